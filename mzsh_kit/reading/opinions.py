"""征求意见: in which ways, and from whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from .fact import Fact
from .lists import clauses, covered, has, items, sentences, without_lead, without_tail
from .passage import Passage
from .tables import words

_LIST = lazy_pattern(
    r"(?:采取|采用|通过|以|运用|使用|利用|借助|依托|用)(?P<v>[^。；]{2,120}?)(?:等|相结合)?(?:的)?(?:多种|各种|几种)?(?:多样的?)?(?:形式|方式|途径|渠道|办法|方法|手段)"
    r"|(?:通过|利用|借助|依托)(?P<w>[^，。；]{2,60}?)(?=(?:面?向[^，。；]{2,120}|广泛|公开|充分)*(?:听取|征求|征集|收集)(?!意见(?:建议)?[表函书卡箱会座]))"
)
_HEADS = words("opinions.heads")
_LEADS = words("opinions.leads")
_TAILS = words("opinions.tails")
_VAGUE = words("opinions.vague")
_ACTS = ("发放", "印发", "设立", "召开", "开通", "设置", "公布", "开展", "走访")
_COUNT = lazy_pattern(rf"(?:{WORDS['数']})[余多]?(?:份|个|张|场?次|人次|人|场)$")
_COUNTED = lazy_pattern(rf"^(?:先后|分别)?(?:召开|组织)了?(?:{WORDS['数']})[个场次]")
_TELLS = ("反馈", "通报", "报告")
_ANY = lazy_pattern(r"(?P<v>采取适当的?(?:方式|形式))")
_GOES = lazy_pattern(
    r"(?P<v>(?:深入|走进|下沉)(?:到)?(?:基层|一线|群众|分管|联系|各?[^，。；]{0,2}(?:村|社区|企业|车间|班组|学校|单位|科室|病区|项目))[^，。；、]{0,16})"
)
_ASKED = lazy_pattern(
    r"(?:听取|征求|征集|收集|征询|征得)(?:[或和](?:听取|征求))?(?:了|到)?(?P<v>(?!意见|对|整理|归纳|征求|的|到的)[^，。；：]{2,80}?)(?:对(?!象)[^，。；]{2,50}?|关于[^，。；]{2,40}?)?(?:方面)?(?:的)?(?:意见|建议)"
)
_TOWARDS = lazy_pattern(
    r"(?:面向|向)(?P<v>(?!上级|会议|组织|党组|党委|本人|班子)[^，。；]{2,120}?)(?:等?分别|广泛|公开|书面|充分|发函|致函)*(?:征求|征集|听取|收集|了解|发放|发出|发函)"
)
_FACES = lazy_pattern(r"(?:要)?面向(?P<v>[^，。；]{2,60})$")
_ASK = ("征求", "征集", "听取", "收集")
_RANGE = lazy_pattern(r"(?:对象|范围)(?:主要|一般)?(?:包括|为|是|有|涵盖|[:：])+(?P<v>[^。；：]{2,120})$")
_HELD_WITH = lazy_pattern(
    rf"召开(?:了|好|由|有)?(?P<v>[^，。；]{{2,80}}?)(?:等|参加的)?(?:(?:{WORDS['数']})[个场次])?(?P<way>(?:征求意见)?(?:座谈会|恳谈会|听证会))"
)
"""召开甲、乙、丙座谈会: who is asked, and how."""
_NOBODY = words("opinions.nobody")
_SELF = ("班子成员", "领导班子", "成员", "班子", "上级")
_LONGEST_WAY, _LONGEST_SCOPE = 30, 26
_ELSEWHERE = ("agenda", "post", "materials", "criticism", "duties", "study", "theme")


def opinions(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Ways and those asked, in sections about it and in sentences elsewhere that speak of asking for
    opinions.
    """
    for passage in passages:
        elsewhere = passage.about(*_ELSEWHERE) and not passage.about("opinions")
        for sentence in sentences(passage.text):
            if elsewhere:
                yield from _held_with(sentence, passage) if "召开" in sentence else ()
                continue
            text = sentence if passage.about("opinions") else _without_papers(sentence)
            asks = has(text, ("意见", "建议")) and has(text, ("征求", "听取", "征集", "收集", "征询"))
            if passage.about("opinions") or asks:
                yield from (
                    Fact("opinions.method", way, passage.place)
                    for way in _ways(text, passage.about("opinions"), asks)
                )
                yield from (Fact("opinions.scope", who, passage.place) for who in _scope(text, passage))


def _held_with(sentence: str, one: Passage) -> Iterator[Fact]:
    """召开甲、乙座谈会 where something else is spoken of."""
    for found in _HELD_WITH.finditer(sentence):
        if "、" in found["v"]:
            yield Fact("opinions.method", found["way"], one.place)
            yield from (Fact("opinions.scope", who, one.place) for who in _whom(found["v"]))


def _without_papers(sentence: str) -> str:
    """The clauses of a sentence that do not speak of drafts, on which opinions are asked as well."""
    return "，".join(clause for clause in clauses(sentence) if not has(clause, ("材料", "提纲", "初稿")))


def _ways(text: str, meant: bool, asks: bool) -> Iterator[str]:
    if match := _ANY.search(text):
        yield match["v"]
    hidden = covered(text)
    listed = False
    for match in _LIST.finditer(hidden):
        value = text[slice(*match.span("v" if match["v"] else "w"))]
        told = has(clauses(text[match.start() :])[0], _TELLS)
        if (
            not told
            and not has(covered(value), _VAGUE)
            and not value.endswith("种")
            and not has(value, ("学习", "思想", "整改"))
        ):
            listed = True
            yield from _apart(value, False)
    for clause in clauses(text):
        if match := _GOES.search(clause):
            yield match["v"]
        elif not listed and (meant or (asks and has(clause, _ACTS))):
            yield from _apart(clause, True)


def _apart(text: str, known: bool) -> Iterator[str]:
    """The ways of a list; of a clause that announces none, those that end in a name of one."""
    for part in items(re.sub("或者?(?!许)", "、", text)):
        begins = max((at for verb in _ACTS if (at := part.rfind(verb)) > 0), default=0) if known else 0
        bare = _COUNTED.sub("", _COUNT.sub("", without_tail(without_lead(part[begins:], _LEADS), _TAILS)))
        if not 2 <= len(bare) <= _LONGEST_WAY or (has(bare, _VAGUE[:6]) and not bare.startswith("召开")):
            continue
        if not known or (
            bare.endswith(_HEADS[:-4])
            and len(bare) > 2
            and not bare.endswith(("广泛征求意见", "征求意见", "对照检查"))
            and not has(bare, ("要", "谈心", "认真", "提出", "整理", "梳理", "问题", "反馈", "汇总"))
        ):
            yield bare


def _scope(text: str, passage: Passage) -> Iterator[str]:
    for held in _HELD_WITH.finditer(text):
        if has(held["v"], ("、", "代表")) and not has(held["v"], ("通过", "采取")):
            yield from _whom(re.sub(rf"(?:{WORDS['数']})[个场次类]+$", "", held["v"]))
    if passage.about("opinions") and (match := _RANGE.search(text)):
        yield from _whom(match["v"])
        return
    for clause in clauses(text):
        scopes = (
            _ASKED.search(clause)
            or _TOWARDS.search(clause)
            or (_FACES.match(clause) if has(text, _ASK) else None)
        )
        if scopes and not has(clause, ("批评意见", "提出的意见", "评议意见")):
            yield from _whom(scopes["v"])


def _whom(text: str) -> Iterator[str]:
    for part in items(re.sub("(?:特别|尤其)是", "、", text)):
        bare = without_tail(
            without_lead(
                part,
                ("广泛", "充分", "认真", "各级", "来自", "的", "了", "基层单位和")
                if not part.startswith("各级")
                else ("广泛",),
            ),
            ("等", "的", "等各方面", "对"),
        )
        if (
            1 < len(bare) <= _LONGEST_SCOPE
            and not bare.startswith(("所征", "到"))
            and not has(bare, _NOBODY)
            and bare not in _SELF
        ):
            yield bare
