"""Who meets, for what: the names of the team, of the meeting and of the issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....text.patterns import ANNUAL, LOOSE_DAY, YEAR
from ...facts.paper import (
    ANNEX_TITLE,
    ATTACHMENTS,
    IMPRINT,
    MARK,
    ORGAN,
    TITLE,
    Paper,
    Passage,
    blank,
    compact,
    group,
    whole,
)
from ...facts.plan import PlanFacts, differs, stated
from ...rule import Hit, Words, plan_rule

_TITLES = (TITLE, ANNEX_TITLE, ATTACHMENTS)
_LAST_YEAR = ("上年度民主生活会", "上年度组织生活会")
_YEAR = re.compile(rf"{ANNUAL}[^，。；]{{0,60}}?生活会")
_CALLED = re.compile(
    rf"(?:召开|开好|举行)(?!的)([^，。；：、《》“”（）\s]{{0,100}}?(?:{YEAR}度|专题|组织)[^，。；：、《》“”（）\s]{{0,60}}?生活会)"
    r"|《([^《》]{0,100}生活会)实施方案》"
)
_ACTS = re.compile(
    r"(?:^|[，。；：])([^，。；：、（）《》“”\s]{2,60}?(?:党组|党委|党工委|支部|总支|委员会|领导班子))"
    rf"(?=定于|拟召开|拟于|将召开|将于|应到|于{YEAR}|在[^，。；]{{2,40}}召开)"
)
_TEAM = re.compile(r"([^对于《]*?)领导班子")


def year(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """The 年度 before the meeting in titles and where it is called is the plan's."""
    for words in _named(paper):
        for match in _YEAR.finditer(words.text):
            if int(match[1]) != facts.plan.year and facts.meeting not in compact(words.text):
                start = words.start + match.start()
                yield differs(
                    Words(words.line, start, start + len(match[1]) + 2), "年度", f"{facts.plan.year}年度"
                )


def meeting(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """The meeting has one name through the whole set."""
    for words in _named(paper):
        text = compact(words.text)
        other = "生活会" in text and not any(name in text for name in (facts.meeting, *_LAST_YEAR))
        if facts.meeting and other:
            yield differs(_up_to_meeting(words), "会议名称", facts.meeting)


def team(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """Before the meeting's name, and before 领导班子 in a title, stands no other team."""
    for words in _named(paper):
        before = _before_meeting(words.text, facts)
        if facts.foreign(before):
            yield differs(
                Words(words.line, words.start, words.start + len(before)), "单位名称", facts.plan.team
            )


def acting(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """Who is said to hold the meeting, or to have members, is the team."""
    for passage in paper.of_meeting:
        for match in _ACTS.finditer(passage.text):
            if not match[1].endswith(facts.teams) and facts.foreign(match[1]) and not facts.own(match[1]):
                yield differs(group(passage, match, 1), "单位名称", facts.plan.team)


def unit(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A form names the unit and the meeting as the plan does."""
    for words in paper.labelled(r"(?:被督导|填报)单位[：:]", cell="被督导单位"):
        if not blank(words.text) and compact(words.text) not in facts.teams:
            yield differs(words, "单位名称", facts.plan.unit.name)
    for words in paper.labelled(r"会议名称[：:]", cell="会议名称"):
        if facts.meeting and not blank(words.text) and facts.meeting not in compact(words.text):
            yield differs(words, "会议名称", facts.meeting)


def issuer(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """署名 and 发文机关标志 name the issuer, the head of 纪要 the team."""
    wanted = stated(facts.plan.unit.issuer)
    for passage in paper.said:
        if passage.style in (ORGAN, MARK) and wanted and not blank(passage.text):
            named = re.sub(r"(?:会议)?纪要$|文件$", "", compact(passage.text))
            if named and named not in facts.teams:
                yield differs(Words(passage, 0, len(passage.text)), "发文机关", wanted)


def printer(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """版记 names who prints the paper."""
    wanted = stated(facts.plan.unit.printer)
    for passage in paper.said:
        match = re.match(rf"([^\d＿]*?)[\s＿]*(?:{LOOSE_DAY}|＿+)?\s*印发", passage.text)
        if wanted and passage.style == IMPRINT and match and compact(match[1]) not in ("", compact(wanted)):
            yield differs(group(passage, match, 1), "印发机关", wanted)


def _named(paper: Paper) -> Iterator[Words]:
    """Where the meeting or the team is called by its full name: titles, captions, 召开…, 《…实施方案》."""
    for passage in paper.said:
        if passage.style in _TITLES and re.search("生活会|领导班子", passage.text):
            yield whole(passage)
        elif passage.style not in _TITLES:
            yield from _called(passage)


def _called(passage: Passage) -> Iterator[Words]:
    for match in _CALLED.finditer(passage.text):
        yield group(passage, match, 1 if match[1] else 2)


def _up_to_meeting(words: Words) -> Words:
    return Words(words.line, words.start, words.start + words.text.index("生活会") + 3)


def _before_meeting(text: str, facts: PlanFacts) -> str:
    """What stands before the name of the meeting; in a title without one, before 领导班子."""
    for name in filter(None, (facts.meeting, *_LAST_YEAR)):
        if name in text:
            return text[: text.index(name)]
    found = None if "生活会" in text else _TEAM.search(text)
    return text[: found.end(1)] if found else ""


_PLAN = "《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准"
_ISSUER = "《党政机关公文格式》（GB/T 9704—2012）版头·发文机关标志，7.3.5"
_PRINTER = "《党政机关公文格式》（GB/T 9704—2012）版记"

RULES = (
    plan_rule(id="year-differs", level="error", title="年度与方案不一致", reason="年度写错，材料就成了另一次会议的", source=_PLAN, bad=("《签到表》县水务局党组2025年度民主生活会签到表",), good=("《签到表》县水务局党组2026年度民主生活会签到表",), find=year),
    plan_rule(id="meeting-differs", level="error", title="会议名称与方案不一致", reason="同一次会议在全套材料中只能有一个名称", source=_PLAN, bad=("《主持词》今天我们召开县水务局党组以案促改专题民主生活会",), good=("《主持词》今天我们召开县水务局党组2026年度民主生活会",), find=meeting),
    plan_rule(id="team-differs", level="error", title="标题中的单位与方案不一致", reason="标题里留着别的单位，多是从别处抄来", source=_PLAN, bad=("《会议议程》县林业局党组2026年度民主生活会会议议程",), good=("《会议议程》县水务局党组2026年度民主生活会会议议程",), find=team),
    plan_rule(id="unit-differs", level="error", title="表中的单位、会议与方案不一致", reason="表格报到上级，会记到别的单位名下", source=_PLAN, bad=("《督导审核意见》望岚县林业局",), good=("《督导审核意见》望岚县水务局",), find=unit),
    plan_rule(id="acting-differs", level="error", title="正文中的单位与方案不一致", reason="召开会议的写成了别的单位，多是从别处抄来", source=_PLAN, bad=("《会议通知》县财政局党组定于",), good=("《会议通知》县水务局党组定于",), find=acting),
    plan_rule(id="issuer-differs", level="error", title="发文机关与方案不一致", reason="发文机关标志和署名表明由谁负责，写错了就成了别的机关的公文", source=_ISSUER, bad=("《会议通知》中共青屏县水务局党组文件",), good=("《会议通知》中共望岚县水务局党组文件",), find=issuer),
    plan_rule(id="printer-differs", level="error", title="印发机关与方案不一致", reason="版记中的印发机关应是方案所列的机关", source=_PRINTER, bad=("《会议通知》青屏县水务局办公室",), good=("《会议通知》望岚县水务局办公室",), find=printer),
)  # fmt: skip
