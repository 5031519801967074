"""The agenda builder as a widget that drops into a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ...errors import Fault, KitError
from ...output import rendered
from ...papers import build_all, catalogue
from ...papers.remarks import remarks
from ...plan import Plan
from ...plan.source import Data
from ..commands import Message, Pressed, Typed, command_of
from ..form import box
from ..guard import guarded
from ..markup import link, tag, words
from ..panel import Panel
from ..scripts import styles
from ..wizard.produce import address
from .acts import enter, press
from .html import sheet_html
from .sheet import Changes, Sheet, followed

PRINTED = ("21", "22")
"""The papers that are printed from here: 会议议程, 主持词."""


class SheetPanel(Panel):
    """A panel that brings the builder's own looks along."""

    _css = styles("tools.css", "agenda/agenda.css")


class AgendaBuilder:
    """Shows the agenda of a plan and changes it. ``changed`` is told what the answers are to say, by place.

    ``show`` brings it up to a plan that changed elsewhere; what can be undone stays while the agenda is the
    same.
    """

    def __init__(self, changed: Callable[[Changes], object], templates: Path | None = None) -> None:
        self.sheet: Sheet | None = None
        self._changed, self._templates = changed, templates
        self.panel = SheetPanel(guarded(self._receive))
        self.papers = Panel(lambda message, files: None)
        self.widget = box([self.panel, self.papers], "mz-builder")

    def show(self, plan: Plan, answers: Data) -> None:
        """The agenda of a plan made of ``answers``; where it has none, why."""
        try:
            self.sheet = followed(self.sheet, plan, answers)
        except KitError as error:
            self.sheet = None
            self.panel.html = "".join(
                words("p", fault, class_="mz-warn", role="status") for fault in error.faults
            )
            self.papers.html = ""
        else:
            self._draw(self.sheet)

    def hide(self) -> None:
        """Nothing, while there is no plan."""
        self.sheet, self.panel.html, self.papers.html = None, "", ""

    def _receive(self, message: Message, _: Sequence[memoryview]) -> None:
        if self.sheet is None:
            return
        before = self.sheet
        match command := command_of(message, ()):
            case Typed(field, text):
                self.sheet = enter(before, field, text)
            case Pressed(act, of):
                self.sheet = press(before, act, of)
        self._draw(self.sheet)
        if self.sheet.now != before.now:
            self._changed(self.sheet.changes)
            if command == Pressed("add"):
                self.panel.focus_on(f"a-{len(self.sheet.now.items) - 1}-text")

    def _draw(self, sheet: Sheet) -> None:
        self.panel.html = sheet_html(sheet, doubts(sheet.arranged, self._templates))
        self.papers.html = papers_html(sheet.arranged, self._templates)


def doubts(plan: Plan, templates: Path | None = None) -> dict[int, list[Fault]]:
    """What of single items wants a second look: a speaker who is in no list, or away."""
    faults: dict[int, list[Fault]] = {}
    for remark in remarks(plan, None, templates):
        match remark.place:
            case ("agenda", int(number), *_):
                faults.setdefault(number, []).append(remark)
    return faults


def papers_html(plan: Plan, templates: Path | None = None) -> str:
    """The papers that follow from the agenda, as links that hold them."""
    papers = tuple(paper for paper in catalogue(templates) if paper.number in PRINTED)
    files = map(rendered, build_all(plan, papers, templates))
    links = (link(f"下载{_title(name)}（Word）", name, address(name, data)) for name, data in files)
    return tag("div", "".join(links), class_="mz-tools mz-print")


def _title(name: str) -> str:
    """会议议程 of 21-会议议程.docx."""
    return Path(name).stem.partition("-")[2]
