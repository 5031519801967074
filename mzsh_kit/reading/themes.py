"""主题: the sentences that state it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .fact import Fact
from .passage import Passage
from .phrase import sentences

_SAID = re.compile(r"主题(?:是|为)[:：]?\s*(?P<v>.+)$", re.DOTALL)
_AS = re.compile(r"以(?P<v>[^，。；]{4,50})为主题")
_NOT = re.compile(r"贯穿始终|^通过(?:开好|召开)|主要任务|^要|紧扣")
_LONG, _LEAST = 100, 30
_CUT = re.compile(
    r"，(?=(?:围绕|聚焦|着力|进一步|推动|深入剖析|深刻|谈|主动|坚持|净化|切实|努力|结合|以.{2,20}为|为))"
)


def themes(passages: Sequence[Passage]) -> Iterator[Fact]:
    """What stands behind 主题是; else the sentences of the section, a long one by its parts."""
    about = [one for one in passages if one.about("theme")]
    for one in about or [p for p in passages if "theme" in p.cues]:
        if found := _SAID.search(one.text):
            rest = sentences(found["v"])
            kept = [text for n, text in enumerate(rest) if n == 0 or not _NOT.search(text)]
            yield from (Fact("meeting.theme", part, one.place) for text in kept[:2] for part in _parts(text))
            return
    for one in about[:1]:
        for sentence in sentences(one.text):
            if _NOT.search(sentence):
                continue
            for part in _parts(sentence):
                yield Fact("meeting.theme", part, one.place)


def _parts(sentence: str) -> list[str]:
    """A long sentence cut where a new aim begins; what is too short for a part of its own stays with the one before."""
    found: list[str] = []
    for part in _CUT.split(sentence) if len(sentence) > _LONG else [sentence]:
        if found and (len(part) < _LEAST or len(found[-1]) < _LEAST):
            found[-1] += f"，{part}"
        else:
            found.append(part)
    return found
