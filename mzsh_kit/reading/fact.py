"""One thing that a plan states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from ..text import annotated


@dataclass(frozen=True, slots=True)
class Fact:
    """``field`` as in the table of fields, ``value`` in one writing, ``place`` in words; the rest where
    it is known.

    ``written`` are the words of the value as they stand in the document, where these are others.
    """

    field: str
    value: str
    place: str
    who: str = ""
    to: str = ""
    deadline: str = ""
    written: str = ""
    name: str = ""
    post: str = ""
    note: str = ""
    """Of a person: his name, his posts, also those that he shares, and what is noted of him. Of an item of
    the agenda the hours, or the half of the day, in which it is.
    """
    certain: bool = True
    """Not where a part of it is left out (xx, ***), nor where it is only probable."""
    counted: bool = False
    """Whether it is of a list that is as long as the document says, or whose form alone tells what it is."""

    def data(self) -> dict[str, str]:
        """Plain data with the value as written, empty details left out."""
        data = asdict(self) | {"value": self.written or self.value, "written": "", "counted": ""}
        return {key: value for key, value in data.items() if value not in ("", True)}


_ONCE = frozenset(
    ("talks.pair", "study.form", "opinions.method", "meeting.date", "meeting.host", "meeting.recorder",
     "meeting.venue", "meeting.attendees", "meeting.guidance",
     "meeting.observers", "materials.team", "materials.review"))  # fmt: skip
"""Fields of which the same value said again in a few other words is the same fact."""
_ALIKE, _SHORT, _LONG = 0.95, 4, 12
_ALIKE_LONG = 0.8
_SIDE = "与和同跟"
"""Before the second side of a relation; alone it is another: 书记与成员之间, 成员之间."""
_ALONE = "自学"
"""What 个人自学 says as well."""
_LOOKED_BACK = 60
"""With so many earlier values of its field one is compared; no document says more of a kind."""


def distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Each value of a field once, where it stands first; also one that is said again in a few other words."""
    seen: set[tuple[str, str, str]] = set()
    said: dict[str, list[str]] = {}
    for fact in facts:
        text = "".join(fact.value.split())
        key = (fact.field, text, fact.who)
        before = said.setdefault(fact.field, [])
        if (
            fact.field == "basis"
            and (title := text[text.find("《") : text.rfind("》")])
            and any(title in other for other in before)
        ):
            continue
        if key in seen or (
            fact.field in _ONCE
            and not fact.name
            and any(_same(text, other) for other in before[-_LOOKED_BACK:])
        ):
            continue
        name = only_name(fact)
        if name and any(name in other for other in before):
            continue
        seen.add(key)
        before.append(text)
        yield fact


def only_name(fact: Fact) -> str:
    """The one person that a fact of who is at the meeting names; empty where it names none or several, or
    leaves the name out.
    """
    if fact.name or not (fact.field in _ONCE and fact.field.startswith("meeting.")):
        return "" if annotated(fact.name).left_out else fact.name
    people = annotated(fact.value).persons
    return people[0].name if len(people) == 1 else ""


def _same(text: str, other: str) -> bool:
    """Whether a value says what an earlier one said: most pairs of signs are the same, or it is a part of
    a longer one.
    """
    if text in other and (len(text) > _SHORT or text == _ALONE):
        return other[other.find(text) - 1] not in _SIDE
    first_pairs, two = ({words[n : n + 2] for n in range(len(words) - 1)} for words in (text, other))
    least = _ALIKE_LONG if len(text) > _LONG else _ALIKE
    return min(len(first_pairs), len(two)) > _SHORT and 2 * len(first_pairs & two) >= least * (
        len(first_pairs) + len(two)
    )


_WHOLE = ("study.form", "study.duration", "opinions.method", "materials.team", "materials.review",
          "materials.personal", "meeting.recorder")  # fmt: skip
"""Fields of which a value inside another at the same place says nothing more."""


def without_parts(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts without those that lie inside another of the same field and place, and aspects that are
    those of the team's paper.
    """
    by_place: dict[tuple[str, str], set[str]] = {}
    for fact in facts:
        by_place.setdefault((fact.field, fact.place), set()).add(fact.value)
    for fact in facts:
        field = "materials.team" if fact.field == "problems.aspect" else fact.field
        others = by_place.get((field, fact.place), ()) if field in _WHOLE else ()
        if not any(fact.value != other and fact.value in other for other in others):
            yield fact
