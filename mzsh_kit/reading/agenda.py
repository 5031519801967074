"""会议议程: the items in order, from a list or from running text; what is explained at the meeting; how many criticisms each gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.patterns import WORDS
from .fact import Fact
from .lists import clauses, covered, has, inline, items, sentences
from .passage import Passage
from .tables import words

_INTRO = re.compile(r"(?:议程|程序|流程|环节|内容|如下|步骤|安排)[^。；]{0,8}[:：]")
_ACTS = words("agenda.acts")
_HOSTED = re.compile(
    r"^[（(]?会?议?(?:由)[^，。；]{1,30}主持[^，。；]{0,4}[)）]?(?:，(?:会期|会议时间|时间)[^，。；]*|，议程如下)?[:：]?$"
)
_RULES = words("agenda.rules")
_RULED = words("agenda.ruled")
_RUN = re.compile(
    r"主持(?!词|人：)|代表[^，。；]{0,20}?(?:作|进行)?(?:了)?(?:对照|比照|检视|个人)*(?:检查|剖析|报告|发言)(?!材料)|(?:依次|逐一|逐个|带头)[^，。；]{0,8}(?:进行|作|开展|对照|个人)"
    r"|点评|总结(?:讲话|发言|会议|$)|提出(?:了)?批评意见$|^(?:会议|会上，?)?(?:书面)?通报了|进行(?:了)?(?:个人)?(?:对照|检视|比照)(?:检查|剖析)|^通报(?:了)?[^，。；]*情况|对每名党员进行|表态发言|进行党性分析|上汇报"
)
_ACTORS = words("agenda.actors")
_LEAST, _ACTOR = 3, 16
_GROUNDS = ("依据", "根据", "按照", "制定", "为了", "意见箱")
_MORE = ("代表", "通报", "总结", "对照")

_ORDINAL = re.compile(
    rf"^(?:下面|接下来|现在|会议)?，?(?:我们)?(?:进行|进入)?(?:会议|民主生活会|大会)?的?(?:第(?:{WORDS['数']})(?:项|个)?(?:议程|议题|环节|内容)?|首先|其次|最后|下面|接下来|现在)[，：是，]*(?P<v>.{{6,}})$"
)
"""How an item of the agenda is called in the words of who is in the chair."""
_EXPLAIN = re.compile(
    r"对(?P<v>[^。；，]{4,200}?)(?:，)?(?:要|应)?(?:在会上)?(?:(?:逐项|逐一|如实|分别|主动)+(?:向[^，。；]{0,8})?(?:作出?|进行|予以)?|作出|要作|分别作)(?:深刻|专门|如实|相应)?(?:说明|检讨|回应|报告|检查|说明清楚|解释|[讲说](?=清楚))(?:清楚|或说明)?"
)
_MATTERS = words("agenda.matters")
_BLAMED = re.compile(r"受到(?:问责|函询|诫勉|处分|组织处理)[^，。；的]{0,12}的[^，。；]{0,14}(?:检查|检讨)")
_REVIEWED = re.compile(r"要?通报(?P<v>上[^，。；]{0,6}年度[^，。；]{0,30}整改[^，。；]{0,12}情况)")
_WHETHER = re.compile(r"是否.*、是否")
_SHORT = 3

_LEAST_COUNT = re.compile(
    r"(?P<v>(?:每|对|向|给)?[^，。；：]{0,24}(?:批评|意见|提)[^，。；：]{0,10}?(?:不少于|不得少于|至少|最少|不低于)(?:提出?)?[^，。；：征]{0,6}条[^，。；：]{0,8}|(?:每|对|向|给)[^，。；：]{0,20}(?:至少|不少于|最少|不低于)(?:提出?|有)?[^，。；：征听]{0,6}条[^，。；：]{0,8}|(?:每[^，。；：]{1,8})?[对向给][^，。；：]{1,12}提出?[^，。；：]{0,10}条(?:以上)?(?:批评)?(?:意见)?)"
)


def agenda(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Listed items where a section has a list; otherwise sentences of running text that say who does what."""
    for one in passages:
        yield from _explained(one)
        yield from _counted(one)
    announced = {one.section for one in passages if one.announces and _INTRO.search(one.text)}
    listed = [
        one
        for one in passages
        if one.about("agenda")
        or ((one.number or one.section in announced) and not one.within("before") and _stated(one))
    ]
    found = [one for one in listed if not (one.announces and _INTRO.search(one.text)) and _is_item(one)]
    counted = [one for one in found if one.number]
    found = counted if len(counted) >= _LEAST else found
    if len(found) >= _LEAST or (len(counted) > 1 and all(one.about("agenda") for one in counted)):
        yield from (Fact("agenda.item", one.text.strip("。；; —-"), one.place) for one in found)
        return
    if inside := [fact for one in passages for fact in _inline(one)] or _called(passages):
        yield from inside
        return
    for one in passages:
        held = not one.roles or one.about("hold", "criticism", "preamble") or one.touches("agenda")
        if held and not one.about("post", "organisation", "before", "materials", "study"):
            yield from _running(one)


def _called(passages: Sequence[Passage]) -> list[Fact]:
    """The items as who is in the chair calls them one by one: 首先，…；下面进行第二项，…；最后，…."""
    found = []
    for one in passages:
        for sentence in sentences(one.text):
            called = _ORDINAL.match(sentence)
            if (
                called
                and has(called["v"], _ACTS)
                and not one.about("post", "before", "study", "requirements")
            ):
                found.append(Fact("agenda.item", called["v"], one.place))
    return found if len(found) >= _LEAST else []


def _stated(one: Passage) -> bool:
    """Whether a paragraph about the meeting itself can be an item: it lays down no rule."""
    return one.about("hold", "criticism") and not any(
        text.startswith(_RULES) or has(text, _RULED) for text in sentences(one.text)
    )


def _is_item(one: Passage) -> bool:
    text = one.text.strip("（()） ")
    if (not has(text, _ACTS) and not (one.number and one.about("agenda"))) or _HOSTED.match(
        one.text.strip("。；")
    ):
        return False
    return bool(one.number) or (len(sentences(text)) == 1)


def _inline(one: Passage) -> list[Fact]:
    """议程：一是…；二是… in one paragraph."""
    if not (
        one.about("agenda")
        or (_INTRO.search(one.text) and has(one.text, ("议程", "程序", "流程", "项内容", "项任务")))
    ):
        return []
    found = inline(one.text) or (one.text.split("；") if one.about("agenda") and "；" in one.text else [])
    found = [text.strip("。；") for text in found]
    return (
        [Fact("agenda.item", text, one.place) for text in found]
        if sum(has(text, _ACTS) for text in found) >= _LEAST
        else []
    )


def _running(one: Passage) -> Iterator[Fact]:
    for sentence in sentences(one.text):
        meets = "会上" in sentence[:_ACTOR]
        for part in _by_actor(sentence):
            part = part.removeprefix("会上，").removeprefix("民主生活会由")
            if _happens(part, meets) and not (one.about("preamble") and has(part, _GROUNDS)):
                yield Fact("agenda.item", part, one.place)


def _happens(part: str, meets: bool) -> bool:
    """Whether a clause says what somebody does at the meeting, and is no rule and no more than who takes the chair."""
    if (
        not _RUN.search(covered(part))
        or part.startswith((*_RULES, "下面", "现在", "会议由"))
        or has(
            part, (*_RULED, "材料由", "提纲", "起草", "撰写", "到会指导", "列席", "参加会议", "指出", "强调")
        )
    ):
        return False
    return (meets or "要" not in part[:_ACTOR].replace("主要", "")) and not (
        "主持" in part and not has(part, _MORE)
    )


def _by_actor(sentence: str) -> list[str]:
    """A sentence cut where somebody else acts; rules that follow are left out."""
    found: list[str] = []
    for clause in clauses(sentence):
        if found and (clause.startswith(_RULES) or has(clause, _RULED[:3])):
            break
        if found and not clause.startswith(_ACTORS):
            found[-1] += f"，{clause}"
        else:
            found.append(clause)
    return found


def _explained(one: Passage) -> Iterator[Fact]:
    """Matters that members explain at the meeting, one by one."""
    if one.about("talks", "opinions", "preamble", "theme", "materials"):
        return
    for sentence in sentences(one.text):
        if not has(sentence, _MATTERS):
            continue
        for told in _EXPLAIN.finditer(sentence):
            yield from (Fact("meeting.report_on", matter, one.place) for matter in _matters(told["v"]))
        if blamed := _BLAMED.search(sentence):
            yield Fact("meeting.report_on", blamed[0], one.place)
    if one.about("criticism", "hold") and (found := _REVIEWED.search(one.text)):
        yield Fact("meeting.report_on", found["v"], one.place)


def _matters(text: str) -> list[str]:
    """Matters apart; words too short to be one belong to the next: 个人、家庭、亲属重大事项."""
    found: list[str] = []
    held = ""
    for one in re.split("、(?=是否)", text) if _WHETHER.search(text) else items(text):
        held = f"{held}、{one}" if held else one
        if len(one) >= _SHORT:
            found.append(held)
            held = ""
    return [*found, held] if held else found


def _counted(one: Passage) -> Iterator[Fact]:
    for sentence in sentences(one.text):
        if one.about("opinions", "talks", "study") or not has(sentence, ("批评", "意见")):
            continue
        for clause in clauses(sentence):
            if (
                "条" in clause
                and (found := _LEAST_COUNT.search(clause))
                and not has(clause, ("征求", "收集", "听取"))
            ):
                yield Fact("criticism.min_count", found["v"], one.place)
