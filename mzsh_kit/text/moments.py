"""Days, hours, lengths and limits as they stand in a folded text, those left out on purpose (xx月xx日) among
them.

What a day says is read by ``dates``; here are only the places where one is written, each with the words that
belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .lazy import lazy_pattern
from .patterns import BETWEEN, DECIMAL, LEFT_AT, WORDS

_MEETING = r"(?:(?:本次|此次|这次|专题)*(?:民主|组织)?(?:生活会|会议)|会)?"
_DAY = (
    rf"{WORDS['日期']}|\d{{1,2}}日(?=[前至]|[报送交](?![告纸社道]))"
    r"|[本下当]月(?:\d{1,2}日|[上中下]旬|[初底])"
)
_ABOUT = "(?:之?前|以前|前后|左右)"
_PLANNED = "(?:[（(](?:暂定|拟)[)）])"
_DAYS = lazy_pattern(
    rf"(?:{_DAY})(?:\s*{LEFT_AT}(?:起?(?:，?直?[至到]|[-—~～]+)|和|(?:起|启动|开始)，(?=[^，。；]{{2,9}}(?:截?止|结束)))"
    rf"\s*(?:{_DAY}|{WORDS['日']}|[上中下]旬|[本当]?月[底末])(?:截?止)?)?{_ABOUT}?{_PLANNED}?"
)
_ONE_OF = (
    rf"每?(?:{_DAY}|(?:翌年|次年|当年|明年)?元月(?:[上中下]旬|[初底])?|(?:翌年|次年|当年|明年)?第?[一二三四]季度"
    rf"|(?:翌年|次年|当年|明年|今年)?年[初中底末终]|(?:{WORDS['年']})?{WORDS['月']}份?"
    r"|[“\"]?(?:春节|元旦|七一|国庆节?|五一|中秋|暑假|寒假|春耕|秋收|年关)[”\"]?(?:之?前后?|期间|之?后|以前))"
)
_OCCASIONS = lazy_pattern(
    rf"(?:每年的?)?{_ONE_OF}{_PLANNED}?"
    rf"(?:(?:或者?|[和至到、，-]|，或)(?:每年的?)?(?:{_ONE_OF}|{WORDS['日']}|[上中下]旬))*{_ABOUT}?{_PLANNED}?"
)
_SOON = lazy_pattern(
    rf"(?:近|最近|未来|(?<=[在于])[^，。；、在于会]{{2,18}}(?:会之?)?后)(?:{WORDS['数']}|半)个?(?:天|日|工作日|周|星期|月)(?:之?内|以内)"
    r"|(?<=[在于])[^，。；、在于]{2,20}(?:结束|部署|完成|完毕|会议)之?[前后](?=召开|举行|进行|组织|[，。]|$)|(?:[本下]?周|星期)[一二三四五六日](?![）)])"
    r"|(?<![A-Za-z])T[-+]\d{1,2}日?(?:前|(?:至|到|起?，)T[-+]\d{1,2}日?止?)?"
)
_HOURS = lazy_pattern(
    rf"(?:{WORDS['时刻']})(?:\s*(?:至|到|[-—~～－]+)\s*(?:{WORDS['时刻']}))?|(?<!个)(?:上午|下午|晚上|全天)(?:第{WORDS['数']}节课(?:后|时间)?)?(?![\d至])"
)
_SIZE = (
    rf"(?:{DECIMAL}|{WORDS['数']}|几)(?:\s*[-—至~～]+\s*(?:{WORDS['数']}))?(?:余|多)?\s*个?半?"
    rf"(?:天半?|半天|工作日|日|小时(?:(?:{WORDS['数']})分钟?)?|学时|课时|周(?!年)|星期|月(?!\d))"
)
_LENGTHS = lazy_pattern(
    rf"(?:{_SIZE}|半天|全天|一整?天半?|[一半两]个(?:上午|下午|晚上|半天)|半个?(?:月|小时))(?:左右|以上)?"
)
_LIMITS = lazy_pattern(
    rf"{_MEETING}(?:正式)?(?:召开|结束|开始)?(?:完毕)?(?:之)?[前后]{BETWEEN}"
    rf"(?:{_SIZE}|半个?月)(?:之?[内前]|以内|左右)?"
    r"|(?:专题|本次|此次)*(?:民主|组织)生活会(?:会议)?(?:正式)?(?:召开|结束)?之?[前后]"
    r"(?=，|。|；|$|要|应|须|需|由|将|及)"
    r"|(?:会|召开|会议结束|结束|召开完毕)之?[前后](?=，|。|；|$|及时|要|应|须|需|由|将|统一|在)"
)
_TIMES = lazy_pattern(rf"(?P<v>(?:不得?少于|不低于|至少)(?:{WORDS['数']})[次场])")
_MONTH = lazy_pattern(r"(?P<month>(?<!\d)\d{1,2}月)\d")
_ALONE = lazy_pattern(r"(?<![\d月.—~-])\d{1,2}日(?=[前由，]|$)")
_YEARS = lazy_pattern(rf"(?:{WORDS['年']})度")
_PLAIN_YEARS = lazy_pattern(rf"(?:{WORDS['年']})(?!度|前|来|后|\s*(?:{WORDS['月']}))")
_BOUND = lazy_pattern(r"(?:不得?少于|不低于|不超过|至少|原则上|一般)+\Z")

_LONGEST_KEPT = 200


class Moment(NamedTuple):
    """A stretch of the text, its end not included."""

    start: int
    end: int


def days(text: str) -> list[Moment]:
    """2026年1月16日（星期五）, xx月上旬, 1月4日至8日, 12月9日前, 1月5日（暂定）."""
    return _all(_DAYS, text)


def occasions(text: str) -> list[Moment]:
    """Days, and what tells one less exactly, each list of them whole: 第四季度, 7月和12月, 年底或次年年初,
    近两周内, 在开学后两周内, 上级会议结束后, 下周五, T-18至T-14.
    """
    return sorted({*_all(_OCCASIONS, text), *_all(_SOON, text)})


def hours(text: str) -> list[Moment]:
    """上午9:00, xx:xx-xx:xx, 下午."""
    return _all(_HOURS, text)


def lengths(text: str) -> list[Moment]:
    """半天, 1天半, xx个小时, with 不少于 before it; no part of a day or of a limit."""
    taken = ends(text)
    return [
        Moment(match.start() if (match := _BOUND.search(text, 0, length.start)) else length.start, length.end)
        for length in _all(_LENGTHS, text)
        if not any(length.start < other.end and other.start < length.end for other in taken)
    ]


def amounts(text: str) -> list[Moment]:
    """Lengths, and how often: 不少于2次."""
    return sorted(
        {*lengths(text), *(Moment(match.start("v"), match.end()) for match in _TIMES.finditer(text))}
    )


def years(text: str) -> list[Moment]:
    """2025年度, xx年度."""
    return _all(_YEARS, text)


def limits(text: str) -> list[Moment]:
    """会前10天, 召开后xx日内, 民主生活会结束后15天内, 会后."""
    return _all(_LIMITS, text)


def ends(text: str) -> list[Moment]:
    """What can be the limit of a step, days and limits counted from the meeting, in the order of the text."""
    return sorted({*days(text), *limits(text)})


def until(text: str) -> list[Moment]:
    """The same, and occasions that end something: 年底前, 春节前; days counted from 会议当日: T-10."""
    known = ends(text)
    occasions_told = (
        occasion
        for occasion in occasions(text)
        if (text[occasion.start] == "T" or text[: occasion.end].endswith(("前", "底", "末")))
        and not any(occasion.start < other.end and other.start < occasion.end for other in known)
    )
    return sorted({*known, *occasions_told})


def day_alone(text: str, before: str) -> str:
    """The first day of a text that stands without its month, with that of the first day told ``before``."""
    told, alone = _MONTH.search(before), _ALONE.search(text)
    return f"{told['month']}{alone[0]}" if told and alone else ""


def is_moment(text: str) -> bool:
    """Whether a text is a day or a limit and nothing else."""
    return any((moment.start, moment.end) == (0, len(text)) for moment in ends(text.strip()))


def is_day(text: str) -> bool:
    """Whether a text is a day and nothing else, with or without brackets around it."""
    bare = text.strip(" （()）")
    return any((day.start, day.end) == (0, len(bare)) for day in days(bare))


def _all(pattern: re.Pattern[str], text: str) -> list[Moment]:
    find = _found if len(text) <= _LONGEST_KEPT else _found.__wrapped__
    return list(find(pattern, text))


@lru_cache(maxsize=1024)
def _found(pattern: re.Pattern[str], text: str) -> tuple[Moment, ...]:
    """Kept for short texts: seven of ten are asked for again, since each rule of reading asks anew."""
    return tuple(Moment(*match.span()) for match in pattern.finditer(text))


def words(text: str, moments: list[Moment]) -> Iterator[str]:
    """The words of the stretches."""
    return (text[moment.start : moment.end] for moment in moments)


def plain_years(text: str) -> list[Moment]:
    """xx年, 2025年 that no month follows."""
    return _all(_PLAIN_YEARS, text)
