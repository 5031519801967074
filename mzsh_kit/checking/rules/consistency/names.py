"""What a document calls the meeting and itself is what its title calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ....text.lazy import lazy_pattern
from ...page import Page
from ...rule import Hit, Rule, each

_NAMES = {"组织生活会": "民主生活会", "民主生活会": "组织生活会"}
_THIS = "(?:此次|本次|这次|今天召开的?|开好)(?:专题)?"
_ITSELF = lazy_pattern(
    "(?:制定|印发|形成|制订)(?:了)?本([\u4e00-\u9fff]{2,10}?)(?:实施|工作|活动)?(?:方案|计划|安排|意见|制度|办法|规定)(?=[，。；])"
)
_ACTIVITY = lazy_pattern("(?:会|会议|评议|考核|教育|活动|整改|培训|述职|检查|调研|选举|换届)$")
"""What a plan is made for; 本单位实施方案, 本年度计划 are called by nothing of the kind."""

_ISSUED = lazy_pattern("(?:关于)?(?:印发|转发)(.{4,60}?)的通知$")
_CITED = lazy_pattern("(?:现将|将)《([^《》]{4,60})》[^，。；]{0,12}(?:印发|转发|发给)")


def other_name(page: Page) -> Iterator[Hit]:
    """此次民主生活会 in the paper of an 组织生活会, or the other way round; a title that names both says nothing."""
    title = page.outline.title
    named = [name for name in _NAMES if name in title]
    if len(named) != 1 or page.plan:
        return
    other = _NAMES[named[0]]
    for line, match in each(page, re.compile(_THIS + other)):
        yield Hit(line, *match.span(), f"标题是“{named[0]}”，这里是“{other}”", same=other)


def itself(page: Page) -> Iterator[Hit]:
    """制定本民主评议方案 in the plan of a 民主生活会."""
    title = page.outline.title
    for line, match in each(page, _ITSELF) if title else ():
        name = match[1]
        known = any(name[n : n + 3] in title for n in range(max(1, len(name) - 2)))
        if _ACTIVITY.search(name) and not known:
            yield Hit(line, match.start(1) - 1, match.end(), f"本文的标题是“{title}”")


def issued(page: Page) -> Iterator[Hit]:
    """现将《2024年度民主生活会实施方案》印发 below 关于印发2025年度民主生活会实施方案的通知: each has what the other has not."""
    issue = _ISSUED.search(page.outline.title)
    for line, match in each(page, _CITED) if issue else ():
        title, cited = (re.sub("[《》\\s]", "", text) for text in (issue[1] if issue else "", match[1]))
        if set(title) - set(cited) and set(cited) - set(title):
            yield Hit(line, *match.span(1), f"标题中是“{title}”")


_rule = partial(
    Rule, level="likely", source="《党政机关公文处理工作条例》：标题应当准确简要地概括公文的主要内容"
)
_ISSUES = "关于印发县水利局党组2026年度民主生活会实施方案的通知\n"

RULES = (
    _rule(
        id="meeting-renamed", kind="term_error", title="会议名称与标题不一",
        bad=("各党支部召开专题组织生活会方案\n此次专题民主生活会聚焦主题教育。",), good=("各党支部召开专题组织生活会方案\n此次专题组织生活会聚焦主题教育。",),
        find=other_name, fix="请核对会议名称",
    ),
    _rule(
        id="title-renamed", kind="residue", title="正文所称与标题不是一份材料", bad=("县水利局党组民主生活会实施方案\n根据上级要求，制定本述职评议方案。",),
        good=("县水利局党组民主生活会实施方案\n根据上级要求，制定本实施方案。", "县水利局党组民主生活会实施方案\n根据上级要求，制定本民主生活会方案。"), find=itself, fix="请核对是否从别的方案抄来",
    ),
    _rule(
        id="issued-renamed", kind="residue", title="印发的与标题不是一份材料", bad=(_ISSUES + "现将《县水利局党组2025年度民主生活会实施方案》印发给你们。",),
        good=(_ISSUES + "现将《县水利局党组2026年度民主生活会实施方案》印发给你们。", _ISSUES + "现将《实施方案》印发给你们。"), find=issued, fix="请核对印发的是哪一份",
    ),
)  # fmt: skip
