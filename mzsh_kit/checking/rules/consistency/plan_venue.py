"""The venue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...facts.paper import Paper, blank, compact, group
from ...facts.plan import PlanFacts, differs, stated
from ...rule import Hit, Words, plan_rule

_VENUE = r"(?:会议)?地点[：:]|会议地点[。]"
_AT = re.compile(r"在([^，。；]{2,40}?(?:室|厅|楼|堂|馆|层|中心))召开[^，。；]{0,100}生活会(?!征求|座谈)")
_ENDS = re.compile(r"[（(，,）)]|[\s\u3000]|主持|参加|出席|$")


def venue(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """Behind 地点 and 会议地点, and in 在…召开, stands the meeting's venue."""
    wanted = stated(facts.plan.meeting.venue)
    held = (group(passage, match, 1) for passage in paper.of_meeting for match in _AT.finditer(passage.text))
    for words in (*paper.labelled(_VENUE, cell="会议地点"), *held):
        if wanted and not blank(words.text) and not _same(words.text, wanted):
            yield differs(_named(words), "会议地点", wanted)


def _same(text: str, wanted: str) -> bool:
    given, wanted = compact(text), compact(wanted).rstrip("。；")
    return given.startswith(wanted) and _ENDS.match(given, len(wanted)) is not None


def _named(words: Words) -> Words:
    """The first name in the words, without what else stands behind the label."""
    found = re.match(r"[^，,）)\s]+", words.text)
    return Words(words.line, words.start, words.start + found.end()) if found else words


_PLAN = "《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准"

RULES = (
    plan_rule(id="venue-differs", level="error", title="会议地点与方案不一致", reason="换了会场只改了一部分材料，参会的人会走错地方", source=_PLAN, bad=("《会议通知》地点：县招待所多功能厅",), good=("《会议通知》地点：县水务局三楼会议室",), find=venue),
)  # fmt: skip
