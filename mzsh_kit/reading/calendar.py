"""完成时限 of each step of the preparation, steps that state their days, and tables of days and work."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from ..text import moments
from ..text.lazy import lazy_pattern
from .fact import Fact
from .heads import STEPS, looked_through, steps_named, tells_opinions
from .lists import clauses, has, sentences
from .outline import Outline
from .passage import LIMIT_LABELS, Passage, told
from .roles import heading_roles, text_roles
from .rows import cells, dated, is_head, sent, tells_recipients
from .sending import due, obliges, recipient, sends, sent_as
from .steps import step as step_of

_STEPS = ("study", "opinions", "talks", "problems", "materials")
_LIMITED = ("study", "opinions", "talks", "materials")
"""Steps that running text says the limit of; problems are put right after the meeting."""
_MEETING = lazy_pattern(r"召开[^，。；]{0,20}生活会|^(?:生活会|正式会议|召开会议|会议召开)$")
_SENT = lazy_pattern(r"(?:报|送)[^，。；]{0,36}(?:审|备案|把关)|上报|报送")
_BRACKET = lazy_pattern(r"[（(](?P<v>[^（）()]{2,30})[)）]")
_RANGE = lazy_pattern("[至到—–~～-]")
_LISTS = lazy_pattern("清单|台账|整改方案")
_NOT_BEFORE = ("post", "agenda", "criticism", "hold")
_LONGEST_ROW, _LONGEST_WORK = 60, 10
_LIMITS = ("前", "内", "底")
_DONE = lazy_pattern("[，：]?(?:全面|全部|集中)?(?:完成|结束)?")
_FINAL = lazy_pattern("定稿|最[终晚迟]|全部完成")
"""What says of a limit that it is the last of several."""
_BEGUN = ("起", "开始", "启动")
"""What stands behind a day on which something begins."""
_EXTENDED = lazy_pattern("(?:延|推迟|顺延|放宽)[长期后]?(?:至|到)$")
"""What stands before the day until which a step may go on where it must."""
_OUTSIDE = ("以外", "之外", "除外", "不安排")
_ONE_MEETING = lazy_pattern("送(?!达)|座谈会?|恳谈会|扩大会|各?[^，。；]{0,3}场$|各[^，。；]{1,2}场")
"""What is held on one day, which ends no step."""


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
        and len(sentences(text)) == 1
        and len(text) <= _LONGEST_ROW
    ):
        return [part.strip() for part in parts]
    return cells(text)


def sent_rows(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Fact | None]]:
    """The rows of tables that say to whom papers are sent, each with what it states; and all heads."""
    head: list[str] = []
    for passage in passages:
        row = cells(passage.text)
        if is_head(row):
            head = row
            yield passage, None
        elif len(row) < len(head) - 1 or len(row) == 1 or not tells_recipients(head):
            head = []
        else:
            yield passage, _sent(head, row, passage)


def _sent(head: Sequence[str], row: Sequence[str], passage: Passage) -> Fact | None:
    if not (told := sent(head, row)):
        return None
    thing, to, due = told
    return Fact(sent_as(thing, to, due, passage), thing, passage.place, to=to, deadline=due)


def timetable(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Steps and time limits of every row; the row of the meeting itself states its date. A single row is a
    signature or a label of a form, and no step.
    """
    sent = dict(sent_rows(passages))
    yield from filter(None, sent.values())
    rows = [passage for passage in passages if is_row(passage) and not sent.get(passage)]
    for passage in rows:
        yield from (fact for fact in _row_facts(passage) if len(rows) > 1 or fact.field != "schedule.step")


def _row_facts(passage: Passage) -> Iterator[Fact]:
    cells = _cells(passage)
    cells = cells[cells[0].isdigit() :]
    whole = passage.text[passage.text.find(cells[0]) :]
    day = next(filter(dated, cells))
    works = [cell for cell in cells if not dated(cell)]
    yield Fact("schedule.step", whole, passage.place)
    if any(map(_MEETING.search, works)):
        yield Fact("meeting.date", day, passage.place)
        return
    obliged = next(filter(None, (_obliged(work, day, passage) for work in works)), [])
    yield from obliged
    if passage.within("post"):
        work = next((work for work in works if _LISTS.search(work)), works[0])
        if not obliged:
            yield Fact("rectification.rule", _in_row(work, passage), passage.place, deadline=day)
        return
    told = [part for work in works for part in clauses(work) if not sends(part)]
    steps = list(map(steps_named, told))
    about = next((roles for roles in steps if roles - {"problems"}), next(filter(None, steps), frozenset()))
    for role in [role for role in STEPS if role in about - ({"problems"} if "materials" in about else set())]:
        yield Fact(f"{role}.deadline", day, passage.place)


def worked(passages: Iterable[Passage]) -> Iterator[Passage]:
    """What the rows of a timetable say of the work of their steps, beside the name of the step, as passages
    about it.
    """
    for passage in filter(is_row, passages):
        name, *works = [cell for cell in _cells(passage) if not dated(cell) and not cell.isdigit()]
        roles = heading_roles(name).intersection(_STEPS)
        if works and roles:
            work = max(works, key=len)
            yield replace(
                passage, text=work, roles=roles, cues=text_roles(work), heading=name, above=frozenset()
            )


def _obliged(work: str, day: str, passage: Passage) -> list[Fact]:
    """What each sentence of a cell obliges to, until its own day or that of the row."""
    told = sentences(work)
    return [
        Fact(
            field,
            _in_row(work, passage) if len(told) == 1 else part,
            passage.place,
            to=recipient(part),
            deadline=due(part) or day,
        )
        for part in told
        if (field := obliges(part, passage))
    ]


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


def _in_row(work: str, passage: Passage) -> str:
    """The work with its day where they stand as one sentence, else its own cell."""
    whole = passage.text.rstrip("。；")
    return whole if whole.endswith(work) and not re.search(r"\s", whole) else work


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
    """Time limits of the steps of the preparation: behind 完成时限, in brackets, or in a clause about it;
    talks that last from one day to another have a period.
    """
    cues: dict[int, set[str]] = {}
    for passage in passages:
        cues.setdefault(passage.section, set()).update(passage.cues)
    for passage in passages:
        ended = passage.label in LIMIT_LABELS
        about = passage.roles | cues[passage.section] if ended and passage.about(*_STEPS) else passage.roles
        for role in _ended(_STEPS, passage.heading, about):
            yield from (_limited(role, value, passage.place) for value in _values(passage))
        if not ended and not passage.about(*_NOT_BEFORE):
            ended_by = dict(_until(passage))
            of_it = _ended(_STEPS, passage.heading, ended_by)
            yield from (_limited(role, ended_by[role], passage.place) for role in of_it)


def _ended(steps: Iterable[str], heading: str, about: Collection[str]) -> list[str]:
    """The steps that are told of and may end below a heading: what is looked through is written before."""
    looked = looked_through(heading)
    return [step for step in steps if step in about and not (looked and step == "materials")]


def headed(tree: Outline, about: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Iterator[Fact]:
    """Time limits behind the headings of steps, whatever stands below them; ``about`` says what each
    section is about.
    """
    for section, (roles, _) in zip(tree.sections, about, strict=True):
        if value := _bracketed(section.heading) or _first(section.heading):
            own = steps_named(section.heading) & {"feedback", "review"}
            named = own or frozenset(_ended(_STEPS, section.heading, roles))
            yield from (_limited(role, value, section.place) for role in STEPS if role in named)


def _first(heading: str) -> str:
    """The moment before a work that is one step: 1月5日前，征求意见."""
    one = step_of(heading)
    told = one is not None and len(heading_roles(one.work).intersection(_LIMITED)) == 1
    return one.when if one and told and heading.startswith(one.when) else ""


def sets_a_limit(fact: Fact) -> bool:
    """Whether the limit of a report is one: it tells the days on which things were done, and till when
    problems are put right.
    """
    return fact.field != "problems.deadline" and (
        fact.value.endswith("前") or bool(_RANGE.search(fact.value))
    )


def _limited(role: str, value: str, place: str) -> Fact:
    lasts = role == "talks" and bool(_RANGE.search(value))
    return Fact(f"{role}.{'period' if lasts else 'deadline'}", value, place)


def _values(passage: Passage) -> Iterator[str]:
    if passage.label in LIMIT_LABELS and (ends := moments.ends(passage.rest)):
        yield next(moments.words(passage.rest, ends))
        return
    for inside in _BRACKET.finditer(passage.text):
        if value := _limit(inside["v"]):
            yield value


def _until(passage: Passage) -> Iterator[tuple[str, str]]:
    """The limit of each step, in a clause that names the step or goes on from one that does: the first, or
    that of what ends it (定稿); before it a sentence that is an entry of a timetable.
    """
    limited = dict(entry for sentence in sentences(passage.text) for entry in _entry(sentence))
    own = passage.roles.intersection(_STEPS)
    for sentence, told_of in told(passage):
        about = told_of & (own | text_roles(sentence))
        step = _one(about, own)
        told_clauses = clauses(sentence)
        for n, clause in enumerate(told_clauses):
            here = text_roles(clause) & about
            if len(own) != 1 or own.isdisjoint(_LIMITED) or moments.ends(clause):
                step = _one(here, own) or step
            if n + 1 < len(told_clauses) and _MEETING.search(told_clauses[n + 1]):
                continue
            if _SENT.search(clause) or _MEETING.search(clause) or moments.hours(clause):
                continue
            if tells_opinions(sentence, clause):
                continue
            led = moments.is_moment(clause) and not _SENT.search("".join(told_clauses[n + 1 : n + 2]))
            draft = _SENT.search(sentence) and "完成" not in clause and not led
            open_steps = _LIMITED[:-1] if draft else _LIMITED
            for role in [role for role in open_steps if step == {role}]:
                if role in limited and not _FINAL.search(clause):
                    continue
                if value := next(
                    filter(
                        None,
                        (_ends(clause, day, bool(own), bool(own or step)) for day in moments.ends(clause)),
                    ),
                    "",
                ):
                    limited[role] = value
    yield from limited.items()


def _entry(sentence: str) -> Iterator[tuple[str, str]]:
    """The step and the limit that a sentence is and nothing else: 3月5日前，完成材料撰写."""
    day = next(iter(moments.ends(sentence)), None)
    if not day or day.start:
        return
    word, work = sentence[: day.end], _DONE.sub("", sentence[day.end :])
    steps = heading_roles(work).intersection(_LIMITED)
    ends = has(sentence, ("完成", "结束")) or _RANGE.search(word) or word.endswith(("前", "内"))
    if len(steps) == 1 and ends and "后" not in word and len(work) <= _LONGEST_WORK and not sends(work):
        yield next(iter(steps)), word


def _one(steps: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    """Of several steps that words name, that of their section; nothing where none is."""
    return steps if len(steps) == 1 else steps & own


def _ends(clause: str, day: moments.Moment, begins: bool, named: bool) -> str:
    """The words of a day that ends something: 某日前, from one day to another; if it ``begins`` what a
    section tells, at the head of a clause; of 会前 only where the step is ``named``.
    """
    word = clause[day.start : day.end]
    dated = (
        (named and len(word) > len("召开会议前")) or day in moments.days(clause) or word[-1:] in "天日内周"
    )
    until = (
        word.endswith(("前", "内", "底", "旬")) or _RANGE.search(word) or clause[day.end :].startswith("止")
    )
    before, behind = clause[: day.start], clause[day.end :]
    until = (
        until
        or has(behind, ("完成", "结束"))
        or (begins and (not before or before.endswith(("于", "至", "到"))))
    )
    begun = not _RANGE.search(word) and (before.endswith(("自", "从")) or behind.startswith(_BEGUN))
    if _EXTENDED.search(before) or behind.startswith(_OUTSIDE):
        return ""
    if not _RANGE.search(word) and not word.endswith(_LIMITS) and _ONE_MEETING.search(clause):
        return ""
    return word if dated and until and not begun and "后" not in word else ""


def steps(passages: Sequence[Passage]) -> Iterator[Fact]:
    """甲阶段从某日开始，到某日结束: stages of a campaign, from the clause that names their first day."""
    for passage in passages:
        for sentence in sentences(passage.text) if "阶段" in passage.text else ():
            begun = (one for one in clauses(sentence) if "开始" in one and moments.days(one))
            if (first := next(begun, "")) and has(first, ("从", "自", "于")):
                yield Fact("schedule.step", sentence[sentence.find(first) :], passage.place)
