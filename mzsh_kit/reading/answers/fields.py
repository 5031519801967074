"""Fields whose texts go to one place of the answers, and what each text is made into."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ...text import DateSpan, moments, whole_date
from ...text.lazy import lazy_pattern
from .. import values
from ..fact import Fact
from ..itself import issuer_code
from ..materials import WRITES
from ..people import LEADING
from ..roll import person
from .frame import fits, is_sentence
from .materials import looked_through
from .obliged import undated
from .once import is_once
from .schedule import step_until
from .talks import relation

Answers = dict[str, Any]

_TITLE = lazy_pattern(r"^(?P<issuer>[^《]*)《(?P<title>.+)》(?:\s*[（(](?P<number>[^（()）]*号)[)）])?")
_KEPT = lazy_pattern(
    r"^(?P<what>.+?)(?:由(?P<by>[^，。；]{2,12}?)(?:负责)?)?(?:整理|立卷|统一|及时)*(?:归档|存档)(?:备查|保存)?$"
)
_LED_BY = lazy_pattern(
    "(?P<group>.+组)（组长(?P<who>[^，、：（）]+)(?:[，、](?:(?P<more>[^（）\\d]+)|[^（）]*))?）"
)
MOST_CRITICISMS = 50
"""More than that a plan does not take."""
_HELD = lazy_pattern("召开|开好|参加|参与|组织(?!生活)|指导|[要应须]")


def _basis(text: str) -> Answers:
    match = _TITLE.match(text)
    return {key: value for key, value in match.groupdict().items() if value} if match else {"text": text}


def guest(text: str) -> str:
    """A group by who leads it and who is in it, where brackets say so: 督导组（组长甲，成员2人）; a person by
    post and name.
    """
    if match := _LED_BY.fullmatch(text):
        return "、".join(filter(None, [f"{match['group']}组长{match['who']}", match["more"]]))
    text = LEADING.sub("", text)
    post, name = person(text)
    return f"{post} {name}" if post and text.startswith((f"{name}（", f"{name}(")) else text


def _text(text: str) -> Answers:
    return {"text": text}


def _rule(text: str) -> str:
    """A rule without the label before it: 批评要求：出于公心."""
    return re.sub("^[^，。；：“《]{1,12}(?:要求|规定|纪律|注意事项)[：:](?=.)", "", text)


def _put_right(text: str) -> str:
    """A rule of rectification; the day until when its list is made is told by the step of that."""
    return undated(text, step_until(Fact("rectification.rule", text, "")))


def _of_talks(text: str) -> str:
    """A rule of talks, which does not say again that there are relations: 做到“四必谈”，逐次登记."""
    return re.sub("^[^，]*[三四五]必谈”?，", "", text)


def _told(text: str) -> str:
    """A matter to be explained in a whole sentence: 受到问责的作出检查."""
    return text if "作出" in text else ""


def _matter(text: str) -> str:
    return "" if _told(text) else text


def _held_too(text: str) -> str:
    """A meeting of others as a sentence, where only its name was read: of a title."""
    return text if _HELD.search(text) else f"召开{text}"


def kept(text: str) -> Answers:
    """What is kept, and by whom where that is said: 会议材料由办公室整理归档."""
    due = next(moments.words(text, moments.until(text)), "")
    text, said = (undated(text, due), {"said": due}) if due and moments.is_day(due) else (text, {})
    match = _KEPT.match(text)
    if not match:
        return {"what": text} | said
    return {"what": match["what"]} | said | ({"owner": match["by"]} if match["by"] else {})


def _is_span(text: str) -> bool:
    """Whether a text is a stretch of days, from one to another."""
    return isinstance(whole_date(text), DateSpan)


def _lasting(text: str) -> str:
    """How long something lasts, where that is no stretch of days, nor a day of the meeting that is over."""
    return "" if _is_span(text) or is_once(text) else text


def _least(text: str) -> int | None:
    """How many criticisms each gives at least, so far as a plan takes it."""
    number = values.count(text)
    return number if number and number <= MOST_CRITICISMS else None


Place = tuple[str, ...]
ITEMS: tuple[tuple[str, Place, Callable[[str], Any]], ...] = (
    ("basis", ("basis",), _basis),
    ("meeting.attendees", ("meeting", "attendees"), guest),
    ("meeting.observers", ("meeting", "observers"), guest),
    ("meeting.guidance", ("meeting", "guidance"), guest),
    ("study.item", ("study", "items"), str),
    ("study.form", ("study", "forms"), str),
    ("opinions.method", ("opinions", "methods"), str),
    ("opinions.scope", ("opinions", "scope"), str),
    ("opinions.handling", ("opinions", "handling"), str),
    ("talks.pair", ("talks", "relations"), relation),
    ("talks.requirement", ("talks", "rules"), _of_talks),
    ("problems.aspect", ("aspects",), _text),
    ("problems.method", ("problems", "rules"), _rule),
    ("materials.rule", ("materials", "rules"), _rule),
    ("materials.review", ("materials", "review"), looked_through),
    ("materials.team", ("materials", "team_parts"), str),
    ("materials.personal", ("materials", "outline_parts"), str),
    ("criticism.rule", ("criticism", "rules"), _rule),
    ("meeting.report_on", ("criticism", "explain"), _matter),
    ("meeting.report_on", ("criticism", "rules"), _told),
    ("rectification.rule", ("rectification",), _put_right),
    ("archive", ("schedule", "archive"), kept),
    ("attachment", ("attachments",), str),
    ("unit.copies", ("unit", "copies"), str),
    ("related_meeting", ("related",), _held_too),
)
"""Facts whose values are items of a list of the plan: the field, the list, what an item is made of."""
RULES: dict[Place, Place] = {
    ("study", "items"): ("study", "rules"),
    ("study", "forms"): ("study", "rules"),
    ("opinions", "methods"): ("opinions", "handling"),
    ("talks", "relations"): ("talks", "rules"),
    ("materials", "team_parts"): ("materials", "rules"),
    ("materials", "outline_parts"): ("materials", "rules"),
    ("schedule", "archive"): ("rectification",),
}
"""Lists whose items stand in a frame, and where a sentence of its own stands instead."""


def placed(text: str, place: Place, read: Callable[[str], Any]) -> tuple[Place, Any]:
    """An item and where it stands: in its list, or whole among the rules where it fits no frame."""
    item = read(text)
    words = item.get("what", item.get("text", "")) if isinstance(item, dict) else item
    if place == ("problems", "rules") and is_sentence(text) and WRITES.search(text):
        return ("materials", "rules"), item
    if place not in RULES or fits(str(words or "")):
        return place, item
    return RULES[("talks", "relations") if "谈" in text else place], text


ONE: tuple[tuple[str, Place, Callable[[str], Any]], ...] = (
    ("meeting.venue", ("meeting", "venue"), str),
    ("meeting.time", ("meeting", "start"), values.clock),
    ("meeting.duration", ("meeting", "length"), values.length),
    ("meeting.recorder", ("meeting", "recorder"), str),
    ("study.duration", ("study", "length"), values.study_length),
    ("talks.period", ("talks", "length"), _lasting),
    ("criticism.min_count", ("criticism", "least"), _least),
    ("document.number", ("unit", "issuer_code"), issuer_code),
    ("unit.contact", ("unit", "contact"), str),
    ("unit.phone", ("unit", "phone"), str),
)
"""Facts of which the first that says something is taken."""
