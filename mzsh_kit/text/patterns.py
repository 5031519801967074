"""Pieces of patterns for folded text whose dates and numbers may be left out on purpose (xx月xx日).

They are for tables of wording, which look for a date among other words; ``dates`` reads what it says.
"""

from __future__ import annotations

from .lazy import lazy_pattern
from .numbers import CHINESE

DAY_ALONE = lazy_pattern(r"(?P<day>\d{1,2})日前?$")
"""A day without its month: 22日前."""
TEN = "一二三四五六七八九十"
"""The signs of the numbers of items and parts, for the inside of a class."""
_MASK = r"[xX×*＿_]{1,4}"
_YEAR = (
    r"(?:20(?:\d\d|[xX×*＊_＿]{1,2})|[xX×*]{1,4}|[〇○零O一二三四五六七八九]{4})年|次年|明年|翌年|当年|今年"
)
_MONTH = rf"(?:\d{{1,2}}|{_MASK}|[一二三四五六七八九十]{{1,2}}|(?<![公单一二三四五六七八九十百千万])元)\s*月"
_DAY = rf"(?:\d{{1,2}}|{_MASK}|[一二三四五六七八九十廿卅]{{1,3}})\s*(?:日|号(?!楼))"
_NUMERIC = r"20\d\d(?:-\d{1,2}-|\.\d{1,2}\.|/\d{1,2}/)\d{1,2}(?!\d)"
_HALF = "凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚"
_TWO = r"(?:\d{1,2}|[xX×*]{1,2})"

COUNT = rf"(\d{{1,4}}|[{CHINESE}]{{1,7}})"
"""A number of things, one group."""
FIGURE = rf"(?:\d{{1,5}}|[{CHINESE}]{{2,5}})[余多]?(?:[字份条篇遍次天户]|人次|个?工作日|个?小时|学时|分钟)"
"""How many words, copies, items, times, homes, days or hours."""
DECIMAL = r"\d{1,3}\.\d"
"""One and a half of something, in digits."""
NUMBERED = rf"第?[0-9０-９{CHINESE}]+(?:年度|年|月|日|个|次|届|项|期)?"
"""A number as written with what it counts, which no line end parts."""
OPEN_DAY = r"\d{4}年[ \u3000]*月[ \u3000]*日"
"""A date whose day is written in by hand."""
WRITTEN_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:上午|下午|晚上)?\d{1,2}[:：]\d{2}|\d+年度?"
"""A day, an hour or a year as papers of the kit write it."""
WRITTEN_SPAN = (
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日至(?:\d{1,2}月)?\d{1,2}日"
    rf"|(?:上午|下午|晚上)?\d{{1,2}}[:：]\d{{2}}—(?:上午|下午|晚上)?\d{{1,2}}[:：]\d{{2}}|{WRITTEN_DAY})[前后内]?）?"
)
"""The same or a span of them within a year, with what bounds it:
2026年12月11日至16日, 上午9:40—10:10, 2027年1月5日前."""
CLOCK = lazy_pattern(
    rf"\s*((?:{_HALF})?\s*(?:\d{{1,2}}\s*(?:[:：]\s*\d{{2}}|[时点](?:\s*\d{{1,2}}\s*分|半|整)?)"
    rf"|[一二两三四五六七八九十]{{1,3}}[时点](?:[{CHINESE}]{{1,3}}分|半|整)?))"
)
"""A time of day behind a date, one group."""

ITEM = rf"(?:[（(]?[{TEN}百\d]{{1,3}}[）)、.．]|[①-⑳]|第[{TEN}]+[章节条步项、，]|[{TEN}][是要])"
"""The number of an item or a heading, in any form, for the head of a line."""
HEAD = rf"(?:[{TEN}]+[、．.]|（[{TEN}]+）|第[{TEN}]+[章步条])"
"""The number of a heading of the first two levels, of a chapter, a step or an article."""
LISTED = lazy_pattern(r"(?:^|(?<=[；;。\s表单书]))\s*\d{1,2}\s*[.．、](?:(?=20\d\d年)|(?!\d))\s*")
"""The number of an attachment in a list of them, whose names may begin with a year."""
SIGN, NUMERAL, AMOUNT = rf"[{TEN}]", rf"[{TEN}]{{1,3}}", rf"[\d{TEN}]+"
"""One sign of a number of an item, such a number, a number in either writing."""
FIRST, SECOND, THIRD, FOURTH = (
    rf"{NUMERAL}、",
    rf"[（(]{NUMERAL}[）)]",
    r"\d{1,2}[.．、](?!\d)",
    r"[（(]\d{1,2}[）)]",
)
"""The numbers of the four levels: 一、（一）1.（1）."""
LEFT_AT = r"(?:[上下]午\s?(?=[至到—–~～-]))?"
"""The half of a day on which a stretch of days begins: 1月5日下午至8日."""
BETWEEN = "[】：]?(?:的|第|约|各|至少|最少|不少于|不超过|提前|原则上|一般){0,2}"
"""What stands between 会前 or 会后 and a number of days of a limit; 会前安排两天 is a length of time."""
DATE_NEXT = r"(?:20\d\d年|\d{1,2}月[\d上中下初底末])"
"""What may stand right behind the number of an item though it begins with a digit: 1.1月6日前."""
BEGUN_DATE = r"\d+[年月日级个./:：-]|[xX×]+年|[〇○零一二三四五六七八九]{4}年"
"""Where a day, a year or a number of things begins, which is no part of a name."""
YEAR_BEFORE = r"[\dxX×]{2,4}年度?"
"""A year in front of a name."""
FILE_NUMBER = r"[\d.\-、·—#\s]+"
"""Digits and marks that number a file in front of its name."""
BARE_DIGIT = r"\d(?=[\u4e00-\u9fff])(?![年月日时点个名人条次])"
"""A digit that numbers the words behind it (1通报情况) and counts nothing."""
LIST_NUMBER = rf"(?:[（(]?{AMOUNT}[）)、.．])"
VALUE_NUMBER = rf"(?:{LIST_NUMBER}(?:(?={DATE_NEXT})|(?!\d))|第{NUMERAL}[项步][，、：:])"
"""The number before a value of a list, which is none of 1.5小时."""
MINUTES = (
    rf"(?:大?约|用时|时间|时长|共|预计|掌握在|控制在|(?P<most>不超过))*"
    rf"(?:(?P<least>(?!0){AMOUNT})(?:分钟)?[-—~～至到]+)?(?P<minutes>(?!0){AMOUNT})分钟(?:左右|(?P<within>以?内))?"
)
"""How many minutes something takes, in words of their own."""
MINUTES_TOLD = (
    rf"(?:(?P<sign>[（(，])(?P<before>[^（）()]{{1,12}}，)?|\s+|(?<!提前|会后|时长|时间)(?<![总共约用计在过：\s\d{TEN}百两半—~～至到-]))(?:总(?=时长))?{MINUTES}"
    r"(?P<end>[）)]?)$"
)
"""How many minutes something takes, behind it."""
ALONE = rf"(?<![第每两\d{TEN}])"
"""What stands before a number that is no part of another, nor an ordinal."""
YEAR, ANNUAL, YEAR_MONTH = r"\d{4}年", r"(20\d\d)\s*年?度", r"(20\d\d)年\s*(\d{1,2})月"
FULL_DAY = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
SOME_TIME = r"(?:[于在]?[\d*×xX年月日上下午晚同日当天 ]{0,20})"
"""A day and an hour in whatever words, or none."""
SOME_DAYS = rf"[\dxX＊*×{TEN}两半]+\s*个?(?:工作)?[日天周月]"
LEFT_OUT = (
    r"(?:[xX×Ｘｘ]{2,}|(?<![A-Za-z])[xX×](?=[年月日省市县区镇乡局人个条字号组届次委党同])|[*＊]{2,}|(?<!\d)[*＊](?!\d)"
    rf"|(?<!{SIGN})[○〇△□]{{2,}}|(?<![A-Za-z])[A-Z](?=[省市县镇乡局])|[_＿]{{2,}}|[?？]{{2,}}|某某+|某(?=[省市县区镇乡局年月日]|单位党))"
)
"""Signs in place of words that are left out on purpose: xx, ×, **, ○○, 某某."""
LEADING_YEAR = r"(?:20\d\d年)?"
OPEN_PLACE = (
    r"(?:20(?:\d\d)?|(?<![\d \u3000]))[ \u3000]*年[ \u3000]+月[ \u3000]*日"
    r"|20\d\d年[ \u3000]*月[ \u3000]*日|20[ \u3000]+年|(?<=[于在])年?[ \u3000]*月[ \u3000]*日"
    r"|〔(?:20\d\d|[ \u3000]+)〕[ \u3000]*号|(?<=[于在日])[上下]午[ \u3000]*[点时](?!间)"
)
"""A date, an hour or a document number without its digits, which are written in by hand."""
ITEM_END = lazy_pattern(rf"(?:^|[，。；：、\s])(?:[A-Za-z\d]{{1,2}}|{NUMERAL})$")
"""The number of an item, before a bracket that closes without having opened: 1)"""
CUT_DATE = r"[xX＊*×\d]{1,4}年[xX＊*×\d]{1,2}"
ISSUE_NUMBER = r"[〔\[（(]20\d\d[〕\]）)]\s*\d{1,4}号"
"""Year and number of a document number, without its organ."""
ROOM_NUMBER = r"[A-Z]?\d{2,5}"
"""The number of a room behind the name of its house."""
_DIGIT = r"[\dxX×*]"
PHONE = (
    rf"(?:1{_DIGIT}{{10}}|(?:[0xX×*]{_DIGIT}{{2,3}}[-— ]?)?{_DIGIT}{{4,8}})(?:[-—转]\d{{1,5}})?(?!{_DIGIT})"
)
"""A telephone number, with the area's or an extension's or alone; of an office at least its four digits."""
GAPPED_DAY = r"(?<=年)\d{3,4}日|(?<![\d.])\d{3,4}日(?=上午|下午|晚上|中午|[（(](?:周|星期)|前(?:完成|报))"
GAPPED_CLOCK = r"(?:日|[）)])(?:上午|下午|晚上)(?:1\d|2[0-3]|\d)(?=$|[，。；、\s])"
"""A day without its 月, an hour without its 点: 2019年1213日, 11月12日下午2."""
MISWRITTEN = {
    "padded": r"20\d\d年(?:0\d月\d{1,2}日|\d{1,2}月0\d日)|(?<!\d)0\d月\d{1,2}日",
    "zero": rf"二[0零O]\d?[{TEN}]?[一二三四五六七八九〇零0-9]年",
    "mixed": rf"20\d\d年[{TEN}]{{1,2}}月|[二〇一三四五六七八九]{{4}}年\d{{1,2}}月",
    "short": r"(?<![\d年])(?:\d\d)年(?:度)(?=民主生活会|领导班子)",
    "number": r"[\u4e00-\u9fff]{1,6}[（(\[【]20\d\d[）)\]】]第?\d{1,4}号",
    "range": r"(?<=[\dxX日月年时])\s*-{1,3}\s*(?=[\dxX])(?!\d{7})",  # 0712-6633021 is a telephone,
}
"""Dates, years, document numbers and ranges not written as GB/T 15835 and GB/T 9704 want them."""

_NO_AMOUNT = r"(?! ?(?:[%％‰万亿元倍条款节项章]|[天年周米吨度分克升][^\u4e00-\u9fff]|公[里斤顷分]|小时|个))"
DOTTED_STRETCH = lazy_pattern(
    rf"(?<![\d.第表图])(\d{{1,2}}\.\d{{1,2}}) ?[-—–~～至到]{{1,2}} ?(\d{{1,2}}\.\d{{1,2}})"
    rf"(?![\d.]){_NO_AMOUNT}"
)
"""A stretch of days with dots, each end a group: 1.4—1.9."""
DOTTED_DAY = lazy_pattern(
    r"(?:(?<![\d.第表图])|(?<=^\d\.)|(?<=^\d\d\.))(?:(?<!^)|(?=\d{1,2}\.\d{1,2}(?:[前起止至到在晚早—–~～-]|[上下]午)))"
    rf"\d{{1,2}}\.\d{{1,2}}(?![\d.]){_NO_AMOUNT}"
)
"""A day with a dot; at the head of a line, where a number may stand, only before what stands behind days."""

INSIDE = lazy_pattern(rf"(?<=[\s。；：:])(?:(?P<top>[{TEN}]{{1,3}})、|[（(][{TEN}]{{1,3}}[)）])\s*(?=\S)")
"""The number of a heading inside a line, behind a blank or a full stop: a text whose line ends were lost."""

WORDS = {
    "年": _YEAR,
    "月": _MONTH,
    "日": _DAY,
    "日期": rf"(?:(?:(?:{_YEAR})\s*)?{_MONTH}\s*(?:{_DAY}|[上中下]{{1,2}}旬|底|初)|{_NUMERIC})"
    r"(?:\s*[（(]?(?:星期|周)(?:[一二三四五六日天]|[xX×*]{1,2})[)）]?)?",
    "时刻": rf"(?:{_HALF})?\s*{_TWO}\s*(?:[:：]\s*(?:{_TWO})?分?|[时点]钟?(?:整|半|[一三]刻|{_TWO}分?)?)"
    rf"|(?:{_HALF})[一二两三四五六七八九十]{{1,3}}[时点]钟?(?:整|半|[一三]刻|[{CHINESE}]{{1,3}}分?)?"
    r"|(?<![一二两三四五六七八九十第])[一二三四五六七八九十]{1,3}"
    rf"(?:时(?![间候期代任机])|点(?=半|整|[一三]刻|[{CHINESE}]{{1,3}}分))(?:整|半|[一三]刻|[{CHINESE}]{{1,3}}分?)?",
    "数": r"\d{1,3}|[xX×*]{1,3}|[〇零一二两三四五六七八九十百]{1,7}",
}
"""Names as the tables write them in 〔〕."""

TIMED = (
    rf"[（(]?(?:{WORDS['时刻']})\s*(?:至|到|[-—–－~～]+)\s*(?:{WORDS['时刻']})[）)]?[：:、，\s]*(?=\S)"
    rf"|(?:{WORDS['时刻']})[\s：:]+(?=\S)"
)
"""The hours or the hour before what is done then, at the head of a line: 9:00—9:30 甲, 下午2时：乙."""
BEFORE_ITEM = (
    rf"^(?:[（(]?(?:{WORDS['时刻']})(?:\s*(?:至|到|[-—–－~～]+)\s*(?:{WORDS['时刻']}))?[）)]?|(?:{_HALF})(?![到至])|{ITEM}|第{NUMERAL}[项个]"
    r"|[：:、，\s])*"
)
"""What stands before who acts in an item: its number and its hours."""
HOURS = rf"(?:{WORDS['时刻']})\s*(?:至|到|[-—–－~～]+)\s*(?:{WORDS['时刻']})"
PART_OF_DAY = rf"(?:{_HALF})(?:[（(：:]|$)"
"""The heading of a part of a day, its hours behind it or not: 上午（9:00—11:30）."""
