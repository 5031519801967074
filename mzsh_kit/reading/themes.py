"""主题: the sentences that state it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .fact import Fact
from .passage import Passage
from .phrase import clauses, sentences

_SAID = re.compile(r"主题(?:是|为|确定为|定为)[:：]?\s*(?P<v>.+)$", re.DOTALL)
_NOT = re.compile(
    r"贯穿始终|^通过(?:开好|召开)|主要任务|^要|^[^，。；]{0,10}(?:班子|成员|委员)要|^紧扣[^，。；]{0,12}主题|报[^，。；]{0,12}(?:同意|批准|审定)"
)
_WITH = re.compile(r"以.{4,60}为主题$")
_MOST = 2


def themes(passages: Sequence[Passage]) -> Iterator[Fact]:
    """What stands behind 主题是; else the sentences of the section."""
    about = [one for one in passages if one.about("theme")]
    about = [one for one in about if "主题" in one.heading] or about
    for one in about or [p for p in passages if "theme" in p.cues]:
        if found := _SAID.search(one.text):
            rest = sentences(found["v"])
            kept = [text for n, text in enumerate(rest) if n == 0 or not _NOT.search(text)]
            yield from (Fact("meeting.theme", text, one.place) for text in kept[:_MOST])
            return
    for one in about[:1]:
        told = [text for text in sentences(one.text) if not _NOT.search(text)]
        yield from (Fact("meeting.theme", text, one.place) for text in told[:_MOST])
    if not about:
        yield from _first(passages)


def _first(passages: Sequence[Passage]) -> Iterator[Fact]:
    """以甲为主题, where no section and no sentence tells the theme."""
    for one in passages:
        for text in clauses(one.text):
            if _WITH.match(text):
                yield Fact("meeting.theme", text, one.place)
                return
