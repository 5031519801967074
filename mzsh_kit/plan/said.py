"""How a unit's own papers call its leading body and the people in it: 局党组, 党组书记, 党组成员."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text.lazy import lazy_pattern
from .model import Member, Plan, Role
from .persons import ASIDE
from .when import Open
from .wording import is_gap

_CLASSES = (
    (lazy_pattern("(?:大学|学院).+(?P<own>学院)$"), r"\g<own>"),
    (lazy_pattern("(?:中学|小学|大学|学院|学校|幼儿园)$"), "学校"),
    (lazy_pattern("医院$"), "医院"),
    (lazy_pattern("(?P<own>公司|集团)$"), r"\g<own>"),
    (lazy_pattern("(?P<own>[省市州县区旗]委)$"), r"\g<own>"),
    (lazy_pattern("(?P<own>[省市州县区旗镇乡]?)(?:人民)?政府$"), r"\g<own>政府"),
    (lazy_pattern("街道(?:办事处)?$"), "街道"),
    (lazy_pattern("(?P<own>[局委厅部院镇乡处所办台社])$"), r"\g<own>"),
)
_LED_BY_SECRETARIES = ("党组", "党委", "党工委", "党总支", "党支部")


@dataclass(frozen=True)
class Said:
    """Words for the leading body of one plan."""

    plan: Plan

    @property
    def body(self) -> str:
        """局党组, 镇党委, 学校党委; the body's own name where the unit is of no class that people call it
        by.
        """
        unit = self.plan.unit
        name = unit.name if isinstance(unit.short, Open) else unit.short
        body = "领导班子" if isinstance(unit.body, Open) else unit.body
        for pattern, word in _CLASSES:
            if match := pattern.search(name.removesuffix(body)):
                return match.expand(word) + body
        return body

    @property
    def post(self) -> str:
        """The principal's post in the Party: 党组书记; the whole post where another has that too; where it is
        open, that of such a body.
        """
        if is_gap(self.plan.principal.post):
            body = self.plan.unit.body
            return f"{body}书记" if body in _LED_BY_SECRETARIES else Role.PRINCIPAL
        posts = _parts(self.plan.principal)
        post = next((post for post in posts if "书记" in post), posts[0])
        others = (member for member in self.plan.members if member is not self.plan.principal)
        shared = any(post in _parts(member) for member in others)
        return ASIDE.sub("", self.plan.principal.post) if shared else post

    @property
    def principal(self) -> str:
        """党组书记张三同志; the post alone where the name is open, the name alone where the post is."""
        name, post = self.plan.principal.name, self.plan.principal.post
        return self.post if is_gap(name) else f"{'' if is_gap(post) else self.post}{name}同志"

    @property
    def leader(self) -> str:
        """The principal's name; the post where it is open."""
        return self.post if is_gap(self.plan.principal.name) else self.plan.principal.name

    @property
    def members(self) -> str:
        """党组成员; 班子成员 where the body's name does not give theirs."""
        return "党组成员" if self.body.endswith("党组") else "班子成员"


def _parts(member: Member) -> list[str]:
    return re.split("[、，]", member.post)
