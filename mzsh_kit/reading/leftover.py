"""What no pattern took: kept as a rule of its section where there is a field for it, and listed where not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..text import annotated, ends, moments
from ..text.lazy import lazy_pattern
from ..text.patterns import FIGURE, OPEN_DAY
from .actor import are_people
from .certainty import LEAD, is_scrap, marked
from .fact import Fact
from .lists import clauses, covered, paragraphs, sentences, signed_clauses, stretch
from .outline import Outline
from .passage import PREAMBLE, STEPS, Passage
from .presence import is_title
from .roles import heading_roles
from .rows import cells, is_head
from .sending import AT_FAULT, is_list, lists_below

_FIELDS = (
    ("talks", "talks.requirement"),
    ("opinions", "opinions.handling"),
    ("materials", "materials.rule"),
    ("problems", "problems.method"),
    ("criticism", "criticism.rule"),
    ("post", "rectification.rule"),
)
"""Which field keeps the other sentences of a section about this; the first that fits."""
_FIGURE = lazy_pattern(FIGURE)
_OPEN_DAY = lazy_pattern(OPEN_DAY)
"""The day of the signature, which is written in by hand and belongs to no part."""
_STOPS = tuple("。；！？”）：")
_LIMIT = lazy_pattern(r"^(?:完成)?(?:时间|时限|期限)[：:]")
"""A limit beside what a section says."""
_AFTER = lazy_pattern("^(?:会|(?:专题)?(?:民主|组织)?生活会(?:召开|结束)?)后，")
_NAMED = (
    ("talks.requirement", "opinions.handling criticism.rule", lazy_pattern("^[^，]{0,16}谈(?:心|话)")),
    ("problems.method", "criticism.rule talks.requirement", lazy_pattern("^(?:(?!.*[谈批]).*)?查[摆找]")),
    ("rectification.rule", "criticism.rule problems.method", lazy_pattern("整改(?:方案|台账|问题清单)")),
    ("criticism.rule", "opinions.handling", lazy_pattern("提出[^，]*批评意见$")),
)
"""Rules of another step than these of its section, which a sentence names itself."""
_NO_RULE = lazy_pattern(
    "^(?!.*(?:[要须查找检把将看]|应(?!对)))"
    "(?:.*的[^，]{0,8}(?:问题|情况)|.*(?P<how>[\u4e00-\u9fff]{1,2})不(?P=how)|[^，]*是否[^，]*)等?$"
    "|^[^，：]{0,8}(?:内容|范围)(?:主要)?(?:[为是：]|包括)|^只有.*才"
    "|^会议由[^，]{2,16}主持$"
    "|^（?[^，：]{0,8}(?:联系(?:人|方式)|电话|邮箱|地址)："
)
"""What asks nothing: 在甲上有的问题, whether something is so, 通报范围为甲, 只有甲才乙, 联系人：甲."""
_ALONE = len("会前")
"""What a limit is longer than: 会后 alone gives none."""
_PUT_RIGHT = lazy_pattern(
    "^(?!.*(?:上年|去年|方案|清单|台账))(?:.*(?:完成|结束)[^，]{0,8}整改|.*整改[^，]{0,8}(?:完成|结束|到位|销号|清零))"
    "|^(?!.*(?:上年|去年)).*(?:(?:制[定订]|形成|建立|完成|公[示开布])[^，、]{0,8}整改[^，]{0,6}(?:方案|清单|台账)"
    "|整改[^，]{0,6}(?:方案|清单|台账)[^，]{0,16}(?:制[定订]|形成|建立|完成|公[示开布])(?!情况|[^，]{0,4}报告))"
)
"""What says that all is put right, or its list made, in whatever section; more than a learnt stretch says."""
_SAME, _PART = 4, 3
"""Signs that two texts share at least to say the same, and what part of a clause is said so."""
_NEAR = range(_SAME)
"""Where the name of an aspect stands in the paragraph that describes it."""
_OPENS = lazy_pattern(
    "^(?:为了?(?!期)|以便?(?!上|下|内)|确保|切实|按照?|根据|依据|围绕|结合|通过|针对|凡|现|特|进一步|更加|不断|牢牢|真正|努力"
    "|深刻|科学|提高|增强|统一思想|打牢|深化|强化|达到|营造|推动|促进|引导|做到)"
    "|(?:同时|[基础前提]上|[前后时中下]|如下|以下几[^，]*|主要包括)$"
)
"""What begins a purpose or a ground, and what ends words that only lead on."""
_CLOSING = ("特此", "以上")
_CELL = lazy_pattern(r"\d*|[^\d，。；：、要须应不]{1,12}")
"""A thing or a number in a cell of a table, which asks nothing."""
_ROW = 3
"""Cells of a row of a table, which is no sentence."""
_NO_RULES = ("agenda", "time", "venue", "attendees", "theme", "study", "duties", "preamble")


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that is not understood, or of which it is only probable that it states the field ``maybe``,
    with its place and its section's heading.
    """

    text: str
    place: str
    heading: str
    maybe: str = ""

    @property
    def where(self) -> str:
        """Its section and its place, in words."""
        return f"“{self.heading}”，{self.place}" if self.heading else self.place


def rules(
    passages: Sequence[Passage], facts: Sequence[Fact], report: bool, beside: Iterable[Fact] = ()
) -> Iterator[Fact | Unread]:
    """The sentences that hold no fact, as rules of what their section is about, or as :class:`Unread`; a
    ``report`` lays down none. Of the others the clauses that hold none, nor what is told ``beside``, and
    those whose blanks, days, figures or persons stand in none.
    """
    known, values = dict[str, list[str]](), dict[str, list[str]]()
    whole = {passage.place: passage.text for passage in passages}
    for fact in facts:
        saying = _saying(fact.value, whole.get(fact.place, ""))
        if not (fact.certain or report) and any(map(_put_right, saying)):
            continue
        known.setdefault(fact.place, []).append(_plain(fact.value))
        values.setdefault(fact.place, []).extend(filter(None, (fact.value, fact.deadline, fact.who)))
    everywhere = {_plain(fact.value) for fact in facts}
    told_beside = {(fact.place, _plain(fact.value)) for fact in beside}
    aspects = {fact.place: fact.value for fact in facts if fact.field == "problems.aspect"}
    sent = -2
    for passage in passages:
        sent = passage.section if lists_below(passage) else sent if passage.number else -2
        if is_head(cells(passage.text)):
            continue
        cut = passage is passages[-1] and not passage.text.endswith(_STOPS)
        after, told = False, list(_told(passage.text, known.get(passage.place, [])))
        for sentence in told:
            after = after or bool(_AFTER.match(sentence))
            if not report and _put_right(sentence):
                yield marked(Fact("rectification.rule", LEAD.sub("", sentence), passage.place))
                continue
            listed = passage.number and (
                passage.place in aspects or passage.section == sent or is_list(passage.heading)
            )
            field = "" if report or listed else _field(sentence, passage, after)
            yield _kept(field, sentence, passage, cut=cut and passage.text.endswith(sentence))
        here = values.get(passage.place, [])
        other = [value for place, value in told_beside if place == passage.place]
        described = passage.number and passage.text.find(aspects.get(passage.place, "\0")) in _NEAR
        other += [_plain(passage.text)] if described or passage.about(PREAMBLE) else []
        for clause in _untold(passage, told, here, other, everywhere):
            by_when = not report and _put_right(clause)
            yield (
                marked(Fact("rectification.rule", clause, passage.place))
                if by_when
                else Unread(clause, passage.place, passage.heading)
            )


def _untold(
    passage: Passage,
    told: Sequence[str],
    values: Sequence[str],
    beside: Sequence[str],
    everywhere: Collection[str],
) -> Iterator[str]:
    """Of sentences that hold a fact the clauses that hold none, those that follow one another as one; and
    those of which a blank, a day, a figure or a person stands in none.
    """
    known = [*map(_plain, values), *beside]
    runs, whole = _runs(known), "\n".join(known)
    for sentence in sentences(passage.text):
        if any(sentence in other for other in told):
            continue
        run: list[str] = []
        says = 0
        for clause, sign in (*signed_clauses(sentence), ("", "")):
            bare = _plain(clause)
            held = bare in whole or _held(bare, runs) or any(bare in value for value in everywhere)
            if not (held or _put_right(clause)):
                run.append(clause)
                says = len(run) if sign != "：" and _says(clause) else says
                continue
            yield from _stretch(run, says, sentence, values)
            run, says = [], 0
            if clause and _blank(clause, values):
                yield clause


def _stretch(run: Sequence[str], says: int, sentence: str, values: Sequence[str]) -> Iterator[str]:
    """Clauses up to the last that says something as one; what leads on alone only for what it holds."""
    if says:
        yield stretch(run[:says], sentence)
    yield from (clause for clause in run[says:] if _blank(clause, values))


def _says(clause: str) -> bool:
    """Whether a clause says something by itself: no purpose, no ground and nothing that only leads on."""
    return len(_plain(clause)) >= _SAME and not _OPENS.search(clause)


def _runs(values: Iterable[str]) -> frozenset[str]:
    """The runs of signs by which values are known again: of ``_SAME`` signs, of a shorter value the whole."""
    return frozenset(
        value[at : at + _SAME] for value in values for at in range(max(1, len(value) - _SAME + 1)) if value
    )


def _held(clause: str, runs: Collection[str]) -> bool:
    """Whether runs of what the values say make up a good part of a clause."""
    held = {
        sign
        for size in range(1, _SAME + 1)
        for at in range(len(clause) - size + 1)
        if clause[at : at + size] in runs
        for sign in range(at, at + size)
    }
    return _PART * len(held) >= len(clause)


def _put_right(text: str) -> bool:
    """Whether a text says until when all is put right: 9月底前完成整改."""
    return bool(_PUT_RIGHT.search(text)) and any(map(_limits, clauses(text)))


def _saying(value: str, text: str) -> tuple[str, ...]:
    """A value and the sentences of a text that hold it."""
    return (value, *(one for one in sentences(text) if value in one))


def _limits(clause: str) -> list[moments.Moment]:
    """The limits of a clause, 会后 alone not among them."""
    return [one for one in moments.until(clause) if one.end - one.start > _ALONE]


def _blank(clause: str, values: Sequence[str]) -> bool:
    """Whether a clause holds a blank, a day, a limit, a figure or a person that is part of none of the
    values.
    """
    held = [(at, at + len(value)) for value in values if (at := clause.find(value)) >= 0]
    read = annotated(clause)
    days = ((day.start, day.end) for day in read.dates if ends(day)[-1].month)
    blanks = ((blank.start, blank.end) for blank in read.left_out)
    limits = ((limit.start, limit.end) for limit in _limits(clause))
    figures = (match.span() for match in _FIGURE.finditer(clause))
    persons = ((person.start, person.end) for person in read.persons if person.name not in "，".join(values))
    return not any(clause in value for value in values) and any(
        not any(first <= start and end <= last for first, last in held)
        for start, end in (*blanks, *days, *limits, *figures, *persons)
    )


def _told(text: str, known: Sequence[str]) -> Iterator[str]:
    """The sentences that hold no fact; a list behind ： goes with it."""
    for paragraph in paragraphs(text):
        listed = ""
        for part in sentences(paragraph):
            begins, open_list = "：" in covered(part), listed
            told = not _understood(_plain(part), known)
            listed = part if told and begins else f"{listed}；{part}" if told and listed else ""
            if open_list and not listed.startswith(f"{open_list}；"):
                yield open_list
            if told and not listed:
                yield part
        yield from filter(None, [listed])


def _field(sentence: str, passage: Passage, after: bool) -> str:
    """Which field keeps a sentence: that of its section, but of the step that it names or of what is done
    ``after`` the meeting.
    """
    field = next((field for role, field in _FIELDS if passage.about(role)), "")
    if after and field:
        return "rectification.rule"
    named = (other for other, of, words in _NAMED if field in of.split() and words.search(sentence))
    return next(named, field)


def _kept(field: str, sentence: str, passage: Passage, *, cut: bool) -> Fact | Unread:
    """A rule; not where the text ends in the middle of it, and not of names alone or a day."""
    fact = Fact(field, LEAD.sub("", sentence), passage.place)
    none = (
        cut
        or _NO_RULE.search(sentence)
        or all(map(are_people, clauses(sentence)))
        or moments.is_moment(sentence)
        or sentence.startswith(_CLOSING)
        or AT_FAULT.search(sentence)
        or len(cells(sentence)) >= _ROW
        or (passage.place.startswith("表") and _CELL.fullmatch(sentence))
    )
    if field and not (none or passage.about(*_NO_RULES) or _LIMIT.search(sentence) or is_scrap(fact)):
        return marked(fact)
    return Unread(sentence, passage.place, passage.heading)


def _understood(sentence: str, values: Sequence[str]) -> bool:
    return any(value in sentence or sentence in value for value in values)


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char in "*×")


def requirements(tree: Outline, stated: Collection[str]) -> Iterator[Fact]:
    """The headings of the parts of a section about requirements, without those that are ``stated`` otherwise
    and those of a field of the meeting: 时间地点, 列席人员.
    """
    above: list[tuple[int, bool]] = []
    for section in tree.sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        roles = heading_roles(section.heading)
        of_it = roles & {"time", "venue", "host"} or is_title(section.heading)
        asked = (above and above[-1][1] and section.number) or (not above and "组织领导" in section.heading)
        if asked and not of_it and (section.lines or section.heading not in stated):
            body = "".join(line.text for line in section.body() if not _OPEN_DAY.fullmatch(line.text))
            whole = not annotated(body).left_out
            yield Fact("requirement", section.heading, section.place, certain=whole)
        above.append((section.level, section.heading.endswith("要求") and not roles & {*STEPS, "theme"}))


def carried(tree: Outline, asked: Collection[str]) -> Iterator[str]:
    """The places of the sections that are a requirement, ``asked`` at their headings, and keep their whole
    text.
    """
    for section in tree.sections:
        if section.place in asked:
            yield from (section.place, *(line.place for line in section.body()))
