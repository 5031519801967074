"""What was filled in, what is missing, what is open: every line with the way to its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ...errors import Fault
from ...plan import Plan
from ...plan.faults import place_words
from ...plan.source import DataPath
from ..markup import doubted, folded, headed, hinted, items, press_link, said, soft, tag, words
from .assignment import HINT, READ, READ_HINT, UNREAD, assignments, read_lines
from .controls import TIMES, control_of, field_at, step_of
from .draft import Draft
from .eight import missing_of_eight
from .fields import Rows, Step, key_of
from .remarks import remarks
from .rewriting import REWRITTEN, rewritings
from .steps import STEPS
from .stepstate import is_missing, place_of_value
from .texts import typed

_LONGEST, _MANY = 90, 20
Told = Sequence[tuple[str, Sequence[str]]]
Way = tuple[str, str]
"""The key of a control and what it is called."""


def lacking_html(draft: Draft, today: date | None, told: Told = (), office: Path | None = None) -> str:
    """Missing, wrong, doubtful and open values, ``told`` (headings with lines), passages to be assigned."""
    eight = missing_of_eight(draft)
    here = {place for _, place in eight}
    wrong = [fault for fault in draft.faults if not (is_missing(fault) and fault.place in here)]
    still_open = [
        (field_at(at), value.name) for value in draft.open if (at := place_of_value(value)) not in here
    ]
    sound = "" if eight or wrong else words("p", "八项基本内容都已填写，没有要改正的地方。", class_="mz-good")
    parts = (
        tag("section", sound, class_="mz-group") if sound else "",
        card("八项基本内容还缺", ways((key_of(place), name) for name, place in eight), len(eight)),
        card("需要改正", items(map(_fault, wrong), "mz-findings"), len(wrong)),
        _doubts(draft, today),
        *(
            many(title, items((words("span", line) for line in lines), "mz-findings"), len(lines))
            for title, lines in told
        ),
        *_passages(draft, office),
        card("待定事项", ways(_shortened(still_open)), len(still_open)),
    )
    return "".join(parts)


def answers_html(draft: Draft) -> str:
    """Every answer, folded step by step."""
    inner = "".join(_answers(step, draft) for step in STEPS)
    return tag("section", words("h3", "填写的全部内容") + inner, class_="mz-group mz-all") if inner else ""


def card(title: str, body: str, count: int) -> str:
    """A heading with how many there are, and these; nothing for nothing."""
    return tag("section", headed(title, f"{count}项") + body, class_="mz-group") if count else ""


def many(title: str, body: str, count: int) -> str:
    """As :func:`card`, folded where there are many; by its id the page knows which were opened."""
    return folded(title, f"{count}项", body, open=count <= _MANY, id=f"many-{title}")


def ways(offered: Iterable[Way]) -> str:
    """Names in a row, each the way to its field."""
    links = (press_link(name, "go", key, aria_label=f"修改：{name}") for key, name in offered)
    return items(links, "mz-ways")


def _shortened(offered: Sequence[Way]) -> Iterator[Way]:
    """With the last word of each name where it is enough to tell them apart."""
    last = [name.rpartition(" · ")[2] for _, name in offered]
    for (key, name), short in zip(offered, last, strict=True):
        yield key, short if last.count(short) == 1 else name


def _fault(fault: Fault) -> str:
    return words("b", fault.where or "方案") + said(fault) + go(field_at(fault.place), fault.where)


def _doubts(draft: Draft, today: date | None) -> str:
    """What wants a second look, step by step."""
    by_step: dict[str, list[str]] = {step.title: [] for step in STEPS}
    for remark in remarks(draft, today):
        line = words("b", remark.where) + doubted(remark) + go(field_at(remark.place), remark.where)
        by_step[step_of(remark.place).title].append(line)
    for own in rewritings(draft):
        if own.state:
            told = words("p", f"改写的“{own.short}”：{own.state}。", class_="mz-doubt")
            by_step[step_of(REWRITTEN).title].append(
                words("b", own.paper) + told + go("rewritten", own.short)
            )
    groups = (words("h4", step) + items(lines, "mz-findings") for step, lines in by_step.items() if lines)
    return card("请再核对", "".join(groups), sum(map(len, by_step.values())))


def _passages(draft: Draft, office: Path | None) -> Iterator[str]:
    """What was read of an old plan, and what was not understood."""
    read = read_lines(draft.passages)
    if read:
        yield many(READ, hinted(READ_HINT) + items(read, "mz-findings"), len(read))
    if unread := len(draft.passages) - len(read):
        yield many(UNREAD, hinted(HINT) + items(assignments(draft.passages, office), "mz-findings"), unread)


def _answers(step: Step, draft: Draft) -> str:
    """All values of one step; nothing where there are none."""
    lines = [
        (field.key, field.label, draft.text(field), _origin(field.place, draft))
        for field in step.fields
        if draft.asks(field)
    ]
    lines += [
        (rows.key, rows.label, _summary(rows, draft), _origin(rows.place, draft)) for rows in step.tables
    ]
    lines += list(_unshown(step, draft))
    if not lines:
        return ""
    stated = [line for line in lines if line[2] or line[3]]
    heads = "".join(words("th", head, scope="col") for head in ("事项", "内容", "来源", "修改"))
    body = "".join(_line(*line) for line in stated)
    table = tag("table", tag("thead", tag("tr", heads)) + tag("tbody", body), class_="mz-answers")
    table = table if stated else ""
    bare = ways((key, name) for key, name, text, origin in lines if not (text or origin))
    unstated = tag("div", soft("没有填写") + bare, class_="mz-bare") if bare else ""
    origins = [line[3] for line in stated]
    state = "，".join(f"{origin}{origins.count(origin)}项" for origin in _STYLES if origin in origins)
    head = tag("summary", words("h4", step.title) + soft(state))
    return tag("details", head + table + unstated, class_="mz-fold", id=f"v-{step.key}")


def _unshown(step: Step, draft: Draft) -> Iterator[tuple[str, str, str, str]]:
    """Answers of a step outside its fields and columns: dates fixed by hand, absences, what was imported."""
    for place, value in _leaves(draft.answers):
        if step_of(place) is step and not control_of(place) and place[0] != "rewritten":
            name = " · ".join(place_words(Plan, place))
            text = "否" if value is False else typed(value, "when" if place[-1] in TIMES else "line")
            yield key_of(place), name, text, _wrong(place, draft) or "填写"


def _leaves(data: Any, place: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
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
    cells = words("th", name, scope="row") + words("td", shown or "待定", class_="" if shown else "mz-blank")
    mark = words("span", origin, class_=f"mz-mark mz-{_STYLES[origin]}") if origin else ""
    return tag("tr", cells + tag("td", mark) + tag("td", go(key, name)))


_STYLES = {"填写": "own", "默认": "default", "待定": "open", "缺": "open", "要改": "wrong"}


def _wrong(place: DataPath, draft: Draft) -> str:
    """What is wrong with a value; nothing where it is right."""
    faults = draft.faults_at(place)
    return "" if not faults else "缺" if all(map(is_missing, faults)) else "要改"


def _origin(place: DataPath, draft: Draft) -> str:
    """Where a value comes from."""
    if wrong := _wrong(place, draft):
        return wrong
    if draft.value(place) == "待定" or (draft.is_stated(place) and draft.value(place) == ""):
        return "待定"
    if draft.is_stated(place):
        return "填写"
    return "默认" if draft.is_default(place) else ""


def _summary(rows: Rows, draft: Draft) -> str:
    """A table in one line."""
    given = draft.rows(rows)
    first = "、".join(str(row[rows.columns[0].key]) or "待定" for row in given)
    return f"{len(given)}项：{first}" if given else ""


def go(key: str, name: str) -> str:
    """The way to a field."""
    return press_link("修改", "go", key, aria_label=f"修改：{name}")
