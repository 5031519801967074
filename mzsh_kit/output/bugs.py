"""A bug leaves a log and its number. The log says where and what kind, never what anybody typed."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from pathlib import Path

from .. import resources
from ..errors import Fault, KitError, fault
from ..system import untold
from .files import digest, make_folder, put


def keep_bug(error: BaseException, folder: Path | None = None) -> Fault:
    """Write where ``error`` came from into a log; the fault that tells its number. What the system refused is
    no bug.

    The message of an exception may quote a name that a user typed, so only its type is kept.
    """
    if isinstance(error, OSError) and error.errno:
        return untold(error)
    if isinstance(error, MemoryError):
        return untold(OSError(errno.ENOMEM, ""))
    return logged(_lines(error), folder)


def logged(lines: Iterable[str], folder: Path | None = None) -> Fault:
    """Keep where a bug came from in a log; the fault that tells its number.

    The log is one of the outputs and told by its whole path, or stands in ``folder`` and is told by its place
    there.
    """
    text = ("\n".join(lines) + "\n").encode("utf-8", "replace")
    number = digest(text)[:8]
    log = (folder or resources.outputs()) / "logs" / f"{number}.log"
    try:
        make_folder(log.parent)
        put(log, text)
    except KitError:
        return fault("bug", number=number, log="（无法写入日志）")
    return fault("bug", number=number, log=log.relative_to(folder) if folder else log)


def _lines(error: BaseException) -> Iterator[str]:
    """Every exception of the chain, the first cause first: its frames, its type."""
    import traceback

    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _lines(before)
        yield ""
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__module__}.{type(error).__qualname__}"
