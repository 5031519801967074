"""What a document is, which kind of meeting it is about, and whose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from ..plan import Library
from ..text import moments, tagger
from .actor import are_people
from .lists import clauses, covered, first, has, sentences, without_lead, without_tail
from .outline import Outline
from .passage import Passage, of_branch
from .tables import pattern, rows, words

Sort = Literal["方案", "通知", "主持词", "议程", "报告", "对照检查", "制度", "表格", "讲话", "节选"]
PLANS: tuple[Sort, ...] = ("方案", "通知", "议程", "节选")
"""Those that open as a plan without a question."""
_SORTS: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    ("主持词", ("主持词", "主持稿", "主持讲话")),
    ("讲话", ("讲话", "动员", "致辞", "发言稿", "点评")),
    (
        "表格",
        ("记录表", "登记表", "统计表", "评议表", "测评表", "汇总表", "征求意见表", "台账", "清单", "签到"),
    ),
    ("对照检查", ("对照检查材料", "对照检查", "剖析材料", "发言提纲", "检视剖析", "检查材料")),
    ("制度", ("制度", "办法", "规定", "规则", "细则", "规程", "程序")),
    ("报告", ("报告", "情况汇报", "总结", "通报", "召开情况", "情况说明", "简报", "纪要", "记录")),
    ("议程", ("议程", "会议流程", "流程")),
    ("方案", ("方案", "安排", "计划", "预案", "工作意见", "实施意见", "意见", "要点")),
    ("通知", ("通知", "函", "提示", "请示")),
)
_OPENINGS: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    ("方案", ("制定", "方案如下")),
    ("通知", ("通知如下",)),
    ("主持词", ("各位领导", "同志们：")),
    ("报告", ("报告如下", "汇报如下")),
)
_NEWS = ("召开", "举行")
_TABLE, _UNITS, _OTHER = "kinds.tsv", "units.tsv", "other"
_BODIES = words("identity.bodies")
_ORGANS = (
    *_BODIES,
    "局",
    "厅",
    "办公室",
    "公司",
    "集团",
    "学校",
    "大学",
    "学院",
    "中学",
    "小学",
    "医院",
    "镇",
    "乡",
    "街道",
    "中心",
    "委",
    "院",
    "所",
    "站",
    "政府",
    "协会",
    "联合会",
    "银行",
    "厂",
    "中",
    "村",
    "社区",
    "机关",
    "部",
    "处",
    "科",
    "组织部",
    "纪委",
    "工会",
    "联社",
    "总队",
    "支队",
    "大队",
    "园区",
    "系统",
    "社",
    "校",
    "馆",
    "管委会",
    "党校",
)
_ENDS = words("identity.ends")
"""Words with which the rest of a title begins."""
_LEADS = words("identity.leads")
_ABOVE = words("identity.above")
_OWN = re.compile("[我本](?:公司|集团|学院|街道|社区|支部|[校局院镇乡县市区厅委])(?!人|来|职|着|质|身)")
_NAME = re.compile(
    r"(?P<v>[\u4e00-\u9fffxX×*A-Za-z＊]{2,26}?(?:党组(?!织)|党组织|党工委|党委(?!书记)|党总支|党支部|委员会|领导班子))(?!书记|会议|织|办|建|成员会)"
)
_SIGNED = re.compile(r"(?:中共|中国共产党)?[^，。；：、《》\s]{2,30}")
_FULL = re.compile(r"(?:中共|中国共产党)(?P<v>[^，。；：、《》中央省]{2,24}?委员会)(?!办公厅)")
_TOWN = re.compile(r"[乡镇](?:党委|政府|科级|机关|直)")
_ISSUED = re.compile(r"(?:印发|转发)《?(?P<v>[^》]+)")
"""What a notice hands on."""
_SPECIAL = re.compile("专题(?:民主)?生活会")
_OWN_CASE = re.compile(r"结合(?P<v>[^，。；：、]{2,16}?)的?(?:工作)?实际")
_CLASS = re.compile(
    r"(?:[xX×*＊_＿某各我本我们]|总支|党?支部|局|厅|院|校|镇|乡|村|街道|社区|学校|学院|医院|公司|机关|部门|单位|市|县|委|领导|科级|班子|党组|党委|基层|组织|以)+"
)
"""Names by class alone, which say less than any other."""
_LAST = 4


def sort_of_document(tree: Outline, found: Sequence[Passage]) -> Sort:
    """What the title says the document is; without one, what its first words are."""
    title = without_tail(re.sub(r"[（(][^）)]*[)）]$", "", tree.title), ("（试行）", "范文", "模板"))
    for sort, said in _SORTS:
        if title.endswith(said):
            return sort
    at = {sort: max(title.rfind(word) for word in said) for sort, said in _SORTS}
    if has(title, _NEWS) and max(at.values()) < title.find("生活会"):
        return "报告"
    best = max(at, key=lambda sort: at[sort])
    if at[best] >= 0:
        return best
    opening = "".join(line.text for line in tree.preamble[:3])
    return next((sort for sort, said in _OPENINGS if has(opening, said)), "节选")


def kind_of(tree: Outline, passages: Sequence[Passage], books: Library) -> str:
    """The first kind of the table whose words stand in the title, else in the opening, else in the theme."""
    opening = "".join(line.text for line in (*tree.titles, *tree.preamble))
    theme = "".join(one.text for one in passages if one.about("theme"))
    heads = "".join(one.heading for one in tree.sections)
    names = {kind.source.path.stem: name for name, kind in books.kinds.items()}
    title = tree.title or next(iter(_own_titles(passages)), "")
    if of_branch(tree, passages):
        return names.get(_OTHER, "")
    regular = sort_of_document(tree, passages) == "制度"
    for text in (title,) if regular else (title, _meeting_clauses(opening), _meeting_clauses(theme + heads)):
        for stem, sign in rows(_TABLE):
            if stem in names and pattern(sign, _TABLE).search(text):
                return names[stem]
    everything = "\n".join((title, opening, heads, *(one.text for one in passages)))
    special = (
        not regular
        and not has(everything, ("年度民主生活会", "年民主生活会"))
        and (campaign(everything) or bool(_SPECIAL.search(everything)) or "生活会" not in everything)
    )
    named = title + _meeting_clauses(opening)
    other = special or has(title if regular else named, ("专题民主生活会", "专题生活会", "组织生活会"))
    return names.get(_OTHER if other else "annual", "")


def campaign(text: str) -> bool:
    """Whether a text names one of the campaigns of study within which such meetings were held."""
    sign = next(sign for stem, sign in rows(_TABLE) if stem == _OTHER)
    return bool(pattern(sign, _TABLE).search(text))


def _meeting_clauses(text: str) -> str:
    """The clauses that speak of the meeting."""
    return "，".join(one for one in clauses(re.sub("《[^》]*》", "", text) or text) if "生活会" in one)


def type_of(unit: str, passages: Sequence[Passage] = ()) -> str:
    """The type of a unit by its name, and for a committee by whether the text is a township's; empty if unknown."""
    found = next((kind for kind, sign in rows(_UNITS) if pattern(sign, _UNITS).search(unit)), "")
    township = found == "党委" and any(_TOWN.search(one.text) for one in passages)
    return "乡镇党委" if township else found


def title_of(tree: Outline, passages: Sequence[Passage]) -> str:
    """The title, or the plan's own name where the text mentions it in 《》."""
    return tree.title or next(iter(_own_titles(passages)), "")


def _own_titles(passages: Sequence[Passage]) -> Iterator[str]:
    for one in passages:
        for found in re.finditer(r"《(?P<v>[^《》]{4,60}生活会[^《》]{0,12}方案)》", one.text):
            yield found["v"]


def unit_of(title: str, tree: Outline, passages: Sequence[Passage]) -> str:
    """The organ of the title, else of the sign-off, else the one that the opening says holds the meeting; empty if none does."""
    issued = _ISSUED.search(title)
    titled = [name for text in (title, issued["v"] if issued else "") if (name := _of_title(text))]
    opening = [line.text for line in tree.preamble] or [one.text for one in passages[:2]]
    ways = (
        (name for name in titled if not _CLASS.fullmatch(name)),
        _signed(passages),
        _issuer(tree),
        _fits(opening),
        _subjects(opening),
        iter(titled),
        _holds(opening),
        _full(opening),
        _tagged(opening),
        _calls_itself(passages),
    )
    return next((name for found in ways for name in found if name), "")


def _of_title(title: str) -> str:
    """What stands before 关于, the year or the name of the meeting, where it is an organ; else the organ behind 召开 or 开好."""
    bare = re.sub(r"《[^》]*》", "", title).strip("# ")
    bare = next((bare[one.end :] for one in moments.plain_years(bare) if one.start == 0), bare)
    years = [one.start for one in (*moments.years(bare), *moments.plain_years(bare), *moments.days(bare))]
    for text in (bare, _behind(bare)):
        cut = min(
            [at for at in (*years, (first(text, _ENDS) or (len(text),))[0]) if at > 0 and text is bare]
            or [len(text)]
        )
        if text is not bare:
            here = [one.start for one in (*moments.years(text), *moments.plain_years(text))]
            cut = min([*here, (first(text, _ENDS) or (len(text), 0))[0]])
        name = _name(text[:cut])
        if name:
            return name
    return next(iter(_named(bare)), "")


def _behind(title: str) -> str:
    """关于开好某局党组2025年度民主生活会的通知 -> from 某局党组 on."""
    return without_lead(title, ("关于", "开好", "召开", "认真", "做好", "组织", "印发", "转发", "的", "我"))


def _name(text: str) -> str:
    name = without_lead(text.strip("，。：:、（） ·-—　"), _LEADS)
    if name.endswith("的") or not 2 < len(name) <= 30 or name.startswith(_ABOVE[11:]) or name in _ABOVE:
        return ""
    return (
        name
        if name.endswith((*_ORGANS, "市", "县", "省"))
        and not has(name, ("生活会", "材料", "党员", "如何", "方案", "、", "征求", "活动"))
        else ""
    )


def _named(text: str) -> Iterator[str]:
    for found in _NAME.finditer(covered(text).replace("\0", "，")):
        name = found["v"]
        for lead in (*_LEADS, "年度", "度"):
            name = name.rpartition(lead)[2] if lead in name[:-2] and len(lead) > 1 else name
        name = without_lead(name, (*_LEADS, "度", "年", "本"))
        if (
            len(name) > 2
            and are_people(name)
            and not name.startswith(_ABOVE)
            and name not in _BODIES
            and not has(name, ("教育", "主题", "学习", "活动", "专题", "的", "生活会", "会同", "、"))
        ):
            yield name


def _signed(passages: Sequence[Passage]) -> Iterator[str]:
    """A line of an organ alone above the last day, or the last line of all; offices that sign for it are not it."""
    last = [one.text.strip() for one in passages[-_LAST:]]
    for text, after in zip(last, [*last, ""][1:], strict=True):
        dated = after and any(day.end - day.start >= len(after) - 1 for day in moments.days(after))
        full = text.startswith(("中共", "中国共产党"))
        if (
            (dated or full)
            and _SIGNED.fullmatch(text)
            and text.endswith(_ORGANS)
            and (full or len(text) > 5)
            and text not in _ABOVE
        ):
            yield text


def _issuer(tree: Outline) -> Iterator[str]:
    for line in tree.titles:
        text = line.text.strip()
        if text != tree.title and not has(text, ("生活会", "方案", "通知", "年")) and (name := _name(text)):
            yield name


def _fits(opening: Sequence[str]) -> Iterator[str]:
    """结合党校实际: whose circumstances the document is made for."""
    for text in opening:
        for found in _OWN_CASE.finditer(text):
            if found["v"].endswith(_ORGANS) and not _CLASS.fullmatch(found["v"]):
                yield found["v"]


def _subjects(opening: Sequence[str]) -> Iterator[str]:
    """Whose name a clause begins with, in a sentence that says that the meeting is or was held."""
    for text in opening:
        for sentence in sentences(re.sub("《[^》]*》", "", text)):
            if "生活会" in sentence and has(sentence, ("召开", "开好", "举行")):
                for clause in clauses(sentence):
                    cut = first(clause, _ENDS)
                    name = _name(clause[: cut[0]]) if cut and cut[0] else ""
                    if name and not _CLASS.fullmatch(name):
                        yield name


def _holds(opening: Sequence[str]) -> Iterator[str]:
    """Who holds the meeting by the opening: 现就开好某局党组…, 某党委决定召开…"""
    for text in opening:
        for clause in clauses(re.sub("《[^》]*》", "", text)):
            if has(clause, ("现就", "开好", "召开", "决定")) and "生活会" in clause + text:
                for name in _named(clause):
                    if not name.endswith(("领导班子", "班子")):
                        yield name


def _full(opening: Sequence[str]) -> Iterator[str]:
    """中共某大学委员会, where the opening names a committee by its full name."""
    yield from (f"中共{found['v']}" for text in opening for found in _FULL.finditer(text))


def _tagged(opening: Sequence[str]) -> Iterator[str]:
    """The first organ of the opening that holds or resolves, as the tagger cuts it."""
    for text in opening[:2]:
        for word in tagger.words(text):
            name = text[word.start : word.end]
            if (
                word.tag == "ORG"
                and len(name) > 3
                and are_people(name)
                and not name.startswith(_ABOVE)
                and name.endswith(_ORGANS)
                and "、" not in name
                and "《" not in text[: word.start][-1:]
            ):
                yield name


def _calls_itself(passages: Sequence[Passage]) -> Iterator[str]:
    for one in passages[:8]:
        yield from (found[0] for found in _OWN.finditer(one.text))
