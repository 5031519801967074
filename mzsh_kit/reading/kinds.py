"""Which kind of meeting a document plans, and for which unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .outline import Outline
from .passage import Passage
from .tables import pattern, rows

_TABLE = "kinds.tsv"
_UNIT = re.compile(
    r"(?P<v>[\u4e00-\u9fffxX×*A-Za-z]{0,24}?(?:党组|党工委|党委|党支部|领导班子|委员会))(?=[^，。；]{0,6}(?:成员)?(?:20|[xX×*]{2,4}年|班子|领导|关于|专题|违规|党史|民主|整改|巡|主题|拟|“|\"))"
)
_LEAD = re.compile(r".*(?:关于|现就|开好|召开|为|好|就|经|及|和|的|度)")


def kind_of(tree: Outline, passages: Sequence[Passage]) -> str:
    """The first kind of the table whose words stand in the title, else in the preamble, theme, or anywhere."""
    opening = "".join(line.text for line in (*tree.titles, *tree.preamble))
    theme = "".join(one.text for one in passages if one.about("theme"))
    everything = "".join(one.text for one in passages)
    for text in (tree.title, opening, theme, everything):
        for kind, words in _kinds():
            if pattern(words, _TABLE).search(text):
                return kind
    return "年度" if "专题" not in tree.title + opening else "其他专题"


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((kind, words) for kind, words in rows(_TABLE))


def unit_of(tree: Outline, passages: Sequence[Passage]) -> str:
    """The leading body as the title or the preamble calls it; empty if neither does."""
    for text in (tree.title, *(line.text for line in tree.preamble), *(one.text for one in passages)):
        if found := _UNIT.search(re.sub(r"《[^》]*》", "", text)):
            return _LEAD.sub("", found["v"])
    return ""
