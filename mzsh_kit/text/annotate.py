"""A text with what stands in it: typed spans, each sort worked out when it is first asked for, in time linear
in the text.

Spans count the characters of ``text``, which is folded; :meth:`Annotated.original` gives the place in the
text as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, Protocol, TypeVar

from .dates import Date, DateSpan, Length, Limit, Time, dates, ends, lengths, limits, times
from .fold import HAN, Folded, fold
from .lazy import lazy_pattern
from .numbers import Number, numbers, whole
from .patterns import DATE_NEXT, LEFT_OUT, OPEN_PLACE
from .people import Organ, Person, organs, persons
from .tagger import Word, words

_SENTENCE = lazy_pattern(r"[。；！？\n]+")
_CLAUSE = lazy_pattern(r"[，。；：！？\n]+|[,;](?=[\u4e00-\u9fff])")
_PAIRS = dict(zip("（(《〈“‘「『【〔[［", "）)》〉”’」』】〕]］", strict=True))
_CLOSING = {right: left for left, right in _PAIRS.items()}
_BRACKET = lazy_pattern("[" + re.escape("".join((*_PAIRS, *_PAIRS.values()))) + "]")
_CHINESE = "[一二三四五六七八九十百]{1,4}"
MARKER = lazy_pattern(
    rf"(?P<top>(?P<n1>{_CHINESE})、)|[（(](?P<n2>{_CHINESE})[)）]|[（(](?P<n4>\d{{1,2}})[)）]|(?P<n3>\d{{1,2}})(?P<dot>[.．、](?:(?!\d)|(?={DATE_NEXT})))"
    rf"|(?P<n5>\d{{1,2}})[)）]|(?P<sign>[①-⑳㈠-㈩⑴-⒇⒈-⒛])|(?P<lead>(?P<its>其)?(?P<n6>{_CHINESE})(?(its)[是，、：]|[是要])(?!否))|第(?P<n7>{_CHINESE}|\d{{1,2}})(?P<step>[、，：]|[步项条个章节]\S{{0,2}}[、，：])"
)
_DOCUMENT = lazy_pattern(
    r"(?P<organ>[\u4e00-\u9fffxX×*]{0,8})[〔\[（(【](?P<year>\d{4}|[xX×*]{2,4})[〕\]）)】]\s*第?\s*(?P<number>\d{1,4}|[xX×*＊＿_]{1,4}|\s*)号"
)
_LEFT_OUT = lazy_pattern(
    rf"{LEFT_OUT}|{OPEN_PLACE}|(?<=年)[ \u3000]+(?=月)|(?<=月)[ \u3000]+(?=日)|[（(][ \u3000]{{2,}}[)）]"
    rf"|(?<![A-Za-z])[xX×](?=[{HAN}])|(?<=[{HAN}])[xX×](?=[，。、；]|$)|(?<=[{HAN}])_|_(?=[{HAN}])"
    r"|[●△]{2,}|…|某(?=[州委厅院校部、，。；]|同志|单位|公司|领导|督|会议|《|$)"
)
_BASES = ((0x2460, 1), (0x3220, 1), (0x2474, 1), (0x2488, 1))
MarkerForm = Literal["一、", "（一）", "1.", "1、", "（1）", "1)", "①", "一是", "第一"]


class Placed(Protocol):
    """Anything that stands from ``start`` to ``end`` of the folded text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence or a clause without the sign that ends it, or what is left out."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets or quotes with what it holds; ``depth`` counts from 0. Of an unpaired sign
    ``paired`` is false.
    """

    start: int
    end: int
    sign: str
    depth: int
    paired: bool = True


@dataclass(frozen=True, slots=True)
class Marker:
    """The number of an item at the head of a line, or within one."""

    start: int
    end: int
    value: int
    form: MarkerForm
    head: bool


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """县委组〔2026〕3号; year and number are ``None`` where they are left out."""

    start: int
    end: int
    organ: str
    year: int | None
    number: int | None


class Annotated:
    """A text and its spans."""

    def __init__(self, original: str) -> None:
        self.folded: Folded = fold(original)
        self.text = self.folded.text

    def words(self, span: Placed) -> str:
        """The folded words of a span."""
        return self.text[span.start : span.end]

    def original(self, span: Placed) -> tuple[int, int]:
        """Where a span stands in the text as written."""
        return self.folded.place(span.start, span.end)

    def written(self, span: Placed) -> str:
        """The words of a span as written."""
        start, end = self.original(span)
        return self.folded.original[start:end]

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """Pairs in the order of their first sign, unpaired signs among them."""
        return tuple(sorted(_brackets(self.text), key=lambda bracket: bracket.start))

    @cached_property
    def covered(self) -> str:
        """The text with what brackets and quotes hold blotted out, of the same length."""
        signs = list(self.text)
        for bracket in self.brackets:
            if bracket.paired and bracket.depth == 0:
                signs[bracket.start : bracket.end] = "\0" * (bracket.end - bracket.start)
        return "".join(signs)

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        return tuple(_cut(self.covered, _SENTENCE))

    @cached_property
    def clauses(self) -> tuple[Stretch, ...]:
        return tuple(_cut(self.covered, _CLAUSE))

    @cached_property
    def titles(self) -> tuple[Bracket, ...]:
        """Outermost 《》."""
        brackets: list[Bracket] = []
        for bracket in self.brackets:
            if (
                bracket.sign == "《"
                and bracket.paired
                and (not brackets or bracket.start >= brackets[-1].end)
            ):
                brackets.append(bracket)
        return tuple(brackets)

    @cached_property
    def dates(self) -> tuple[Date | DateSpan, ...]:
        return dates(self.text)

    @cached_property
    def no_dates(self) -> tuple[Date, ...]:
        """Dates that no calendar has: 2月30日, 13月1日."""
        return tuple(day for stated in self.dates for day in ends(stated) if not day.exists)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        return times(self.text)

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        return limits(self.text)

    @cached_property
    def lengths(self) -> tuple[Length, ...]:
        """Without the days of dates: in 十六日 there is no length of six days."""
        return tuple(_apart(lengths(self.text), (self.dates,)))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Without those of dates, times of day and document numbers."""
        return tuple(_apart(numbers(self.text), (self.dates, self.times, self.document_numbers)))

    @cached_property
    def tagged(self) -> tuple[Word, ...]:
        """Words with their part of speech; none where no tagger is installed."""
        return words(self.text)

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """With their posts."""
        return persons(self.text, self.tagged)

    @cached_property
    def organs(self) -> tuple[Organ, ...]:
        return organs(self.text, self.tagged)

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        return tuple(_markers(self.text))

    @cached_property
    def document_numbers(self) -> tuple[DocumentNumber, ...]:
        return tuple(
            DocumentNumber(
                *match.span(), match["organ"], whole(match["year"]), whole(match["number"].strip())
            )
            for match in _DOCUMENT.finditer(self.text)
        )

    @cached_property
    def left_out(self) -> tuple[Stretch, ...]:
        """What leaves a statement open: words left out on purpose (xx, ***, 某局, ……), room to write in."""
        return tuple(Stretch(*match.span()) for match in _LEFT_OUT.finditer(self.text))


_P = TypeVar("_P", bound=Placed)


def _apart(spans: Iterable[_P], others: Iterable[Iterable[Placed]]) -> Iterator[_P]:
    """The spans that share no character with the others. Both in the order of the text."""
    taken = sorted(
        (span.start, span.end) for group in others for span in group if getattr(span, "sure", True)
    )
    at = 0
    for span in spans:
        while at < len(taken) and taken[at][1] <= span.start:
            at += 1
        if at == len(taken) or taken[at][0] >= span.end:
            yield span


@lru_cache(maxsize=4096)
def annotated(text: str) -> Annotated:
    """The spans of a text, remembered: rules ask for those of one line again and again."""
    return Annotated(text)


def _brackets(text: str) -> Iterator[Bracket]:
    open_at: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    for match in _BRACKET.finditer(text):
        sign, at = match[0], match.start()
        if sign in _PAIRS:
            open_at.append((sign, at))
            waiting[sign] = waiting.get(sign, 0) + 1
        elif waiting.get(_CLOSING[sign]):
            while open_at:
                left, start = open_at.pop()
                waiting[left] -= 1
                if left == _CLOSING[sign]:
                    yield Bracket(start, at + 1, left, len(open_at))
                    break
                yield Bracket(start, start + 1, left, len(open_at), False)
        else:
            yield Bracket(at, at + 1, sign, len(open_at), False)
    for depth, (left, start) in enumerate(open_at):
        yield Bracket(start, start + 1, left, depth, False)


def _cut(text: str, at: re.Pattern[str]) -> Iterator[Stretch]:
    start = 0
    for begin, after in [*(match.span() for match in at.finditer(text)), (len(text), len(text))]:
        part = text[start:begin]
        left = start + len(part) - len(part.lstrip(" \t\u3000"))
        right = left + len(part.strip(" \t\u3000"))
        if left < right:
            yield Stretch(left, right)
        start = after


def _markers(text: str) -> Iterator[Marker]:
    for match in MARKER.finditer(text):
        before = (
            text[: match.start()].rstrip(" \t\u3000")[-1:] if match.start() < 64 else text[match.start() - 1]
        )
        head = before in ("", "\n")
        if not head and before not in "：。；，】〗":
            continue
        yield Marker(*match.span(), *_valued(match), head)


def _valued(match: re.Match[str]) -> tuple[int, MarkerForm]:
    if match["sign"]:
        code = ord(match["sign"])
        return next(code - base + first for base, first in sorted(_BASES, reverse=True) if code >= base), "①"
    forms: tuple[tuple[str, MarkerForm], ...] = (
        ("n1", "一、"), ("n2", "（一）"), ("n4", "（1）"), ("n3", "1、" if match["dot"] == "、" else "1."),
        ("n5", "1)"), ("n6", "一是"), ("n7", "第一"),
    )  # fmt: skip
    name, form = next((name, form) for name, form in forms if match[name])
    return whole(match[name]) or 0, form
