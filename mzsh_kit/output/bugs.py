"""A bug leaves a log and its number. The log says where and what kind, never what anybody typed."""

from __future__ import annotations

import errno
from collections.abc import Iterator

from .. import resources
from ..errors import Fault, KitError, fault
from ..system import untold
from .files import digest, make_folder, put


def keep_bug(error: BaseException) -> Fault:
    """Write where ``error`` came from into a log; the fault that tells its number. What the system refused is no bug.

    The message of an exception may quote a name that a user typed, so only its type is kept.
    """
    if isinstance(error, OSError) and error.errno:
        return untold(error)
    if isinstance(error, MemoryError):
        return untold(OSError(errno.ENOMEM, ""))
    text = "\n".join(_lines(error)) + "\n"
    number = digest(text.encode())[:8]
    log = resources.outputs() / "logs" / f"{number}.log"
    try:
        make_folder(log.parent)
        put(log, text.encode("utf-8", "replace"))
    except KitError:
        return fault("bug", number=number, log="（无法写入日志）")
    return fault("bug", number=number, log=log)


def _lines(error: BaseException) -> Iterator[str]:
    """Every exception of the chain, the first cause first: its frames, its type."""
    import traceback

    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _lines(before)
        yield ""
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__module__}.{type(error).__qualname__}"
