"""The sheet as HTML: the parts with their bars, the items with clock times, the reasons, the ways in which it would fit."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ...plan.model import AgendaItem
from ...plan.when import Open, as_open, clock_words
from ...timing import Agenda, Misfit, Slot, SlotKind, explain, mends
from ...timing.turns import ONE
from ..wizard.html import attributes, items, press, tag, words
from .sheet import Sheet

_MINUTES = {"type": "text", "inputmode": "numeric", "autocomplete": "off"}
_WAY = "办法"


def sheet_html(sheet: Sheet) -> str:
    """The whole builder."""
    refused = words("p", sheet.refused, class_="mz-warn", role="alert") if sheet.refused else ""
    said = words("p", sheet.said, class_="mz-unseen", role="status", id="a-said")
    rows = refused + tools_html(sheet) + rows_html(sheet)
    return parts_html(sheet) + ways_html(sheet) + rows + reasons_html(sheet) + said


def tools_html(sheet: Sheet) -> str:
    """What is done to the agenda as a whole, and what was done last."""
    buttons = (
        press("添加议项", "add", id="a-add"),
        press("增加半天", "half", id="a-half"),
        press("撤销", "undo", disabled=not sheet.history.past, id="a-undo"),
        press("重做", "redo", disabled=not sheet.history.future, id="a-redo"),
        words("span", sheet.said, class_="mz-soft", aria_hidden="true"),
    )
    return tag("div", "".join(buttons), class_="mz-tools mz-agenda-tools")


# parts


def parts_html(sheet: Sheet) -> str:
    """Every part: when it begins, how long it is, a bar of what fills it."""
    one = len(sheet.now.parts) == 1
    parts = "".join(_part(sheet, number, one) for number in range(len(sheet.now.parts)))
    return tag("div", parts, class_="mz-sittings")


def _part(sheet: Sheet, number: int, one: bool) -> str:
    part = sheet.now.parts[number]
    name = words("strong", part.name)
    start = "" if as_open(part.start) else f"{part.start:%H:%M}"
    begins = {"value": start, "placeholder": "待定", **_named(f"part.{number}.start", f"{part.name}开始时间")}
    length = {"value": str(part.minutes), **_MINUTES, **_named(f"part.{number}.minutes", f"{part.name}时长")}
    fields = (
        f"<input{attributes({'type': 'text', 'autocomplete': 'off', **begins})}>"
        + words("span", "开始，共")
        + f"<input{attributes(length)}>"
        + words("span", "分钟")
    )
    away = (
        ""
        if one
        else press("移去时段", "less", str(number), class_="mz-link", aria_label=f"移去时段：{part.name}")
    )
    told, bar = _filled(sheet, number)
    head = tag("div", name + tag("span", fields, class_="mz-when") + told + away, class_="mz-sitting-head")
    return tag("section", head + bar, class_="mz-sitting", aria_label=part.name)


def _filled(sheet: Sheet, number: int) -> tuple[str, str]:
    """What fills a part in words, and as a bar."""
    if isinstance(sheet.found, Misfit):
        return _lacking(sheet.found, number)
    slots = sheet.found.in_part(number)
    sums = {kind: sum(slot.minutes for slot in slots if slot.kind is kind) for kind in SlotKind}
    told = "，".join(f"{kind.value}{minutes}分钟" for kind, minutes in sums.items() if minutes)
    line = "".join(_segment(f"mz-fill-{slot.kind.name.lower()}", slot.minutes) for slot in slots)
    return words("span", told or "没有议项", class_="mz-soft mz-sum"), tag(
        "div", line, class_="mz-fill", aria_hidden="true"
    )


def _lacking(found: Misfit, number: int) -> tuple[str, str]:
    length, missing, needed = (
        found.draft.parts[number].minutes or 0,
        found.missing[number],
        found.needed[number],
    )
    if not missing:
        line = _segment("mz-fill-item", needed) + _segment("mz-fill-spare", max(0, length - needed))
        return words("span", f"最少用{needed}分钟", class_="mz-soft mz-sum"), tag(
            "div", line, class_="mz-fill", aria_hidden="true"
        )
    line = _segment("mz-fill-item", length) + _segment("mz-fill-over", missing)
    told = words("span", f"不够，还差{missing}分钟", class_="mz-fault mz-sum")
    return told, tag("div", line, class_="mz-fill", aria_hidden="true")


def _segment(style: str, minutes: int) -> str:
    return tag("i", class_=style, style=f"flex:{minutes} 0 0") if minutes else ""


# why, and what would mend it


def ways_html(sheet: Sheet) -> str:
    """Where it does not fit: by how much, and the cheapest ways as buttons."""
    if isinstance(sheet.found, Agenda):
        return ""
    told = "".join(words("p", one) for one in explain(sheet.found) if not one.startswith(_WAY))
    ways = "".join(_way(number, way.text, way.longer) for number, way in enumerate(mends(sheet.found)))
    head = words("h3", f"时间不够，还差{sheet.found.minutes}分钟")
    return tag("section", head + told + tag("ul", ways), class_="mz-warn mz-ways", role="status")


def _way(number: int, text: str, longer: int) -> str:
    cost = f"会议延长{longer}分钟" if longer else "会期不变"
    button = press(
        "采用", "mend", str(number), class_="mz-button mz-main", aria_label=f"采用办法{number + 1}：{text}"
    )
    return tag("li", button + words("span", text) + words("span", cost, class_="mz-soft"))


def reasons_html(sheet: Sheet) -> str:
    """Why the agenda is as it is."""
    if isinstance(sheet.found, Misfit):
        return ""
    told = items(words("span", one) for one in explain(sheet.found))
    return tag("section", words("h3", "怎样排定的") + told, class_="mz-reasons mz-why")


# items


def rows_html(sheet: Sheet) -> str:
    """The items in order, each with its turns; breaks and parts between them stand where they fall."""
    return tag("ol", "".join(_lines(sheet)), class_="mz-agenda", data_sort="move", aria_label="议项")


def _lines(sheet: Sheet) -> Iterator[str]:
    if isinstance(sheet.found, Misfit):
        yield from (_row(sheet, index, "") for index in range(len(sheet.now.items)))
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
            yield from (_row(sheet, index, _turns(sheet, index)) for index in range(row, now + 1))
            row = now + 1
    yield from (_row(sheet, index, "") for index in range(row, len(sheet.now.items)))


def _heading(sheet: Sheet, part: int) -> str:
    found = sheet.now.parts[part]
    start = "" if as_open(found.start) else f"　{clock_words(found.start)}开始"
    return tag("li", words("strong", found.name) + words("span", start), class_="mz-sitting-line")


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


def _row(sheet: Sheet, index: int, turns: str) -> str:
    item = sheet.now.items[index]
    grip = tag("span", "", class_="mz-grip", title="按住拖动", aria_hidden="true")
    inner = (
        grip
        + words("div", _clock(sheet, index), class_="mz-clock")
        + tag("div", _what(sheet, index, item), class_="mz-what")
        + tag("div", _length(sheet, index, item), class_="mz-length")
        + tag("div", _buttons(sheet, index, item), class_="mz-item-tools")
        + turns
    )
    style = "mz-item" + " mz-locked" * item.locked
    return tag("li", inner, class_=style, id=f"a-{index}", data_row=str(index))


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
    speaker = {"type": "text", "value": "" if isinstance(item.speaker, Open) else item.speaker, "placeholder": "发言人待定",
               "autocomplete": "off", **_named(f"agenda.{index}.speaker", f"第{index + 1}项 发言人")}  # fmt: skip
    mode = words("span", item.mode, class_="mz-soft") if item.mode != ONE else ""
    return text + tag(
        "div", f"<input{attributes(speaker)}>" + mode + _in_part(sheet, index, item), class_="mz-by"
    )


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
    facts = {
        "value": str(got or ""),
        "placeholder": "自动",
        **_MINUTES,
        **_named(f"agenda.{index}.minutes", f"第{index + 1}项 分钟"),
    }
    wish = "" if item.minutes in (None, got) else words("p", f"适宜{item.minutes}分钟", class_="mz-soft")
    return f"<input{attributes(facts)}>" + words("span", "分钟") + wish


def _buttons(sheet: Sheet, index: int, item: AgendaItem) -> str:
    name, last = f"第{index + 1}项", index == len(sheet.now.items) - 1

    def tool(act: str, style: str, word: str, off: bool = False) -> str:
        facts: dict[str, str | bool | None] = {"aria_label": f"{word}{name}", "disabled": off}
        return press("", act, str(index), class_=f"mz-tool {style}", id=f"a-{index}-{act}", **facts)

    def verb(word: str, act: str, off: bool, **more: str) -> str:
        facts: dict[str, str | bool | None] = {"aria_label": f"{word}{name}", "disabled": off, **more}
        return press(word, act, str(index), class_="mz-link", id=f"a-{index}-{act}", **facts)

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


def _named(field: str, label: str) -> dict[str, str]:
    """A control's name for the page, for Python and for the ear."""
    name = field.removeprefix("agenda.").replace(".", "-")
    return {"id": f"a-{name}", "data_field": field, "aria_label": label}
