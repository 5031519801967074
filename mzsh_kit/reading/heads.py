"""Steps of the preparation that state their days at their head, in whatever order, and the day on which
opinions are told to whom they concern, which is a step of its own.

第二步，征求意见，1月4日至9日; 第一阶段（1月4日至9日），抓学习; 1月7日至12日撰写材料.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..text import DateSpan, moments, whole_date
from ..text.lazy import lazy_pattern
from ..text.patterns import ITEM, NUMERAL
from .fact import Fact
from .lists import clauses, sentences
from .outline import Outline
from .passage import PREAMBLE, Passage
from .roles import heading_roles, text_roles

STEPS = ("study", "opinions", "feedback", "talks", "problems", "materials", "review")
"""Steps before the meeting that have days of their own."""
DAYS = (".deadline", ".period")
"""Fields of when a step is."""
_OF_TABLE = frozenset(STEPS) - {"feedback", "review"}
_FEEDBACK = lazy_pattern("意见.{0,4}反馈|反馈.{0,6}(?:意见|情况)|^反馈")
_TOLD = lazy_pattern("反馈(?!的|上来)")
_FROM_ABOVE = lazy_pattern(
    "(?:巡[视察]|督[导查]|审计|上级|考核)[^，。；]{0,16}反馈|反馈了?[^，。；]{0,6}(?:巡[视察]|督[导查]|审计)"
)
_REVIEW = lazy_pattern("审[核阅改定]|把关|^审")
_SENT = lazy_pattern("报[审送批]|送审|上报|审批|^报")
_ISSUED = lazy_pattern("印发|布置|部署|动员|制[定订](?:实施|工作)?方案")
"""What is done once, before or beside a step, and ends none: 印发方案、布置学习."""
_NO_STEP = frozenset({"hold", "criticism", "post"})
_ORDINAL = lazy_pattern(rf"^(?:第{NUMERAL}(?:步|个?阶段|个?环节)|{ITEM}|阶段|[，：:、。（(）)\s\u3000])+")
_LEAD = lazy_pattern("(?:自|从|于|在|时间|安排)+$")
_NAME_END = lazy_pattern("[，。；：（(）)\u3000]| {2}")
_BEHIND = lazy_pattern("[，。；：）)、\\s]|进行|完成|开展|$")
_EDGES = "，：:、。；（(）) \u3000\t—"
_LONGEST_NAME = 16
_ALONE = lazy_pattern("前[^，。；]{0,4}自学")
_TOGETHER = lazy_pattern("(?:集[中体]|专题|交流)(?:学习|研讨)")
_NAMED_ANYWHERE = frozenset({"opinions", "talks"})
"""Steps whose names tell that they are of before the meeting wherever they stand."""
_NOT_BEFORE = ("post", "hold", "criticism")


def steps_named(name: str) -> frozenset[str]:
    """The steps that the name of a work is of; none for what is sent, issued or the meeting itself."""
    if _ISSUED.search(name) or "生活会" in name:
        return frozenset()
    if _FEEDBACK.search(name) and not _FROM_ABOVE.search(name):
        return frozenset({"feedback"})
    if _REVIEW.search(name):
        return frozenset() if _SENT.search(name) else frozenset({"review"})
    roles = heading_roles(name)
    return roles & _OF_TABLE if roles.isdisjoint(_NO_STEP) and not _SENT.search(name) else frozenset()


def looked_through(heading: str) -> bool:
    """Whether a heading is of looking papers through or sending them for it, and not of writing them."""
    return bool(_REVIEW.search(heading)) and "撰写" not in heading and "起草" not in heading


def tells_opinions(sentence: str, clause: str) -> bool:
    """Whether a clause says that opinions are told to whom they concern."""
    return bool(_TOLD.search(clause)) and not _FROM_ABOVE.search(sentence)


def is_stretch(value: str) -> bool:
    """Whether a moment goes from one day to another."""
    return isinstance(whole_date(value.removesuffix("前")), DateSpan)


def at_head(text: str, over: frozenset[str] = frozenset()) -> tuple[frozenset[str], str]:
    """The steps that a text names at its head beside a stretch of days, and the stretch; ``over`` are the
    steps of a text that begins with its days and names none.
    """
    day = next(iter(moments.days(text)), None)
    if day is None or not is_stretch(text[day.start : day.end]):
        return frozenset(), ""
    before = _LEAD.sub("", _ORDINAL.sub("", text[: day.start]).strip(_EDGES)).strip(_EDGES)
    behind = text[day.end :]
    if before:
        whole = len(before) <= _LONGEST_NAME and not _NAME_END.search(before) and _BEHIND.match(behind)
        named = steps_named(before) if whole else frozenset[str]()
    else:
        work = _NAME_END.split(behind.lstrip(_EDGES), maxsplit=1)[0].split("、")[0]
        named = steps_named(work) if len(work) <= _LONGEST_NAME else frozenset()
        named = named or (over if not heading_roles(work) else frozenset()) or _first_told(behind)
    return (named, text[day.start : day.end]) if len(named) in (1, 2) else (frozenset(), "")


def _first_told(sentence: str) -> frozenset[str]:
    """The step of the first clause that is about just one: 从某日到某日，通过座谈会，听取意见."""
    told = ((text_roles(clause) & _OF_TABLE) or steps_named(clause) for clause in clauses(sentence))
    return next((roles for roles in told if len(roles) == 1), frozenset())


def headings(tree: Outline) -> Iterator[Fact]:
    """The days of the steps that headings name, where they stand in the heading or begin what is below it."""
    for section in tree.sections:
        named, when = at_head(section.heading)
        first = section.lines[0].text if section.lines else ""
        place = section.place
        if not when and first and len(over := steps_named(clauses(section.heading)[0])) == 1:
            named, when = at_head(next(iter(sentences(first)), ""), over)
            place = section.lines[0].place
        yield from facts(named, when, place)


def told(passages: Sequence[Passage]) -> Iterator[Fact]:
    """The days of the steps that sentences name at their head, and of telling the opinions."""
    for passage in passages:
        if passage.about(*_NOT_BEFORE, PREAMBLE) or passage.within("post"):
            yield from _noted(passage)
            continue
        over = frozenset[str]()
        for sentence in sentences(passage.text):
            yield from facts(*at_head(sentence, over), passage.place)
            over = _name_alone(sentence)
            yield from _other_days(sentence, passage)


def _name_alone(sentence: str) -> frozenset[str]:
    """The step that a sentence names and says nothing more of: 二是听取意见."""
    bare = _ORDINAL.sub("", sentence).strip(_EDGES)
    named = steps_named(bare) if len(bare) <= _LONGEST_NAME and not moments.ends(bare) else frozenset[str]()
    return named if len(named) == 1 else frozenset()


def _noted(passage: Passage) -> Iterator[Fact]:
    """Steps named before their days in a note that stands elsewhere: 谈心谈话自1月6日起，1月15日止."""
    for sentence in sentences(passage.text):
        named, when = at_head(sentence)
        if named <= _NAMED_ANYWHERE and not _ORDINAL.sub("", sentence).startswith(when):
            yield from facts(named, when, passage.place)
        if not passage.about("post", PREAMBLE) and not passage.within("post"):
            yield from _other_days(sentence, passage)


def _other_days(sentence: str, passage: Passage) -> Iterator[Fact]:
    """The day of telling the opinions, and that on which all study together who have read alone before."""
    if when := _told_on(sentence, passage):
        yield Fact("feedback.deadline", when, passage.place)
    told = clauses(sentence) if _ALONE.search(sentence) else []
    for clause in told:
        day = next(iter(moments.days(clause)), None)
        if day and not day.start and _TOGETHER.search(clause):
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


def alone(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts; a step that has its stretch of days has no other limit: what is due meanwhile is an act of
    it.
    """
    lasting = {_step(fact) for fact in facts if fact.field.endswith(DAYS) and is_stretch(fact.value)}
    for fact in facts:
        if not (fact.field.endswith(DAYS) and _step(fact) in lasting) or is_stretch(fact.value):
            yield fact


def _step(fact: Fact) -> str:
    return fact.field.partition(".")[0]


def facts(named: Iterable[str], when: str, place: str) -> Iterator[Fact]:
    """The limit of each of the steps; talks that last have a period."""
    for step in STEPS:
        if step in named:
            yield Fact("talks.period" if step == "talks" else f"{step}.deadline", when, place)
