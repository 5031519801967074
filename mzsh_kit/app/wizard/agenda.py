"""The agenda with clock times and why it is so."""

from __future__ import annotations

from ...errors import KitError
from ...timing import Agenda, agenda, agenda_rows, explain
from .draft import Draft
from .html import items, tag, words

_HEADS = ("时间", "时长（分钟）", "议项", "发言人", "备注")
_NO_PLAN = "单位、班子、会议类型和年度填好后，这里排出议程。"


def agenda_html(draft: Draft) -> str:
    """The agenda in force as a table with clock times, and the sentences that explain it."""
    if draft.firm is None:
        return words("p", _NO_PLAN, class_="mz-empty")
    try:
        found = agenda(draft.firm)
    except KitError as error:
        return "".join(words("p", one, class_="mz-fault mz-warn", role="status") for one in error.faults)
    told = items((words("span", one) for one in explain(found)), "mz-reasons")
    if not isinstance(found, Agenda):
        head = words("p", f"会期不够，还差{found.minutes}分钟。", class_="mz-fault mz-warn", role="status")
        return tag("section", words("h3", "时间分配") + head + told, class_="mz-group")
    return tag("section", words("h3", "时间分配") + _table(found) + told, class_="mz-group")


def _table(found: Agenda) -> str:
    rows = agenda_rows(found)
    parts = list(dict.fromkeys(str(row["时段"]) for row in rows))
    body = ""
    for part in parts:
        if len(parts) > 1:
            body += tag("tr", words("th", part, colspan=str(len(_HEADS)), scope="rowgroup"), class_="mz-part")
        body += "".join(
            tag("tr", "".join(words("td", row[head], data_name=head) for head in _HEADS))
            for row in rows
            if row["时段"] == part
        )
    heads = "".join(words("th", one, scope="col") for one in _HEADS)
    return tag("table", tag("thead", tag("tr", heads)) + tag("tbody", body), class_="mz-slots")
