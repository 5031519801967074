"""The sheet as HTML: parts with their bars, items with clock times, reasons, ways in which it would fit."""

from __future__ import annotations

from ...plan.when import as_open
from ...timing import Agenda, Misfit, SlotKind, explain, mends
from ..markup import items, press, press_link, soft, tag, words
from .rows import Doubts, entry, refused_item, rows_html
from .sheet import Sheet

_WAY = "办法"


def sheet_html(sheet: Sheet, doubts: Doubts | None = None) -> str:
    """The whole builder; ``doubts`` are told beside their items."""
    above = sheet.refused and refused_item(sheet) is None
    refused = words("p", sheet.refused, class_="mz-warn", role="alert") if above else ""
    said = words("p", sheet.said, class_="mz-unseen", role="status", id="a-said")
    rows = refused + tools_html(sheet) + rows_html(sheet, doubts)
    return parts_html(sheet) + ways_html(sheet) + rows + reasons_html(sheet) + said


def tools_html(sheet: Sheet) -> str:
    """What is done to the agenda as a whole, and what was done last."""
    buttons = (
        press("添加议项", "add", id="a-add"),
        press("增加半天", "half", id="a-half"),
        press("撤销", "undo", disabled=not sheet.history.past, id="a-undo"),
        press("重做", "redo", disabled=not sheet.history.future, id="a-redo"),
        soft(sheet.said, aria_hidden="true"),
    )
    return tag("div", "".join(buttons), class_="mz-tools mz-agenda-tools")


# parts


def parts_html(sheet: Sheet) -> str:
    """Every part: when it begins, how long it is, a bar of what fills it."""
    single = len(sheet.now.parts) == 1
    parts = "".join(_part(sheet, number, single) for number in range(len(sheet.now.parts)))
    return tag("div", parts, class_="mz-sittings")


def _part(sheet: Sheet, number: int, only: bool) -> str:
    part = sheet.now.parts[number]
    start = "" if as_open(part.start) else f"{part.start:%H:%M}"
    size = str(2 * len(part.name))
    name = entry(
        f"part.{number}.name", f"第{number + 1}时段 名称", part.name, class_="mz-part-name", size=size
    )
    begins = entry(f"part.{number}.start", f"{part.name}开始时间", start, placeholder="待定")
    length = entry(f"part.{number}.minutes", f"{part.name}时长", str(part.minutes), inputmode="numeric")
    fields = begins + words("span", "开始，共") + length + words("span", "分钟")
    label = f"移去时段：{part.name}"
    away = "" if only else press_link("移去时段", "less", str(number), aria_label=label)
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


def _lacking(misfit: Misfit, number: int) -> tuple[str, str]:
    length, missing, needed = (
        misfit.draft.parts[number].minutes or 0,
        misfit.missing[number],
        misfit.needed[number],
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
    told = "".join(words("p", sentence) for sentence in explain(sheet.found) if not sentence.startswith(_WAY))
    ways = "".join(_way(number, way.text, way.longer) for number, way in enumerate(mends(sheet.found)))
    head = words("h3", f"时间不够，还差{sheet.found.minutes}分钟")
    return tag("section", head + told + tag("ul", ways), class_="mz-warn mz-ways", role="status")


def _way(number: int, text: str, longer: int) -> str:
    cost = f"会议延长{longer}分钟" if longer else "会期不变"
    button = press(
        "采用", "mend", str(number), class_="mz-button mz-main", aria_label=f"采用办法{number + 1}：{text}"
    )
    return tag("li", button + words("span", text) + soft(cost))


def reasons_html(sheet: Sheet) -> str:
    """Why the agenda is as it is."""
    if isinstance(sheet.found, Misfit):
        return ""
    told = items(words("span", sentence) for sentence in explain(sheet.found))
    return tag("section", words("h3", "怎样排定的") + told, class_="mz-reasons mz-why")
