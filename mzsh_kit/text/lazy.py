"""Patterns compiled when they are first used, and kept for the next start: a command uses a few of the
hundreds that its rooms have.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from array import array
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, cast

from ..compiled import CompiledCache

_CACHE = CompiledCache("patterns")


class _Lazy:
    """Becomes like its pattern as soon as anything is asked of it."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = kept_pattern(*self._given)
        self.__dict__.update(
            {name: getattr(compiled, name) for name in dir(compiled) if not name.startswith("__")}
        )
        return getattr(compiled, name)


def kept_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As :func:`re.compile`, for patterns of the kit's own: what Python's compiler makes of one is kept.

    That is Python's own matter: where another version has it otherwise, the pattern is compiled as ever.
    """
    try:
        known, code, *groups = _CACHE.get(f"{int(flags)} {text}", lambda: _compiled(text, int(flags)))
        return cast("re.Pattern[str]", _sre.compile(text, known, array("I", code).tolist(), *groups))
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return re.compile(text, flags)


def _compiled(text: str, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What :mod:`re` gives to its engine: flags, code, number of groups, numbers by names, names."""
    parsed = _parser.parse(text, flags)
    numbers = parsed.state.groupdict
    names = {number: name for name, number in numbers.items()}
    return (
        flags | parsed.state.flags,
        array("I", _compiler._code(parsed, flags)).tobytes(),
        parsed.state.groups - 1,
        numbers,
        tuple(map(names.get, range(parsed.state.groups))),
    )


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As :func:`re.compile`, later. A fault of ``text`` is found by the test that uses each of them."""
    return cast("re.Pattern[str]", _Lazy(text, flags))


def wrong_in(error: re.error) -> str:
    """Where a pattern that somebody wrote is wrong, in words: what ``re`` says of it is English."""
    return "写法不完整" if error.pos is None else f"第{error.pos + 1}个字符处写法不对"
