"""Which font each character takes.

Word looks quotes, dashes, ellipses and many signs up in the *Latin* font; the GB2312 fonts lack rare
characters. So a text is cut into runs of one kind, and each kind has its own font.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from ...text.lazy import lazy_pattern

Kind = Literal["plain", "chinese", "rare", "astral"]

# What XML 1.0 cannot hold; tab and line ends are spaces inside a run.
_ILLEGAL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = lazy_pattern(r"[\t\n\r]+")


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font names of an office. ``*_rare`` serve characters outside GB2312, ``astral`` those past the BMP."""

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    kai: str = "楷体_GB2312"
    hei: str = "黑体"
    song: str = "宋体"
    latin: str = "Times New Roman"
    title_rare: str = "宋体"
    body_rare: str = "仿宋"
    kai_rare: str = "楷体"
    astral: str = "SimSun-ExtB"

    def chinese(self, face: str) -> str:
        """The font of a face of the standard: 小标宋, 仿宋, 楷体, 黑体, 宋体."""
        fonts = {"小标宋": self.title, "仿宋": self.body, "楷体": self.kai, "黑体": self.hei}
        return {**fonts, "宋体": self.song}[face]

    def rare(self, face: str) -> str:
        """The font that serves characters which the font of ``face`` lacks."""
        substitutes = {"小标宋": self.title_rare, "仿宋": self.body_rare, "楷体": self.kai_rare}
        return substitutes.get(face) or self.chinese(face)


class Run(NamedTuple):
    """A stretch of text set in one font."""

    kind: Kind
    text: str


def clean(text: str) -> str:
    """``text`` on one line and without the characters that XML cannot hold."""
    return text if text.isprintable() else _SPACES.sub(" ", _ILLEGAL.sub("", text))


@lru_cache(maxsize=1 << 12)
def lines(text: str) -> tuple[str, ...]:
    """The lines of a text that a user may have typed with line ends; at least one, perhaps empty."""
    return tuple(clean(line) for line in text.strip().splitlines()) or ("",)


def runs(text: str) -> list[Run]:
    """Cut a clean text into runs: as few as the fonts allow.

    A hanzi looks the same in a plain and in a chinese run, so it joins whichever is beside it.
    """
    if _PLAIN.issuperset(text):
        return [Run("plain", text)] if text else []
    letters = text.translate(_LETTERS)
    return [Run(_KINDS[match.lastgroup], text[slice(*match.span())]) for match in _RUN.finditer(letters)]


# One letter for the kind of each character: l(atin), n(eutral), c(hinese), r(are), a(stral).
_RUN = lazy_pattern(r"(?P<chinese>n*c[cn]*)|(?P<plain>[ln]+)|(?P<rare>r+)|(?P<astral>a+)")
_KINDS: dict[str | None, Kind] = {"chinese": "chinese", "plain": "plain", "rare": "rare", "astral": "astral"}
# Python's codec has ・ and ― at the code points where the fonts have the name dot and the dash.
_SIGNS = "·—"


_PLAIN: set[str] = set()  # what has been met and needs no font of its own


class _Letters(dict[int, str]):
    """The letter of each character met so far."""

    def __missing__(self, point: int) -> str:
        letter = self[point] = _letter(chr(point))
        if letter in "ln":
            _PLAIN.add(chr(point))
        return letter


_LETTERS = _Letters()


def _letter(char: str) -> str:
    if char.isascii():
        return "l"
    point = ord(char)
    if point < 0x2E80:
        in_chinese_font = char in _SIGNS or (in_gb2312(char) and not char.isalpha())
        return "c" if in_chinese_font else "l"
    if point < 0x10000:
        return "n" if in_gb2312(char) else "r"
    return "a" if 0x20000 <= point < 0x40000 else "l"


def in_gb2312(char: str) -> bool:
    """Whether the fonts named _GB2312 have this character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
