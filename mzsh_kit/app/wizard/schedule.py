"""The dates before and after the meeting: computed, each fixed by hand where a person says so."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html import escape

from ...errors import KitError
from ...gongwen import chart_svg
from ...plan.source import DataPath
from ...timing import Conflict, Row, ScheduleTable, gantt, schedule
from ...timing.steps import MEETING, step_place
from ..markup import attributes, folded, headed, hinted, items, press, press_link, said, tag, words
from .controls import control_of
from .draft import Draft
from .fields import key_of, value_at
from .late import start_of
from .texts import typed


def table_of(draft: Draft, today: date | None) -> ScheduleTable | KitError | None:
    """The schedule of what is in force, or why there is none."""
    try:
        return schedule(draft.firm, today=today) if draft.firm else None
    except KitError as error:
        return error


def schedule_html(draft: Draft, phase: str, today: date | None, laid: Sequence[str] = ()) -> str:
    """The steps of one phase with the meeting, as a table of dates to type in; nothing without a plan.

    ``laid`` says what became of the steps when they were laid into the days left.
    """
    table = table_of(draft, today)
    if not isinstance(table, ScheduleTable):
        return "".join(words("p", line, class_="mz-empty") for line in (table.faults if table else ()))
    rows = [_told_apart(row, table) for row in table.rows if row.phase in (phase, "会议")]
    beside = {
        row.key: [conflict for conflict in table.conflicts if _stands_at(conflict, table) == row.key]
        for row in rows
    }
    body = "".join(_row(row, beside[row.key], draft) for row in rows)
    heads = "".join(
        words("th", head, scope="col") for head in ("步骤", "责任主体", "开始", "完成时限", "办结")
    )
    head = headed(f"{phase}各步的时间", _count(rows))
    whole = tag("table", tag("thead", tag("tr", heads)) + tag("tbody", body), class_="mz-dates")
    general = _general(table, draft, today) + _laid(laid) if phase == "会前" else ""
    return head + general + whole


def _told_apart(row: Row, table: ScheduleTable) -> Row:
    """The row; where several have its name, with what it is about."""
    several = sum(other.name == row.name for other in table.rows) > 1
    return replace(row, name=f"{row.name}（{row.what}）") if several and row.what else row


def _stands_at(conflict: Conflict, table: ScheduleTable) -> str:
    """The row beside which a conflict is told: the step that it names."""
    named = [row.key for row in table.rows if row.name == conflict.fault.where]
    named.sort(key=lambda key: key not in conflict.steps)
    return named[0] if named else MEETING if conflict.steps == (MEETING,) else ""


def _general(table: ScheduleTable, draft: Draft, today: date | None) -> str:
    """Conflicts of the whole preparation, and the way out of a late start."""
    whole = [conflict for conflict in table.conflicts if not _stands_at(conflict, table)]
    told = "".join(words("p", line, class_="mz-fault mz-warn", role="status") for line in whole)
    start = start_of(table, draft, today)
    if start is None:
        return told
    hint = words(
        "span", "各步从今天起重新排到会前，先后不变，每步至少留足需要的天数；可以撤销。", class_="mz-hint"
    )
    way = press("按剩余时间压缩", "compress", start.isoformat(), id="b-compress")
    return told + tag("div", way + hint, class_="mz-tools mz-late")


def _laid(told: Sequence[str]) -> str:
    """What became of the steps."""
    if not told:
        return ""
    return tag("div", items(words("span", line) for line in told), class_="mz-empty mz-laid", role="status")


def _count(rows: list[Row]) -> str:
    fixed = sum(row.fixed and row.key != MEETING for row in rows)
    return f"手工确定{fixed}步" if fixed else "都按规则推算"


def _row(row: Row, conflicts: list[Conflict], draft: Draft) -> str:
    told = "".join(
        words("p", f"{conflict.fault.what}。{conflict.fault.how}。", class_="mz-fault")
        for conflict in conflicts
    )
    about = f"（{row.what}）" if row.name.endswith(f"（{row.what}）") else ""
    notes = "".join(hinted(note) for note in (about.strip("（）"), row.note) if note)
    name = tag(
        "th",
        words("span", row.name.removesuffix(about), class_="mz-name")
        + tag("div", notes + told, id=None if row.key == MEETING else f"n-{row.key}", role="status"),
        scope="row",
    )
    if row.key == MEETING:
        day = press_link(row.end_words, "go", "meeting.date", aria_label=f"{row.end_words}，修改会议日期")
        rest = tag("td", "") + tag("td", day, colspan="2") + tag("td", "")
        return tag("tr", name + rest, class_="mz-meeting" + " mz-bad" * bool(told))
    cells = _cells(row, draft)
    return tag("tr", name + "".join(cells), class_="mz-bad" if told else None)


def _cells(row: Row, draft: Draft) -> Iterator[str]:
    """Owner, start, end, done."""
    at = step_place(row.key)
    yield tag("td", _line((*at, "owner"), row.owner, f"{row.name}责任主体", row.key), data_name="责任主体")
    yield tag("td", _when((*at, "start"), row.start_words, row, draft, "开始"), data_name="开始")
    yield tag("td", _when((*at, "end"), row.end_words, row, draft, "完成时限"), data_name="完成时限")
    done = key_of((*at, "done"))
    facts: dict[str, str | bool | None] = {"type": "checkbox", "checked": row.done, "id": f"f-{done}"}
    tick = attributes({**facts, "data_field": done, "aria_label": f"{row.name}已办结"})
    yield tag("td", f"<input{tick}>", data_name="办结")


def _when(place: DataPath, computed: str, row: Row, draft: Draft, what: str) -> str:
    """A date: computed until one is typed; then there is a way back."""
    stated = value_at(draft.answers, place)
    text = computed if stated is None else typed(stated, "when")
    faults = "".join(map(said, draft.faults_at(place)))
    aria = f"恢复推算：{row.name}{what}"
    back = "" if stated is None else press_link("恢复推算", "restore", key_of(place), aria_label=aria)
    return _line(place, text, f"{row.name}{what}", row.key, bool(faults)) + back + faults


def _line(place: DataPath, text: str, label: str, of: str, faulty: bool = False) -> str:
    key = key_of(place)
    facts = {
        "id": f"d-{key}" if control_of(place) else f"f-{key}",  # a table below has a cell of that name
        "data_field": key,
        "type": "text",
        "value": text,
        "aria_label": label,
        "aria_describedby": f"n-{of}",
        "aria_invalid": "true" if faulty else None,
        "autocomplete": "off",
    }
    if place[-1] == "owner":  # several offices are longer than a line
        return tag("textarea", f"\n{escape(text)}", **{**facts, "type": None, "value": None, "rows": "1"})
    return f"<input{attributes(facts)}>"


def gantt_html(draft: Draft) -> str:
    """The picture of the whole schedule; nothing while there is none."""
    table = table_of(draft, None)
    if not isinstance(table, ScheduleTable):
        return ""
    data = b64encode(_picture(table).encode()).decode("ascii")
    alt = "工作进度图，内容与各步的时间表相同"
    image = f'<img src="data:image/svg+xml;base64,{data}" alt="{alt}">'
    roll = tag("div", image, class_="mz-roll", tabindex="0", role="region", aria_label="工作进度图")
    return folded("工作进度图", "", roll)


@lru_cache(maxsize=8)
def _picture(table: ScheduleTable) -> str:
    return chart_svg(gantt(table))
