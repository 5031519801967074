"""Files that appear whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from ..errors import KitError, fault
from ..system import file_mode, folder_mode, opened, refused


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str | None:
    """The SHA-256 of a file; ``None`` if there is none."""
    try:
        with opened(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise refused(error, path, reading=True) from None


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, their owner's alone. Raises :class:`KitError` where a file is in the
    way.
    """
    try:
        missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
        for parent in reversed(missing):
            parent.mkdir(folder_mode(), exist_ok=True)
        if not folder.is_dir():
            raise FileExistsError
    except (FileExistsError, NotADirectoryError):
        raise KitError(fault("file.not_folder", str(folder))) from None
    except OSError as error:
        raise refused(error, folder) from None


def put(path: Path, data: bytes) -> None:
    """Write ``path`` whole: a temporary file beside it, flushed to disk, takes its name in one step.

    A new file is its owner's alone. Raises :class:`KitError` with the system's reason.
    """
    with written(path) as file:
        file.write(data)


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file to be written piece by piece that takes the name ``path`` when it is whole; see :func:`put`."""
    temporary = path.with_name(f".{os.getpid()}.{digest(path.name.encode())[:8]}.part")
    try:
        with os.fdopen(os.open(temporary, _NEW, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(file_mode(path))
        temporary.replace(path)
    except PermissionError as error:
        busy = path.exists() and os.access(path.parent, os.W_OK)
        raise (KitError(fault("file.busy", str(path))) if busy else refused(error, path)) from None
    except OSError as error:
        raise refused(error, path) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


_NEW = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def held_open(path: Path) -> bool:
    """Whether Word, WPS or LibreOffice has left its lock beside the file."""
    return any(
        path.with_name(lock).exists()
        for lock in (f".~lock.{path.name}#", f"~${path.name[2:]}", f"~${path.name}")
    )


def clear_parts(folder: Path) -> None:
    """Remove temporary files that a killed run left in a folder."""
    for part in folder.glob(".*.part"):
        with suppress(OSError):
            part.unlink(missing_ok=True)


def tree_digest(files: Mapping[str, bytes]) -> str:
    """One digest of several named contents, whatever their order."""
    return digest("\n".join(f"{name} {digest(data)}" for name, data in sorted(files.items())).encode())
