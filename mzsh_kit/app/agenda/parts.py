"""What a person does to the parts of the meeting: their names, starts, lengths and number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...errors import KitError, fault
from ...plan.model import Part
from ...plan.when import clock_words, parse_clock
from ...timing import Draft
from ...timing.draft import checked, with_facts
from ...timing.sessions import with_half_day
from .sheet import Sheet

LONGEST = 1440


def rename(sheet: Sheet, number: int, text: str) -> Sheet:
    """Another name for a part; the items that are bound to it stay bound."""
    if not 0 <= number < len(sheet.now.parts):
        return sheet
    old = sheet.now.parts[number].name
    if not text or text in (name for name in sheet.now.names if name != old):
        return refused(
            sheet, KitError(fault("value.wrong" if text else "value.missing", "时段名称", found=text))
        )

    def edit(draft: Draft) -> Draft:
        try:
            part = Part.model_validate({**draft.parts[number].model_dump(), "name": text})
        except ValueError:
            raise KitError(fault("value.wrong", "时段名称", found=text)) from None
        items = tuple(with_facts(item, part=text) if item.part == old else item for item in draft.items)
        return replace(draft, parts=(*draft.parts[:number], part, *draft.parts[number + 1 :]), items=items)

    return sheet.do(edit, f"“{old}”改称“{text}”")


def start(sheet: Sheet, number: int, text: str) -> Sheet:
    try:
        begin = parse_clock(text or "待定")
    except LookupError:
        return refused(sheet, KitError(fault("value.clock", "开始时间", found=text)))
    return _part(sheet, number, f"从{clock_words(begin)}开始", start=begin)


def length(sheet: Sheet, number: int, text: str) -> Sheet:
    try:
        minutes = whole(text, "时段时长")
    except KitError as error:
        return refused(sheet, error)
    return _part(sheet, number, f"改为{minutes}分钟", minutes=minutes)


def _part(sheet: Sheet, number: int, said: str, **facts: Any) -> Sheet:
    if not 0 <= number < len(sheet.now.parts):
        return sheet
    part = sheet.now.parts[number]
    changed = part.model_copy(update=facts)
    return _parts(
        sheet, (*sheet.now.parts[:number], changed, *sheet.now.parts[number + 1 :]), f"“{part.name}”{said}"
    )


def half(sheet: Sheet) -> Sheet:
    parts = with_half_day(sheet.now.parts, sheet.now.pace)
    return _parts(sheet, parts, f"已增加“{parts[-1].name}”")


def less(sheet: Sheet, number: int) -> Sheet:
    parts = sheet.now.parts
    if not 0 <= number < len(parts) or len(parts) == 1:
        return sheet
    return _parts(sheet, parts[:number] + parts[number + 1 :], f"已移去“{parts[number].name}”，可以撤销")


def _parts(sheet: Sheet, parts: tuple[Part, ...], said: str) -> Sheet:
    return sheet.do(lambda draft: checked(replace(draft, parts=parts)), said)


def whole(text: str, where: str) -> int:
    """Minutes as a person writes them. Raises :class:`KitError` for what is none or too many."""
    digits = text.removesuffix("分钟").strip()
    if not digits.isdecimal():
        raise KitError(fault("value.wrong", where, found=text))
    if not 1 <= int(digits[:9]) <= LONGEST:
        raise KitError(fault("value.range", where, found=text, wanted=f"在1至{LONGEST}之间"))
    return int(digits)


def refused(sheet: Sheet, error: KitError) -> Sheet:
    return replace(sheet, said="", refused=" ".join(map(str, error.faults)))
