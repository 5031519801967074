"""Whose document it is: the unit's own name, and its type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import AMOUNT, BEGUN_DATE, FILE_NUMBER, NUMERAL, SIGN, YEAR_BEFORE
from .actor import tells
from .lists import clauses, sentences, without_lead
from .outline import Outline
from .passage import Passage
from .tables import pattern, rows, words

_UNITS = "units.tsv"
_BODIES = "|".join(words("identity.bodies"))
_ORGAN = f"(?:{_BODIES}|{'|'.join(words('identity.organs'))})"
_LETTER = r"[\u4e00-\u9fff0-9xX×*＊○〇_＿·A-Za-z]"
_NAME = lazy_pattern(
    rf"{_LETTER}{{1,40}}(?:[（(][^（）()]{{1,10}}[）)](?:[\u4e00-\u9fff]{{0,6}}|第\w{{2,10}}))?"
)
_AT_END = lazy_pattern(rf"{_ORGAN}(?:[（(][分公司局处校院]+[）)])?$")
_CUT = lazy_pattern(
    rf"(?!{_LETTER}|[（）()]).|{BEGUN_DATE}"
    rf"|{'|'.join(words('identity.ends'))}"
)
"""What no name holds: with it begins what stands behind one."""
_PARTY = lazy_pattern("^(?:中共|中国共产党)")
_STARTS = lazy_pattern(
    "[我本以按接使据照依向同与参到并再另](?![溪色阳封化平远江济锋心行仁创发])"
    "|经(?![开济贸])|从(?![化江])|自(?![治贡然来])|致"
)
"""What a name never begins with."""
_OFFICE = lazy_pattern(
    "(?:(?:社会)?(?:工作|组织)|统战|宣传|督导|指导|教育|活动|人事|巡[视察])"
    "(?=工作委|委员会|工委|领导小组|部|处|组|办公室|局|中心|队|站)|政治协商会议|对外|应急|促进|统筹|(?<=常委)班子"
)
"""Words that are part of a name before these, and end one elsewhere."""
_GROUP = lazy_pattern(
    rf"(?P<v>{_LETTER}{{1,20}}?(?:{_ORGAN}|系统))[^，。；：]{{2,24}}"
    r"(?:领导小组(?:办公室)?|[督指巡检][^，。；：]{1,4}组)"
)
"""Who leads or guides a campaign for an organ, with the campaign's name in it."""
_LABEL = lazy_pattern(
    rf"^(?:[【\[〔(（][^】\]〕)）]{{0,8}}[】\]〕)）]|(?:标题|附件?|转发|备注|第?.?篇.?)(?:{AMOUNT})?[：:.]"
    rf"|[^：:，。]{{1,20}}号[：:]|[^，。]{{1,8}}讯(?=[\s（(])|[^，。讯]{{1,6}}讯(?!息)|第{NUMERAL}条"
    rf"|我们(?=.)|在(?=.*(?:上的|的讲话))|{YEAR_BEFORE}|[春秋]季学期|{FILE_NUMBER}(?!\w{{0,3}}支部))+"
)
"""What stands before a name that begins a line."""
_HEADLINE = lazy_pattern("生活会|评议|实践活动|主题教育|关于|^—")
"""What a line names that is a title by its words."""
_TOLD_TO = ("：", ":")
"""With what the line of those who are told ends."""
_TOLD = lazy_pattern("近日|日前|近期|最近|[上下]午|(?:召开|开好|举行).*生活会|生活会.*(?:召开|举行)")
_VISITS = lazy_pattern("[^党]组$")
"""Of a group that guides or inspects: what it does in a text tells nothing of whose text it is."""
_HOLDS = lazy_pattern("现就|开好|召开")
_ADDRESSED = lazy_pattern(r"(?P<v>[^，。；：、各]{3,40})各[^，。；：]{0,30}[：:]?")
_ISSUED = lazy_pattern("印发《?(?P<v>[^《》]{6,})》")
_BYLINE = lazy_pattern(r"（(?P<v>[^，。；：、（）]{3,20})）$")
"""The unit alone in brackets, behind a title or under the text that it sent in."""
_TOWN = lazy_pattern(r"(?<![各乡、])[乡镇](?:党委|政府|科级|机关|直)")
_OWN_CASE = lazy_pattern(r"(?:结合|联系|从|根据)(?P<v>[^，。；：、]{2,30}?)的?(?:工作)?(?:实际|情况)")
"""结合党校实际: whose circumstances the document is made for."""
_SEALED = lazy_pattern("[（(](?:盖?章|公章|印章|代?章)[)）]$")
"""Where the seal goes behind the name of who signs."""
_LABELLED = lazy_pattern(r"^单位(?:名称)?[：:]\s*(?P<v>[^\s，。；：、]{4,40})")
"""The unit behind its own label, at the head of a paper."""
_CHAIRED = lazy_pattern(r"由(?P<v>[^，。；：、]{2,30}?)(?:副?书记|主任|局长|院长|委?员?会?讨论|负责解释)")
_FULL = lazy_pattern("(?P<v>(?:中共|中国共产党)[^，。；：、《》中央省]{2,24}?委员会)")
"""A committee's own name: those above are called 县委, 市委."""
_STAFF = lazy_pattern("机关(?:党委|党总支|委员会)$")
"""Who issues for the leading body of its organ as well, whose meeting the opening then names."""
_CLASS = lazy_pattern(
    rf"(?:(?!{SIGN}).(?=[党支总公机]))?"
    r"(?:中共|[xX×*＊_＿某各我本你年第]|[党团村支常班]委会?|总支|[党团]?支部|[局厅所校镇乡村处站矿院]"
    r"|街道|社区|学[校院]|医院|[大中小]学|幼儿园|公司|集团|机关|部门|单位|[省市县区州]|委员会|委|领导|科级|班子"
    r"|党组|纪委|监委|上一?级|党?工委|基层|组织部?|办公室|农村|政治局|中央)+"
)
"""Names by class alone, which say less than any other."""
_LED = lazy_pattern(
    rf"(?!(?:基层|农村|上级|领导)?(?:{_BODIES}|党小组|党?总?支部?委员会)$)"
    r".+(?:党组|[党团工]委|支部|总支|委员会|常委(?:会|班子))$"
)
"""A name by class that yet says what it leads: 局党组, but not 党支部."""
_FIRST, _LONGEST, _OPENING = 8, 80, 2
"""Lines at the head of a text, the longest of them, paragraphs and sentences of its opening."""


def by_class(name: str) -> bool:
    """Whether a name only says of what class the unit is: 局, 机关."""
    return bool(_CLASS.fullmatch(name))


def type_of(unit: str, passages: Sequence[Passage] = ()) -> str:
    """The type of a unit by its name, and for a committee by whether the text is a township's; empty if
    unknown.
    """
    found = next((kind for kind, sign in rows(_UNITS) if pattern(sign, _UNITS).search(unit)), "")
    township = found == "党委" and any(_TOWN.search(one.text) for one in passages)
    return "乡镇党委" if township else found


def unit_of(title: str, tree: Outline, passages: Sequence[Passage]) -> str:
    """The organ of the title, else of the sign-off, else of the issuer's line, else whose meeting the
    opening tells of; empty if none does. A name by class alone, where there is no other, if it says what
    it leads.
    """
    head = [line.text for line in (*tree.titles, *tree.preamble)]
    lines = [*head[: len(tree.titles)], *(one.text for one in passages[:_FIRST])]
    lines = [line for line in lines if len(line) <= _LONGEST and not line.endswith((*"。；", *_TOLD_TO))]
    heads = [line for line in head[: len(tree.titles) + 2] if not line.endswith(_TOLD_TO)]
    texts = dict.fromkeys((*head, *(one.text for one in passages if not one.number)))
    opening = [text for text in texts if "，" in text][:_OPENING]
    own = [*_titled([title]), *_signed(passages)]
    meeting = [*_about(title), *_subjects(opening, not tree.titles), *_held(opening)]
    others = (
        _titled([*heads, *(line for line in lines if _HEADLINE.search(line))]),
        _issuer([*lines, *(line for line in head if line.endswith(_TOLD_TO))]),
        _found(_LABELLED, head),
        _found(_OWN_CASE, opening),
        meeting,
        _found(_CHAIRED, [*opening, *(one.text for one in passages[-_OPENING:])]),
        _found(_FULL, head),
    )
    names = [*own, *chain.from_iterable(others)]
    named = next((name for name in names if name and not by_class(name)), "")
    if _STAFF.search(named):
        return next((name for name in meeting if _LED.match(name) and name not in named), named)
    whole = (name for name in map(_name, head) if name.endswith(named) and _PARTY.sub("", name) != named)
    return next(whole, named) if named else next(filter(_LED.match, (*own, *meeting)), "")


def _without_titles(text: str) -> str:
    return re.sub("《[^》]*》", "", text)


def _name(text: str) -> str:
    """The organ that a text names and nothing else; empty where it names none."""
    name = _LABEL.sub("", text.strip(" \u3000，。：:、")[:_LONGEST])
    if group := _GROUP.fullmatch(name):
        return "" if _CUT.search(group["v"]) or _STARTS.match(name) else name
    bare = _OFFICE.sub("某", name)
    named = _NAME.fullmatch(name) and _AT_END.search(name) and len(name) > 2
    return name if named and not (_CUT.search(bare) or _STARTS.match(name) or tells(bare)) else ""


def _names(text: str) -> list[str]:
    """The organs, or the parts of the name of one, that a line is made of; none where it says more."""
    if whole := _name(text):
        return [whole]
    names = [_name(part) for part in re.split(r"[\s、]+", text.strip())]
    return names if all(names) else []


def _alike(names: Sequence[str]) -> bool:
    """Whether names are those of several organs, which begin alike (中共, 县), and no parts of one."""
    signs = ({name[:1], _PARTY.sub("", name)[:1]} for name in names)
    return len(names) > 1 and bool(set.intersection(*signs))


def _first_of(title: str) -> str:
    """The first of several organs that a title begins with; empty where they are not several."""
    *others, last = re.split(r"[\s、]+", title.strip())
    names = [*map(_name, others), _begun(last)]
    return names[0] if all(names) and _alike(names) else ""


def _begun(text: str) -> str:
    """The organ that a text begins with: what stands before the first word that is part of no name."""
    bare = _LABEL.sub("", text)[:_LONGEST]
    cut = _CUT.search(_OFFICE.sub(lambda found: "某" * len(found[0]), bare))
    return _name(bare[: cut.start()] if cut else bare)


def _headed(text: str) -> str:
    """The longest organ that a text begins with."""
    bare = _LABEL.sub("", text)[:_LONGEST]
    ends = [found.end() for found in re.finditer(_ORGAN, bare)]
    return _begun(bare) or next((name for end in reversed(ends) if (name := _begun(bare[:end]))), "")


def _titled(titles: Sequence[str]) -> Iterator[str]:
    """What stands before 关于, the year or the name of the meeting, in the title of a paper or of one that
    it issues.
    """
    for title in titles:
        yield _first_of(_without_titles(title))
        bare = _LABEL.sub("", re.sub(r"\s", "", _without_titles(title)))
        before = bare.partition("关于")[0]
        yield _name(before)
        yield _headed(bare) if before else ""
        if issued := _ISSUED.search(title):
            yield from _titled([issued["v"]])
        if byline := _BYLINE.search(title):
            yield _name(byline["v"])


def _signed(passages: Sequence[Passage]) -> Iterator[str]:
    """A line of an organ alone above a day or before it, or the last line of all; of several organs that
    sign together the first.
    """
    texts = [_SEALED.sub("", one.text.strip()) for one in passages]
    if match := _BYLINE.match(texts[-1] if texts else ""):
        yield _name(match["v"])
    together: list[str] = []
    for text, after in zip(texts, [*texts, ""][1:], strict=True):
        days = moments.days(text) if len(text) <= _LONGEST else []
        name = text[: days[-1].start] if days and text[days[-1].end :] in ("", "）", "印发") else text
        names = _names(name) if len(text) <= _LONGEST else []
        if not names:
            together = []
            continue
        organ = names[0] if _alike(names) else " ".join(names)
        together = [*together, organ] if _alike([*together, organ]) else [organ]
        full = text in texts[-3:] and (text.startswith(("中共", "中国共产党")) or not after)
        if full or name != text or moments.is_day(after):
            yield together[0]


def _issuer(lines: Sequence[str]) -> Iterator[str]:
    """A line that is an organ, or that addresses those who belong to one: 电气学院各党支部：."""
    for text in lines:
        to = _ADDRESSED.match(text.strip())
        yield _name(to["v"] if to else text) if to or not text.endswith(_TOLD_TO) else ""


def _subjects(opening: Sequence[str], untitled: bool) -> Iterator[str]:
    """Whose name a clause begins with, before or behind the day, in a sentence that tells what was or will
    be done; where no title stands above, in the first.
    """
    for text in opening:
        for sentence in sentences(_without_titles(text))[:_OPENING]:
            first = untitled and opening[0].startswith(sentence)
            if not (
                first
                or moments.occasions(sentence)
                or moments.plain_years(sentence)
                or _TOLD.search(sentence)
            ):
                continue
            for clause in (part for whole in clauses(sentence) for part in whole.split()):
                days = [*moments.days(clause), *moments.hours(clause)]
                behind = clause[max((day.end for day in days), default=0) :]
                names = (name for said in (clause, behind) if (name := _headed(said)) != said)
                yield from (name for name in names if not _VISITS.search(name))


def _held(opening: Sequence[str]) -> Iterator[str]:
    """现就开好某局党组民主生活会…: the organ whose meeting is to be held."""
    for text in opening:
        for clause in clauses(_without_titles(text)):
            if "生活会" in clause:
                for found in _HOLDS.finditer(clause):
                    yield _begun(without_lead(clause[found.end() :], words("identity.leads")))


def _about(title: str) -> Iterator[str]:
    """关于召开某局党组民主生活会的通知: the organ whose meeting a title is about."""
    bare = re.sub(r"\s", "", _without_titles(title)).partition("关于")[2]
    yield _begun(without_lead(bare, words("identity.leads")))


def _found(sign: re.Pattern[str], texts: Sequence[str]) -> Iterator[str]:
    yield from (_name(found["v"]) for text in texts for found in sign.finditer(text))
