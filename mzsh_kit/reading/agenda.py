"""会议议程: the items in order, from a list or from running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .fact import Fact
from .passage import Passage
from .phrase import clauses, covered, inline, sentences

_INTRO = re.compile(r"(?:议程|程序|流程|环节|内容|如下|步骤|安排)[^。；]{0,8}[:：]$")
_ACT = re.compile(
    r"主持|通报|对照检查|比照检查|自我批评|相互批评|自我指责|点评|讲话|表态|总结|发言|提要求|宣布|说明|评价|宣读|传达|学习|测评|听取|逐一|检视|剖析|批评|汇报|介绍|反馈|评议|承诺|小结|讲评"
)
_HOST = re.compile(
    r"^[（(]?会?议?(?:由)[^，。；]{1,30}主持[^，。；]{0,4}[)）]?(?:，(?:会期|会议时间|时间)[^，。；]*|，议程如下)?[:：]?$"
)
_LEAST = 3
_RULE = re.compile(
    r"^(?:自我批评|相互批评|自我指责|相互指责|互相批评|批评意见|班子成员要|要|对待?批评|达到|专题民主生活会上|不)|防止|不能|讲党性"
)
_RUN = re.compile(
    r"(?:主持|代表[^，。；]{0,10}(?:班子|党组|党委)[^，。；]{0,4}作?(?:对照|比照)检查|(?:依次|逐一|逐个)[^，。；]{0,6}(?:进行|作|开展)|(?:点评|总结)(?:讲话|发言)?|提出批评意见$)"
)


_ACTOR = re.compile(
    r"(?:全体|其他|其余|每[名位]|各)?(?:班子|领导班子|党[组委]|成员|同志|主要负责|上级|与会|到会|督导|指导|参会)"
)


def agenda(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Listed items where a section has a list; otherwise sentences of running text that say who does what."""
    announced = {one.section for one in passages if _INTRO.search(one.text)}
    listed = [one for one in passages if one.about("agenda") or (one.section in announced and _stated(one))]
    whole = [one for one in listed if not _INTRO.search(one.text)]
    found = [one for one in whole if _is_item(one)]
    counted = [one for one in found if one.number]
    found = counted if len(counted) >= _LEAST else found
    if len(found) >= _LEAST:
        yield from (Fact("agenda.item", _words(one.text), one.place) for one in found)
        return
    for one in passages:
        held = one.about("hold", "criticism") or one.touches("agenda")
        if held and not one.about("post", "organisation"):
            yield from _running(one)


def _stated(one: Passage) -> bool:
    """Whether a paragraph about the meeting itself can be an item: it lays down no rule."""
    return one.about("hold", "criticism") and not any(_RULE.search(text) for text in sentences(one.text))


def _is_item(one: Passage) -> bool:
    text = one.text.strip("（()） ")
    if not _ACT.search(text) or _HOST.match(one.text.strip("。；")):
        return False
    return bool(one.number) or (len(sentences(text)) == 1)


def _words(text: str) -> str:
    return text.strip("。；; —-")


def _running(passage: Passage) -> Iterator[Fact]:
    if (found := inline(passage.text)) and sum(bool(_ACT.search(one)) for one in found) >= _LEAST:
        yield from (Fact("agenda.item", one, passage.place) for one in found)
        return
    for sentence in sentences(passage.text):
        for part in _by_actor(sentence):
            if _RUN.search(covered(part)) and not _RULE.search(part):
                yield Fact("agenda.item", part, passage.place)


def _by_actor(sentence: str) -> list[str]:
    """A sentence cut where somebody else acts; rules that follow are left out."""
    found: list[str] = []
    for clause in clauses(sentence):
        if found and _RULE.search(clause):
            break
        if found and not _ACTOR.match(clause):
            found[-1] += f"，{clause}"
        else:
            found.append(clause)
    return found
