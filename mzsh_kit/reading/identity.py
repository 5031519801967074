"""What a document is, its title, and which kind of meeting it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ..plan import Library
from ..text.lazy import lazy_pattern
from .acts import OBLIGES
from .lists import clauses, covered, has, sentences
from .outline import Outline
from .passage import Passage, of_branch
from .tables import pattern, rows

Sort = Literal["方案", "通知", "主持词", "议程", "报告", "对照检查", "制度", "表格", "讲话", "请示", "节选"]


class Decision(NamedTuple):
    """What a document is, and why; empty where its title says so."""

    sort: Sort
    because: str


PLANS: tuple[Sort, ...] = ("方案", "通知", "议程", "请示", "节选")
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
    ("议程", ("议程", "流程")),
    ("方案", ("方案", "安排", "计划", "预案", "工作意见", "实施意见", "意见", "要点")),
    ("请示", ("请示",)),
    ("通知", ("通知", "函", "提示", "批复")),
)
_NEWS = ("召开", "举行")
_SIGNS: tuple[tuple[Sort, str, re.Pattern[str]], ...] = (
    (
        "制度",
        "正文规定每年怎样做",
        lazy_pattern(
            r"本(?:实施)?(?:制度|办法|规定|规则|细则)"
            r"|会[^。；\n]{0,12}每(?:年|半年|季度?|月)[^，。；\n]{0,8}召开"
        ),
    ),
    (
        "通知",
        "正文写给各单位",
        lazy_pattern(r"通知如下|^[^，。；\n]{0,12}各[^，。；\n]{1,24}[:：]\n", re.MULTILINE),
    ),
    ("主持词", "正文是会上主持的话", lazy_pattern("现在开会|散会|下面，?(?:请|进行)")),
    (
        "讲话",
        "正文是会上讲的话",
        lazy_pattern(r"^同志们|我[^，。；\n]{0,8}[讲谈][^，。；\n]{0,3}点", re.MULTILINE),
    ),
)
"""What a text without a title says once and no other sort of document does."""
_DONE = lazy_pattern(r"(?<=[\u4e00-\u9fff])(?<![为除])了(?![解望])|会议由[^，。；]{2,30}主持|取得实效")
"""What tells of something done."""
_OTHERS = lazy_pattern(r"(?:指出|强调|要求|希望|提出|认为)[^，。；]{0,12}[，：:]")
"""Behind these stands what another said."""
_SETS = lazy_pattern("制[定订](?!了)")
_OPENING = 3
_TABLE, _OTHER = "kinds.tsv", "other"
_HOW_OFTEN = lazy_pattern(
    r"生活会[^。；\n]{0,12}(?:(?P<year>每年[^，。；]{0,6}[一1](?:[-—～~至到][二两2])?次)|每(?:半年|季|月)|半年[^，。；]{0,4}一次|每年[^，。；]{0,6}[两二2]次)"
    r"|每(?:半年?|季|月)[^，。；\n]{0,12}生活会"
)
"""How often rules say that the meeting is held; once a year it is that of the year."""
_SPOKEN = {
    "inspection": lazy_pattern("巡[视察]"),
    "case": lazy_pattern("以案|案件|案情"),
    "theme-education": lazy_pattern("主题教育"),
}
"""What a part of a plan speaks of again and again where no title says what its meeting is about."""
_OFTEN = 3
_SPECIAL = lazy_pattern("专题(?:民主)?生活会")


def sort_of_document(tree: Outline) -> Decision:
    """What a document is: as its title says; without one, as what most of its sentences do says."""
    title = re.sub(r"[（(][^）)]*[)）]$", "", tree.title)
    for sort, said in _SORTS:
        if title.endswith(said):
            return Decision(sort, "")
    at = {sort: max(title.rfind(word) for word in said) for sort, said in _SORTS}
    if has(title, _NEWS) and max(at.values()) < title.find("生活会"):
        return Decision("报告", "题目说的是已经开过的会")
    best = max(at, key=lambda sort: at[sort])
    return Decision(best, "") if at[best] >= 0 else _by_its_sentences(tree)


def _by_its_sentences(tree: Outline) -> Decision:
    """A rule says how often; a notice and a speech name those they turn to; a report tells more than it
    obliges to; a plan says that it is one; the rest are parts of one.
    """
    lines = [line.text for line in (*tree.titles, *tree.preamble)]
    text = covered("\n".join(line.text for line in tree.lines()))
    for sort, because, sign in _SIGNS:
        if sign.search(text):
            return Decision(sort, because)
    own = [said for line in text.split("\n") for said in sentences(_OTHERS.split(line)[0])]
    done = sum(bool(_DONE.search(said)) for said in own)
    if done > sum(bool(OBLIGES.search(said)) for said in own):
        return Decision("报告", "正文讲的是已经做过的事")
    if _SETS.search("".join(lines[:_OPENING])):
        return Decision("方案", "开头说明制定方案")
    return Decision("节选", "")


def kind_of(tree: Outline, passages: Sequence[Passage], books: Library) -> str:
    """The first kind of the table whose words stand in the title, else in the opening, else in the theme. Of
    a year's meeting on something of its own (专题) these say first what it is about.
    """
    opening = "".join(line.text for line in (*tree.titles, *tree.preamble))
    theme = "".join(passage.text for passage in passages if passage.about("theme"))
    heads = "".join(section.heading for section in tree.sections)
    kinds = {kind.source.path.stem: kind for kind in books.kinds.values()}
    names, signed = {stem: kind.name for stem, kind in kinds.items()}, {stem for stem, _ in rows(_TABLE)}
    title = title_of(tree, passages)
    if of_branch(tree, passages):
        return names.get(_OTHER, "")
    regular = sort_of_document(tree).sort == "制度"
    signs = [(stem, pattern(sign, _TABLE)) for stem, sign in rows(_TABLE) if stem in names]
    first = [(stem, sign) for stem, sign in signs if "专题" not in title or stem != "annual"]
    for text in (title,) if regular else (title, _meeting_clauses(opening), _meeting_clauses(theme + heads)):
        if stem := next((stem for stem, sign in first if sign.search(text)), ""):
            return names[stem]
        own = (kind for stem, kind in kinds.items() if stem not in signed)
        if named := next((kind.name for kind in own if has(text, tuple(kind.called))), ""):
            return named
    if stem := next((stem for stem, sign in signs if sign.search(title)), ""):
        return names[stem]
    everything = "\n".join((title, opening, heads, *(passage.text for passage in passages)))
    if often := _HOW_OFTEN.search(everything):
        return names.get("annual" if often["year"] else _OTHER, "")
    special = not has(everything, ("年度民主生活会", "年民主生活会")) and (
        campaign(everything) or bool(_SPECIAL.search(everything))
    )
    spoken = {stem: len(sign.findall(everything)) for stem, sign in _SPOKEN.items() if stem in names}
    most = max(spoken, key=lambda stem: spoken[stem], default="")
    if not title and most and spoken[most] >= _OFTEN and 2 * spoken[most] > sum(spoken.values()):
        return names[most]
    named = title + _meeting_clauses(opening)
    other = special or has(named, ("专题民主生活会", "专题生活会", "组织生活会"))
    return names.get(_OTHER if other else "annual", "")


def campaign(text: str) -> bool:
    """Whether a text names one of the campaigns of study within which such meetings were held."""
    sign = next(sign for stem, sign in rows(_TABLE) if stem == _OTHER)
    return bool(pattern(sign, _TABLE).search(text))


def _meeting_clauses(text: str) -> str:
    """The clauses that speak of the meeting."""
    return "，".join(clause for clause in clauses(re.sub("《[^》]*》", "", text)) if "生活会" in clause)


def title_of(tree: Outline, passages: Sequence[Passage]) -> str:
    """The title, or the plan's own name where the text mentions it in 《》."""
    return tree.title or next(iter(_own_titles(passages)), "")


def _own_titles(passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        for match in re.finditer(r"《(?P<v>[^《》]{4,60}生活会[^《》]{0,12}方案)》", passage.text):
            yield match["v"]
