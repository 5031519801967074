"""One person at the wizard, without widgets: where he is, what he has done, what he asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ...office import Office
from ...papers import DEFAULT_SIZE, chosen
from ...papers.rewritten import At
from ...plan import Plan, library
from ...plan.source import DataPath
from ..commands import Clicked, Command, Focused, Pressed, Typed, Uploaded
from .assignment import PREFIX, assign_from, remembered_as, span_of, tied
from .beside import NOTHING, field_of
from .calendar import Month
from .controls import FIELDS, LOOSE, is_loose
from .days import day_of
from .draft import Draft
from .fields import Field, Rows, place_of, value_at
from .history import History
from .intake import Intake, with_passages
from .late import pressed_together
from .marks import Marks
from .produce import Choice, Made, making
from .returned import Returned
from .rewriting import always, moved, rewrite, unwritten
from .saved_draft import SavedDraft
from .sent import Outbox, aftermath
from .start import Told, sample
from .steps import PRODUCE, step_named
from .suggest import named, offered
from .texts import Row, stated

_PARTS = frozenset(Plan.model_fields)


@dataclass
class Session(Intake):
    """What a person does, in fields, by buttons, in the paper beside the form."""

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
        """What passages are, nothing to take it back; at a tick, whether one goes with that before it, or
        whether such headings are always read so.
        """
        of, _, tick = key.partition(".")
        span, on = span_of(of, len(self.draft.passages)), text == "是"
        if not tick:
            self.take(assign_from(self.draft, span, text))
        elif tick == "joined" and span and not self.draft.passages[span.start].fact:
            self.take(tied(self.draft, span.start, on=on))
        elif tick == "always" and self.remembers_in and span:
            remembered_as(self.draft.passages[span.start], self.remembers_in, on=on)

    def _misread(self, of: str) -> None:
        """What was read is something else, which the person says next."""
        self.take(assign_from(self.draft, span_of(of, len(self.draft.passages)), ""))
        self.focus = f"f-{PREFIX}{of}"

    def _meant(self, field: Field, text: str) -> str:
        """The one choice that holds what was typed, where there is one."""
        choices = field.choices(library(self.draft.templates)) if field.sort == "choice" and text else ()
        fitting = [choice for choice in choices if text.strip() in choice]
        return fitting[0] if len(fitting) == 1 else text

    def _loose(self, place: DataPath, text: str) -> Draft:
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

    def _month(self, of: str) -> None:
        """Open the month of a date, or close it."""
        day = date.fromisoformat(day_of(FIELDS[of], self.draft) or date.today().isoformat())
        self.month = None if self.month and self.month.of == of else Month(of, day.replace(day=1))

    def _turn(self, by: str) -> None:
        """To another month."""
        self.month = self.month and self.month.moved(int(by))

    def _day(self, of: str) -> None:
        """A day of the month that is open."""
        if self.month:
            self.type(self.month.of, of)
            self.focus, self.month = f"f-{self.month.of}", None

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
        self.take(self.draft.set_all(values))

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

    def _post(self, outbox: Outbox) -> None:
        self.outbox, self.aftermath = outbox, aftermath(self.draft, outbox)
        self.saved.note(sent=outbox)

    def _send(self, of: str) -> None:
        """The papers that are ticked, or one of them anew, went out as they are now."""
        numbers = (of,) if of else sorted(self.choice.papers - set(self.outbox.papers))
        wanted = (
            paper.number
            for paper in chosen(numbers, self.draft.templates)
            if self.draft.plan and paper.wanted(self.draft.plan)
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

    def _papers(self, numbers: frozenset[str]) -> None:
        self.choice, self.made = replace(self.choice, papers=numbers), Made()

    def _size(self, of: str) -> None:
        """One of the sizes of the set, which the plan keeps."""
        self.take(self.draft.set(("papers",), None if of == DEFAULT_SIZE else of))
        self._papers(papers_of(self.draft))

    def _compress(self, of: str) -> None:
        """Lay the steps between a day and the meeting."""
        pressed = pressed_together(self.draft, date.fromisoformat(of))
        self.take(pressed.draft)
        self.laid = pressed.told


def papers_of(draft: Draft) -> frozenset[str]:
    """The papers that the draft's 材料范围 names."""
    size = draft.value(("papers",)) or DEFAULT_SIZE
    return frozenset(paper.number for paper in chosen((str(size),), draft.templates))


def begun(
    draft: Draft, saved: SavedDraft | None = None, step: str = "", office: Office | None = None
) -> Session:
    """A session at a step, with the papers of the draft's 材料范围 chosen."""
    saved, at = saved or SavedDraft(), step_named(step)
    marks = (saved.noted("marks", Marks) or Marks()).open(at)
    told = saved.noted("started", Told) or ()
    returned, sent = saved.noted("returned", tuple[Returned, ...]) or (), saved.noted("sent", Outbox)
    choice = Choice(papers_of(draft))
    return Session(
        History(with_passages(draft, saved)),
        at,
        saved,
        choice,
        marks=marks,
        told=told,
        returned=returned,
        office=office,
        outbox=sent if sent and sent.whole else Outbox(),
    )


_BUTTONS: dict[str, Callable[[Session, str], None]] = {
    "step": Session._open,
    "go": Session._go,
    "confirm": Session._confirm,
    "compress": Session._compress,
    "month": Session._month,
    "turn": Session._turn,
    "day": Session._day,
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
    "propose": lambda self, of: self._propose(of) if self.noticed else None,
    "adopt": lambda self, of: self._decide(of, "采纳"),
    "refuse": lambda self, of: self._decide(of, "不采纳"),
    "misread": Session._misread,
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
