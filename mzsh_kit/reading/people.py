"""参加、列席、到会指导: who is at the meeting, and in which part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text.patterns import TEN
from .fact import Fact
from .passage import Passage
from .phrase import clauses, items, sentences

_OBSERVE = re.compile(r"列席|参会监督|旁听")
_GUIDE = re.compile(r"到会指导|指导|督导|点评|(?:邀请|请).*(?:参加|出席|到会|莅临)")
_INVITED = re.compile(r"(?:邀请|到会|全程)[^，。；]*指导$")
_ABOVE = re.compile(
    r"(?:省|市|县|区|州|上级)[^，。；、]{0,24}(?:(?:有关|相关)?领导(?:同志)?$|督导|指导|巡察|巡视|派驻|纪检监察组)|派驻|巡察办|巡视办"
)
_OTHER = re.compile(r"主\s*持|记\s*录|时\s*间|地\s*点")
_OWN = re.compile(r"班子|成员")
_RECORDS = re.compile(r"[做作]好?(?:会议)?记录$|负责(?:会议)?记录$")
_NOT_GUESTS = re.compile(r"由[^，。；]{2,30}主持|主持会议|(?:会议室|礼堂|报告厅)[^，。；]{0,4}召开")
_SUM = re.compile(rf"[，,]?共(?:计)?[\d{TEN}]*[人名]?$")
_COUNTED = re.compile(rf"(?<=\d[人名])[，,、]|(?<=[{TEN}][人名])[，,、]")
_COMES = (
    (
        "meeting.guidance",
        re.compile(r"(?<!要)(?:到会|派员|莅临|参会|现场)[^，。；]{0,4}指导$|^(?:并)?邀请.+(?:参加|出席)$"),
    ),
    ("meeting.observers", re.compile(r"列席(?:会议)?$")),
    ("meeting.attendees", re.compile(r"(?:成员|委员|同志|干部)(?:参加|出席)(?:会议)?$")),
)
_GOES_ON = re.compile(r"(?:党组|党委|党工委|支部|办事处|政府|人大|政协|常委|委员|书记)$")
_ENDS = re.compile(r"(?:班子成员|同志)$")
_RANK = re.compile(r"(?:常委|(?:党组|党委|党工委)(?:成员|委员))$")
_POST = re.compile(r"^(?!各|全体|有关|相关|其他).*(?:书记|主任|主席|[部局县市区镇乡厅院校组秘书]长)")
"""A rank and the post that one person holds with it: 县委常委、县纪委书记."""

_LABEL = re.compile(r"^(?P<label>[^，。；：:]{1,10})[:：]\s*(?P<rest>.+)$", re.DOTALL)
_LABELS = (
    ("meeting.attendees", re.compile(r"^(?:其他|其它)?(?:参\s*加|出\s*席|与会|参会|应到)")),
    ("meeting.observers", re.compile(r"^列\s*席")),
    ("meeting.guidance", re.compile(r"指导|邀请")),
)
_PLAIN_LABEL = re.compile(r"(?:参\s*加|出\s*席|列\s*席|与\s*会|参\s*会|(?:到会)?指\s*导)(?:人员|对象|领导)")
_LEAD = re.compile(
    r"^(?:并|同时|会议|另|拟|特|将|其他?)?(?:邀请|请)|^(?:参加|出席|列席)(?:会议)?(?:人员|对象|范围)?[为是有:：]"
)
_ENDING = re.compile(
    r"(?:等)?(?:同志)?(?:派员|派人)?(?:(?:参加|出席|列席|到会|参会|莅临)(?:会议|本次会议)?(?:指导|监督)?|到会指导|(?:全程)?指导(?:会议)?)$"
)
_SHORT = 3
_MASKED = re.compile(r"(?:[xX×*]{2,3}|[xX×*]某某?)(?:同志)?")
_COUNT = re.compile(r"各?\d+[人名]$")
_BRACKET = re.compile(r"^(?P<out>[^（(]*)[（(](?P<in>[^）)：:]{1,12}[:：][^）)]+)[)）]$")


def attending(passage: Passage) -> Iterator[Fact]:
    """Groups of people under a heading or a label that says they are at the meeting."""
    found = _LABEL.match(passage.text)
    label = next((field for field, sign in _LABELS if found and sign.search(found["label"])), "")
    if passage.about("hold", "preamble", "agenda") and not passage.about("attendees", "guidance"):
        for sentence in filter(_NOT_GUESTS.search, sentences(passage.text)):
            yield from _in_running_text(sentence, passage)
    if not (passage.about("attendees", "guidance") or (label and _is_labelled(passage, found))):
        return
    if found and label:
        yield from _people(found["rest"], label, passage)
        return
    if found and _OTHER.search(found["label"]):
        return
    if passage.about("post") or (passage.about("time", "venue") and not label):
        return
    for sentence in sentences(passage.text):
        if _RECORDS.search(sentence):
            continue
        if _NOT_GUESTS.search(sentence):
            yield from _in_running_text(sentence, passage)
            continue
        for part in _parts(sentence):
            yield from _people(part, _field(part, passage), passage)


def _is_labelled(passage: Passage, found: re.Match[str] | None) -> bool:
    """Whether the label names the people outright, or stands where who comes is told."""
    return passage.touches("attendees", "time", "venue") or bool(
        found and _PLAIN_LABEL.fullmatch(found["label"])
    )


def _in_running_text(sentence: str, passage: Passage) -> Iterator[Fact]:
    """由甲主持，乙参加，丙列席，丁到会指导: the clauses that end in what somebody comes for."""
    for clause in clauses(sentence):
        field = next((field for field, sign in _COMES if sign.search(clause)), "")
        if field:
            yield from _people(clause, field, passage)


def _parts(sentence: str) -> Iterator[str]:
    """A sentence cut where somebody else is invited or sits in."""
    for part in re.split(r"(?=邀请)|(?<=指导|出席|参加|列席|参会|监督)[，,]", sentence):
        if one := part.strip("，, "):
            yield one


def _field(part: str, passage: Passage) -> str:
    if _INVITED.search(part):
        return "meeting.guidance"
    if _OBSERVE.search(part) or re.search(r"列席", passage.heading):
        return "meeting.observers"
    if _GUIDE.search(part) or passage.about("guidance") or (_ABOVE.search(part) and not _OWN.search(part)):
        return "meeting.guidance"
    return "meeting.attendees"


def _people(text: str, field: str, passage: Passage) -> Iterator[Fact]:
    text = text.strip("。；; ")
    if found := _BRACKET.match(text):
        yield from _people(found["out"], field, passage)
        yield Fact(field, found["in"], passage.place)
        return
    bare = _ENDING.sub("", _LEAD.sub("", text)).strip("，, ")
    groups = _COUNTED.split(_SUM.sub("", bare))
    for group in groups:
        whole = len(groups) > 1 and _COUNT.search(group)
        for one in [_COUNT.sub("", group)] if whole else _apart(group, field):
            yield Fact(field, one, passage.place)


def _apart(group: str, field: str) -> list[str]:
    """Who is named one by one; a list that is counted together stays whole, as do two posts of one person."""
    bare = _COUNT.sub("", group)
    many = items(bare) if field != "meeting.attendees" else bare.split("、")
    if any(len(one) < _SHORT for one in many) or all(map(_MASKED.fullmatch, many[1:] or [""])):
        return [bare]
    found: list[str] = []
    for one in filter(None, map(str.strip, many)):
        if found and _one_person(found[-1], one) and f"{found[-1]}、{one}" in bare:
            found[-1] += f"、{one}"
        else:
            found.append(one)
    return found


def _one_person(before: str, one: str) -> bool:
    """Whether what stands on both sides of a 、 are posts of one person, or parts of one name of a body."""
    goes_on = _GOES_ON.search(before) and _ENDS.search(one)
    return bool(goes_on or (_RANK.search(before) and _POST.search(one)))
