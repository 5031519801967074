"""发言提纲 and 对照检查材料: who writes them, the parts they must have, who looks them through.

A statement is who, a verb of writing or of looking through, and a paper: the team's, which is written
for all, or a person's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from .fact import Fact
from .lists import clauses, has, inline, items, sentences, stretch, without_lead
from .passage import Passage
from .sending import sends

_PAPERS = ("材料", "提纲", "检查报告", "检视报告", "剖析报告", "报告初稿")
_TEAM, _PERSONAL = "materials.team", "materials.personal"
_OURS = lazy_pattern(
    r"(?:班子|党[组委]|党工委|党?总支|支委会?|常委会|支部)(?:(?!成员|个人|委员|写|起草|形成)[^，。；])*?(?:(?:检查|检视|剖析|分析|发言)(?:材料|提纲|报告)|(?<=班子)的?材料)"
    r"|(?:分析检查|检视剖析|检视|对照检查)报告|(?:班子|党[组委]|支委会|常委会)的(?=由|[^，。；]{2,12}写)"
)
"""The team's paper."""
_MINE = lazy_pattern(
    "提纲|(?:个人|成员|党员|其他同志)的(?=由|自己|[^，。；]{2,12}(?:写|起草))|(?:个人|成员|党员|负责人|自我)[^，。；]{0,12}(?:材料|报告)|(?:发言|党性分析|剖析|检视)材料"
)
"""A person's own paper."""
_BOTH = lazy_pattern("(?:班子|材料|报告)[和及与、]")
WRITES = lazy_pattern(
    "(?<![重不填])写(?![明清上实不进入了得作])|起草|草拟|执笔|动[手笔]|(?:准备|形成)(?=[^，]*(?:材料|提纲|发言|报告))"
    r"|牵头|主持(?=$|研究)|代笔|列(?=[个出])"
)
_OWN = lazy_pattern("自己|本人|亲自|人人|每[人位个名]|个人|各自")
"""What tells that each writes for himself."""
_REVIEWS = lazy_pattern(
    "审(?![计判理批稿])|把关|传阅|过目|批阅|阅[过后]?$|(?:逐[份一个]|先)看|看过|(?P<by>(?<!主持)研究(?!部署|形成)|讨论|评议)"
)
"""Acts of looking through; those of ``by`` are done by a meeting."""
_CHARGE = lazy_pattern("负责(?!同志|人|审)|(?:[时中]|基础上)$|个环节$")
_RESTS_ON = lazy_pattern("^(?:[^，。；]{0,16}?[要应])?在?(?:根据|按照|围绕|对照|紧扣)|在[^，。；]*基础上$")
"""A clause that only says what the next one rests on."""
_NOT_DONE = lazy_pattern(
    "^(?:会上|严禁|坚决|杜绝|防止|避免|未|不|没有|凡|作为)|代笔|退回|的(?:要求|过程|指导)|工作$|时要"
)
_PASSES = lazy_pattern(
    "^再?(?:[由经交我]|[^，的]{0,12}(?:书记|同志|负责人|领导|会|组))[^，]*(?:审|把关|会议?讨论|讨论通过|群众评议)"
)
"""Who does it with the paper that an earlier clause of the sentence names."""
_MENDS = lazy_pattern("^(?:根据|按照)[^，]*完善")
_CONTAINS = lazy_pattern(
    r"(?:包括|组成|内容|部分).{0,12}[:：]|(?:主要)?(?:包括|包含|要有|要写|写清|写明)(?=[^，。]{2,}[、，])"
    r"|由(?=[^，。]{2,}、[^，。]{2,60}组成)"
)
_COUNTED = lazy_pattern(rf"等?(?:几|{WORDS['数']})个?部分[^，。；]{{0,4}}$|等?(?:部分|方面的?|内容)+$")
_LONE = lazy_pattern("和(?=[^，、]{2}$)")
"""Before a word that alone is no part: 思路和措施."""
TASK = lazy_pattern(
    "^(?:并|切实|主动|深入|深刻|认真|全面|客观|重点|进一步|和|看待)*"
    "(?:总结|查找|查摆|检查|剖析|分析|反思|制定|明确|理清|找准|报告)[^，。；]*(?:问题|不足|责任|原因|根源|措施|思路|方向|情况|经验|事项)[^，。；]*$"
)
"""What a paper does, each a part of it."""
_SUBJECT = lazy_pattern(
    "^[^，。；]{0,24}?(?:报告|材料|提纲)(?:内容|中)?(?:要|应当?|须)|^[^，。；]{0,8}(?:班子|党[委组])要"
)
_EXPLAIN = lazy_pattern(
    r"(?:(?:提纲|材料)[^，。；]{0,6}|，并)要?对(?P<v>[^，。；]{4,80}?)(?:说清楚|作出说明)"
)
_FOCUS = lazy_pattern(r"[把将](?P<v>[^，。；,]{4,60}?)作为(?:对照)?检查的?重要内容")
_PART = lazy_pattern("(?:情况|问题|原因|根源|措施|方向|思路|说明|事项|部分)[^，、；]{0,4}$")
_BEFORE = lazy_pattern(
    "^(?:.*?(?:(?:材料|提纲|报告)[^，。；]{0,4}(?:要|应当?|须)|包括|[讲谈写说](?:清楚?|明|出)?(?!话)|要有)|内容|其中|重点|主要|突出|既|并|也|还|要|须|做到|是|有)+"
)
_BEHIND = lazy_pattern(rf"(?:[等这]*(?:几|{WORDS['数']})?个?(?:部分|方面|块|项)|等)[^，。；]{{0,14}}$")
_IS_PART = lazy_pattern(
    "(?:情况|问题|原因|根源|分析|剖析|措施|举措|方向|打算|思路|办法|表现|不足|差距|收获|责任|提高|意见)$"
)
_DONE = lazy_pattern("[查找]|提出")
"""What begins a thing to do, which is a part of a paper only in a section about it."""
_WRONG, _FOLLOWS = (
    lazy_pattern("问题|不足|差距"),
    lazy_pattern("原因|根源|方向|办法|改进|整改"),
)
_BELOW = ("说明", "提纲", "包括", "组成", "部分")
_AMONG = lazy_pattern("等(?:工作|事项)")
_LEAST, _NEAR = 6, 30
_NEVER = ("agenda", "duties", "post", "organisation")


def materials(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Writers, parts and reviews, in sections and sentences about the papers of the meeting."""
    for n, passage in enumerate(passages):
        if not passage.touches("materials") or (passage.about(*_NEVER) and not passage.about("materials")):
            continue
        yield from _written(passage)
        yield from (Fact(field, value, passage.place) for field, value in _parts(passage))
        if passage.announces and has(passage.text, _BELOW) and has(passage.text, _PAPERS):
            yield from _below(passages[n + 1 :], passage)


def _written(passage: Passage) -> Iterator[Fact]:
    """Who writes and who looks through a paper: each clause that tells of it, whose paper it is by the
    clause or by the last of its sentence that names one.
    """
    about = passage.about("materials")
    for sentence in sentences(passage.text):
        if not (about or has(sentence, _PAPERS)):
            continue
        field, told, writers = "", list(_tasks(sentence)), dict[int, str]()
        for n, clause in enumerate(told):
            here = has(clause, _PAPERS)
            field = _writer(clause) or field
            if _is_review(clause, here or bool(field and _PASSES.search(clause)), passage):
                value = _whole_review(told, n, sentence)
                yield Fact("materials.review", without_lead(value, ("要", "并")), passage.place)
            elif _is_task(clause, bool(field)) and WRITES.search(clause) and not _NOT_DONE.search(clause):
                writers[n] = _writer(clause) or ("" if here else _PERSONAL if _OWN.search(clause) else field)
        for n, whose in writers.items():
            first = n - bool(n and _RESTS_ON.search(told[n - 1]))
            goes_on = [writers.get(m) == whose and not has(told[m], _PAPERS) for m in (n, n + 1)]
            if whose and not (writers.get(n - 1) == whose and goes_on[0]):
                value = stretch(told[first : n + 1 + (goes_on[1] if n + 1 in writers else 0)], sentence)
                yield Fact(whose, without_lead(value, ("要", "应", "并")), passage.place)


def _tasks(sentence: str) -> Iterator[str]:
    """Its clauses; of a clause that lists several things to do, each."""
    for clause in clauses(sentence):
        both = clause.split("、")
        among = _AMONG.search(clause)
        listed = items(clause[: among.start()]) if among and "、" in clause else []
        if (
            len(both) > 1
            and WRITES.search(both[0])
            and _REVIEWS.search(both[1])
            and not clause.endswith("上把关")
        ):
            listed = both
        yield from listed if len(listed) > 1 else [clause]


def _is_task(clause: str, named: bool) -> bool:
    """Whether a clause tells of an act on a paper itself: of no sending, no time and no charge of a
    whole field of work.
    """
    return (
        len(clause) >= _LEAST
        and not sends(clause)
        and not re.search("负责(?!同志|人|起草|撰写|草拟)|(?:[时中]|基础上)$|个(?:环节|重点|步骤)$", clause)
        and not (clause.endswith("后") and not (named and clause.startswith("经")))
    )


def _is_review(clause: str, named: bool, passage: Passage) -> bool:
    """Whether a clause tells that a paper is looked through; what is reported above is sent."""
    act = _REVIEWS.search(clause.rpartition("基础上")[2])
    if _NOT_DONE.search(clause) or _CHARGE.search(clause) or (sends(clause) and has(clause, ("报", "送"))):
        return False
    if act:
        by_many = not act["by"] or has(clause, ("会", "集体", "群众"))
        return named or (passage.about("materials") and by_many)
    return (
        passage.about("materials")
        and "征求" in clause
        and "意见" in clause
        and has(clause, ("形式", "班子", "书面", "稿"))
    )


def _whole_review(told: Sequence[str], n: int, sentence: str) -> str:
    """A review with what is mended after it."""
    last = n + 1 if n + 1 < len(told) and _MENDS.search(told[n + 1]) else n
    return stretch(told[n : last + 1], sentence)


def _writer(clause: str) -> str:
    """Whose paper a clause tells to write; of one that speaks of both, nobody's."""
    return "" if _BOTH.search(clause) else _whose(clause, strict=True)


def _whose(text: str, strict: bool = False) -> str:
    """Whose paper a text names: the last that it names; a person's where it names none, but nobody's if
    ``strict``.
    """
    ours = max((match.end() for match in _OURS.finditer(text)), default=0)
    mine = max((match.end() for match in _MINE.finditer(text)), default=0)
    if ours >= mine and ours:
        return _TEAM
    return _PERSONAL if mine or not strict else ""


def _below(following: Sequence[Passage], intro: Passage) -> Iterator[Fact]:
    for passage in following:
        if not passage.number or passage.section != intro.section or "方面" in intro.text:
            return
        yield Fact(_whose(intro.text), sentences(passage.text)[0], passage.place)


def _parts(passage: Passage) -> Iterator[tuple[str, str]]:
    """What the papers must hold: a list behind 内容包括, clauses that ask for it."""
    text = passage.text
    whole = _TEAM if _OURS.search(passage.heading) and not _MINE.search(passage.heading) else ""
    if (match := _CONTAINS.search(text)) and (
        has(text[: match.end()], _PAPERS) or passage.about("materials")
    ):
        rest = text[match.end() :]
        if listed := inline(rest) or _listed(rest):
            field = _whose(text[: match.start()], strict=True) or whole or _PERSONAL
            yield from ((field, value) for value in listed)
            return
    field = whole
    for sentence in sentences(text):
        composed = _composed(sentence)
        if composed and (
            (passage.about("materials") and has(passage.heading + text, _PAPERS))
            or (has(sentence, _PAPERS) and not any(map(_DONE.match, composed)))
        ):
            at = sentence.find(composed[0])
            whose = _whose(sentence[:at], strict=True) or field or _whose(text[: text.find(composed[0])])
            yield from ((whose, part) for part in composed)
        else:
            composed = []
        for sign in () if composed else (_EXPLAIN, _FOCUS):
            if got := sign.search(sentence):
                yield from ((_whose(text), part) for part in re.split(r"、|以及", got["v"]))
        for clause in (clause for clause in clauses(sentence) if not has(clause, composed)):
            subject = _SUBJECT.match(clause)
            if subject and has(subject[0], _PAPERS):
                field = _whose(subject[0])
            task = TASK.match(clause[subject.end() :] if subject else clause)
            if field and task:
                yield field, task[0]


def _composed(sentence: str) -> list[str]:
    """What a paper is made of: neighbours in a list that name what is wrong and what follows of it, in
    whatever words they are led to: 讲问题，讲原因，讲措施; 问题、原因、努力方向三块.
    """
    parts: list[str] = []
    for piece in (*re.split("[、，；：]", sentence), ""):
        part = _BEHIND.sub("", _BEFORE.sub("", piece))
        if _IS_PART.search(part) and len(part) <= _NEAR:
            parts.append(part)
        elif len(parts) > 1 and any(map(_WRONG.search, parts)) and any(map(_FOLLOWS.search, parts)):
            return parts
        else:
            parts = []
    return []


def _listed(rest: str) -> list[str]:
    """The parts of a list that names parts of a paper: cut at ， where there are several, else at 、."""
    first = (sentences(rest) or [""])[0]
    parts = [without_lead(clause, ("以及", "和", "及")) for clause in clauses(first)]
    stated = [part for part in parts if _PART.search(part) and not part.startswith("对")]
    if len(stated) > 1:
        return stated
    many = items(_LONE.sub("\0", _COUNTED.sub("", parts[0]))) if parts else []
    return [part.replace("\0", "和") for part in many] if len(many) > 1 else []
