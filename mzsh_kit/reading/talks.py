"""谈心谈话: who must talk with whom, and for how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from .actor import are_people
from .fact import Fact
from .lists import clauses, covered, has, without_lead, without_tail
from .passage import Passage, told
from .tables import words

_TALK = words("talks.talk")
_EACH = words("talks.each")
_SIDES = words("talks.sides")
_LEADS = words("talks.leads")
_TAILS = words("talks.tails")
_NOT = words("talks.not")
_RELATION = lazy_pattern(
    r"(?P<a>[^，。；：与]{0,30}?)(?P<w>与|(?<![中共平总调饱附])和(?!谐)|(?<![共会])同(?![时志步意事学一])|跟|找(?=[^，。；]{2,20}谈)|(?<=\D)[—-]+(?=\D))(?P<b>[^，。；：]{2,36})"
)
_MANNER = lazy_pattern(
    "^(?:提倡|鼓励|带头|主动|要|应当?)+|(?<!主)要[^、，要]{0,8}、(?=[与和同跟])"
    "|(?:必?须|需?要|应当?|可以?|带头|主动|普遍)+(?:谈$|(?=[与和同跟找]|相互|互相))|交心$"
)
"""What says how they talk, not who: 要与, 提倡…, 带头与."""
_OFTEN = lazy_pattern(rf"(?:必?[要须]?谈话?)?(?:至少|最少|不少于|不低于)?(?:{WORDS['数']})次(?:以上)?$")
"""How often they talk, behind who they are."""
_SPECIAL = lazy_pattern(
    r"(?:^|[，；])(?P<v>(?:对[^，。；]{3,60}?(?:，?由)|[^，。；]{3,40}(?:同志|干部|党员|人员|职工)的?，(?:由|[^，。；]{0,6}书记))[^，。；]{2,24}?谈(?:[心话]|一次)*)"
)
"""对受过处分的同志，由书记谈: those who need it, and by whom."""
_PEERS = ("成员", "委员", "常委", "党员", "团员", "支委", "同志", "职", "县长", "校长", "院长", "局长")
"""Who talks among each other."""
_POST = lazy_pattern("[长职警总员委师]）?$|一把手|中层")
_LONGEST = 48
_ELSEWHERE = frozenset({"agenda", "post", "criticism"})


def talks(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Relations of 必谈 as written, where a section or a sentence speaks of talks; and how long they are
    held.
    """
    for passage in passages:
        if passage.roles & _ELSEWHERE and not passage.about("talks"):
            continue
        for sentence, about in told(passage):
            if "talks" not in about:
                continue
            for pair in _pairs(sentence):
                yield Fact("talks.pair", pair, passage.place)
            for clause in clauses(sentence):
                if has(clause, ("安排", "利用", "用")) and (lengths := moments.lengths(clause)):
                    yield Fact("talks.period", next(moments.words(clause, lengths)), passage.place)


def _pairs(sentence: str) -> Iterator[str]:
    if special := _SPECIAL.search(sentence):
        yield special["v"]
        sentence = sentence.replace(special["v"], "")
    for clause in clauses(sentence):
        waiting = ""
        for chunk in _joined(_chunks(clause)):
            whole = f"{waiting}、{chunk}" if waiting else chunk
            if not _relates(whole) and whole.endswith("必谈") and has(whole, _SIDES):
                yield without_lead(whole, _LEADS)
                continue
            if not _relates(whole):
                waiting = whole if _is_side(whole) and len(whole) < _LONGEST else ""
                continue
            waiting = ""
            pair = _MANNER.sub("", _MANNER.sub("", _OFTEN.sub("", _bare(whole))))
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


def _joined(chunks: list[str]) -> list[str]:
    """书记与主任、护士长、药师之间谈: chunks that name no relation of their own go on with the one before,
    up to the last.
    """
    whole: list[str] = []
    for chunk in chunks:
        each = next((chunk[: chunk.find(sign)] for sign in _EACH if sign in chunk), "")
        own = _RELATION.search(chunk) or "必谈" in (whole or [chunk])[-1]
        own = own or each.endswith(_PEERS) if whole else True
        pair = next((at for at in reversed(range(len(whole))) if _RELATION.search(whole[at])), len(whole))
        if own or pair == len(whole) or (not each and chunk is not chunks[-1]):
            whole.append(chunk)
        else:
            whole[pair:] = ["、".join([*whole[pair:], chunk])]
    return whole


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
        return _is_side(right) and (not match["a"] or _is_side(match["a"]) or len(match["a"]) <= 4)
    return _is_side(without_tail(pair, _EACH))


def _is_side(text: str) -> bool:
    return has(text, _SIDES) or are_people(text) or bool(_POST.search(text))
