"""发言提纲 and 对照检查材料: who writes them, the parts they must have, who looks them through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.patterns import WORDS
from .fact import Fact
from .lists import clauses, has, inline, items, sentences, stretch, without_lead
from .passage import Passage
from .sending import sends
from .tables import words

_PAPERS = ("材料", "提纲", "分析检查报告")
_OWN_PAPERS = words("materials.own_papers")
_TEAM_PAPERS = words("materials.team_papers")
_WRITES = words("materials.writes")
_REVIEWS = words("materials.reviews")
_OWN_HAND = ("亲自", "自己动手", "认真", "动手")
_SENT = ("报送", "上报", "一并报", "呈报")
_PARTS = re.compile(
    r"(?:包括|组成|内容|部分).{0,12}[:：]|(?:主要)?(?:包括|包含|要有|应有|要写|写清|写明)(?:了|明)?(?=[^，。]{4,}、)"
    r"|由(?=[^，。]{2,}、[^，。]{2,60}(?:组成|构成))"
)
_COUNTED = re.compile(
    rf"(?P<v>[^，。；]+、[^，。；]+?)等?(?:(?:几|{WORDS['数']})个?)?(?:部分|方面|内容|环节)(?=$|组成|构成|，|的内容)"
)
_MUST = re.compile(r"(?:^|、|做到)(?P<v>[^，。；、]{2,20}必写)")
_TASKS = re.compile(
    r"^(?:并|要|切实|主动|深入|深刻|认真)*(?P<v>(?:查找|查摆)(?:个人)?(?:问题|责任)|剖析[^，。；]{0,30}(?:原因|根源|问题)|(?:提出|制定|明确)(?:努力方向和)?整改措施|报告.{0,4}事项)$"
)
_EXPLAIN = re.compile(
    r"(?:(?:提纲|材料)[^，。；]{0,6}要?|，(?:并|还|也|同时)要?|^同时，(?:还|也)?要?)对(?P<v>[^，。；]{4,80}?)(?:说清楚|作出说明|进行说明|逐项说明|讲清楚)"
)
_SAYS = re.compile(r"(?:提纲|材料)[^，。；]{0,6}要?(?:说明|报告|写明)(?P<v>[^。；，]{4,80})$")
_FOCUS = re.compile(r"(?:把|将)(?P<v>[^，。；,]{4,60}?)作为(?:对照检查|检查|剖析)的?重要内容")
_BELOW = ("说明", "提纲", "包括", "组成", "部分")
_LEAST, _LONGEST = 6, 60
_NEVER = ("agenda", "duties", "post", "preamble", "organisation")
_ELSEWHERE = ("agenda", "organisation", "opinions", "study", "post", "duties", "talks", "criticism", "preamble")  # fmt: skip


def materials(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Writers, parts and reviews, in sections and sentences about the papers of the meeting."""
    for n, one in enumerate(passages):
        if not one.touches("materials") or (one.about(*_NEVER) and not one.about("materials")):
            continue
        yield from _written(one)
        if one.about(*_ELSEWHERE) and not one.within("materials", "before"):
            continue
        yield from (Fact("materials.personal", value, one.place) for value in _parts(one))
        if one.announces and has(one.text, _BELOW) and has(one.text, _PAPERS):
            yield from _below(passages[n + 1 :], one)


def _written(one: Passage) -> Iterator[Fact]:
    for sentence in one.sentences():
        meant = sentence.about("materials") or has(sentence.text, _PAPERS)
        before = ""
        for clause in _tasks(sentence.text) if meant else ():
            subject, before = before, clause
            named = has(clause, _PAPERS)
            if (
                len(clause) < _LEAST
                or has(clause, _SENT)
                or sends(clause)
                or "负责"
                in clause.removeprefix("并")
                .removeprefix("负责审")
                .removeprefix("负责把关")
                .replace("负责同志", "")
                .replace("负责人", "")
                or clause.endswith(("后", "时", "中"))
            ):
                continue
            if _is_review(clause, named or (has(sentence.text, _PAPERS) and "把关" in clause), one):
                yield Fact(
                    "materials.review",
                    without_lead(clause, ("要对", "并对")) if clause.startswith("要对") else clause,
                    one.place,
                )
            elif (
                named
                and (has(clause, _WRITES) or ("由" in clause and clause.endswith("主持")))
                and (field := _writer(clause))
            ):
                goes_on = clause.startswith(_OWN_HAND) and "要" in subject and subject in sentence.text
                yield Fact(field, stretch([subject, clause], sentence.text) if goes_on else clause, one.place)


def _tasks(sentence: str) -> Iterator[str]:
    """Its clauses; of a clause that lists several things to do, each."""
    for clause in clauses(sentence):
        both = clause.split("、")
        listed = items(clause) if has(clause, ("等工作", "等环节", "等事项")) and "、" in clause else []
        if len(both) > 1 and has(both[0], _WRITES) and has(both[1], _REVIEWS):
            listed = both
        yield from listed if len(listed) > 1 else [clause]


def _is_review(clause: str, named: bool, one: Passage) -> bool:
    if has(clause, ("报审", "报请")) or (has(clause, ("检视剖析", "起草")) and not has(clause, _REVIEWS)):
        return False
    if has(clause, _REVIEWS):
        return named or (
            one.about("materials") and (has(clause, ("把关", "审")) or has(clause, ("会", "集体")))
        )
    return (
        one.about("materials")
        and "征求" in clause
        and "意见" in clause
        and has(clause, ("形式", "班子", "书面", "初稿", "稿"))
    )


def _writer(clause: str) -> str:
    """Whose paper a clause tells to write; of one that speaks of both, nobody's."""
    mine, ours = has(clause, _OWN_PAPERS), has(clause, _TEAM_PAPERS[:-3])
    if mine and (ours or has(clause, ("和个人", "材料和", "班子和", "班子及"))):
        return ""
    if mine:
        return "materials.personal"
    return (
        "materials.team"
        if ours or (has(clause, _TEAM_PAPERS) and has(clause, ("主持", "牵头", "由")))
        else ""
    )


def _below(following: Sequence[Passage], intro: Passage) -> Iterator[Fact]:
    for one in following:
        if not one.number or one.section != intro.section or "方面" in intro.text:
            return
        yield Fact("materials.personal", sentences(one.text)[0], one.place)


def _parts(one: Passage) -> Iterator[str]:
    text = one.text
    if (found := _PARTS.search(text)) and has(text[: found.end()], _PAPERS):
        rest = text[found.end() :]
        if listed := inline(rest):
            yield from listed
            return
        if ("、" in rest or "；" in rest) and not _TASKS.search(rest):
            yield from _listed(rest)
    for sentence in sentences(text):
        yield from (found["v"] for found in _MUST.finditer(sentence))
        for sign in (_EXPLAIN, _SAYS, _FOCUS):
            if got := sign.search(sentence):
                yield from re.split(r"、|以及", got["v"])
        if has(sentence, _PAPERS):
            yield from (got["v"] for clause in clauses(sentence) if (got := _TASKS.match(clause)))


def _listed(rest: str) -> Iterator[str]:
    told = rest.split("。")[0]
    if "；" in told and "，" not in told.split("；")[0]:
        yield from told.split("；")
        return
    first = (sentences(rest) or [""])[0]
    if found := _COUNTED.match(first):
        yield from found["v"].split("、")
        return
    parts = clauses(first)
    if parts and "、" in parts[0] and not any(one.startswith(("以及", "和", "及")) for one in parts[1:]):
        yield from parts[0].split("、")
        return
    yield from (without_lead(clause, ("以及", "和", "及")) for clause in parts)
