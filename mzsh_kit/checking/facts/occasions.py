"""Congresses, plenary sessions and campaigns of the Party: which there were, how they are called, and when.

The facts are rows of ``congresses.tsv`` and ``campaigns.tsv``, whose source is named there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...plan.when import LAST_MONTH
from ...text.lazy import lazy_pattern
from ...text.patterns import SIGN, TEN
from ..labels import said
from ..lexicon import Lexicon

Told = tuple[int, int, str]
"""From where to where of a text, and what is to be said of it."""
_Month = tuple[int, int]

_PLENARY = lazy_pattern(rf"(?:党的)?({SIGN}{{2}})届({SIGN}{{1,2}})中全会(精神)?")
_CONGRESS = lazy_pattern(rf"(喜迎|迎接)?党的({SIGN}{{2}})大(?:和\2届[^，。；]{{2,12}}全会)?(精神|报告)?")
_SESSIONS = 7
"""So many plenary sessions has each Central Committee held since 1982."""

_KEPT = 2
"""Years for which a campaign that is over may still be spoken of as one's own."""

_GROUP = lazy_pattern("[^，。；]{0,12}?[指督]导组")
_FORMS = "专题教育|主题教育|教育实践活动|教育活动|实践活动|教育工作"
_STAGE = r"教育(?=[\u4e00-\u9fff])|(?=[\u4e00-\u9fff]{0,4}阶段)"
"""What follows on a campaign's subject in place of its form 教育活动 or 活动."""

_SHORT = 3
"""A subject of fewer characters may have any form: 党史主题教育."""


def misnamed(text: str, lexicon: Lexicon) -> Iterator[Told]:
    """A campaign under a form that is not its own, with its right name; a session that never was."""
    for name, _, wrong, _, _ in _campaigns(lexicon):
        for match in wrong.finditer(text):
            yield *match.span(), f"规范名称为{said(name)}"
    for match in _PLENARY.finditer(text):
        if match[1] in _congresses(lexicon) and TEN.find(match[2]) >= _SESSIONS:
            yield *match.span(), f"没有{match[0].removesuffix('精神')}"


def untimely(text: str, year: int, lexicon: Lexicon) -> Iterator[Told]:
    """What was not yet or is no longer so in the papers of a 年度; after a congress nobody studies the spirit
    of the one before.
    """
    yield from _sessions(text, year, lexicon)
    for name, right, _, since, until in _campaigns(lexicon):
        for match in right.finditer(text):
            group = _GROUP.match(text, match.end())
            cited = text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start())
            if until and year > until[0] + (0 if group else _KEPT) and not cited:
                yield match.start(), (group or match).end(), f"{name}已于{until[0]}年结束"
            elif _after(since, year):
                yield *match.span(), f"{name}自{since[0]}年起"


def _sessions(text: str, year: int, lexicon: Lexicon) -> Iterator[Told]:
    terms = _congresses(lexicon)
    last = dict(zip(terms, (months[0][0] for months in [*terms.values()][1:]), strict=False))
    for match in _PLENARY.finditer(text):
        months, nth = terms.get(match[1], ()), TEN.find(match[2])
        if 0 <= nth < len(months):
            followed = match[3] and year > last.get(match[1], year)
            if followed or _after(months[nth], year):
                yield *match.span(), f"党的{match[1]}届{match[2]}中全会在{_said(months[nth])}"
    for match in _CONGRESS.finditer(text):
        if months := terms.get(match[2], ()):
            followed = match[3] and year > last.get(match[2], year)
            if year > months[0][0] if match[1] else (followed or _after(months[0], year)):
                yield *match.span(), f"党的{match[2]}大在{_said(months[0])}"


def _after(month: _Month, year: int) -> bool:
    return month > (year + 1, LAST_MONTH)


def _said(month: _Month) -> str:
    return f"{month[0]}年{month[1]}月"


def _month(text: str) -> _Month:
    year, _, month = text.partition("-")
    return int(year), int(month or 1)


@lru_cache(maxsize=8)
def _congresses(lexicon: Lexicon) -> dict[str, tuple[_Month, ...]]:
    """The months of the sessions of each Central Committee; the congress met in that of the first."""
    return {term: tuple(map(_month, months.split())) for term, months, _ in lexicon.cells("congresses")}


_Campaign = tuple[str, re.Pattern[str], re.Pattern[str], _Month, _Month | None]
"""Its name, patterns of that and of its subject with another form, its first and last month."""


@lru_cache(maxsize=8)
def _campaigns(lexicon: Lexicon) -> tuple[_Campaign, ...]:
    return tuple(_campaign(lexicon, *row[:4]) for row in lexicon.cells("campaigns"))


def _campaign(lexicon: Lexicon, about: str, form: str, since: str, until: str) -> _Campaign:
    plain = about.strip("“”")
    subject = rf'[“"]?{re.escape(plain)}[”"]?'
    others = _FORMS if plain == about else f"{_FORMS}|学习教育"
    if form.endswith("活动"):
        others = f"{others}|{_STAGE}"
    wrong = rf"{subject}(?!{form})(?:{others})" if len(plain) >= _SHORT else "(?!)"
    return (
        about + form,
        lexicon.pattern(subject + form),
        lexicon.pattern(wrong),
        _month(since),
        _month(until) if until else None,
    )
