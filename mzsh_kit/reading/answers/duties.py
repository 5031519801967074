"""Groups and duties: who leads, who does what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ...text import moments
from ...text.lazy import lazy_pattern
from ..actor import is_person
from ..fact import Fact
from ..outline import Section
from ..read import Reading
from ..roles import heading_roles
from ..source import Line
from .stated import every

Answers = dict[str, Any]

_BODY = "(?:[^，。；：]{0,16}(?:小组|专班))?"
_GROUP = lazy_pattern(rf"^{_BODY}(?P<role>[^:：]+)[:：](?P<people>.+)$")
_ROLE = lazy_pattern(
    rf"^{_BODY}(?P<role>(?:常务|执行)?(?:副\s*)?组\s*长|成\s*员(?!单位))\s*"
    r"(?:由|为|包括|是)?(?P<people>.+?)(?:担任|兼任|组成)?$"
)
_FILLS = lazy_pattern(
    rf"^(?:以|由)?(?P<people>.+?)(?:担任|任|为){_BODY}(?P<role>副?组长|成员(?:单位)?|主任)(?:的.+)?$"
)
_PARTS = lazy_pattern("，|(?<=[任为]组长)、")
_ACT = lazy_pattern("(?:具体|统一|一并)*(?:负责|承担|承办)?(?P<verb>(?!抓)(?:[\u4e00-\u9fff]{2}){0,2})")
"""What stands behind 甲由乙 and makes 甲 all that 乙 does, or what he does with it: 负责, 负责起草."""
_CHARGED = lazy_pattern(
    "(?:具体|全面|统一)*(?:负责|牵头|承办|协助|配合)(?P<verb>[\u4e00-\u9fff]{2}|(?:归类|分类|收集|汇总|梳理|整理|分析){2})?(?:并(?:[\u4e00-\u9fff]{2}))?"
)
"""A duty that leaves out its object: 负责, 牵头, 负责汇总并反馈."""
_BRACKETS = lazy_pattern("[（(][^（()）]*[)）]，?")
_PAPER = lazy_pattern("(?:材料|报告|提纲|方案|清单)$")
_OFTEN = lazy_pattern("^每")
_LONGEST_LABEL = 8
_PREPARATION = "会议筹备工作"
_STEPS = frozenset(("study", "opinions", "talks", "problems", "materials", "criticism", "post"))
_ADVERBS = lazy_pattern("^其|[，。；：]|(?:[前后时上中均都可应交]|主要|一般|统一|具体|原则上)$")
"""Where what stands before 由 is not what is done."""


def groups(facts: Sequence[Fact]) -> Iterator[Answers]:
    """Each role of a group; a name alone is one more of the role before it. Who leads a group that comes to
    guide has none here.
    """
    guides = [fact.value for fact in facts if fact.field == "meeting.guidance"]
    for text in every(facts, "organisation.group"):
        if any(text in guide for guide in guides):
            continue
        group: Answers = {}
        for part in _PARTS.split(text):
            if not (filled := _group(part)) and group and is_person(part):
                group["people"] += part.split("、")
            elif filled:
                yield from filter(None, [group])
                group = filled
        yield from filter(None, [group])


def _group(text: str) -> Answers:
    match = _GROUP.match(text) or _ROLE.match(text) or _FILLS.match(text)
    if not match:
        return {}
    role = re.sub(r"\s", "", match["role"])
    people = [match["people"]] if role == "组长" else match["people"].split("、")
    return {"role": role, "people": [one for one in people if one]}


def works(reading: Reading) -> dict[str, str]:
    """What the lines of a document are about, by their place: the step that a label or the heading names, or
    the preparation, where a group for that is told of.
    """
    named = {line.place: _work(line, section) for section in reading.tree.sections for line in section.lines}
    led = {fact.place for fact in reading.facts if fact.field == "organisation.group"}
    return named | dict.fromkeys(led, _PREPARATION)


def _work(line: Line, section: Section) -> str:
    label, sign, _ = line.text.partition("：")
    labelled = sign and len(label) <= _LONGEST_LABEL and heading_roles(label)
    name = _BRACKETS.sub("", label if labelled else section.heading)
    return name if heading_roles(name) & _STEPS else ""


def duty(fact: Fact, work: str) -> Answers:
    """A duty; one that says nothing of its object has the ``work`` that its line is about."""
    if fact.who and fact.value.endswith(fact.who):
        return {"does": ""}
    does = fact.value.removeprefix("由").removeprefix(fact.who).removeprefix("要")
    what, _, act = does.partition(f"由{fact.who}") if fact.who else ("", "", "")
    if what and (_OFTEN.match(what) or moments.is_moment(what)):
        does = f"{what}{act}"
    elif what and not _ADVERBS.search(what) and (match := _ACT.fullmatch(act)):
        does = f"{match['verb']}{what}"
    if charged := _CHARGED.fullmatch(does):
        verb = bool(charged["verb"])
        whole = f"{does}{work}" if _PAPER.search(work) or not verb else f"在{work}中{does}"
        does = whole if work else does if verb else ""
    return ({"who": fact.who} if fact.who else {}) | {"does": does}
