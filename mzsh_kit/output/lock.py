"""One writer a folder at a time; the system lets go of the lock however its holder ends.

Why not filelock (4.3.1, looked at in November 2026): it does the same calls of the system and waits as this
does, but cannot say who holds a folder, which a second writer is told here, leaves its file in the folder,
and takes 70 ms and 131 modules to load, four times as much as ``import mzsh_kit``.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from ..errors import KitError, fault
from ..system import refused
from .files import make_folder

LOCK = ".lock"
PATIENCE = 30.0
"""Seconds that a short work waits for another one to end."""

_LOOK = 0.1
_OWN = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder, which is made if need be, as long as the block lasts.

    Where another one holds it, wait so many seconds and then raise :class:`KitError` that says who does. A
    killed holder holds nothing. The lock's file is gone when nobody holds it.
    """
    make_folder(folder)
    path = folder / LOCK
    with _held(path, time.monotonic() + patience) as file:
        file.truncate(0)
        file.write(f"进程{os.getpid()}，{datetime.now():%H:%M}开始".encode())
        file.flush()
        yield


@contextmanager
def _held(path: Path, until: float) -> Iterator[IO[bytes]]:
    while True:
        try:
            file = os.fdopen(os.open(path, _OWN, 0o600), "a+b")
        except OSError as error:
            raise refused(error, path.parent) from None
        with file:
            if _take(file) and _is_at(file, path):
                try:
                    yield file
                finally:
                    _remove(path)
                return
            who = _who(file)
        if time.monotonic() >= until:
            raise KitError(fault("folder.locked", str(path.parent), found=who))
        time.sleep(_LOOK)


def _who(file: IO[bytes]) -> str:
    """What the holder has written, if it could be read."""
    with suppress(OSError):
        file.seek(0)
        return file.read(200).decode("utf-8", "replace") or "刚刚开始"
    return "另一个进程"


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # beyond what is written, so that others can read who holds it

    def _take(file: IO[bytes]) -> bool:
        try:
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _is_at(file: IO[bytes], path: Path) -> bool:
        return True  # an open file keeps its name

    def _remove(path: Path) -> None: ...
else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _is_at(file: IO[bytes], path: Path) -> bool:
        """Whether the file still has its name: the holder before may have removed it after it was opened
        here.
        """
        with suppress(OSError):
            return os.path.samestat(os.fstat(file.fileno()), path.stat())
        return False

    def _remove(path: Path) -> None:
        with suppress(OSError):
            path.unlink()
