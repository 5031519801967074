"""What a person does at the agenda, by name: every button and field is a function from a sheet to a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ...errors import KitError, fault
from ...plan.model import AgendaItem
from ...plan.when import as_open, clock_words
from ...timing import Agenda, Draft, add, lock, mends, merge, move, remove, retime, split, unlock
from ...timing.draft import checked, with_facts
from ...timing.turns import turns
from .parts import half, length, less, refused, rename, start, whole
from .sheet import Sheet

NEW = "新议项"


def press(sheet: Sheet, act: str, of: str) -> Sheet:
    """After a button; the same sheet where there is no such button."""
    numbers = [int(number) for number in of.split() if number.isdecimal()]
    wanted, does = _BUTTONS.get(act, (-1, lambda sheet: sheet))
    return does(sheet, *numbers) if len(numbers) == wanted else sheet


def enter(sheet: Sheet, field: str, text: str) -> Sheet:
    """After a text in a field: ``agenda.2.minutes``, ``part.0.start``."""
    match field.split("."):
        case [("agenda" | "part") as what, number, name] if number.isdecimal() and name in _FIELDS[what]:
            return _FIELDS[what][name](sheet, int(number), text.strip())
    return sheet


# items


def _move(sheet: Sheet, index: int, to: int) -> Sheet:
    name, count = _name(sheet, index), len(sheet.now.items)
    after = sheet.do(lambda draft: move(draft, index, to), f"{name}移到第{to + 1}项，共{count}项")
    return replace(after, said=after.said + _clock(after, to)) if after.said else after


def _clock(sheet: Sheet, index: int) -> str:
    if not isinstance(sheet.found, Agenda):
        return ""
    start = next((slot.start for slot in sheet.found.slots if slot.item == index), None)
    return f"，{clock_words(start)}开始" if start is not None and not as_open(start) else ""


def _lock(sheet: Sheet, index: int) -> Sheet:
    """Keep what is allotted now, or free it again."""
    name = _name(sheet, index)
    if 0 <= index < len(sheet.now.items) and sheet.now.items[index].locked:
        return sheet.do(lambda draft: unlock(draft, index), f"{name}已解除锁定")
    minutes = sheet.found.minutes(index) if isinstance(sheet.found, Agenda) else None
    return sheet.do(lambda draft: lock(draft, index, minutes), f"{name}已锁定")


def _split(sheet: Sheet, index: int) -> Sheet:
    """In two halves, the first one of whole steps."""
    step = sheet.now.pace.step
    minutes = _minutes(sheet, index)
    first = max(1, minutes // 2 // step * step or minutes // 2)
    return sheet.do(lambda draft: split(draft, index, first), f"{_name(sheet, index)}已拆成两项")


def _minutes(sheet: Sheet, index: int) -> int:
    item = sheet.now.items[index] if 0 <= index < len(sheet.now.items) else None
    allotted = sheet.found.minutes(index) if isinstance(sheet.found, Agenda) else 0
    return (item and item.minutes) or allotted or sheet.now.pace.item.minutes


def _merge(sheet: Sheet, index: int) -> Sheet:
    return sheet.do(lambda draft: merge(draft, index), f"{_name(sheet, index)}已与下一项合并")


def _remove(sheet: Sheet, index: int) -> Sheet:
    return sheet.do(lambda draft: remove(draft, index), f"已移去{_name(sheet, index)}，可以撤销")


def _add(sheet: Sheet) -> Sheet:
    count = len(sheet.now.items)
    return sheet.do(
        lambda draft: add(draft, count, AgendaItem(text=NEW)), f"已添加第{count + 1}项，请填写议项名称"
    )


def _retime(sheet: Sheet, index: int, text: str) -> Sheet:
    try:
        minutes = whole(text, _where(index))
    except KitError as error:
        return refused(sheet, error)
    fixed = 0 <= index < len(sheet.now.items) and sheet.now.items[index].locked
    edit = lock if fixed else retime
    after = sheet.do(lambda draft: edit(draft, index, minutes), "")
    got = after.found.minutes(index) if isinstance(after.found, Agenda) and not after.refused else minutes
    told = f"，实排{got}分钟" if got != minutes else ""
    return after if after.refused else replace(after, said=f"{_name(after, index)}要求{minutes}分钟{told}")


def _reword(sheet: Sheet, index: int, text: str) -> Sheet:
    if not text:
        return refused(sheet, KitError(fault("value.missing", _where(index))))
    return _stated(sheet, index, f"第{index + 1}项已改写", text=text)


def _respeak(sheet: Sheet, index: int, text: str) -> Sheet:
    return _stated(sheet, index, f"{_name(sheet, index)}的发言人已改写", speaker=text or "待定")


def _assign(sheet: Sheet, index: int, text: str) -> Sheet:
    said = f"{_name(sheet, index)}定在“{text}”" if text else f"{_name(sheet, index)}的时段由程序安排"
    return _stated(sheet, index, said, part=text)


def _remode(sheet: Sheet, index: int, text: str) -> Sheet:
    return _stated(sheet, index, f"{_name(sheet, index)}改为{text}", mode=text)


def _stated(sheet: Sheet, index: int, said: str, **facts: str) -> Sheet:
    if not 0 <= index < len(sheet.now.items):
        return sheet

    def edit(draft: Draft) -> Draft:
        try:
            item = with_facts(draft.items[index], **facts)
        except ValueError:
            raise KitError(fault("value.wrong", _where(index), found=next(iter(facts.values())))) from None
        edited = checked(replace(draft, items=(*draft.items[:index], item, *draft.items[index + 1 :])))
        turns(edited)  # refuses a lock too short for its speakers
        return edited

    return sheet.do(edit, said)


def _mend(sheet: Sheet, number: int) -> Sheet:
    """One of the ways in which it would fit."""
    ways = () if isinstance(sheet.found, Agenda) else mends(sheet.found)
    if not 0 <= number < len(ways):
        return sheet
    return sheet.do(lambda _: ways[number].draft, f"已采用：{ways[number].text}")


def _name(sheet: Sheet, index: int) -> str:
    if not 0 <= index < len(sheet.now.items):
        return f"第{index + 1}项"
    text = sheet.now.items[index].text
    return f"“{text if len(text) <= 14 else text[:13] + '…'}”"


def _where(index: int) -> str:
    return f"第{index + 1}项"


_BUTTONS: dict[str, tuple[int, Callable[..., Sheet]]] = {
    "move": (2, _move),
    "up": (1, lambda sheet, index: _move(sheet, index, index - 1)),
    "down": (1, lambda sheet, index: _move(sheet, index, index + 1)),
    "lock": (1, _lock),
    "split": (1, _split),
    "merge": (1, _merge),
    "remove": (1, _remove),
    "add": (0, _add),
    "half": (0, half),
    "less": (1, less),
    "mend": (1, _mend),
    "undo": (0, Sheet.undo),
    "redo": (0, Sheet.redo),
}

_FIELDS: dict[str, dict[str, Callable[[Sheet, int, str], Sheet]]] = {
    "agenda": {"minutes": _retime, "text": _reword, "speaker": _respeak, "mode": _remode, "part": _assign},
    "part": {"name": rename, "start": start, "minutes": length},
}
