"""学习内容: what is to be studied, item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .fact import Fact
from .passage import Passage
from .phrase import clauses, covered, inline, item_spans, paragraphs

_SUCH = re.compile(r"[，、](?P<v>(?:做到|坚持|增强)[^。；]{4,100}等重要(?:指示|讲话)精神)")
_LIST = re.compile(
    r"(?:学习|研讨|研读|必读)(?:的)?(?:主要|重点)?(?:内容|材料|篇目|书目|重点|文件)(?:主要|重点)?(?:为|是|包括|有|如下)?[:：]"
)
_CONTENTS = re.compile(r"学习(?:的)?(?:主要|重点)?内容(?:主要|重点)?(?:包括|有|为|是)?$")
_READ = re.compile(r"传达(?:学习)?[^，。；]{0,8}《|研读[^，。；]{0,12}《")
_VERB = re.compile(
    r"(?:学习(?=《|习近平|党的|中央)|(?<!党史)(?<!理论)(?<!集中)(?<!专题)学习(?!教育|型|时间|研讨|形式|中心|会)|研读|研讨|领会|领悟|通读|重温|学深悟透|跟进学习)(?:贯彻|领会|领悟|掌握|把握|研讨|落实|了|好|：|:)*"
)
_KNOWN = re.compile(
    r"(?:精神|思想|论述|阐述|事迹|讲话|指示|批示|党章|党规|党纪|条例|准则|规定|报告|决议|意见|内涵|战略|通知|文件|理论|全会|大会|要求|方略|部署|卷|读本|选编|摘编|法|史|观点|意图|公报|公告|社论|贺信|回信|办法|规则|章程|纲要|著作|文章|篇目|书目|案例|通报|细则|文选|文献|致辞|忏悔录|(?:学习|剖析|案例)(?:材料|资料|文件))$"
)
_TAIL = re.compile(
    r"^(?:重要)?(?:(?:指示|批示|讲话|论述|指示批示|要求)(?:批示)?精神?|专题报告|第[一二三四五]卷)$"
)
_EFFECT = re.compile(
    r"^(?:[要并]?(?:观看|赴|前往|参观|进一步|切实|不断|增强|提高|提升|强化|打牢|达到|确保|推动|坚定|树牢|统一|做到|为开好|为|把|以|坚持|采取|通过|结合|紧密|围绕|对照|联系|注重|安排|集中安排|切实|深化|持续|更加|自觉|准确|营造|凝聚|形成|着力|在学|发扬|统筹|号召|汇聚))"
)
_LEAD = re.compile(r"^(?:重点|认真|深入|全面|系统|及时|还要|同时|要|并|和|了|包括|如下内容|内容|以|：|:)+")
_AND_OTHERS = re.compile(r"等(?![^，。；]*(?:精神|讲话|论述|指示|批示|要求|事迹|案[例件]))[^，、《》]{0,8}$")
_AND = re.compile(r"^(?:以及|和|及)")
_APPLY = re.compile(r"^(?:持续|全面|认真)?(?:贯彻)?落实(?=习近平|《)")


def learnt(passage: Passage) -> Iterator[Fact]:
    """The objects of 学习, 研读, 领会 …, and the items of a list that goes on behind them."""
    meant = passage.about("study") or ("study" in passage.cues and passage.about("before", "preparation"))
    if meant and (found := _LIST.search(passage.text)) and (listed := inline(passage.text[found.end() :])):
        yield from (Fact("study.item", one.strip("，；。、 "), passage.place) for one in listed)
        return
    for sentence in paragraphs(passage.text):
        if not meant and not _READ.search(sentence):
            continue
        for text in _objects(sentence):
            for item in _items(text):
                yield Fact("study.item", item, passage.place)


def _objects(sentence: str) -> Iterator[str]:
    going_on = False
    for clause in clauses(sentence):
        clause = _AND.sub("", clause)
        found = list(_VERB.finditer(covered(clause)))
        going_on = going_on or bool(_CONTENTS.search(clause))
        if going_on and not found:
            found = list(_APPLY.finditer(clause))
        objects = [text for one in found[:1] if _is_known(text := clause[one.end() :])]
        if objects:
            yield from objects
            going_on = True
        elif going_on and not found and not _EFFECT.match(clause) and _is_known(clause):
            yield clause
        elif _EFFECT.match(clause):
            going_on = False
    if such := _SUCH.search(sentence):
        yield such["v"]


def _is_known(text: str) -> bool:
    return bool(text) and ("《" in text or bool(_KNOWN.search(_bare(text))))


def _bare(text: str) -> str:
    return _AND_OTHERS.sub("", text)


def _items(text: str) -> Iterator[str]:
    """Parts are joined until they end in what can be learnt: 坚持甲、做好乙等重要指示 is one item."""
    begin: int | None = None
    done = 0
    for start, end in item_spans(text):
        part = text[start:end]
        lead = _LEAD.match(part)
        start += lead.end() if lead else 0
        bare = _bare(text[start:end])
        if done and begin is None and _TAIL.match(bare):
            continue
        begin = start if begin is None else begin
        if "》" in part[-12:] or _KNOWN.search(bare):
            item = _bare(text[begin:end])
            begin = None
            if len(item) > 1 and not _TAIL.match(item):
                done += 1
                yield item
