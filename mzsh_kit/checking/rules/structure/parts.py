"""Parts that a plan must state and this one does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....text.lazy import lazy_pattern
from ....text.patterns import SOME_DAYS
from ...facts.meeting import signed
from ...page import Page
from ...rule import Hit, Rule, each

_BASIS = "《县以上党和国家机关党员领导干部民主生活会若干规定》和上级通知对方案的要求"
_REPORT = lazy_pattern(
    r"(?:(?:会|结束|完毕|召开)后|会上[^。；]{0,40}整改|及时将)[^。；\n]{0,40}?(?:上报|报送|(?<!总后)报[省市县区镇党上][^。；，\n]{0,10}|形成专题报告)[^，。；\n]{0,24}"
)
_WHEN = lazy_pattern(rf"{SOME_DAYS}|月底|月初|[上中下]旬|规定时间|按[^。]{{0,8}}要求|按规定")
_LIMITED = lazy_pattern(rf"会后[^。]{{0,6}}{SOME_DAYS}内?[^。]{{0,40}}(?:上报|报送|报)")
_TOGETHER = lazy_pattern(r"[^，。；\n]{0,14}通报并报告[^，。；\n]{0,12}")
_NOBODY = lazy_pattern(r"在召开后[^，。；\n]{0,8}[日天]内上报(?=[，。；])")
_ATTACHED = lazy_pattern(
    r"[^，。；\n]{0,6}（附件\s*(\d*)[^）]{0,20}）|[^，。；\n]{0,6}[（(]见附件\s*(\d*)[）)]"
)
_LISTED = lazy_pattern(r"^附件\s*\d*\s*[：:.．]?|^附件$")
_FEW, _ENDS = 2, 12
_PARTS = (
    ("会议主题", r"主题"),
    ("会议时间", r"时间|[拟定]于|月[^。]{0,8}召开"),
    ("会议地点", r"地点|会议室|会场|会址|[礼报]告?[堂厅]|活动室|楼[^，。；]{0,6}召开"),
    ("参加人员", r"参加|参会|出席|与会|到会"),
    ("学习", r"学习|研学|研读|研讨"),
    ("征求意见", r"征求|征集|征询|(?:听取|收集)[^。]{0,20}意见"),
    ("谈心谈话", r"谈心|谈话|交心|必谈"),
    ("对照检查材料", r"[对比]照检[查视]|(?:剖析|检查|检视)材料|检视剖析"),
    ("批评和自我批评", r"批评|自我指责"),
    (
        "整改措施",
        r"整改(?:方案|措施|清单|落实|台账|情况|进展|任务|责任)|会后整改|立行立改|抓好?整改|逐[项条]整改|(?:问题|责任|任务)清单|改进措施",
    ),
)


def parts(page: Page) -> Iterator[Hit]:
    """The parts that a plan has, looked for by their words; a text without several of them is no whole plan."""
    missing = [name for name, words in _PARTS if page.whole and not re.search(words, page.text)]
    if missing and len(missing) <= _FEW:
        told = "、".join(missing)
        yield Hit(page.lines[0], 0, 0, f"方案没有写{told}", f"请补写{told}")


def no_deadline(page: Page) -> Iterator[Hit]:
    """What is reported after the meeting without a limit of days."""
    limited = _limited(page)
    for line in page.lines if len(limited) < 2 and page.plans else ():
        for sentence in re.finditer(r"[^。\n]+", line.text):
            match = _REPORT.search(sentence[0])
            if match and not _WHEN.search(sentence[0]) and limited <= {line.number}:
                start = sentence.start() + max(0, sentence[0].rfind("。", 0, match.start()))
                clause = sentence[0].rfind("；", 0, match.start()) + 1
                yield Hit(line, start + clause, sentence.start() + match.end())
    yield from (Hit(line, *match.span(), "没有写报给谁、什么时候报") for line, match in each(page, _TOGETHER))
    yield from (Hit(line, *match.span(), "没有写报什么、报给谁") for line, match in each(page, _NOBODY))


def _limited(page: Page) -> frozenset[int]:
    """The lines that set a limit of days for a report."""
    return frozenset(line.number for line in page.lines if _LIMITED.search(line.text))


def attachments(page: Page) -> Iterator[Hit]:
    """An attachment that is cited in a whole plan and neither listed nor attached."""
    complete = page.whole or any(signed(line) for line in page.lines[-_ENDS:])
    if not complete or any(_LISTED.match(line.text) for line in page.lines):
        return
    yield from (Hit(line, *match.span()) for line, match in each(page, _ATTACHED))


_PLAN = "望岚县水务局民主生活会实施方案\n一、会议主题\n主题是作风建设。\n二、会议安排\n时间为2027年1月15日，地点为三楼会议室，参加人员为班子成员。\n三、会前准备\n组织学习，征求意见，开展谈心谈话，撰写对照检查材料。\n四、会议召开\n开展批评和自我批评。\n五、整改落实\n制定整改方案。"

RULES = (
    Rule(id="part-missing", kind="missing_part", level="hint", title="缺少必要的部分", source=_BASIS, bad=(_PLAN.replace("，地点为三楼会议室", ""),), good=(_PLAN, _PLAN.replace("地点为三楼会议室", "在机关二楼报告厅举行"), _PLAN.replace("开展批评和自我批评", "主动接受批评"), _PLAN.replace("制定整改方案", "列出问题清单")), find=parts, fix="请补写"),
    Rule(id="report-open", kind="missing_part", level="likely", title="会后报告没有时限", reason="没有写会后几天内报", source=_BASIS, bad=("会后，及时将情况上报县委组织部。",), good=("会后15天内，及时将情况上报县委组织部。",), find=no_deadline, fix="请写明会后几天内报给谁"),
    Rule(id="attachment-missing", kind="missing_part", level="likely", title="缺少附件", reason="提到的附件没有附上，也没有列出", source="GB/T 9704—2012，主体·附件说明", bad=("填写征求意见表（附件1）。\n县水利局党组\n2026年1月4日",), good=("填写征求意见表（附件1）。\n附件：1.征求意见表\n县水利局党组\n2026年1月4日", "填写征求意见表（附件1）。"), find=attachments, fix="请列出并附上"),
)  # fmt: skip
