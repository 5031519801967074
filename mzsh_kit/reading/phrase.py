"""Chinese text cut into sentences, clauses and items of a list; brackets, quotes and titles are never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COVERED = re.compile(
    r"《(?:[^《》]|《[^》]*》)*》|〈[^〉]*〉|“[^”]*”|\"[^\"\n]{1,60}\"|‘[^’]*’|「[^」]*」|[（(](?:[^（()）]|[（(][^（()）]*[)）])*[)）]"
)
_SENTENCE = re.compile(r"[。；;！？\n]+")
_CLAUSE = re.compile(r"[，,。；;：:！？\n]+")
_ITEM = re.compile(
    r"、|，|,|；|以及|(?<!相)(?<!总)(?<!中)(?<!共)(?<!平)(?<!调)和(?!谐|平|国|有关|相关)|(?<![以涉普顾危波言])及(?!时|其|以|格|早|各中)"
)
_BLANK = " \t\u3000\n"


def covered(text: str) -> str:
    """The text with what brackets, quotes and titles hold blotted out, of the same length."""
    return _COVERED.sub(lambda found: "\0" * len(found[0]), text)


def _cut(text: str, at: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for found in at.finditer(covered(text)):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def sentences(text: str) -> list[str]:
    """Sentences without the sign that ends them."""
    return [one for part in _cut(text, _SENTENCE) if (one := part.strip(_BLANK))]


def clauses(text: str) -> list[str]:
    """Clauses without the signs between them."""
    return [one for part in _cut(text, _CLAUSE) if (one := part.strip(_BLANK))]


def items(text: str) -> list[str]:
    """The items of a list: cut at 、 ， 和 及 以及, those words that only look so left whole."""
    return [one for part in _cut(text, _ITEM) if (one := part.strip(_BLANK + "。"))]
