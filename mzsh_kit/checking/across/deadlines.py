"""Until when a duty is to be done, as the papers print it: a day, a number of days from the meeting, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ...text.patterns import TEN
from ..agree.numbers import COUNT, count, days
from ..agree.paper import Paper, Table, Words, compact
from ..agree.text import Passage
from .papers import Papers, number

BEFORE = (
    "制定方案",
    "学习研讨",
    "征求意见",
    "意见反馈",
    "谈心谈话",
    "查摆问题",
    "撰写材料",
    "审阅把关",
    "报审",
    "会议通知",
)
AFTER = ("会后通报", "情况报告", "整改清单", "整改台账", "整改公开", "归档")
"""Duties, those before the meeting and those after it."""

_DUTIES = (
    ("报审", r"报审|报送审[核批]|送审"),
    ("审阅把关", r"审阅|审核把关"),
    ("整改台账", r"台账"),
    ("整改公开", r"公开"),
    ("整改清单", r"整改清单"),
    ("归档", r"归档"),
    ("情况报告", r"情况报告|报告会议情况|会议报告|报告时限|会后报告"),
    ("会后通报", r"情况通报|通报会议情况|会后通报|通报时限"),
    ("会议通知", r"会议通知|发出通知|通知时限"),
    ("撰写材料", r"撰写|起草|对照检查材料|发言提纲"),
    ("查摆问题", r"查摆"),
    ("谈心谈话", r"谈心谈话|谈话"),
    ("意见反馈", r"反馈"),
    ("征求意见", r"征求意见|意见征求"),
    ("学习研讨", r"学习"),
    ("制定方案", r"制定方案|方案制定"),
)  # fmt: skip
_ACTS = (
    ("归档", r"归档"),
    ("报审", r"报.{1,60}?审[核批定]"),
    ("整改清单", r"(?:形成|制定|完善|上报|报送).{0,12}整改清单"),
    ("情况报告", r"(?:会议情况|会议记录|情况报告).{0,30}?(?:报|送)"),
    ("会后通报", r"通报"),
)
"""What is said behind a day: 将…报…审核, 将…整理归档."""

_OF_PAPER = {
    "05": "学习研讨", "06": "征求意见", "09": "谈心谈话", "13": "查摆问题", "31": "情况报告", "33": "会后通报",
    "35": "整改清单", "38": "归档",
}  # fmt: skip
"""The duty that a paper is about; 完成时限 in it is that duty's."""

_NOT_READ = ("07", "10", "11", "12", "14", "16", "18", "21", "22", "27", "28", "32")
"""Materials and records: the days in them are their writers'."""

_REPORTS = ("29", "31", "33")
"""What they tell has been done; only what they call a limit is one."""

_DAY = r"(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日"
_RULE = rf"会(?P<side%s>[前后])\s*(?P<count%s>{COUNT[1:-1]})\s*(?P<unit%s>个?工作日|[天日])(?:之?[内前]|以[内前])?"
_LIMIT = re.compile(
    rf"{_RULE.replace('%s', '1')}(?:\s*[（(，,]\s*(?:即|也就是|遇(?:休息日|节假日|放假)(?:提前|顺延)[至到])?(?P<day1>{_DAY})(?:（含）)?(?:之前|以前|前|止|内)?)?"
    rf"|(?P<day2>{_DAY})(?:（含）|\(含\))?(?:之前|以前|前|止)(?:\s*[（(]\s*即?{_RULE.replace('%s', '2')})?"
    rf"|(?P<day3>{_DAY})\s*[（(]\s*即?{_RULE.replace('%s', '3')}\s*[)）]"
    rf"|(?:截至|截止到?|不晚于|不迟于|最迟)\s*(?P<day4>{_DAY})"
)
_NTH = ("1", "2", "3", "4")
_LIMIT_LABEL = re.compile(r"(?:时限|时间|期限)[：:为是]?\s*$")
_CLAUSE = re.compile(r"[。；;，,、\n]")
_STEP = re.compile(r"步骤|环节|任务|事项|项目|工作(?:任务|事项|内容|项目|安排)?")


@dataclass(frozen=True, slots=True)
class Deadline:
    """``day`` is the printed one, or ``None``; ``counted`` how many days from the meeting, before it below zero.

    ``what`` tells apart duties of one sort: the organ reported to, or which papers are sent for approval.
    """

    duty: str
    what: str
    paper: Paper
    words: Words
    day: date | None
    counted: int | None

    def ruled(self, papers: Papers) -> date | None:
        """The day that is so many days from the meeting; ``None`` while either is not known."""
        if self.counted is None or papers.meeting is None:
            return None
        first, last = papers.meeting
        return (first if self.counted < 0 else last) + timedelta(self.counted)

    def until(self, papers: Papers) -> date | None:
        """The day, printed or counted."""
        return self.day or self.ruled(papers)


def deadlines(papers: Papers) -> tuple[Deadline, ...]:
    """Every deadline of a known duty in the papers that set or repeat them, paper by paper."""
    return tuple(
        one for paper in papers.all if number(paper) not in _NOT_READ for one in of_paper(paper, papers)
    )


def of_paper(paper: Paper, papers: Papers) -> Iterator[Deadline]:
    """The deadlines of one paper."""
    heading, tables = "", dict(enumerate(paper.tables, 1))
    for passage in paper.passages:
        if passage.table:
            if passage.table in tables:
                yield from _in_table(paper, tables.pop(passage.table), heading, papers)
            continue
        if passage.style.startswith("heading") or re.match(
            rf"[{TEN}]+、|（[{TEN}]+）", passage.text
        ):
            heading = passage.text.partition("。")[0]
        yield from _in_text(paper, passage, heading, papers)


def _in_text(paper: Paper, passage: Passage, heading: str, papers: Papers) -> Iterator[Deadline]:
    for match, at, day, counted in _limits(passage, papers):
        duty, what = _duty(paper, passage.text, match, heading)
        if duty:
            yield Deadline(duty, what, paper, at, day, counted)


def _limits(
    passage: Passage, papers: Papers
) -> Iterator[tuple[re.Match[str], Words, date | None, int | None]]:
    """Every limit in a passage: the words of its day, or of its rule where there is none, the day, the days counted."""
    for match in _LIMIT.finditer(passage.text):
        named = next((f"day{n}" for n in _NTH if match[f"day{n}"]), "")
        unit = next((match[f"unit{n}"] for n in _NTH[:3] if match[f"unit{n}"]), "天")
        day = _day(match[named], papers.meeting and papers.meeting[0]) if named else None
        counted = _counted(match) if "工作" not in unit else None
        if day or counted is not None:
            yield match, Words(passage, *(match.span(named) if named else match.span())), day, counted


def _counted(match: re.Match[str]) -> int | None:
    side, words = (
        next((match[f"{what}{n}"] for n in _NTH[:3] if match[f"{what}{n}"]), "") for what in ("side", "count")
    )
    number_of = count(words) if words else None
    return None if number_of is None else -number_of if side == "前" else number_of


def _day(words: str, meeting: date | None) -> date | None:
    """The day; one printed without its year is the one nearest to the meeting."""
    years = range(meeting.year - 1, meeting.year + 2) if meeting else (0,)
    found = [one for year in years for one in days(words, year) if one.day]
    if meeting and found and not found[0].full:
        return min((one.day for one in found if one.day), key=lambda day: abs(day - meeting))
    return found[0].day if found else None


def _duty(paper: Paper, text: str, match: re.Match[str], heading: str) -> tuple[str, str]:
    """Whose deadline this is: by its label, by what is said behind it, by the heading, by the paper."""
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, match.start())), default=0)
    label = text[start : match.start()]
    behind = re.split(r"[。；;\n]", text[match.end() :])[0]
    limit = _LIMIT_LABEL.search(label) is not None
    done = limit or re.match(r"[，,）)]?\s*(?:完成|$)", behind) is not None
    if re.match(r"[）)，,]?(?:召开|举行)", behind) or (number(paper) in _REPORTS and not limit):
        return "", ""
    if number(paper) == "06":
        return "征求意见", ""
    if duty := _named(label, _DUTIES):
        return duty, ""
    if not limit and (duty := _named(behind, _ACTS)):
        return duty, _what(duty, behind)
    if number(paper) in _OF_PAPER:
        return (_OF_PAPER[number(paper)], "") if done else ("", "")
    if number(paper) != "01" or not done:
        return "", ""
    lead = text.partition("。")[0] if match.start() > len(text.partition("。")[0]) else ""
    return _named(lead, _DUTIES) or _named(heading, _DUTIES), ""


def _named(text: str, among: tuple[tuple[str, str], ...]) -> str:
    return next((duty for duty, words in among if re.search(words, text)), "")


def _what(duty: str, text: str) -> str:
    """Which papers are sent for approval, or to which organs the report goes."""
    if duty == "报审":
        return "方案" if "请示" in text or "方案" in text else "材料"
    if duty == "情况报告":
        organ = re.search(r"(?:报送|报|送)(?:至|给)?(?!告)([^，。；报送]{2,60})$", text.rstrip("。；"))
        return _organs(organ[1]) if organ else ""
    if duty == "会后通报":
        those = re.search(r"向([^，。；]{2,40}?)通报", text)
        return _organs(those[1]) if those else ""
    return ""


def _organs(text: str) -> str:
    return "、".join(sorted(re.split("[、，]", compact(re.sub(r"(?:备案|备查)$", "", text)))))


def _in_table(paper: Paper, table: Table, heading: str, papers: Papers) -> Iterator[Deadline]:
    if not table.rows:
        return
    heads = table.heads
    step = next((column for head, column in heads.items() if _STEP.fullmatch(head)), 0)
    when = next(
        (column for head, column in heads.items() if head in ("时间", "时限", "完成时限", "时间安排")), 0
    )
    if step and when:
        yield from _steps(paper, table, (step, when, heads.get("对象", 0)), papers)
    elif when and "材料" in heads and "报送对象" in heads:
        yield from _packages(paper, table, (heads["材料"], when, heads["报送对象"]), heading, papers)
    elif len(table.rows[0]) > 1 and not paper.name.endswith(".docx"):
        for row in table.rows[:3]:  # the lines above the heads of a ledger
            for cell in row.values():
                yield from _in_text(paper, cell, heading, papers)


def _steps(paper: Paper, table: Table, columns: tuple[int, int, int], papers: Papers) -> Iterator[Deadline]:
    for row in table.rows[1:]:
        name, when, to = (row.get(column) for column in columns)
        if name and when:
            duty = _named(compact(name.text), _DUTIES)
            what = _organs(to.text) if duty == "情况报告" and to and to.text else ""
            what = (
                _what(duty, name.text) if duty == "报审" and re.search("请示|方案|材料", name.text) else what
            )
            yield from _last(paper, when, duty, what, papers)


def _packages(
    paper: Paper, table: Table, columns: tuple[int, int, int], heading: str, papers: Papers
) -> Iterator[Deadline]:
    duty = _named(heading, _DUTIES)
    for row in table.rows[1:]:
        papers_sent, when, to = (row.get(column) for column in columns)
        if papers_sent and when and to and duty in ("报审", "情况报告"):
            what = _what(duty, papers_sent.text) if duty == "报审" else _organs(to.text)
            limits = [*_limits(when, papers)]
            yield from (Deadline(duty, what, paper, at, day, counted) for _, at, day, counted in limits)
            if not limits:
                yield from _last(paper, when, duty, what, papers)


def _last(paper: Paper, when: Passage, duty: str, what: str, papers: Papers) -> Iterator[Deadline]:
    """The end of a span in a cell."""
    found = [one for one in days(when.text, papers.meeting[0].year if papers.meeting else 0) if one.day]
    if duty and found:
        yield Deadline(duty, what, paper, Words(when, found[-1].start, found[-1].end), found[-1].day, None)
    elif duty and (rules := list(re.finditer(_RULE.replace("%s", "1"), when.text))):
        side, number_of = rules[-1]["side1"], count(rules[-1]["count1"])
        if number_of is not None and "工作" not in rules[-1]["unit1"]:
            counted = -number_of if side == "前" else number_of
            yield Deadline(duty, what, paper, Words(when, *rules[-1].span()), None, counted)


def by_duty(found: tuple[Deadline, ...]) -> Mapping[str, tuple[Deadline, ...]]:
    """Deadlines by their duties, in the order of the duties."""
    return {
        duty: those
        for duty in (*BEFORE, *AFTER)
        if (those := tuple(one for one in found if one.duty == duty))
    }
