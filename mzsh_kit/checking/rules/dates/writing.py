"""Numbers as written, under GB/T 15835."""

from __future__ import annotations

from functools import partial

from ....text.lazy import lazy_pattern
from ....text.patterns import MISWRITTEN
from ...rule import Rule, matched

_BASIS = "GB/T 15835《出版物上数字用法》，GB/T 9704—2012"
_ABOUT = lazy_pattern(r"(?:约|大约|近)\d+(?:[余多]|左右)(?:个|人|次|条)?")


_rule = partial(Rule, kind="other", level="likely", source=_BASIS, as_written=True)

RULES = (
    _rule(id="day-padded", title="月、日前加了0", bad=("2027年01月15日召开。",), good=("2027年1月15日召开。",), find=partial(matched, lazy_pattern(MISWRITTEN["padded"]), None), fix="请删去月、日前的0"),
    _rule(id="year-zero", title="汉字年份中的0", bad=("二0二六年召开。",), good=("二〇二六年召开。",), find=partial(matched, lazy_pattern(MISWRITTEN["zero"]), None), fix="请用“〇”"),
    _rule(id="date-mixed", title="日期中混用汉字和数字", bad=("2027年一月召开。",), good=("2027年1月召开。",), find=partial(matched, lazy_pattern(MISWRITTEN["mixed"]), None), fix="请统一用阿拉伯数字"),
    _rule(id="year-short", title="年份没有写全", bad=("开好26年度民主生活会。",), good=("开好2026年度民主生活会。",), find=partial(matched, lazy_pattern(MISWRITTEN["short"]), None), fix="请写全年份"),
    _rule(id="about-twice", title="约数重复", bad=("收集意见约30余条。",), good=("收集意见30余条。",), find=partial(matched, _ABOUT, None), fix="“约”与“余”“左右”只用一个"),
    _rule(id="number-brackets", kind="punctuation", title="文号的括号", bad=("县组通（2025）51号",), good=("县组通〔2025〕51号",), find=partial(matched, lazy_pattern(MISWRITTEN["number"]), None), fix="年份用六角括号〔〕，序号不加“第”"),
)  # fmt: skip
