"""The meeting has one name in a document: what its title calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...page import Page
from ...rule import Hit, Rule, each

_NAMES = {"组织生活会": "民主生活会", "民主生活会": "组织生活会"}
_THIS = "(?:此次|本次|这次|今天召开的?|开好)(?:专题)?"


def other_name(page: Page) -> Iterator[Hit]:
    """此次民主生活会 in the paper of an 组织生活会, or the other way round; a title that names both says nothing."""
    title = page.outline.title
    named = [name for name in _NAMES if name in title]
    if len(named) != 1 or page.plan:
        return
    other = _NAMES[named[0]]
    for line, match in each(page, re.compile(_THIS + other)):
        yield Hit(line, *match.span(), f"标题是“{named[0]}”，这里是“{other}”", same=other)


RULES = (
    Rule(
        id="meeting-renamed", kind="term_error", level="likely", title="会议名称与标题不一", reason="会议名称与标题不一",
        source="《中国共产党支部工作条例（试行）》：党支部召开组织生活会",
        bad=("各党支部召开专题组织生活会方案\n此次专题民主生活会聚焦主题教育。",), good=("各党支部召开专题组织生活会方案\n此次专题组织生活会聚焦主题教育。",),
        find=other_name, fix="请核对会议名称",
    ),
)  # fmt: skip
