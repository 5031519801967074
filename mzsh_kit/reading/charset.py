"""Bytes of a text file -> text: UTF-8, UTF-16 or GB18030, whichever reads as Chinese."""

from __future__ import annotations

import codecs

from ..errors import KitError, fault

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("gb18030", "utf-16-le", "utf-16-be")
_SAMPLE = 4000
_LEAST_READABLE = 0.8
_MOST_SPOILT = 0.005
"""The share of signs that may be spoilt in a text."""
SPOILT = "\ufffd"
"""What stands for bytes that mean nothing."""
_HANZI = range(0x4E00, 0x9FFF)
_COMMON = set(
    "，。、；：？！“”‘’（）《》〈〉【】—…·×〔〕①②③④⑤⑥⑦⑧⑨⑩\u200b\u200c\u200d\u2060\ufeff\u00a0\u2009\u3000\r\n"
    "\t "
)


def decoded(data: bytes) -> str:
    """The text of a file. Raises :class:`KitError` for what is no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _sound(data.decode(name, errors="replace"))
    try:
        text = data.decode("utf-8")
        return _sound(text)
    except UnicodeDecodeError:
        coding = max(
            ((_readable(text), text) for name in _GUESSES for text in _tried(data, name)), default=None
        )
        if coding is None or coding[0] < _LEAST_READABLE:
            spoilt = (data.decode(name, errors="replace") for name in ("utf-8", *_GUESSES))
            coding = max(
                (
                    (_readable(text), text)
                    for text in spoilt
                    if text.count(SPOILT) <= len(text) * _MOST_SPOILT
                ),
                default=None,
            )
        if coding is None:
            raise KitError(fault("reading.not_text")) from None
        return _sound(coding[1])


def _tried(data: bytes, name: str) -> list[str]:
    try:
        return [data.decode(name)]
    except UnicodeDecodeError:
        return []


def _readable(text: str) -> float:
    """The share of a text's characters that a Chinese document is made of."""
    sample = text[:_SAMPLE]
    good = sum(ord(char) in _HANZI or " " <= char <= "~" or char in _COMMON for char in sample)
    return good / max(len(sample), 1)


def _sound(text: str) -> str:
    if text.count("\0") > len(text) * _MOST_SPOILT + 1 or _readable(text) < _LEAST_READABLE:
        raise KitError(fault("reading.not_text"))
    return text.replace("\0", SPOILT)
