"""查摆问题: the aspects that self-examination must cover, in whichever way sections and paragraphs list
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, takewhile

from ..text import annotated
from ..text.lazy import lazy_pattern
from .fact import Fact
from .lists import clauses, has, inline, paragraphs, sentences
from .looked_at import (
    TOPICS,
    announced,
    announces,
    apart_by_signs,
    asked,
    bare_name,
    counts,
    each_named,
    framed,
    is_matter,
    led,
    looked_for,
    looks,
    matters,
    namely,
    nth_looks,
    quoted_numbers,
    told_number,
)
from .marks import first_sentence
from .passage import Passage, is_looked_at
from .roles import is_aspect, text_roles
from .tables import words

_HEADED = lazy_pattern(
    r"^(?:着重|重点|主要)*(?:从|在)?(?P<v>[^，。；]{2,24}(?<!的)方面)$|^[^，。；]{0,4}在(?P<on>[^，。；]{2,12})上$"
)
_ROUND = ("聚焦", "围绕")
_METHODS, _VERBS = words("aspects.methods"), words("aspects.verbs")
_NOTES = ("说明：", "说明:", "提纲：")
_TWICE, _WHOLE, _BARE = 2, 26, 12
_ELSEWHERE = ("agenda", "study", "post", "organisation", "preamble", "opinions", "talks", "time", "attendees",
              "duties")  # fmt: skip


def aspects(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Aspects of every section about 查摆, and of sentences about it elsewhere."""
    headed = _headed(passages)
    counted = all(is_aspect(passage.heading) for passage in headed.values())
    yield from (
        Fact("problems.aspect", _name(passage.heading), passage.place, counted=counted)
        for passage in headed.values()
    )
    for section, group in groupby(passages, key=lambda passage: passage.section):
        if section in headed:
            continue
        inside = list(group)
        numbered = list(_numbered(inside))
        yield from numbered
        taken = {passage.place for passage in numbered}
        for passage in _before_notes(inside):
            if passage.place not in taken:
                yield from _of(passage)


def _are_somebody(texts: Sequence[str]) -> bool:
    """Whether most of a list begin with a person, who acts or speaks and is not looked at."""
    people = (any(person.start == 0 for person in annotated(text).persons[:1]) for text in texts)
    return _TWICE * sum(people) > len(texts)


def _headed(passages: Sequence[Passage]) -> dict[int, Passage]:
    """The sections below one about 查摆, or behind words that announce them, that are an aspect each, by
    their first paragraphs.
    """
    called = set(_called(passages))
    headed = {
        passage.section: passage
        for passage in passages
        if passage.first
        and (
            (
                is_aspect(passage.heading)
                and (passage.within("problems") or "problems" in passage.cues or passage.section in called)
            )
            or (
                passage.about("problems")
                and is_looked_at(passage.heading)
                and not has(passage.heading, _METHODS)
                and len(passage.heading) > 3
            )
        )
    }
    return headed if len(headed) >= _TWICE else {}


def _called(passages: Sequence[Passage]) -> Iterator[int]:
    """The sections named 某某方面 right behind words that announce them."""
    told = False
    for passage in passages:
        if passage.announces:
            told = announces((sentences(passage.text) or [""])[-1], meant=False)
        elif told := told and is_aspect(passage.heading):
            yield passage.section


def _numbered(inside: Sequence[Passage]) -> Iterator[Fact]:
    """Numbered paragraphs of a section about it, or below a line that announces them, up to what the
    papers must explain.
    """
    told = topics = False
    numbers: list[int | None] = []
    listed: list[Passage] = []
    for passage in _before_notes(inside):
        about = passage.about("problems")
        if passage.announces:
            told = announces(last := (sentences(passage.text) or [""])[-1], about) or counts(last)
            topics = bool(TOPICS.search(passage.text)) and not has(passage.text, ("材料", "提纲", "报告"))
            numbers = [told_number(passage.text), *quoted_numbers(passage.text)]
        elif told or (
            (passage.number or nth_looks(passage.text))
            and not passage.number.endswith("条")
            and (about or (topics and is_matter(passage.text)))
            and not namely(passage.text, about)
        ):
            listed.append(passage)
        told = told and (passage.text.endswith(("；", "：")) or is_aspect(passage.text.rstrip("。")))
        topics = topics and bool(passage.number or passage.announces)
    named = list(takewhile(lambda passage: is_aspect(passage.text.rstrip("。；")), listed))
    listed = named if len(named) >= _TWICE else listed
    if not (counted := len(listed) in numbers or listed == named):
        listed = [passage for passage in listed if not _is_method(passage.text)]
    if len(listed) >= _TWICE and not _are_somebody([passage.text for passage in listed]):
        yield from (
            Fact("problems.aspect", _name(passage.text), passage.place, counted=counted) for passage in listed
        )


def _before_notes(inside: Sequence[Passage]) -> Iterator[Passage]:
    """The paragraphs up to one that says what the papers must explain."""
    for passage in inside:
        if passage.text.endswith(_NOTES):
            return
        yield passage


def _facts(values: Sequence[str], passage: Passage, number: int | None = None) -> Iterator[Fact]:
    """A fact each; uncertain where they are not the ``number`` that the text says there are."""
    sure, counted = number in (None, len(values)), number == len(values)
    return (Fact("problems.aspect", value, passage.place, certain=sure, counted=counted) for value in values)


def _of(passage: Passage) -> Iterator[Fact]:
    about = passage.about("problems")
    if listed := namely(passage.text, about):
        yield from _facts(listed, passage, len(listed))
        return
    if (listed := looks(passage.text)) and (about or "materials" not in passage.cues):
        yield from _facts(listed, passage)
        return
    if (
        passage.about("post", "theme")
        and not about
        and (passage.about("post") or not has(passage.text, (*_VERBS, "对照")))
    ):
        return
    meant = about or ("problems" in passage.cues and not passage.about(*_ELSEWHERE))
    found = announced(passage.text, about, not passage.about("talks"))
    told = told_number(passage.text[: passage.text.find(found[0])]) if found else None
    whole = told == len(found)
    if listed := [_name(text) for text in found if whole or not _is_method(text)]:
        yield from _facts(listed, passage, told)
        return
    if listed := _in_paragraph(passage, meant):
        yield from _facts(listed, passage, told_number(passage.text[: passage.text.find(listed[0])]))
        return
    for text in paragraphs(passage.text):
        listed = led(text, about) or matters(text, about)
        listed = listed if meant or len(listed) > _TWICE else []
        yield from _facts(listed, passage)
        for sentence in () if listed else sentences(text):
            yield from _sentence(sentence, passage, meant)


def _sentence(sentence: str, passage: Passage, meant: bool) -> Iterator[Fact]:
    papers = "materials" in text_roles(sentence)
    about = passage.about("problems")
    if listed := [] if passage.about(*_ELSEWHERE) else each_named(sentence, about):
        yield from _facts(listed, passage, len(listed))
        return
    listed = asked(sentence, about) if not papers else []
    yield from _facts(listed, passage)
    if not listed:
        members, sentence = framed(sentence, about)
        yield from (Fact("problems.aspect", value, passage.place, certain=sure) for value, sure in members)
    if meant and (about or not papers):
        yield from _facts(list(chain.from_iterable(map(looked_for, clauses(sentence)))), passage)


def _is_method(text: str) -> bool:
    """Whether a member of a list says how one looks, and not at what."""
    return has((clauses(text) or [""])[0], _METHODS)


def _in_paragraph(passage: Passage, meant: bool) -> list[str]:
    """A list that the whole paragraph is: numbered, or of clauses that end in 方面."""
    listed = inline(passage.text)
    counted = told_number(passage.heading) if passage.first and passage.about("problems") else None
    apart = apart_by_signs(passage.text) if counted else []
    if counted == len(apart) and all(len(part) <= _BARE and "，" not in part for part in apart):
        return apart
    if listed and (passage.about("problems") or announces(passage.heading, meant=False)):
        kept = [_name(text) for text in listed if not _is_method(text)]
        if len(kept) >= _TWICE:
            return kept
    named = [
        match["v"] or match["on"]
        for text in sentences(passage.text)
        for clause in clauses(text)[:-1]
        if (match := _HEADED.match(clause))
    ]
    return named if meant and len(named) >= _TWICE else []


def _name(text: str) -> str:
    """The name of an aspect where it has one; of a problem the first clause; else its first sentence."""
    if named := nth_looks(text):
        return named
    head, closed, rest = first_sentence(text)
    first = (sentences(text) or [text])[0]
    parts = clauses(first) or [first]
    if closed == "：" and rest and len(head) <= _WHOLE:
        name = head
    elif len(parts) > 1 and (
        parts[0].endswith("方面") or (first.endswith("问题") and parts[0].startswith(_ROUND))
    ):
        name = parts[0]
    else:
        name = first
    return bare_name(name) if name.endswith("方面") or name == parts[0] != first else name
