"""What is done at a meeting, in the order of a sentence: who acts, a verb of meetings, what it is done to.

One grammar for plans, lists and reports: 甲通报乙, 甲就乙进行通报, 甲代表班子作对照检查, 由甲点评.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..text.lazy import lazy_pattern
from ..text.patterns import NUMERAL
from .actor import are_people
from .lists import clauses, covered, has, signed_clauses, stretch
from .tables import words

OBLIGES = lazy_pattern(
    "(?<![主重需概纪摘简])要(?![求点素])|(?<![相供响适])应(?![邀到])|须|不得|拟|将(?=[于在由])|务必|原则上|一般|可以"
)
"""What says that something is to be done, or may be."""
_TELLS = "|".join(words("acts.tells"))
_ACT = lazy_pattern(
    rf"(?<!的)(?<!的重要)(?:{_TELLS})(?!材料|提纲|会(?!议(?!纪律)|[前上])|[表组要应须后时]|经验|时间|顺序|完毕|结束|$)"
    rf"|(?<!的)(?<!的重要)(?:{'|'.join(words('acts.verbs'))})(?=[了并和及、（]|$|会议|情况|党员|{'|'.join(words('acts.verbs'))}|时?(?:指出|认为|说|要求|提出))"
    rf"|(?:作|做|进行|开展|发表|提出?|给予)[出了过]?[^，。；]{{0,30}}?(?:{'|'.join(words('acts.names'))})(?:[（(].*|并指出.*)?$"
    r"|在[^，。；]{0,8}(?:讲话|点评|总结)[中时]"
)
"""A verb of meetings, or a verb that says nothing with the name of such an act behind it."""
_BEFORE_VERB = lazy_pattern(
    rf"^(?:{'|'.join(words('acts.adverbs'))})*"
    r"(?:(?:对|就|代表|围绕|结合|针对|按|根据|从|以|向|在|为|本着|联系|同|与(?!会)|紧扣|分)[^，。；]{1,60}?)?(?:作出?|进行)?$"
)
"""What stands between who acts and the verb: adverbs, then what a preposition leads."""
_NEXT = lazy_pattern(
    rf"^[他她]?(?:会议?[上中]|首先|其次|再次|随后|[之此而尔然]后|紧?接着|接下来|最后|下面|[先再]|{NUMERAL}[是要])[，,]?"
)
_IN_ORDER = lazy_pattern(
    r"^(?:会议?[上中][，,]?)?(?:首先|其次|再次|随后|[之此而尔然]后|紧?接着|接下来|最后|[先再])(?!从[不未]|不)"
)
"""What begins each clause of a sentence that tells in what order things are done."""
_AND = lazy_pattern(
    "^(?:会议(?=由)|同时|并|再|即|由|请|(?:[^，。；]{0,10}会议?)?由[^，。；]{1,30}主持(?:会议)?并)"
)
"""What begins a clause before who acts: what parts it from the one before, and what joins it."""
_THE_MEETING = lazy_pattern("^(?:[本此这]次)?会议$")
_JOINS = lazy_pattern(
    "^接受|^[^，]{0,6}下一[个位名]|^(?:其他|相互|互相)[^，。；]*(?:批评|意见)|对其|[^，。；]{2,8}(?:相互|互相)"
)
"""Whose act belongs to the one before: 甲发言，其他人对其批评."""
_OWN = lazy_pattern("代表[^，]{2,20}作|带头[作剖检]|个人(?:对照检查|检视)")
"""An act of its own, whoever did the one before: 甲通报乙，并代表班子作检查，带头作个人检查."""
_SUBORDINATE = lazy_pattern("(?:[后中前]|(?<!小)时|基础上|结束|完毕)$")
"""What ends a clause that only says when."""
_UNDONE = lazy_pattern(rf"(?:{_TELLS})了?[^，。；]*(?<!情况|问题|意见|报告|要求|措施)$")
_DONE = lazy_pattern("(?:情况|问题)$")
"""An object that runs on, and its end: 通报甲，乙，丙的情况."""
_COUNTED = ("至少", "最少", "不少于", "不得少于")
"""How much each is to say at least is no act."""
_LISTED = lazy_pattern(
    r"^(?P<who>(?:[\u4e00-\u9fff·]{2,4}、){2,}[\u4e00-\u9fff·]{2,4}?)(?:等?同志)?(?:依次|先后|逐一|逐个|轮流)$"
)
"""Names one after the other, whatever they are, before what is done one after the other."""
_SHORTEST, _LONGEST, _MOST = 2, 40, 4
"""Signs of a name; clauses of an object."""


def is_act(text: str) -> bool:
    """Whether a text holds a verb of meetings."""
    return any(map(_ACT.search, clauses(covered(text))))


def acts(sentence: str, goes_on: bool = False) -> list[str]:
    """The acts that a sentence tells, each with who acts and what else is done at once.

    ``goes_on``: whether the sentence before told one, so that the first of this need not say who acts.
    """
    parts: list[list[str]] = []
    told = signed_clauses(sentence)
    lead: list[str] = []
    running, free, done = False, goes_on, 0
    chain = sum(bool(_IN_ORDER.match(clause)) for clause, _ in told) > 1 and is_act(sentence)
    for n, (whole, sign) in enumerate(told):
        if n < done:
            continue
        bare = _NEXT.sub("", whole)
        while match := _AND.match(bare) or _NEXT.match(bare):
            bare = bare[match.end() :]
        who = who_acts(bare)
        if who is None and running and _SUBORDINATE.search(bare):
            continue
        if who is None and chain and _IN_ORDER.match(whole) and bare:
            who = ""
        if who is None and running and (chain or _JOINS.search(bare)):
            parts[-1].append(whole)
            continue
        if who is None:
            running, free = False, sign == "：" or not bare or "主持" in whole
            lead = [*lead, whole] if not free and _who(bare) else []
            continue
        done = _end([clause for clause, _ in told], n)
        part = [*lead, *(clause for clause, _ in told[n:done])]
        if running and (_JOINS.search(bare) or not (who or _NEXT.match(whole) or _OWN.search(bare))):
            parts[-1] += part
        elif who or lead or free or running or _NEXT.match(whole) or "主持" in whole:
            parts.append(part)
        else:
            continue
        running, lead = True, []
    return [stretch(part, sentence) for part in parts]


def joins(act: str) -> bool:
    """Whether an act belongs to the one before: 其他同志对其提出批评意见."""
    return bool(_JOINS.search(act))


def without_order(text: str) -> str:
    """An act without the words that say when its turn is: 首先, 再, 最后."""
    return _NEXT.sub("", text)


def _end(told: Sequence[str], n: int) -> int:
    """Behind the clause in which the object of an act ends."""
    if not _UNDONE.search(covered(told[n])):
        return n + 1
    return next((at + 1 for at in range(n + 1, min(n + _MOST, len(told))) if _DONE.search(told[at])), n + 1)


@lru_cache(maxsize=1024)
def who_acts(clause: str) -> str | None:
    """Who does an act of meetings in a clause; empty where it names nobody, None where there is no act."""
    if _SUBORDINATE.search(clause) or has(clause, _COUNTED):
        return None
    for match in _ACT.finditer(covered(clause)):
        before = clause[: match.start()]
        if _BEFORE_VERB.match(before):
            return ""
        if listed := _LISTED.match(before):
            return listed["who"]
        if who := _THE_MEETING.match(before) or _who(before):
            return str(who)
    return None


def _who(text: str) -> str:
    """The people at the head of a text, behind whom only adverbs and a preposition's words stand."""
    ends = () if text.startswith("组织") else range(_SHORTEST, min(len(text), _LONGEST) + 1)
    return next((text[:n] for n in ends if _BEFORE_VERB.match(text[n:]) and are_people(text[:n])), "")
