"""The items of a sheet as HTML: clock, words, minutes, buttons; turns, breaks and parts where they fall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from ...errors import Fault
from ...plan.model import AgendaItem
from ...plan.when import Open, as_open, clock_words
from ...timing import Agenda, Misfit, Slot
from ...timing.turns import EACH_CRITICISED, ONE, ONE_CRITICISED
from ..markup import attributes, doubted, press, press_link, tag, words
from .sheet import Sheet

MODES = (ONE, ONE_CRITICISED, EACH_CRITICISED)


Doubts = Mapping[int, Sequence[Fault]]
"""What of an item wants a second look, by its number from 0."""


def rows_html(sheet: Sheet, doubts: Doubts | None = None) -> str:
    """The items in order, each with its turns; breaks and parts between them stand where they fall."""
    return tag(
        "ol", "".join(_lines(sheet, doubts or {})), class_="mz-agenda", data_sort="move", aria_label="议项"
    )


def _lines(sheet: Sheet, doubts: Doubts) -> Iterator[str]:
    if isinstance(sheet.found, Misfit):
        yield from (_row(sheet, index, "", doubts) for index in range(len(sheet.now.items)))
        return
    slots = sheet.found.slots
    last = {slot.item: at for at, slot in enumerate(slots) if slot.item is not None}
    now, part, row = -1, -1, 0
    for at, slot in enumerate(slots):
        inside = last.get(now, -1) >= at
        if slot.part != part and len(sheet.now.parts) > 1 and not inside:
            yield _heading(sheet, slot.part)
        part = slot.part
        if slot.item is None and not inside:
            yield tag("li", _pause(slot), class_="mz-pause")
        elif slot.item is not None and slot.item != now:
            now = slot.item
            yield from (_row(sheet, index, _turns(sheet, index), doubts) for index in range(row, now + 1))
            row = now + 1
    yield from (_row(sheet, index, "", doubts) for index in range(row, len(sheet.now.items)))


def _heading(sheet: Sheet, part: int) -> str:
    sitting = sheet.now.parts[part]
    start = "" if as_open(sitting.start) else f"　{clock_words(sitting.start)}开始"
    return tag("li", words("strong", sitting.name) + words("span", start), class_="mz-sitting-line")


def _pause(slot: Slot) -> str:
    return words("span", slot.clock, class_="mz-clock") + words("span", f"{slot.text}{slot.minutes}分钟")


def _turns(sheet: Sheet, index: int) -> str:
    """The turns of an item in which several speak, with the breaks between them."""
    assert isinstance(sheet.found, Agenda)
    slots = sheet.found.slots
    mine = [at for at, slot in enumerate(slots) if slot.item == index]
    if sheet.now.items[index].mode == ONE or not mine:
        return ""
    lines, part = [], slots[mine[0]].part
    for slot in slots[mine[0] : mine[-1] + 1]:
        if slot.part != part:
            part = slot.part
            lines.append(words("li", sheet.now.parts[part].name, class_="mz-turn-part"))
        lines.append(tag("li", _turn(slot) if slot.item is not None else _pause(slot)))
    return tag("ol", "".join(lines), class_="mz-turns")


def _turn(slot: Slot) -> str:
    own = (
        f"本人{slot.speech}分钟，{slot.critics}人批评共{slot.minutes - slot.speech}分钟"
        if slot.critics
        else ""
    )
    note = "；".join(filter(None, (own, slot.note)))
    who = words("span", slot.speaker, class_="mz-speaker") + words("span", f"{slot.minutes}分钟")
    return words("span", slot.clock, class_="mz-clock") + who + words("span", note, class_="mz-turn-note")


def _row(sheet: Sheet, index: int, turns: str, doubts: Doubts) -> str:
    item = sheet.now.items[index]
    grip = tag("span", "", class_="mz-grip", title="按住拖动", aria_hidden="true")
    inner = (
        grip
        + words("div", _clock(sheet, index), class_="mz-clock")
        + tag("div", _what(sheet, index, item), class_="mz-what")
        + tag("div", _length(sheet, index, item), class_="mz-length")
        + tag("div", _buttons(sheet, index, item), class_="mz-item-tools")
        + _refused(sheet, index)
        + _doubted(doubts.get(index, ()))
        + turns
    )
    style = "mz-item" + " mz-locked" * item.locked
    return tag("li", inner, class_=style, id=f"a-{index}", data_row=str(index))


def _refused(sheet: Sheet, index: int) -> str:
    """Why what was typed in this item was not taken."""
    if refused_item(sheet) != index:
        return ""
    _, _, told = sheet.refused.partition("：")
    return words("p", told, class_="mz-fault mz-refused", role="alert")


def _doubted(remarks: Sequence[Fault]) -> str:
    """What of an item wants a second look."""
    return tag("div", "".join(map(doubted, remarks)), class_="mz-doubts", role="status") if remarks else ""


def refused_item(sheet: Sheet) -> int | None:
    """The item that the refusal is about; ``None`` where it is about none that is shown."""
    match = re.match(r"第(\d+)项：", sheet.refused)
    index = int(match[1]) - 1 if match else -1
    return index if 0 <= index < len(sheet.now.items) else None


def _clock(sheet: Sheet, index: int) -> str:
    """When an item is dealt with, from its first turn to its last."""
    if isinstance(sheet.found, Misfit):
        return "待排"
    mine = [slot for slot in sheet.found.slots if slot.item == index]
    if not mine:
        return "不安排"
    first, last = mine[0], mine[-1]
    if first is last or as_open(first.start) or as_open(last.end):
        return (
            first.clock
            if first is last
            else f"{first.clock.partition('—')[0]}—{last.clock.partition('—')[2]}"
        )
    begin, end = clock_words(first.start), clock_words(last.end)
    return f"{begin}—{end[2:] if begin[:2] == end[:2] else end}"


def _what(sheet: Sheet, index: int, item: AgendaItem) -> str:
    facts = _named(f"agenda.{index}.text", f"第{index + 1}项 议项")
    text = tag("textarea", f"\n{escape(item.text)}", rows=str(1 + len(item.text) // 30), **facts)
    who = "" if isinstance(item.speaker, Open) else item.speaker
    nobody = "" if item.rests else "发言人待定"
    speaker = entry(f"agenda.{index}.speaker", f"第{index + 1}项 发言人", who, placeholder=nobody)
    choices = _mode(index, item) + _in_part(sheet, index, item)
    return text + tag("div", speaker + choices, class_="mz-by")


def _mode(index: int, item: AgendaItem) -> str:
    """Who speaks in an item, and whether the others answer."""
    modes = "".join(words("option", mode, value=mode, selected=mode == item.mode) for mode in MODES)
    return tag("select", modes, **_named(f"agenda.{index}.mode", f"第{index + 1}项 进行方式"))


def _in_part(sheet: Sheet, index: int, item: AgendaItem) -> str:
    """Where there are several parts: which of them it is bound to."""
    if len(sheet.now.parts) == 1:
        return ""
    first = words("option", "自动排入时段", value="", selected=not item.part)
    rest = "".join(
        words("option", f"定在{name}", value=name, selected=name == item.part) for name in sheet.now.names
    )
    return tag("select", first + rest, **_named(f"agenda.{index}.part", f"第{index + 1}项 所属时段"))


def _length(sheet: Sheet, index: int, item: AgendaItem) -> str:
    got = sheet.found.minutes(index) if isinstance(sheet.found, Agenda) else item.minutes
    field, label = f"agenda.{index}.minutes", f"第{index + 1}项 分钟"
    entered = entry(field, label, str(got or ""), placeholder="自动", inputmode="numeric")
    wish = "" if item.minutes in (None, got) else words("p", f"适宜{item.minutes}分钟", class_="mz-soft")
    return entered + words("span", "分钟") + wish


def _buttons(sheet: Sheet, index: int, item: AgendaItem) -> str:
    name, last = f"第{index + 1}项", index == len(sheet.now.items) - 1

    def tool(act: str, style: str, word: str, off: bool = False) -> str:
        facts: dict[str, str | bool | None] = {"aria_label": f"{word}{name}", "disabled": off}
        return press("", act, str(index), class_=f"mz-tool {style}", id=f"a-{index}-{act}", **facts)

    def verb(word: str, act: str, off: bool, **more: str) -> str:
        facts: dict[str, str | bool | None] = {"aria_label": f"{word}{name}", "disabled": off, **more}
        return press_link(word, act, str(index), id=f"a-{index}-{act}", **facts)

    moves = tool("up", "mz-up", "上移", not index or item.locked) + tool(
        "down", "mz-down", "下移", last or item.locked
    )
    single = item.mode == ONE and not item.locked
    verbs = (
        verb(
            "已锁定" if item.locked else "锁定",
            "lock",
            False,
            aria_pressed="true" if item.locked else "false",
        )
        + verb("拆分", "split", not single)
        + verb("并入下项", "merge", not single or last)
    )
    return tag("span", verbs, class_="mz-verbs") + tag(
        "span", moves + tool("remove", "mz-away", "移去", item.locked)
    )


def entry(field: str, label: str, value: str, **facts: str) -> str:
    """A line to type in."""
    given: dict[str, str | bool | None] = {"type": "text", "value": value, "autocomplete": "off", **facts}
    return f"<input{attributes({**given, **_named(field, label)})}>"


def _named(field: str, label: str) -> dict[str, str]:
    """A control's name for the page, for Python and for the ear."""
    name = field.removeprefix("agenda.").replace(".", "-")
    return {"id": f"a-{name}", "data_field": field, "aria_label": label}
