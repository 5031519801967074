"""What a person does to an agenda: every step is a function from a frozen draft to another, and can be
undone.

No function changes the length of a locked item, takes it away or moves it; the others keep their order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..errors import KitError, fault
from ..plan.model import AgendaItem
from .agenda import Misfit, build
from .draft import Draft, checked, with_facts
from .turns import ONE, turns

Edit = Callable[[Draft], Draft]


def add(draft: Draft, index: int, item: AgendaItem) -> Draft:
    """``item`` put in before the item that stands at ``index``; at the end where ``index`` is their
    number.
    """
    if not 0 <= index <= len(draft.items):
        raise _none(draft, index)
    return _with(draft, _placed(draft.items, index, item, draft.names))


def remove(draft: Draft, index: int) -> Draft:
    """Without the item at ``index``."""
    _free(draft, index)
    return _with(draft, (*draft.items[:index], *draft.items[index + 1 :]))


def move(draft: Draft, index: int, to: int) -> Draft:
    """The item at ``index`` put where ``to`` is; it takes over the part of its new neighbours where it
    must.
    """
    item = _free(draft, index)
    _item(draft, to)
    rest = (*draft.items[:index], *draft.items[index + 1 :])
    return _with(draft, _placed(rest, to, item, draft.names))


def lock(draft: Draft, index: int, minutes: int | None = None) -> Draft:
    """The item at ``index`` kept at ``minutes``; at its own, or at what it is allotted now, where none are
    given.
    """
    item = _item(draft, index)
    length = minutes or item.minutes or _allotted(draft, index)
    return _replaced(draft, index, with_facts(item, minutes=length, least=None, most=None, locked=True))


def unlock(draft: Draft, index: int) -> Draft:
    """The item at ``index`` free to be allotted time again."""
    return _replaced(draft, index, with_facts(_item(draft, index), locked=False))


def retime(draft: Draft, index: int, minutes: int) -> Draft:
    """The item at ``index`` to have ``minutes`` where they can be had."""
    item = _free(draft, index)
    least = None if item.least is None else min(item.least, minutes)
    most = None if item.most is None else max(item.most, minutes)
    return _replaced(draft, index, with_facts(item, minutes=minutes, least=least, most=most))


def split(draft: Draft, index: int, minutes: int, texts: tuple[str, str] | None = None) -> Draft:
    """The item at ``index`` as two, the first of ``minutes``; only an item with one speaker."""
    item = _free(draft, index)
    whole = item.minutes or _allotted(draft, index)
    if item.mode != ONE or not 0 < minutes < whole:
        raise KitError(fault("timing.split", "会议议程", found=item.text, minutes=minutes, wanted=whole - 1))
    first, second = texts or (f"{item.text}（上）", f"{item.text}（下）")
    halves = (_share(item, first, minutes, whole), _share(item, second, whole - minutes, whole))
    return _with(draft, (*draft.items[:index], *halves, *draft.items[index + 1 :]))


def merge(draft: Draft, index: int, text: str = "") -> Draft:
    """The items at ``index`` and after it as one; only with the same speaker, mode and part."""
    first, second = _free(draft, index), _free(draft, index + 1)
    same = (first.speaker, first.mode, first.part) == (second.speaker, second.mode, second.part)
    if first.mode != ONE or not same:
        raise KitError(fault("timing.merge", "会议议程", found=first.text, other=second.text))
    lengths = {
        name: _total(getattr(first, name), getattr(second, name)) for name in ("minutes", "least", "most")
    }
    merged = with_facts(first, text=text or f"{first.text}；{second.text}", **lengths)
    return _with(draft, (*draft.items[:index], merged, *draft.items[index + 2 :]))


@dataclass(frozen=True, slots=True)
class History:
    """A draft with those before it and those undone."""

    now: Draft
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()

    def do(self, edit: Edit) -> History:
        """After ``edit``; what was undone is gone. An edit that changes nothing leaves no trace."""
        after = edit(self.now)
        return self if after == self.now else History(after, (*self.past, self.now))

    def undo(self) -> History:
        """Before the last edit; itself where there was none."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> History:
        """After the edit that was undone last; itself where there is none."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])


def _with(draft: Draft, items: tuple[AgendaItem, ...]) -> Draft:
    edited = checked(replace(draft, items=items))
    turns(edited)  # refuses a lock too short for its speakers
    return edited


def _replaced(draft: Draft, index: int, item: AgendaItem) -> Draft:
    return _with(draft, (*draft.items[:index], item, *draft.items[index + 1 :]))


def _item(draft: Draft, index: int) -> AgendaItem:
    if not 0 <= index < len(draft.items):
        raise _none(draft, index)
    return draft.items[index]


def _none(draft: Draft, index: int) -> KitError:
    return KitError(fault("timing.item_none", "会议议程", found=index + 1, wanted=len(draft.items)))


def _free(draft: Draft, index: int) -> AgendaItem:
    item = _item(draft, index)
    if item.locked:
        raise KitError(fault("timing.item_locked", "会议议程", found=item.text))
    return item


def _placed(
    rest: Sequence[AgendaItem], index: int, item: AgendaItem, names: Sequence[str]
) -> tuple[AgendaItem, ...]:
    """``item`` at ``index``, its part changed to a neighbour's if it would stand out of order."""
    before = next((item.part for item in reversed(rest[:index]) if item.part), "")
    after = next((item.part for item in rest[index:] if item.part), "")
    wrong = item.part in names and (
        (before and names.index(item.part) < names.index(before))
        or (after and names.index(item.part) > names.index(after))
    )
    moved = item.model_copy(update={"part": before or after}) if wrong else item
    return (*rest[:index], moved, *rest[index:])


def _allotted(draft: Draft, index: int) -> int:
    built = build(draft)
    if isinstance(built, Misfit):
        return draft.pace.item.minutes
    return built.minutes(index) or draft.pace.item.minutes


def _share(item: AgendaItem, text: str, minutes: int, whole: int) -> AgendaItem:
    """The part of an item that has ``minutes`` of the ``whole``; its bounds in proportion, never between
    them.
    """
    least = None if item.least is None else max(1, item.least * minutes // whole)
    most = None if item.most is None else max(minutes, -(-item.most * minutes // whole))
    return with_facts(item, text=text, minutes=minutes, least=least, most=most)


def _total(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second
