"""Relations of talks: who talks with whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from ...text import moments
from ...text.lazy import lazy_pattern
from ..lists import has, items
from .obliged import undated

Answers = dict[str, Any]

_OF_ALL = "班子成员"
_MEMBER = "(?:班子|成员|委员|常委|副职|支委)"
_PAIRS = (
    ("members-branch", lazy_pattern(r"支部(?!书记|委)|党员代表|组织关系")),
    ("members-units", lazy_pattern(r"分管(?!的?副)|联系|所属|科室|股室|处室|部门|单位负责")),
    (
        "principal-members",
        lazy_pattern(rf"(?:主要负责|书记|主官|主要领导|同志[与和同]每[位名个]).*{_MEMBER}"),
    ),
    (
        "members-members",
        lazy_pattern(
            rf"(?P<one>{_MEMBER})(?:[^与和同]*(?:相互|之间)|[与和同](?:其他)?(?P=one)(?:之间)?$)|相互之间"
        ),
    ),
)
_MUTUAL = lazy_pattern(
    "(?:之?间)?(?:相互|互相|彼此|互)(?:谈心谈话|谈心|谈话|交心|谈)$|(?<!之)间(?:互谈|谈)?$"
)
"""How it is said that they talk among each other: 常委间, 成员互谈."""
_URGED = lazy_pattern("(?:逐[一个]|重点|普遍|分别|单独)*(?:必?谈)?$")
_SECOND = lazy_pattern("[与和同跟]")
"""What a relation begins with that leaves out its first side."""
_CHARGES = ("members-units", "members-branch")
_SIDES = lazy_pattern("[与和同跟]|相互|之?间")


def relation(text: str) -> Answers:
    for limit in moments.words(text, moments.ends(text)):
        text = undated(text, limit)
    bare = _URGED.sub("", _MUTUAL.sub("相互之间", text))
    return _paired(bare)


def _paired(bare: str) -> Answers:
    return {"text": bare, "pairs": next((name for name, sign in _PAIRS if sign.search(bare)), "other")}


def settled(talks: Answers, heads: Collection[str]) -> Answers:
    """Talks with relations by their two sides; ``heads`` are names of the principal.

    Relations none of which is usual stand beside the usual ones, as rules, and not in their place.
    """
    relations = list(_sided(talks.get("relations", ()), heads))
    if any(relation["pairs"] != "other" for relation in relations):
        return talks | {"relations": relations}
    rules = [*talks.get("rules", ()), *(f"{relation['text']}必谈" for relation in relations)]
    return {key: talks[key] for key in talks if key != "relations"} | {"rules": list(dict.fromkeys(rules))}


def _sided(relations: Iterable[Answers], heads: Collection[str]) -> Iterator[Answers]:
    """Relations each with its first side, where it is left out that of the one before; one of ``heads`` with
    the members is that of the principal.
    """
    before = _OF_ALL
    for one in relations:
        whole = _paired(f"{before}{one['text']}") if _SECOND.match(one["text"]) else one
        before = _SIDES.split(whole["text"])[0]
        led = whole["pairs"] == "other" and has(before, tuple(heads)) and re.search(_MEMBER, whole["text"])
        yield from [{**whole, "pairs": "principal-members"}] if led else _by_whom(whole)


def _by_whom(one: Answers) -> list[Answers]:
    """A relation, and two where it is with heads of units and with delegates of a branch at once."""
    if not (sign := _SECOND.search(one["text"])):
        return [one]
    parted = [_paired(f"{one['text'][: sign.end()]}{whom}") for whom in items(one["text"][sign.end() :])]
    return parted if {part["pairs"] for part in parted} == set(_CHARGES) else [one]
