"""What a document is, its title, and which kind of meeting it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from ..plan import Library
from ..text.lazy import lazy_pattern
from .lists import clauses, has, without_tail
from .outline import Outline
from .passage import Passage, of_branch
from .tables import pattern, rows

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
_TABLE, _OTHER = "kinds.tsv", "other"
_SPECIAL = lazy_pattern("专题(?:民主)?生活会")


def sort_of_document(tree: Outline, seen_passages: Sequence[Passage]) -> Sort:
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
    theme = "".join(passage.text for passage in passages if passage.about("theme"))
    heads = "".join(section.heading for section in tree.sections)
    kinds = {kind.source.path.stem: kind for kind in books.kinds.values()}
    names, signed = {stem: kind.name for stem, kind in kinds.items()}, {stem for stem, _ in rows(_TABLE)}
    title = tree.title or next(iter(_own_titles(passages)), "")
    if of_branch(tree, passages):
        return names.get(_OTHER, "")
    regular = sort_of_document(tree, passages) == "制度"
    for text in (title,) if regular else (title, _meeting_clauses(opening), _meeting_clauses(theme + heads)):
        for stem, sign in rows(_TABLE):
            if stem in names and pattern(sign, _TABLE).search(text):
                return names[stem]
        own = (kind for stem, kind in kinds.items() if stem not in signed)
        if named := next((kind.name for kind in own if has(text, tuple(kind.called))), ""):
            return named
    everything = "\n".join((title, opening, heads, *(passage.text for passage in passages)))
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
    return "，".join(
        clause for clause in clauses(re.sub("《[^》]*》", "", text) or text) if "生活会" in clause
    )


def title_of(tree: Outline, passages: Sequence[Passage]) -> str:
    """The title, or the plan's own name where the text mentions it in 《》."""
    return tree.title or next(iter(_own_titles(passages)), "")


def _own_titles(passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        for match in re.finditer(r"《(?P<v>[^《》]{4,60}生活会[^《》]{0,12}方案)》", passage.text):
            yield match["v"]
