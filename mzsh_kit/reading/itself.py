"""What a document says of itself: its number, to whom it is written, whom to ask, its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import ISSUE_NUMBER, PHONE
from .certainty import marked
from .fact import Fact
from .identity import Sort
from .lists import items
from .outline import Outline
from .source import Line
from .tables import words

_NUMBER = lazy_pattern(rf"(?P<code>[\u4e00-\u9fff]{{2,12}}){ISSUE_NUMBER}")
_TO = lazy_pattern(
    rf"(?![^：:]*(?:[现将据]|关于|如下|同志|[您你]))[^。；：:]{{1,80}}?(?:{'|'.join(words('identity.organs'))}"
    r"|委员|党组织|党组|党委|支部|单位|部门|[站所股]|干部|职工)(?:[（(][^）)]+[)）])?[：:]"
)
"""A line that turns to organs."""
_SPOKEN = ("主持词", "讲话", "对照检查")
"""What turns to those who listen."""
_CALL = r"(?:联[系络])?(?:电话|手机号?码?|座机|内线)[：:\s]*"
_ASK = lazy_pattern(
    rf"(?:^[^，。；：（(\s]{{2,6}})?(?:(?:会务)?联系人?|经办人|联络人?员?(?=.{{2,30}}{PHONE}))[：:]\s*(?P<who>(?:(?!{_CALL})[^，。；：:\d（）()]){{2,24}})"
    rf"(?:[（(][^\d）)]*[)）])?[，,；;\s]*(?:(?:{_CALL})?(?P<phone>{PHONE}(?:[、，/]\s*{PHONE})*)(?:（传真）)?)?"
)
"""Whom to ask, and where he is called."""
_CALLED = lazy_pattern(rf"{_CALL}(?P<phone>{PHONE})")
_COPIES = lazy_pattern("抄[送报][：:](?P<to>.+)")
_HEAD = 12
"""Lines in which the number and those who are written to stand."""


def itself(tree: Outline, sort: Sort) -> Iterator[Fact]:
    """The facts of the document's head and foot, and whom to ask wherever that stands."""
    head = [*tree.titles, *tree.preamble][:_HEAD]
    heads = (Line(one.heading, one.place) for one in tree.sections)
    yield from (
        Fact("document.number", line.text, line.place) for line in head if _NUMBER.fullmatch(line.text)
    )
    told = (line for line in tree.preamble[:_HEAD] if _TO.fullmatch(line.text) and sort not in _SPOKEN)
    yield from (Fact("document.to", line.text.rstrip("：:"), line.place) for line in islice(told, 1))
    for line in (*heads, *tree.lines()):
        yield from map(marked, _whom_to_ask(line))
        if copies := _COPIES.fullmatch(line.text.rstrip("。")):
            yield from (Fact("unit.copies", name, line.place) for name in items(copies["to"]))
    for line in tree.signature:
        if moments.is_moment(line.text):
            yield Fact("document.date", line.text, line.place)


def _whom_to_ask(line: Line) -> Iterator[Fact]:
    if match := _ASK.search(line.text):
        yield Fact("unit.contact", match["who"].strip(" \u3000、"), line.place)
        if match["phone"]:
            yield Fact("unit.phone", match["phone"], line.place)
    elif match := _CALLED.match(line.text):
        yield Fact("unit.phone", match["phone"], line.place)


def issuer_code(number: str) -> str:
    """What stands before the year in a document number."""
    match = _NUMBER.fullmatch(number)
    return match["code"] if match else ""


def without_contact(text: str) -> str:
    """A text without whom to ask; nothing where it says no more than that."""
    rest = _CALLED.sub("", _ASK.sub("", text))
    return rest if any(map(str.isalnum, rest)) else ""


def tells(text: str, place: str, facts: Sequence[Fact]) -> bool:
    """Whether a sentence says no more than such facts of its place do."""
    said = any(fact.place == place and fact.value == text.rstrip("：:") for fact in facts)
    copies = any(fact.place == place and fact.field == "unit.copies" for fact in facts)
    return said or copies or not without_contact(text)
