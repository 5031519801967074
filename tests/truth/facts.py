"""The bare facts that an office knows without any paper: when the meeting is, who belongs to the team, who
presides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_PARTY = ("中共党员", "中共预备党员", "党员", "预备党员", "共产党员", "")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    post: str
    in_party: bool
    counted: bool
    absent: bool
    written: bool
    principal: bool


@dataclass(frozen=True, slots=True)
class Facts:
    day: date | None
    people: tuple[Person, ...]
    chair: str
    """As typed; empty: the principal."""
    branch: bool
    aspects: tuple[tuple[str, str], ...]
    """Text and of whom: 班子和成员, 班子, 成员."""
    outsiders: tuple[str, ...]
    speakers: tuple[tuple[str, str], ...]
    """Text and speaker of each item of an agenda that was typed."""
    typed: frozenset[date]
    """Days that the user typed himself."""
    limits: tuple[tuple[str, str, int], ...]
    """Limits that were typed as days from the meeting: duty, item (empty: all of the duty), days."""

    @property
    def counted(self) -> tuple[Person, ...]:
        """应到."""
        return tuple(person for person in self.people if person.counted)

    @property
    def principal(self) -> Person:
        return next(person for person in self.people if person.principal)

    @property
    def presiding(self) -> Person | None:
        """The member in the chair; ``None`` for an outsider."""
        if not self.chair:
            return self.principal
        named = [person for person in self.people if person.name in self.chair]
        with_post = [person for person in named if person.post in self.chair]
        for likely in (with_post, named):
            if likely:
                return likely[0]
        return self.principal if self.chair in ("书记", "局长", "主要负责同志") else None

    def shares_name(self, person: Person) -> bool:
        return sum(other.name == person.name for other in self.people) > 1


def facts_of(answers: Mapping[str, Any]) -> Facts:
    meeting = answers.get("meeting", {})
    return Facts(
        day=_day(meeting.get("date")),
        people=tuple(map(_person, answers["members"])),
        chair=meeting.get("chair", ""),
        branch=answers["unit"].get("type") == "党支部",
        aspects=tuple(
            (aspect["text"], aspect.get("of", "班子和成员"))
            for aspect in answers.get("aspects", ())
            if aspect["text"] != "待定"
        ),
        outsiders=tuple(map(_outsider, (*_listed(meeting, "observers"), *_listed(meeting, "guidance")))),
        speakers=tuple((item["text"], item.get("speaker", "")) for item in answers.get("agenda", ())),
        typed=frozenset(_typed(answers)),
        limits=tuple(_limits(answers)),
    )


def _person(member: Mapping[str, Any]) -> Person:
    in_party = member.get("politics", "") in _PARTY
    return Person(
        name=member["name"],
        post=member["post"],
        in_party=in_party,
        counted=in_party and member.get("should_attend") is not False,
        absent=bool(member.get("absence")),
        written=bool(member.get("written")),
        principal=member.get("role") == "主要负责同志",
    )


_STEPS = {"submission": "报审", "bulletin": "会后通报", "report": "情况报告", "archive": "归档"}
_LISTS = {"submissions": "报审", "bulletins": "会后通报", "reports": "情况报告"}


def _limits(answers: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    for key, step in answers.get("schedule", {}).items():
        yield from _limit(_STEPS.get(key, ""), "", step.get("end"))
    for key, duty in _LISTS.items():
        for sent in answers.get(key, ()):
            yield from _limit(duty, sent["what"], sent.get("due"))


def _limit(duty: str, item: str, stated: object) -> Iterator[tuple[str, str, int]]:
    if duty and (match := re.fullmatch(r"会([前后])(\d+)天内?", str(stated))):
        yield duty, item, int(match[2]) * (-1 if match[1] == "前" else 1)


def _listed(meeting: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    value = meeting.get(name, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _outsider(guest: Any) -> str:
    return (
        guest if isinstance(guest, str) else "".join(guest.get(key, "") for key in ("unit", "post", "name"))
    )


def _day(value: object) -> date | None:
    days = list(_dates(str(value or "")))
    return days[0] if len(days) == 1 else None


def _typed(value: object) -> Iterator[date]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _typed(part)
    else:
        yield from _dates(str(value))


def _dates(text: str) -> Iterator[date]:
    for match in re.finditer(r"(\d{4})[-年](\d{1,2})[-月](\d{1,2})", text):
        yield date(*map(int, match.groups()))
