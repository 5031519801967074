"""职责分工: who does what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .fact import Fact
from .passage import Passage, heading_roles
from .phrase import clauses, sentences
from .wording import worded

_WHO = re.compile(
    r"^(?:由)?(?P<who>(?!负责|具体负责|牵头)[^，。；：]{1,24}?)(?:(?<=组)，)?(?P<does>(?:具体|牵头)?(?:负责(?!同志|人(?!员))|承办|承担|牵头做好|配合做好)[^。；]*|全程监督)$"
)
_LABELLED = re.compile(
    r"^(?P<who>[^，。；：:]{2,24})[:：](?P<does>[^。；]*(?:负责|承办|协助|牵头|做好)[^。；]*)$"
)
_NAMED = re.compile(r"^(?P<who>[^，。；：:]{2,24})[:：](?P<does>.+)$")
_MORE = re.compile(r"^(?:并|和)?(?P<does>(?:具体|牵头)?(?:负责|承办|协助)[^。；]*)$")
_CHIEF = re.compile(
    r"(?:^|，)(?P<who>[^，。；]{0,10}(?:书记|主要负责同志|主要负责人|主要领导|党委|党组))(?:要|认真|切实)*(?P<does>(?:履行|落实|承担|担负)[^。；]*责任[^。；]*)$"
)
_HEADS = re.compile(
    r"^(?:由)?(?P<who>[^，。；：]{0,10}(?:书记|同志|负责人|领导)[^，。；：]{0,4}?)(?:是(?=第一))?(?P<does>负总责|(?:具体|全面|亲自)抓|(?<=是)第一责任人)"
)
_SEATED = re.compile(r"^(?P<who>[^，。；]{0,16}办公室)设在[^，。；]{2,20}，(?P<does>(?:具体)?负责[^。；]*)$")
_LEADS = re.compile(r"^(?:带头|严格)[^，。；]{2,30}$")
_BRING = re.compile(
    r"^(?P<who>[^，。；：]{2,24}(?:办公室|科|处|室|党委|纪委|(?<!干)部|组|股|局|中心))要(?P<does>[^。；]+)$"
)
_CHARGED = r"^(?:由)?(?P<who>[^，。；：负责]{0,14}〔科室〕)(?:安排专人|具体|牵头)*(?:负责(?!人|同志|制)|承担|执笔$|牵头$)"
_GIVEN = (
    r"由(?P<who>[^，。；：由]{0,14}〔科室〕)(?!副?书记|主要|班子)(?:[^，。；]{0,12}?)"
    r"(?:牵头|汇总|整理|梳理|收集|归档|立卷|保存|存档|督办|执笔|起草|统计|协调|承办|报送|跟踪|归口|建立台账|分类)"
)
_NEXT = r"，(?=(?:由)?[^，。；、负责]{1,14}(?:〔科室〕|书记)(?:要|配合做好|具体抓|具体负责|负责|牵头|做好))"
_GROUPS = re.compile(r"^[^，。；：]*(?:下设|分设|设立?)[^，。；：]*组[：:]")
_OTHERS = re.compile(r"组织生活会|(?:所属|厅属|局属|直属|下属|各)[^，。；]{0,12}要[^，。；]{0,16}民主生活会")
_RECORD = re.compile(r"(?:会议|原始|现场)记录")
_RECORDED = re.compile(r"^会议记录由")
_MEMBERS = re.compile(r"^(?P<who>各(?:班子|党组|党委)?成员)要(?P<does>[^。；]*)$")


def duties(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Duties under a heading about organisation or requirements; elsewhere what an office is charged with by name."""
    for one in passages:
        if not one.about("organisation", "requirements") or one.about("theme"):
            yield from _charged(one)
            continue
        who = ""
        for sentence in _parts(one.text):
            who, found = _duty(sentence, who, _heading(one), bool(one.number) and one.about("duties"))
            for value in found:
                yield Fact("organisation.duty", value, one.place, who=who)
                if _RECORD.search(value):
                    yield Fact("meeting.recorder", who, one.place)


def _parts(text: str) -> Iterator[str]:
    """Sentences cut where somebody else is charged; what names the groups that follow is left out."""
    for sentence in sentences(text):
        if _OTHERS.search(sentence):
            continue
        bare = _GROUPS.sub("", sentence)
        yield from worded(_NEXT).split(bare)


def _charged(passage: Passage) -> Iterator[Fact]:
    asked = passage.about("problems") and not passage.about("opinions")
    if asked or passage.about("agenda", "study", "theme"):
        return
    for clause in clauses(passage.text):
        found = worded(_CHARGED).search(clause) or worded(_GIVEN).search(clause)
        if found and not clause.endswith("把关") and not _RECORDED.search(clause):
            yield Fact("organisation.duty", clause, passage.place, who=found["who"])


def _heading(passage: Passage) -> str:
    """The heading, where it names who has the duties below it."""
    listed = passage.number or passage.text.startswith("负责")
    return (
        passage.heading if listed and passage.about("duties") and not heading_roles(passage.heading) else ""
    )


def _duty(sentence: str, who: str, under: str, numbered: bool) -> tuple[str, list[str]]:
    """Whose it is from here on, and the duties of this sentence."""
    if under:
        return under, [sentence]
    if numbered and (found := _NAMED.match(sentence)):
        return found["who"], [found["does"]]
    for sign in (_SEATED, _HEADS, _LABELLED, _WHO, _CHIEF, _BRING, _MEMBERS):
        if found := sign.search(sentence):
            own = sentence[found.start("who") :]
            return found["who"], _split(found["does"]) if sign in (
                _SEATED,
                _HEADS,
                _WHO,
                _LABELLED,
            ) else _clauses(own)
    if who and (found := _MORE.match(sentence)):
        return who, _split(found["does"])
    return "", []


def _split(text: str) -> list[str]:
    """负责甲和负责乙, 负责甲，负责乙: two duties."""
    return [one for one in re.split(r"[，和、](?=负责)", text) if one != "负责" and one]


def _clauses(sentence: str) -> list[str]:
    parts = clauses(sentence.split("，并将")[0])
    first = [part for part in parts if not _LEADS.match(part)]
    return ["，".join(first), *(part for part in parts if _LEADS.match(part))]
