"""主题: the sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..text.lazy import lazy_pattern
from .fact import Fact
from .lists import covered, has, sentences
from .passage import Passage
from .tables import words

_IS = lazy_pattern(
    r"(?:会议)?主题(?:（[^）]*）)?(?:暂?[确拟]?定为|是|为|[：:])+\s*(?P<v>.+?)(?:，即[看查].*)?$", re.DOTALL
)
_WITH = lazy_pattern(r"(?:以(?=[^。；]+为主题)|^以)(?P<v>[^。；]{3,120}?)为主?题")
_ROUND = lazy_pattern(
    r"(?:围绕|紧扣|扣住)(?!这次|本次|此次|[^，。；]{0,6}主题)“?(?P<v>(?<=“)[^”]{6,200}(?=”(?:这一|的|这个)?主题)|[^。；]{6,200}?)”?(?:这一|的|这个|(?<=”))[主专]题(?!教育)"
)
_MEETING = lazy_pattern(
    "，(?=(?:由|邀?请|会[议上期前后]|[时日][间期]|地点|(?:参加|参会|出席|列席)人员|[^，]*(?:主持|列席|参加|召开|举行)(?:会议)?(?:，|$)))"
)
"""Where a clause begins that tells of the meeting, and no theme."""
_OTHERS = lazy_pattern(
    "，(?=[^，]*主题(?:暂?[确拟]?定为|是|为)|各[^，]{0,6}(?:要|应))|(?<=”)，(?=[^，]{0,8}(?:要|应|须))"
)
"""Where a clause begins that states another theme, or what is to be done with it."""
_OF_ABOVE = lazy_pattern(
    "总主题|(?:上级|[委组部办]|通知|中央)[^，。；]{0,6}(?:确定|规定|明确|提出)的[^，。；]{0,4}主题"
)
"""Whose theme it is, where others have set it for all."""
_NAMED = lazy_pattern(r"“(?P<v>(?!不忘|[^”]*教育)[^”]{8,60})”的?专题(?:民主|组织)?生活会")
"""A meeting that is called by its theme."""
_QUOTED = lazy_pattern("主题“(?P<v>[^“”]{8,60})”")
"""A theme that is told at the meeting: 说明会议主题“甲”."""
_OPENING = 4
_SETS = ("确定", "明确")
_QUOTES = "“”\"'‘’ ："
_RULES = words("theme.rules")


def themes(passages: Sequence[Passage]) -> Iterator[Fact]:
    """What stands behind 主题是, in a section about it or anywhere; else 以…为主题; else the first
    sentence of its section. A theme that others set for all is uncertain beside one of its own.
    """
    about = [passage for passage in passages if passage.about("theme")]
    about = [passage for passage in about if "主题" in passage.heading + passage.label] or about
    for some, ways in ((about, (_IS, _WITH, _ROUND)), (passages, (_IS,)), (passages, (_WITH, _ROUND))):
        if themes := list(_said(some, ways)):
            own = any(theme.certain for theme in themes)
            yield from themes if own else (replace(theme, certain=True) for theme in themes)
            return
    if themes := [
        Fact("meeting.theme", said["v"], passage.place)
        for passage in passages[:_OPENING]
        if (said := _NAMED.search(passage.text))
    ]:
        yield themes[0]
        return
    if themes := list(_said(passages, (_QUOTED,))):
        yield themes[0]
        return
    named = [
        passage for passage in about if has(passage.heading + passage.label, ("主题", "议题", "指导思想"))
    ]
    for passage in [
        passage for passage in named if not passage.heading.startswith(_SETS) and "，" not in passage.heading
    ][:1]:
        text = passage.rest if passage.label else passage.text
        first = next((text for text in sentences(text) if not text.startswith(_RULES)), "")
        if first:
            yield Fact("meeting.theme", unquoted(first), passage.place)


def unquoted(text: str) -> str:
    """What a text says of the theme alone, without quotation marks around it, or one that lost its other
    half.
    """
    text = text[: end.start()] if (end := _MEETING.search(covered(text))) else text
    pair = text.startswith("“") and text.endswith("”")
    return text.strip(_QUOTES) if pair or text.count("“") != text.count("”") else text


def _only_names(match: re.Match[str], passage: Passage) -> bool:
    """Whether 以甲为主题 stands in the middle of a longer sentence of a section that is the theme, or is
    the theme of others.
    """
    behind = match.string[match.end() :]
    headed = passage.heading.endswith("主题") and not passage.heading.startswith(_SETS)
    return "支部" in behind[:8] or (headed and bool(behind))


def _said(passages: Sequence[Passage], ways: Sequence[re.Pattern[str]]) -> Iterator[Fact]:
    for passage in passages:
        if passage.about("post", "organisation", "opinions"):
            continue
        for part in (part for text in sentences(passage.text) for part in _apart(text)):
            named_theme = next(
                (
                    got
                    for way in ways
                    if (got := way.search(part)) and not (way is _WITH and _only_names(got, passage))
                ),
                None,
            )
            if named_theme:
                own = not _OF_ABOVE.search(part)
                yield Fact("meeting.theme", unquoted(named_theme["v"]), passage.place, certain=own)


def _apart(sentence: str) -> Iterator[str]:
    """A sentence cut where another theme or a clause about the theme begins."""
    cuts = [0, *(cut.end() for cut in _OTHERS.finditer(covered(sentence))), len(sentence) + 1]
    return (sentence[start : end - 1] for start, end in pairwise(cuts))
