"""Words of a document -> values of a plan: times, lengths, people; nothing where they state none."""

from __future__ import annotations

import re
import unicodedata

from ..plan import Relative, Span, parse_when, when_text
from ..plan.when import parse_clock

_PLACEHOLDER = re.compile(r"[xX×*＊]{1,}|＿|_{2,}")
_DAY = re.compile(r"(\d{4}年)?(\d{1,2}月)(\d{1,2}日|[上中下]旬)?")
_ZH = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_COUNTED = "一两二三四五六"
_DIGIT = "[一二两三四五六七八九]"
_WHOLE = rf"\d{{1,3}}|(?=[一二两三四五六七八九十百])(?:{_DIGIT}?百)?[〇零]?(?:{_DIGIT}?十)?{_DIGIT}?"
_SPAN = rf"({_WHOLE})(?:\s*(?:[-—–~～至到、]+\s*)?(?:{_WHOLE}))?\s*"
_COUNTS = tuple(
    re.compile(rf"(?<![每逐第\d一二两三四五六七八九十百]){_SPAN}{measure}")
    for measure in ("(?:条|人?次)", "(?:点|项|处|个(?!方面|成员|同志|班子|人))", r"(?:以上)?$")
)
"""A number, or the first of a span, before the measure word of what is counted; the surest first."""

_AT_LEAST = re.compile("至少|最少|起码|(?:不|不得|不应|不能|不可)(?:少于|低于)")
_LENGTH = re.compile(r"(半天|(?:\d{1,2}|[一二两三四五六七八九十])(?:天|个?小时)(?:半)?)")
_NUMBER = r"(\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
_RELATIVE = re.compile(
    r"(会前|会后|召开前|召开后|结束后|会议前|会议后)[^，。；\d]{0,2}?" + _NUMBER + r"个?(天|日|工作日|月|周)"
)
_POST = re.compile(
    r"^(?P<post>.*(?:书记|局长|主任|主席|院长|校长|市长|县长|区长|镇长|乡长|厅长|处长|行长|董事长|经理|部长|会长|台长|社长))(?P<name>[\u4e00-\u9fff·][\u4e00-\u9fff·xX×*]{1,7}?|[xX×*]{2,3})?$"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_DAYS = {"天": 1, "日": 1, "工作日": 1, "周": 7, "月": 30}
_AFTER = ("会后", "召开后", "结束后", "会议后")


def stated(value: str) -> bool:
    """Whether the words are no placeholder."""
    return bool(value) and not _PLACEHOLDER.search(value)


def relative(value: str) -> bool:
    """Whether a time is counted from the meeting."""
    return bool(_RELATIVE.search(value))


def moment(value: str, year: int | None = None) -> str | None:
    """A time in the plan's canonical text; ``year`` is put before a day without one."""
    text = re.sub(
        r"[（(](?:暂定|拟)[)）]|前完成|之前|以前|前$|底$|\s", "", unicodedata.normalize("NFKC", value)
    )
    if found := _RELATIVE.search(text):
        days = int(_number(found[2]) * _DAYS[found[3]])
        return when_text(Relative(days if found[1] in _AFTER else -days, found[3] == "工作日"))
    if year and _DAY.match(text) and not re.match(r"\d{4}年", text):
        text = f"{year}年{text}"
    try:
        when = parse_when(text)
    except (LookupError, ValueError):
        return None
    return when_text(when.last if isinstance(when, Span) else when)


def _number(text: str) -> float:
    """12, 七, 十五, 一百二十; 半 of a month or a week is a half."""
    return 0.5 if text == "半" else _whole(text)


def _whole(text: str) -> int:
    """12, 两, 十五, 二十, 一百零五, 一百二, 一百二十; nothing larger than some hundreds is counted in a plan."""
    if text.isdecimal():
        return int(text)
    hundreds, hundred, rest = text.rpartition("百")
    if hundred and len(rest) == 1 and rest in _ZH:
        rest += "十"
    tens, ten, ones = rest.rpartition("十")
    return (
        (_ZH.get(hundreds, 1) * 100 if hundred else 0)
        + (_ZH.get(tens.lstrip("〇零"), 1) * 10 if ten else 0)
        + _ZH.get(ones.lstrip("〇零"), 0)
    )


def clock(value: str) -> str | None:
    """A time of day, the first where a span is written."""
    try:
        found = parse_clock(re.split(r"[-—~至－]", value.replace("：", ":"))[0])
    except LookupError:
        return None
    return found.strftime("%H:%M") if hasattr(found, "strftime") else None


def length(value: str) -> str | None:
    """As written, so far as the timetable can count it: 半天, 一天, 1天半, 3小时; 全天 is one day."""
    if "全天" in value:
        return "1天"
    found = _LENGTH.search(unicodedata.normalize("NFKC", value))
    if not found:
        return None
    text = found[1].replace("个", "")
    return str(_ZH[text[0]]) + text[1:] if text[0] in _ZH and text[0] not in _COUNTED else text


def study_length(value: str) -> str:
    """How long is studied together, without the word for it."""
    return re.sub(r"^(?:集中)?(?:学习|研讨)(?:研讨)?(?:时间)?为?", "", value)


def year(value: str) -> int | None:
    """A year in four digits."""
    found = _YEAR.search(unicodedata.normalize("NFKC", value))
    return int(found[0]) if found else None


def count(value: str) -> int | None:
    """How many: 不少于2条 -> 2, 每一名成员至少提出三条 -> 3; the lower bound of 2至3条.

    The number before its measure word, looked for behind 至少 first: 每一名 counts no criticisms.
    """
    text = unicodedata.normalize("NFKC", value)
    bound = _AT_LEAST.search(text)
    for part in (text[bound.end() :], text) if bound else (text,):
        found = next((got for way in _COUNTS if (got := way.search(part))), None)
        if found:
            return _whole(found[1])
    return None


def person(value: str) -> tuple[str, str]:
    """Post and name of who chairs: either may be empty."""
    text = re.sub(r"同志$", "", value.strip())
    found = _POST.match(text)
    if found:
        return found["post"], found["name"] or ""
    return "", text if len(text) <= 4 or _PLACEHOLDER.search(text) else ""
