"""Other counties, districts and towns than the unit's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..card import Hit
from ..lexicon import Lexicon
from ..page import Page
from .unit import ELSEWHERE, TITLE, clause_at, home_of, in_title, stranger

_TOWN = re.compile(
    r"(?:^|[，。；、：“的为在对向由经])([\u4e00-\u9fff]{2}(?:镇|乡|街道))(?=党委|党工委|政府|办事处|人民)"
)
_NO_NAME = re.compile(
    r"[各全本我该某邻外每两几多数些个出到向在由从和及与的是为把对将被于县市乡镇]|有关|其他|所在|所属"
)
_DISTRICTS = "县区旗"
_TOLD = 4


def counties(page: Page) -> Iterator[Hit]:
    """Another county, district, city or town of the same rank as the unit's own."""
    home = home_of(page)
    known, own = _known(page.lexicon), _rank(home)
    for line in page.lines if own else ():
        for start, name in _places(line.text, known, own):
            clause = clause_at(line.text, start)
            if name not in home and not ELSEWHERE.search(clause) and not in_title(line.text, start):
                yield Hit(line, start, start + max(len(name), _TOLD), "不是本单位所在的地方", same=name)


def _rank(home: str) -> str:
    """The lowest rank of place that the unit's name has."""
    ranks = ("镇", "乡", "街道", "县", "旗", "区", "市")
    return next((rank for rank in ranks if re.search(rf"[\u4e00-\u9fff]{{2}}{rank}", home)), "")


def _places(text: str, known: frozenset[str], own: str) -> Iterator[tuple[int, str]]:
    """Names of places of the unit's rank: towns by what follows, others by the table of places."""
    for match in _TOWN.finditer(text) if own in ("镇", "乡", "街道") else ():
        if not _NO_NAME.search(match[1][:2]):
            yield match.start(1), match[1]
    for at, one in enumerate(text):
        if one == own or (one in _DISTRICTS and own in _DISTRICTS):
            name = next(
                (text[at - n : at + 1] for n in (3, 2) if at >= n and text[at - n : at + 1] in known), ""
            )
            if name:
                yield at + 1 - len(name), name


@lru_cache(maxsize=8)
def _known(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name for _, names, _ in lexicon.cells("counties") for name in names.split())


CARDS = (
    stranger("stranger-county", "别的县区乡镇", "不是本单位所在的地方", TITLE + "优先解决永宁县人民群众反映强烈的问题。", TITLE + "优先解决清源县人民群众反映强烈的问题。", counties, "请核对地名"),
)  # fmt: skip
