"""Counts: says eight, lists seven."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....text import whole
from ....text.lazy import lazy_pattern
from ....text.patterns import AMOUNT, COUNT, FIRST, NUMERAL, SECOND, SIGN, THIRD
from ...page import Page
from ...rule import Hit, Rule, each

_BASIS = "《党政机关公文处理工作条例》：公文内容应当准确"
_INSIDE = lazy_pattern(
    rf"(?<!第){COUNT}\s*(?:个|项|条|类|种|样)(?:[\u4e00-\u9fff]{{1,6}})?[^。：；\n]{{0,20}}[：:，。](?=一是)([^\n]*)"
)
_ONE_BY_ONE = lazy_pattern(rf"(?:^|[；;，,。])({NUMERAL})是")
_BELOW = lazy_pattern(
    rf"(?:(?:以下|下列|如下)\s*{COUNT}\s*(?:个|项|条|点|类|种|样)[^。：\n]{{0,16}}[。：:]|(?<![第每]){COUNT}(?:个|项|条|点|步|件|种)[\u4e00-\u9fff]{{0,6}}[：:]?|分(?:为|成)?{COUNT}个?大?(?:步骤?|阶段|环节)(?:[\u4e00-\u9fff]{{2}})?[。：:])$"
)
_MUST = lazy_pattern(r"[“\"]([二三四五六七八])必谈[”\"][^。]{0,12}?([^。]*?必谈[^。]*)。")
_PROMISED = lazy_pattern(
    rf"(?:[（(]?{AMOUNT}[）)]?[、.．]?)[^，。；：\n]{{0,8}}?(?<![第每]){COUNT}(?:个|项|条|点|大)[\u4e00-\u9fff]{{2,4}}(?=[，。：]|$)"
)
_ORDINAL = lazy_pattern(rf"第({NUMERAL})[，、：]|({NUMERAL})[是要]")
_PARAGRAPH, _CUT = 60, 20
"""A last line so long, or longer than that and without its end, is no signature."""

_FORMS = (*(FIRST, rf"第{NUMERAL}[步项个条，、：:]", SECOND, THIRD, "[①-⑳]", rf"{SIGN}是"),)


def inside(page: Page) -> Iterator[Hit]:
    """N个方面：一是…二是… names as many as it says."""
    for line, match in each(page, _INSIDE):
        listed = _in_a_row(match[2])
        if listed > 1 and whole(match[1]) != listed and "其余" not in match[2]:
            yield Hit(line, match.start(), match.start(2), f"写的是{match[1]}，所列有{listed}")


def _in_a_row(text: str) -> int:
    """How many of 一是…二是…三是… follow each other, up to where they begin anew or stop."""
    listed = 0
    for match in _ONE_BY_ONE.finditer(text):
        if whole(match[1]) != listed + 1:
            break
        listed += 1
    return listed


def below(page: Page) -> Iterator[Hit]:
    """以下N个方面。 and as many numbered lines below it."""
    for nth, line in enumerate(page.lines):
        match = _BELOW.search(line.text)
        listed = _listed(page, nth + 1) if match else 0
        said = next(filter(None, match.groups()), "") if match else ""
        differs = listed > 1 and (whole(said) or 0) > 1 and whole(said) != listed
        if match and differs and not (listed < (whole(said) or 0) and _to_the_end(page, nth + 1)):
            yield Hit(line, *match.span(), f"写的是{said}，下面有{listed}")


def _to_the_end(page: Page, start: int) -> bool:
    """Whether a list of whole paragraphs is the last of the text, or the text breaks off: of an excerpt the
    rest may be missing.
    """
    last = page.lines[-1].text
    cut = last[-1] not in "。；！）" and len(last) > _CUT
    if cut or len(last) < _PARAGRAPH:
        return cut
    form = next((n for n, pattern in enumerate(_FORMS) if re.match(pattern, page.lines[start].text)), 0)
    return bool(form) and not any(
        re.match(pattern, line.text) for line in page.lines[start:] for pattern in _FORMS[:form]
    )


def _listed(page: Page, start: int) -> int:
    """How many lines from ``start`` have the first one's form of number, up to one of a higher form."""
    lines = page.lines[start : start + 80]
    form = next((n for n, pattern in enumerate(_FORMS) if lines and re.match(pattern, lines[0].text)), None)
    if form is None:
        return 0
    count = 0
    for line in lines:
        if any(re.match(pattern, line.text) for pattern in _FORMS[:form]) and form < len(_FORMS) - 1:
            break
        if re.match(_FORMS[form], line.text):
            count += 1
        elif form == len(_FORMS) - 1:
            break
    return count


def headed(page: Page) -> Iterator[Hit]:
    """A numbered heading that promises so many, and right below it a row of paragraphs 第一，… 第二，…."""
    for nth, line in enumerate(page.lines):
        match = _PROMISED.match(line.text)
        said = whole(match[1]) if match else None
        listed = _row_below(page, nth + 1) if match else 0
        if match and said and listed > 1 and said != listed:
            yield Hit(line, match.start(1), match.end(), f"写的是{match[1]}，下面有{listed}")


def _row_below(page: Page, start: int) -> int:
    """How many lines from here are 第一，第二，… or 一要，二要，…, in a row from the first."""
    listed = 0
    for line in page.lines[start:]:
        match = _ORDINAL.match(line.text)
        if not match or whole(match[1] or match[2]) != listed + 1:
            break
        listed += 1
    return listed


def talks(page: Page) -> Iterator[Hit]:
    """四必谈 names four."""
    for line, match in each(page, _MUST):
        listed = match[2].count("必谈")
        if listed > 1 and whole(match[1]) != listed:
            yield Hit(line, match.start(), match.start(1) + 4, f"写的是{match[1]}，所列有{listed}")


RULES = (
    Rule(id="count-listed", kind="count_mismatch", level="likely", title="数目与所列不符", reason="数目与所列各项不符", source=_BASIS, bad=("查摆4个方面问题：一是学习不够；二是作风不实；三是纪律不严。",), good=("查摆3个方面问题：一是学习不够；二是作风不实；三是纪律不严。",), find=inside, fix="请核对所列各项，改正数目"),
    Rule(id="count-below", kind="count_mismatch", level="likely", title="数目与下列不符", reason="数目与下列各项不符", source=_BASIS, bad=("重点查摆以下5个方面。\n1.学习。\n2.作风。\n3.纪律。",), good=("重点查摆以下3个方面。\n1.学习。\n2.作风。\n3.纪律。",), find=below, fix="请核对下列各项，改正数目"),
    Rule(id="count-headed", kind="count_mismatch", level="likely", title="标题所说的数目与下面各段不符", source=_BASIS, bad=("一、把握六条要求，做好各项工作\n第一，深化学习。\n第二，找准问题。\n第三，抓好整改。",), good=("一、把握三条要求，做好各项工作\n第一，深化学习。\n第二，找准问题。\n第三，抓好整改。",), find=headed, fix="请核对下面各段，改正数目"),
    Rule(id="count-talks", kind="count_mismatch", level="likely", title="必谈数目不符", reason="必谈的数目与所列不符", source=_BASIS, bad=("做到“四必谈”：主要负责同志与班子成员必谈，班子成员相互之间必谈，班子成员与分管单位主要负责同志必谈。",), good=("做到“三必谈”：主要负责同志与班子成员必谈，班子成员相互之间必谈，班子成员与分管单位主要负责同志必谈。",), find=talks, fix="请核对必谈关系"),
)  # fmt: skip
