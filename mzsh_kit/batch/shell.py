"""The interpreter of a kernel without the kernel: one a process, its namespace fresh for each notebook."""

from __future__ import annotations

import builtins
import io
import linecache
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from types import SimpleNamespace
from typing import Any, TextIO

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.session import Session
from traitlets.config import Config

from .notebook import ROOM
from .process import process_kept

Message = dict[str, Any]
"""A message of Jupyter's protocol."""

Take = Callable[[Message], None]
"""What hears of each message that a kernel would have sent."""


class _Tape(Session):
    """A session that hands its messages over instead of sending them."""

    take: Take

    def send(  # type: ignore[override]
        self,
        stream: object,
        msg_or_type: Message | str,
        content: Message | None = None,
        parent: Message | None = None,
        **_: object,
    ) -> Message:
        if isinstance(msg_or_type, str):
            message = self.msg(msg_or_type, content=content, parent=parent)
        else:
            message = msg_or_type
        self.take(message)
        return message


class Stream(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` of a notebook. Text beyond ``ROOM`` is dropped as it comes."""

    encoding = "UTF-8"

    def __init__(self, name: str, tape: _Tape) -> None:
        super().__init__()
        self.name, self._tape, self._held, self._left = name, tape, io.StringIO(), ROOM + 1
        self._guard = threading.Lock()

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1 if self.name == "stdout" else 2

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        with self._guard:
            kept = text[: self._left]
            self._left -= len(kept)
            self._held.write(kept)
        return len(text)

    def flush(self) -> None:
        with self._guard:
            text = self._held.getvalue()
            self._held = io.StringIO()
        if text:
            self._tape.send(None, "stream", {"name": self.name, "text": text})


@contextmanager
def fresh_shell(take: Take) -> Iterator[Any]:
    """The process's shell with nothing in its namespace; what a notebook sets in the process is put back after it.

    Modules stay loaded, which is what makes it warm: what a notebook changes inside one stays changed.
    """
    shell = _shell()
    tape = shell.display_pub.session
    tape.take = take
    with ExitStack() as stack:
        for kept in (_installed(shell), process_kept(), _streams(tape)):
            stack.enter_context(kept)
        os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        try:
            yield shell
        finally:
            _forget(shell)


@cache
def _shell() -> Any:
    quiet = Config(HistoryManager={"enabled": False})
    with process_kept():
        kernel = SimpleNamespace(eventloop=None)
        make: Any = ZMQInteractiveShell
        shell = make(config=quiet, kernel=kernel, compiler_class=XCachingCompiler)
    shell.enable_gui = lambda gui=None: None  # pictures are inline; there is no loop for a window
    shell.display_pub.session = shell.displayhook.session = _Tape()
    return shell


def _forget(shell: Any) -> None:
    """Let go of the notebook's objects and of its source, which tracebacks were made of."""
    hook = shell.displayhook
    hook._ = hook.__ = hook.___ = ""
    hook.do_full_cache = False  # or the reset would collect garbage, which takes longer than a paper
    shell.reset(new_session=True)
    shell.user_ns.update({"_": "", "__": "", "___": ""})
    hook.do_full_cache = True
    shell.exit_now = False
    shell._last_traceback = None
    for name in shell.compile._filename_map:
        linecache.cache.pop(name, None)
    shell.compile._filename_map.clear()


@contextmanager
def _installed(shell: Any) -> Iterator[None]:
    """``get_ipython()`` and ``__main__`` are the shell's for a while, as they are in a kernel."""
    classes: list[type[InteractiveShell]] = [
        base for base in type(shell).mro() if issubclass(base, InteractiveShell)
    ]
    before, main = [vars(base).get("_instance") for base in classes], sys.modules["__main__"]
    for base in classes:
        base._instance = shell
    sys.modules["__main__"] = shell.user_module
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        for base, instance in zip(classes, before, strict=True):
            base._instance = instance


@contextmanager
def _streams(tape: _Tape) -> Iterator[None]:
    before = sys.stdout, sys.stderr, builtins.input
    sys.stdout, sys.stderr, builtins.input = Stream("stdout", tape), Stream("stderr", tape), _no_input
    try:
        yield
    finally:
        sys.stdout, sys.stderr, builtins.input = before


def _no_input(prompt: object = "") -> str:
    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")


@contextmanager
def descriptors_caught() -> Iterator[None]:
    """What is written to descriptors 1 and 2 below Python, by C code or child processes, reaches the streams."""
    with ExitStack() as stack:
        for number, stream in ((1, sys.stdout), (2, sys.stderr)):
            stack.enter_context(_caught(number, stream))
        yield


@contextmanager
def _caught(number: int, stream: TextIO) -> Iterator[None]:
    reading, writing = os.pipe()
    kept = os.dup(number)
    os.dup2(writing, number)
    os.close(writing)
    pump = threading.Thread(target=_pump, args=(reading, stream), daemon=True)
    pump.start()
    try:
        yield
    finally:
        os.dup2(kept, number)
        os.close(kept)
        pump.join(1)  # a child process that goes on may hold the pipe open


def _pump(reading: int, stream: TextIO) -> None:
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while chunk := pipe.read(1 << 16):
            stream.write(chunk.decode("utf-8", "replace"))
