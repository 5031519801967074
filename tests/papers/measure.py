"""Whether the facts of a key stand in a plan, each whole and in its own section; how much of it is own
sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mzsh_kit.document import Attachments, Document, Heading, Paragraph, Title
from mzsh_kit.plan import Plan

Fact = Mapping[str, Any]
_MARKS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff*×_＿]")
_PAIRS = 0.8
"""Share of the pairs of neighbouring characters of a fact that stands, as ``../shared/tools/score.py``
counts.
"""

_HOMES = {
    "basis": "", "meeting.year": "", "meeting.theme": "会议主题", "meeting.date": "会议时间",
    "meeting.time": "会议时间",
    "meeting.duration": "会议时间", "meeting.venue": "会议地点", "meeting.host": "主持人",
    "meeting.recorder": "主持人",
    "meeting.attendees": "参加人员", "meeting.observers": "列席人员", "meeting.guidance": "到会指导",
    "study": "学习",
    "opinions": "征求意见", "talks": "谈心谈话", "problems": "查摆", "materials": "材料",
    "submission": "报审",
    "agenda": "议程", "criticism": "批评", "meeting.report_on": "批评", "report": "报告会议",
    "bulletin": "通报会议",
    "archive": "归档", "organisation": "职责分工", "requirement": "有关要求", "discipline": "有关要求",
    "related_meeting": "有关会议", "schedule.step": "会前准备", "attachment": "附件",
}  # fmt: skip
"""A word of the heading under which a fact stands, by its field or the first part of it; empty: before the
first.
"""


def scored(field: str) -> bool:
    return field in _HOMES or field.partition(".")[0] in _HOMES


def plain(text: object) -> str:
    return _MARKS.sub("", str(text))


def passages(document: Document) -> Iterator[tuple[str, str]]:
    """Every paragraph with the headings above it."""
    above = ["", "", "", ""]
    for block in document.blocks:
        match block:
            case Heading(level, text, body):
                above[level - 1 :] = [text, *[""] * (4 - level)]
                yield "/".join(above[: min(level, 2)]), f"{text}{body}"
            case Paragraph(text) | Title(text):
                yield "/".join(above[:2]), text
            case Attachments(names):
                yield from (("附件", name) for name in names)


def stands(fact: str, passage: str) -> bool:
    if fact in passage:
        return True
    pairs = {fact[at : at + 2] for at in range(len(fact) - 1)}
    return len(fact) > 5 and sum(pair in passage for pair in pairs) >= _PAIRS * len(pairs)


def missing(facts: list[Fact], document: Document, *, at_home: bool = False) -> list[Fact]:
    """The facts that stand nowhere, or not in their own section."""
    printed = [(above, plain(text)) for above, text in passages(document)]
    return [fact for fact in facts if scored(fact["field"]) and not _found(fact, printed, at_home=at_home)]


def _found(wanted: Fact, printed: list[tuple[str, str]], *, at_home: bool) -> bool:
    field, fact = wanted["field"], plain(wanted["value"])
    home = _HOMES.get(field, _HOMES.get(field.partition(".")[0], ""))
    return any(
        stands(fact, text)
        for above, text in printed
        if not at_home or (home in above if home else not above.strip("/"))
    )


def own_share(plan: Plan, document: Document) -> float:
    """How much of the letters of the body are sections and paragraphs of the office's own."""
    body = sum(len(plain(text)) for _, text in passages(document))
    own = sum(len(plain("".join(section.texts))) for section in plan.own)
    return own / body
