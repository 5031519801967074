"""How a draft comes to the wizard (a file, an earlier plan, what is remembered of a unit) and is put away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ...errors import KitError
from ...plan.renew import renewed
from ...plan.source import Data
from ...reading import ROLES
from ..uploads import Upload
from .assignment import Assignment
from .draft import Draft
from .drawer import Drawer
from .history import History
from .marks import Marks
from .produce import Made
from .returned import Returned, Said, decided, taken_into
from .saved_draft import SavedDraft
from .start import Told, earlier, entered, imported, ledger, noticed, whole
from .state import State


@dataclass
class Intake(State):
    """What a person brings in, and what he says to it."""

    def upload(self, kind: str, file: Upload) -> None:
        """A file: an old plan or a roster to start from, or a plan.json to go on with."""
        try:
            if kind == "plan":
                self._start(imported(file, self.draft.templates))
            elif kind == "ledger":
                self.take(self.draft.set(("previous",), ledger(file)))
                self.drawer = replace(self.drawer, refused=())
            elif kind == "notice":
                doubt, self.noticed = noticed(file, self.draft)
                if doubt:
                    self.drawer = replace(self.drawer, refused=(), doubt=doubt)
                else:
                    self._propose()
            elif kind == "old":
                self.units = earlier(file, self.draft.templates, self.remembers_in)
                self._choose("0") if len(self.units) == 1 and not self.units[0].question else self._offer()
        except KitError as error:
            self.drawer = replace(self.drawer, refused=tuple(map(str, error.faults)), units=(), doubt="")

    def _propose(self, _: str = "") -> None:
        """What a notice says waits for a person, as what others changed does."""
        self.drawer, self.returned, self.noticed = Drawer(), tuple(map(Returned, self.noticed)), ()
        self.saved.note(returned=self.returned)
        self.focus = "h-returned" if self.returned else ""

    def _offer(self) -> None:
        asked = "".join(unit.question for unit in self.units)
        names = tuple("仍按它起草" if unit.question else unit.unit for unit in self.units)
        self.drawer = replace(self.drawer, refused=(), units=names, question=asked)

    def _start(self, draft: Draft, told: Told = (), returned: tuple[Returned, ...] = ()) -> None:
        self.drawer, self.told, self.units, self.returned = Drawer(), told, [], returned
        self.take(draft)
        self.marks = Marks()
        self._open("unit")
        self.saved.note(started=told, returned=returned)
        self.focus = "h-returned" if returned else self.focus

    def _choose(self, of: str) -> None:
        """Start from one of the plans that an upload holds."""
        old = self.units[int(of)]
        if old.whole:
            self._start(whole(old, self.draft.templates), (), tuple(map(Returned, old.changes)))
            return
        new = renewed(old.answers, self.draft.templates)
        told = (("沿用", new.kept), ("清空重填", new.cleared), *old.told)
        self._start(replace(entered(new.answers, self.draft.templates), passages=old.passages), told)

    def begin_from(self, answers: Data) -> None:
        """A new meeting from what is remembered of a unit."""
        new = renewed(answers, self.draft.templates)
        self._start(entered(new.answers, self.draft.templates), (("沿用本单位资料", new.kept),))

    def _remember(self, _: str = "") -> None:
        """Store what the next meeting keeps of this one."""
        if self.office and self.draft.plan:
            self.office.store(self.draft.answers, date.today())

    def _recall(self, unit: str) -> None:
        if self.office and (stored := self.office.find(unit)):
            self.begin_from(stored.answers)

    def _decide(self, of: str, said: Said) -> None:
        """What a person says to a change of a paper that came back; without a name, to all that are left."""
        waiting = [at for at, change in enumerate(self.returned) if not change.said]
        places = [at for at in waiting if (str(at) == of if of else self.returned[at].change.target)]
        draft = self.draft
        for at in places:
            draft = taken_into(draft, self.returned[at].change) if said == "采纳" else draft
            self.returned = decided(self.returned, at, said)
        self.take(draft)
        self.saved.note(returned=self.returned)
        self.focus = (
            "h-returned" if any(not change.said for change in self.returned) else f"h-{self.step.key}"
        )

    def _drawer(self, _: str) -> None:
        self.drawer = Drawer(open=not self.drawer.open)
        self.focus = "h-drawer" if self.drawer.open else ""

    def _reload(self, _: str) -> None:
        saved, answers = self.saved.latest()
        if answers is not None:
            self.history, self.made = (
                History(with_passages(entered(answers, self.draft.templates), saved)),
                Made(),
            )
        self.saved = saved

    def _apart(self, _: str) -> None:
        self.saved = self.saved.apart(self.draft.answers)

    def _delete(self, _: str) -> None:
        self.saved = self.saved.delete()
        self.history, self.drawer, self.made = History(Draft({}, self.draft.templates)), Drawer(), Made()


def with_passages(draft: Draft, saved: SavedDraft) -> Draft:
    """The draft with what was kept beside it of the document that it was started from; drafts of before
    kept, as ``unread``, only what was not understood.
    """
    kept = (saved.noted(name, tuple[Assignment, ...]) for name in ("passages", "unread"))
    passages = next(filter(None, kept), ())
    return replace(draft, passages=passages if all(one.field in {"", *ROLES} for one in passages) else ())
