"""Numbers as written, under GB/T 15835."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ...text.patterns import TEN
from ..card import Card, Hit, each
from ..page import Page

_BASIS = "GB/T 15835《出版物上数字用法》，GB/T 9704—2012"
_PADDED = re.compile(r"20\d\d年(?:0\d月\d{1,2}日|\d{1,2}月0\d日)|(?<!\d)0\d月\d{1,2}日")
_ZERO = re.compile(rf"二[0零O]\d?[{TEN}]?[一二三四五六七八九〇零0-9]年")
_MIXED = re.compile(rf"20\d\d年[{TEN}]{{1,2}}月|[二〇一三四五六七八九]{{4}}年\d{{1,2}}月")
_SHORT = re.compile(r"(?<![\d年])(?:\d\d)年(?:度)(?=民主生活会|领导班子)")
_ABOUT = re.compile(r"(?:约|大约|近)\d+(?:[余多]|左右)(?:个|人|次|条)?")
_BRACKETS = re.compile(r"[\u4e00-\u9fff]{1,6}[（(\[【]20\d\d[）)\]】]第?\d{1,4}号")


def _all(pattern: re.Pattern[str], page: Page) -> Iterator[Hit]:
    return (Hit(line, *match.span()) for line, match in each(page, pattern))


def _card(
    name: str, title: str, bad: str, good: str, find: Callable[[Page], Iterable[Hit]], fix: str
) -> Card:
    return Card(name, "other", "likely", title, title, _BASIS, (bad,), (good,), find, fix)


CARDS = (
    _card("day-padded", "月、日前加了0", "2027年01月15日召开。", "2027年1月15日召开。", partial(_all, _PADDED), "请删去月、日前的0"),
    _card("year-zero", "汉字年份中的0", "二0二六年召开。", "二〇二六年召开。", partial(_all, _ZERO), "请用“〇”"),
    _card("date-mixed", "日期中混用汉字和数字", "2027年一月召开。", "2027年1月召开。", partial(_all, _MIXED), "请统一用阿拉伯数字"),
    _card("year-short", "年份没有写全", "开好26年度民主生活会。", "开好2026年度民主生活会。", partial(_all, _SHORT), "请写全年份"),
    _card("about-twice", "约数重复", "收集意见约30余条。", "收集意见30余条。", partial(_all, _ABOUT), "“约”与“余”“左右”只用一个"),
    _card("number-brackets", "文号的括号", "县组通（2025）51号", "县组通〔2025〕51号", partial(_all, _BRACKETS), "年份用六角括号〔〕，序号不加“第”"),
)  # fmt: skip
