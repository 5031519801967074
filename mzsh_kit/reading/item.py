"""An item of the agenda in its parts: who speaks, how it is held, what is done."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..text import annotated
from ..text.lazy import lazy_pattern
from ..timing.turns import EACH_CRITICISED, ONE_CRITICISED
from .acts import who_acts
from .lists import clauses

_CHAIR = "主持人"
_ASKED = ("请", "由")
_HIMSELF = ("我", "本人", _CHAIR)
_BODY = "班子"
_POLITE = lazy_pattern("^(?:等?同志|要)*")
_OF_HIMSELF = lazy_pattern("检查|检视|剖析|自我批评|自我评议|自评|发言")
_CRITICISED = lazy_pattern("批评(?!与?[^，]{0,8}(?:情况|问题))")
_BY_TURNS = lazy_pattern("成员|委员|同志们|各位|每[位名个]|其[他余]|大家|逐|依次|轮流")
"""Words of several: where they stand before what is done, one after another does it."""


def parted(text: str, names: Collection[str], by_chair: bool = False) -> dict[str, Any]:
    """An item as a plan states it: who begins it is its speaker, one of the team (``names``) by name alone;
    who examines himself and is criticised does so alone, or each of several in turn.
    """
    bare = text[text.startswith(_ASKED) :]
    said = "" if by_chair else _begins(bare, names)
    does = _POLITE.sub("", bare.removeprefix(said))
    who = (
        _CHAIR
        if by_chair or said in _HIMSELF
        else next((name for name in names if said.endswith(name)), said)
    )
    item = {"text": does, "speaker": who} if who and does else {"text": text}
    return item | _mode(text, who)


def _begins(text: str, names: Collection[str]) -> str:
    """Who begins an item, as it is written; nobody where several do by name, or one for a body."""
    first = next(iter(clauses(text)), "")
    if himself := next((one for one in _HIMSELF if text.startswith(one)), ""):
        return himself if who_acts(first.removeprefix(himself)) == "" else ""
    read = annotated(text)
    persons = [one for one in read.persons if not one.start and (one.post or one.name in names)]
    person = next(map(read.words, persons), "").removesuffix("同志")
    who = max(who_acts(first) or "", person, key=len)
    several = sum(name in who for name in names) > 1 or len(annotated(who).persons) > 1
    return "" if several or who.endswith(_BODY) or not text.startswith(who) else who


def _mode(text: str, who: str) -> dict[str, str]:
    """How an item is held; nothing where it is a report of one person."""
    own = _OF_HIMSELF.search(text)
    if not own or not _CRITICISED.search(text):
        return {}
    if _BY_TURNS.search(f"{who}{text[: own.start()]}"):
        return {"mode": EACH_CRITICISED}
    return {"mode": ONE_CRITICISED} if who else {}
