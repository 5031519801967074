"""专题学习: what is to be studied, in which forms, how long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import NUMERAL, WORDS
from .actor import tells
from .fact import Fact
from .lists import (
    clauses,
    covered,
    has,
    item_spans,
    items,
    sentences,
    without_lead,
    without_tail,
)
from .passage import Passage, told
from .roles import text_roles
from .tables import words

_VERB = lazy_pattern(
    r"(?:学习?(?=\0|习近平)|(?<!理论)学习(?!教育|型|时间|研讨|形式|中心|会|宣传|实践|活动|计划|内容|体会|贯穿)|研读|研讨(?=\0|习|党)|领会|领悟|通读|重[温读]|学深悟透|跟进学习|传达学习|自学(?=[^，。；、和与]{3})|传达(?=党)"
    r"|(?<![自所中小大科哲教在同入好再文深])学(?=(?![校院生员年期会透好习])[^，。；]{0,40}(?:精神|讲话|报告|党章|论述|规定|条例|准则))|(?<![宣朗解研通])读(?=\0|党))"
    r"(?:和?(?:贯彻|领会|领悟|掌握|把握)|了|[：:])*"
)
_TAKEN_UP = lazy_pattern(
    r"^(?:.*?把|以)?(?P<v>.+?)(?:[作列]?为(?:主(?![线题要])|必学|重点|首要|[^，。；]{0,6}内容)|纳入|[要再也都]*(?:认真|反复|逐字逐句|原原本本)*(?:[学读过][了一几完透]|学$|读$))"
)
"""把甲、乙学一遍, 以甲为主, 甲、乙都学了: what is studied before its verb."""
_CONTENTS = lazy_pattern(r"(?:学习的?|^)(?:主要)?内容(?:主要)?(?:包括|有|为|是)?(?P<v>.*)$")
_KNOWN = words("study.known")
_PLAIN = (
    "精神", "讲话", "论述", "章", "思想", "条例", "准则", "报告", "批示", "公报", "决定", "决议",
    "纲要",
)  # fmt: skip
"""What ends an item that stands alone in a section about study."""
_TAILS = words("study.tails")
"""What only ends the item before it: 重要讲话、指示批示精神."""
_EFFECTS = words("study.effects")
_LEAD = words("study.lead")
_AIMS = words("study.aims")
_AND_OTHERS = lazy_pattern(r"等(?![^，。；]*(?:精神|讲话|论述|指示|批示|案[例件]))[^，、《》]{0,8}$")
_OPEN = lazy_pattern("(?:特别是)?关于(?!.*(?:《|[的等][^，。；、]{2,14}$))")
"""关于甲精神、乙 of 关于甲精神、乙的重要论述: not yet whole."""
_SAID_BY = lazy_pattern(
    "(?P<who>习近平(?:总书记|同志|主席)?|[^，、《》]{0,12}?(?:书记|主席|党中央|[省市县区]委))(?P<how>在|关于|对|就|视察|考察)"
)
_OF_HIM = lazy_pattern("关于|对|就|视察|考察")
_SAYING = lazy_pattern("[上等]*(?:发表)?的?(?:一?系列|重要)*(?:讲话|指示|论述|批示)[^、，]*$")
"""Who says something of what or where; what else he says; and the words for what he says."""
_BEFORE_HIM = lazy_pattern("^[^的《“在]{1,6}(?=习近平)")
"""The verbs that lead to what he says."""
_AND_LEARNS = lazy_pattern("[同与和及]学习(?=习近平)")
"""学习甲同学习乙结合起来: two things."""
_VOLUMES = lazy_pattern(
    rf"(?<=》)(?:[、和及与，]?[（(]?(?:第?(?:\d{{1,2}}|{NUMERAL})(?:[至到—-]{NUMERAL})?|[上中下])[卷册辑部编][）)]?)+"
)
"""The volumes of a work, which are one item with it: 《甲》第一卷、第二卷."""
_AND_SUCH = lazy_pattern("(?<=精神|文件|讲话)和(?=有关)")

_FORMS = words("study.forms")
_FORM_LEADS = words("study.form_leads")
_FORM_TAILS = words("study.form_tails")
_KINDS = lazy_pattern(rf"(?:{WORDS['数']})[种类]$")
_FORM_LIST = lazy_pattern(
    r"(?:采取|采用|通过|以|运用|坚持)(?P<v>[^。，；]{2,60})(?:形式|方式|方法|办法|相结合)"
    r"|(?:通过|利用)(?P<w>[^。，；]{2,60}?)等?(?=(?:开展|组织|进行)[^，。；]{0,6}学习)"
)
_VISITS = lazy_pattern(
    r"(?P<v>(?:赴|参观|到(?=[^，。；、]{2,24}(?:参观|学习|接受)))[^，。；、]{2,24}(?:基地|馆|展览|旧址|监狱)[^，。；、]{0,12})"
)
_WATCHES = lazy_pattern(r"(?P<v>[观收]看[^，。；《]{0,12}(?:片|录像|视频)(?:《[^》]*》)?)")
_TOGETHER = lazy_pattern(
    r"(?P<v>(?:集中|集体|个人|自主)(?:学习(?!时间|原则|不)|自学|研讨|学(?=[一两]次))|自学|中心组(?:理论|专题|集体|集中)*学习)"
)
_ALONE = lazy_pattern("(?:每人|人均|个人)[^，]*(?:自学|学习)")
"""What each does by himself, which says nothing of how long they study together."""
_GROUNDS = ("按照", "根据", "依据")
"""What a clause says something is done by, and nothing studied."""
_DONE = ("完成", "搞好", "做好")
"""What is to be done with all of the study, which names no form of it."""
_CALLS = ("带头", "召开", "举办", "组织", "开展", "参加", "举行")
_NO_FORM = (
    "思想", "精神", "《", "的", "时间", "意见", "问题", "要", "根据", "充分", "前期", "进行", "结合",
)  # fmt: skip
"""Words that no form of study holds."""
_LONGEST_FORM, _LEAST_ITEM, _HEAD = 18, 2, 4
_BELOW = ("以下", "如下", "下列")
_SAID = lazy_pattern("会前.{0,20}[学读]|是学习|学习?了(?!解)")
"""Study before the meeting, spoken of elsewhere."""
_ELSEWHERE = ("agenda", "post", "organisation", "requirements", "preamble", "problems", "materials",
              "criticism", "talks", "opinions")  # fmt: skip


def study(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Items, forms and lengths of every section about study, and of sentences about it elsewhere before
    the meeting.
    """
    themed, below = False, -2
    for passage in passages:
        meant = passage.about("study") and not passage.within("post")
        if (
            passage.first
            and passage.about("study")
            and (match := _VERB.search(passage.heading))
            and _is_known(passage.heading[match.end() :])
        ):
            yield from (
                Fact("study.item", item, passage.place) for item in _items(passage.heading[match.end() :])
            )
        if passage.about("theme"):
            said, themed = themed, True
            if said or len(sentences(passage.text)) > 1:
                yield from _explicit(passage, not said)
            continue
        elsewhere = not meant and (
            passage.about(*_ELSEWHERE) or passage.within("requirements", "organisation", "post")
        )
        if below == passage.section and passage.number:
            listed = passage.text.strip("；。;")
            named = [*_items(*_objects(listed, _PLAIN))] or [*_items(listed)] or [listed]
            yield from (Fact("study.item", item, passage.place) for item in named)
            continue
        below = passage.section if meant and passage.announces and has(passage.text, _BELOW) else -2
        known: Sequence[str] = _PLAIN if meant else ()
        for sentence, about in told(passage):
            if sentence.endswith("情况") or (elsewhere and not _SAID.search(sentence)):
                continue
            said = "学习" in sentence.replace("学习教育", "") or "study" in text_roles(sentence)
            if not (meant or said or "study" in about):
                continue
            for item in _items(*_objects(sentence, known or _PLAIN * sentence.startswith("篇目"))):
                known = _KNOWN if _CONTENTS.search(sentence) else known or _PLAIN
                yield Fact("study.item", item, passage.place)
            if meant or said:
                yield from _forms(sentence, passage, True)
                yield from _lengths(sentence, passage)


def _explicit(passage: Passage, later: bool) -> Iterator[Fact]:
    """认真学习甲 in what explains the theme."""
    for sentence in sentences(passage.text)[1 if later else 0 :]:
        for clause in clauses(sentence):
            bare = without_lead(clause, ("要", "并", "认真", "深入", "组织"))
            if bare.startswith("学习") and not bare.startswith("学习贯彻") and _is_known(bare[2:]):
                yield from (Fact("study.item", item, passage.place) for item in _items(bare[2:]))


def _objects(sentence: str, known: Sequence[str]) -> Iterator[str]:
    """What is studied: behind the verb and going on from it, before it, or alone where it ends in a word
    that is ``known`` in a list.
    """
    going_on = bool(known)
    for clause in clauses(sentence):
        clause = without_tail(without_lead(clause, ("以及", "和", "及", "还有")), ("起来", "结合", "贯通"))
        verbs = list(_VERB.finditer(covered(clause)))
        if contents := _CONTENTS.search(clause):
            going_on, known, clause = True, _KNOWN, contents["v"] or clause
        ends = [match.start() for match in _AND_LEARNS.finditer(clause)]
        objects = [text for verb in verbs if _is_known(text := clause[verb.end() : _next(ends, verb.end())])]
        objects = objects if ends else objects[:1]
        taken = None if objects else _TAKEN_UP.search(clause)
        if objects:
            yield from objects
            going_on, known = True, _KNOWN
        elif taken and _is_known(taken["v"]):
            yield taken["v"]
        elif (
            going_on
            and not (
                verbs
                or clause.startswith(_EFFECTS)
                or has(clause, _GROUNDS)
                or (known is _PLAIN and tells(clause[:_HEAD]))
            )
            and _is_known(clause, known)
        ):
            yield clause
        elif clause.startswith(_EFFECTS):
            going_on = False


def _next(places: Sequence[int], start: int) -> int | None:
    """The first of the places behind ``start``."""
    return next((place for place in places if place > start), None)


def _is_known(text: str, known: Sequence[str] = _KNOWN) -> bool:
    return (
        bool(text)
        and not text.startswith(("和", "与", "及", "、", "等", "讨论", *_BELOW))
        and (
            "《" in text or any(_bare(item).removesuffix("等").endswith(tuple(known)) for item in items(text))
        )
        and not text.endswith(_AIMS)
    )


def _bare(text: str) -> str:
    return _AND_OTHERS.sub("", text)


def _items(*texts: str) -> Iterator[str]:
    """The items of lists, each with what it shares with its neighbours: 甲在乙、丙上的讲话 is what 甲 said in
    乙 and what he said in 丙, 甲关于乙、关于丙的论述 two things of 甲.
    """
    parts = [part for text in texts for part in _parts(text)]
    who, waiting = "", False
    for n, part in enumerate(parts):
        said, whole = _SAID_BY.match(part), _SAYING.search(part)
        lead = f"{who}在" if waiting and not said else who if _OF_HIM.match(part) else ""
        who = said["who"] if said else who
        waiting = not whole and (waiting or bool(said and said["how"] == "在"))
        ahead = next((tail for later in parts[n:] if (tail := _SAYING.search(later))), None)
        end = ahead[0] if waiting and ahead else ""
        yield f"{lead}{part if lead else part.removeprefix('对')}{end}".replace("等发表", "发表")


def _parts(text: str) -> Iterator[str]:
    """Parts are joined until they end in what can be learnt: 坚持甲、做好乙等重要指示 is one item."""
    text = _AND_SUCH.sub("、", text)
    begin: int | None = None
    done = 0
    spans = item_spans(_VOLUMES.sub(lambda match: "\0" * len(match[0]), text))
    for start, end in spans:
        part = text[start:end]
        start = end - len(_BEFORE_HIM.sub("", without_lead(part, _LEAD)))
        start -= bool(done and text[:start].endswith("对"))
        bare = _bare(text[start:end])
        if done and begin is None and without_lead(bare, ("重要",)) in _TAILS:
            continue
        if done and begin is None and bare.startswith(_EFFECTS):
            return
        begin = start if begin is None else begin
        if ("》" in part[-12:] or bare.endswith(_KNOWN)) and not _OPEN.match(text[begin:end]):
            item = _bare(text[begin:end])
            begin = None
            if len(item) >= _LEAST_ITEM and item not in _KNOWN[:7] and not has(item, ("征求", "听取")):
                done += 1
                yield item


def _forms(sentence: str, passage: Passage, meant: bool) -> Iterator[Fact]:
    """Lists before 等形式, and names of forms wherever a clause is made of them."""
    for way in (_WATCHES, _VISITS, *((_TOGETHER,) if meant else ())):
        yield from (Fact("study.form", match["v"], passage.place) for match in way.finditer(sentence))
    for clause in clauses(sentence):
        match = _FORM_LIST.search(covered(clause))
        told = clause[slice(*match.span("v" if match["v"] else "w"))] if match else ""
        listed = told and (meant or has(told, _FORMS[:20])) and not has(clause, ("意见", "测评", "评议"))
        if listed:
            yield from _named(told, passage, False)
        elif meant:
            yield from _named(clause, passage, True)


def _named(text: str, passage: Passage, known: bool) -> Iterator[Fact]:
    for part in items(re.sub("相(?:结合|促进|补充)、|与|或者?", "、", text)):
        if has(part, _DONE):
            continue
        begins = max((at + len(verb) for verb in _CALLS if (at := part.rfind(verb)) >= 0), default=0)
        bare = without_tail(without_lead(_KINDS.sub("", part[begins:]), _FORM_LEADS), _FORM_TAILS)
        fits = (2 < len(bare) <= _LONGEST_FORM or bare == "自学") and not has(bare, _NO_FORM)
        if fits and (bare.endswith(_FORMS[:-2] if known else _FORMS) or not known):
            yield Fact("study.form", bare, passage.place)


def _lengths(sentence: str, passage: Passage) -> Iterator[Fact]:
    for clause in clauses(sentence):
        if (
            has(clause, ("学习", "研讨", "自学", "时间", "安排", "利用"))
            and not has(clause, ("会议", "民主生活会"))
            and (amounts := moments.amounts(clause))
        ):
            together = not _ALONE.search(clause)
            yield Fact(
                "study.duration", next(moments.words(clause, amounts)), passage.place, certain=together
            )
