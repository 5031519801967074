"""Until when a duty is to be done, as the papers print it: a day, a number of days from the meeting, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ...text.patterns import ANY_DAY, FIRST, SECOND
from ..rule import Words
from .days import COUNT, count, days
from .paper import RECIPIENTS, Paper, Passage, Table, compact
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
    ("情况报告", r"(?:会议情况|会议记录|情况报告).{0,30}?(?<!通)(?:报|送)"),
    ("会后通报", r"通报"),
)
"""What is said behind a day: 将…报…审核, 将…整理归档."""

_SENDS = re.compile(r"将([^。；]{2,60}?)(?:报送|上报|报|送)(?:至|给)?(?![告送审])([^，。；]{2,60})$")
_LABELLED = (
    (
        "情况报告",
        re.compile(
            r"([^。；（：]{2,60}?)(?:报送|上报|报)(?:至|给)?(?![告送审])([^。；（：]{2,60}?)的时限[：:]\s*$"
        ),
    ),
    ("会后通报", re.compile(r"向()([^。；（：]{2,60}?)通报的时限[：:]\s*$")),
)
"""整改清单报县委督导组的时限 is that of a report, not that of the list."""
_DEEDS = {"反馈": "意见反馈", "审阅": "审阅把关", "公开": "整改公开"}
"""What is done by a day, said behind it: 意见于2027年1月4日前反馈."""

_WRITTEN = ("撰写材料", "审阅把关")
"""Duties of which the team's material and the members' outlines may each have a limit."""

_OF_PAPER = {
    "05": "学习研讨", "06": "征求意见", "09": "谈心谈话", "13": "查摆问题", "31": "情况报告", "33": "会后通报",
    "35": "整改清单", "38": "归档",
}  # fmt: skip
"""The duty that a paper is about; 完成时限 in it is that duty's."""

_NOT_READ = ("07", "10", "11", "12", "14", "16", "18", "21", "22", "27", "28", "32")
"""Materials and records: the days in them are their writers'."""

_REPORTS = ("29", "31", "33")
"""What they tell has been done; only what they call a limit is one."""

_RULE = rf"会(?P<side%s>[前后])\s*(?P<count%s>{COUNT[1:-1]})\s*(?P<unit%s>个?工作日|[天日])(?:之?[内前]|以[内前])?"
_LIMIT = re.compile(
    rf"{_RULE.replace('%s', '1')}(?:\s*[（(，,]\s*(?:即|也就是|遇(?:休息日|节假日|放假)(?:提前|顺延)[至到])?(?P<day1>{ANY_DAY})(?:（含）)?(?:之前|以前|前|止|内)?)?"
    rf"|(?P<day2>{ANY_DAY})(?:（含）|\(含\))?(?:之前|以前|前|止)(?:\s*[（(]\s*即?{_RULE.replace('%s', '2')})?"
    rf"|(?P<day3>{ANY_DAY})\s*[（(]\s*即?{_RULE.replace('%s', '3')}\s*[)）]"
    rf"|(?:截至|截止到?|不晚于|不迟于|最迟)\s*(?P<day4>{ANY_DAY})"
)
_NTH = ("1", "2", "3", "4")
_LIMIT_LABEL = re.compile(r"(?:时限|时间|期限)[：:为是]?\s*$")
_CLAUSE = re.compile(r"[。；;，,、\n]")
_STEP = re.compile(r"步骤|环节|任务|事项|项目|工作(?:任务|事项|内容|项目|安排)?")


class Sent(NamedTuple):
    """``what`` is reported, sent for approval, told or filed, and ``to`` whom; either is empty where nobody says so."""

    what: str = ""
    to: str = ""

    def fits(self, other: Sent) -> bool:
        """Whether both may be the same: neither says another thing or another addressee."""
        return all(not one or not two or one == two for one, two in zip(self, other, strict=True))


@dataclass(frozen=True, slots=True)
class Deadline:
    """``day`` is the printed one, or ``None``; ``counted`` how many days from the meeting, before it below zero.

    What is sent and to whom, empty where the words do not say so, tells duties of one sort apart.
    """

    duty: str
    sent: Sent
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
        if passage.style.startswith("heading") or re.match(rf"{FIRST}|{SECOND}", passage.text):
            heading = passage.text.partition("。")[0]
        yield from _in_text(paper, passage, heading, papers)


def _in_text(paper: Paper, passage: Passage, heading: str, papers: Papers) -> Iterator[Deadline]:
    for match, at, day, counted in _limits(passage, papers):
        duty, sent = _duty(paper, passage.text, match, heading)
        if number(paper) == "31" and duty == "情况报告" and not any(sent):
            sent = Sent("", _organs("、".join(one.text for one in paper.said if one.style == RECIPIENTS)))
        if duty:
            yield Deadline(duty, sent, paper, at, day, counted)


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


def _duty(paper: Paper, text: str, match: re.Match[str], heading: str) -> tuple[str, Sent]:
    """Whose deadline this is: by its label, by what is said behind it, by the heading, by the paper."""
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, match.start())), default=0)
    label = text[start : match.start()]
    behind = re.split(r"[。；;\n]", text[match.end() :])[0]
    limit = _LIMIT_LABEL.search(label) is not None
    done = limit or re.match(r"[，,）)]?\s*(?:完成|$)", behind) is not None
    if re.match(r"[）)，,]?(?:召开|举行)", behind) or (number(paper) in _REPORTS and not limit):
        return "", Sent()
    if number(paper) == "06":
        return "征求意见", Sent()
    after = any(match[f"side{n}"] == "后" for n in _NTH[:3]) or "报告" in heading
    if deed := re.match("(反馈|审阅|公开)(?:$|，)", behind):
        return _DEEDS[deed[1]], _sent(_DEEDS[deed[1]], label)
    if limit and (labelled := _labelled(text[: match.start()])):
        return labelled
    if duty := _named(label, _DUTIES):
        return duty, _sent(duty, label) if duty in _WRITTEN else Sent()
    if not limit and (duty := _named(behind, _ACTS) or ("情况报告" if after and _sends(behind) else "")):
        return duty, _sent(duty, behind)
    if number(paper) in _OF_PAPER:
        return (_OF_PAPER[number(paper)] if done else "", Sent())
    if number(paper) != "01" or not done:
        return "", Sent()
    lead = text.partition("。")[0] if match.start() > len(text.partition("。")[0]) else ""
    return _named(lead, _DUTIES) or _named(heading, _DUTIES), Sent()


def _labelled(before: str) -> tuple[str, Sent] | None:
    """The duty whose limit the words call one: 会议记录报县纪委机关、县委组织部的时限：."""
    for duty, pattern in _LABELLED:
        if found := pattern.search(before):
            return duty, Sent(_thing(found[1]), _organs(found[2]))
    return None


def _named(text: str, among: tuple[tuple[str, str], ...]) -> str:
    return next((duty for duty, words in among if re.search(words, text)), "")


def _of_step(name: str) -> str:
    """The duty that a step's name says; what stands in brackets or behind a colon is what is sent: 情况报告（整改清单）."""
    own, *_ = re.split(r"[（(：:]", name)
    return _named(own, _DUTIES) or _named(name, _DUTIES)


def _sends(text: str) -> bool:
    return _SENDS.search(text) is not None


def _sent(duty: str, text: str) -> Sent:
    """What is sent and to whom, in words such as 将会议记录报县纪委, and which papers are written or read."""
    if duty in _WRITTEN:
        team, own = "班子" in text and "材料" in text, re.search("提纲|个人", text) is not None
        return Sent() if team == own else Sent("班子材料" if team else "发言提纲")
    if duty == "报审":
        return Sent("方案" if "请示" in text or "方案" in text else "材料")
    if duty == "情况报告" and (found := _SENDS.search(text.rstrip("。；"))):
        return Sent(_thing(found[1]), _organs(found[2]))
    if duty == "会后通报" and (found := re.search(r"向([^，。；]{2,40}?)通报([^。；]*)", text)):
        return Sent(_thing(found[2]), _organs(found[1]))
    if duty == "归档" and (found := re.search(r"将([^。；]{2,200}?)(?:整理)?归档", text)):
        return Sent(_thing(found[1]))
    return Sent()


def _thing(text: str) -> str:
    return compact(text).rstrip("。；")


def _organs(text: str) -> str:
    named = compact(re.sub(r"(?:备案|备查)$", "", text)).rstrip("：:。")
    return "、".join(sorted(re.split("[、，]", named)))


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
            duty = _of_step(compact(name.text))
            yield from _last(paper, when, duty, _in_step(duty, compact(name.text), to), papers)


def _in_step(duty: str, name: str, to: Passage | None) -> Sent:
    """What is sent stands in brackets behind the step's name, to whom in a column of its own."""
    if duty == "报审":
        return _sent(duty, name) if re.search("请示|方案|材料", name) else Sent()
    if duty in _WRITTEN:
        return _sent(duty, name)
    what = re.search(r"[（(：:](?![报向])(.+?)[）)]?$", name)
    sends = duty in ("情况报告", "会后通报") and to is not None and to.text
    return Sent(_thing(what[1]) if what else "", _organs(to.text) if to and sends else "")


def _packages(
    paper: Paper, table: Table, columns: tuple[int, int, int], heading: str, papers: Papers
) -> Iterator[Deadline]:
    duty = _named(heading, _DUTIES)
    for row in table.rows[1:]:
        papers_sent, when, to = (row.get(column) for column in columns)
        if papers_sent and when and to and duty in ("报审", "情况报告"):
            thing = papers_sent.text
            sent = _sent(duty, thing) if duty == "报审" else Sent(_thing(thing), _organs(to.text))
            limits = [*_limits(when, papers)]
            yield from (Deadline(duty, sent, paper, at, day, counted) for _, at, day, counted in limits)
            if not limits:
                yield from _last(paper, when, duty, sent, papers)


def _last(paper: Paper, when: Passage, duty: str, sent: Sent, papers: Papers) -> Iterator[Deadline]:
    """The end of a span in a cell."""
    found = [one for one in days(when.text, papers.meeting[0].year if papers.meeting else 0) if one.day]
    if duty and found:
        yield Deadline(duty, sent, paper, Words(when, found[-1].start, found[-1].end), found[-1].day, None)
    elif duty and (rules := list(re.finditer(_RULE.replace("%s", "1"), when.text))):
        side, number_of = rules[-1]["side1"], count(rules[-1]["count1"])
        if number_of is not None and "工作" not in rules[-1]["unit1"]:
            counted = -number_of if side == "前" else number_of
            yield Deadline(duty, sent, paper, Words(when, *rules[-1].span()), None, counted)


def by_duty(found: tuple[Deadline, ...]) -> Mapping[str, tuple[Deadline, ...]]:
    """Deadlines by their duties, in the order of the duties."""
    return {
        duty: those
        for duty in (*BEFORE, *AFTER)
        if (those := tuple(one for one in found if one.duty == duty))
    }
