"""What a document states once: unit, chair, year and day of the meeting, theme, requirements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Any

from ...plan import Open
from ...plan.people import PARTY_MEMBER, POLITICS_AS_TYPED
from ...text import annotated, dates, ends, folded, moments
from ...text.lazy import lazy_pattern
from ...text.names import POSTS
from ...text.patterns import WORDS
from .. import values
from ..absent import absences
from ..fact import Fact
from ..itself import without_contact
from ..lists import has, items, paragraphs
from ..presence import HOST
from ..read import Reading
from ..roll import person
from ..unit import by_class
from .once import is_once

Answers = dict[str, Any]
_MODES = ("巡视", "巡察")
_PAPER_NAMED = lazy_pattern("《[^》]*》|巡视巡察")
_TEAM = lazy_pattern(rf"(?:中央|[省市县区州旗]委|(?<=委员会)|(?<=党委))第?(?:{WORDS['数']})巡[视察]组")
_BODIES = ("党组", "党委|党工委|[省市州县区旗镇乡]委", "总支", "支部")
_OF_TEAM = tuple(
    lazy_pattern(f"(?<!机关)(?:{body})(?:(?:常务)?副?书记|成员|委员|常委)|班子成员") for body in _BODIES
)
"""Posts of a leading body, by the sort of body: where one of the first attends, the others lead others."""
_OF_OFFICES = lazy_pattern("机关党委(?:专职|常务)?(?:副?书记|委员)")
"""Posts of the Party committee of the offices, which lead where most who attend have one."""
_SECRETARY = lazy_pattern(f"(?<!机关)(?:{'|'.join(_BODIES)})书记|^(?:第一)?书记(?:、|$)|主要负责")
_LEADS = lazy_pattern(
    "(?:政府|办事处|管委会)(?:常务)?副?(?:主任|[镇乡县区市]长)"
    rf"|(?:(?:常务|专职|第一|[^，、]级)*副?|总)(?:{POSTS}|厂长)|(?:组织|宣传|纪检|青年|统战|政法|群工|生活|保密)+委员|工会主席|[^，、]*(?:纪检|监察|派驻)组组?长|纪(?:工)?委书记|[镇乡]?人大主席"
)
_ACTS = lazy_pattern("主持[^，]*(?:全面|党\\w{1,3}|日常)工作")
_FOR_TEAM = "{}(?:同志)?(?:主持并)?代表[^，。；]{{0,12}}(?:班子|党组|党委|党工委|支部)"
_PRINCIPAL = {"role": "主要负责同志"}
_MOST_BARE = 2
_GROUP = lazy_pattern("(?P<group>(?!成立|各|邀请)[^，。；：（）、]{2,20}?(?<!上级)(?:督导|指导|督察|巡回)组)")
_CITED = lazy_pattern("《[^》]*》")
_NAME = lazy_pattern(
    rf"(?P<v>(?:学习贯彻|(?:{WORDS['年']})度?|主题教育)[^，。；：“”\\s]{{0,50}}?专题(?:民主|组织)生活会"
    rf"(?:暨(?:{WORDS['年']})度?(?:民主|组织)生活会)?)"
)
BODY = lazy_pattern(
    "(?:党组|党委|党工委|党支部|领导班子|(?<=[省市州县区旗]委)常委(?:会|会?班子)"
    "|(?<=[道区])工作委员会|(?<!工作)委员会|班子)$"
)
"""The word for a leading body behind the name of what it leads."""
_OFFICE = lazy_pattern("(?:(?<=党组)|(?<=[党工县市区省州旗]委))办公室$")
"""Who issues for the body that it serves."""
_FULL_NAME = lazy_pattern("(?:中共|中国共产党)(?P<of>[^，。；：、\\s]{4,40})委员会")
"""Who signs, by the full name of a committee."""
_WORKING = lazy_pattern("(?P<of>.+工)作委员会$")
"""A committee for some work, which is no unit's: 教育工作委员会, in short 教育工委."""


def unit(reading: Reading) -> Answers:
    """Its name without the word for its leading body, and its type; no name by class alone."""
    whole = _OFFICE.sub("", reading.unit)
    name = BODY.sub("", whole)
    working = _WORKING.fullmatch(name)
    name = name if name == reading.unit and not working else name.removeprefix("中共")
    named = name and not (by_class(name) or annotated(name).left_out)
    unit_facts = {"name": name} if named else {}
    if working:
        unit_facts |= {"short": f"{working['of']}委".removeprefix("中共"), "body": "工委"}
    elif whole.endswith("工作委员会"):
        unit_facts |= {"body": "党工委"}
    if named and (signed := _signed_by(reading, name)):
        unit_facts |= {"issuer": signed}
    return unit_facts | ({"type": reading.unit_type} if reading.unit_type else {})


def _signed_by(reading: Reading, name: str) -> str:
    """The full name of the same organ above the day, where the title calls it in short: 松杉港务集团 and
    中共松杉市港务投资集团有限公司委员会; empty where the name itself stands there.
    """
    for text, after in pairwise(line.text.strip() for line in reading.tree.lines()):
        full = _FULL_NAME.fullmatch(text) if moments.is_day(after) else None
        if full and name not in text:
            return text if full["of"].startswith(name[:2]) and name[-2:] in text else ""
    return ""


def members(reading: Reading) -> list[Answers]:
    """Those who attend and are of the leading body, each by name. The principal is its secretary, else who
    takes the chair, where that is told with a post, or who speaks for it.
    """
    attending = list(_named(reading.facts, "meeting.attendees"))
    attend = {fact.name: fact.post for fact in attending}
    outside = {fact.name: party for fact in attending if (party := _other_party(fact.note))}
    team = _team(attend)
    chairs = {
        fact.name: fact.post or team.get(fact.name, "") for fact in _named(reading.facts, "meeting.host")
    }
    leading = {
        name: post
        for name, post in chairs.items()
        if _SECRETARY.search(post) and not _SECRETARY.search(team.get(name, ""))
    }
    told = {name: post for name, post in {**chairs, **team, **leading}.items() if post}
    secretary = (name for name, post in told.items() if _SECRETARY.search(post))
    speaker = (name for name in team if re.search(_FOR_TEAM.format(re.escape(name)), _text(reading)))
    chair = (name for name in chairs if name in told or name in team)
    acting = (fact.name for fact in attending if _ACTS.search(fact.note))
    principal = next(chain(secretary, acting, chair, speaker), "")
    first = {principal: told.get(principal, "")} if principal else {}
    listed = first | team | first
    notes = {fact.name: fact.note for fact in attending}
    away = absences(reading.tree, {name: notes.get(name, "") for name in listed})
    return [
        {"name": name, "post": post or Open.UNDECIDED.value}
        | (_PRINCIPAL if name == principal else outside.get(name, {}))
        | away.get(name, {})
        for name, post in listed.items()
    ]


def _other_party(note: str) -> Answers:
    """政治面貌 of one who is noted to be of another party than the Party, or of none."""
    said = (POLITICS_AS_TYPED.get(part, "") for part in note.split("，"))
    return next(({"politics": party} for party in said if party and party not in PARTY_MEMBER), {})


def _named(facts: Sequence[Fact], field: str) -> Iterator[Fact]:
    for fact in facts:
        if fact.field != field:
            continue
        post, name = (fact.post, fact.name) if fact.name or field != HOST else person(fact.value)
        if name:
            yield replace(fact, name=name, post=post)


def _team(attend: Mapping[str, str]) -> dict[str, str]:
    """Of those who attend who is of the leading body by his post, with those who lead beside them; those
    without a post, where most are named so.
    """
    bodies = (body for body in _OF_TEAM if any(map(body.search, attend.values())))
    of_team = next(bodies, _LEADS)
    if _MOST_BARE * sum(bool(_OF_OFFICES.search(post)) for post in attend.values()) > len(attend):
        of_team = _OF_OFFICES
    bare = _MOST_BARE * sum(not post for post in attend.values()) >= len(attend)
    return {
        name: post
        for name, post in attend.items()
        if of_team.search(post) or _leads(post) or (bare and not post)
    }


def _leads(post: str) -> bool:
    """Whether a post is of a leader of the unit, none of a part of it."""
    return any(map(_LEADS.fullmatch, post.split("、")))


def aspect_name(facts: Sequence[Fact]) -> str:
    """方面 where none of the aspects begins as the year calls them (四个带头); else the year says it."""
    aspects = every(facts, "problems.aspect")
    return "" if not aspects or any(text.startswith("带头") for text in aspects) else "方面"


def _text(reading: Reading) -> str:
    """The paragraphs of the document below its headings."""
    return "".join(line.text for section in reading.tree.sections for line in section.lines)


def chair(facts: Sequence[Fact]) -> Answers:
    """Who takes the chair: the name, or the post where no name is given."""
    hosts = [fact for fact in facts if fact.field == "meeting.host"]
    people = [(post, fact.name or name) for fact in hosts for post, name in [person(fact.value)]]
    name = next((name for _, name in people if name), "") or next((post for post, _ in people if post), "")
    return {"chair": name} if name else {}


def year(reading: Reading) -> int | None:
    """年度 as stated, else from the day of the meeting, else from that of the signature."""
    return _annual(reading) or year_of(day(reading) or "") or signed_year(reading)


def year_of(moment: str) -> int | None:
    """The 年度 of a meeting on a day: up to March it is that of the year before."""
    found = next((day for span in dates(moment) for day in ends(span) if day.year), None)
    if not found or not found.year:
        return None
    return found.year - (found.month is not None and found.month <= values.LAST)


def signed_year(reading: Reading) -> int | None:
    """The 年度 of the first line that is a day and nothing else, as below a signature; a 制度 has none."""
    if reading.sort == "制度":
        return None
    return next(filter(None, map(year_of, _signed(reading))), None)


def _signed(reading: Reading) -> Iterator[str]:
    """The lines that are a day and nothing else, as below a signature, in canonical text."""
    return (folded(line.text) for line in reading.tree.lines() if moments.is_day(line.text))


def _annual(reading: Reading) -> int | None:
    """年度 as stated."""
    titled = [reading.title] if "年度" in reading.title else []
    return next(filter(None, map(values.year, (*every(reading.facts, "meeting.year"), *titled))), None)


def day(reading: Reading) -> str | None:
    """The day of the meeting in the plan's canonical text: the first that has a year, or the exact day that
    is told of it elsewhere: 2月上旬, then 2月9日. A limit (2月10日前) is none.
    """
    annual, signed = _annual(reading), None
    if annual is None and reading.sort != "制度":
        signed = next((moment for moment in map(values.moment, _signed(reading)) if moment), None)
    told = [text for text in every(reading.facts, "meeting.date") if not text.endswith(("前", "内"))]
    moments_said = (values.moment(text, signed, annual) for text in told)
    first = next((said for said in moments_said if said and said[:2] in ("19", "20")), None)
    exact = (values.moment(text, first, annual) for text in told if first)
    return next((said for said in exact if said and values.inside(said, first)), first)


def theme(reading: Reading) -> str:
    """The parts of the theme, joined as they stand in the text."""
    text = _text(reading)
    whole_text = ""
    for part in every(reading.facts, "meeting.theme"):
        sign = "，" if f"{whole_text}，{part}" in text else "。"
        whole_text = f"{whole_text}{sign}{part}" if whole_text else part
    return whole_text


def name(reading: Reading) -> str:
    """The name of a meeting on something of its own, as title or opening write it in full:
    主题教育专题民主生活会, 甲专题民主生活会暨2023年度民主生活会.
    """
    lines = [reading.title, *(line.text for line in reading.tree.preamble)]
    named = (match["v"] for line in lines for match in _NAME.finditer(_CITED.sub("，", line)))
    return max(named, key=len, default="")


def inspection(reading: Reading) -> Answers:
    """巡视 or 巡察, whichever the text speaks of more outside names of papers, and the team, where it is
    named.
    """
    if not any(mode in reading.kind for mode in _MODES):
        return {}
    text = "".join([reading.title, *(line.text for line in reading.tree.preamble), _text(reading)])
    bare = _PAPER_NAMED.sub("", text)
    often = max(_MODES, key=bare.count)
    teams = Counter(match[0] for match in _TEAM.finditer(text) if often in match[0])
    subject = {"mode": often} if often in bare else {}
    return subject | ({"body": teams.most_common(1)[0][0]} if teams else {})


def supervision(facts: Sequence[Fact]) -> str:
    """The group that is sent to guide the meeting, by its name."""
    named = (
        _GROUP.match(text.replace("派出的", "").rpartition("率")[2])
        for text in every(facts, "meeting.guidance")
    )
    return next((match["group"] for match in named if match), "")


def addressed(reading: Reading) -> list[str]:
    """To whom a 请示 or a 报告 is written."""
    above = "请示" in reading.title or reading.sort == "报告"
    return [name for to in every(reading.facts, "document.to") for name in items(to)] if above else []


def requirements(reading: Reading) -> Iterator[Answers]:
    """Sections about requirements with their whole text but for who leads a group, which is told of that; and
    discipline where it stands elsewhere.
    """
    headings, told = set(every(reading.facts, "requirement")), ""
    led = [text for text in every(reading.facts, "organisation.group") if "组长" in text]
    for section in reading.tree.sections:
        text = "".join(without_contact(line.text) for line in section.body())
        said = paragraphs(text)
        kept = [part for part in said if not (is_once(part) or has(part, led))]
        if len(kept) < len(said):
            text = "".join(f"{part}。" for part in kept)
        if section.heading in headings and (text or not said):
            told += text
            yield from _numbered(section.heading, text)
    kept = [text.rstrip("。") for text in every(reading.facts, "discipline") if text not in told]
    if kept:
        yield {"heading": "遵守会议纪律", "text": "".join(f"{text}。" for text in kept)}


def _numbered(heading: str, text: str) -> Iterator[Answers]:
    """A requirement; of items that follow inside its text, 甲。2.乙。丙。, each that has a name one more."""
    marks = [mark for mark in annotated(text).markers if text[: mark.start].endswith("。")]
    ends = [*(mark.start for mark in marks), len(text)]
    texts = {heading: text[: ends[0]]}
    for mark, end in zip(marks, ends[1:], strict=True):
        name, _, rest = text[mark.end : end].partition("。")
        heading = name if rest else heading
        texts[heading] = texts.get(heading, "") + (rest or f"{name}。")
    for heading, text in texts.items():
        yield {"heading": heading} | ({"text": text} if text else {})


def every(facts: Sequence[Fact], field: str) -> list[str]:
    """The values of a field, each once, in the order of the text."""
    return list(dict.fromkeys(fact.value for fact in facts if fact.field == field))
