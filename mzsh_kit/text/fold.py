"""A text in one writing, with a map back to the characters as they stand.

What is folded: compatibility characters (⽇, ⼀, ﹒), full-width digits and Latin letters, blanks of every
width, characters that nobody sees, spaces that an editor put between hanzi and digits, ASCII marks between
hanzi. What means something of its own stays: 〇 and ○, ①, ㈠, dashes, wide gaps between cells, spaces between
Latin words and between whole names.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .lazy import lazy_pattern

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "，。、；：？！（）《》〈〉“”‘’「」『』【】〔〕…"
_UNSEEN = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\ufe0e\ufe0f"
)
_BLANKS = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
)
_HYPHENS = {"\u2010": "-", "\u2011": "-", "\u2212": "-", "\uff0d": "-", "\ufe63": "-"}
_OWN = frozenset("，：；！？（）～＿．")
"""Full-width marks that are the writing itself."""
_SMALL = {
    "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：", "∶": "：", "﹖": "？", "﹗": "！", "﹙": "（", "﹚": "）",
    "｡": "。", "､": "、", "｢": "「", "｣": "」", "︐": "，", "︑": "、", "︒": "。", "︓": "：", "︔": "；",
    "︵": "（", "︶": "）", "︽": "《", "︾": "》",
}  # fmt: skip
_RADICALS = dict(
    zip(
        "⺠⺟⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⻖⻌",
        "民母虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟阝辶",
        strict=True,
    )
)
"""Radicals that fonts of PDF files give for hanzi and Unicode leaves as they are."""
_FULL_WIDTH = 0xFF01
_RANGES = (
    (0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0xFE50, 0xFE6B), (_FULL_WIDTH, 0xFF5E),
    (0x2F800, 0x2FA1F),
)  # fmt: skip
"""Radicals, compatibility hanzi, ligatures, small and full-width forms."""
_WIDE_OF = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_IS_HAN = lazy_pattern(f"[{HAN}]")
_IS_TEXT = lazy_pattern(f"[{HAN}{_MARKS}○×＿]")
_SPACED = lazy_pattern(r"(?<=[^ ]) (?=[^ ])")
_BEFORE_LABEL = lazy_pattern(rf"(?<=\d[{HAN}]) (?=[{HAN}]{{2,8}}：)")
"""The blank between a counted unit, whose one hanzi is no sign set apart, and a label: 16日 地点："""
_WIDE_GAP = lazy_pattern(f"(?<=[{HAN}{_MARKS}])\u3000(?=[{HAN}{_MARKS}])")
_ASCII = lazy_pattern(r"[,;:?!()\".]")
_ASCII_MARKS = frozenset(',;:?!()".')
_LINE = lazy_pattern(r"[^\n]+")
_LEAST_SPELLED, _SPELLED = 4, 0.8
_REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class Habit:
    """A way of writing that is folded away: its name, and where it stands in the original text."""

    name: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` in one writing; ``starts`` and ``ends`` are the original places of each of its characters."""

    text: str
    original: str
    starts: array[int]
    ends: array[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The original place of a stretch of the folded text; an empty one stands before its next
        character.
        """
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.starts[start] if start < len(self.starts) else len(self.original)
        return at, at


@lru_cache(maxsize=_REMEMBERED)
def fold(original: str) -> Folded:
    """Fold a text. Linear in its length."""
    if original.isascii():
        return _whole(original)
    signs, starts, ends = _signs(original)
    signs = _marked(signs)
    keep = _kept("".join(signs))
    if all(keep):
        return Folded("".join(signs), original, starts, ends)
    text = "".join(sign for sign, kept in zip(signs, keep, strict=True) if kept)
    at = [n for n, kept in enumerate(keep) if kept]
    return Folded(text, original, array("l", [starts[n] for n in at]), array("l", [ends[n] for n in at]))


@lru_cache(maxsize=_REMEMBERED)
def habits(original: str) -> tuple[Habit, ...]:
    """Every habit of a text once, with all its places."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for name, start, end in _habits(fold(original)):
        places = spans.setdefault(name, [])
        if places and places[-1][1] == start:
            start = places.pop()[0]
        places.append((start, end))
    return tuple(Habit(name, tuple(places)) for name, places in spans.items())


def folded(text: str) -> str:
    """The folded text alone."""
    return fold(text).text


def _whole(text: str) -> Folded:
    return Folded(text, text, array("l", range(len(text))), array("l", range(1, len(text) + 1)))


_DOT = lazy_pattern(r"(?<=[0-9０-９])．(?=[0-9０-９])")
"""A full-width dot in a date or a number; behind the number of an item it is a mark of its own."""


_SPECIAL = lazy_pattern(
    "["
    + re.escape("".join(sorted((*_UNSEEN, *_BLANKS, *_SMALL, *_RADICALS, *_HYPHENS))))
    + "".join(f"{chr(low)}-{chr(high)}" for low, high in _RANGES if low != _FULL_WIDTH)
    + f"{''.join(chr(code) for code in range(_FULL_WIDTH, 0xFF5F) if chr(code) not in _OWN)}．]"
)
"""Characters that may have another form."""


def _signs(text: str) -> tuple[list[str], array[int], array[int]]:
    """Each character in its one form; a character may become several."""
    if not _SPECIAL.search(text):
        same = _whole(text)
        return list(text), same.starts, same.ends
    signs: list[str] = []
    starts, ends = array("l"), array("l")
    for at, char in enumerate(_DOT.sub(".", text)):
        for sign in _one(char):
            signs.append(sign)
            starts.append(at)
            ends.append(at + 1)
    return signs, starts, ends


@lru_cache(maxsize=8192)
def _one(char: str) -> str:
    if char in _UNSEEN:
        return ""
    if char in _BLANKS:
        return " "
    if char in _SMALL:
        return _SMALL[char]
    if char in _RADICALS:
        return _RADICALS[char]
    if char in _HYPHENS:
        return _HYPHENS[char]
    if char in _OWN or not any(low <= ord(char) <= high for low, high in _RANGES):
        return char
    return unicodedata.normalize("NFKC", char)


def _marked(signs: list[str]) -> list[str]:
    """ASCII marks beside hanzi as the full-width marks that they stand for."""
    text = "".join(signs)
    if not _ASCII.search(text):
        return signs
    marked, open_at = list(text), list[int]()
    straight = _straight(text)
    for mark in _ASCII.finditer(text):
        at, sign = mark.start(), mark[0]
        before, after = _beside(marked, at - 1, -1), _beside(text, at + 1, 1)
        if sign == '"':
            if at in straight:
                marked[at] = "“" if straight[at] else "”"
        elif sign == "(":
            open_at.append(at)
        elif sign == ")":
            _close(marked, text, open_at, at)
        elif sign == ".":
            if _ends_sentence(text, before, after):
                marked[at] = "。"
        elif sign == ":" and before.isdigit() and after.isdigit():
            continue
        elif (
            _IS_TEXT.match(before)
            or (before and not before.isascii())
            or (_IS_HAN.match(after) and (sign != "," or not before.isspace()))
        ):
            marked[at] = _WIDE_OF[sign]
    return marked


def _ends_sentence(text: str, before: str, after: str) -> bool:
    """Whether a full stop stands behind hanzi and before no Latin word: 研讨.1月5日前, 方案."""
    if _IS_HAN.match(before):
        return (
            after == ""
            or after.isdigit()
            or (after != "." and after in _ASCII_MARKS)
            or bool(_IS_TEXT.match(after))
        )
    return before != "" and before in "）》”)" and after == "" and bool(_IS_HAN.search(text))


def _straight(text: str) -> dict[int, bool]:
    """Straight quotation marks that stand around hanzi: whether each opens. Where two meet, none is sure."""
    straight: dict[int, bool] = {}
    for line in _LINE.finditer(text):
        at = [match.start() for match in re.finditer('"', line[0])]
        if at and len(at) % 2 == 0 and '""' not in line[0]:
            for left, right in zip(at[::2], at[1::2], strict=True):
                if _IS_HAN.search(line[0], left, right):
                    straight |= {line.start() + left: True, line.start() + right: False}
    return straight


def _close(signs: list[str], text: str, open_at: list[int], at: int) -> None:
    """A pair of brackets is full-width if hanzi stand in it or before it; a lone ) behind a number stays."""
    if open_at:
        first = open_at.pop()
        if _IS_TEXT.match(_beside(signs, first - 1, -1)) or _IS_HAN.search(text, first, at):
            signs[first], signs[at] = "（", "）"


def _beside(text: Sequence[str], at: int, step: int) -> str:
    """The next character that is no single space; empty at an end of the text or of a line."""
    if 0 <= at < len(text) and text[at] == " ":
        at += step
    return text[at] if 0 <= at < len(text) and text[at] not in "\r\n" else ""


def _kept(text: str) -> list[bool]:
    """Which characters stay: a single space goes where one side is hanzi or a mark and no two whole words
    meet.
    """
    keep = [True] * len(text)
    for space in _SPACED.finditer(text):
        at = space.start()
        left, right = text[at - 1], text[at + 1]
        if left in "\r\n\t\u3000" or right in "\r\n\t\u3000":
            continue
        keep[at] = not _drops(text, at, left, right)
    for line in _LINE.finditer(text):
        if _is_spelled(line[0]):
            for space in _SPACED.finditer(text, *line.span()):
                keep[space.start()] = False
    for gap in _WIDE_GAP.finditer(text):
        at = gap.start()
        keep[at] = not _between_signs(text, at, "\u3000")
    return keep


def _is_spelled(line: str) -> bool:
    """Whether a line is set sign by sign: 会 议 定 于 2 0 2 6 年."""
    words = line.split(" ")
    return len(words) >= _LEAST_SPELLED and sum(len(word) == 1 for word in words) >= _SPELLED * len(words)


def _drops(text: str, at: int, left: str, right: str) -> bool:
    hanzi = bool(_IS_HAN.match(left)), bool(_IS_HAN.match(right))
    if left in _MARKS or right in _MARKS:
        return True
    if all(hanzi):
        return _between_signs(text, at, " ") and not _BEFORE_LABEL.match(text, at)
    if any(hanzi):
        other = right if hanzi[0] else left
        return other.isalnum() or other in "%℃*×＿_○" or not other.isascii()
    return (left.isdigit() and right in ".-/:~～—–") or (right.isdigit() and left in "-/:~～—–")


def _between_signs(text: str, at: int, blank: str) -> bool:
    """Whether the blank stands between signs set apart (会 议 主 题, 张 三), not between two whole names, nor
    behind the last of such signs (张 三 局长).
    """
    begins = at < len("张 ") or text[at - len("张 ")] != blank
    return _alone(text, at, 1, blank) or (begins and _alone(text, at, -1, blank))


def _alone(text: str, at: int, step: int, blank: str) -> bool:
    """Whether one hanzi alone stands on this side of the blank."""
    beyond = at + 2 * step
    if not _IS_HAN.match(text[at + step]):
        return False
    return not 0 <= beyond < len(text) or text[beyond] == blank or not _IS_HAN.match(text[beyond])


def _habits(text: Folded) -> Iterator[tuple[str, int, int]]:
    for start, end in zip(text.starts, text.ends, strict=True):
        char = text.original[start:end]
        if "０" <= char <= "９" or "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ":
            yield "全角数字或字母", start, end
        elif len(char) == 1 and (0x2E80 <= ord(char) <= 0x2FDF or 0xF900 <= ord(char) <= 0xFAFF):
            yield "兼容字形", start, end
    last, before = 0, ""
    for sign, start, end in zip(text.text, text.starts, text.ends, strict=True):
        between = text.original[last:start]
        if between and between.strip(" \u3000" + "".join(_BLANKS)):
            yield "不可见字符", last, start
        elif between and (_is_latin(before) or _is_latin(sign)):
            yield "字间空格", last, start
        if sign in _MARKS and text.original[start:end] in _ASCII_MARKS:
            yield "半角标点", start, end
        last, before = end, sign


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
