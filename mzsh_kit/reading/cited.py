"""依据: documents and demands that a plan rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .fact import Fact
from .passage import Passage
from .phrase import covered, sentences

_TITLE = r"《(?:[^《》]|《[^《》]{0,100}》){1,200}》"
_NUMBER = r"(?:\s*[（(][^（()）]*号[)）])?"
_PAPER = re.compile(rf"(?P<who>[^，。；：《》]{{0,20}}?)(?P<v>{_TITLE}{_NUMBER})(?P<of>的要求)?")
_OPENING = re.compile(r"根据|按照|依据|遵照|依照|参照|为(?:深入|全面|认真)*贯彻")
_SHORT = re.compile(r"《[^《》]{1,4}》")
_NUMBERED = re.compile(rf"{_TITLE}\s*[（(][^（()）]*号[)）]")
_GROUND = re.compile(r"(?:根据|依据|遵照|依照|接到|按照)(?=[^，。；：《》]{0,12}《)")
_DEMAND = re.compile(
    r"(?:根据|按照|依据|遵照|贯彻落实|和|及|、|，)(?P<v>[^，。；]{4,70}?(?:要求|统一部署|部署|统一安排))(?=精神|，|$|和|、)"
)
_OWN_DEMAND = re.compile(r"^(?:根据|遵照)(?P<v>[^，。；《》查征反对]{2,16}要求)(?=，)")
_BEFORE = re.compile(r".*(?:根据|按照|依据|遵照|依照|参照|对照|接到|落实|贯彻|以及|和|及|、(?=[^、]*$))")
_TO_TITLE = re.compile(r"^.*》(?:[（(][^（()）]*[)）])?(?:以及|[和及、])")
_LEAST_DEMAND = 4
_EMPTY = re.compile(r"^(?:有关|相关|上级|以上|上述|文件|会议|工作|统一|规定|等)*(?:要求|部署|安排)$")
_LIST_OF_ORGANS = re.compile(
    r"[^，。；：《》的]{1,10}(?:委|部|组|府|室|局|厅)、[^，。；：《》的、]{1,10}(?:委|部|组|府|室|局|厅)$"
)


def cited(passage: Passage) -> Iterator[Fact]:
    """Papers by issuer, title and number; demands by their words. Outside the preamble only behind 根据 and its like."""
    for sentence in sentences(passage.text):
        for value in _opening(sentence) if passage.roles == {"preamble"} else _ground(sentence):
            yield Fact("basis", value, passage.place)


def _opening(sentence: str) -> Iterator[str]:
    found = _OPENING.search(covered(sentence))
    if not found:
        return
    text = sentence[found.start() :]
    for one in _PAPER.finditer(text):
        yield _paper(one)
    hidden = covered(text)
    for one in _DEMAND.finditer(hidden):
        value = text[one.start("v") : one.end("v")]
        value = _TO_TITLE.sub("", value)
        if len(value) >= _LEAST_DEMAND and "《" not in value and not _EMPTY.match(value):
            yield value


def _ground(sentence: str) -> Iterator[str]:
    for start in _GROUND.finditer(sentence):
        if (one := _PAPER.match(sentence, start.end())) and not _SHORT.fullmatch(one["v"]):
            yield _paper(one)
    for one in _NUMBERED.finditer(sentence):
        yield one[0]
    if (one := _OWN_DEMAND.match(sentence)) and not _EMPTY.match(one["v"]):
        yield one["v"]


def _paper(found: re.Match[str]) -> str:
    """The title with the organs right before it."""
    who = found["who"]
    organs = _LIST_OF_ORGANS.search(who)
    issuer = organs[0] if organs else _BEFORE.sub("", who)
    issuer = re.sub(r"^(?:根据|按照|依据|遵照|参照|接到|和)", "", issuer)
    return f"{issuer}{found['v']}{found['of'] or ''}"
