"""What was filled in, what is missing, what is open: every line with the way to its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ...plan import Plan
from ...plan.faults import place_words
from ...timing import ScheduleTable
from ..markup import doubted, items, press, said, tag, words
from .assignment import HINT, UNREAD, assignments
from .controls import TIMES, control_of, field_at, step_of
from .draft import Draft
from .eight import missing_of_eight
from .fields import Place, Rows, Step, key_of
from .remarks import remarks
from .rewriting import rewritings
from .schedule import date_field, table_of
from .standing import is_missing, place_of_value
from .steps import STEPS
from .texts import typed

_LONGEST, _MANY = 90, 20
Told = Sequence[tuple[str, Sequence[str]]]


def lacking_html(draft: Draft, today: date | None, told: Told = (), office: Path | None = None) -> str:
    """Missing, wrong and open values, conflicts, ``told`` (headings with lines), and what was not understood, to be assigned."""
    parts = (
        _list("八项基本内容", _eight(draft), "八项都已填写。"),
        _list("需要改正", _faults(draft)),
        _list("时间上的冲突", _conflicts(draft, today)),
        _list("请再核对", _remarks(draft, today)),
        *(
            _list(title, (words("span", one) for one in lines), folded=len(lines) > _MANY)
            for title, lines in told
        ),
        _list(UNREAD, assignments(draft.unread, office), folded=len(draft.unread) > _MANY, hint=HINT),
        _list("待定事项", _open(draft)),
    )
    return "".join(parts)


def answers_html(draft: Draft) -> str:
    """Every answer, step by step."""
    return "".join(_answers(step, draft) for step in STEPS if step.fields or step.tables)


def _list(title: str, found: Iterable[str], none: str = "", *, folded: bool = False, hint: str = "") -> str:
    lines = list(found)
    if not lines and not none:
        return ""
    lead = words("p", hint, class_="mz-hint") if hint else ""
    body = lead + items(lines, "mz-findings") if lines else words("p", none, class_="mz-good")
    count = words("span", f"{len(lines)}项", class_="mz-soft") if lines else ""
    if folded:
        return tag("details", tag("summary", words("h3", title) + count) + body, class_="mz-group mz-fold")
    return tag("section", tag("div", words("h3", title) + count, class_="mz-head") + body, class_="mz-group")


def _eight(draft: Draft) -> Iterator[str]:
    """Those of the eight that nobody has stated."""
    for name, place in missing_of_eight(draft):
        yield words("b", name) + words("p", "没有填写。", class_="mz-missing") + go(key_of(place), name)


def _faults(draft: Draft) -> Iterator[str]:
    eight = {place for _, place in missing_of_eight(draft)}
    for one in (one for one in draft.faults if not (is_missing(one) and one.place in eight)):
        yield words("b", one.where or "方案") + said(one) + go(field_at(one.place), one.where)


def _conflicts(draft: Draft, today: date | None) -> Iterator[str]:
    table = table_of(draft, today)
    for one in table.conflicts if isinstance(table, ScheduleTable) else ():
        yield words("b", one.fault.where) + said(one.fault) + go(date_field(one.steps[-1]), one.fault.where)


def _remarks(draft: Draft, today: date | None) -> Iterator[str]:
    table = table_of(draft, today)
    clashes = [one.fault for one in table.conflicts] if isinstance(table, ScheduleTable) else []
    for one in remarks(draft, today):
        if one not in clashes:
            yield words("b", one.where) + doubted(one) + go(field_at(one.place), one.where)
    for own in rewritings(draft):
        if own.state:
            yield (
                words("b", own.paper)
                + words("p", f"改写的“{own.short}”：{own.state}。", class_="mz-doubt")
                + go("rewritten", own.short)
            )


def _open(draft: Draft) -> Iterator[str]:
    eight = {place for _, place in missing_of_eight(draft)}
    for value in (one for one in draft.open if place_of_value(one) not in eight):
        yield words("span", value.name) + go(field_at(place_of_value(value)), value.name)


def _answers(step: Step, draft: Draft) -> str:
    """All values of one step."""
    lines = [
        (field.key, field.label, draft.text(field), _origin(field.place, draft))
        for field in step.fields
        if draft.asks(field)
    ]
    lines += [
        (rows.key, rows.label, _summary(rows, draft), _origin(rows.place, draft)) for rows in step.tables
    ]
    lines += list(_unshown(step, draft))
    body = "".join(_line(*line) for line in lines)
    heads = "".join(words("th", one, scope="col") for one in ("事项", "内容", "来源", "修改"))
    table = tag("table", tag("thead", tag("tr", heads)) + tag("tbody", body), class_="mz-answers")
    return tag("section", words("h3", step.title) + table, class_="mz-group")


def _unshown(step: Step, draft: Draft) -> Iterator[tuple[str, str, str, str]]:
    """Answers of a step that stand in none of its fields and columns: dates fixed by hand, absences, what was imported."""
    for place, value in _leaves(draft.answers):
        if step_of(place) is step and not control_of(place) and place[0] != "rewritten":
            name = " · ".join(place_words(Plan, place))
            text = "否" if value is False else typed(value, "when" if place[-1] in TIMES else "line")
            yield key_of(place), name, text, "要改" if draft.faults_at(place) else "填写"


def _leaves(data: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every value of plain data that holds no others, with its place; lists of texts are values."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _leaves(value, (*place, key))
    elif isinstance(data, (list, tuple)) and any(isinstance(item, Mapping) for item in data):
        for index, value in enumerate(data):
            yield from _leaves(value, (*place, index))
    elif data not in (None, "", [], False) or place[-1:] == ("should_attend",):
        yield place, data


def _line(key: str, name: str, text: str, origin: str) -> str:
    line = "；".join(text.splitlines())
    shown = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    blank = words("td", "待定" if origin == "待定" else "未填写", class_="mz-blank")
    cells = words("th", name, scope="row") + (words("td", shown) if shown else blank)
    mark = words("span", origin, class_=f"mz-mark mz-{_STYLES[origin]}") if origin else ""
    return tag("tr", cells + tag("td", mark) + tag("td", go(key, name)))


_STYLES = {"填写": "own", "默认": "default", "待定": "open", "要改": "wrong"}


def _origin(place: Place, draft: Draft) -> str:
    """Where a value comes from."""
    if draft.faults_at(place):
        return "要改"
    if draft.value(place) == "待定" or (draft.is_stated(place) and draft.value(place) == ""):
        return "待定"
    if draft.is_stated(place):
        return "填写"
    return "默认" if draft.is_default(place) else ""


def _summary(rows: Rows, draft: Draft) -> str:
    """A table in one line."""
    found = draft.rows(rows)
    first = "、".join(str(row[rows.columns[0].key]) or "待定" for row in found)
    return f"{len(found)}项：{first}" if found else ""


def go(key: str, name: str) -> str:
    """The way to a field."""
    return press("修改", "go", key, class_="mz-link", aria_label=f"修改：{name}")
