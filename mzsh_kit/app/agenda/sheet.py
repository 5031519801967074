"""An agenda without widgets: the draft with its undo, what was said last, the answers it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ...errors import KitError
from ...plan import Plan
from ...plan.source import Data, KeyPath
from ...timing import Agenda, Draft, History, Misfit, build, draft, into_plan
from ...timing.agenda_edit import Edit
from ...timing.turns import turns
from ..wizard.fields import value_at

Changes = Mapping[KeyPath, Any]

ITEMS: KeyPath = ("agenda",)
PARTS: KeyPath = ("meeting", "parts")
PACE: KeyPath = ("pace",)
"""Where the answers state what an agenda is built from."""


@dataclass(frozen=True)
class Sheet:
    """``first`` is the draft as the plan had it, ``stated`` what the answers said of it then.

    ``said`` tells the last change, ``refused`` why there was none.
    """

    plan: Plan
    first: Draft
    history: History
    stated: Changes
    said: str = ""
    refused: str = ""

    @property
    def now(self) -> Draft:
        return self.history.now

    @cached_property
    def found(self) -> Agenda | Misfit:
        """The draft with its times, or how much is missing."""
        return build(self.now)

    @property
    def arranged(self) -> Plan:
        """The plan with the agenda as it is now."""
        return into_plan(self.now, self.plan)

    @property
    def changes(self) -> Changes:
        """What the answers are to say at each of the three places; ``None``: the default stands."""
        return {place: self._value(place) for place in (ITEMS, PARTS, PACE)}

    def _value(self, place: KeyPath) -> Any:
        first, now = _facts(self.first)[place], _facts(self.now)[place]
        if first == now:
            return self.stated[place]
        if place != PACE:
            return now
        return {
            **(self.stated[PACE] or {}),
            **{key: value for key, value in now.items() if value != first[key]},
        }

    def do(self, edit: Edit, said: str) -> Sheet:
        """After an edit, or the same with the reason why not."""
        try:
            history = self.history.do(edit)
        except KitError as error:
            return replace(self, said="", refused=" ".join(map(str, error.faults)))
        return replace(self, history=history, said=said if history != self.history else "", refused="")

    def undo(self) -> Sheet:
        left = len(self.history.past) - 1
        said = f"已撤销，还可撤销{left}步" if left else "已撤销，回到最初的议程"
        return replace(self, history=self.history.undo(), said=said if left >= 0 else "", refused="")

    def redo(self) -> Sheet:
        left = len(self.history.future) - 1
        said = f"已重做，还可重做{left}步" if left else "已重做最后一步"
        return replace(self, history=self.history.redo(), said=said if left >= 0 else "", refused="")


def begun(plan: Plan, answers: Data) -> Sheet:
    """The agenda of a plan made of ``answers``. Raises :class:`KitError` where no agenda follows from it."""
    drafted = _drafted(plan)
    stated = {place: value_at(answers, place) for place in (ITEMS, PARTS, PACE)}
    return Sheet(plan, drafted, History(drafted), stated)


def followed(sheet: Sheet | None, plan: Plan, answers: Data) -> Sheet:
    """The sheet of a plan that may have changed elsewhere: back or on where its agenda is one of the sheet's,
    else anew.

    Raises as :func:`begun` does.
    """
    wanted = _drafted(plan)
    if sheet is None or wanted not in (sheet.now, *sheet.history.past, *sheet.history.future):
        return begun(plan, answers)
    history = sheet.history
    while wanted != history.now and wanted in history.past:
        history = history.undo()
    while wanted != history.now:
        history = history.redo()
    return replace(sheet, plan=plan, history=history)


def _drafted(plan: Plan) -> Draft:
    """The draft of a plan, none of whose locked items is too short for its speakers."""
    drafted = draft(plan)
    turns(drafted)
    return drafted


def _facts(draft: Draft) -> dict[KeyPath, Any]:
    """What a draft states, as data."""
    return {
        ITEMS: _dumped(draft.items),
        PARTS: _dumped(draft.parts),
        PACE: draft.pace.model_dump(mode="json"),
    }


def _dumped(models: tuple[BaseModel, ...]) -> list[dict[str, Any]]:
    return [model.model_dump(mode="json", exclude_defaults=True) for model in models]
