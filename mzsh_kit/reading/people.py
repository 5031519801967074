"""参加、列席、到会指导: who is at the meeting, and in which part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .fact import Fact
from .passage import Passage
from .phrase import items, sentences

_OBSERVE = re.compile(r"列席|参会监督|旁听")
_GUIDE = re.compile(r"到会指导|指导|督导|点评|(?:邀请|请).*(?:参加|出席|到会|莅临)")
_ABOVE = re.compile(
    r"(?:省|市|县|区|州|上级)[^，。；、]{0,24}(?:(?:有关|相关)?领导(?:同志)?$|督导|指导|巡察|巡视|派驻|纪检监察组)|派驻|巡察办|巡视办"
)
_OTHER = re.compile(r"主\s*持|记\s*录|时\s*间|地\s*点")
_OWN = re.compile(r"班子|成员")
_LABEL = re.compile(r"^(?P<label>[^，。；：:]{1,10})[:：]\s*(?P<rest>.+)$", re.DOTALL)
_LABELS = (
    ("meeting.attendees", re.compile(r"^(?:其他|其它)?(?:参加|出席|与会|参会|应到)")),
    ("meeting.observers", re.compile(r"^列\s*席")),
    ("meeting.guidance", re.compile(r"指导|邀请")),
)
_LEAD = re.compile(
    r"^(?:并|同时|会议|另|拟|特|将|其他?)?(?:邀请|请)|^(?:参加|出席|列席)(?:会议)?(?:人员|对象|范围)?[为是有:：]"
)
_ENDING = re.compile(
    r"(?:等)?(?:同志)?(?:(?:参加|出席|列席|到会|参会|莅临)(?:会议|本次会议)?(?:指导|监督)?|到会指导|(?:全程)?指导(?:会议)?)$"
)
_COUNT = re.compile(r"各?\d+[人名]$")
_BRACKET = re.compile(r"^(?P<out>[^（(]*)[（(](?P<in>[^）)：:]{1,12}[:：][^）)]+)[)）]$")


def attending(passage: Passage) -> Iterator[Fact]:
    """Groups of people under a heading or a label that says they are at the meeting."""
    found = _LABEL.match(passage.text)
    label = next((field for field, sign in _LABELS if found and sign.search(found["label"])), "")
    if not (
        passage.about("attendees", "guidance") or (label and passage.touches("attendees", "time", "venue"))
    ):
        return
    if found and label:
        yield from _people(found["rest"], label, passage)
        return
    if found and _OTHER.search(found["label"]):
        return
    if passage.about("post") or (passage.about("time", "venue") and not label):
        return
    for sentence in sentences(passage.text):
        for part in _parts(sentence):
            yield from _people(part, _field(part, passage), passage)


def _parts(sentence: str) -> Iterator[str]:
    """A sentence cut where somebody else is invited or sits in."""
    for part in re.split(r"(?=邀请)|(?<=指导|出席|参加|列席|参会|监督)[，,]", sentence):
        if one := part.strip("，, "):
            yield one


def _field(part: str, passage: Passage) -> str:
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
    bare = _COUNT.sub("", _ENDING.sub("", _LEAD.sub("", text)).strip("，, "))
    many = items(bare) if field != "meeting.attendees" else bare.split("、")
    if any(len(one) < 3 for one in many):
        many = [bare]
    for one in many:
        if one.strip():
            yield Fact(field, one.strip(), passage.place)
