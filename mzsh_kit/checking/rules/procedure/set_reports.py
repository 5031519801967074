"""Reports of the meeting: addressed to those whom the plan names, and with nothing that is made only later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ....plan import when_words
from ...facts.agreed import agreed
from ...facts.deadlines import Deadline, Sent, deadlines
from ...facts.paper import ATTACHMENTS, RECIPIENTS, blank, compact, group, whole
from ...facts.papers import Papers, number
from ...rule import Hit, set_rule

_TO = r"报送对象[：:]"
_REPORT, _LIST = "情况报告", "整改清单"


def addressees(papers: Papers) -> Iterator[Hit]:
    """A report goes to whom the plan says: to each, or to those of one of several reports."""
    sent = [one.sent for one in deadlines(papers) if one.duty == _REPORT and number(one.paper) == "01"]
    own = [
        _organs(one.to)
        for one in sent
        if one.to and ("情况" in one.what or not one.what or "报告" in one.what)
    ]
    for paper in papers.of("31") if own else ():
        for words in (whole(one) for one in paper.said if one.style == RECIPIENTS):
            here = _organs(words.text)
            wanted = frozenset().union(*own)
            known = here <= wanted and all(one <= here or not one & here for one in own)
            if here and not known:
                why = f"主送机关与实施方案不同，实施方案是报{'、'.join(sorted(wanted))}"
                yield Hit.of(words, why, "请按实施方案改正主送机关")
    yield from _packages(papers, frozenset().union(*(_organs(one.to) for one in sent)))


def _packages(papers: Papers, wanted: frozenset[str]) -> Iterator[Hit]:
    """The list of what is sent: its table has the addressees of the plan, its head those of the table."""
    for paper in papers.of("37"):
        rows = [to for table in paper.tables for (to,) in table.columns("报送对象") if not blank(to.text)]
        own = (one.words.line for one in deadlines(papers) if one.paper is paper and one.duty == _REPORT)
        reports = {id(cell) for line in own for cell in paper.row_of(line)}
        strange = [to for to in rows if wanted and id(to) in reports and not _organs(to.text) <= wanted]
        yield from (Hit.of(whole(to), f"实施方案中情况报告不报{to.text}", _CHECK) for to in strange)
        listed = frozenset().union(*(_organs(to.text) for to in rows if to not in strange))
        for words in paper.labelled(_TO):
            here = _organs(words.text)
            missing = "、".join(sorted(listed - here))
            if here and missing:
                yield Hit.of(words, f"报送对象缺少下表所列的{missing}", "请补上，或者核对下表")


def _organs(text: str) -> frozenset[str]:
    return frozenset(
        one.removeprefix("中共")
        for one in re.split("[、，,]|和(?!国)", compact(text).rstrip("：:。"))
        if not blank(one)
    )


def attached(papers: Papers) -> Iterator[Hit]:
    """What goes with a report is made by the day on which the report is due."""
    found = deadlines(papers)
    made = max(_days((one for one in found if one.duty == _LIST), papers).values(), default=None)
    reports = [one for one in found if one.duty == _REPORT]
    if made is None:
        return
    for one in reports:
        due = one.until(papers)
        if number(one.paper) == "01" and _LIST in one.sent.what and due and due < made:
            yield Hit.of(one.words, _early(due, made), _MEND)
    days = _days(reports, papers)
    own = [day for sent, day in days.items() if "情况" in sent.what] or [*days.values()]
    for paper in papers.of("31") if own else ():
        for passage in paper.said:
            match = re.search(_LIST, passage.text) if passage.style == ATTACHMENTS else None
            if match and min(own) < made:
                yield Hit.of(group(passage, match), _early(min(own), made), _MEND)


def _days(those: Iterable[Deadline], papers: Papers) -> dict[Sent, date]:
    """By what is sent and to whom, the day that most papers have."""
    return {sent: day for sent, day in agreed(those, papers).items() if isinstance(day, date)}


def _early(due: date, made: date) -> str:
    return f"整改清单{when_words(made)}前才形成，不能随{when_words(due)}前的报告报送"


_CHECK = "请与实施方案核对报送对象"
_MEND = "请提前形成整改清单，或者另行报送"
_ACCURATE = "《党政机关公文处理工作条例》：公文内容应当准确"
_PLAN = "《会议议程》时间：2027年1月15日⏎《实施方案》会后7天内（2027年1月22日前），将会议情况报告{}报县委组织部。⏎"
_TWO = _PLAN.format("") + "《实施方案》会后14天内（2027年1月29日前），将整改方案报县纪委机关。⏎"

RULES = (
    set_rule(id="report-addressee", level="error", title="报送对象与方案不同", reason="报告送错了机关，该收的没有收到", source=_ACCURATE, bad=(_TWO + "《情况报告》<主送>县纪委机关、县委组织部：",), good=(_TWO + "《情况报告》<主送>县委组织部：",), find=addressees),
    set_rule(id="attached-before-made", level="error", title="报送的材料还没有形成", reason="随报告报送的材料，最迟在报送的日期形成", source=_ACCURATE, bad=(_PLAN.format("和整改清单") + "《整改清单》整改清单形成时限：2027年1月29日前。",), good=(_PLAN.format("和整改清单") + "《整改清单》整改清单形成时限：2027年1月21日前。",), find=attached),
)  # fmt: skip
