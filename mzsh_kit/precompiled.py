"""What every start would compile again: regular expressions, methods of dataclasses, annotations, wordings.

They are texts, and compiling them is half of a short command. Inside :func:`compiled_once` each text is compiled once and
what came of it is kept by the text itself, so nothing can be out of date, in one file among Python's own compiled files
(``__pycache__``, or where ``PYTHONPYCACHEPREFIX`` says), to be trusted as these are. A file that is missing, damaged or
of another Python costs the time and nothing else. Only what modules and the kit's own wordings state is kept: a pattern that is
made while a command runs may hold what somebody typed.
"""

from __future__ import annotations

import dataclasses
import marshal
import os
import re
import sys
import typing
from array import array
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, TypeVar, cast

Make = TypeVar("Make", bound=Callable[..., Any])
_compiler: Any = re._compiler  # type: ignore[attr-defined]
_LARGEST = 8 << 20
"""Bytes of the file beyond which it is begun anew: texts of former versions of the kit are never asked for again."""

_LEAST = 16_000
"""Bytes of news below which the file stays: packages that name a set in a pattern have another pattern at every start."""

_OF = (Path(__file__).stat().st_mtime_ns, sys.version, _compiler.MAGIC)
_compile_pattern = _compiler.compile


class _Kept:
    """What is known, each as ``marshal`` writes it and read when it is asked for; the bytes of what came to it."""

    def __init__(self) -> None:
        self.known: dict[Hashable, bytes] = {}
        self.active, self.news = False, 0

    def get(self, key: Hashable, make: Callable[[], Any], *, keep: bool = True) -> Any:
        if self.active and key in self.known:
            return marshal.loads(self.known[key])
        value = make()
        if self.active and keep:
            self.known[key] = marshal.dumps(value)
            self.news += len(self.known[key])
        return value


_kept = _Kept()


@contextmanager
def compiled_once(*, keep: bool = True) -> Iterator[None]:
    """Inside it nothing is compiled that an earlier start compiled; what is new is kept for the next if ``keep``."""
    if _kept.active:
        yield
        return
    _kept.known, _kept.active, _kept.news = _read(), True, 0
    _compiler.compile = _pattern
    vars(dataclasses)["exec"], vars(typing)["compile"] = _exec, _compile
    try:
        yield
    finally:
        _compiler.compile = _compile_pattern
        del vars(dataclasses)["exec"], vars(typing)["compile"]
        if keep and _kept.news >= _LEAST and not sys.dont_write_bytecode:
            _write()
        _kept.known, _kept.active = {}, False


_stated: set[CodeType] = set()


def stated(make: Make) -> Make:
    """Says of a function that its patterns follow from the program and its tables, and from nothing that anybody typed."""
    _stated.add(cast(FunctionType, make).__code__)
    return make


def code_of(key: tuple[Hashable, ...], make: Callable[[], CodeType]) -> CodeType:
    """The code that ``make`` gives, which must follow from ``key`` alone."""
    code: CodeType = _kept.get(key, make)
    return code


def _exec(text: str, *places: dict[str, Any]) -> None:
    """``exec`` of a text, for ``dataclasses``."""
    exec(_compile(text, "<string>", "exec"), *places)


def _compile(text: str, file: str, mode: str) -> CodeType:
    return code_of((mode, file, text), lambda: compile(text, file, mode, dont_inherit=True))


def _pattern(text: Any, flags: int = 0) -> re.Pattern[Any]:
    """``re._compiler.compile``: the machine's words for a pattern are kept, which only have to be handed over."""
    flags = int(flags)
    if not isinstance(text, str | bytes) or flags & re.DEBUG:
        return _compile_pattern(text, flags)  # type: ignore[no-any-return]
    words = _kept.get((text, flags), lambda: _words(text, flags), keep=_is_stated())
    try:
        flags, code, *groups = words
        return _compiler._sre.compile(text, flags, memoryview(code).cast("I").tolist(), *groups)  # type: ignore[no-any-return]
    except (TypeError, ValueError, RuntimeError):
        return _compile_pattern(text, flags)  # type: ignore[no-any-return]


def _words(text: str | bytes, flags: int) -> tuple[Any, ...]:
    """What ``re._compiler.compile`` hands to the machine: flags, code, number of groups, their names, the names in order."""
    parsed = _compiler._parser.parse(text, flags)
    names = parsed.state.groupdict
    order: list[str | None] = [None] * parsed.state.groups
    for name, nth in names.items():
        order[nth] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(order)


def _is_stated() -> bool:
    """Whether a module is being loaded, or one of the functions that are :func:`stated` runs."""
    frame: FrameType | None = sys._getframe(1)
    while frame := frame.f_back:
        at_import = frame.f_code.co_name == "<module>" and frame.f_globals.get("__name__") != "__main__"
        if at_import or frame.f_code in _stated:
            return True
    return False


def _file() -> Path:
    return Path(cache_from_source(__file__)).with_suffix(".kept")


def _read() -> dict[Hashable, Any]:
    with suppress(OSError, ValueError, EOFError, TypeError, NotImplementedError):
        data = _file().read_bytes()
        of, known = marshal.loads(data)
        if of == _OF and len(data) < _LARGEST and isinstance(known, dict):
            return known
    return {}


def _write() -> None:
    with suppress(OSError, ValueError, NotImplementedError):
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(marshal.dumps((_OF, _kept.known)))
        part.replace(file)
