"""What a member says of himself and of others at the meeting: the matters that he explains, how many
criticisms he gives at least.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text import CHINESE
from ..text.lazy import lazy_pattern
from ..text.patterns import AMOUNT
from .fact import Fact
from .lists import clauses, has, item_spans, paragraphs, sentences, stretch
from .passage import PREAMBLE, Passage
from .tables import words

_EXPLAINS = lazy_pattern(
    r"(?:作出?|进行|予以|有所)了?(?:一次)?(?:深刻|专门|书面)*(?:说明|报告|检讨|检查|回应|解释)"
    rf"|(?:主动|如实|逐项|逐条|专门|要|须)说明|[讲说写谈](?:清楚|透彻|明(?!，[{CHINESE}]是))|说清"
)
"""The verbs of what a member tells the meeting of himself."""
_LEADS_MATTER = lazy_pattern(
    r"(?:^|[，：。])[^，：。]{0,16}?(?:(?<![针核])对(?!照)|就|将|把(?![^。]*，[对就])|结合|涉及到?)"
)
_TO_BE = lazy_pattern(
    r"(?:，?(?:都|均|也|要|应当?|必?须|逐一|逐项|逐条|如实|一并|在[^，]{1,10}[时中里上]))+$"
)
"""What stands between a matter and the verb."""
_MATTERS = lazy_pattern("|".join(words("speaking.matters")))
_SEARCHED = lazy_pattern("检查|查摆|剖析|检视")
"""What says that the list below names what is wrong, not what is explained."""
_LOOKED_AT = lazy_pattern("^.*方面[^，]{0,6}(?:对照|检查|查摆|剖析|检视)[^，]*，")
"""A clause that says in which respects one looks, which is not what is explained behind it."""
_CONCERNED = ("受到", "被")
"""What begins the name of those who explain what befell them: 受到问责的要作出检查."""
_SHORT = 3

_LEAST_COUNT = lazy_pattern(
    r"(?P<v>(?:[每对给向][^，。；：|]{0,24}?)?(?:(?:至少|最少|不少于|不得少于|不低于)[^，。；：|]{0,12}?"
    rf"(?:{AMOUNT}|[两xX×])\s*(?P<what>条|个人|[名位])|(?:{AMOUNT}|两)(?:条以上|至{AMOUNT}条))[^，。；：|]{{0,8}})"
)
"""How much each says at least; where people are counted, that it is said of them stands beside."""
_SAID = ("批评", "意见", "互批", "互评")


def explained(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Matters that members explain at the meeting, one by one, in a sentence or in the list below it."""
    listed = ""
    for passage in passages:
        if listed and passage.number and (listed == ":" or _kind(passage.number) == listed):
            listed = _kind(passage.number)
            yield Fact("meeting.report_on", passage.text.strip("。；"), passage.place)
            continue
        listed = ""
        if passage.about("talks", "opinions", PREAMBLE):
            continue
        for sentence in sentences(passage.text):
            start = 0
            for explained in _EXPLAINS.finditer(sentence):
                listed = ":" if passage.announces and not _SEARCHED.search(sentence) else ""
                before = _LOOKED_AT.sub("", sentence[start : explained.start()])
                told = _matter_of(before, sentence[explained.end() :])
                if told.startswith(_CONCERNED):
                    told += before.rpartition(told)[2] + explained[0]
                start = explained.end()
                for matter in _matters(told):
                    yield Fact("meeting.report_on", matter, passage.place)


def _kind(number: str) -> str:
    """The signs of a number without its value: （）, 、."""
    return re.sub(r"\w", "", number) or "0"


def _matter_of(before: str, after: str) -> str:
    """What is explained: behind 对 or 就, else before the verb, else behind it; empty where it is none of
    a person's matters.
    """
    lead = _LEADS_MATTER.search(before)
    text = before[lead.end() :] if lead else before
    first = next(iter(paragraphs(after)), "")
    behind = first.partition("包括")[2] or first.partition("，")[0]
    if not _MATTERS.search(text.rpartition("，")[2]) and _MATTERS.search(behind):
        text, lead = behind, None
    parts = clauses(text)
    while parts and not _MATTERS.search(parts[-1]):
        parts.pop()
    while parts and not lead and not _MATTERS.search(parts[0]):
        parts.pop(0)
    return _TO_BE.sub("", stretch(parts, text)) if parts else ""


def _matters(text: str) -> list[str]:
    """Matters apart; words too short to be one belong to the next: 个人、家庭、亲属重大事项."""
    if text.count("是否") > 1:
        return re.split("、(?=是否)", text)
    groups: list[tuple[int, int]] = []
    short = False
    for start, end in item_spans(text):
        groups = [*groups[:-1], (groups[-1][0], end)] if short else [*groups, (start, end)]
        short = end - start < _SHORT
    return [text[start:end] for start, end in groups]


def criticisms(passages: Sequence[Passage]) -> Iterator[Fact]:
    """How many criticisms each gives at least."""
    for passage in passages:
        if passage.about("opinions", "talks", "study"):
            continue
        for sentence in sentences(passage.text):
            if has(sentence, _SAID) or passage.about("criticism"):
                yield from (Fact("criticism.min_count", count, passage.place) for count in _counts(sentence))


def _counts(sentence: str) -> Iterator[str]:
    for clause in clauses(sentence):
        match = _LEAST_COUNT.search(clause)
        counted = match and (match["what"] in (None, "条") or has(clause, _SAID))
        if match and counted and not has(clause, ("征求", "收集", "听取", "征集")):
            yield match["v"]
