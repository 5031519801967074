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

_PAPERS = ("材料", "提纲", "检查报告", "报告初稿")
_OWN_PAPERS = words("materials.own_papers")
_TEAM_PAPERS = words("materials.team_papers")
_WRITES = words("materials.writes")
_REVIEWS = words("materials.reviews")
_PASSES = re.compile(
    "^(?:并|再|然后)?(?:由|经|交|报|呈|送|请|组织|我|[^，的]{0,12}(?:书记|同志|负责人|领导|会|组))[^，]*(?:审|把关|讨论|评议)"
)
"""Who does it with the paper that an earlier clause of the sentence names."""
_OWN_HAND = ("亲自", "自己动手", "认真", "动手")
_SENT = ("报送", "上报", "一并报", "呈报")
_PARTS = re.compile(
    r"(?:包括|组成|内容|部分).{0,12}[:：]|(?:主要)?(?:包括|包含|要有|应有|要写|写清|写明)(?:了|明)?(?=[^，。]{4,}[、，])"
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
_PART = re.compile(
    "(?:情况|问题|原因|根源|分析|剖析|措施|方向|打算|思路|说明|事项|表现|清单|部分)[^，、；]{0,4}$"
)
_HAND = re.compile(r"(?:写好|撰写|起草|草拟|写出|准备好?)[^，。；、的]{0,12}(?:材料|提纲)$")
_TOLD = re.compile("^对(?P<v>.{4,60}?)(?:要|应)?(?:逐项|逐一)?(?:作出|进行|作)?(?:说明|回应)$")
_OURS = ("分析检查报告", "班子")
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
        yield from (Fact(field, value, one.place) for field, value in _parts(one))
        if one.announces and has(one.text, _BELOW) and has(one.text, _PAPERS):
            yield from _below(passages[n + 1 :], one)


def _written(one: Passage) -> Iterator[Fact]:
    for sentence in one.sentences():
        meant = sentence.about("materials") or has(sentence.text, _PAPERS)
        before = ""
        told = False
        for clause in _tasks(sentence.text) if meant else ():
            subject, before = before, clause
            named = has(clause, _PAPERS)
            told = told or named
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
                or clause.endswith(("时", "中"))
                or (clause.endswith("后") and not (told and clause.startswith("经")))
                or "抓好" in clause
            ):
                continue
            if _is_review(clause, named or (told and _PASSES.search(clause) is not None), one):
                yield Fact("materials.review", without_lead(clause, ("要", "并")), one.place)
            elif (
                named
                and (has(clause, _WRITES) or ("由" in clause and clause.endswith("主持")))
                and (field := _writer(clause))
            ):
                goes_on = clause.startswith(_OWN_HAND) and "要" in subject and subject in sentence.text
                value = stretch([subject, clause], sentence.text) if goes_on else clause
                yield Fact(field, without_lead(value, ("要", "应", "并")), one.place)


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
            one.about("materials")
            and (
                has(clause, ("把关", "审")) or has(clause, ("会议", "会审", "会集体", "集体研究", "集体讨论"))
            )
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
    if ours or (has(clause, _TEAM_PAPERS) and has(clause, ("主持", "牵头", "由"))):
        return "materials.team"
    return "materials.personal" if _HAND.search(clause) and not has(clause, ("班子", "个人")) else ""


def _below(following: Sequence[Passage], intro: Passage) -> Iterator[Fact]:
    for one in following:
        if not one.number or one.section != intro.section or "方面" in intro.text:
            return
        yield Fact("materials.personal", sentences(one.text)[0], one.place)


def _parts(one: Passage) -> Iterator[tuple[str, str]]:
    """What the papers must hold: a list behind 内容包括, clauses that ask for it."""
    text = one.text
    if (found := _PARTS.search(text)) and has(text[: found.end()], _PAPERS):
        field = _whose(text[: found.start()])
        rest = text[found.end() :]
        if listed := inline(rest) or _listed(rest):
            yield from ((field, value) for value in listed)
            return
    for sentence in sentences(text):
        yield from (("materials.personal", found["v"]) for found in _MUST.finditer(sentence))
        for sign in (_EXPLAIN, _SAYS, _FOCUS):
            if got := sign.search(sentence):
                yield from (("materials.personal", part) for part in re.split(r"、|以及", got["v"]))
        told = one.about("materials")
        for clause in clauses(sentence):
            told = told or has(clause, _PAPERS)
            if told and has(sentence, _PAPERS) and (got := _TASKS.match(clause)):
                yield "materials.personal", got["v"]


def _whose(text: str) -> str:
    """Of which paper the parts are that stand behind a text: of the last one that it names."""
    ours, mine = (max(map(text.rfind, some)) for some in (_OURS, _OWN_PAPERS))
    return "materials.team" if ours > mine else "materials.personal"


def _listed(rest: str) -> list[str]:
    """The parts of a list that names parts of a paper: cut at ；, else at ， where there are several, else at 、."""
    told = rest.split("。")[0]
    if "；" in told and "，" not in told.split("；")[0]:
        return told.split("；")
    first = (sentences(rest) or [""])[0]
    if _TASKS.search(first):
        return []
    if found := _COUNTED.match(first):
        return found["v"].split("、")
    parts = [without_lead(clause, ("以及", "和", "及")) for clause in clauses(first)]
    stated = [part for part in parts if _PART.search(part) and not part.startswith("对")]
    if len(stated) > 1:
        return [*stated, *(found["v"] for part in parts if (found := _TOLD.match(part)))]
    many = parts[0].split("、") if parts else []
    return many if len(many) > 1 else []
