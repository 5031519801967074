"""What a document states once: unit, chair, year and day of the meeting, theme, requirements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ..text import dates, ends
from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from . import values
from .fact import Fact
from .read import Reading

Answers = dict[str, Any]
_MODES = ("巡视", "巡察")
_PAPER_NAMED = lazy_pattern("《[^》]*》|巡视巡察")
_TEAM = lazy_pattern(rf"(?:中央|[省市县区州旗]委|(?<=委员会)|(?<=党委))第?(?:{WORDS['数']})巡[视察]组")
_BODY = lazy_pattern(r"(?:党组|党委|党工委|党支部|领导班子|委员会|班子)$")


def unit(reading: Reading) -> Answers:
    """Its name without the word for its leading body, and its type."""
    name = _BODY.sub("", reading.unit)
    found = {"name": name} if name else {}
    return found | ({"type": reading.unit_type} if reading.unit_type else {})


def members(facts: Sequence[Fact]) -> list[Answers]:
    """The principal, where the chair is named with a post."""
    for text in every(facts, "meeting.host"):
        post, name = values.person(text)
        if post and name:
            return [{"name": name, "post": post, "role": "主要负责同志"}]
    return []


def chair(facts: Sequence[Fact]) -> Answers:
    """Who takes the chair: the name, or the post where no name is given."""
    people = [values.person(text) for text in every(facts, "meeting.host")]
    name = next((name for _, name in people if name), "") or next((post for post, _ in people if post), "")
    return {"chair": name} if name else {}


def year(reading: Reading) -> int | None:
    """年度 as stated, else from the day of the meeting: up to March it is that of the year before."""
    if found := _annual(reading):
        return found
    moment = day(reading)
    if not moment or not (found := values.year(moment)):
        return None
    month = next((one.month for span in dates(moment) for one in ends(span)), None)
    return found - 1 if month and month <= 3 else found


def _annual(reading: Reading) -> int | None:
    """年度 as stated."""
    for text in (*every(reading.facts, "meeting.year"), reading.title):
        if "年度" in text and (found := values.year(text)):
            return found
    return None


def day(reading: Reading) -> str | None:
    """The day of the meeting in the plan's canonical text, the first that has a year."""
    annual = _annual(reading)
    found = (values.moment(text, annual=annual) for text in every(reading.facts, "meeting.date"))
    return next((one for one in found if one and one[:2] in ("19", "20")), None)


def theme(reading: Reading) -> str:
    """The parts of the theme, joined as they stand in the text."""
    text = "".join(line.text for one in reading.tree.sections for line in one.lines)
    found = ""
    for part in every(reading.facts, "meeting.theme"):
        sign = "，" if f"{found}，{part}" in text else "。"
        found = f"{found}{sign}{part}" if found else part
    return found


def inspection(reading: Reading) -> Answers:
    """巡视 or 巡察, whichever the text speaks of more outside names of papers, and the team, where it is named."""
    if not any(mode in reading.kind for mode in _MODES):
        return {}
    lines = [line.text for one in reading.tree.sections for line in one.lines]
    text = "".join([reading.title, *(line.text for line in reading.tree.preamble), *lines])
    bare = _PAPER_NAMED.sub("", text)
    often = max(_MODES, key=bare.count)
    teams = Counter(found[0] for found in _TEAM.finditer(text) if often in found[0])
    found = {"mode": often} if often in bare else {}
    return found | ({"body": teams.most_common(1)[0][0]} if teams else {})


def requirements(reading: Reading) -> Iterator[Answers]:
    """Sections about requirements with their whole text, and discipline where it stands elsewhere."""
    headings = set(every(reading.facts, "requirement"))
    for section in reading.tree.sections:
        text = "".join(line.text for line in section.lines)
        if section.heading in headings and text:
            yield {"heading": section.heading, "text": text}
    for text in every(reading.facts, "discipline"):
        yield {"heading": "遵守会议纪律", "text": text}


def every(facts: Sequence[Fact], field: str) -> list[str]:
    """The values of a field, each once, in the order of the text."""
    return list(dict.fromkeys(one.value for one in facts if one.field == field))
