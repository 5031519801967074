"""Which step has which days: 完成时限 of each step of the preparation, wherever a text states it.

A work states its days at its head, whichever of the two stands first: 第二步，征求意见，1月4日至9日;
第一阶段（1月4日至9日），抓学习; 1月7日至12日撰写材料. Else a clause that tells of the step holds what
ends it: 征求意见于1月9日前完成. Of all that is stated of a step its stretch of days stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile

from ..text import DateSpan, moments, whole_date
from ..text.lazy import lazy_pattern
from ..text.patterns import ITEM, NUMERAL
from .fact import Fact
from .lists import clauses, has, sentences
from .outline import Outline
from .passage import LIMIT_LABELS, PREAMBLE, Passage, told
from .roles import heading_roles, text_roles
from .rows import dated
from .sending import sends

STEPS = ("study", "opinions", "feedback", "talks", "problems", "materials", "review")
"""Steps before the meeting that have days of their own."""
DAYS = (".deadline", ".period")
"""Fields of when a step is."""
_OF_TABLE = frozenset(STEPS) - {"feedback", "review"}
_LIMITED = ("study", "opinions", "talks", "materials")
"""Steps that running text says the limit of; problems are put right after the meeting."""
_ANYWHERE = frozenset({"opinions", "talks"})
"""Steps whose names tell that they are of before the meeting wherever they stand."""
_MEETING_ITSELF = frozenset({"hold", "criticism"})
_NO_STEP = _MEETING_ITSELF | {"post"}
MEETING = lazy_pattern(r"召开[^，。；]{0,20}生活会|^(?:生活会|正式会议|召开会议|会议召开)$")
_FEEDBACK = lazy_pattern("意见.{0,4}反馈|反馈.{0,6}(?:意见|情况)|^反馈")
_TOLD = lazy_pattern("反馈(?!的|上来)|送达")
_FROM_ABOVE = lazy_pattern(
    "(?:巡[视察]|督[导查]|审计|上级|考核)[^，。；]{0,16}反馈|反馈了?[^，。；]{0,6}(?:巡[视察]|督[导查]|审计)"
)
LOOKED = "审[核阅改定]|把关"
"""Words for looking papers through."""
_REVIEW = lazy_pattern(f"{LOOKED}|^审")
_WRITES = ("撰写", "起草")
_SENT = lazy_pattern("报[送审批]|送审|上报|审批|^报|(?:报|送)[^，。；]{0,36}(?:审|备案|把关)")
_ISSUED = lazy_pattern("印发|布置|部署|动员|制[定订](?:实施|工作)?方案")
"""What is done once, before or beside a step, and ends none: 印发方案、布置学习."""
_STEP = lazy_pattern(rf"^[【\s]*(?:第{NUMERAL}(?:步|个?阶段|个?环节)|阶段)")
_ORDINAL = lazy_pattern(rf"^(?:第{NUMERAL}(?:步|个?阶段|个?环节)|{ITEM}|阶段|[，：:、。·【（(）)\s\u3000])+")
_LEAD = lazy_pattern("(?:自|从|于|在|时间|安排)+$")
_NAME_END = lazy_pattern("[，。；：（(）)\u3000]| {2}")
_BEHIND = lazy_pattern(r"[，。；：）)、\s]|进行|完成|开展|$")
_EDGES = "，：:、。；（(）)】 \u3000\t—"
_LONGEST_NAME, _LONGEST_WORK, _FARTHEST = 16, 10, 400
_ALONE = lazy_pattern("前[^，。；]{0,4}自学")
_TOGETHER = lazy_pattern("(?:集[中体]|专题|交流)(?:学习|研讨)")
_BRACKET = lazy_pattern(r"[（(](?P<v>[^（）()]{2,30})[)）]")
_RANGE = lazy_pattern("[至到止—–~～-]")
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


def steps_named(name: str, lasts: bool = False) -> frozenset[str]:
    """The steps that the name of a work is of; none for what is sent or the meeting itself, nor for what is
    issued, unless it ``lasts``.
    """
    if (_ISSUED.search(name) and not lasts) or "生活会" in name:
        return frozenset()
    if _FEEDBACK.search(name) and not _FROM_ABOVE.search(name):
        return frozenset({"feedback"})
    if _REVIEW.search(name):
        return frozenset() if _SENT.search(name) else frozenset({"review"})
    roles = heading_roles(name)
    return roles & _OF_TABLE if roles.isdisjoint(_NO_STEP) and not _SENT.search(name) else frozenset()


def is_stretch(value: str) -> bool:
    """Whether a moment goes from one day to another."""
    return isinstance(whole_date(value.removesuffix("前")), DateSpan)


def chosen(stated: Sequence[Fact]) -> Iterator[Fact]:
    """The facts; a step that has its stretch of days has no other limit: what is due meanwhile is an act of
    it. One that is stated of several steps at once is of none that has its own.
    """
    limits = [fact for fact in stated if fact.field.endswith(DAYS) and is_stretch(fact.value)]
    of_several = Counter((fact.place, fact.value) for fact in dict.fromkeys(limits))
    single = {_step(fact) for fact in limits if of_several[fact.place, fact.value] == 1}
    lasting = set(map(_step, limits))
    for fact in stated:
        shared = of_several[fact.place, fact.value] > 1 and _step(fact) in single
        if not fact.field.endswith(DAYS) or (fact in limits and not shared) or _step(fact) not in lasting:
            yield fact


def _step(fact: Fact) -> str:
    return fact.field.partition(".")[0]


def _facts(named: Collection[str], when: str, place: str) -> Iterator[Fact]:
    """The limit of each of the steps; talks that last have a period."""
    for step in STEPS:
        if when and step in named:
            lasts = step == "talks" and _RANGE.search(when)
            yield Fact(f"{step}.{'period' if lasts else 'deadline'}", when, place)


def headings(tree: Outline, about: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Iterator[Fact]:
    """The days of the steps that headings name, where they stand in the heading or begin what is below it;
    ``about`` says what each section is about.
    """
    for section, (roles, _) in zip(tree.sections, about, strict=True):
        heading, first = section.heading, next(iter(section.lines), None)
        below = first.text if first else ""
        named, when = _at_head(heading, rest=below)
        if not when and (when := _bracketed(heading) or _before(heading)):
            named = steps_named(heading) & {"feedback", "review"} or _ended(roles & _OF_TABLE, heading)
        yield from _facts(named, when, section.place)
        over = steps_named(next(iter(clauses(heading)), ""))
        if first and not when and len(over) == 1:
            yield from _facts(*_at_head(next(iter(sentences(below)), ""), over), first.place)


def told_of(passages: Sequence[Passage]) -> Iterator[Fact]:
    """The days of the steps that paragraphs tell of: at the head of their sentences, behind 完成时限, in
    brackets, or in a clause about it; and the days of telling the opinions.
    """
    cues: dict[int, set[str]] = {}
    for passage in passages:
        cues.setdefault(passage.section, set()).update(passage.cues)
    for passage in passages:
        yield from _limited(passage, frozenset(cues[passage.section]))
        yield from _heads(passage)
        if not (passage.about(PREAMBLE) or passage.within("post")):
            for sentence in sentences(passage.text):
                yield from _other_days(sentence, passage)


def _heads(passage: Passage) -> Iterator[Fact]:
    """The steps that sentences name at their head; of a note that stands elsewhere, before their days:
    谈心谈话自1月6日起，1月15日止.
    """
    elsewhere = passage.about(PREAMBLE, *_MEETING_ITSELF) or passage.within("post")
    own, rest = passage.roles & _OF_TABLE, passage.text
    over = own if len(own) == 1 else frozenset[str]()
    for sentence in sentences(passage.text):
        rest = rest.partition(sentence)[2]
        named, when = _at_head(sentence, over, "" if elsewhere or passage.about("time") else rest)
        if not elsewhere or (named <= _ANYWHERE and not _ORDINAL.sub("", sentence).startswith(when)):
            yield from _facts(named, when, passage.place)
        over = steps_named(sentence) if not elsewhere and len(sentence) <= _LONGEST_NAME else frozenset()


def _at_head(text: str, over: frozenset[str] = frozenset(), rest: str = "") -> tuple[frozenset[str], str]:
    """The steps that a text names at its head beside a stretch of days, and the stretch; ``over`` are the
    steps of a text that begins with its days and names none, ``rest`` goes on behind it.
    """
    day = next(iter(moments.days(text)), None)
    if day is None or not is_stretch(when := text[day.start : day.end]):
        return frozenset(), ""
    before = _LEAD.sub("", _ORDINAL.sub("", text[: day.start]).strip(_EDGES)).strip(_EDGES)
    behind = text[day.end :].lstrip(_EDGES)
    if before:
        whole = not _NAME_END.search(before) and _BEHIND.match(text, day.end)
        named = steps_named(before, True) if whole and len(before) <= _LONGEST_NAME else frozenset()
        if not named and not behind and _STEP.match(text):
            named = _first_told(rest[:_FARTHEST])
    else:
        work = _NAME_END.split(behind, maxsplit=1)[0].split("、")[0]
        named = steps_named(work, True) if len(work) <= _LONGEST_NAME else frozenset()
        named = (
            named
            or (over if not heading_roles(work) else frozenset())
            or _first_told(behind + rest[:_FARTHEST])
        )
    return (named, when) if len(named) in (1, 2) else (frozenset(), "")


def _first_told(text: str) -> frozenset[str]:
    """The step of the first clause that is about just one: 从某日到某日，通过座谈会，听取意见."""
    before = takewhile(lambda clause: "生活会" not in clause and not _SENT.search(clause), clauses(text))
    about = ((text_roles(clause) & _OF_TABLE) or steps_named(clause) for clause in before)
    return next((roles for roles in about if len(roles) == 1), frozenset())


def _other_days(sentence: str, passage: Passage) -> Iterator[Fact]:
    """The day of telling the opinions, and that on which all study together who have read alone before."""
    if when := _told_on(sentence, passage):
        yield Fact("feedback.deadline", when, passage.place)
    for clause in clauses(sentence) if _ALONE.search(passage.text) else ():
        day = next(iter(moments.days(clause)), None)
        if day and not day.start and _TOGETHER.search(sentence, sentence.find(clause)):
            yield Fact("study.deadline", clause[: day.end], passage.place)


def _told_on(sentence: str, passage: Passage) -> str:
    """The day on which opinions are told: of the clause that says so, else of the one before it."""
    about = passage.touches("opinions") or "意见" in sentence
    before = ""
    for clause in clauses(sentence) if about and not _FROM_ABOVE.search(sentence) else ():
        said = _TOLD.search(clause)
        days = moments.ends(clause[: said.start()] if said else clause)
        when = next(reversed(list(moments.words(clause, days))), "") or moments.day_alone(
            clause, passage.text
        )
        when = "" if is_stretch(when) else when
        if said:
            return when or before
        before = "" if _SENT.search(clause) or "送" in clause else when or before
    return ""


def _limited(passage: Passage, cues: frozenset[str]) -> Iterator[Fact]:
    """The limits of a paragraph: behind 完成时限, in brackets, or in a clause about the step."""
    ended = passage.label in LIMIT_LABELS
    about = passage.roles | cues if ended and passage.about(*_OF_TABLE) else passage.roles
    for value in _values(passage):
        yield from _facts(_ended(about & _OF_TABLE, passage.heading), value, passage.place)
    if not ended and not passage.about(*_NO_STEP, "agenda"):
        for step, value in _until(passage):
            yield from _facts(_ended({step}, passage.heading), value, passage.place)


def _ended(about: Collection[str], text: str) -> frozenset[str]:
    """The steps that are told of and may end: what a text says is looked through was written before."""
    looked = _REVIEW.search(text) and not has(text, _WRITES)
    return frozenset(about) - ({"materials"} if looked else set())


def _values(passage: Passage) -> Iterator[str]:
    if passage.label in LIMIT_LABELS and (ends := moments.ends(passage.rest)):
        yield next(moments.words(passage.rest, ends))
        return
    for inside in _BRACKET.finditer(passage.text):
        if value := _limit(inside["v"]):
            yield value


def _bracketed(text: str) -> str:
    """The limit that stands in brackets at the end of a text; of a stretch of days the last."""
    brackets = list(_BRACKET.finditer(text))
    ends = brackets and brackets[-1].end() == len(text.rstrip("。；"))
    return _limit(brackets[-1]["v"]) if ends else ""


def _limit(text: str) -> str:
    parts = (part.rpartition("：")[2].strip() for part in re.split("[；;，,]", text))
    return next(filter(dated, parts), "")


def _before(heading: str) -> str:
    """The moment before a work that is one step: 1月5日前，征求意见."""
    return next((value for _, value in _entry(heading) if moments.days(value)), "")


def _until(passage: Passage) -> Iterator[tuple[str, str]]:
    """The limit of each step, in a clause that names the step or goes on from one that does: the first, or
    that of what ends it (定稿); before it a sentence that is an entry of a timetable.
    """
    limited = dict(entry for sentence in sentences(passage.text) for entry in _entry(sentence))
    own = passage.roles & _OF_TABLE
    for sentence, steps in told(passage):
        about = steps & (own | text_roles(sentence))
        step = _one(about, own)
        told_clauses = clauses(sentence)
        for clause, after in zip(told_clauses, [*told_clauses[1:], ""], strict=True):
            here = text_roles(clause) & about
            if len(own) != 1 or own.isdisjoint(_LIMITED) or moments.ends(clause):
                step = _one(here, own) or step
            if any(map(MEETING.search, (clause, after))) or _SENT.search(clause) or moments.hours(clause):
                continue
            if _TOLD.search(clause) and not _FROM_ABOVE.search(sentence):
                continue
            led = moments.is_moment(clause) and not _SENT.search(after)
            draft = _SENT.search(sentence) and "完成" not in clause and not led
            may_end = _ended(step.intersection(_LIMITED[:-1] if draft else _LIMITED), clause)
            for role in may_end if len(step) == 1 else ():
                ends = (_ends(clause, day, bool(own), bool(own or step)) for day in moments.ends(clause))
                if (role not in limited or _FINAL.search(clause)) and (value := next(filter(None, ends), "")):
                    limited[role] = value
    yield from limited.items()


def _entry(sentence: str) -> Iterator[tuple[str, str]]:
    """The step and the limit that a sentence is and nothing else: 3月5日前，完成材料撰写."""
    day = next(iter(moments.ends(sentence)), None)
    if not day or day.start:
        return
    word, work = sentence[: day.end], _DONE.sub("", sentence[day.end :])
    steps = heading_roles(work).intersection(_LIMITED)
    ends = has(sentence, ("完成", "结束")) or _RANGE.search(word) or word.endswith(("前", "内", "旬"))
    if len(steps) == 1 and ends and "后" not in word and len(work) <= _LONGEST_WORK and not sends(work):
        yield next(iter(steps)), word


def _one(steps: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    """Of several steps that words name, that of their section; nothing where none is."""
    return steps if len(steps) == 1 else steps & own


def _ends(clause: str, day: moments.Moment, begins: bool, named: bool) -> str:
    """The words of a day that ends something: 某日前, from one day to another; if it ``begins`` what a
    section tells, at the head of a clause; of 会前 only where the step is ``named``.
    """
    word, before, behind = clause[day.start : day.end], clause[: day.start], clause[day.end :]
    ranges = bool(_RANGE.search(word))
    is_dated = (
        (named and len(word) > len("召开会议前")) or day in moments.days(clause) or word[-1:] in "天日内周"
    )
    until = (
        ranges
        or word.endswith((*_LIMITS, "旬"))
        or behind.startswith("止")
        or has(behind, ("完成", "结束"))
        or (begins and (not before or before.endswith(("于", "至", "到"))))
    )
    begun = not ranges and (before.endswith(("自", "从")) or behind.startswith(_BEGUN))
    act = not ranges and not word.endswith(_LIMITS) and _ONE_MEETING.search(clause)
    other = begun or act or _EXTENDED.search(before) or behind.startswith(_OUTSIDE) or "后" in word
    return word if is_dated and until and not other else ""


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


def campaign(passages: Sequence[Passage]) -> Iterator[Fact]:
    """甲阶段从某日开始，到某日结束: stages of a campaign, from the clause that names their first day."""
    for passage in passages:
        for sentence in sentences(passage.text) if "阶段" in passage.text else ():
            begun = (one for one in clauses(sentence) if "开始" in one and moments.days(one))
            if (first := next(begun, "")) and has(first, ("从", "自", "于")):
                yield Fact("schedule.step", sentence[sentence.find(first) :], passage.place)


def sets_a_limit(fact: Fact) -> bool:
    """Whether the limit of a report is one: it tells the days on which things were done, and till when
    problems are put right.
    """
    return fact.field != "problems.deadline" and (
        fact.value.endswith("前") or bool(_RANGE.search(fact.value))
    )
