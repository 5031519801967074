"""发言提纲 and 对照检查材料: the parts they must have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .fact import Fact
from .passage import Passage
from .phrase import clauses, inline, sentences

_PARTS = re.compile(
    r"(?:包括|组成|内容|部分).{0,12}[:：]|(?:主要)?(?:包括|包含|要有|应有|要写|写清|写明)(?:了|明)?(?=[^，。]{4,}、)"
    r"|由(?=[^，。]{2,}、[^，。]{2,60}(?:组成|构成))"
)
_MUST = re.compile(r"(?:^|、|做到)(?P<v>[^，。；、]{2,20}必写)")
_TASKS = re.compile(
    r"^(?:并|要)?(?P<v>(?:主动)?查找问题|(?:深入|深刻)?剖析(?:问题)?(?:原因|根源)|(?:提出|制定|明确)(?:努力方向和)?整改措施|报告.{0,4}事项)$"
)
_EXPLAIN = re.compile(
    r"(?:(?:提纲|材料)[^，。；]{0,6}要?|，(?:并|还|也|同时)要?|^同时，(?:还|也)?要?)对(?P<v>[^，。；]{4,80}?)(?:说清楚|作出说明|进行说明|逐项说明|讲清楚)"
)
_SAYS = re.compile(r"(?:提纲|材料)[^，。；]{0,6}要?(?:说明|报告|写明)(?P<v>[^。；，]{4,80})$")
_FOCUS = re.compile(r"(?:把|将)(?P<v>[^，。；,]{4,60}?)作为(?:对照检查|检查|剖析)的?重要内容")
_AND = re.compile(r"^(?:以及|和|及)")
_COUNTED = re.compile(
    r"(?P<v>[^，。；]+、[^，。；]+?)等?(?:[\d一二三四五六七八九几]+个?)?(?:部分|方面|内容|环节)(?=$|组成|构成|，|的内容)"
)


def parts(passages: Sequence[Passage]) -> Iterator[Fact]:
    """What 对照检查材料 and 发言提纲 must hold, part by part."""
    for n, one in enumerate(passages):
        studied = one.about("study") and not one.about("materials")
        if one.touches("materials") and not (one.about("agenda", "organisation", "opinions") or studied):
            for value in _of(one):
                yield Fact("materials.personal", value, one.place)
            if one.text.endswith(("：", ":")) and re.search(r"说明|提纲", one.text):
                yield from _below(passages[n + 1 :], one)


def _below(following: Sequence[Passage], intro: Passage) -> Iterator[Fact]:
    for one in following:
        if not one.number or one.section != intro.section:
            return
        yield Fact("materials.personal", sentences(one.text)[0], one.place)


def _of(passage: Passage) -> Iterator[str]:
    text = passage.text
    if found := _PARTS.search(text):
        rest = text[found.end() :]
        listed = inline(rest)
        if listed:
            yield from listed
            return
        if ("、" in rest or "；" in rest) and not _TASKS.search(rest):
            yield from _listed(rest)
    for sentence in sentences(text):
        yield from (one["v"] for one in _MUST.finditer(sentence))
        for sign in (_EXPLAIN, _SAYS, _FOCUS):
            if one := sign.search(sentence):
                yield from re.split(r"、|以及", one["v"])
        for clause in clauses(sentence):
            if one := _TASKS.match(clause):
                yield one["v"]


def _listed(rest: str) -> Iterator[str]:
    told = rest.split("。")[0]
    if "；" in told and "，" not in told.split("；")[0]:
        yield from told.split("；")
        return
    first = sentences(rest)[0] if sentences(rest) else ""
    if found := _COUNTED.match(first):
        yield from found["v"].split("、")
        return
    parts = clauses(first)
    if parts and "、" in parts[0] and not any(_AND.match(one) for one in parts[1:]):
        yield from parts[0].split("、")
        return
    for clause in parts:
        yield _AND.sub("", clause)
