"""One person at the wizard: his draft, where he is, what he has looked at; it goes on and is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...office import Office
from ...reading.own import Change
from .beside import NOTHING, Beside
from .calendar import Month
from .controls import control_of, element_of, is_loose, step_of
from .draft import Draft
from .drawer import Drawer
from .fields import Step, place_of
from .findings import Checked, checking, getting_ready
from .history import History
from .marks import Marks
from .produce import Choice, Made
from .returned import Returned
from .saved_draft import SavedDraft
from .sent import Aftermath, Outbox, aftermath, digest
from .start import Old, Told
from .steps import PRODUCE, REVIEW, STEPS, step_named


@dataclass
class State:
    """What the page shows follows from this and from nothing else."""

    history: History
    step: Step
    saved: SavedDraft = field(default_factory=SavedDraft)
    choice: Choice = field(default_factory=lambda: Choice(frozenset()))
    made: Made = field(default_factory=Made)
    drawer: Drawer = field(default_factory=Drawer)
    units: list[Old] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    beside: Beside = field(default_factory=Beside)
    told: Told = ()
    """What was kept and what was cleared when the draft was started from an earlier plan."""
    returned: tuple[Returned, ...] = ()
    """What others changed in the paper from which the draft was taken up again."""
    noticed: tuple[Change, ...] = ()
    """What a document proposes as a notice, until a person says that it is to be taken as one."""
    checked: Checked | None = None
    """How far all papers are looked through; of the draft as it is now."""
    laid: tuple[str, ...] = ()
    """What became of the steps when they were laid into the days left; until the next change."""
    office: Office | None = None
    """Where what is remembered of units is kept; ``None`` where there is no such place."""
    outbox: Outbox = field(default_factory=Outbox)
    aftermath: Aftermath = field(default_factory=Aftermath)
    """What the draft as it is changes in papers that went out."""
    month: Month | None = None
    """The month that is open to pick a day from."""
    focus: str = ""
    """The element that is to have the keyboard's focus next."""
    _looking: Iterator[Checked] | None = None

    @property
    def draft(self) -> Draft:
        return self.history.now

    def take(self, draft: Draft) -> None:
        """Go on with a changed draft, and save it."""
        self._go_on(self.history.take(draft))

    def _go_on(self, history: History) -> None:
        before = self.draft
        if history.now == before:
            return
        self.history, self.made, self.laid, self._looking = history, Made(), (), None
        self.saved = self.saved.save(history.now.answers)
        if history.now.passages != before.passages:
            self.saved.note(passages=history.now.passages)

    def look_on(self) -> bool:
        """Look through one more paper, of the sample's while there is no plan; whether there are more.

        What was found of the same answers when the draft was last open stands until all is looked through.
        """
        plan = self.draft.plan
        if plan is None:
            self.checked, self.aftermath = None, Aftermath()
            return next(getting_ready(), None) is not None
        if self._looking is None:
            self._looking = checking(plan, self.draft.templates)
            same = self.saved.noted("checked_of", str) == digest(self.draft.said)
            self.checked = (self.saved.noted("checked", Checked) if same else None) or Checked()
            self.aftermath = aftermath(self.draft, self.outbox)
            return True
        looked = next(self._looking, None)
        if looked and (looked.finished or not (self.checked and self.checked.finished)):
            self.checked = looked
        if looked and looked.finished:
            self.saved.note(checked=looked, checked_of=digest(self.draft.said))
        return looked is not None and not looked.finished

    @property
    def remembers_in(self) -> Path | None:
        """Where the office's headings are remembered; ``None`` where there is no such place."""
        return self.office.templates if self.office else None

    @property
    def tried(self) -> bool:
        """Whether what is missing in this step is told beside its field."""
        return self.step.key in self.marks.left

    def _stand(self, step: Step) -> None:
        """At a step; whoever asks for the whole has tried all of it."""
        marks = self.marks.open(step, self.step)
        self.mark(marks.try_all(STEPS) if step in (REVIEW, PRODUCE) else marks)
        self.step, self.month = step, None

    def mark(self, marks: Marks) -> None:
        self.marks = marks
        self.saved.note(marks=marks)

    def _open(self, key: str) -> None:
        self._stand(step_named(key))
        self.beside = replace(self.beside, at="", about=self.step.about, chosen=NOTHING, editing=False)
        self.focus = f"h-{self.step.key}"

    def _confirm(self, on: str) -> None:
        """What stands in this step is right; on to another."""
        self.mark(self.marks.confirm(self.step, self.draft))
        self._open(on)

    def _go(self, key: str) -> None:
        """To the field of a place, in the step where it is."""
        place = place_of(key)
        self._stand(step_of(place))
        self.focus = element_of(place) if control_of(place) or is_loose(place) else f"h-{self.step.key}"
