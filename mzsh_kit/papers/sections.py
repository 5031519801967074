"""实施方案: sections in the order that the kind of meeting gives, each from its wording, and what an office
adds itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path

from .. import resources
from ..document import Block, Heading, Paragraph
from ..document.tree import LEVELS
from ..plan.kinds import Section, library
from ..plan.model import Own, Plan
from ..plan.once import once
from ..plan.own import CLOSING, OPENING
from ..plan.wording import bare
from ..timing import Row, ScheduleTable
from .annexes import annexes
from .catalogue import Paper
from .derived import PREPARATIONS
from .sayings import ended, is_stage
from .wordings import Facts, facts_of, of_paper, wording

_STEPS = {
    **{sort: sort for sort in (*PREPARATIONS, "rectification")},
    "submissions": "submission",
    "reports": "report",
    "bulletins": "bulletin",
    "archives": "archive",
}
"""The sort of steps that a section is about, by its text."""


@once
def plan_paper(plan: Plan, paper: Paper, templates: Path | None = None) -> tuple[Block, ...]:
    """Opening, sections and closing; a section that its wording leaves empty is left out, with its heading.

    Attachments that have content are bound in behind it. Sections and paragraphs of the office's own stand
    where the plan says; what it omits is left out.
    """
    folder = (templates or resources.templates()) / "papers"
    facts = of_paper(facts_of(plan, templates), paper)
    body = _Writer(plan, folder / paper.folder, facts).paper(library(templates).kind(plan.kind).sections)
    return (*body, *annexes(folder, facts, templates))


@dataclass(frozen=True)
class _Writer:
    plan: Plan
    folder: Path
    facts: Facts

    def paper(self, sections: Sequence[Section]) -> Iterator[Block]:
        yield from (*self._added(OPENING, "前"), *self._wording("opening"))
        yield from (*self._added(OPENING, "内", "后"), *self._own_sections(OPENING, 1, "前", "内", "后"))
        for section in sections:
            yield from self._section(section, 1)
        yield from (
            *self._own_sections(CLOSING, 1, "前", "内", "后"),
            *self._added(CLOSING, "前", "内", "后"),
        )
        yield from self._wording("closing")

    def _section(self, section: Section, level: int) -> tuple[Block, ...]:
        """A section with what the office has before, in and behind it."""
        return (
            *self._own_sections(section.text, level, "前"),
            *self._itself(section, level),
            *self._own_sections(section.text, level, "后"),
        )

    def _itself(self, section: Section, level: int) -> tuple[Block, ...]:
        parts = [blocks for blocks in self._parts(section, level + 1) if blocks]
        text = (
            *self._added(section.text, "前"),
            *self._text(section, len(parts)),
            *self._added(section.text, "内", "后"),
        )
        inner = (
            *(block for blocks in parts for block in blocks),
            *self._own_sections(section.text, level + 1, "内"),
        )
        if not (text or inner) or (section.sections and not inner):
            return ()
        if not section.heading:
            return (*text, *inner)
        if not text and [
            n for n, block in enumerate(inner) if isinstance(block, Heading) and block.level == level + 1
        ] == [0]:
            return _raised(inner)
        return (*_headed(Heading(level, self._heading(section)), text), *inner)

    def _parts(self, section: Section, level: int) -> Iterator[tuple[Block, ...]]:
        """The sections under one, the office's own steps among them in the order of their limits."""
        steps = self._own_steps(section)
        for part in section.sections:
            due = self._due(part)
            while steps and _place(steps[0]) <= (-inf if due is None else due):
                yield self._step(steps.pop(0), level)
            yield self._section(part, level)
        yield from (self._step(step, level) for step in steps)

    def _own_steps(self, section: Section) -> list[Row]:
        """The own steps that stand among the sections under this one: those of its phase that are work."""
        sorts = {_STEPS[part.text] for part in section.sections if part.text in _STEPS}
        phases = {row.phase for sort in sorts for row in self._table.of(sort)}
        rows = [row for row in self._table.of("others") if row.phase in phases and not is_stage(row)]
        return sorted(rows, key=_place)

    def _step(self, row: Row, level: int) -> tuple[Block, ...]:
        """An own step as a section: what is done until when."""
        limit = self.facts["derived"].when(row)
        said = bare(row.what)
        owner = row.owner if row.owner and row.owner not in said else ""
        if said:
            return _headed(Heading(level, row.name), (Paragraph(f"{_comma(limit)}{owner}{said}。"),))
        return (Heading(level, f"{row.name}（{limit}）" if limit else row.name),)

    def _due(self, section: Section) -> float | None:
        rows = self._table.of(_STEPS[section.text]) if section.text in _STEPS else ()
        return next((row.day for row in rows if row.day is not None), None)

    @property
    def _table(self) -> ScheduleTable:
        table: ScheduleTable = self.facts["derived"].schedule
        return table

    def _text(self, section: Section, parts: int) -> tuple[Block, ...]:
        if not section.text or section.text in self.plan.omit:
            return ()
        return self._wording(section.text, sections=parts)

    def _wording(self, name: str, **facts: int) -> tuple[Block, ...]:
        """A text of the plan: the kind's own where it has one (in a folder of its file's name), else the
        common one.
        """
        own = (self.folder / stem / f"{name}.txt" for stem in self.facts["kind_files"])
        path = next((path for path in own if path.is_file()), self.folder / f"{name}.txt")
        return wording(path, {**self.facts, **facts})

    def _heading(self, section: Section) -> str:
        """The heading, with the limit of what it is about: 深入谈心谈话（2027年1月1日前完成）."""
        rows = self._table.of(section.text) if section.text in PREPARATIONS else ()
        limits = {limit for row in rows if (limit := self.facts["derived"].until(row))}
        return f"{section.heading}（{limits.pop()}）" if len(limits) == 1 else section.heading

    # the office's own

    def _own(self, at: str, places: Sequence[str]) -> Iterator[Own]:
        return (own for place in places for own in self.plan.own if at and (own.at, own.place) == (at, place))

    def _added(self, at: str, *places: str) -> tuple[Block, ...]:
        """Paragraphs that the office adds to a section."""
        return tuple(
            block for own in self._own(at, places) if not own.heading for block in _paragraphs(own.texts)
        )

    def _own_sections(self, at: str, level: int, *places: str) -> tuple[Block, ...]:
        """Sections that the office adds."""
        heading_level = min(level, LEVELS[-1])
        return tuple(
            block
            for own in self._own(at, places)
            if own.heading
            for block in _headed(Heading(heading_level, bare(own.heading)), _paragraphs(own.texts))
        )


def _raised(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The only section under another in its place: nothing is numbered （一） that no （二） follows."""
    first, *rest = blocks
    if not isinstance(first, Heading):
        return blocks
    body = (Paragraph(first.body),) if first.body else ()
    return (replace(first, level=first.level - 1, body=""), *body, *rest)


def _paragraphs(texts: Iterable[str]) -> tuple[Block, ...]:
    return tuple(Paragraph(ended(text)) for text in texts)


def _place(row: Row) -> float:
    """Where an own step stands: undated, before all that is dated, but behind it after the meeting."""
    return row.day if row.day is not None else -inf if row.phase == "会前" else inf


def _comma(limit: str) -> str:
    return f"{limit}，" if limit else ""


def _headed(heading: Heading, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Below level 1 the first paragraph runs on behind its heading."""
    if heading.level > 1 and blocks and isinstance(blocks[0], Paragraph):
        return (replace(heading, body=blocks[0].text, hint=blocks[0].hint), *blocks[1:])
    return (heading, *blocks)
