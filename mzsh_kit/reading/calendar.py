"""完成时限 of each step of the preparation, steps that state their days, and tables of days and work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ..text import CHINESE, moments
from ..text.lazy import lazy_pattern
from .fact import Fact
from .lists import clauses, has, sentences
from .outline import Outline
from .passage import LIMIT_LABELS, Passage
from .roles import heading_roles, text_roles
from .source import Line
from .tables import words

_STEPS = ("study", "opinions", "talks", "problems", "materials")
_INSIDE = words("calendar.inside")
_GAP = lazy_pattern(r"(?:\u3000|\t| {2,})+")
_CELL = lazy_pattern(r"(表\d+第\d+行)第\d+列")
_MEETING = lazy_pattern(r"召开[^，。；]{0,20}生活会|^生活会$|^正式会议$")
_SENT = lazy_pattern(
    r"(?:报|送)[^，。；]{0,24}(?:委|部|办|组|党组织|上级)?[^，。；]{0,12}(?:审|备案|把关)|上报|报送"
)
_CLOSE = lazy_pattern(r"(?:\d+[:：]\d+)?(?:下班)?(?:之|以)?前|截止|止")
_COUNTED = lazy_pattern(rf"[\d{CHINESE}xX×*＿_底]")
_NO_STEPS = ("agenda", "time", "hold", "post", "preamble", "duties")
_BRACKET = lazy_pattern(r"[（(](?P<v>[^（）()]{2,30})[)）]")
_RANGE = lazy_pattern("[至到—–~～-]")
_LONGEST_ROW = 60


def rows_joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Cells of a row that states a date, as one line; all other lines as they are."""
    for row, group in groupby(lines, key=_row):
        cells = list(group)
        if row and len(cells) > 1 and any(dated(cell.text) for cell in cells):
            yield replace(cells[0], text="\u3000\u3000".join(cell.text for cell in cells if cell.text))
        else:
            yield from cells


def _row(line: Line) -> str:
    match = _CELL.fullmatch(line.place) if line.kind == "cell" else None
    return match[1] if match else ""


def dated(text: str) -> bool:
    """Whether a cell is a day, masked or not, or a limit, and nothing else."""
    return moments.is_moment(text.removesuffix("完成"))


def is_row(passage: Passage) -> bool:
    """Whether a paragraph is a row with a cell that is a date and nothing else, or such a line of a
    calendar.
    """
    cells = _cells(passage)
    return any(map(dated, cells)) and not all(map(dated, cells))


def _cells(passage: Passage) -> list[str]:
    text = passage.text.strip()
    if (
        passage.within("calendar")
        and len(parts := re.split("[，,：:、]", text.rstrip("。；"), maxsplit=1)) == 2
        and dated(parts[0])
        and len(text) <= _LONGEST_ROW
    ):
        return [part.strip() for part in parts]
    return _GAP.split(text)


def timetable(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Steps and time limits of every row; the row of the meeting itself states its date. A single row is a
    signature or a label of a form, and no step.
    """
    rows = [passage for passage in passages if is_row(passage)]
    for passage in rows:
        yield from (fact for fact in _row_facts(passage) if len(rows) > 1 or fact.field != "schedule.step")


def _row_facts(passage: Passage) -> Iterator[Fact]:
    cells = _cells(passage)
    day = next(filter(dated, cells))
    works = [cell for cell in cells if not dated(cell)]
    yield Fact("schedule.step", passage.text, passage.place)
    if any(map(_MEETING.search, works)):
        yield Fact("meeting.date", day, passage.place)
        return
    if any(map(_SENT.search, works)):
        yield Fact("submission", passage.text, passage.place, deadline=day)
        return
    about = next((roles for roles in map(heading_roles, works) if not roles.isdisjoint(_STEPS)), frozenset())
    for role in [role for role in _STEPS if role in about]:
        yield Fact(f"{role}.deadline", day, passage.place)


def stages(tree: Outline) -> Iterator[Fact]:
    """Headings of stages of the work that state their days: 第一阶段：学习（1月2日至5日）."""
    for section in tree.sections:
        if "阶段" not in section.number + section.heading:
            continue
        days = next(iter(sentences(section.lines[0].text)), "") if section.lines else ""
        if _bracketed(section.heading):
            yield Fact("schedule.step", section.heading, section.place)
        elif dated(days):
            yield Fact("schedule.step", f"{section.heading}。{days}", section.place)


def _bracketed(text: str) -> str:
    """The limit that stands in brackets at the end of a text; of a stretch of days the last."""
    brackets = list(_BRACKET.finditer(text))
    if not brackets or brackets[-1].end() != len(text.rstrip("。；")):
        return ""
    return _limit(brackets[-1]["v"])


def _limit(text: str) -> str:
    parts = (part.rpartition("：")[2].strip() for part in re.split("[；;，,]", text))
    value = next((part for part in parts if moments.is_moment(part.removesuffix("完成"))), "")
    days = moments.ends(value.removesuffix("完成"))
    if not days or days[0].start > 0 or days[0].end < len(value.removesuffix("完成")):
        return ""
    return value


def deadlines(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Time limits of the steps of the preparation: of the step that a sentence speaks of, else of the one
    that its section is about.
    """
    cues: dict[int, set[str]] = {}
    for passage in passages:
        cues.setdefault(passage.section, set()).update(passage.cues)
    for passage in passages:
        ended = passage.label in LIMIT_LABELS
        about = passage.roles | cues[passage.section] if ended and passage.about(*_STEPS) else passage.roles
        steps = [role for role in _STEPS if role in about]
        for role, value in _values(passage, steps, ended):
            lasts = role == "talks" and bool(_RANGE.search(value))
            yield Fact(f"{role}.{'period' if lasts else 'deadline'}", value, passage.place)


def sets_a_limit(fact: Fact) -> bool:
    """Whether the limit of a report is one: it tells the days on which things were done, and till when
    problems are put right.
    """
    return fact.field != "problems.deadline" and (
        fact.value.endswith("前") or bool(_RANGE.search(fact.value))
    )


def _values(passage: Passage, steps: Sequence[str], labelled: bool) -> Iterator[tuple[str, str]]:
    if passage.first and (value := _bracketed(passage.heading)):
        yield from ((step, value) for step in steps)
    if labelled and (ends := moments.ends(passage.rest)):
        yield from ((step, next(moments.words(passage.rest, ends))) for step in steps)
        return
    if passage.about(*_NO_STEPS) and not steps:
        return
    for sentence in sentences(passage.text):
        meant = _meant(sentence, steps)
        inside = next(filter(None, (_limit(found["v"]) for found in _BRACKET.finditer(sentence))), "")
        value = inside or (
            "" if _SENT.search(sentence) else _until(sentence, bool(passage.number), bool(steps))
        )
        if value and not (meant == ["materials"] and passage.about("post")):
            yield from ((step, value) for step in meant)


def _meant(sentence: str, steps: Sequence[str]) -> list[str]:
    """The step that a sentence speaks of; papers before what they say."""
    said = [role for role in _STEPS if role in text_roles(sentence)]
    if "materials" in said and not set(steps) - {"problems", "materials"}:
        return ["materials"]
    return [role for role in steps if role in said][-1:] or (list(steps) if steps else said[-1:])


def _until(sentence: str, numbered: bool, about: bool) -> str:
    """A day before 前; where the section is about the step, also at the head of a clause, or behind 在, 于,
    截至.
    """
    for clause in clauses(sentence):
        for day in moments.ends(clause):
            close = _CLOSE.match(clause, day.end)
            word = clause[day.start : close.end() if close else day.end]
            starts = (
                not numbered and day.start == 0 and (day in moments.days(clause) or len(word) > len("会前"))
            )
            counted = word[-1:] in "天日内周" or day in moments.days(clause)
            if "后" in word:
                continue
            before = clause[: day.start]
            inside = (counted and before.endswith(_INSIDE)) or (
                before in ("在", "于") and word.endswith("前")
            )
            if (about and (starts or inside)) or (word.endswith("前") and _COUNTED.search(word)):
                return word
    return ""


def steps(passages: Sequence[Passage]) -> Iterator[Fact]:
    """甲阶段从某日开始，到某日结束: stages of a campaign, from the clause that names their first day."""
    for passage in passages:
        for sentence in sentences(passage.text) if "阶段" in passage.text else ():
            begun = (one for one in clauses(sentence) if "开始" in one and moments.days(one))
            if (first := next(begun, "")) and has(first, ("从", "自", "于")):
                yield Fact("schedule.step", sentence[sentence.find(first) :], passage.place)
