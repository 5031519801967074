"""会议议程: the items in order, from a list or from running text; what is explained at the meeting; how
many criticisms each gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from .fact import Fact
from .lists import clauses, covered, has, inline, items, sentences
from .passage import Passage
from .tables import words

_NAMED = "议程|议题|程序|流程|环节|[项个]内容|会议内容|[项个]任务"
_INTRO = lazy_pattern(rf"(?:{_NAMED}|内容|步骤|安排|如下)[^。；]{{0,8}}[:：]")
_ANNOUNCED = lazy_pattern(rf"(?:{_NAMED})[^。；]{{0,8}}[:：]")
_ACTS = words("agenda.acts")
_HOSTED = lazy_pattern(
    r"^[（(]?会?议?(?:由)[^，。；]{1,30}主持[^，。；]{0,4}[)）]?(?:，(?:会期|会议时间|时间)[^，。；]*|，议程如下)?[:：]?$"
)
_RULES = words("agenda.rules")
_CHECKS = "(?:检查|剖析|检视|分析|自我批评|自我指责|述职)"
_DOES = lazy_pattern(
    rf"代表[^，。；]{{0,20}}?(?:{_CHECKS}|报告|汇报|发言|讲话|检视)(?!材料|提纲)|主持(?!词|人：|人)"
    rf"|(?:依次|逐一|逐个|逐人|轮流|分别|带头|先|首先)[^，。；]{{0,10}}?(?:{_CHECKS}|发言|汇报|批评|评议|检讨)(?!材料|提纲)"
    r"|点评|讲评|总结(?:讲话|发言|会议|$)|归纳小结|表态发言|宣读|通报了?[^，。；]{0,80}(?:情况|进展|意见)|(?:领导|组|书记|同志|部长|主任|人|[xX×*])[^，。；、《]{0,4}讲话$|^填写[^，。；]*测评|对每名党员进行|上汇报"
)
"""What is only done at the meeting."""
_MAY = lazy_pattern(
    rf"(?:作|做|进行|开展|提出|给予|发表|提|相互)了?[^，。；的]{{0,14}}?(?:{_CHECKS}|发言|批评|批评意见|点评|讲话|总结|小结|报告|说明|指示|测评|要求|意见|表态|评价|反馈|分析)$"
)
"""What is done at the meeting where others act beside it, else a rule as soon."""
_ACTOR = lazy_pattern(
    r"^(?:由|请)?(?:(?:先|再|然后|最后|随后|接着|首先|接下来)(?:由|请)?|全体|其他|其余|每[名位个]|各位|与会|到会|参会|会议(?=由))"
    r"|^(?:由|请)?[^，。；]{0,20}?(?:成员|同志|书记|主任|局长|部长|组长|班子|党组|党委|支部|委员|[党团]员|组|领导|负责人|主持人|[xX×*]{1,3}|[书组部局主]长?(?=最后))(?![^，。；]{0,3}(?:要|应))"
)
"""Whose act a clause tells."""
_CALL = lazy_pattern(
    rf"^(?:首先|其次|最后|下面|接下来|紧接着|(?:会议|现在|下面|接下来)?，?(?:我们)?(?:进行|进入)(?:会议|大会)?的?(?=第))"
    rf"，?(?:按照[^，]{{2,12}}，)?(?:我们)?(?:进行|进入)?(?:会议|大会|民主生活会)?的?(?:第(?:{WORDS['数']})(?:项|个)?(?:议程|议题|环节|内容)?)?[，：是]*(?:由(?=我)|请|有请)?(?P<v>.{{4,}})$"
)
"""How the chair calls an item: 首先，由我通报…; 下面请甲发言; 进行第二项，…."""
_COUNTS = lazy_pattern(
    rf"(?:会议|今天|会)[^，。；]{{0,8}}(?:(?:议程|日程|程序|议题|内容)[^，。；]{{0,4}}?(?:{WORDS['数']})[项个]|(?:{WORDS['数']})[项个](?:议程|日程|程序|议题|内容))"
)
"""How many items there are, as who is in the chair says."""
_TALK = ("欢迎", "讲几", "我讲", "散会", "就座", "介绍")
_MUST = lazy_pattern("(?<![主重需])要(?![求点素])|(?<!相)应(?!到)|必须|^带头")
_LEAST, _NEAR = 3, 16
_MORE = ("代表", "通报", "总结", "对照")
_PREPARES = ("材料由", "提纲", "起草", "撰写", "到会指导", "列席", "参加会议", "指出", "强调")

_EXPLAIN = lazy_pattern(
    r"对(?P<v>[^。；，]{4,200}?)(?:，)?(?:要|应)?(?:在会上)?(?:(?:逐项|逐一|如实|分别|主动)+(?:向[^，。；]{0,8})?(?:作出?|进行|予以)?|作出|要作|分别作)(?:深刻|专门|如实|相应)?(?:说明|检讨|回应|报告|检查|说明清楚|解释|[讲说](?=清楚))(?:清楚|或说明)?"
)
_MATTERS = words("agenda.matters")
_BLAMED = lazy_pattern(r"受到(?:问责|函询|诫勉|处分|组织处理)[^，。；的]{0,12}的[^，。；]{0,14}(?:检查|检讨)")
_REVIEWED = lazy_pattern(r"要?通报(?P<v>上[^，。；]{0,6}年度[^，。；]{0,30}整改[^，。；]{0,12}情况)")
_SHORT = 3

_LEAST_COUNT = lazy_pattern(
    r"(?P<v>(?:每|对|向|给)?[^，。；：]{0,24}(?:批评|意见|提)[^，。；：]{0,10}?(?:不少于|不得少于|至少|最少|不低于)(?:提出?)?[^，。；：征]{0,6}条[^，。；：]{0,8}|(?:每|对|向|给)[^，。；：]{0,20}(?:至少|不少于|最少|不低于)(?:提出?|有)?[^，。；：征听]{0,6}条[^，。；：]{0,8}|(?:每[^，。；：]{1,8})?[对向给][^，。；：]{1,12}提出?[^，。；：]{0,10}条(?:以上)?(?:批评)?(?:意见)?)"
)


def agenda(passages: Sequence[Passage]) -> Iterator[Fact]:
    """What a list states; else what the chair calls; else sentences that say who does what at the meeting."""
    for passage in passages:
        yield from _explained(passage)
        yield from _counted(passage)
    counted = any(_COUNTS.search(passage.text) for passage in passages)
    rows = _listed(passages) or _inside(passages) or _called(passages, counted) or _told(passages)
    if counted and len(rows) < _LEAST - 1:
        rows = [(passage.heading, passage) for passage in passages if passage.first and passage.heading]
    yield from (Fact("agenda.item", text, passage.place) for text, passage in rows)


def _listed(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """The paragraphs of a section about the agenda, and the numbered ones below a line that announces it."""
    items: list[Passage] = []
    below = named = False
    announced = {passage.section for passage in passages if passage.announces and _INTRO.search(passage.text)}
    for passage in passages:
        if passage.announces and _INTRO.search(passage.text):
            below, named = True, bool(_ANNOUNCED.search(passage.text))
            continue
        below = below and bool(passage.number)
        meant = passage.about("agenda") or (below and named)
        about = (
            (passage.number or passage.section in announced)
            and not passage.within("before")
            and _stated(passage)
        )
        if (meant or about) and _is_item(passage, meant):
            items.append(passage)
    counted = [passage for passage in items if passage.number]
    items = counted if len(counted) >= _LEAST else items
    enough = len(items) >= _LEAST or (
        len(counted) > 1 and all(passage.about("agenda") for passage in counted)
    )
    return [(passage.text.strip("。；; —-"), passage) for passage in items] if enough else []


def _stated(passage: Passage) -> bool:
    """Whether a paragraph about the meeting itself can be an item: it lays down no rule."""
    return passage.about("hold", "criticism") and not any(
        text.startswith(_RULES) for text in sentences(passage.text)
    )


def _is_item(passage: Passage, meant: bool) -> bool:
    text = passage.text.strip("（()） ")
    if (not has(text, _ACTS) and not (passage.number and meant)) or _HOSTED.match(passage.text.strip("。；")):
        return False
    return bool(passage.number) or (len(sentences(text)) == 1)


def _inside(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """议程：一是…；二是…, or their sentences, in one paragraph."""
    for passage in passages:
        named = _ANNOUNCED.search(passage.text)
        if not (passage.about("agenda") or named):
            continue
        rest = passage.text[named.end() :] if named else passage.text
        parts = inline(rest) or (rest.split("；") if "；" in rest else [])
        if sum(has(text, _ACTS) for text in parts) >= _LEAST:
            return [(text.strip("。；"), passage) for text in parts]
    return []


def _called(passages: Sequence[Passage], counted: bool) -> list[tuple[str, Passage]]:
    """The items as who is in the chair calls them one by one, and what others do between.

    ``counted``: whether he has said how many there are, so that the first he calls is one.
    """
    parts = []
    calls = 0
    for passage in passages:
        for sentence in sentences(passage.text):
            called = _CALL.match(sentence)
            text = called["v"] if called else sentence
            if has(text, _TALK) or passage.about("post", "before", "study", "requirements"):
                continue
            calls += bool(called and has(text, _ACTS))
            if called and has(text, _ACTS):
                parts.append((text, passage))
    return parts if calls >= (1 if counted else _LEAST) else []


def _told(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """Acts in running text: in a section about the meeting, behind 会上, or in an order: 先…再…最后."""
    rows = []
    for passage in passages:
        held = (
            not passage.roles or passage.about("hold", "criticism", "preamble") or passage.touches("agenda")
        )
        for sentence in () if passage.announces else sentences(passage.text):
            meets = "会上" in sentence[:_NEAR]
            if sentence.startswith(("会前", "会后")) or has(sentence, ("以下", "下列")):
                continue
            parts = [part for part in _by_actor(sentence) if _happens(part, meets)]
            sure = [part for part in parts if _does(part, _DOES)]
            parts = parts if meets or (sure and len(parts) > 1) else sure
            if held or meets:
                rows += [(part, passage) for part in parts]
    return rows


def _happens(part: str, meets: bool) -> bool:
    """Whether a clause says what somebody does at the meeting, and is no rule and no more than who takes
    the chair.
    """
    if (
        not (_does(part, _DOES) or _does(part, _MAY))
        or part.startswith((*_RULES, "下面", "现在", "会议由"))
        or has(part, _PREPARES)
    ):
        return False
    rule = _MUST.search(part) and not (meets and _does(part, _DOES))
    return not rule and not ("主持" in part and not has(part, _MORE))


def _does(part: str, acts: re.Pattern[str]) -> bool:
    return has(part, _ACTS) and any(acts.search(clause) for clause in clauses(covered(part)))


def _by_actor(sentence: str) -> list[str]:
    """A sentence cut where somebody else acts; rules that follow are left out."""
    parts: list[str] = []
    for clause in clauses(sentence):
        if parts and clause.startswith(_RULES):
            break
        clause = clause.removeprefix("会上").removeprefix("民主生活会由")
        if parts and parts[-1] and not _ACTOR.match(clause):
            parts[-1] += f"，{clause}"
        else:
            parts.append(clause)
    return [part for part in parts if part]


def _explained(passage: Passage) -> Iterator[Fact]:
    """Matters that members explain at the meeting, one by one."""
    if passage.about("talks", "opinions", "preamble", "theme", "materials"):
        return
    for sentence in sentences(passage.text):
        if not has(sentence, _MATTERS):
            continue
        for told in _EXPLAIN.finditer(sentence):
            yield from (Fact("meeting.report_on", matter, passage.place) for matter in _matters(told["v"]))
        if blamed := _BLAMED.search(sentence):
            yield Fact("meeting.report_on", blamed[0], passage.place)
    if passage.about("criticism", "hold") and (match := _REVIEWED.search(passage.text)):
        yield Fact("meeting.report_on", match["v"], passage.place)


def _matters(text: str) -> list[str]:
    """Matters apart; words too short to be one belong to the next: 个人、家庭、亲属重大事项."""
    parts: list[str] = []
    held = ""
    for part in re.split("、(?=是否)", text) if text.count("是否") > 1 else items(text):
        held = f"{held}、{part}" if held else part
        if len(part) >= _SHORT:
            parts.append(held)
            held = ""
    return [*parts, held] if held else parts


def _counted(passage: Passage) -> Iterator[Fact]:
    for sentence in sentences(passage.text):
        if passage.about("opinions", "talks", "study") or not has(sentence, ("批评", "意见")):
            continue
        for clause in clauses(sentence):
            if (
                "条" in clause
                and (match := _LEAST_COUNT.search(clause))
                and not has(clause, ("征求", "收集", "听取"))
            ):
                yield Fact("criticism.min_count", match["v"], passage.place)
