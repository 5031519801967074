"""Chinese text cut into sentences, clauses and items of a list, and words taken off its ends; brackets,
quotes and titles are never cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from ..text import annotated
from ..text.lazy import lazy_pattern

_COVERED = lazy_pattern(
    r"《(?:[^《》]|《[^《》]{0,100}》){0,200}》|〈[^〈〉]{0,100}〉|“[^“”]{0,200}”|\"[^\"\n]{1,60}\"|‘[^‘’]{0,100}’|「[^「」]{0,100}」"
    r"|[（(](?:[^（()）]|[（(][^（()）]{0,100}[)）]){0,200}[)）]|路线、方针[、和]政策"
)
"""What is never cut: titles, quotes, brackets and a set phrase."""
_SENTENCE = lazy_pattern(r"[。；;！？\n]+")
_STOP = lazy_pattern(r"[。！？\n]+")
_CLAUSE = lazy_pattern(r"[，,。；;！？\n]+|(?<!\d)[：:]+|[：:]+(?!\d)")
_ITEM = lazy_pattern(
    r"、|，|,|；|[□☐☑☒■✓]|以及|(?<![总中共平调])和(?!谐|平|国|有关|相关|同志|[及与、，（）]|$)|(?<![以涉普顾危波言])及(?!时|其|家属|以|格|早|各中|同志|[、，（）]|$)"
)
_WHOLE = (
    (lazy_pattern(r"(?:召开|举行|举办)"), lazy_pattern(r"会(?![议员])")),
    (lazy_pattern(r"在"), lazy_pattern(r"[开设]设|设[立置]|摆放|公布|发布|开通|张贴")),
)
"""召开甲和乙座谈会, 在甲和乙开设专栏: one item each."""
_INLINE = ("一是", "1.", "1、", "①", "（一）", "（1）", "1)")
"""The forms of number that count items inside a paragraph."""
_TWICE = 2
_LONGEST_ITEM = 60
_REMEMBERED = 256
_BLANK = " \t\u3000\n"


def covered(text: str) -> str:
    """The text with what brackets, quotes and titles hold blotted out, of the same length."""
    return _COVERED.sub(lambda match: "\0" * len(match[0]), text)


def _cut(text: str, at: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for match in at.finditer(covered(text)):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


@lru_cache(maxsize=_REMEMBERED)
def _pieces(text: str, at: re.Pattern[str]) -> tuple[str, ...]:
    """The parts of a text that say something; the readers ask for those of one paragraph again and again."""
    return tuple(bare for part in _cut(text, at) if (bare := part.strip(_BLANK)))


def sentences(text: str) -> list[str]:
    """Sentences without the sign that ends them."""
    return list(_pieces(text, _SENTENCE))


def paragraphs(text: str) -> list[str]:
    """Sentences up to 。, with what ； joins left together."""
    return list(_pieces(text, _STOP))


def clauses(text: str) -> list[str]:
    """Clauses without the signs between them."""
    return list(_pieces(text, _CLAUSE))


def signed_clauses(text: str) -> list[tuple[str, str]]:
    """Clauses, each with the sign behind it: ， ： or nothing at the end."""
    stops, start = [], 0
    for cut in (*_CLAUSE.finditer(covered(text)), None):
        end = cut.start() if cut else len(text)
        if part := text[start:end].strip(_BLANK):
            stops.append((part, text[end : end + 1].replace(":", "：")))
        start = cut.end() if cut else end
    return stops


def items(text: str) -> list[str]:
    """The items of a list: cut at 、 ， 和 及 以及 and between titles, words that only look so left whole."""
    parts: list[str] = []
    begin = None
    for start, end in item_spans(text):
        begin = start if begin is None else begin
        if not any(_goes_on(text, begin, end, start, stop) for start, stop in _WHOLE):
            parts.append(text[begin:end])
            begin = None
    return parts


def _goes_on(text: str, begin: int, end: int, start: re.Pattern[str], stop: re.Pattern[str]) -> bool:
    """Whether a part begins what only a later part ends."""
    begun = start.match(text[begin:end]) and not stop.search(text[begin:end])
    return bool(begun and stop.search(text, end, end + _LONGEST_ITEM))


def item_spans(text: str) -> list[tuple[int, int]]:
    """Where the items of a list stand, blanks at their ends left out."""
    cuts = [(match.start(), match.end()) for match in _ITEM.finditer(covered(text))]
    cuts += [
        (match.end(), match.end())
        for match in _COVERED.finditer(text)
        if text[match.end() - 1 :][:2] in ("》《", "”“")
    ]
    stops, start = [], 0
    for end, after in [*sorted(cuts), (len(text), len(text))]:
        part = text[start:end]
        left = start + len(part) - len(part.lstrip(_BLANK))
        right = left + len(part.strip(_BLANK).rstrip("。"))
        if left < right:
            stops.append((left, right))
        start = after
    return stops


def inline(text: str) -> list[str]:
    """The items of 一是……二是…… inside a paragraph, without their numbers; nothing where there are not
    two.
    """
    hidden = covered(text)
    markers = [
        marker
        for marker in annotated(text).markers
        if marker.form in _INLINE and (not marker.start or hidden[marker.start - 1] != "\0")
    ]
    if len(markers) < _TWICE:
        return []
    ends = [marker.start for marker in markers[1:]] + [len(text)]
    parts = [text[marker.end : end].strip("，；。 ") for marker, end in zip(markers, ends, strict=True)]
    parts[-1] = sentences(parts[-1])[0] if sentences(parts[-1]) else parts[-1]
    return parts


def without_lead(text: str, words: Sequence[str]) -> str:
    """The text without any of the words at its beginning, again and again."""
    while lead := next((word for word in words if text.startswith(word)), ""):
        text = text[len(lead) :].lstrip(_BLANK)
    return text


def without_tail(text: str, words: Sequence[str]) -> str:
    """The text without any of the words at its end, again and again."""
    while tail := next((word for word in words if text.endswith(word)), ""):
        text = text[: -len(tail)].rstrip(_BLANK)
    return text


def first(text: str, words: Sequence[str], at: int = 0) -> tuple[int, int] | None:
    """Where the first of the words stands, the longest of those that begin there."""
    spots = [(start, -len(word)) for word in words if (start := text.find(word, at)) >= 0]
    if not spots:
        return None
    start, size = min(spots)
    return start, start - size


def has(text: str, words: Sequence[str]) -> bool:
    """Whether any of the words stands in the text."""
    return any(word in text for word in words)


def stretch(parts: Sequence[str], text: str) -> str:
    """The stretch of ``text`` from the first of its parts to the last."""
    start = text.find(parts[0])
    return text[start : text.find(parts[-1], start) + len(parts[-1])]


def joined(parts: Sequence[str], done: Callable[[str], object], text: str) -> list[str]:
    """Parts of ``text`` joined, with what stands between them, until one of them is ``done``; what is
    left over last.
    """
    taken: list[str] = []
    begin = at = 0
    held = False
    for part in parts:
        start = text.find(part, at)
        begin = begin if held else start
        at = start + len(part)
        held = not done(part)
        if not held:
            taken.append(text[begin:at])
    return [*taken, text[begin:at]] if held else taken
