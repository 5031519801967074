"""The widgets of one step: a panel for each part, a table for each list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..agenda.builder import AgendaBuilder
from ..agenda.sheet import Changes
from ..form import box
from ..panel import Act, Panel
from .fields import Group, Part, Rows, Step
from .findings import findings_html
from .form import absence_html, agenda_head, group_html
from .produce import choice_html, preview_html, result_html
from .remarks import beside
from .review import answers_html, lacking_html
from .rewriting import rewritten_html
from .schedule import gantt_html, schedule_html
from .sent import sent_html
from .session import Session
from .tables import TableView
from .texts import Row

Shown = Callable[[Session, date], str]

_VIEWS: Mapping[str, Shown] = {
    "schedule": lambda now, today: schedule_html(now.draft, "会前", today, now.laid),
    "after": lambda now, today: schedule_html(now.draft, "会后", today),
    "gantt": lambda now, today: gantt_html(now.draft),
    "absence": lambda now, today: absence_html(now.draft),
    "lacking": lambda now, today: lacking_html(now.draft, today, now.told, now.remembers_in),
    "findings": lambda now, today: findings_html(now.checked),
    "answers": lambda now, today: answers_html(now.draft),
    "sent": lambda now, today: sent_html(now.draft, now.outbox, now.aftermath, now.choice.papers),
    "rewritten": lambda now, today: rewritten_html(now.draft),
    "papers": lambda now, today: choice_html(now.draft, now.choice),
    "result": lambda now, today: result_html(now.draft, now.choice, now.made, now.office),
    "preview": lambda now, today: preview_html(now.draft, now.choice, now.beside),
}


@dataclass(frozen=True)
class Heard:
    """Who hears what a person does: in a panel, in a table, in the agenda builder."""

    act: Act
    rows: Callable[[Rows, Sequence[Row]], object]
    values: Callable[[Changes], object]


class StepView:
    """The parts of a step, made once."""

    def __init__(self, step: Step, heard: Heard, templates: Path | None) -> None:
        self.parts = [_part(part, heard, templates) for part in step.parts]
        self.widget = box([part.widget for part in self.parts], "mz-parts", f"mz-parts-{step.key}")

    def show(self, now: Session, today: date) -> None:
        """Bring every part up to date, pictures last."""
        for part in sorted(self.parts, key=lambda part: part.slow):
            part.show(now, today)

    def show_slow(self, now: Session, today: date) -> None:
        """Bring up to date what is worked out meanwhile."""
        for part in self.parts:
            if part.slow:
                part.show(now, today)


class AgendaView:
    """The agenda builder under the heading of its list."""

    slow = False

    def __init__(self, heard: Heard, templates: Path | None) -> None:
        self.head = Panel(heard.act)
        self.builder = AgendaBuilder(heard.values, templates)
        self.widget = box([self.head, self.builder.widget], "mz-group")

    def show(self, now: Session, today: date) -> None:
        self.head.html = agenda_head(now.draft)
        if now.draft.firm:
            self.builder.show(now.draft.firm, now.draft.answers)
        else:
            self.builder.hide()


class PanelView:
    """A part that is HTML."""

    def __init__(self, shown: Shown, act: Act, style: str) -> None:
        self.widget, self._shown = Panel(act), shown
        self.slow = style in ("mz-view-gantt", "mz-view-findings")
        self.widget.add_class(style)

    def show(self, now: Session, today: date) -> None:
        self.widget.html = self._shown(now, today)


def _part(part: Part, heard: Heard, templates: Path | None) -> PanelView | TableView | AgendaView:
    if isinstance(part, Rows):
        return TableView(part.of(templates), heard.act, heard.rows)
    if isinstance(part, Group):
        return PanelView(_of_group(part), heard.act, "mz-view-group")
    if part.name == "agenda":
        return AgendaView(heard, templates)
    return PanelView(_VIEWS[part.name], heard.act, f"mz-view-{part.name}")


def _of_group(group: Group) -> Shown:
    return lambda now, today: group_html(
        group, now.draft, beside(now.draft, today), tried=now.tried, month=now.month
    )
