"""One person at the wizard, without widgets: where he is, what he has done, what he asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from ...errors import KitError
from ...office import Office
from ...papers import DEFAULT_SIZE, chosen
from ...papers.rewritten import At
from ...plan import Plan, library
from ...plan.renew import renewed
from ...reading.own import Change
from ..commands import Clicked, Command, Focused, Pressed, Typed, Uploaded
from ..uploads import Upload
from .assignment import PREFIX, assign_from, assignments_of, data_of_unread, remembered_as
from .beside import NOTHING, Beside, field_of
from .controls import FIELDS, LOOSE, control_of, element_of, is_loose, step_of
from .draft import Draft
from .drawer import Drawer
from .fields import Field, Place, Rows, Step, place_of, value_at
from .findings import Checked, checked_of, checking
from .history import History
from .keep import Kept
from .late import pressed_together
from .marks import Marks, marks_of
from .produce import Choice, Made, making
from .returned import Returned, Said, data_of, decided, returned_of, taken_into
from .rewriting import always, moved, rewrite, unwritten
from .sent import Aftermath, Outbox, aftermath, digest, outbox_of
from .start import Old, Told, earlier, entered, imported, ledger, noticed, sample, told_of, whole
from .steps import PRODUCE, REVIEW, STEPS, step_named
from .suggest import named, offered
from .texts import Row, stated

_PARTS = frozenset(Plan.model_fields)


@dataclass
class Session:
    """What the page shows follows from this and from nothing else."""

    history: History
    step: Step
    kept: Kept = field(default_factory=Kept)
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
    checked: Checked | None = None
    """How far all papers are looked through; of the draft as it is now."""
    laid: tuple[str, ...] = ()
    """What became of the steps when they were laid into the days left; until the next change."""
    office: Office | None = None
    """Where what is remembered of units is kept; ``None`` where there is no such place."""
    outbox: Outbox = field(default_factory=Outbox)
    aftermath: Aftermath = field(default_factory=Aftermath)
    """What the draft as it is changes in papers that went out."""
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
        self.kept = self.kept.save(history.now.answers)
        if history.now.unread != before.unread:
            self.kept.note(unread=data_of_unread(history.now.unread))

    def look_on(self) -> bool:
        """Look through one more paper of the set; whether there is more to look through.

        What was found of the same answers when the draft was open last stands until all is looked through anew.
        """
        if self._looking is None:
            plan = self.draft.plan
            self._looking = checking(plan, self.draft.templates) if plan else iter(())
            known = (
                checked_of(self.kept.noted("checked"))
                if plan and self.kept.noted("checked_of") == digest(self.draft.said)
                else None
            )
            self.checked = known or (Checked() if plan else None)
            self.aftermath = aftermath(self.draft, self.outbox)
            return bool(plan)
        found = next(self._looking, None)
        if found and (found.finished or not (self.checked and self.checked.finished)):
            self.checked = found
        if found and found.finished:
            self.kept.note(checked=found.data(), checked_of=digest(self.draft.said))
        return found is not None and not found.finished

    # what a person does

    def do(self, command: Command) -> Iterator[None]:
        """What a person did on the page; yields whenever the page should show how far it is."""
        match command:
            case Focused(key):
                self.look(key)
            case Typed(key, text):
                self.type(key, text)
            case Pressed(act, of):
                yield from self.press(act, of)
            case Clicked(block, row, column, text, offset):
                self.click(At(block, row, column), text, offset)
            case Uploaded(kind):
                self.upload(kind, command.file)

    def type(self, key: str, text: str) -> None:
        """A text in a field, a date, a tick; keys that are none of these are ignored."""
        if key == "beside.paper":
            self.beside = replace(self.beside, paper=text, chosen=NOTHING, editing=False)
        elif key == "beside.text" and self.beside.editing:
            self.take(rewrite(self.draft, self._paper, self.beside.chosen, text))
        elif key.startswith("paper."):
            self._tick(key.removeprefix("paper."), text == "是")
        elif key.startswith(PREFIX):
            self._assign(key.removeprefix(PREFIX), text)
        elif key in FIELDS:
            before = str(value_at(self.draft.answers, ("unit", "name")) or "")
            draft = self.draft.put(FIELDS[key], self._meant(FIELDS[key], text))
            self.take(named(draft, before) if key == "unit.name" else draft)
        elif is_loose(place := place_of(key)):
            self.take(self._loose(place, text))

    def _assign(self, key: str, text: str) -> None:
        """What a person says that a passage is, nothing to take it back; at its tick, whether such headings are read so."""
        of, _, tick = key.partition(".")
        if not of.isdecimal() or int(of) >= len(self.draft.unread):
            return
        if not tick:
            self.take(assign_from(self.draft, int(of), text))
        elif self.remembers_in:
            remembered_as(self.draft.unread[int(of)], self.remembers_in, on=text == "是")

    @property
    def remembers_in(self) -> Path | None:
        """Where the office's headings are remembered; ``None`` where there is no such place."""
        return self.office.templates if self.office else None

    def _meant(self, field: Field, text: str) -> str:
        """The one choice that holds what was typed, where there is one."""
        choices = field.choices(library(self.draft.templates)) if field.sort == "choice" and text else ()
        found = [one for one in choices if text.strip() in one]
        return found[0] if len(found) == 1 else text

    def _loose(self, place: Place, text: str) -> Draft:
        sort = LOOSE[place[-1]]
        if place[0] != "members":
            return self.draft.set(place, stated(text, sort))
        return self.draft.put(Field(place, sort), text)

    def look(self, key: str) -> None:
        """The control that has the keyboard's focus: the paper shows what it fills."""
        self.beside = replace(self.beside, at=key if place_of(key)[0] in _PARTS else "")

    def click(self, at: At, text: str, offset: int) -> None:
        """A click on words of the paper: to the field that they come from."""
        key = field_of(self.draft, self._paper, at.block, text, offset)
        self.beside = replace(
            self.beside, chosen=at, field=key, editing=False, remembers=self.office is not None
        )
        if key and self.step is not PRODUCE:
            self._go(key)

    @property
    def _paper(self) -> str:
        """The number of the paper that is shown."""
        return self.beside.paper if self.step is not PRODUCE else self.choice.shown

    def _edit(self, _: str) -> None:
        self.beside = replace(self.beside, editing=True)
        self.focus = "f-beside.text"

    def _written(self, _: str) -> None:
        self.beside = replace(self.beside, editing=False)

    def _strike(self, _: str) -> None:
        """The paragraph is not written."""
        self.take(rewrite(self.draft, self._paper, self.beside.chosen, ""))
        self.beside = replace(self.beside, editing=False, chosen=NOTHING)

    def _move(self, of: str) -> None:
        """The paragraph a place further up or down."""
        draft, at = moved(self.draft, self._paper, self.beside.chosen, int(of))
        self.take(draft)
        self.beside = replace(self.beside, chosen=at)

    def _unwrite(self, of: str) -> None:
        self.take(unwritten(self.draft, int(of)))
        self.beside = replace(self.beside, editing=False)

    def _always(self, of: str) -> None:
        """The office writes it so from now on: kept with what is remembered of it."""
        self.take(always(self.draft, int(of)))
        self._remember()

    def put_rows(self, rows: Rows, texts: Sequence[Row]) -> None:
        """Other rows in a table."""
        self.take(self.draft.put_rows(rows, texts))

    def put_values(self, values: Mapping[tuple[str, ...], Any]) -> None:
        """Other values at some places; ``None`` leaves a place to its default."""
        draft = self.draft
        for place, value in values.items():
            draft = draft.set(place, value)
        self.take(draft)

    def press(self, act: str, of: str = "") -> Iterator[None]:
        """A button; yields whenever the page should show how far it is."""
        if act == "make":
            yield from self._make()
        elif act in _BUTTONS:
            _BUTTONS[act](self, of)

    def press_all(self, act: str, of: str = "") -> None:
        """A button, to its end."""
        for _ in self.press(act, of):
            pass

    def upload(self, kind: str, file: Upload) -> None:
        """A file: an old plan or a roster to start from, or a plan.json to go on with."""
        try:
            if kind == "plan":
                self._start(imported(file, self.draft.templates))
            elif kind == "ledger":
                self.take(self.draft.set(("previous",), ledger(file)))
                self.drawer = replace(self.drawer, refused=())
            elif kind == "notice":
                self._propose(noticed(file, self.draft))
            elif kind == "old":
                self.units = earlier(file, self.draft.templates, self.remembers_in)
                self._choose("0") if len(self.units) == 1 and not self.units[0].question else self._offer()
        except KitError as error:
            self.drawer = replace(self.drawer, refused=tuple(map(str, error.faults)), units=())

    def _propose(self, changes: tuple[Change, ...]) -> None:
        """What a notice says waits for a person, as what others changed does."""
        self.drawer, self.returned = Drawer(), tuple(map(Returned, changes))
        self.kept.note(returned=data_of(self.returned))
        self.focus = "h-returned" if changes else ""

    def _offer(self) -> None:
        asked = "".join(one.question for one in self.units)
        names = tuple("仍按它起草" if one.question else one.unit for one in self.units)
        self.drawer = replace(self.drawer, refused=(), units=names, question=asked)

    def _start(self, draft: Draft, told: Told = (), returned: tuple[Returned, ...] = ()) -> None:
        self.drawer, self.told, self.units, self.returned = Drawer(), told, [], returned
        self.take(draft)
        self.marks = Marks()
        self._open("unit")
        self.kept.note(started=told, returned=data_of(returned))
        self.focus = "h-returned" if returned else self.focus

    def _choose(self, of: str) -> None:
        """Start from one of the plans that an upload holds."""
        old = self.units[int(of)]
        if old.whole:
            self._start(whole(old, self.draft.templates), (), tuple(map(Returned, old.changes)))
            return
        found = renewed(old.answers, self.draft.templates)
        told = (("沿用", found.kept), ("清空重填", found.cleared), *old.told)
        self._start(replace(entered(found.answers, self.draft.templates), unread=old.unread), told)

    def begin_from(self, answers: Mapping[str, Any]) -> None:
        """A new meeting from what is remembered of a unit."""
        found = renewed(answers, self.draft.templates)
        self._start(entered(found.answers, self.draft.templates), (("沿用本单位资料", found.kept),))

    def _remember(self, _: str = "") -> None:
        """Store what the next meeting keeps of this one."""
        if self.office and self.draft.plan:
            self.office.store(self.draft.answers, date.today())

    def _recall(self, unit: str) -> None:
        if self.office and (stored := self.office.find(unit)):
            self.begin_from(stored.answers)

    def _decide(self, of: str, said: Said) -> None:
        """What a person says to one of the changes of a paper that came back; to all that are left where none is named."""
        waiting = [at for at, one in enumerate(self.returned) if not one.said]
        places = [at for at in waiting if (str(at) == of if of else self.returned[at].change.target)]
        draft = self.draft
        for at in places:
            draft = taken_into(draft, self.returned[at].change) if said == "采纳" else draft
            self.returned = decided(self.returned, at, said)
        self.take(draft)
        self.kept.note(returned=data_of(self.returned))
        self.focus = "h-returned" if any(not one.said for one in self.returned) else f"h-{self.step.key}"

    def _post(self, outbox: Outbox) -> None:
        self.outbox, self.aftermath = outbox, aftermath(self.draft, outbox)
        self.kept.note(sent=outbox.data())

    def _send(self, of: str) -> None:
        """The papers that are ticked, or one of them anew, went out as they are now."""
        numbers = (of,) if of else sorted(self.choice.papers - set(self.outbox.papers))
        wanted = (
            one.number
            for one in chosen(numbers, self.draft.templates)
            if self.draft.plan and one.wanted(self.draft.plan)
        )
        self._post(self.outbox.send(self.draft, wanted, date.today()))

    def _tick(self, number: str, on: bool) -> None:
        chosen = self.choice.papers | {number} if on else self.choice.papers - {number}
        self.choice, self.made = replace(self.choice, papers=chosen), Made()

    def _make(self) -> Iterator[None]:
        if self.draft.plan is None:
            return
        for made in making(self.draft.plan, self.draft, self.choice):
            self.made = made
            yield
        if self.office and not self.office.find(self.draft.plan.unit.name):
            self._remember()

    @property
    def tried(self) -> bool:
        """Whether what is missing in this step is told beside its field."""
        return self.step.key in self.marks.left

    def _stand(self, step: Step) -> None:
        """At a step; whoever asks for the whole has tried all of it."""
        marks = self.marks.open(step, self.step)
        self.mark(marks.try_all(STEPS) if step in (REVIEW, PRODUCE) else marks)
        self.step = step

    def mark(self, marks: Marks) -> None:
        self.marks = marks
        self.kept.note(marks=marks.data())

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

    def _drawer(self, _: str) -> None:
        self.drawer = Drawer(open=not self.drawer.open)
        self.focus = "h-drawer" if self.drawer.open else ""

    def _papers(self, numbers: frozenset[str]) -> None:
        self.choice, self.made = replace(self.choice, papers=numbers), Made()

    def _size(self, of: str) -> None:
        """One of the sizes of the set, which the plan keeps."""
        self.take(self.draft.set(("papers",), None if of == DEFAULT_SIZE else of))
        self._papers(papers_of(self.draft))

    def _reload(self, _: str) -> None:
        kept, answers = self.kept.latest()
        if answers is not None:
            self.history, self.made = (
                History(_with_unread(entered(answers, self.draft.templates), kept)),
                Made(),
            )
        self.kept = kept

    def _apart(self, _: str) -> None:
        self.kept = self.kept.apart(self.draft.answers)

    def _compress(self, of: str) -> None:
        """Lay the steps between a day and the meeting."""
        found = pressed_together(self.draft, date.fromisoformat(of))
        self.take(found.draft)
        self.laid = found.told

    def _delete(self, _: str) -> None:
        self.kept = self.kept.delete()
        self.history, self.drawer, self.made = History(Draft({}, self.draft.templates)), Drawer(), Made()


def papers_of(draft: Draft) -> frozenset[str]:
    """The papers that the draft's 材料范围 names."""
    size = draft.value(("papers",)) or DEFAULT_SIZE
    return frozenset(one.number for one in chosen((str(size),), draft.templates))


def begun(draft: Draft, kept: Kept | None = None, step: str = "", office: Office | None = None) -> Session:
    """A session at a step, with the papers of the draft's 材料范围 chosen."""
    kept, at = kept or Kept(), step_named(step)
    marks = marks_of(kept.noted("marks")).open(at)
    told = told_of(kept.noted("started"))
    returned, outbox = returned_of(kept.noted("returned")), outbox_of(kept.noted("sent"))
    choice = Choice(papers_of(draft))
    return Session(
        History(_with_unread(draft, kept)),
        at,
        kept,
        choice,
        marks=marks,
        told=told,
        returned=returned,
        office=office,
        outbox=outbox,
    )


def _with_unread(draft: Draft, kept: Kept) -> Draft:
    """The draft with what was kept beside it of passages that were not understood."""
    return replace(draft, unread=assignments_of(kept.noted("unread")))


_BUTTONS: dict[str, Callable[[Session, str], None]] = {
    "step": Session._open,
    "go": Session._go,
    "confirm": Session._confirm,
    "compress": Session._compress,
    "restore": lambda self, of: self.take(self.draft.restore(place_of(of))),
    "offer": lambda self, of: self.type(of, offered(self.draft, place_of(of))),
    "undo": lambda self, _: self._go_on(self.history.undo()),
    "redo": lambda self, _: self._go_on(self.history.redo()),
    "drawer": Session._drawer,
    "send": Session._send,
    "resend": Session._send,
    "unsend": lambda self, of: self._post(self.outbox.take_back(of)),
    "remember": Session._remember,
    "rewrite": Session._edit,
    "written": Session._written,
    "strike": Session._strike,
    "move": Session._move,
    "unwrite": Session._unwrite,
    "always": Session._always,
    "recall": Session._recall,
    "beside": lambda self, _: setattr(self, "beside", replace(self.beside, open=not self.beside.open)),
    "sample": lambda self, _: self._start(sample(self.draft.templates)),
    "unit": Session._choose,
    "adopt": lambda self, of: self._decide(of, "采纳"),
    "refuse": lambda self, of: self._decide(of, "不采纳"),
    "seen": lambda self, of: self._decide(of, "已看过"),
    "delete": lambda self, _: setattr(self, "drawer", replace(self.drawer, deleting=True)),
    "keep": lambda self, _: setattr(self, "drawer", replace(self.drawer, deleting=False)),
    "deleted": Session._delete,
    "reload": Session._reload,
    "apart": Session._apart,
    "size": Session._size,
    "none": lambda self, _: self._papers(frozenset()),
    "preview": lambda self, of: setattr(self, "choice", replace(self.choice, shown=of)),
}
