"""Chinese and Arabic numbers, both ways, from 0 to 万亿.

``cn2an`` 0.5.24 was tried and left: it reads neither 半, 十余, 百二十 nor 二十几, takes 〇 only in a mode
that also reads 二二 as 22, prints no 〇, and needs a second package.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lazy import lazy_pattern

DIGITS = "〇一二三四五六七八九"
_ONES = {sign: n for n, sign in enumerate(DIGITS)} | {"零": 0, "两": 2, "○": 0, "O": 0, "o": 0}
_TENS = {"廿": "二十", "卅": "三十"}
_GROUPS = (("亿", 10**8), ("万", 10**4))
MOST = 10**16 - 1
CHINESE = "〇零一二两三四五六七八九十百千万亿廿卅"
"""The signs of Chinese numbers."""
ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,16}"
NUMBER = rf"(?:(?:{ARABIC})(?:\.\d+)?[万亿]{{0,2}}|[{CHINESE}]{{1,48}}|半)"
"""A number in any writing, for patterns of this room."""
_ARABIC = lazy_pattern(rf"({ARABIC})(\.\d{{1,9}})?(万亿|[百千万亿])?")
_SECTION = lazy_pattern(
    "(?:(?P<k>[一二两三四五六七八九])千)?(?P<z1>[〇零])?(?:(?P<h>[一二两三四五六七八九]?)百)?(?P<z2>[〇零])?"
    "(?:(?P<t>[一二三四五六七八九]?)十)?(?P<z3>[〇零])?(?P<o>[一二两三四五六七八九])?"
)
_MEASURES = (
    "方面|小时|分钟|工作日|季度|年度|支部|单位|环节|阶段|步骤|人次|次|个|名|人|条|项|份|天|件|种|类|处|点|位|组|批|轮|场|家|所|期|篇|部|章"
    "|节|页|字|句|遍|周|月|年|日|元|户|村|层|楼|号|届|册|款|级|倍|成|门|堂|部分"
)
_COUNTED = lazy_pattern(
    r"(?P<about>约|近|大约|超过|不少于|不低于|不超过|至少|最少|至多|最多)?"
    rf"(?P<number>百分之[{CHINESE}]{{1,8}}|{NUMBER})(?: ?[-—–~～至到]{{1,2}} ?(?P<most>{NUMBER}))?"
    r"(?P<more>余|多|来|几|个多(?=月|小时|星期))?(?:个(?=工作日|小时|月|环节|阶段|方面|支部|单位|部分|季度))?"
    rf"(?P<unit>%|‰|{_MEASURES})?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and what it counts, in the folded text; ``about`` where it is no exact number.

    Of 2至3条 and 两三条 ``value`` is the lower and ``most`` the upper bound.
    """

    start: int
    end: int
    value: float
    unit: str = ""
    about: bool = False
    ordinal: bool = False
    most: float | None = None


def chinese(n: int, zero: str = "零") -> str:
    """``n`` in Chinese: 2 -> 二, 10 -> 十, 21 -> 二十一, 105 -> 一百零五, 10500 -> 一万零五百.

    ``zero`` is the sign inside a number, which counts take as 零 and numbers of things as 〇 (GB/T
    15835-2011, 5.2); 0 itself is 〇 only in the latter. Raises ``ValueError`` outside 0 to 万亿.
    """
    if not 0 <= n <= MOST:
        raise ValueError(f"0 to {MOST}, not {n}")
    if n == 0:
        return zero
    text = _grouped(n, zero)
    return text[1:] if text.startswith("一十") else text


def _grouped(n: int, zero: str) -> str:
    for sign, size in _GROUPS:
        high, low = divmod(n, size)
        if high:
            gap = zero if low and low < size // 10 else ""
            return _grouped(high, zero) + sign + gap + (_grouped(low, zero) if low else "")
    text, open_gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, n = divmod(n, size)
        if digit:
            text += (zero if open_gap and text else "") + DIGITS[digit] + unit
        open_gap = digit == 0
    return text


def spelled(n: int, zero: str = "〇") -> str:
    """Sign by sign, as years are: 2026 -> 二〇二六."""
    return "".join(DIGITS[int(digit)] if digit != "0" else zero for digit in str(n))


def number(words: str) -> float | None:
    """What the words count, nothing if they are no number.

    >>> [number(words) for words in ("12", "1,200", "3万", "十二", "廿三", "一百〇五", "一百二")]
    [12, 1200, 30000, 12, 23, 105, 120]
    >>> [number(words) for words in ("半", "百分之五", "二二", "十余")]
    [0.5, 0.05, None, 10]
    """
    text = words.strip()
    if text == "半":
        return 0.5
    if text.startswith("百分之"):
        part = number(text[3:])
        return None if part is None else part / 100
    if text[-1:] in ("%", "‰"):
        part = number(text[:-1])
        return None if part is None else part / (100 if text[-1] == "%" else 1000)
    if text[-1:] and text[-1] in "余多来几" and len(text) > 1:
        return number(text[:-1])
    if match := _ARABIC.fullmatch(text):
        return _arabic(match)
    return _chinese(text)


def whole(words: str) -> int | None:
    """A whole number, nothing else."""
    amount = number(words)
    return int(amount) if amount is not None and amount == int(amount) else None


def counted(words: str) -> int | None:
    """The whole number that a folded text states, alone or with what it counts: 12, 十二, 2026年度, 3项.
    Nothing for about so many.
    """
    text = words.strip()
    quantity = next(
        (candidate for candidate in numbers(text) if (candidate.start, candidate.end) == (0, len(text))), None
    )
    if quantity is None:
        return whole(text) if text[-1:] not in "余多来几" else None
    exact = (
        quantity.most is None
        and not quantity.about
        and quantity.unit not in _SHARES
        and quantity.value == int(quantity.value)
    )
    return int(quantity.value) if exact else None


def _arabic(match: re.Match[str]) -> float:
    size = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 1000, "百": 100, None: 1}[match[3]]
    digits = int(match[1].replace(",", ""))
    if not match[2]:
        return digits * size
    value = round(float(f"{digits}{match[2]}") * size, 9)
    return int(value) if value == int(value) and size > 1 else value


def _chinese(text: str) -> int | None:
    for short, long in _TENS.items():
        text = text.replace(short, long)
    if text in _ONES:
        return _ONES[text]
    return _sum(text) if text else None


def _sum(text: str) -> int | None:
    """万亿, 亿 and 万 apart, then a section below 万."""
    for sign, size in _GROUPS:
        if sign not in text:
            continue
        high, _, low = text.rpartition(sign)
        if sign == "万" and "亿" in low:
            continue
        left = _sum(high)
        right = 0 if not low else _last(low, size)
        return left * size + right if left and right is not None and right < size else None
    return _section(text)


def _last(text: str, size: int) -> int | None:
    """What follows a unit: 零五 is five, a digit alone is of the next unit below (三万五)."""
    if text in _ONES and text not in "〇零○Oo":
        return _ONES[text] * size // 10
    if text[:1] in ("〇", "零"):
        text = text[1:]
        return None if not text or text[0] in "〇零" else _sum(text)
    return _sum(text)


def _section(text: str) -> int | None:
    match = _SECTION.fullmatch(text)
    if match is None or not text or (text[0] in "〇零" and len(text) > 1):
        return None
    total = last = 0
    for name, size in (("k", 1000), ("h", 100), ("t", 10)):
        sign = match[name]
        if sign is None:
            continue
        total += (_ONES[sign] if sign else 1) * size
        last = size
    ones = match["o"]
    if ones is None:
        return total if text[-1] not in "〇零" else None
    bare = len(text) > 1 and text[-2] in "千百"
    return total + _ONES[ones] * (last // 10 if bare else 1)


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a folded text: digits, Chinese numbers of two signs or before a measure word."""
    return tuple(quantity for match in _COUNTED.finditer(text) if (quantity := _counted(text, match)))


def _counted(text: str, match: re.Match[str]) -> Number | None:
    words, unit = match["number"], match["unit"] or ""
    start, before = match.start("number"), text[match.start("number") - 1 : match.start("number")]
    alone = len(words) == 1 and words in CHINESE + "半"
    if alone and (before in _EACH or not (unit or match["about"])):
        return None
    if before in _VAGUE and _TENS_OF.fullmatch(words):
        return None
    value = number(words + unit) if unit in _SHARES else number(words)
    most = number(match["most"]) if match["most"] else None
    if value is None and unit and (few := _FEW.fullmatch(words)):
        value, most = (
            number(f"{few['head'] or ''}{few[bound]}{few['tail'] or ''}") for bound in ("least", "most")
        )
    if value is None or (match["most"] and most is None):
        return None
    about = bool(match["more"]) or match["about"] in _ROUGHLY
    return Number(start, match.end(), value, unit, about, before == "第", most)


_EACH, _VAGUE, _SHARES, _ROUGHLY = (
    frozenset("每逐统同"),
    frozenset("数几上成"),
    frozenset("%‰"),
    frozenset(("约", "近", "大约")),
)
_FEW = lazy_pattern(
    "(?P<head>[一二三四五六七八九]?[十百千])?(?P<least>[一二两三四五六七八九])(?P<most>[一二三四五六七八九])(?P<tail>[十百千万])?"
)
"""两三条, 十五六条, 四五十条."""
_TENS_OF = lazy_pattern("[十百千万亿]+")
"""Of 数十条 nobody knows how many."""
