"""The widgets of one step: a panel for each part, a table for each list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from ..form import box
from ..panel import Act, Panel
from .agenda import agenda_html
from .fields import Group, Part, Rows, Step, View
from .form import absence_html, group_html
from .produce import choice_html, preview_html, result_html
from .review import review_html
from .schedule import gantt_html, schedule_html
from .session import Session
from .tables import TableView

Shown = Callable[[Session, date], str]

_VIEWS: Mapping[str, Shown] = {
    "schedule": lambda now, today: schedule_html(now.draft, "会前", today),
    "after": lambda now, today: schedule_html(now.draft, "会后", today),
    "gantt": lambda now, today: gantt_html(now.draft),
    "absence": lambda now, today: absence_html(now.draft),
    "agenda": lambda now, today: agenda_html(now.draft),
    "review": lambda now, today: review_html(now.draft, today, now.told),
    "papers": lambda now, today: choice_html(now.draft, now.choice),
    "result": lambda now, today: result_html(now.draft, now.choice, now.made),
    "preview": lambda now, today: preview_html(now.draft, now.choice),
}


class StepView:
    """The parts of a step, made once."""

    def __init__(
        self, step: Step, act: Act, changed: Callable[[Rows, Sequence[dict[str, Any]]], object]
    ) -> None:
        self.parts = [_part(part, act, changed) for part in step.parts]
        self.widget = box([part.widget for part in self.parts], "mz-parts", f"mz-parts-{step.key}")

    def show(self, now: Session, today: date) -> None:
        """Bring every part up to date, pictures last."""
        for part in sorted(self.parts, key=lambda one: one.slow):
            part.show(now, today)


class PanelView:
    """A part that is HTML."""

    def __init__(self, shown: Shown, act: Act, style: str) -> None:
        self.widget, self._shown = Panel(act), shown
        self.slow = style == "mz-view-gantt"
        self.widget.add_class(style)

    def show(self, now: Session, today: date) -> None:
        self.widget.html = self._shown(now, today)


def _part(part: Part, act: Act, changed: Any) -> PanelView | TableView:
    if isinstance(part, Rows):
        return TableView(part, act, changed)
    if isinstance(part, View):
        return PanelView(_VIEWS[part.name], act, f"mz-view-{part.name}")
    return PanelView(_of_group(part), act, "mz-view-group")


def _of_group(group: Group) -> Shown:
    return lambda now, today: group_html(group, now.draft)
