"""Folders for a while, which hold names of people: gone with the work, and after a kill at the next start."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path

from lxml import etree

from ..errors import KitError
from ..system import refused
from .lock import LOCK, locked

PREFIX = "mzsh-scratch-"


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for temporary files, its owner's alone. Raises :class:`KitError` where there is no room for
    one.
    """
    _start(tempfile.gettempdir())
    try:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    except OSError as error:
        raise refused(error, tempfile.gettempdir()) from None
    with ExitStack() as held:
        held.callback(shutil.rmtree, folder, ignore_errors=True)
        held.enter_context(locked(folder))
        yield folder


@cache
def _start(folder: str) -> None:
    """Once a process, before the first folder of its own."""
    remove_left(Path(folder))


def remove_left(within: Path) -> int:
    """Remove what killed runs of this user left in a folder, and nothing that anybody holds; how many
    folders.
    """
    return sum(map(_removed, within.glob(f"{PREFIX}*")))


def _is_mine(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _removed(folder: Path) -> bool:
    """Whether the folder was a run's, with the lock that it left, and nobody holds it any more."""
    with suppress(OSError, KitError):
        if folder.is_symlink() or not (folder / LOCK).is_file():
            return False
        if _is_mine(folder):
            with locked(folder, 0):
                shutil.rmtree(folder, ignore_errors=True)
            return not folder.exists()
    return False


def made_in(folder: Path, make: Callable[[], bytes]) -> bytes:
    """What ``make`` gives, the temporary files of which stand in ``folder``: where the result goes, nothing
    is in its way.

    openpyxl keeps sheets in such files. Where there is no room for them lxml raises an error of its own, and
    what is left of the sheet prints another; here it is a :class:`KitError`, and nothing is printed.
    """
    where, heard = tempfile.tempdir, sys.unraisablehook
    tempfile.tempdir, sys.unraisablehook = str(folder), lambda _: None
    try:
        return make()
    except (etree.SerialisationError, OSError) as error:
        code = getattr(error, "errno", None) or errno.ENOSPC
    finally:
        gc.collect()
        tempfile.tempdir, sys.unraisablehook = where, heard
        for left in folder.glob("openpyxl.*"):
            left.unlink(missing_ok=True)
    raise refused(OSError(code, ""), folder)
