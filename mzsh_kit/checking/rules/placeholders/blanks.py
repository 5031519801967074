"""Places that were left to be filled in: signs in place of words, digits missing in a date, a label or a post with nothing behind it."""

from __future__ import annotations

from collections.abc import Iterator

from ....text.lazy import lazy_pattern
from ....text.patterns import LEADING_YEAR, LEFT_OUT, OPEN_PLACE
from ....text.people import SURNAME
from ...page import Page
from ...rule import Hit, Rule

_HANZI = r"[\u4e00-\u9fff]"
_NAMELESS = r"(?:长|书记|主任|主席)[（(]\s*(?:同志)?\s*[）)]|[（(\[［〔][ \u3000]*[）)\]］〕]"
_NUMBERLESS = (
    rf"第[ \u3000]*(?=督导组|指导组|巡[回视察]{_HANZI}{{0,2}}组)"
    r"|(?:应到|(?<!落)实到|请假|缺席|征求到?|收集到?|梳理出?)[ \u3000]*(?=[人名条个](?:[，。；、）)]|意见|建议|问题))"
)
_TO_NAME = r"(?<=[由在于：:])[（(\[【](?:单位|单位名称|姓名|时间|地点|日期|具体时间|具体地点)[）)\]】]"
_LABELLED = r"(?:邮箱|电话|手机|传真|联系人|地址|时间|地\s*点|主持人?|记录人?|召集人)[：:](?=[，。；、）)]|[由请并]|其[他余])"
_BLANK = lazy_pattern(
    rf"{LEADING_YEAR}{LEFT_OUT}(?:[^，。；：\n]?{LEFT_OUT}|[年月日时点分:：—~至-]{{1,3}}{LEFT_OUT})*"
    rf"|{_NAMELESS}|{_TO_NAME}|{_NUMBERLESS}|{_LABELLED}|{OPEN_PLACE}"
)
_ROOM = lazy_pattern(rf"[_＿]|{OPEN_PLACE}|[（(\[［〔][ \u3000]*[）)\]］〕]")
_SENTENCE = lazy_pattern(r".{6,}[，。；].{6,}")
"""Room to write in, as forms and papers not yet dated have: a fault in a plan, and in the midst of sentences."""

_WHOSE = lazy_pattern(r"[省市县区镇乡局委党单公学同志支]")
"""What stands behind the sign for a name, which is one and the same throughout."""

_ANONYMOUS = lazy_pattern(rf"{SURNAME}某某")
"""A person whom a notice of a case does not name, as it should be."""
_LABEL = lazy_pattern(r"[\u4e00-\u9fff 　]{1,6}[：:]$")
_EDGE = frozenset('，。；！？、：:;,（）()《》“”"\n')
_BEFORE, _BEHIND = 1, 2


def blanks(page: Page) -> Iterator[Hit]:
    """Each with its neighbours; a name that is masked throughout is told once."""
    for line in page.lines:
        for match in _BLANK.finditer(line.text):
            stated = page.whole or _SENTENCE.match(line.text)
            if match[0].startswith("某") and (
                page.plan or _ANONYMOUS.match(line.text, max(match.start() - 1, 0))
            ):
                continue
            if (stated and not page.plan) or not _ROOM.match(match[0]):
                whose = _WHOSE.match(line.text, match.end())
                same = match[0] + whose[0] if whose else ""
                yield Hit(line, *_neighbours(line.text, *match.span()), same=same)


def _neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """From two characters of its clause before a blank, or the label that it stands behind, to two behind it."""
    first, last = start, end
    if label := _LABEL.search(text, 0, start):
        first = label.start()
    while first and start - first < _BEFORE and text[first - 1] not in _EDGE and not text[start].isdecimal():
        first -= 1
    while last < len(text) and last - end < _BEHIND and text[last] not in _EDGE:
        last += 1
    return first, last


RULES = (
    Rule(
        id="blank", kind="placeholder", level="likely", title="留空待填", reason="此处留空，没有填写",
        source="《党政机关公文处理工作条例》：公文内容应当完整、准确",
        bad=("会议定于xx月xx日召开。", "组长：***", "请于2026年×月×日前报送。", "材料发党建办邮箱：由督导组审核。", "市委督导组组长（同志）到会指导。", "某县某局党组召开民主生活会。", "会议应到人，实到9人。", "市委第督导组到会指导。"), good=("会议定于1月15日召开。", "某些同志没有到会。", "学习吴某某案通报，整改落实到人，到期销号。"),
        find=blanks, fix="请填写", as_written=True,
    ),
)  # fmt: skip
