"""What an office adds to its 实施方案 and what it leaves out: where both may stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ..errors import Fault, fault
from .kinds import Kind, Section
from .model import Plan

OPENING, CLOSING = "opening", "closing"

PARAGRAPHS: Mapping[str, str] = MappingProxyType(
    {
        "roll": "参加人员名单和应到人数",
        "quorum": "到会人数须达三分之二的说明",
        "recorder": "会议记录人",
        "counted": "各部分的项数（“共七项”）",
        "group": "成立领导小组的一句",
        "lead": "领会会议主题的一句",
        "pairs": "“必谈”的归纳说法",
    }
)
"""Paragraphs and sentences that the kit adds of itself, each with its name for people: ``omit`` leaves them
out.
"""


def sections_of(kind: Kind) -> dict[str, str]:
    """The sections of a kind's plan that have a text, by its name, each with its heading; opening and closing
    too.
    """
    return {OPENING: "开头", **dict(_named(kind.sections)), CLOSING: "结尾"}


def _named(sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    for section in sections:
        if section.text:
            yield section.text, section.heading or "其他步骤"
        yield from _named(section.sections)


def own_faults(plan: Plan, kind: Kind) -> Iterator[Fault]:
    """Sections and paragraphs that are added to, or left out of, what the plan does not have."""
    sections = sections_of(kind)
    for number, own in enumerate(plan.own):
        where = f"本单位自定内容 · 第{number + 1}项"
        if own.at not in sections:
            unknown = fault("own.unknown", f"{where} · 所在部分", found=own.at, wanted=_choices(sections))
            yield replace(unknown, place=("own", number, "at"))
        if not own.texts:
            yield replace(fault("own.empty", f"{where} · 内容"), place=("own", number, "texts"))
    known = {**sections, **PARAGRAPHS}
    for number, key in enumerate(plan.omit):
        if key not in known or key in (OPENING, CLOSING):
            wanted = _choices({name: known[name] for name in known if name not in (OPENING, CLOSING)})
            unknown = fault("own.unknown", f"方案中不写的内容 · 第{number + 1}项", found=key, wanted=wanted)
            yield replace(unknown, place=("omit", number))


def _choices(known: Mapping[str, str]) -> str:
    return "、".join(f"{key}（{words}）" for key, words in known.items())
