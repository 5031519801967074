"""One run at a time in one output folder; the system lets go of the lock however a run ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..errors import KitError, fault

LOCK = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder. Raises :class:`KitError` where another run holds it; a killed run holds nothing."""
    try:
        file = (folder / LOCK).open("ab")
    except OSError as error:
        raise KitError(fault("file.unwritable", str(folder), found=error.strerror or "未知原因")) from None
    with file:
        try:
            _hold(file)
        except OSError:
            raise KitError(fault("batch.locked", str(folder))) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _hold(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
