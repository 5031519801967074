"""A number as Word's number formats show it (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

from ...text import chinese, spelled
from ...text.numbers import DIGITS

_LEGAL = str.maketrans(DIGITS + "十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_MOST = 9999
_COUNTED = 32_767
"""As far as Word counts."""
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_LETTERS = 26
_CIRCLED = ((0x2460, 1, 20), (0x3251, 21, 35), (0x32B1, 36, 50))
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(n: int, form: str) -> str:
    """``n`` in the number format ``form``; digits where Word knows none such, or not for so many."""
    return _FORMS.get(form, str)(max(n, 0)) if n <= _COUNTED else str(n)


def _chinese(n: int) -> str:
    """二十一, 一百〇五."""
    return chinese(n, "〇") if n <= _MOST else str(n)


def _legal(n: int) -> str:
    """贰拾壹, 壹佰零伍, 壹拾."""
    words = _chinese(n)
    return ("壹" if words.startswith("十") else "") + words.translate(_LEGAL)


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
    "ideographDigital": spelled,
    "japaneseDigitalTenThousand": spelled,
    "taiwaneseDigital": spelled,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerLetter": _letter,
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
}
