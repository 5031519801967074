"""How sure a value is: scraps of sentences are no facts; what is masked is kept as text and never taken
over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..text import CHINESE, annotated
from ..text.lazy import lazy_pattern
from ..text.patterns import AMOUNT, VALUE_NUMBER
from ..text.people import SURNAME
from .actor import is_person
from .fact import Fact
from .lists import covered
from .tables import words

_SENTENCES = words("certainty.sentences")
"""Fields whose values may run over a sign that stands open."""
_WITH = ("talks.pair", "opinions.method")
"""Fields whose values may begin with whom something is done with."""
_BAD_START = lazy_pattern("的|和(?!谐)|与(?!会)|及(?!时)|等|了(?!解)|[、，；：。）》”他她]|以及|指出")
_BAD_END = lazy_pattern(
    "(?:(?<!目)的|[和与及、，（《“并把将：]|为了|对于|关于|设在|(?<![理缘自])由|(?:批准|同意|审核)后)$"
)
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_PREPOSITIONS, _NO_PREPOSITION = words("certainty.prepositions"), words("certainty.no_preposition")
_NO_NAMES, _NOT_NAMED = words("certainty.no_names"), words("certainty.not_named")
"""Verbs that no name begins with, and words that none ends with."""
LEAD = lazy_pattern(
    rf"^(?:并(?![购轨列联排])且?|同时|此外|另外|届时|在此基础上|[{CHINESE}]是(?!否)|(?:基本|主要)(?:内容|要求)："
    rf"|{VALUE_NUMBER}|[①-⑳]|【[^】]{{1,16}}】)，?"
)
"""What leads on from the sentence before, counts it or heads it."""
_AROUND = {
    "basis": lazy_pattern("^(?:根据|按照|依据|依照)(?=[^，]*$)"),
    "meeting.report_on": lazy_pattern("^对(?=群众)|(?:如实报告|作出说明)$"),
    "problems.aspect": lazy_pattern("^(?:检查|查摆|查找|分析)(?=[^，]{4,}(?:情况|问题|方面)$)"),
}
"""What stands around a value of these fields and is no part of it."""
_NOT_WHOLE = lazy_pattern(rf"^(?:{AMOUNT}|两)个?(?:是否|方面|带头)$|，.$")
"""五个是否 alone, a text that ends in the middle of a clause."""
_MASKED_IN_CASE = lazy_pattern(rf"{SURNAME}某{{1,2}}(?=(?:等人?)?(?:一)?案|[^，。；“”]{{0,12}}违[纪法])")
"""Whose case it is, whom papers never name: 王某某案."""
_PEOPLE = ("代表", "群众", "职工")
"""Whom one asks is no way to ask."""
_ITEMS = ("study.item", "opinions.scope", "opinions.method")
"""Fields whose values are things and people, and say nothing of what is to be done."""
_NO_ITEM = lazy_pattern(
    "^(?:是(?!否)|属于|会议(?!精神|文件)|各级[^，]*要|按照|根据|传达|宣传)"
    "|(?<![主重需概纪摘简])要(?![求点素闻论旨义])|(?<![相供响适])应(?![邀届])"
)
_NOUNS = ("meeting.venue", "meeting.host", "meeting.attendees", "meeting.observers", "meeting.guidance",
          "meeting.recorder", "opinions.scope")  # fmt: skip
"""Fields whose values are names, before which no preposition stands."""


def certain(facts: Iterable[Fact], texts: Mapping[str, str]) -> Iterator[Fact]:
    """The facts without scraps and without what leads on to them; masked ones are marked as uncertain.
    ``texts`` are the paragraphs by their places.
    """
    for fact in facts:
        bare = replace(fact, value=_without_lead(fact))
        if not is_scrap(bare, texts.get(fact.place, "")):
            yield marked(bare)


def marked(fact: Fact) -> Fact:
    """The fact, uncertain where it is incomplete."""
    return replace(fact, certain=False) if incomplete(fact) else fact


def incomplete(fact: Fact) -> bool:
    """Whether a part of it is left out, a sign stands open, it is nothing whole or says what one does."""
    return bool(
        annotated(_MASKED_IN_CASE.sub("", f"{fact.value}，{fact.who}")).left_out
        or any(_unpaired(fact.value, *pair) for pair in _PAIRS)
        or _NOT_WHOLE.search(fact.value)
        or (fact.field in _NOUNS and "参加会议" in fact.value)
    )


def _without_lead(fact: Fact) -> str:
    value = LEAD.sub("", fact.value)
    if fact.field not in _SENTENCES:
        value = value.partition("。")[0] or value
    around = _AROUND.get(fact.field)
    return (around.sub("", value) or value) if around else value


def is_scrap(fact: Fact, text: str = "") -> bool:
    """A piece that no sentence ends or begins with, a sign whose other half stands in the paragraph
    outside, a preposition before a name.
    """
    value = fact.value.strip()
    if (
        (len(value) < 2 and not annotated(value).left_out)
        or (_BAD_START.match(value) and not (fact.field in _WITH and value[0] in "与和"))
        or (fact.field in _ITEMS and value[0] not in "对凡" and _NO_ITEM.search(covered(value)))
        or ((end := _BAD_END.search(value)) and not _named_so(fact, end[0]))
    ):
        return True
    if fact.field not in _SENTENCES and any(
        _unpaired(value, *pair) and not _unpaired(text, *pair) for pair in _PAIRS
    ):
        return True
    if fact.field == "opinions.method":
        return value.endswith(_PEOPLE)
    return (
        fact.field in _NOUNS
        and not fact.name
        and (
            (value.startswith(_PREPOSITIONS) and not value.startswith(_NO_PREPOSITION))
            or value.startswith(_NO_NAMES)
            or value.endswith(_NOT_NAMED)
        )
    )


def _named_so(fact: Fact, end: str) -> bool:
    """Whether a person's name ends in a sign that else ends nothing: 李庆和."""
    named = fact.name.endswith(end) or is_person(fact.value)
    return fact.field in _NOUNS and len(end) == 1 and named


def _unpaired(text: str, left: str, right: str) -> bool:
    return text.count(left) != text.count(right)
