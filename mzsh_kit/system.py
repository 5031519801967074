"""What the operating system refuses, in words, and what it is asked for: modes of files, signals that end a
run.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import NoReturn

from .errors import Fault, KitError, fault

UMASK = "MZSH_UMASK"
"""Environment variable: set, files and folders get the mode that the system's umask gives them."""

_GONE, _DENIED, _FULL, _LONG, _BUSY = (
    "找不到文件或文件夹", "没有权限", "磁盘空间不足", "文件名或路径过长", "正被其他程序使用",
)  # fmt: skip
_REASONS = {
    errno.ENOENT: _GONE, errno.ENOTDIR: "路径中有一段不是文件夹", errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "这里已有同名的文件或文件夹", errno.ENOTEMPTY: "文件夹里还有内容",
    errno.EACCES: _DENIED, errno.EPERM: _DENIED, errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: _FULL, errno.EDQUOT: "磁盘配额已经用完", errno.EFBIG: "文件过大，磁盘放不下",
    errno.ENAMETOOLONG: _LONG, errno.EINVAL: "文件名不能使用", errno.ELOOP: "链接互相指向，没有尽头",
    errno.EBUSY: _BUSY, errno.ETXTBSY: _BUSY, errno.EAGAIN: _BUSY, errno.EDEADLK: _BUSY,
    errno.EMFILE: "打开的文件过多", errno.ENFILE: "打开的文件过多", errno.ENOMEM: "内存不足",
    errno.EIO: "磁盘读写出错", errno.ENXIO: "找不到设备", errno.ENODEV: "找不到设备",
    errno.ESPIPE: "这不是普通文件", errno.EXDEV: "不能移到另一个磁盘",
    errno.ESTALE: "网络文件夹已经断开", errno.ETIMEDOUT: "网络没有应答",
    errno.EHOSTUNREACH: "连不上网络文件夹",
    errno.ECONNREFUSED: "连接被拒绝", errno.ECONNRESET: "连接中断", errno.EPIPE: "读取的一方已经关闭",
    errno.EADDRINUSE: "端口已被占用", errno.EADDRNOTAVAIL: "本机没有这个地址",
}  # fmt: skip
_WINDOWS = {5: _DENIED, 32: _BUSY, 33: _BUSY, 39: _FULL, 112: _FULL, 206: _LONG, 123: "文件名不能使用"}


def reason(error: OSError) -> str:
    """Why the system refused, in words; a number where nobody has words for it."""
    code = getattr(error, "winerror", None)
    known = _WINDOWS.get(code or 0) or _REASONS.get(error.errno or 0)
    return known or f"系统错误{code or error.errno or ''}"


def refused(error: OSError, where: str | os.PathLike[str] = "", *, reading: bool = False) -> KitError:
    """The error that tells why something was not written, or not read; ``where`` is its place if not the
    error's own.
    """
    return KitError(refusal(error, where, reading=reading))


def untold(error: OSError) -> Fault:
    """What the system refused somewhere below, where nobody knows what for."""
    return fault("file.refused", str(error.filename or ""), found=reason(error))


def refusal(error: OSError, where: str | os.PathLike[str] = "", *, reading: bool = False) -> Fault:
    place = os.fspath(where) or (str(error.filename) if error.filename else "")
    if reading:
        missing = isinstance(error, FileNotFoundError)
        return (
            fault("file.missing", place) if missing else fault("file.unreadable", place, found=reason(error))
        )
    return fault("file.unwritable", place, found=reason(error))


def opened(path: Path) -> BufferedReader:
    """A file to be read. Raises :class:`OSError`, for a device or a pipe, too, which may have no end."""
    if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
        raise OSError(errno.ESPIPE, "", path)
    return path.open("rb")


def file_mode(path: Path) -> int:
    """The mode of a file to be written: its own if it stands there already, else the owner's alone."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return 0o666 & ~_umask()


def folder_mode() -> int:
    return 0o777 & ~_umask()


def _umask() -> int:
    """What others may not do. To ask the system for its umask is to change it, for a moment."""
    if not os.environ.get(UMASK):
        return 0o077
    with _asking:
        mask = os.umask(0o077)
        os.umask(mask)
    return mask


_asking = threading.Lock()


@contextmanager
def ended_as_by_hand() -> Iterator[None]:
    """The signals that end a process end the block as Ctrl-C does: with its words, its summary, its scratch
    removed. What is ignored (``nohup``) stays so.
    """
    known = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        known = []
    heard = [name for name in known if signal.getsignal(name) != signal.SIG_IGN]
    before = {name: signal.signal(name, _interrupt) for name in heard}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
