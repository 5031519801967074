"""A paper of the kit's own that carries no plan: what was read of it is put to the proof by making the
paper again.

What such a paper says is mostly what its kind of meeting and type of unit give by default. So only what the
paper needs to come out as it is written is stated: what was read wrongly makes another paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..document import dump
from ..errors import KitError
from ..papers import build
from ..papers.addressed import Addressed
from ..plan import Plan, complete, library
from ..plan.parts import AgendaItem
from ..plan.source import Answers, DataPath
from ..plan.when import Open
from ..text import annotated, folded
from ..text.lazy import lazy_pattern
from .answers import answers_of
from .answers.agenda import parted
from .answers.stated import BODY
from .fact import Fact
from .lists import clauses, covered, sentences
from .read import Reading
from .values import moment

_ALIKE = 0.5
"""So many of the clauses of a paper of the kit's own stand in the paper that is made with its defaults."""
_NEEDED = ("unit", "kind", "year", "members", "confirmed")
"""What no paper can be made without."""
_SHOULD, _BESIDE, _OPEN = "应到", "其他参加人员：", "待定"
_LATER = "其余以上级通知为准"
_OUTSIDERS = {"到会指导": "guidance", "列席人员": "observers"}
"""Headings under which people stand who are not of the team, with the part of the meeting that they are."""
_OBLIGED = {
    "archive": lazy_pattern("将(?P<what>.+)(?P<to>)整理归档$"),
    "submission": lazy_pattern("将(?P<what>.+)报(?P<to>.+?)审核$"),
    "report": lazy_pattern("将(?P<what>.+)报(?P<to>.+)$"),
    "bulletin": lazy_pattern("向(?P<to>.+?)通报(?P<what>.+)$"),
}
_DUE = lazy_pattern("^(?P<end>[^，。（]{2,24})(?:（[^（）]*）)?，(?P<owner>[^，]{2,20}?)(?=将|向)")
_INSPECTED = lazy_pattern(
    "^(?:(?P<period>[^，]+)，)?(?P<body>[^，]+?)对[^，]+开展(?P<mode>巡[视察])"
    "(?:，反馈(?:(?P<aspects>[^个]+)个方面)?(?P<problems>[^个]+)个问题)?$"
)
_CHAIRED = lazy_pattern("由(?P<who>[^，。]+)主持")
_CASE = lazy_pattern("汲取(?P<name>.+?)教训")

Clauses = Counter[str]
Stated = tuple[DataPath, Any]
"""A value, and the place in a plan where it may be stated."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph or a heading without its number, under which heading, and where it stands."""

    text: str
    heading: str
    place: str
    numbered: bool = False


def restored(reading: Reading, templates: Path | None = None) -> Answers:
    """The answers of a document; of a paper of the kit's own only what its defaults do not say."""
    answers = answers_of(reading)
    if reading.sort != "方案" or not reading.unit:
        return answers
    lines = list(_lines(reading))
    team, people = _roll(lines)
    if not people:
        return answers
    latest = max(year for kind in library(templates).kinds.values() for year in kind.years)
    own = {"year": latest, **answers, "members": _members(people, lines), "confirmed": True}
    written = _clauses([line.text for line in lines])
    stated = _begun(_named(own, team, templates))
    plan, made = _made(stated, templates)
    if plan is None or (made & written).total() < _ALIKE * written.total():
        return answers
    missed = _missed(made, written)
    for place, value in (*_own(lines, reading.facts, own, plan, templates), *_read(own)):
        if not missed:
            break
        tried = _put(stated, place, value)
        other, made = _made(tried, templates)
        if other and (now := _missed(made, written)) < missed:
            stated, missed = tried, now
    return {key: value for key, value in stated.items() if key != "year" or key in answers}


def _named(own: Answers, team: str, templates: Path | None) -> Answers:
    """With the unit's name, and the type by which the paper calls its leading body so."""
    name, types = BODY.sub("", team), library(templates).unit_types
    for type_ in (own["unit"].get("type", ""), *types):
        named = own | {"unit": {"name": name, "type": type_}}
        with suppress(KitError):
            if complete({key: named[key] for key in _NEEDED}, templates).team == team:
                return named
    return own


def _begun(own: Answers) -> Answers:
    """What the paper cannot be made without, and when the meeting is."""
    day = {key: value for key, value in own.get("meeting", {}).items() if key in ("date", "start")}
    return {key: own[key] for key in _NEEDED if key in own} | {"meeting": day}


# The paper as it is written and as it is made.


def _lines(reading: Reading) -> Iterator[_Line]:
    yield _Line(reading.title, "", "")
    for line in reading.tree.preamble:
        yield _line(line.text, "", line.place)
    for section in reading.tree.sections:
        yield _Line(section.heading, "", section.place, bool(section.number))
        for line in section.lines:
            yield _line(line.text, section.heading, line.place)
    for line in reading.tree.signature:
        yield _line(line.text, "", line.place)


def _line(text: str, heading: str, place: str) -> _Line:
    first = next(iter(annotated(text).markers), None)
    numbered = first is not None and not first.start
    return _Line(text[first.end :] if first and numbered else text, heading, place, numbered)


def _clauses(texts: Sequence[str]) -> Clauses:
    return Counter("".join(folded(clause).split()) for text in texts for clause in clauses(text))


def _made(answers: Answers, templates: Path | None) -> tuple[Plan | None, Clauses]:
    """The plan of answers and the clauses of its paper; nothing where they make none."""
    try:
        plan = complete(answers, templates)
        text = dump(build(plan, templates=templates))
    except KitError:
        return None, Clauses()
    return plan, _clauses([field for line in text.splitlines() for field in _fields(line)])


def _fields(line: str) -> list[str]:
    """The texts of a line of the notation, without its tag; none of a comment."""
    return (
        []
        if line.startswith("<hint>")
        else (line.partition("> ")[2] if line.startswith("<") else line).split(" <> ")
    )


def _missed(made: Clauses, written: Clauses) -> int:
    """How many clauses stand in one of both papers only."""
    return (made - written).total() + (written - made).total()


def _put(answers: Answers, place: DataPath, value: Any) -> Answers:
    key, *rest = place
    return {**answers, str(key): {**answers.get(str(key), {}), str(rest[0]): value} if rest else value}


# What may be stated.


def _read(own: Answers) -> Iterator[Stated]:
    """What was read as of anyone's document, the parts of a mapping one by one."""
    for key, value in own.items():
        if key in _NEEDED:
            continue  # these are stated already
        if isinstance(value, Mapping):
            yield from (((key, part), inner) for part, inner in value.items() if part != "attendees")
        else:
            yield (key,), value


def _own(
    lines: Sequence[_Line], facts: Sequence[Fact], own: Answers, plan: Plan, templates: Path | None
) -> Iterator[Stated]:
    """What the kit's own sentences state."""
    if day := moment(lines[-1].text):
        yield ("issue_date",), day
    yield from _followed(lines, own)
    if aspects := list(_aspects(lines, facts)):
        yield ("aspects",), aspects
    for line in lines:
        if line.heading in _OUTSIDERS:
            yield ("meeting", _OUTSIDERS[line.heading]), _people(line.text)
        if line.heading == "主持人" and (match := _CHAIRED.search(line.text)):
            yield ("meeting", "chair"), match["who"]
        if _BESIDE in line.text:
            yield ("meeting", "attendees"), _people(line.text.partition(_BESIDE)[2])
    yield from _obliged([sentence for line in lines for sentence in sentences(line.text)])
    if agenda := [fact.value for fact in facts if fact.field == "agenda.item" and fact.certain]:
        yield ("agenda",), [_item(text, plan, templates) for text in agenda]


def _followed(lines: Sequence[_Line], own: Answers) -> Iterator[Stated]:
    """The inspection or the case from which the meeting follows."""
    for line in lines:
        for sentence in sentences(line.text):
            if match := _INSPECTED.search(sentence):
                yield ("inspection",), {key: value for key, value in match.groupdict().items() if value}
            if match := _CASE.search(sentence):
                yield ("case", "name"), match["name"]
    for paper in own.get("basis", ()):
        if title := paper.get("title"):
            yield ("inspection", "paper"), title
            yield ("case", "paper"), title


def _aspects(lines: Sequence[_Line], facts: Sequence[Fact]) -> Iterator[Answers]:
    """The aspects with whose they are, where the paper announces them."""
    of = ""
    for line in lines:
        whose, announced, _ = line.text.partition("查摆")
        if announced and ("重点" in whose or "具体方面" in line.text):
            of = "班子和成员" if "和" in whose else "班子" if "成员" not in whose else "成员"
        elif not line.numbered:
            of = ""
        if of:
            found = [
                fact.value for fact in facts if (fact.field, fact.place) == ("problems.aspect", line.place)
            ]
            missing = [_OPEN] * (_number(whose) - len(found)) if _LATER in line.text else []
            yield from ({"text": text, "of": of} for text in (*dict.fromkeys(found), *missing))


def _number(text: str) -> int:
    """The last number in a text; 0 for none."""
    return int(next((number.value for number in reversed(annotated(text).numbers)), 0))


def _people(text: str) -> list[str]:
    """The lines of a list of people, which stand apart by ， where one of them holds a 、."""
    names = (sentences(text) or [""])[0].removeprefix("邀请").removesuffix("到会指导")
    hidden = covered(names)
    sign = "，" if "，" in hidden else "、"
    ends = [n for n, char in enumerate(hidden) if char == sign]
    return [names[a:b] for a, b in zip([0, *(n + 1 for n in ends)], [*ends, len(names)], strict=True)]


def _obliged(told: Sequence[str]) -> Iterator[Stated]:
    """What is sent, told and kept; first the limit of what is by default, then all of it."""
    steps: dict[str, list[Answers]] = {}
    for due in filter(None, map(_DUE.search, told)):
        sort, match = next(
            ((sort, got) for sort, way in _OBLIGED.items() if (got := way.fullmatch(due.string, due.end()))),
            ("", None),
        )
        if match and (end := moment(due["end"])):
            to = {"to": match["to"].split("、")} if match["to"] else {}
            steps.setdefault(sort, []).append({"what": match["what"], "owner": due["owner"], "end": end} | to)
            yield ("unit", "superior"), match["to"]
    for sort, all_steps in steps.items():
        yield ("schedule", sort), {"end": all_steps[0]["end"]}
        yield ("schedule", sort), all_steps


def _item(text: str, plan: Plan, templates: Path | None) -> Answers:
    """An item of the agenda with its speaker and how it is held."""
    called = Addressed(plan, templates)
    for item in plan.agenda:
        if called.speaker(item) + item.text == text:
            return item.model_dump(mode="json")
    by_default = (item.speaker for item in plan.agenda if not isinstance(item.speaker, Open))
    for speaker in (*by_default, *(member.name for member in plan.members)):
        name = called.speaker(AgendaItem(text=text, speaker=speaker))
        if text.startswith(name) and text != name:
            return parted(text, ()) | {"text": text.removeprefix(name), "speaker": speaker}
    return parted(text, ())


def _roll(lines: Sequence[_Line]) -> tuple[str, list[str]]:
    """The leading body and those of it who should attend; nothing where their number is another."""
    for sentence in (sentence for line in lines for sentence in sentences(line.text)):
        head, _, names = sentence.partition("：")
        people = _people(names) if _SHOULD in head else []
        if people and _number(head) == len(people):
            return head.partition(_SHOULD)[0], people
    return "", []


def _members(people: Sequence[str], lines: Sequence[_Line]) -> list[Answers]:
    """The team; of whom nothing else is said, the post is open."""
    return [_member(person, lines, principal=not n) for n, person in enumerate(people)]


def _member(person: str, lines: Sequence[_Line], *, principal: bool) -> Answers:
    name, _, post = person.partition("（")
    said = post.rstrip("）") or _post(name, lines) or _OPEN
    return {"name": name, "post": said} | ({"role": "主要负责同志"} if principal else {})


def _post(name: str, lines: Sequence[_Line]) -> str:
    """The longest post that stands before a name: 由党组书记、局长宋知远同志主持."""
    called = f"{name}同志"
    texts = (clause for line in lines for clause in clauses(line.text) if called in clause)
    return max((text.partition(called)[0].rpartition("由")[2] for text in texts), key=len, default="")
