"""征求意见: in which ways, and from whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from .actor import are_people, denied, tells
from .fact import Fact
from .lists import clauses, covered, has, items, without_lead, without_tail
from .passage import Passage, told
from .roles import text_roles
from .tables import words

_MADE = r"(?:形式|方式|途径|渠道|办法|方法)"
_ASKS = (
    r"(?:征求|征集|征询|征得|听取|收集|搜集|听一?听|(?<!倾)听(?![说证课讲])|了解)"
    r"[了到]?"
)
_VIEWS = "(?:意见|建议|反映|看法|诉求|心声|呼声)"
_ABOUT = r"(?:对(?!象)[^，。；]{2,50}?|(?:关于|就)[^，。；]{2,40}?)?(?:方面)?(?:的|有什么)?"
_SOUGHT = lazy_pattern(
    rf"(?:{_ASKS}|收[^，。；]{{0,3}}|提)[^，。；]{{0,60}}?{_VIEWS}|听一?听|听真话|{_VIEWS}[^。；]{{0,30}}(?:收集|征求|征集)"
)
"""A sentence in which opinions are sought, of whomever."""
_NOT_SOUGHT = ("批评意见", "提出的意见", "评议意见", "互提", "整改意见", "审核意见")
_LISTED = lazy_pattern(
    rf"(?:采取|采用|通过|以|用|运用|使用|利用|借助)(?P<v>(?:(?!(?:征求|征集|收集)(?!意见(?:[表函书卡箱会座邮、和]|等)))[^。；]){{2,120}}?)(?:等|相结合)?的?(?:[多几]种|(?:{WORDS['数']})[种条类])?{_MADE}"
)
"""通过甲、乙等形式: ways before the noun that names them."""
_THROUGH = lazy_pattern(
    rf"(?:通过|利用|借助)(?P<v>[^，。；]{{2,80}}?)等?(?=$|，|(?:面?向[^，。；]{{2,120}}|广泛)*(?:{_ASKS})(?!意见(?:[表函书卡箱会座邮、和]|等)))"
)
"""通过甲、乙，听取…: ways before what they are for."""
_SET = lazy_pattern(
    rf"{_MADE}，(?P<v>一[^，。；]{{1,200}}?、一[^，。；]{{1,200}}?)(?:等|来|广泛)*(?={_ASKS}{_VIEWS}|$)"
)
"""The ways of a set with a name of its own: “三个一”方式：一表、一箱、一会."""
_WITH = lazy_pattern("^[^，、]{1,12}向[^，、]*?(?=发[放送出])")
"""By what means and to whom something is handed out, before that is said."""
_MAINLY = lazy_pattern(r"^以?(?P<v>[^，。；]{2,30})为主$|^辅[以之](?P<w>[^，。；]{2,60}?)$")
"""甲为主，辅以乙."""
_HEAD = lazy_pattern(
    r"(?:座谈|恳谈|小组|院坝|屋场|板凳)会|[表函箱卡簿信栏群网码]|意见书|问卷|电话|热线|[走家随回]访|访谈|调研|调查|座谈|恳谈|平台|公众号|留言板?"
    r"|(?<!民主)测评|邮件|谈话|征集|征询|面对面$"
)
"""What a way to ask ends in."""
_MAKES = lazy_pattern(
    r"发放|[印下]发|发[出送]|发(?![展现生动挥言扬放出送])|[设开][立置设通]|设|召开|开(?![展通设门始好会放])|组织|挂|摆|张贴|填写|公布|开展"
)
_GOES = lazy_pattern(
    r"走访|回访|接待|深入(?=[^，]{0,8}(?:基层|一线|群众|村|社区|企业|车间|班组|校|单位|科室|现场|岗位))"
    r"|下(?:沉?到|基层|村)|走进|到(?=.*(?:走访|座谈|听|走一|办公))|入户|上门|打电话|请(?=.*(?:来|座谈))|扫码"
)
"""Verbs of asking: what is made that ends in a way, and where one goes to hear."""
_DOES = lazy_pattern(f"{_ASKS}|{_MAKES.pattern}|{_GOES.pattern}|通过|采取")
_LEADS = words("opinions.leads")
_TAILS = words("opinions.tails")
_VAGUE = words("opinions.vague")
_COUNT = lazy_pattern(
    rf"(?:(?:不少于|不低于|不得?少于|至少|最少|不超过)?各?(?:{WORDS['数']}|若干|数)[余多]?(?:份|个|张|只|条|封|件|户|名|位|场?次|人次|人|场|遍))+$"
)
_COUNTED = lazy_pattern(rf"^(?:召开|开)了?(?:{WORDS['数']})[个场次]")
_DRAFTS = ("材料", "提纲", "初稿")
_TELLS = ("反馈", "通报", "报告", "转告")
_ANY = lazy_pattern(r"(?P<v>采取适当的?(?:方式|形式))")
_WITH_MANY = lazy_pattern(
    rf"(?P<does>召开|开|(?P<goes>走访))[了由]?(?P<v>(?:(?!会[、和])[^，。；设]){{1,80}}?[、和](?:(?!召开)[^，。；设箱]){{2,40}}?)(?:参加的)?(?:(?:{WORDS['数']})[个场次类](?:层[次面]的?)?)?的?(?P<way>(?:座谈|恳谈)会|(?(goes)(?=$|，)|(?!)))"
)
"""召开甲、乙、丙座谈会, 走访甲、乙: how, and who is asked."""
_WHOM = (
    lazy_pattern(
        r"(?:对象|范围|意见面|来源)(?:一般)?(?:要|应当?)?(?:包括|覆盖|扩大|不限|为|是|有|到|于|[:：])+(?P<v>[^。；：]{2,120})$"
    ),
    lazy_pattern(
        rf"{_ASKS}(?P<v>(?!{_VIEWS}|对(?!象)|的|到|了|来)[^，。；：]{{2,80}}?){_ABOUT}(?:{_VIEWS}|讲心里话|是?怎么[说看])"
    ),
    lazy_pattern(
        rf"^[由把对]?(?P<v>(?:(?!收|征|梳理|[听提]|反馈)[^，。；]){{2,80}}?)(?:对[^，。；]{{2,30}})?的{_VIEWS}(?:和{_VIEWS})?(?:由|要|也|可|应|都|收|$)"
    ),
    lazy_pattern(
        r"(?:面向|向|发[到给往])(?P<v>(?!上级|组织|党组|党委|班子)[^，。；]{2,120}?)(?:广泛|公开|书面|发函)*(?:征求|征集|征询|听取|收集|发放|发(?![现展])|手中)"
    ),
    lazy_pattern(r"面向(?P<v>[^，。；]{2,60})$"),
    lazy_pattern(rf"[请让](?P<v>[^，。；]{{2,100}}?)[提填讲说][^，]{{0,6}}(?:{_VIEWS}|话|表|问卷)"),
    lazy_pattern(rf"^(?P<v>[^，。；]{{2,80}}?)[共都也]*(?:提[出了]+{_VIEWS}|要?问到|要听)"),
)
"""Where those who are asked stand: behind 对象是, as whose opinions, behind 向 or 请, at the head of the
clause.
"""
_NAMES_THEM = ("对象", "范围")
_NO_WAY = lazy_pattern("要|谈心|汇总|征求意见$")
_WHOM_LEADS = ("广泛", "充分", "认真", "各级", "来自", "的", "了", "基层单位和", "也要有", "有")
_BODY = lazy_pattern("[户民农工生属象界层警村镇区段业庭长医伙友商方”]$")
"""What names a body of people beside posts and organs: 贫困户, 各企业, 学生."""
_NOBODY = words("opinions.nobody")
_THEMSELVES = lazy_pattern("(?<!下级|基层|中层)班子(?:成员)?(?:个人)?$|个人$")
_SELF = ("班子成员", "领导班子", "成员", "班子", "上级", "大家")
_LONGEST_WAY, _LONGEST_SCOPE = 30, 26
_ELSEWHERE = frozenset({"agenda", "post", "criticism"})


def opinions(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Ways and those asked, in sentences about it, wherever they stand."""
    for passage in passages:
        own = passage.about("opinions")
        if passage.roles & _ELSEWHERE and not own:
            continue
        for sentence, about in told(passage):
            text = _done(sentence)
            if (
                own
                and (passage.label or passage.heading).endswith(_NAMES_THEM)
                and passage.text.startswith(sentence)
            ):
                yield from (
                    Fact("opinions.scope", who, passage.place) for who in _whom(passage.rest or sentence)
                )
                continue
            sought = _SOUGHT.search(text) and not has(text, _NOT_SOUGHT)
            if not ("opinions" in about or sought) or (not sought and text_roles(text) >= {"talks"}):
                continue
            asked = [who for clause in clauses(text) for who in _named(clause)]
            if not asked:
                asked = [who for met in _WITH_MANY.finditer(text) for who in _whom(met["v"])]
                text = _WITH_MANY.sub(r"\g<does>\g<way>", text)
            yield from (Fact("opinions.scope", who, passage.place) for who in dict.fromkeys(asked))
            yield from (Fact("opinions.method", way, passage.place) for way in dict.fromkeys(_ways(text)))


def _done(sentence: str) -> str:
    """The clauses of a sentence that say what is done, and not with drafts, on which opinions are asked as
    well once they are there.
    """
    kept: list[str] = []
    for clause in clauses(sentence):
        if has(clause, _DRAFTS) and clause.endswith("后"):
            break
        kept += [] if has(clause, (*_DRAFTS, "修改")) or denied(clause, _DOES) else [clause]
    return "，".join(kept)


def _ways(text: str) -> Iterator[str]:
    """The ways of the lists that are announced; of other clauses, what is done so that others speak."""
    if match := _ANY.search(text):
        yield match["v"]
    if named := _SET.search(covered(text)):
        undated = (_without_days(part) for part in _parts(text[slice(*named.span("v"))]))
        yield from filter(None, map(_bare, undated))
        return
    hidden, free = covered(text), text
    for list_of in (_LISTED, _THROUGH):
        for match in list_of.finditer(hidden):
            value = _WITH.sub("", text[slice(*match.span("v"))])
            if (
                "通报" in value
                or has(clauses(text[match.start() :])[0], _TELLS)
                or has(value, ("学习", "思想", "整改"))
            ):
                continue
            free = free.replace(value, "")
            if not has(covered(value), _VAGUE) and not value.endswith("种"):
                ways = list(filter(None, (_bare(part) for part in _parts(value))))
                for_it = text[match.end() : match.end() + 1] not in ("", "，")
                if (
                    list_of is _LISTED
                    or for_it
                    or any(_GOES.search(way) or _ends_in_way(way) for way in ways)
                ):
                    yield from ways
    for clause in clauses(free):
        if clause.endswith("基础上") or "根据" in clause:
            continue
        if match := _MAINLY.search(clause):
            yield from filter(None, (_bare(part) for part in _parts(match["v"] or match["w"])))
            continue
        for part in _parts(clause):
            goes, makes = _GOES.search(part), _MAKES.search(part)
            does = goes or makes
            placed = part.startswith("在") and "、" not in part
            bare = _bare(part[does.start() :] if does and not placed else part)
            if bare and (goes or _ends_in_way(bare)) and not _NO_WAY.search(bare):
                yield bare


def _without_days(part: str) -> str:
    for day in moments.words(part, moments.days(part)):
        part = part.replace(day, "")
    return part


def _ends_in_way(text: str) -> bool:
    return len(text) > 2 and any(match.end() == len(text) for match in _HEAD.finditer(text))


def _parts(text: str) -> list[str]:
    return items(re.sub("或者?(?!许)", "、", text))


def _bare(part: str) -> str:
    """A way without what leads to it and counts it; nothing where that is none."""
    bare = without_tail(without_lead(part, _LEADS), _TAILS)
    bare = _COUNTED.sub("", without_tail(_COUNT.sub("", bare), _TAILS))
    vague = has(bare, _VAGUE[:6])
    return bare if 2 <= len(bare) <= _LONGEST_WAY and not vague else ""


def _named(clause: str) -> Iterator[str]:
    if has(clause, _NOT_SOUGHT):
        return
    for place in _WHOM:
        if (match := place.search(clause)) and (found := list(_whom(match["v"]))):
            yield from found
            return


def _whom(text: str) -> list[str]:
    """The items of a list of people and bodies; nothing where none of them is one."""
    items_bare = (
        without_tail(
            without_lead(_COUNT.sub("", part), _WHOM_LEADS if not part.startswith("各级") else ("广泛",)),
            ("等", "的", "等各方面", "对"),
        )
        for part in items(re.sub("(?:特别|尤其)是", "、", text))
    )
    found = [
        bare
        for bare in items_bare
        if 1 < len(bare) <= _LONGEST_SCOPE
        and not has(bare, _NOBODY)
        and bare not in _SELF
        and not _THEMSELVES.search(bare)
        and not tells(bare)
    ]
    return found if any(are_people(bare) or _BODY.search(bare) for bare in found) else []
