"""Patterns compiled when they are first used: a command uses a few of the hundreds that its rooms have."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Becomes like its pattern as soon as anything is asked of it."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._given)
        self.__dict__.update(
            {name: getattr(compiled, name) for name in dir(compiled) if not name.startswith("__")}
        )
        return getattr(compiled, name)


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As :func:`re.compile`, later. A fault of ``text`` is found by the test that uses each of them."""
    return cast("re.Pattern[str]", _Lazy(text, flags))


def wrong_in(error: re.error) -> str:
    """Where a pattern that somebody wrote is wrong, in words: what ``re`` says of it is English."""
    return "写法不完整" if error.pos is None else f"第{error.pos + 1}个字符处写法不对"
