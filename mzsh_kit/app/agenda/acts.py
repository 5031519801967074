"""What a person does at the agenda, by name: every button and field is a function from a sheet to a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ...errors import KitError, fault
from ...plan.model import AgendaItem, Part
from ...plan.when import as_open, clock_words, parse_clock
from ...timing import Agenda, Draft, add, lock, mends, merge, move, remove, retime, split, unlock
from ...timing.draft import checked, with_facts
from ...timing.sessions import with_half_day
from .sheet import Sheet

NEW = "新议项"
LONGEST = 1440


def press(sheet: Sheet, act: str, of: str) -> Sheet:
    """After a button; the same sheet where there is no such button."""
    numbers = [int(one) for one in of.split() if one.isdecimal()]
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
    whole = _minutes(sheet, index)
    first = max(1, whole // 2 // step * step or whole // 2)
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
        minutes = _whole(text, _where(index))
    except KitError as error:
        return _refused(sheet, error)
    fixed = 0 <= index < len(sheet.now.items) and sheet.now.items[index].locked
    edit = lock if fixed else retime
    after = sheet.do(lambda draft: edit(draft, index, minutes), "")
    got = after.found.minutes(index) if isinstance(after.found, Agenda) and not after.refused else minutes
    told = f"，实排{got}分钟" if got != minutes else ""
    return after if after.refused else replace(after, said=f"{_name(after, index)}要求{minutes}分钟{told}")


def _reword(sheet: Sheet, index: int, text: str) -> Sheet:
    if not text:
        return _refused(sheet, KitError(fault("value.missing", _where(index))))
    return _stated(sheet, index, f"第{index + 1}项已改写", text=text)


def _respeak(sheet: Sheet, index: int, text: str) -> Sheet:
    return _stated(sheet, index, f"{_name(sheet, index)}的发言人已改写", speaker=text or "待定")


def _assign(sheet: Sheet, index: int, text: str) -> Sheet:
    said = f"{_name(sheet, index)}定在“{text}”" if text else f"{_name(sheet, index)}的时段由程序安排"
    return _stated(sheet, index, said, part=text)


def _stated(sheet: Sheet, index: int, said: str, **facts: str) -> Sheet:
    if not 0 <= index < len(sheet.now.items):
        return sheet

    def edit(draft: Draft) -> Draft:
        try:
            item = with_facts(draft.items[index], **facts)
        except ValueError:
            raise KitError(fault("value.wrong", _where(index), found=next(iter(facts.values())))) from None
        return checked(replace(draft, items=(*draft.items[:index], item, *draft.items[index + 1 :])))

    return sheet.do(edit, said)


# parts


def _start(sheet: Sheet, number: int, text: str) -> Sheet:
    try:
        start = parse_clock(text or "待定")
    except LookupError:
        return _refused(sheet, KitError(fault("value.clock", "开始时间", found=text)))
    return _part(sheet, number, f"从{clock_words(start)}开始", start=start)


def _length(sheet: Sheet, number: int, text: str) -> Sheet:
    try:
        minutes = _whole(text, "时段时长")
    except KitError as error:
        return _refused(sheet, error)
    return _part(sheet, number, f"改为{minutes}分钟", minutes=minutes)


def _part(sheet: Sheet, number: int, said: str, **facts: Any) -> Sheet:
    if not 0 <= number < len(sheet.now.parts):
        return sheet
    part = sheet.now.parts[number]
    changed = part.model_copy(update=facts)
    return _parts(
        sheet, (*sheet.now.parts[:number], changed, *sheet.now.parts[number + 1 :]), f"“{part.name}”{said}"
    )


def _half(sheet: Sheet) -> Sheet:
    parts = with_half_day(sheet.now.parts, sheet.now.pace)
    return _parts(sheet, parts, f"已增加“{parts[-1].name}”")


def _less(sheet: Sheet, number: int) -> Sheet:
    parts = sheet.now.parts
    if not 0 <= number < len(parts) or len(parts) == 1:
        return sheet
    return _parts(sheet, parts[:number] + parts[number + 1 :], f"已移去“{parts[number].name}”，可以撤销")


def _parts(sheet: Sheet, parts: tuple[Part, ...], said: str) -> Sheet:
    return sheet.do(lambda draft: checked(replace(draft, parts=parts)), said)


def _mend(sheet: Sheet, number: int) -> Sheet:
    """One of the ways in which it would fit."""
    ways = () if isinstance(sheet.found, Agenda) else mends(sheet.found)
    if not 0 <= number < len(ways):
        return sheet
    return sheet.do(lambda _: ways[number].draft, f"已采用：{ways[number].text}")


# words


def _name(sheet: Sheet, index: int) -> str:
    if not 0 <= index < len(sheet.now.items):
        return f"第{index + 1}项"
    text = sheet.now.items[index].text
    return f"“{text if len(text) <= 14 else text[:13] + '…'}”"


def _where(index: int) -> str:
    return f"第{index + 1}项"


def _whole(text: str, where: str) -> int:
    """Minutes as a person writes them. Raises :class:`KitError` for what is none or too many."""
    digits = text.removesuffix("分钟").strip()
    if not digits.isdecimal():
        raise KitError(fault("value.wrong", where, found=text))
    if not 1 <= int(digits[:9]) <= LONGEST:
        raise KitError(fault("value.range", where, found=text, wanted=f"在1至{LONGEST}之间"))
    return int(digits)


def _refused(sheet: Sheet, error: KitError) -> Sheet:
    return replace(sheet, said="", refused=" ".join(map(str, error.faults)))


_BUTTONS: dict[str, tuple[int, Callable[..., Sheet]]] = {
    "move": (2, _move),
    "up": (1, lambda sheet, index: _move(sheet, index, index - 1)),
    "down": (1, lambda sheet, index: _move(sheet, index, index + 1)),
    "lock": (1, _lock),
    "split": (1, _split),
    "merge": (1, _merge),
    "remove": (1, _remove),
    "add": (0, _add),
    "half": (0, _half),
    "less": (1, _less),
    "mend": (1, _mend),
    "undo": (0, Sheet.undo),
    "redo": (0, Sheet.redo),
}

_FIELDS: dict[str, dict[str, Callable[[Sheet, int, str], Sheet]]] = {
    "agenda": {"minutes": _retime, "text": _reword, "speaker": _respeak, "part": _assign},
    "part": {"start": _start, "minutes": _length},
}
