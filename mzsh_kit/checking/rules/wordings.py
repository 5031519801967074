"""Quotation marks that belong to a set wording: “四风”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..card import Hit, each
from ..lexicon import Lexicon
from ..page import Page
from .marks import mark


def unquoted(page: Page) -> Iterator[Hit]:
    """Words of ``quoted.tsv`` without quotation marks."""
    pattern = _quoted(page.lexicon)
    for line, match in each(page, pattern):
        yield Hit(line, *match.span(), f"“{match[0]}”应加引号", mend=f"“{match[0]}”")


@lru_cache(maxsize=8)
def _quoted(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.column("quoted"), key=len, reverse=True)
    listed = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(rf"(?<![“\"‘'《])(?:{listed})(?![”\"’'的])")


CARDS = (
    mark("quotes-missing", "应加引号的说法", "这一说法应加引号", "持续纠治四风问题。", "持续纠治“四风”问题。", unquoted, "请加上引号"),
)  # fmt: skip
