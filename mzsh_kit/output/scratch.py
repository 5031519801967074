"""Folders for a while, which hold names of people: gone with the work, and after a kill at the next start."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from ..errors import KitError
from ..system import refused
from .lock import LOCK, locked

PREFIX = "mzsh-"
_YOUNG = 60
"""Seconds in which a folder may have no lock yet."""


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for temporary files, its owner's alone. Raises :class:`KitError` where there is no room for one."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    except OSError as error:
        raise refused(error, tempfile.gettempdir()) from None
    with ExitStack() as held:
        held.callback(shutil.rmtree, folder, ignore_errors=True)
        held.enter_context(locked(folder))
        yield folder


def remove_left(within: Path | None = None) -> int:
    """Remove what killed runs of this user left, and nothing that anybody holds; how many folders."""
    return sum(map(_removed, (within or Path(tempfile.gettempdir())).glob(f"{PREFIX}*")))


def _removed(folder: Path) -> bool:
    """Whether the folder was nobody's any more. What belongs to others cannot be locked."""
    with suppress(OSError, KitError):
        if folder.is_symlink() or not folder.is_dir():
            return False
        young = time.time() - folder.stat().st_mtime < _YOUNG
        if folder.owner_is_me and not (young and not (folder / LOCK).exists()):
            with locked(folder, 0):
                shutil.rmtree(folder, ignore_errors=True)
            return not folder.exists()
    return False
