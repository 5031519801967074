"""A number as Word's number formats show it (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_LETTERS = 26
_CIRCLED = ((0x2460, 1, 20), (0x3251, 21, 35), (0x32B1, 36, 50))
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(n: int, form: str) -> str:
    """``n`` in the number format ``form``; decimal digits where the format is not known."""
    return _FORMS.get(form, str)(max(n, 0))


def _chinese(n: int, digits: str = _DIGITS, units: str = "十百千", short: bool = True) -> str:
    """二十一, 一百〇五; ``short`` writes 十 for 一十."""
    if n == 0 or n > 9999:
        return digits[0] if n == 0 else str(n)
    text = ""
    for place, digit in enumerate(reversed(str(n))):
        value = int(digit)
        unit = units[place - 1] if place and value else ""
        zero = value == 0 and (not text or text.startswith(digits[0]))
        text = ("" if zero else digits[value] + unit) + text
    return text[1:] if short and text.startswith(digits[1] + units[0]) else text


def _spelled(n: int) -> str:
    """一〇五."""
    return "".join(_DIGITS[int(digit)] for digit in str(n))


def _roman(n: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        text += letters * count
    return text


def _letter(n: int) -> str:
    """a to z, then aa, bb and so on."""
    return chr(ord("a") + (n - 1) % _LETTERS) * ((n - 1) // _LETTERS + 1) if n else ""


def _circled(n: int) -> str:
    return next((chr(base + n - low) for base, low, high in _CIRCLED if low <= n <= high), f"（{n}）")


def _from(base: int, most: int, other: Callable[[int], str]) -> Callable[[int], str]:
    return lambda n: chr(base + n - 1) if 1 <= n <= most else other(n)


def _of(signs: str) -> Callable[[int], str]:
    return lambda n: signs[(n - 1) % len(signs)] if n else ""


def _legal(n: int) -> str:
    return _chinese(n, _LEGAL, "拾佰仟", short=False)


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda n: "",
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate(_FULL),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from(0x2474, 20, lambda n: f"({n})"),
    "decimalEnclosedFullstop": _from(0x2488, 20, lambda n: f"{n}."),
    "ideographEnclosedCircle": _from(0x3280, 10, _chinese),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _spelled,
    "japaneseDigitalTenThousand": _spelled,
    "taiwaneseDigital": _spelled,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerLetter": _letter,
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
}
