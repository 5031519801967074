"""Fields as HTML: each with its label, its mark, its hint or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from ...errors import Fault
from ...plan import library
from ...plan.source import DataPath
from ..markup import attributes, doubted, folded, hinted, press, press_link, said, soft, tag, words
from .calendar import Month, month_html
from .days import day_of, taken
from .draft import Draft
from .fields import Field, Group, Rows, key_of, value_at
from .steps import ITEMS, PARTS
from .stepstate import is_missing
from .suggest import offered
from .suggest import told as suggested
from .texts import OPEN

_WIDE = ("text", "lines")
_MANY = 10
"""Choices beyond which a list is searched instead of opened."""
Remarks = Mapping[DataPath, tuple[Fault, ...]]
_PLEASE = '<option value="">请选择</option>'


def told_of(faults: Sequence[Fault], tried: bool) -> tuple[Fault, ...]:
    """The faults that are told: that something is missing only where a person has been and gone."""
    return tuple(fault for fault in faults if tried or not is_missing(fault))


def group_html(
    group: Group,
    draft: Draft,
    remarks: Remarks | None = None,
    *,
    tried: bool = True,
    month: Month | None = None,
) -> str:
    """A heading with the fields that are asked; folded ones behind a summary that says what is in them."""
    asked = [field for field in group.fields if draft.asks(field)]
    told = remarks or {}
    shown = (field_html(field, draft, told.get(field.place, ()), tried=tried, month=month) for field in asked)
    whole = tag("div", "".join(map(doubted, told.get(_shared(asked), ()))), class_="mz-note", role="status")
    fields = tag("div", "".join(shown), class_="mz-fields")
    note = hinted(group.note) if group.note else ""
    body = note + whole + fields
    if group.folded:
        return folded(group.title, _folded(asked, draft, told), body)
    return tag("section", words("h3", group.title) + body, class_="mz-group")


def _shared(fields: list[Field]) -> DataPath:
    """The part of the plan in which all these fields stand; the plan itself where they share none."""
    parts = {field.place[:1] for field in fields if len(field.place) > 1}
    return parts.pop() if len(parts) == 1 else ()


def _folded(fields: list[Field], draft: Draft, remarks: Remarks) -> str:
    """What a folded group holds, in a few words."""
    wrong = sum(bool(draft.faults_at(field.place)) for field in fields)
    doubtful = sum(
        len(remarks.get(place, ())) for place in (*(field.place for field in fields), _shared(fields))
    )
    stated = sum(draft.is_stated(field.place) for field in fields)
    if wrong:
        return f"{wrong}项要改"
    if doubtful:
        return f"{doubtful}处请核对"
    if stated:
        return f"共{len(fields)}项，自行填写{stated}项"
    default = any(draft.is_default(field.place) for field in fields)
    return f"共{len(fields)}项，都是默认内容" if default else "没有填写"


def field_html(
    field: Field,
    draft: Draft,
    remarks: tuple[Fault, ...] = (),
    *,
    tried: bool = True,
    month: Month | None = None,
) -> str:
    """A labelled control; under it a month to pick from, its hint, what is wrong or wants a second look."""
    faults = told_of(draft.faults_at(field.place), tried)
    wrong = any(not is_missing(fault) for fault in faults)
    below = (taken(field, draft) if field.sort == "when" else suggested(draft, field.place)) or field.hint
    way = press_link(f"改为“{short}”", "offer", field.key) if (short := offered(draft, field.place)) else ""
    hint = tag("p", escape(below) + way, class_="mz-hint") if (below or way) and not wrong else ""
    note = "".join(map(said, faults)) + "".join(map(doubted, () if wrong else remarks)) + hint
    facts = {
        "id": f"f-{field.key}",
        "data_field": field.key,
        "aria_describedby": f"n-{field.key}" if note else None,
        "aria_invalid": "true" if wrong else None,
        "aria_required": "true" if field.needed else None,
    }
    head = words("label", field.label, for_=f"f-{field.key}") + mark(field.place, draft)
    body = _control(field, draft, facts)
    if month and month.of == field.key:
        body += month_html(field, draft, month, day_of(field, draft))
    inner = tag("div", head, class_="mz-head") + body if field.sort != "yes" else tag("div", body + head)
    style = _style(field)
    return tag("div", inner + tag("div", note, id=f"n-{field.key}", class_="mz-note"), class_=style)


def _style(field: Field) -> str:
    styles = ("mz-field", "mz-wide" * (field.sort in _WIDE), "mz-needed" * field.needed)
    return " ".join(filter(None, styles))


def mark(place: tuple[str | int, ...], draft: Draft, name: str = "") -> str:
    """That a value is the default, or the way back to it."""
    if draft.is_default(place):
        return words("span", "默认", class_="mz-mark")
    if draft.is_stated(place) and draft.default(place) is not None:
        aria = f"恢复默认：{name}" if name else None
        return press_link("恢复默认", "restore", key_of(place), aria_label=aria)
    return ""


def _control(field: Field, draft: Draft, facts: dict[str, str | None]) -> str:
    text = draft.text(field)
    if field.sort == "choice":
        choices = field.choices(library(draft.templates))
        return (
            tag("select", options(choices, text), **facts)
            if len(choices) <= _MANY
            else _searched(choices, text, facts)
        )
    if field.sort == "yes":
        return f"<input{attributes({**facts, 'type': 'checkbox', 'checked': text == '是'})}>"
    open_ = OPEN if value_at(draft.facts, field.place) == OPEN else None
    if field.sort in _WIDE:
        rows = str(max(2, min(8, text.count("\n") + 1 + (field.sort == "text"))))
        return tag("textarea", f"\n{escape(text)}", **facts, rows=rows, placeholder=open_)
    mode = "numeric" if field.sort == "number" else None
    extra = {"type": "text", "value": text, "placeholder": open_, "inputmode": mode, "autocomplete": "off"}
    typed = f"<input{attributes({**facts, **extra})}>"
    return tag("span", typed + _picker(field), class_="mz-when") if field.sort == "when" else typed


def _searched(choices: tuple[str, ...], text: str, facts: dict[str, str | None]) -> str:
    """Many choices, of which those are shown that hold what is typed."""
    known = f"{facts['id']}-choices"
    listed = "".join(f"<option{attributes({'value': choice})}>" for choice in choices)
    typed = {
        "type": "text",
        "value": text,
        "list": known,
        "autocomplete": "off",
        "placeholder": "输入几个字查找",
    }
    return f"<input{attributes({**facts, **typed})}>" + tag("datalist", listed, id=known)


def _picker(field: Field) -> str:
    """Beside a date the way to its month."""
    return press("", "month", field.key, class_="mz-picker", aria_label=f"从日历中选{field.label}")


def options(choices: tuple[str, ...], text: str) -> str:
    """What may be chosen, and what stands there already even if it is none of them."""
    first = "" if text in choices else words("option", text, value=text, selected=True) if text else _PLEASE
    return first + "".join(
        words("option", choice, value=choice, selected=choice == text) for choice in choices
    )


def table_head(rows: Rows, draft: Draft, remarks: Remarks | None = None, *, tried: bool = True) -> str:
    """The heading over a table, with the way back to its default and what is told of the whole list.

    The heading of a folded one unfolds it; the table after it follows (``.mz-list`` of the style sheet).
    """
    title = words("h3", rows.label, id=f"f-{rows.key}", tabindex="-1")
    back, hint = (mark(rows.place, draft, rows.label), hinted(rows.hint) if rows.hint else "")
    told = table_faults(rows, draft, (remarks or {}).get(rows.place, ()), tried=tried)
    if not rows.folded:
        return tag("div", title + back, class_="mz-head") + hint + told
    number = len(draft.rows(rows))
    head = tag("summary", title + soft(f"{number}项" if number else "没有填写"))
    return tag("details", head + hint + back, class_="mz-fold", open=draft.is_stated(rows.place)) + told


def table_faults(rows: Rows, draft: Draft, remarks: tuple[Fault, ...] = (), *, tried: bool = True) -> str:
    """What is wrong with a list as a whole, and what of it wants a second look."""
    whole = "".join(said(problem) for problem in told_of(draft.faults, tried) if problem.place == rows.place)
    return tag("div", whole + "".join(map(doubted, remarks)), class_="mz-note", role="status")


def agenda_head(draft: Draft) -> str:
    """The heading over the agenda builder, and where the way to the parts of the meeting leads."""
    here = words("span", "", id=f"f-{PARTS.key}", tabindex="-1")
    if draft.firm:
        return table_head(ITEMS, draft) + table_faults(PARTS, draft) + here
    return table_head(ITEMS, draft) + words(
        "p", "单位、班子、会议类型和年度填好后，这里排出议程。", class_="mz-empty"
    )


def absence_html(draft: Draft) -> str:
    """For every member why he is absent and whether he speaks in writing; then also who reads it out."""
    lines = []
    absent = 0
    for row, member in enumerate(draft.answers.get("members", ())):
        name = str(member.get("name") or f"第{row + 1}名成员")
        absent += bool(member.get("absence"))
        reason = Field(("members", row, "absence"), name=f"{name}缺席事由", hint="不缺席的留空")
        written = Field(("members", row, "written"), "yes", name=f"{name}提交书面发言")
        reader = Field(("members", row, "reader"), name=f"{name}书面发言代读人")
        reads = bool(member.get("written") or member.get("reader"))
        asked = (reason, written, *[reader] * reads)
        lines.append("".join(field_html(one, draft) for one in asked))
    inner = tag("div", "".join(lines), class_="mz-fields") if lines else words("p", "先填写班子成员。")
    return folded("请假和书面发言", f"{absent}人缺席" if absent else "都能到会", inner)
