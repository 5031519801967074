"""Dates, times of day, lengths of time and limits counted from an event, in every writing, of a folded text.

A stretch is read as one whole: 2026年1月16日（星期五）上午9:00 is a date with its weekday and a time;
1月4日至8日 is a span. What is not written is not made up: a date without its year has none, until the reader
gives one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal

from .lazy import lazy_pattern
from .numbers import DIGITS, spelled, whole
from .patterns import BETWEEN, LEFT_AT

Precision = Literal["day", "part", "month", "year"]
PARTS = ("上旬", "中旬", "下旬")
WEEK = "一二三四五六日"
_YEAR_WORDS = {
    "次年": 1,
    "明年": 1,
    "翌年": 1,
    "来年": 1,
    "当年": 0,
    "今年": 0,
    "本年": 0,
    "去年": -1,
    "上年": -1,
}
_N2 = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_YEAR = r"(?:\d{4}|[〇○零OoО0一二三四五六七八九]{4})"
_WEEKDAY = (
    r"(?: ?[（(]? ?(?:星期|周|礼拜)(?P<week>[一二三四五六日天])"
    r"(?:[）)]|(?![\u4e00-\u9fff])|(?=[上下中晚召举开前，、]))[）)]?)"
)
_DATE = lazy_pattern(
    rf"(?:(?P<year>{_YEAR})年|(?P<said>{'|'.join(_YEAR_WORDS)}))? ?"
    r"(?:(?<![\d.])|(?<=(?<![\d.])\d\.)|(?<=(?<![\d.])\d\d\.))"
    rf"(?P<month>{_N2}|(?<![一二三四五六七八九十百千万亿])元) ?月份?"
    rf"(?: ?(?P<day>{_N2}) ?(?:日|号(?![楼院门室桌]))(?!期)"
    r"| ?(?P<part>[上中下]旬|[初底末](?!步|始|期))|(?![余多来几]|\d))"
    r"|(?<![\d.])(?P<y2>(?:19|20)\d\d)(?P<sep>[-./])(?P<m2>\d{1,2})(?:(?P=sep)(?P<d2>\d{1,2}))?日?"
    r"(?!\d|(?P=sep)\d)"
    r"|(?<!\d)(?P<y3>(?:19|20)\d\d)(?P<m3>0[1-9]|1[0-2])(?P<d3>[0-3]\d)(?!\d)"
    rf"|(?P<only>(?<!\d)\d{{4}}|[〇○零OoО一二三四五六七八九]{{4}})年(?P<annual>度)?"
)
_WEEK_AT = lazy_pattern(_WEEKDAY)
_TO = lazy_pattern(
    rf" ?{LEFT_AT}(?:起?(?:，?直?[至到]|/|[-—–~～]{{1,2}})|(?:起|启动|开始)，(?=[^，。；]{{2,9}}"
    r"(?:截?止|结束))) ?"
)
_STOP = lazy_pattern("(?:截?止)?")
_LAST = lazy_pattern(
    rf"(?:(?P<month>{_N2}) ?月)? ?(?P<day>{_N2}) ?[日号](?!期)|(?P<part>[上中下]旬)"
    "|[本当]?月(?P<end>[底末])"
)
_HALF = "凌晨|清晨|早上|早晨|早|上午|中午|正午|下午|傍晚|晚上|晚间|晚|夜间|夜里"
_HOUR = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|两|廿[一二三四]?|二十[一二三四]?|零|〇)"
_MINUTE = r"(?:\d{1,2}|[〇零]?[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|[〇零])"
_TIME = lazy_pattern(
    rf"(?P<half>{_HALF})? ?"
    r"(?:(?<![\d:：.])(?P<h1>\d{1,2}) ?[:：] ?(?P<m1>\d{2})(?:[:：]\d{2}(?:\.0+)?)?(?![\d:：])分?"
    rf"|(?<![\d.第小][一二三四五六七八九十])(?<![\d.第小])(?P<h2>{_HOUR})"
    r"(?P<sign>点钟?|时(?![间候期代任机])|[:：](?![\d]))"
    rf"(?:(?P<word>整|半|一刻|三刻)|(?P<m2>{_MINUTE})(?:分(?![钟之])|(?![\d一二三四五六七八九十个条点项名日月])))?)"
)
_DIGITS_ONLY = lazy_pattern(r"\d{1,2}")
_EVENT = (
    r"(?:(?:本次|此次|这次)?(?:专题)?(?:民主|组织)?(?:生活)?会议?(?:正式)?(?:召开|结束|开始)?(?:之)?"
    r"|(?:召开|结束)(?:之)?)"
)
_AMOUNT = r"(?:\d{1,4}(?:\.\d)?|[〇零一二两三四五六七八九十百廿卅]{1,7}|半)"
_LIMIT = lazy_pattern(
    rf"(?P<event>{_EVENT})(?P<side>[前后]){BETWEEN}"
    rf"(?P<n>{_AMOUNT})(?P<more>[余多])?个?"
    r"(?P<unit>工作日|天|日|周|星期|月(?!\d|[一二三四五六七八九十]))(?P<tail>以内|之内|之前|以前|左右|内|前|后)?"
)
_LENGTH = lazy_pattern(
    r"(?<![\d.第年月])(?P<n>\d{1,4}(?:\.\d)?|[一二两三四五六七八九十百廿]{1,5}|半|全)(?P<more>[余多]|个多(?=月|小时|星期))?个?"
    r"(?P<half1>半)?(?P<unit>工作日|天|日(?=[内以之前后]|$)|小时|钟头|学时|课时|分钟|周(?![一二三四五六日年岁边密期末])|星期(?![一二三四五六日天])|月(?=[内以之前后左]|$)|年(?=[内以之前后]))(?P<half>半)?"
)
_SIZE = {"工作日": 1.0, "天": 1.0, "日": 1.0, "周": 7.0, "星期": 7.0, "月": 30.0}
_NOON, _DAY = 12, 24
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Date:
    """A date from ``start`` to ``end`` of the folded text.

    ``year`` is ``None`` where none is written, ``shift`` the years that 次年 or 去年 add to the reader's.
    ``part`` is 上旬, 中旬, 下旬, 初, 底 or 末. ``weekday`` counts from Monday, 0. ``annual``: 2025年度.
    """

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    part: str = ""
    weekday: int | None = None
    shift: int | None = None
    annual: bool = False

    @property
    def precision(self) -> Precision:
        if self.day is not None:
            return "day"
        return "part" if self.part else "month" if self.month else "year"

    @property
    def exists(self) -> bool:
        """Whether the calendar has it; without a year, in any year."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if self.year is None:
            return 1 <= self.day <= _LONGEST[self.month - 1]
        return _date(self.year, self.month, self.day) is not None

    def on(self, year: int | None = None) -> date | None:
        """The day; ``year`` stands for one that is not written. Nothing where it is no day or does not
        exist.
        """
        stated = self.year if self.year is not None else year + (self.shift or 0) if year else None
        if stated is None or self.month is None or self.day is None:
            return None
        return _date(stated, self.month, self.day)

    def in_year(self, year: int) -> Date:
        """The same with the year that the reader knows, where it states none."""
        return self if self.year is not None else replace(self, year=year + (self.shift or 0), shift=None)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From ``first`` to ``last``, both included."""

    start: int
    end: int
    first: Date
    last: Date


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day. ``value`` is ``None`` where there is no such time (25:70); ``sure``: 9点 alone may be
    nine points.
    """

    start: int
    end: int
    value: time | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: ``amount`` in ``unit`` (天, 小时, 分钟, 周, 月, 年, 工作日)."""

    start: int
    end: int
    amount: float
    unit: str
    about: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """Days from an event, negative before it; weeks are seven days, months thirty.

    ``working`` counts working days; ``exact`` where days are written, ``about`` where it is 十余天.
    """

    start: int
    end: int
    days: int
    working: bool
    event: str
    exact: bool = True
    about: bool = False


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(words: str) -> int:
    plain = "".join("0" if sign in "〇○零OoО" else sign for sign in words)
    return int("".join(str(DIGITS.index(sign)) if sign in DIGITS else sign for sign in plain))


def dates(text: str) -> tuple[Date | DateSpan, ...]:
    """Every date and span of dates of a folded text, those that do not exist among them."""
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[Date | DateSpan]:
    at = 0
    while match := _DATE.search(text, at):
        first = _one(match)
        if first is None:
            at = match.start() + 1
            continue
        first = _with_weekday(first, text)
        last = _end_of_span(first, text)
        stop = _STOP.match(text, last.end) if last else None
        span = DateSpan(first.start, stop.end(), first, last) if last and stop else first
        yield span
        at = max(span.end, match.start() + 1)


def _one(match: re.Match[str]) -> Date | None:
    start, end = match.span()
    if match["month"]:
        start = (
            match.start("year")
            if match["year"]
            else match.start("said")
            if match["said"]
            else match.start("month")
        )
        month, day = (
            1 if match["month"] == "元" else whole(match["month"]),
            whole(match["day"]) if match["day"] else None,
        )
        if month is None or (match["day"] and day is None):
            return None
        return Date(
            start, end, _year(match["year"]) if match["year"] else None, month, day, match["part"] or "",
            shift=_YEAR_WORDS[match["said"]] if match["said"] else None,
        )  # fmt: skip
    if match["y2"]:
        if match["d2"] is None and match["sep"] in "./":
            return None
        if match["d2"] is None and not 1 <= int(match["m2"]) <= 12:
            return None
        part = (
            next((part for part in PARTS if match.string.startswith(part, end)), "")
            if not match["d2"]
            else ""
        )
        return Date(
            start,
            end + len(part),
            int(match["y2"]),
            int(match["m2"]),
            int(match["d2"]) if match["d2"] else None,
            part,
        )
    if match["y3"]:
        return Date(start, end, int(match["y3"]), int(match["m3"]), int(match["d3"]))
    return Date(start, end, _year(match["only"]), annual=bool(match["annual"]))


def _with_weekday(date: Date, text: str) -> Date:
    if date.precision != "day" or not (match := _WEEK_AT.match(text, date.end)):
        return date
    return replace(date, end=match.end(), weekday=WEEK.index(match["week"].replace("天", "日")))


def _end_of_span(first: Date, text: str) -> Date | None:
    """The last day of a span, with what it takes from the first."""
    if first.precision == "year" or not (to := _TO.match(text, first.end)):
        return None
    whole_date = _DATE.match(text, to.end())
    last = _one(whole_date) if whole_date else None
    if last and last.precision != "year":
        if last.year is None and last.shift is None:
            last = replace(last, year=first.year, shift=first.shift)
        return _with_weekday(last, text)
    if to[0].strip() == "/":
        return None
    match = _LAST.match(text, to.end())
    if not match:
        return None
    if match["end"]:
        return replace(first, start=match.start(), end=match.end(), day=None, part=match["end"], weekday=None)
    if match["part"]:
        return (
            replace(first, start=match.start(), end=match.end(), part=match["part"], weekday=None)
            if first.part
            else None
        )
    month, day = whole(match["month"]) if match["month"] else first.month, whole(match["day"])
    if month is None or day is None or (first.day is None and not match["month"]):
        return None
    return _with_weekday(Date(match.start(), match.end(), first.year, month, day, shift=first.shift), text)


def ends(date: Date | DateSpan) -> tuple[Date, ...]:
    """The date, or both of a span."""
    return (date.first, date.last) if isinstance(date, DateSpan) else (date,)


def times(text: str) -> tuple[Time, ...]:
    """Every time of day of a folded text."""
    return tuple(time for match in _TIME.finditer(text) if (time := _time(match)))


def _time(match: re.Match[str], alone: bool = False) -> Time | None:
    half = match["half"] or ""
    if match["h1"]:
        return Time(*match.span(), _clock(half, int(match["h1"]), int(match["m1"])))
    hour, word, minute = whole(match["h2"]), match["word"], match["m2"]
    if hour is None or (match["sign"] in ":：" and not (alone and _DIGITS_ONLY.fullmatch(match["h2"]))):
        return None
    minutes = {"半": 30, "一刻": 15, "三刻": 45, "整": 0, None: 0}[word] if not minute else whole(minute)
    sure = bool(half or word or minute or match["sign"] in ("点钟", "时") or alone or _after_day(match))
    return Time(*match.span(), None if minutes is None else _clock(half, hour, minutes), sure)


def _after_day(match: re.Match[str]) -> bool:
    return match.string[max(match.start() - 1, 0) : match.start()] in ("日", "号", "）", ")")


def _clock(half: str, hour: int, minute: int) -> time | None:
    if (half in ("下午", "傍晚", "晚上", "晚间", "晚") and 0 < hour < _NOON) or (
        half in ("中午", "正午") and 1 <= hour <= 2
    ):
        hour += _NOON
    return time(hour, minute) if 0 <= hour < _DAY and 0 <= minute <= 59 else None


def limits(text: str) -> tuple[Limit, ...]:
    """Every limit counted from an event: 会前10天, 会后一周内, 召开前5个工作日."""
    return tuple(limit for match in _LIMIT.finditer(text) if (limit := _limit(match)))


def _limit(match: re.Match[str]) -> Limit | None:
    amount = _amount(match["n"])
    if amount is None:
        return None
    unit = match["unit"]
    days = int(amount * _SIZE[unit])
    if amount and not days:
        return None
    exact = unit in ("天", "日", "工作日") and not match["more"] and amount == int(amount)
    event = match["event"] or "会"
    return Limit(
        *match.span(),
        days if match["side"] == "后" else -days,
        unit == "工作日",
        event,
        exact,
        bool(match["more"]),
    )


def _amount(words: str) -> float | None:
    if "." in words:
        return float(words)
    return 0.5 if words == "半" else 1.0 if words == "全" else whole(words)


def lengths(text: str) -> tuple[Length, ...]:
    """Every length of time: 半天, 1天半, 两小时, 90分钟."""
    return tuple(length for match in _LENGTH.finditer(text) if (length := _length(match)))


def _length(match: re.Match[str]) -> Length | None:
    amount = _amount(match["n"])
    if amount is None:
        return None
    unit = {"日": "天", "钟头": "小时", "星期": "周"}.get(match["unit"], match["unit"])
    if match["half1"] and unit == "天":
        amount /= 2  # 三个半天
    else:
        amount += 0.5 if match["half"] or match["half1"] else 0
    return Length(*match.span(), int(amount) if amount == int(amount) else amount, unit, bool(match["more"]))


def whole_date(text: str) -> Date | DateSpan | None:
    """The date that a folded text is, from its first to its last sign; a weekday in brackets counts, nothing
    else.
    """
    first = next(_dates(text), None)
    return first if first and (first.start, first.end) == (0, len(text)) else None


def whole_time(text: str) -> Time | None:
    """The time of day that a folded text is."""
    match = _TIME.fullmatch(text)
    return _time(match, alone=True) if match else None


def whole_limit(text: str) -> Limit | None:
    """The limit that a folded text is."""
    match = _LIMIT.fullmatch(text)
    return _limit(match) if match else None


def date_words(day: date, chinese: bool = False) -> str:
    """2026年1月16日; in Chinese signs 二〇二六年一月十六日."""
    if not chinese:
        return f"{day.year}年{day.month}月{day.day}日"
    from .numbers import chinese as signs

    return f"{spelled(day.year)}年{signs(day.month)}月{signs(day.day)}日"
