"""Counts against what stands beside them in the same sentence, and against the same count elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ....text import whole
from ....text.lazy import lazy_pattern
from ....text.patterns import ALONE, AMOUNT, COUNT, FIRST, NUMERAL, SECOND
from ...page import Page
from ...rule import Hit, Rule, each

_BASIS = "《党政机关公文处理工作条例》：公文内容应当准确"
_UNITS = "个|项|条|点|种|类|步|大"
_AHEAD = lazy_pattern(rf"{ALONE}{COUNT}(?:{_UNITS})(?!字)([\u4e00-\u9fff]{{0,10}})[：:]([^。：:\n]+)。")
_BEHIND = lazy_pattern(
    rf"(?:^|[，；。：:]|包括|包含|分为|围绕|聚焦|对照|具有|要有|含有|涵盖)"
    rf"([^，；。：:\n]*、[^，；。：:\n]*?)[”\"]?等?[“\"]?(?<![第每]){COUNT}(?:(?:个|大|项)(?:部分|方面|环节|步骤|内容|问题|要素|板块)|种(?:方式|形式|途径|渠道|办法|方法)|[张本份](?:清单|台账|表))"
)
_EXAMPLES = lazy_pattern(rf"[”\"]?等{AMOUNT}个(?:问题|内容|要素)")
"""A few of many, as 责任不清、措施不细等9个问题."""
_QUOTED = lazy_pattern(rf"[“\"]{COUNT}个?([\u4e00-\u9fff]{{2,4}})[”\"]")
_SUM = lazy_pattern(rf"(?:共|共计|合计|总计|一共)(?:[\u4e00-\u9fff]{{2,6}}?)?{COUNT}([名人位条个项次份])")
_CITED = lazy_pattern(r"[^，。；\n]{0,8}[（(]?(?:见|详见)?附件\s*(\d{1,2})[^\d，。；\n]{0,2}")
_LISTED = lazy_pattern(
    r"^(?:附件\s*[：:]?\s*)?(\d{1,2})[.．、]|^附件\s*(\d{1,2})|(?<=[；;\s　])(\d{1,2})[.．]"
)
_ASPECTS = lazy_pattern(rf"{COUNT}个方面的?共?{COUNT}(?:个|条|项)(?:具体|突出|主要)?问题")
_COLLECTED = lazy_pattern(
    rf"(?:征求|征集|收集|听取)到?[^，。；的]{{0,8}}?意见(?:和)?(?:建议)?(?:共(?:计)?)?{COUNT}条"
)
_THOSE = lazy_pattern(rf"(?:征求|征集|收集)到的{COUNT}条(?:意见|建议)")
_NUMBERED = lazy_pattern(rf"(?:^|[；;，])({NUMERAL})是")
_PARTS = lazy_pattern(
    rf"{COUNT}条[，（]其中[^，。；、]{{0,4}}班子[^，。；、成]{{0,8}}?{COUNT}条?[、，][^，。；、]{{0,6}}(?:成员|个人)[^，。；、]{{0,6}}?{COUNT}条?"
)
_FOUND = lazy_pattern(rf"查摆出?的?{COUNT}个方面")
_ASPECT = lazy_pattern(rf"{SECOND}[^，。；]{{2,30}}方面。?$")
_MOST, _LEAST = 20, 3
_ADDED = lazy_pattern(r"同时|此外|另外|其余|其中|并|要|不")


def ahead(page: Page) -> Iterator[Hit]:
    """N种方式：A、B、C。"""
    for line, match in each(page, _AHEAD):
        said, listed = whole(match[1]), _items(match[3])
        if said and said > 1 and listed and said not in listed:
            yield Hit(line, match.start(), match.start(3), f"写的是{match[1]}，所列有{min(listed)}")


def _items(text: str) -> range:
    """How many items a list in a sentence has, at least and at most; none if it cannot be told
    or its own numbers have a gap.
    """
    parts = re.split(r"[；;]", text)
    numbers = [whole(match[1]) for match in _NUMBERED.finditer(text)]
    if numbers != [*range(1, len(numbers) + 1)]:
        return range(0)
    if len(parts) > 1:
        return range(len(parts), len(parts) + 1) if not any(map(_ADDED.match, parts)) else range(0)
    plain = re.sub(r"（[^）]*）|《[^》]*》|“[^”]*”", "", text)
    if "，" in plain or plain.endswith("等") or "等" in plain[-6:]:
        return range(0)
    return _series(plain)


def _series(text: str) -> range:
    """How many items stand between 、; a 和 may join two of them or stand in one."""
    items = text.split("、")
    if not _LEAST <= len(items) + 1 <= _MOST:
        return range(0)
    return range(len(items), len(items) + len(re.findall("和|及|与|或", text)) + 1)


def behind(page: Page) -> Iterator[Hit]:
    """A、B、C等四个方面."""
    for line, match in each(page, _BEHIND):
        if _EXAMPLES.match(line.text, match.end(1)):
            continue
        said, listed = whole(match[2]), _series(re.sub(r"（[^）]*）", "", match[1]))
        if said and said >= _LEAST and len(match[1].split("、")) >= _LEAST and listed and said not in listed:
            start = max(match.start(2) - 2, match.start(1))
            yield Hit(line, start, match.end(), f"写的是{match[2]}，前面列出{min(listed)}")


def quoted(page: Page) -> Iterator[Hit]:
    """“三个摆进去” and “四个带头”, with the words themselves in the same sentence."""
    for line, match in each(page, _QUOTED):
        start, end = _sentence(line.text, match.start(), match.end())
        around = line.text[start : match.start()] + line.text[match.end() : end]
        listed = around.count(match[2])
        if listed >= _LEAST and whole(match[1]) != listed:
            yield Hit(line, *match.span(), f"写的是{match[1]}，所列有{listed}")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around these words."""
    last = text.find("。", end)
    return text.rfind("。", 0, start) + 1, last if last >= 0 else len(text)


def sums(page: Page) -> Iterator[Hit]:
    """甲3名，乙2名，共6名."""
    for line, match in each(page, _SUM):
        start = max(line.text.rfind(stop, 0, match.start()) for stop in "。；：:") + 1
        items = list(re.compile(COUNT + match[2]).finditer(line.text, start, match.start()))
        given = [whole(item[1]) for item in items]
        inside = items and "其中" in line.text[items[0].start() : match.end()]
        plain = not inside and not re.search("各|分别|等奖", line.text[start : match.end()])
        if plain and len(given) > 1 and None not in given and sum(filter(None, given)) != whole(match[1]):
            first = line.text.rfind("，", 0, max(match.start() - 1, 0)) + 1
            end = match.end()
            yield Hit(line, max(first, start), end, f"前面各项相加是{sum(filter(None, given))}")
    for line, match in each(page, _PARTS):
        total, *parts = (whole(number) or 0 for number in match.groups())
        if sum(parts) > total:
            yield Hit(line, *match.span(), f"其中各项相加是{sum(parts)}")


def attached(page: Page) -> Iterator[Hit]:
    """附件3, where the list has two."""
    most = max(_numbers(page), default=0)
    for line, match in each(page, _CITED) if most else ():
        if int(match[1]) > most and not re.match(r"\s*附件", line.text):
            yield Hit(line, match.start(), match.end(), f"附件只列出{most}个")


def _numbers(page: Page) -> Iterator[int]:
    """The numbers of the attachments that are listed at the end, or attached."""
    listing = False
    for line in page.lines:
        begun = re.match(r"\s*附件\s*[：:\d]|^\s*附件\s*$", line.text)
        listing = bool(begun) or (listing and bool(re.match(r"\s*\d{1,2}[.．、]", line.text)))
        for match in _LISTED.finditer(line.text.strip()) if listing else ():
            yield int(next(filter(None, match.groups())))


def _aspects(page: Page) -> int:
    """How many headings （一）…方面 the only part has that has such headings and no others; else 0."""
    parts: list[list[str]] = [[]]
    for line in page.lines:
        if re.match(FIRST, line.text):
            parts.append([])
        elif re.match(SECOND, line.text):
            parts[-1].append(line.text)
    by_aspects = [part for part in parts if any(map(_ASPECT.match, part))]
    return len(by_aspects[0]) if len(by_aspects) == 1 and all(map(_ASPECT.match, by_aspects[0])) else 0


def elsewhere(page: Page) -> Iterator[Hit]:
    """4个方面13个问题 here and 4个方面12个问题 there, or other than as many headings …方面; 征求到26条意见, and then 征求到的28条意见."""
    said = [(line, match, (whole(match[1]), whole(match[2]))) for line, match in each(page, _ASPECTS)]
    for line, match, numbers in said:
        if numbers != (first := said[0][2]):
            yield Hit(line, *match.span(), f"前面写的是{first[0]}个方面{first[1]}个问题")
    headings = _aspects(page)
    for line, match in each(page, _FOUND) if headings > 1 else ():
        if whole(match[1]) != headings:
            yield Hit(line, *match.span(), f"写的是{match[1]}个方面，下面有{headings}个方面")
    known = [whole(match[1]) for _, match in each(page, _COLLECTED)]
    for line, match in each(page, _THOSE) if known else ():
        if whole(match[1]) not in known:
            yield Hit(line, *match.span(), f"前面写的是{known[0]}条")


_rule = partial(Rule, kind="count_mismatch", level="likely", source=_BASIS)

RULES = (
    _rule(id="count-ahead", title="数目与后面所列不符", bad=("通过五种方式听取意见：召开座谈会、发放征求意见表、设置意见箱、走访群众。",),
          good=("通过四种方式听取意见：召开座谈会、发放征求意见表、设置意见箱、走访群众。",), find=ahead, fix="请核对所列各项，改正数目"),
    _rule(id="count-behind", title="数目与前面所列不符", bad=("材料包括突出问题、原因分析、努力方向、整改措施等五个方面。",),
          good=("材料包括突出问题、原因分析、努力方向、整改措施等四个方面。",), find=behind, fix="请核对所列各项，改正数目"),
    _rule(id="count-quoted", title="几个什么与所列不符", bad=("要带头学习、带头谈话、带头查摆、带头整改，以“五个带头”作表率。",),
          good=("要带头学习、带头谈话、带头查摆、带头整改，以“四个带头”作表率。",), find=quoted, fix="请核对所列各项，改正数目"),
    _rule(id="count-sum", title="合计人数不符", bad=("列席：社区代表3名，居民代表2名，共6名。", "征求到意见28条，其中对班子18条、对班子成员12条。"), good=("列席：社区代表3名，居民代表2名，共5名。", "征求到意见28条，其中对班子16条、对班子成员12条。"), find=sums, fix="请核对人数"),
    _rule(id="count-attachments", title="附件序号超出所列", bad=("填写谈话记录表（见附件3）。\n附件：1.征求意见表\n2.谈话记录表",), good=("填写谈话记录表（见附件2）。\n附件：1.征求意见表\n2.谈话记录表",),
          find=attached, fix="请核对附件序号，或者补列附件"),
    _rule(id="count-elsewhere", title="前后数目不一", bad=("反馈了4个方面13个问题。\n对照4个方面12个问题逐条整改。", "共征求到意见建议26条。\n对征求到的28条意见进行梳理。", "整改查摆出的3个方面8个问题。\n（一）政治忠诚方面\n学习。\n（二）担当作为方面\n落实。"), good=("反馈了4个方面13个问题。\n对照4个方面13个问题逐条整改。",), find=elsewhere, fix="请核对数目，前后统一"),
)  # fmt: skip
