"""Meetings that a document names beside its own: those of branches and of bodies below, and to a branch
that of its leaders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from .fact import Fact
from .lists import clauses, sentences, stretch
from .outline import Outline
from .passage import PREAMBLE, Passage, of_branch
from .presence import of_another

_FIELD = "related_meeting"
_HELD = "召开|参加|参与|开好|组织|指导"
_OF_BRANCHES = lazy_pattern(rf"(?:{_HELD})[^，。；]{{0,30}}(?:组织|支部)生活会(?![的后前时])")
_OF_THOSE_BELOW = lazy_pattern(
    r"^(?:[^，。；]{0,6}(?:所属|下属|直属|[局厅]属|下级)|各)[^，。；要应将]{0,16}(?:党委|党组|单位|班子|支部)(?:(?!指导)[^，。；]){0,24}(?:民主|组织)生活会(?=$|[要应须由于在和与]|原则上|参照)"
)
_LEAD_TO_IT = ("本着", "根据", "按照", "在", "统筹开展")
_WAS_HELD = lazy_pattern(
    rf"(?P<year>{WORDS['年']})度[^，。；》]{{0,20}}?生活会(?:已经?)?(?:[于在][^，。；》]{{0,40}}?)?(?:召开|举行)"
    r"(?:(?!，[^，。；]*(?:生活会|[本此这]次|今年))[^。；])*"
)
"""A meeting that took place, with what is told of it up to the next one."""
_PREPARING = ("study", "opinions", "talks", "materials", "problems", "guidance", "attendees")
_GOES_ON = ("还", "又", "并", "要", "同时", "组织", "召开", "参加")


def other_meetings(tree: Outline, passages: Sequence[Passage]) -> Iterator[Fact]:
    """One fact for each meeting of others, with what the sentence says of it."""
    yield from _beside(tree)
    if of_branch(tree, passages):
        return
    for passage in passages:
        for value in _of_others(passage):
            yield Fact(_FIELD, value, passage.place)


def without_earlier(tree: Outline, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages without what tells of the meeting of a 年度 before that of the title."""
    own = next(moments.words(tree.title, moments.years(tree.title)), "")[:4]
    for passage in passages:
        text = _WAS_HELD.sub(lambda told: "" if _before(told["year"], own) else told[0], passage.text)
        yield passage if text == passage.text else replace(passage, text=text)


def _before(year: str, own: str) -> bool:
    return own.isdecimal() and year[:4].isdecimal() and year[:4] < own


def _beside(tree: Outline) -> Iterator[Fact]:
    """民主生活会 and 组织生活会 in one title: the second is another's."""
    if "民主生活会" in tree.title:
        for part in re.split("[和与及暨、]", tree.title):
            if "组织生活会" in part and "民主" not in part:
                yield Fact(_FIELD, part[: part.find("组织生活会") + 5], tree.titles[0].place)
                return


def _of_others(passage: Passage) -> Iterator[str]:
    """The clauses that name such a meeting, each with the one before it that it goes on from."""
    for sentence in sentences(passage.text):
        if "生活会" in sentence and of_another(sentence):
            yield sentence
            continue
        if PREAMBLE in passage.roles:
            continue
        before, told = "", clauses(sentence)
        for clause, behind in zip(told, [*told[1:], ""], strict=True):
            if not clause.startswith(_LEAD_TO_IT) and _names(clause, passage):
                both = "既" in clause and behind.startswith(("又", "也", "还"))
                goes_on = before and clause.startswith(_GOES_ON)
                yield stretch([before if goes_on else clause, behind if both else clause], sentence)
            before = clause


def _names(clause: str, passage: Passage) -> bool:
    return bool(
        _OF_BRANCHES.search(clause) or (_OF_THOSE_BELOW.search(clause) and not passage.about(*_PREPARING))
    )
