"""The page: widgets around a session. Everything shown follows from the session; no rule stands here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..agenda.sheet import Changes
from ..commands import Focused, command_of
from ..form import box, page_box
from ..guard import guarded, notice
from ..later import later
from ..panel import Panel
from ..request import forgotten, remembered
from .beside import beside_html
from .drawer import drawer_html
from .fields import Rows, Step
from .rail import bar_html, begun_html, foot_html, head_html, rail_html, trouble_html
from .returned import returned_html
from .sent import banner_html
from .session import Session
from .steps import ASKING, PRODUCE, REVIEW, STEPS
from .stepview import Heard, StepView
from .texts import Row

PAUSE, BREATH = 1.0, 0.02
"""Seconds after which a person is taken to pause; between two papers, so that he is heard."""


class Wizard:
    """Shows a session. ``placed``: the address of the page follows the draft and the step."""

    def __init__(self, session: Session, *, placed: bool = False, style: str = "") -> None:
        self.session, self.placed = session, placed
        panels = (Panel(guarded(self._receive)) for _ in range(6))
        self.bar, self.rail, self.side, self.head, self.foot, self.paper = panels
        self.paper.add_class("mz-beside")
        self.bar.add_class("mz-top")
        self.foot.add_class("mz-foot")
        self.body = box([], "mz-step")
        self.views: dict[str, StepView] = {}
        main = box([self.side, self.head, self.body, self.foot], "mz-work")
        columns = box([self.rail, main, self.paper], "mz-columns")
        self.widget = page_box(style, [notice(), self.bar, columns])
        self.show()

    def show(self) -> None:
        """Bring the page up to what the session is now; what has not changed is not sent."""
        now = self.session
        self.bar.html = bar_html(now.history, now.saved) + self._marks()
        self.rail.html = rail_html(now.draft, now.step, now.marks, date.today())
        self._show_side()
        self.foot.html = foot_html(now.step)
        view = self._view(now.step)
        if self.body.children != (view.widget,):
            self.body.children = (view.widget,)
        if self.placed and now.saved.of:
            self.rail.address = f"?draft={now.saved.of}&step={now.step.key}"
        view.show(now, date.today())
        self._show_paper()
        self._look_on()
        if now.focus:
            self.rail.focus_on(now.focus)
            now.focus = ""

    def _show_side(self) -> None:
        """What stands above a step: that it is not saved, the drawer, its title, what a change touches."""
        now = self.session
        self.side.html = (
            trouble_html(now.saved)
            + drawer_html(now.draft, now.drawer, now.office)
            + returned_html(now.returned)
        )
        begun = begun_html(now.draft, now.told) if now.step is STEPS[0] else ""
        touched = banner_html(now.aftermath) if now.step is not PRODUCE else ""
        self.head.html = head_html(now.step, now.draft) + touched + begun

    def _show_paper(self) -> None:
        """The paper beside the steps that ask for something."""
        now = self.session
        self.paper.html = beside_html(now.draft, now.beside) if now.step in ASKING else ""

    def _look_on(self) -> None:
        """Papers are looked through one after another: at once at 核对, else when a person pauses."""
        later(self, self._look, 0 if self.session.step is REVIEW else PAUSE)

    def _look(self) -> None:
        more = self.session.look_on()
        self._show_side()
        if self.session.step is REVIEW:
            self._view(REVIEW).show_slow(self.session, date.today())
        if more:
            later(self, self._look, 0 if self.session.step is REVIEW else BREATH)

    def _marks(self) -> str:
        """What the browser is to remember of the draft."""
        if self.session.saved.deleted:
            return forgotten()
        unit = self.session.draft.answers.get("unit", {})
        return remembered(str(unit.get("name", ""))) if self.session.saved.revision else ""

    def _view(self, step: Step) -> StepView:
        """A step's widgets, made when it is first opened."""
        if step.key not in self.views:
            heard = Heard(guarded(self._receive), guarded(self._rows), guarded(self._values))
            self.views[step.key] = StepView(step, heard, self.session.draft.templates)
        return self.views[step.key]

    def _receive(self, message: Mapping[str, Any], files: Sequence[memoryview]) -> None:
        command = command_of(message, files)
        if isinstance(command, Focused):
            self.session.look(command.field)
            self._show_paper()
            return
        for _ in self.session.do(command) if command else ():
            self.show()
        self.show()

    def _rows(self, rows: Rows, texts: Sequence[Row]) -> None:
        self.session.put_rows(rows, texts)
        self.show()

    def _values(self, values: Changes) -> None:
        self.session.put_values(values)
        self.show()
