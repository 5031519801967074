"""Files that appear whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from ..errors import KitError, fault


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str | None:
    """The SHA-256 of a file; ``None`` if there is none."""
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise KitError(fault("file.unreadable", str(path))) from None


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises :class:`KitError` where a file is in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise KitError(fault("file.not_folder", str(folder))) from None
    except OSError as error:
        raise KitError(fault("file.unwritable", str(folder), found=error.strerror or "未知原因")) from None


def put(path: Path, data: bytes) -> None:
    """Write ``path`` whole: a temporary file beside it, flushed to disk, takes its name in one step.

    Raises :class:`KitError` when another program holds the file, the disk is full or the folder is read-only.
    """
    temporary = path.with_name(f".{os.getpid()}.{digest(path.name.encode())[:8]}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except PermissionError:
        busy = path.exists() and os.access(path.parent, os.W_OK)
        raise KitError(
            fault("file.busy", str(path)) if busy else fault("file.unwritable", str(path), found="没有权限")
        ) from None
    except OSError as error:
        raise KitError(fault("file.unwritable", str(path), found=_reason(error))) from None
    finally:
        temporary.unlink(missing_ok=True)


def _reason(error: OSError) -> str:
    return {2: "找不到文件夹", 28: "磁盘空间不足", 30: "磁盘是只读的", 36: "文件名过长"}.get(
        error.errno or 0, f"系统错误{error.errno}"
    )


def held_open(path: Path) -> bool:
    """Whether Word, WPS or LibreOffice has left its lock beside the file."""
    return any(
        path.with_name(lock).exists()
        for lock in (f".~lock.{path.name}#", f"~${path.name[2:]}", f"~${path.name}")
    )


def clear_parts(folder: Path) -> None:
    """Remove temporary files that a killed run left in a folder."""
    for part in folder.glob(".*.part"):
        part.unlink(missing_ok=True)


def tree_digest(files: Mapping[str, bytes]) -> str:
    """One digest of several named contents, whatever their order."""
    return digest("\n".join(f"{name} {digest(data)}" for name, data in sorted(files.items())).encode())
