"""Words of a paper that an office has rewritten, put in the place of the kit's own.

Both are kept bound to the facts in them: 定于{会议日期}召开. A date inside stays the date of its event and
follows when it moves. Names in braces are looked up once and nothing that was typed is run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import NamedTuple, TypeVar

from ..document import Annex, Block, Grid, Heading, Note, Paragraph, Recipients, Table, Title
from ..plan.fields import clean_line
from ..plan.model import Plan
from ..plan.parts import Rewritten
from ..plan.when import Open
from ..plan.wording import words
from ..text.lazy import lazy_pattern
from ..timing.schedule import schedule
from ..timing.steps import MEETING

USED, CHANGED, LOST = "", "默认写法已有变化，请核对", "材料中没有这一处，没有用上"
"""What became of rewritten words."""

_ALIKE = 0.6
"""How much of its words a default may change and still be the one that was rewritten."""
_OF_STEPS = ("开始", "时限", "日期", "起止")
Part = TypeVar("Part")
_NAME = lazy_pattern(r"\{([^{}]{1,40})\}")


class At(NamedTuple):
    """Where a text stands: in a block; in a cell of a table, whose head is row 0; at row 0 of a heading that
    its text follows, the words of the heading."""

    block: int
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a paper that can be rewritten. ``about`` is the heading above, ``where`` the row and the
    column of a cell.
    """

    at: At
    text: str
    about: str = ""
    where: str = ""

    def bound(self, facts: Mapping[str, str]) -> tuple[str, str]:
        """By which it is known: where it stands and its words, with the names of the facts."""
        return bound(self.where, facts), str(clean_line(bound(self.text, facts, self.about)))


@dataclass(frozen=True, slots=True)
class Applied:
    """Blocks with what was rewritten: by its place the entry of the plan, by the entry what became of it."""

    blocks: tuple[Block, ...]
    places: Mapping[At, int] = field(default_factory=dict)
    states: Mapping[int, str] = field(default_factory=dict)


def applied(blocks: tuple[Block, ...], plan: Plan, numbers: Collection[str]) -> Applied:
    """The blocks of a paper that holds papers of these numbers, with what the plan has rewritten and moved in
    them.
    """
    entries = {number: entry for number, entry in enumerate(plan.rewritten) if entry.paper in numbers}
    if not entries:
        return Applied(blocks)
    facts = facts_in(plan)
    keys = {passage.at: passage.bound(facts) for passage in passages(blocks)}
    matched = _matched(keys, entries)
    exact = {number for at, number in matched.items() if keys[at][1] == entries[number].was}
    states = {
        number: USED if number in exact else CHANGED if number in matched.values() else LOST
        for number in entries
    }
    pieces = [[block] for block in blocks]
    for at, number in matched.items():
        if entries[number].texts != (entries[number].was,):
            texts = [filled(text, facts) for text in entries[number].texts]
            pieces[at.block] = [*_written(pieces[at.block][0], at, texts), *pieces[at.block][1:]]
    order = _moved(blocks, {at.block: entries[number].moved for at, number in matched.items() if at.row < 0})
    places: dict[At, int] = {}
    new: list[Block] = []
    for old in order:
        for at, number in matched.items():
            if at.block == old:
                places |= {
                    at._replace(block=len(new) + nth): number
                    for nth in range(len(pieces[old]) if at.row < 0 else 1)
                }
        new += pieces[old]
    return Applied(tuple(new), places, states)


def _matched(keys: Mapping[At, tuple[str, str]], entries: Mapping[int, Rewritten]) -> dict[At, int]:
    """By the place of a text, the entry that rewrites it: the same words, else the same cell, else the most
    alike.
    """
    from difflib import SequenceMatcher

    matched: dict[At, int] = {}
    for number, entry in entries.items():
        same = (at for at, key in keys.items() if at not in matched and key == (entry.where, entry.was))
        if (at := next(same, None)) is not None:
            matched[at] = number
    for number, entry in entries.items():
        free = [at for at, (where, _) in keys.items() if at not in matched and where == entry.where]
        if number in matched.values() or not free:
            continue
        ratio, nearest = max(
            (SequenceMatcher(None, entry.was, keys[at][1], autojunk=False).ratio(), -n)
            for n, at in enumerate(free)
        )
        if ratio >= _ALIKE or (entry.where and len(free) == 1):
            matched[free[-nearest]] = number
    return matched


def _written(block: Block, at: At, texts: list[str]) -> Iterator[Block]:
    """A block with other words in one place, and the paragraphs that follow it; nothing where it is left
    out.
    """
    match block:
        case Table() | Grid():
            yield _with_cell(block, at, "\n".join(texts))
        case Heading() | Paragraph() if not texts:
            return
        case Heading(body=body) if body and at.row < 0:
            yield replace(block, body=texts[0])
            yield from map(Paragraph, texts[1:])
        case Heading() | Paragraph():
            yield replace(block, text=texts[0])
            yield from map(Paragraph, texts[1:])
        case Title() | Recipients() | Note():
            yield replace(block, text="".join(texts)) if texts else block
        case Annex():
            yield replace(block, title="".join(texts)) if texts else block


def _with_cell(block: Table | Grid, at: At, text: str) -> Block:
    def put(cells: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text if column == at.column else cell for column, cell in enumerate(cells))

    if isinstance(block, Grid):
        rows = (
            replace(row, cells=put(row.cells)) if number == at.row else row
            for number, row in enumerate(block.rows)
        )
        return replace(block, rows=tuple(rows))
    if not at.row:
        return replace(block, head=put(block.head))
    return replace(
        block, rows=tuple(put(row) if number == at.row else row for number, row in enumerate(block.rows, 1))
    )


def may_be_title(entry: Rewritten) -> bool:
    """Whether these may be the words of a title: a sentence has an end."""
    return not (entry.where or entry.moved or "。" in entry.was)


def retitled(before: tuple[Block, ...], after: tuple[Block, ...]) -> dict[str, str]:
    """The titles of a paper that read otherwise afterwards, by what they were."""
    old, new = ([block.text for block in blocks if isinstance(block, Title)] for blocks in (before, after))
    return {was: now for was, now in zip(old, new, strict=True) if was != now}


def citing(blocks: tuple[Block, ...], titles: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks of a paper with other titles wherever it names papers by the old ones."""
    if not titles:
        return blocks
    longest = sorted(filter(None, titles), key=len, reverse=True)
    old = re.compile("|".join(map(re.escape, longest)))
    return tuple(
        _with_words(block, lambda text: old.sub(lambda match: titles[match[0]], text)) for block in blocks
    )


def _with_words(part: Part, change: Callable[[str], str]) -> Part:
    """A part of a document whose texts are changed wherever they stand in it."""
    if isinstance(part, str):
        return change(part)  # type: ignore[return-value]
    if isinstance(part, tuple):
        return tuple(_with_words(inner, change) for inner in part)  # type: ignore[return-value]
    if is_dataclass(part) and not isinstance(part, type):
        changed = {
            attribute.name: _with_words(getattr(part, attribute.name), change) for attribute in fields(part)
        }
        return replace(part, **changed)
    return part


def _moved(blocks: tuple[Block, ...], steps: Mapping[int, int]) -> list[int]:
    """The numbers of the blocks in their new order: each goes so many up or down, among paragraphs and
    headings only.
    """
    order = list(range(len(blocks)))
    for block, by in steps.items():
        for _ in range(abs(by)):
            here = order.index(block)
            there = here + (1 if by > 0 else -1)
            if not 0 <= there < len(order) or not isinstance(blocks[order[there]], Heading | Paragraph):
                break
            order[here], order[there] = order[there], order[here]
    return order


def passages(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    """The texts that can be rewritten, in the order of the paper."""
    about = ""
    for number, block in enumerate(blocks):
        match block:
            case Heading(text=text, body=body):
                about = text
                if body:
                    yield Passage(At(number, 0, 0), text, where="标题")
                yield Passage(At(number), body or text, about)
            case Title(text) | Paragraph(text) | Recipients(text) | Note(text) | Annex(text):
                yield Passage(At(number), text, about)
            case Table(head, rows):
                yield from _cells(number, (head, *rows), _by_column(head))
            case Grid(rows=rows):
                yield from _cells(number, [row.cells for row in rows], lambda row, column: row[:column][-1:])


def _by_column(head: tuple[str, ...]) -> Callable[[tuple[str, ...], int], tuple[str, ...]]:
    return lambda row, column: (row[0], head[column])


def _cells(
    block: int, rows: Collection[tuple[str, ...]], named: Callable[[tuple[str, ...], int], tuple[str, ...]]
) -> Iterator[Passage]:
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            where = "·".join(dict.fromkeys(filter(None, named(row, column)))) or f"第{number + 1}行"
            yield Passage(At(block, number, column), text, where, f"表格：{where}")


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
    return re.sub(
        "|".join(map(re.escape, longest)), lambda match: f"{{{_meant(names[match[0]], around)}}}", text
    )


def _meant(names: list[str], around: str) -> str:
    return next((name for name in names if _step_of(name) in around), names[0])


def _step_of(name: str) -> str:
    """The step of a name such as 报告2时限."""
    end = next((ending for ending in _OF_STEPS if name.endswith(ending)), None)
    return name.removesuffix(end).rstrip("0123456789") if end else name


def filled(text: str, facts: Mapping[str, str]) -> str:
    """A text with the facts in the place of their names; an unknown name stays as it was typed."""
    return _NAME.sub(lambda match: facts.get(match[1], match[0]), text)


def facts_in(plan: Plan) -> dict[str, str]:
    """The facts that a text is bound to, by their names: days, places, people, bodies; not what is open."""
    return {name: said for name, said in _facts(plan) if len(said) > 1}


def _facts(plan: Plan) -> Iterator[tuple[str, str]]:
    meeting, unit = plan.meeting, plan.unit
    named = {
        "会议名称": meeting.name, "会议地点": meeting.venue, "开始时间": meeting.start,
        "主持人": meeting.chair,
        "记录人": meeting.recorder, "会期": meeting.length, "单位全称": unit.name, "发文机关": unit.issuer,
        "上级党组织": unit.superior, "领导班子": plan.team, "主题": plan.theme,
        "督导组": plan.supervision_group,
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
            yield f"{name}起止", row.span_words
    yield from ((name, str(words(value))) for name, value in named.items() if not isinstance(value, Open))
