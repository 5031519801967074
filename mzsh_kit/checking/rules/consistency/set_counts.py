"""Numbers of people and of criticisms: the same in all papers, and as many as are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from ...facts.days import COUNT, count
from ...facts.paper import group, whole
from ...facts.papers import Papers, listed, most
from ...rule import Hit, set_rule

_SHOULD = re.compile(rf"应到(?:会)?\s*{COUNT}\s*人")
_QUORUM = re.compile(rf"不少于\s*{COUNT}\s*人")
_LEAST = re.compile(rf"(?:不少于|至少(?:提出)?|不得?少于)\s*{COUNT}\s*条")


def headcount(papers: Papers) -> Iterator[Hit]:
    """应到N人 is the same number in all papers, and that of the names listed."""
    said = [
        (group(one, match, 1), count(match[1]))
        for paper in papers.all
        for one in paper.said
        for match in _SHOULD.finditer(one.text)
    ]
    lists = [(words, len(names)) for paper in papers.of("01", "02", "03") for words, names in listed(paper)]
    register = [(whole(seat.name), len(papers.members)) for seat in papers.members[-1:]]
    right = most(n for _, n in (*register, *lists, *said))
    for words, n in said:
        if n is not None and n != right:
            yield Hit.of(words, f"应到人数是{n}，名单和其他材料中是{right}", "请按应到人员名单改正人数")
    for words, n in lists:
        if n != right:
            yield Hit.of(words, f"名单有{n}人，应到人数是{right}", "请核对名单，补上缺少的或者去掉多出的人")
    for words, n in register:
        if n != right:
            yield Hit.of(words, f"签到表列应到人员{n}人，应到人数是{right}", "请核对签到表和应到人数")


def quorum(papers: Papers) -> Iterator[Hit]:
    """The least number is two thirds of those who should attend, rounded up."""
    for paper in papers.all:
        for one in paper.said:
            for match in _QUORUM.finditer(one.text):
                if not re.search("三分之二" if papers.branch else "到会|三分之二", one.text):
                    continue
                should = _SHOULD.search(one.text)
                of = count(should[1]) if should else None
                of = of or most(
                    count(m[1]) for p in papers.all for s in p.said for m in _SHOULD.finditer(s.text)
                )
                of = of or len(papers.names)
                least, n = ceil(of * 2 / 3), count(match[1])
                if of and n is not None and n != least:
                    why = f"应到{of}人，三分之二以上是不少于{least}人"
                    level = None if n < least or "三分之二" in one.text else "likely"
                    yield Hit.of(group(one, match, 1), why, f"请改为{least}", level)  # type: ignore[arg-type]


def least(papers: Papers) -> Iterator[Hit]:
    """How many criticisms each makes of each at least is one number."""
    said = [
        (group(one, match, 1), count(match[1]))
        for paper in papers.of("01", "03", "15", "22")
        for one in paper.said
        if "批评意见" in one.text
        for match in _LEAST.finditer(one.text)
    ]
    right = most(n for _, n in said)
    for words, n in said:
        if n != right:
            yield Hit.of(words, f"批评意见的最少条数是{n}条，别处是{right}条", "请核对后改为同一个数")


_ACCURATE = "《党政机关公文处理工作条例》：公文内容应当准确"
_TWO_THIRDS = (
    "《县以上党和国家机关党员领导干部民主生活会若干规定》：到会人数达到应到会人数的三分之二以上方可召开"
)
_SHEET = "《签到表》序号 | 姓名 | 职务 | 签到⏎《签到表》1 | 江启明 | 党组书记、局长 | ⏎《签到表》2 | 贺兰舟 | 党组成员、副局长 | "
_BESIDE = ("attendees-differ", "sign-in-differs", "count-differs")

RULES = (
    set_rule(id="headcount-differs", level="error", title="应到人数不一致", reason="应到人数由名单得出，在全套材料中是同一个数", source=_ACCURATE, bad=(_SHEET + "⏎《会议通知》参加：江启明、贺兰舟。⏎《会议记录》应到3人，实到＿＿人。",), good=(_SHEET + "⏎《会议通知》参加：江启明、贺兰舟。⏎《会议记录》应到2人，实到＿＿人。",), find=headcount, unless=_BESIDE),
    set_rule(id="quorum-wrong", level="error", title="最少到会人数算错", reason="三分之二以上，有小数的进一", source=_TWO_THIRDS, bad=("《会议通知》到会人数须达到应到5人的三分之二以上，即不少于3人。",), good=("《会议通知》到会人数须达到应到5人的三分之二以上，即不少于4人。",), find=quorum),
    set_rule(id="criticism-least", level="error", title="批评意见的最少条数不一致", reason="每人至少提几条，各处应当相同", source=_ACCURATE, bad=("《实施方案》每一名成员至少提出三条批评意见。⏎《相互批评意见登记表》每人对其他成员的批评意见不少于1条。",), good=("《实施方案》每一名成员至少提出三条批评意见。⏎《相互批评意见登记表》每人对其他成员的批评意见不少于3条。",), find=least),
)  # fmt: skip
