"""Paragraphs that an office has rewritten, put in the place of the kit's own.

Both are kept bound to the facts in them: 定于{会议日期}召开. A date inside stays the date of its event and follows when it
moves. Names in braces are looked up once and nothing that was typed is run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher

from ..document import Block, Heading, Paragraph
from ..plan.model import Plan
from ..plan.parts import Rewritten
from ..plan.when import Open
from ..plan.wording import words
from ..timing.schedule import schedule
from ..timing.steps import MEETING

USED, CHANGED, LOST = "", "默认写法已有变化，请核对", "材料中没有这一段，没有用上"
"""What became of a rewritten paragraph."""

_ALIKE = 0.6
"""How much of its words a default may change and still be the one that was rewritten."""
_OF_STEPS = ("开始", "时限", "日期")
_NAME = re.compile(r"\{([^{}]{1,40})\}")


@dataclass(frozen=True, slots=True)
class Applied:
    """Blocks with what was rewritten: by the number of a block its entry of the plan, by the entry what became of it."""

    blocks: tuple[Block, ...]
    places: Mapping[int, int] = field(default_factory=dict)
    states: Mapping[int, str] = field(default_factory=dict)


def applied(blocks: tuple[Block, ...], plan: Plan, numbers: Collection[str]) -> Applied:
    """The blocks of a paper that holds papers of these numbers, with what the plan has rewritten in them."""
    entries = {at: one for at, one in enumerate(plan.rewritten) if one.paper in numbers}
    if not entries:
        return Applied(blocks)
    facts = facts_in(plan)
    found = _matched({at: bound(text, facts, about) for at, text, about in texts_of(blocks)}, entries)
    new: list[Block] = []
    places: dict[int, int] = {}
    for at, block in enumerate(blocks):
        entry = found.get(at)
        if entry is None:
            new.append(block)
            continue
        written = list(_written(block, [filled(text, facts) for text in entries[entry].texts]))
        places |= dict.fromkeys(range(len(new), len(new) + len(written)), entry)
        new += written
    exact = {entry for at, entry in found.items() if entries[entry].was == _key(blocks, at, facts)}
    states = {at: USED if at in exact else CHANGED if at in found.values() else LOST for at in entries}
    return Applied(tuple(new), places, states)


def _key(blocks: tuple[Block, ...], at: int, facts: Mapping[str, str]) -> str:
    return next(bound(text, facts, about) for number, text, about in texts_of(blocks) if number == at)


def _matched(keys: Mapping[int, str], entries: Mapping[int, Rewritten]) -> dict[int, int]:
    """By the number of a block, the entry that rewrites it: the same words, else the most alike."""
    found: dict[int, int] = {}
    for entry, one in entries.items():
        at = next((at for at, key in keys.items() if key == one.was and at not in found), None)
        if at is not None:
            found[at] = entry
    for entry, one in entries.items():
        free = {at: key for at, key in keys.items() if at not in found}
        if entry in found.values() or not free:
            continue
        best, at = max((SequenceMatcher(None, one.was, key, autojunk=False).ratio(), -at) for at, key in free.items())
        if best >= _ALIKE:
            found[-at] = entry
    return found


def _written(block: Block, texts: list[str]) -> Iterator[Block]:
    """A block with other words, and what follows it; nothing where it is left out."""
    if not texts:
        return
    if isinstance(block, Heading):
        yield replace(block, body=texts[0]) if block.body else replace(block, text=texts[0])
    else:
        yield Paragraph(texts[0])
    yield from map(Paragraph, texts[1:])


def texts_of(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str, str]]:
    """The texts that can be rewritten: the number of their block, the words, the heading above."""
    about = ""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            about = block.text
            if block.body or block.level > 2:
                yield at, block.body or block.text, about
        elif isinstance(block, Paragraph):
            yield at, block.text, about


# facts in words

def bound(text: str, facts: Mapping[str, str], about: str = "") -> str:
    """A text with the names of the facts in it; of several with the same words, the one that is spoken of."""
    names: dict[str, list[str]] = {}
    for name, said in facts.items():
        names.setdefault(said, []).append(name)
    if not names:
        return text
    longest = sorted(names, key=len, reverse=True)
    around = about + text
    return re.sub("|".join(map(re.escape, longest)), lambda found: f"{{{_meant(names[found[0]], around)}}}", text)


def _meant(names: list[str], around: str) -> str:
    return next((one for one in names if _step_of(one) in around), names[0])


def _step_of(name: str) -> str:
    """The step of a name such as 报告2时限."""
    end = next((one for one in _OF_STEPS if name.endswith(one)), None)
    return name.removesuffix(end).rstrip("0123456789") if end else name


def filled(text: str, facts: Mapping[str, str]) -> str:
    """A text with the facts in the place of their names; an unknown name stays as it was typed."""
    return _NAME.sub(lambda found: facts.get(found[1], found[0]), text)


def facts_in(plan: Plan) -> dict[str, str]:
    """The facts that a text is bound to, by their names: days, places, people, bodies; not what is open."""
    return {name: said for name, said in _facts(plan) if len(said) > 1}


def _facts(plan: Plan) -> Iterator[tuple[str, str]]:
    meeting, unit = plan.meeting, plan.unit
    named = {
        "会议名称": meeting.name, "会议地点": meeting.venue, "开始时间": meeting.start, "主持人": meeting.chair,
        "记录人": meeting.recorder, "会期": meeting.length, "单位全称": unit.name, "发文机关": unit.issuer,
        "上级党组织": unit.superior, "领导班子": plan.team, "主题": plan.theme, "督导组": plan.supervision_group,
    }  # fmt: skip
    told: Counter[str] = Counter()
    for row in schedule(plan).rows:
        told[row.name] += 1
        name = row.name if told[row.name] == 1 else f"{row.name}{told[row.name]}"
        if row.key == MEETING and isinstance(row.end, date):
            yield "会议日期", row.end_words
            continue
        if isinstance(row.end, date):
            yield f"{name}时限", row.end_words
        if isinstance(row.start, date):
            yield f"{name}开始", row.start_words
    yield from ((name, str(words(value))) for name, value in named.items() if not isinstance(value, Open))
