"""Every limit that a paper states, with the duty it is for: the words are read, nothing is computed from a
plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .reading import Paper, Row

DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_RULE = r"会([前后])(\d{1,3})(天|日|个?工作日)内?"
_LIMIT = re.compile(rf"{_RULE}（(?P<inside>[^）]*{DAY}[^）]*)）|{_RULE}|{DAY}(?:前|之前|以前)")
_SPAN_END = re.compile(r"至(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日")
_MOVED = re.compile("提前|休息日|节假日|放假|调整")


@dataclass(frozen=True, slots=True)
class Limit:
    """A duty is to be done until ``day``, or by a rule counted from the meeting (days, negative before it).

    ``item`` and ``to`` are what is sent and to whom, where the words say so. ``row`` is true in a table of
    steps.
    """

    paper: str
    duty: str
    words: str
    day: date | None
    rule: int | None = None
    moved: bool = False
    item: str = ""
    to: str = ""

    def due(self, meeting: date | None) -> date | None:
        """The day itself, or the day that the rule comes to."""
        if self.day or self.rule is None or meeting is None:
            return self.day
        return meeting + timedelta(self.rule)


BEFORE = (
    "制定方案", "学习研讨", "征求意见", "意见反馈", "谈心谈话", "查摆问题", "撰写材料", "审阅把关",
    "报审", "会议通知"
)  # fmt: skip
AFTER = ("情况报告", "会后通报", "整改清单", "整改公开", "归档")

_SAID = (
    # What stands in a clause that has a limit, the more special first.
    ("征求意见时限|意见.*?反馈至", "征求意见"),
    ("反馈时限|意见于.*反馈", "意见反馈"),
    ("审阅时限|[于在].*审阅", "审阅把关"),
    ("查摆时限", "查摆问题"),
    ("(?:整改清单|台账)形成时限|整改清单于.*形成", "整改清单"),
    ("公开时限|整改情况于.*公开", "整改公开"),
    ("归档", "归档"),
    ("通报时限", "会后通报"),
    ("报告时限|报送时限", "情况报告"),
    ("谈心谈话安排.*完成时限|谈话.*时限", "谈心谈话"),
    ("学习.*?完成时限|集中学习", "学习研讨"),
    ("将.+?报.+?(?:审核|审查|审批|审定|把关)|报审", "报审"),
    ("向.+?通报", "会后通报"),
    ("将.+?报", "情况报告"),
)
_LED = (
    ("反馈于$", "意见反馈"),
    ("审阅[于在]$", "审阅把关"),
    ("清单.*于$", "整改清单"),
    ("公开于$", "整改公开"),
)
_HEADED = (
    ("学习", "学习研讨"),
    ("征求意见", "征求意见"),
    ("谈心谈话", "谈心谈话"),
    ("查摆", "查摆问题"),
    ("撰写", "撰写材料"),
    ("报审", "报审"),
    ("报告会议情况", "情况报告"),
    ("通报会议情况", "会后通报"),
    ("归档", "归档"),
)
_OF_PAPER = {
    # What a limit in a paper is for that says no more than 完成时限.
    "05": "学习研讨", "06": "征求意见", "09": "谈心谈话", "13": "查摆问题", "31": "情况报告",
    "33": "会后通报",
    "35": "整改清单", "36": "整改清单", "38": "归档",
}  # fmt: skip
_STEPS = (
    # How a table of steps or the calendar names a duty.
    ("制定方案", "制定方案"),
    ("学习", "学习研讨"),
    ("反馈", "意见反馈"),
    ("征求意见", "征求意见"),
    ("谈心谈话", "谈心谈话"),
    ("查摆", "查摆问题"),
    ("撰写", "撰写材料"),
    ("审阅", "审阅把关"),
    ("报审", "报审"),
    ("会议通知|通知", "会议通知"),
    ("通报", "会后通报"),
    ("报告", "情况报告"),
    ("公开", "整改公开"),
    ("整改清单|清单", "整改清单"),
    ("归档", "归档"),
)


def limits(papers: Iterable[Paper]) -> tuple[Limit, ...]:
    return tuple(limit for paper in papers for limit in (*_of_lines(paper), *_of_tables(paper)))


def _of_lines(paper: Paper) -> Iterator[Limit]:
    heading = ""
    for line in paper.lines:
        for clause in re.split("[。；]", line):
            if match := re.match(
                r"(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)(.{2,20}?)(?:（[^）]*完成）)?$",
                clause,
            ):
                heading = match[1]
            for match in _LIMIT.finditer(clause):
                if duty := _led(clause[: match.start()]) or _duty(paper, clause, heading):
                    yield _limit(paper, duty, clause, match, *_sent(duty, clause))


def _led(before: str) -> str:
    """The duty that is named just before its limit: 意见反馈于2027年1月5日前完成."""
    lead = before.rpartition("，")[2]
    return next((duty for words, duty in _LED if re.search(words, lead)), "")


def _duty(paper: Paper, clause: str, heading: str) -> str:
    for words, duty in _SAID:
        if re.search(words, clause):
            return duty
    if paper.number in _OF_PAPER:
        return _OF_PAPER[paper.number]
    return next((duty for words, duty in _HEADED if re.search(words, heading)), "")


def _sent(duty: str, clause: str) -> tuple[str, str]:
    """What is sent and to whom, in a clause such as 将会议记录报县纪委."""
    if duty in ("报审", "情况报告") and (match := re.search("将(.+?)报(?!告)(.+?)(?:审|把关|$)", clause)):
        return match[1], match[2]
    if duty == "会后通报" and (match := re.search("向(.+?)通报(.+)", clause)):
        return match[2], match[1]
    return "", ""


def _limit(paper: Paper, duty: str, words: str, match: re.Match[str], item: str = "", to: str = "") -> Limit:
    groups = match.groups()
    side, number, unit = groups[0:3] if groups[0] else groups[7:10]
    figures = groups[4:7] if groups[4] else groups[10:13]
    counted = None if side is None or "工作日" in unit else int(number) * (-1 if side == "前" else 1)
    day = _date(*figures) if figures[0] else None
    moved = bool(match["inside"] and _MOVED.search(match["inside"]))
    return Limit(paper.number, duty, words, day, counted, moved, item, to)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _of_tables(paper: Paper) -> Iterator[Limit]:
    heading = ""
    for block in paper.blocks:
        heading = block.words or heading
        if not block.rows:
            continue
        head, *rows = block.rows
        if "步骤" in head:
            yield from _steps(paper, head, rows)
        elif "事项" in head and paper.number == "18":
            yield from _events(paper, rows)
        elif "时限" in head and "报送对象" in head:
            yield from _packages(paper, head, rows, "报审" if "会前" in heading else "情况报告")


def _steps(paper: Paper, head: Row, rows: Iterable[Row]) -> Iterator[Limit]:
    """A table of steps, 17 for one: 步骤, 时间 (a day, a span or a rule), 对象."""
    time = next(at for at, cell in enumerate(head) if re.search("时间|时限|完成", cell))
    for row in rows:
        cells = dict(zip(head, row, strict=False))
        name = cells["步骤"]
        if duty := _step(name):
            yield from _cell(
                paper, duty, f"{name}：{row[time]}", row[time], *_named(name), cells.get("对象", "")
            )


def _events(paper: Paper, rows: Iterable[Row]) -> Iterator[Limit]:
    for name, day, description in rows:
        bare = re.sub("（(?:截止|完成)）$", "", name)
        to = re.search("对象：(.+)", description)
        if "生活会" not in bare and (duty := _step(bare)):
            yield from _cell(paper, duty, f"{name}：{day}", day, *_named(bare), to[1] if to else "")


def _packages(paper: Paper, head: Row, rows: Iterable[Row], duty: str) -> Iterator[Limit]:
    what, to, time = head.index("材料"), head.index("报送对象"), head.index("时限")
    for row in rows:
        yield from _cell(paper, duty, f"{row[what]}：{row[time]}", row[time], row[what], row[to])


def _step(name: str) -> str:
    before = name.partition("：")[0]
    return next((duty for words, duty in _STEPS if re.search(words, before)), "")


def _named(name: str) -> tuple[str]:
    """What follows the step's name: 报审：请示和方案."""
    return (name.partition("：")[2],)


def _cell(paper: Paper, duty: str, words: str, cell: str, item: str = "", to: str = "") -> Iterator[Limit]:
    to = to if duty in ("报审", "情况报告", "会后通报") else ""
    if ends := list(_LIMIT.finditer(cell)):
        yield _limit(paper, duty, words, ends[-1], item, to)  # of a span the end
    elif day := last_day(cell):
        yield Limit(paper.number, duty, words, day, None, False, item, to)


def last_day(words: str) -> date | None:
    """The day on which a span ends, or the one day that is named."""
    first = re.search(DAY, words)
    if first is None:
        return None
    year, month, day = first.groups()
    if last := _SPAN_END.search(words, first.end()):
        year, month, day = last[1] or year, last[2] or month, last[3]
    return _date(year, month, day)
