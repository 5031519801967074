"""Who comes beside the team: who attends, observes and guides, each as papers may name them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from ...text.lazy import lazy_pattern
from ..fact import Fact
from ..team import OF_TEAM
from .fields import guest

Answers = dict[str, Any]
_HEADS = lazy_pattern("(?:主要|有关)?负责(?:人|同志)(?=（|$)")
_ALL_OF_IT = lazy_pattern(rf"^(?!其他)[^、，和及]*(?:{OF_TEAM.pattern}|全体(?:成员|委员))(?:（[^（）]*）)?$")
"""The leading body as a whole, which attends by name: 公司党委委员."""
_OUTSIDE = lazy_pattern("、非[^、]*(?:委员|成员)|（非[^（）]*(?:委员|成员)）")
"""What says of a post only that it is none of the leading body."""
_BRACKETED = lazy_pattern("（(?:[男女]|非[^（）]*(?:委员|成员))）")
_NOTE = lazy_pattern("(?:（[男女]）)?$")
_IS_OFFICE = lazy_pattern("(?:[科室部处股]|委员会|党委|纪委|中心)$")


def guests(meeting: Answers, members: Sequence[Answers], facts: Sequence[Fact]) -> dict[str, list[str]]:
    """Lists of guests without the members, the body as a whole and groups that members lead."""
    names = {meeting.get("chair", ""), *(member["name"] for member in members)} - {""}
    of_team = {guest(fact.value) for fact in facts if fact.name in names}
    if len(names) > 1:
        of_team |= {fact.value for fact in facts if not fact.name and _ALL_OF_IT.search(fact.value)}
    lists = {}
    if beside := meeting.get("attendees"):
        lists["attendees"] = [text for text in beside if text not in of_team]
    posts = [member["post"] for member in members]
    for part in ("observers", "guidance"):
        if part in meeting:
            said = _in_full([fact for fact in facts if fact.field == f"meeting.{part}"])
            texts = [said.get(text, text) for text in meeting[part] if not _led_by_member(text, posts)]
            lists[part] = list(dict.fromkeys(texts))
    return lists


def _in_full(facts: Sequence[Fact]) -> dict[str, str]:
    """Guests with what others of their list say for them: a name with the post before it, an office with who
    comes of it.
    """
    named = [
        fact
        for fact in facts
        if fact.post and fact.name and fact.value.startswith((fact.name, fact.post[:2]))
    ]
    said = {
        fact.value: f"{_OUTSIDE.sub('', fact.post)} {fact.name}{''.join(_NOTE.findall(fact.value)[:1])}"
        for fact in named
        if fact.value == fact.name or _BRACKETED.search(fact.value)
    }
    for _, group in groupby(facts, key=lambda fact: fact.place):
        end = ""
        for fact in reversed(list(group)):
            if (whose := _HEADS.search(fact.value)) or fact.name:
                end = whose[0] if whose else ""
            elif end and _IS_OFFICE.search(fact.value):
                said[fact.value] = f"{fact.value}{end}"
            else:
                end = ""
    return said


def _led_by_member(text: str, posts: Sequence[str]) -> bool:
    """Whether a group is the one that a member of the team leads, by his post: 派驻纪检监察组."""
    return text.endswith("组") and any(f"{text}组长" in post for post in posts)
