"""What the procedure asks for: when to report, how many must come, how often to meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ....plan.when import in_season
from ....text import whole
from ....text.lazy import lazy_pattern
from ....text.patterns import COUNT, YEAR_MONTH
from ....timing import has_quorum, quorum
from ... import examples
from ...facts.people import PRESENT
from ...page import Page
from ...rule import Hit, Rule, each
from .contents import setting

_RULES = "《县以上党和国家机关党员领导干部民主生活会若干规定》"
_PRACTICE = "各地通行做法，期限见templates/lexicon/procedure.tsv，上级另有要求的从其要求"
_UNITS = {"天": 1, "日": 1, "周": 7, "月": 30}
_WITHIN = rf"{COUNT}\s*个?(?:工作)?([日天周月])"
_AFTER = lazy_pattern(
    rf"会(?:议召开)?后\s*{_WITHIN}(?:之?内|以内)?[^。；]{{0,60}}?(?:会议?情况(?:的?书面)?报告|会议记录)(?![^。；]*[归存]档)"
)
_BEFORE = lazy_pattern(
    rf"(?:会(?:议召开)?前|提前)\s*{_WITHIN}[^。；]{{0,40}}?(?:方案|请示)[^。；]{{0,60}}?(?:报|送)[^。；]{{0,24}}"
    r"(?:审[核批阅查定]|同意|组织部|纪委|工委|督导组)"
)
_HALF = lazy_pattern(
    r"(?:到会|出席|参会|实到)[^。；]{0,12}应到[^。；]{0,10}?(?:半数|一半|二分之一|1/2|百分之[五六]十|[56]\d[%％]|五分之三)|成员(?:的)?(?:半数|一半|二分之一)以上(?:到会|出席)"
)
_OFTEN = lazy_pattern(
    r"民主生活会[^。；]{0,12}每(?:半年|季度|月)[^。；]{0,6}[一1]次|每(?:半年|季度|月)[^。；]{0,12}[一1]次[^。；]{0,6}民主生活会"
)
_BRANCH = lazy_pattern(r"党?支部(?:委员会)?(?!书记).{0,16}民主生活会")
_MONTH = lazy_pattern(rf"(?:会议)?时间[：:。]?[^。；]{{0,8}}?{YEAR_MONTH}")
_ABSENT = lazy_pattern(r"请假|缺席|参加人员|应到|出席")


def report_late(page: Page) -> Iterator[Hit]:
    most = int(setting(page, "报告期限天数"))
    for line, match in each(page, _AFTER):
        given = whole(match[1])
        if given is not None and given * _UNITS[match[2]] > most:
            what = _reported(match)
            why = f"{what}的期限是会后{match[1]}{_unit(match)}，超过了{most}天"
            yield Hit(line, *_stated(match), why, f"一般应在会后{most}天内报告，请核对")


def submitted_late(page: Page) -> Iterator[Hit]:
    least = int(setting(page, "报审提前天数"))
    for line, match in each(page, _BEFORE):
        given = whole(match[1])
        if given is not None and given * _UNITS[match[2]] < least:
            why = f"方案提前{match[1]}{_unit(match)}报审，不足{least}天"
            yield Hit(line, *_stated(match), why, f"一般应在会前{least}天报审，请核对上级要求")


def _reported(match: re.Match[str]) -> str:
    """What is to be sent as the paper calls it: 会议记录和整改清单."""
    behind = re.split("[。；]", match.string[match.end(2) :])[0]
    said = re.search(r"将([^，。；]{2,40}?)(?:上报|报送|报|送)(?!告)", behind)
    return said[1] if said else "会议情况报告"


def _unit(match: re.Match[str]) -> str:
    return {"周": "周", "月": "个月"}.get(match[2], "天")


def _stated(match: re.Match[str]) -> tuple[int, int]:
    """The words of the time limit."""
    return match.start(), match.end(2)


def quorum_low(page: Page) -> Iterator[Hit]:
    for line, match in each(page, _HALF):
        yield Hit(line, *match.span())


def quorum_unmet(page: Page) -> Iterator[Hit]:
    for line, match in each(page, PRESENT):
        should, there = whole(match[1]), whole(match[2])
        if should and there is not None and there < quorum(should):
            why = f"应到{should}人，实到{there}人，不足三分之二"
            yield Hit(
                line,
                match.start(),
                match.start("rest"),
                why,
                f"到会须有{quorum(should)}人以上，不足的应改期召开",
            )


def absence(page: Page) -> Iterator[Hit]:
    """Members of the plan who are known to be absent."""
    plan = page.plan
    if plan is None or not page.whole or has_quorum(plan):
        return
    should = len(plan.attending)
    there = sum(not member.absence for member in plan.attending)
    line = next((line for line in page.lines if _ABSENT.search(line.text)), page.lines[0])
    why = f"应到{should}人，除请假的只有{there}人到会，不足三分之二"
    yield Hit(line, 0, 0, why, f"到会须有{quorum(should)}人以上，请改期召开")


def too_often(page: Page) -> Iterator[Hit]:
    for line, match in each(page, _OFTEN):
        yield Hit(line, *match.span())


def of_branch(page: Page) -> Iterator[Hit]:
    """The meeting of a branch by the name of a leading body's; where a plan is known it was confirmed there."""
    for line in page.outline.titles if not page.plan else ():
        for match in _BRANCH.finditer(line.text):
            yield Hit(line, *match.span())


def off_season(page: Page) -> Iterator[Hit]:
    """A meeting of a 年度 between April and September, or in the months of another."""
    if "年度" not in page.outline.title:
        return
    for line, match in each(page, _MONTH):
        if not in_season(int(match[1]), int(match[2]), page.plan.year if page.plan else None):
            yield Hit(line, match.start(1), match.end(2) + 1)


RULES = (
    Rule(
        id="report-late", kind="other", level="likely", title="情况报告期限过长", reason="会议情况报告的期限过长", source=_PRACTICE,
        bad=("会后30天内将会议情况报告报县委组织部。", "会后一个月内上报会议情况报告和会议记录。"),
        good=("会后15天内将会议情况报告和会议记录报上级党组织。", "会后一周内报送会议情况报告。", "会后1个月内通报整改情况。"),
        find=report_late,
    ),
    Rule(
        id="submitted-late", kind="other", level="hint", title="方案报审过晚", reason="方案报审距会议过近", source=_PRACTICE,
        bad=("会前5天将实施方案报县委组织部审核。", "会前三天将请示和方案送督导组审定。"),
        good=("会前10天将实施方案报县委组织部审核。", "会前两周将实施方案报县纪委审批。", "会前3天通知参会人员。"),
        find=submitted_late,
    ),
    Rule(
        id="quorum-low", kind="other", level="error", title="到会人数要求低于三分之二", reason="到会人数的要求低于应到人数的三分之二", source=_RULES,
        bad=("到会人数应超过应到人数的半数。", "到会人员达到应到会人数的60%即可开会。"),
        good=("到会人数必须达到应到会人数的三分之二以上。", "到会人数达到应到人数的90%。"),
        find=quorum_low, fix="应为“到会人数必须达到应到会人数的三分之二以上”",
    ),
    Rule(
        id="quorum-unmet", kind="other", level="error", title="到会人数不足三分之二", reason="到会人数不足应到人数的三分之二", source=_RULES,
        bad=("会议应到9人，实到5人。", "班子成员应到七名，实到四名。", "应到党组成员9人，实到5人。"),
        good=("会议应到9人，实到6人。", "应到会10人，因病请假1人，实到会9人。"),
        find=quorum_unmet,
    ),
    Rule(
        id="absence", kind="other", level="error", title="请假人数过多", reason="除请假的以外不足应到人数的三分之二", source=_RULES,
        bad=(partial(examples.absent, "李四", "王五"),), good=(examples.absent, partial(examples.absent, "王五")), find=absence,
    ),
    Rule(
        id="too-often", kind="other", level="likely", title="召开次数是旧规定", reason="民主生活会每年召开1次，写成了旧规定的次数", source=_RULES,
        bad=("民主生活会每半年召开一次。", "每季度至少召开一次民主生活会。"),
        good=("民主生活会每年召开一次。", "支部每月召开一次主题党日。"),
        find=too_often, fix="应为每年召开1次，一般安排在第四季度",
    ),
    Rule(
        id="of-branch", kind="other", level="hint", title="党支部召开的是组织生活会", source="《中国共产党支部工作条例（试行）》第十七条",
        bad=("县水务局机关党支部2025年度民主生活会实施方案",),
        good=("县水务局机关党支部2025年度组织生活会实施方案", "县水务局党组2025年度民主生活会实施方案"),
        find=of_branch, fix="请核对会议名称，支部的会应为“组织生活会”",
    ),
    Rule(
        id="off-season", kind="other", level="hint", title="年度会议不在通常时间", reason="年度民主生活会一般安排在第四季度，至迟次年3月", source=_RULES,
        bad=("县水务局党组2025年度民主生活会实施方案\n会议时间：2026年6月12日上午",),
        good=("县水务局党组2025年度民主生活会实施方案\n会议时间：2026年1月12日上午",),
        find=off_season, fix="提前或者延期召开的，请核对是否已报上级党组织同意",
    ),
)  # fmt: skip
