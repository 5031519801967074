"""谈心谈话: who must talk with whom, and for how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text import moments
from ..text.lazy import lazy_pattern
from .actor import subject
from .fact import Fact
from .lists import clauses, covered, has, sentences, without_lead, without_tail
from .passage import Passage
from .tables import words

_TALK = words("talks.talk")
_EACH = words("talks.each")
_SIDES = words("talks.sides")
_LEADS = words("talks.leads")
_TAILS = words("talks.tails")
_NOT = words("talks.not")
_RELATION = lazy_pattern(
    r"(?P<a>[^，。；：与]{0,30}?)(?P<w>与|(?<![中共平总调饱附])和(?!谐)|(?<!共)同(?!时|志|步|意|事|相)|跟|找(?=[^，。；]{2,20}谈))(?P<b>[^，。；：]{2,36})"
)
_MANNER = lazy_pattern(
    "^(?:提倡|鼓励|带头|主动|要|应当?)+"
    "|(?:必?须|需?要|应当?|可以?|带头|主动|广泛|普遍)+(?:谈$|(?=[与和同跟找]|相互|互相|$))|交心$"
)
"""What says how they talk, not who: 要与, 提倡…, 带头与."""
_UNITS = ("科室", "部门", "单位", "处室", "股室")
"""A side that ends so goes on: 与分管科室、单位负责人之间."""
_LONGEST = 48


def talks(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Relations of 必谈 as written, where a section or a sentence speaks of talks; and how long they are
    held.
    """
    for passage in passages:
        if passage.about(
            "study", "post", "criticism", "agenda", "organisation", "theme"
        ) and not passage.about("talks"):
            continue
        for sentence in sentences(passage.text):
            if not (
                has(sentence, ("谈心", "谈话", "必谈", "交心"))
                or (passage.about("talks") and has(sentence, ("谈", "之间", "相互")))
            ):
                continue
            for pair in _pairs(sentence):
                yield Fact("talks.pair", pair, passage.place)
            for clause in clauses(sentence):
                if has(clause, ("安排", "利用", "用")) and (lengths := moments.lengths(clause)):
                    yield Fact("talks.period", next(moments.words(clause, lengths)), passage.place)


def _pairs(sentence: str) -> Iterator[str]:
    for clause in clauses(sentence):
        waiting = ""
        for chunk in _with_last(_chunks(clause)):
            whole = f"{waiting}、{chunk}" if waiting else chunk
            if not _relates(whole) and whole.endswith("必谈") and has(whole, _SIDES):
                yield without_lead(whole, _LEADS)
                continue
            if not _relates(whole):
                waiting = whole if whole.endswith(_SIDES) and len(whole) < _LONGEST else ""
                continue
            waiting = ""
            bare = _bare(whole)
            pair = _MANNER.sub("", bare)
            if pair != bare and pair.startswith(tuple("与和同跟")):
                pair = f"{subject(clause)[0]}{pair}"
            if _fits(pair):
                yield pair


def _chunks(clause: str) -> list[str]:
    """A clause cut at 、 outside brackets."""
    hidden, start, relations = covered(clause), 0, list[str]()
    for at, sign in enumerate(hidden):
        if sign == "、":
            relations.append(clause[start:at])
            start = at + 1
    return [*relations, clause[start:]]


def _with_last(chunks: list[str]) -> list[str]:
    """与分管科室、单位负责人谈: the last chunk, where it names no relation, goes on with the one before
    it.
    """
    if (
        len(chunks) > 1
        and _RELATION.search(chunks[-2])
        and not _RELATION.search(chunks[-1])
        and "相互" not in chunks[-1]
        and (not has(chunks[-1], _EACH) or chunks[-2].endswith(_UNITS))
        and "必谈" not in chunks[-2]
    ):
        return [*chunks[:-2], f"{chunks[-2]}、{chunks[-1]}"]
    return chunks


def _relates(text: str) -> bool:
    return has(text, _EACH) or bool(_RELATION.search(text))


def _bare(text: str) -> str:
    text = without_lead(text, _LEADS)
    days = moments.ends(text)
    if days and days[0].start <= 1:
        text = text[days[0].end :].lstrip("，、要在内召开前①②③ ")
    text0 = text
    for word in _TALK:
        if (at := text.find(word)) > 0 and word != "谈":
            text = text[:at]
            break
    match = _RELATION.search(text)
    if not match and (each := next((sign for sign in _EACH if sign in text), "")):
        end = text.find(each) + len(each)
        return (
            whole[: end + 2]
            if each in ("相互", "互相")
            and (whole := without_lead(text0, _LEADS))[end : end + 2] in ("谈心", "谈话", "交心")
            else text[:end]
        )
    text = without_tail(
        text, (*_TAILS, "谈" if text.endswith(("必谈", "重点谈", "逐一谈", "普遍谈")) else "必谈")
    )
    return without_lead(text, _LEADS)


def _fits(pair: str) -> bool:
    if not 4 <= len(pair) <= _LONGEST or has(pair, _NOT):
        return False
    if match := _RELATION.search(pair):
        if match["a"].endswith("在"):
            return False
        right = without_tail(match["b"], ("之间", "相互之间", "谈"))
        return has(right, _SIDES) and (not match["a"] or has(match["a"], _SIDES) or len(match["a"]) <= 4)
    return has(pair, _SIDES)
