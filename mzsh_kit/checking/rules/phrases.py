"""Set phrases: words that officials misuse, and near misses of any phrase of the table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate

from ...errors import KitError, fault
from ..card import Card, Hit
from ..labels import said
from ..lexicon import FOLDER, Lexicon
from ..near import Miss
from ..page import Page

_BASIS = "党章、党内法规和中央文件的规范表述"


def misused(page: Page) -> Iterator[Hit]:
    """Words of ``terms.tsv``."""
    return _listed(page, "terms")


def mistyped(page: Page) -> Iterator[Hit]:
    """Words of ``typos.tsv``."""
    return _listed(page, "typos")


def _listed(page: Page, table: str) -> Iterator[Hit]:
    """Row by row over the whole text: a pattern that begins with its own letters is found at once."""
    starts = list(accumulate((len(line.text) + 1 for line in page.lines), initial=0))
    for pattern, right, why in _patterns(page.lexicon, table):
        for match in pattern.finditer(page.text):
            if match.end() > match.start() and "\n" not in match[0]:
                nth = bisect_right(starts, match.start()) - 1
                start, end = match.start() - starts[nth], match.end() - starts[nth]
                yield Hit(page.lines[nth], start, end, why, f"请改为{said(right)}")


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon, table: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The rows of a table, their patterns compiled. Raises :class:`KitError` for a broken one."""
    rows = []
    for row in lexicon.tables[table]:
        wrong, right, why = row.cells
        try:
            rows.append((re.compile(wrong, re.MULTILINE), right, why))
        except re.error as error:
            where = f"{FOLDER}/{table}.tsv第{row.line}行"
            raise KitError(fault("lexicon.pattern", where, found=str(error))) from None
    return tuple(rows)


def swapped(page: Page) -> Iterator[Hit]:
    """A phrase with a synonym in it, and one with a word changed, dropped or put in."""
    return _missed(page, lambda miss: not miss.slip)


def misspelt(page: Page) -> Iterator[Hit]:
    """A long phrase with one character wrong, missing or too many."""
    return _missed(page, lambda miss: miss.slip)


def _missed(page: Page, wanted: Callable[[Miss], bool]) -> Iterator[Hit]:
    for line, miss in page.misses:
        if wanted(miss):
            yield Hit(line, miss.start, miss.end, f"规范用语为{said(miss.right)}", f"请改为{said(miss.right)}")


CARDS = (
    Card(
        "phrase-misused",
        "term_error",
        "likely",
        "用语不规范",
        "用语不规范",
        _BASIS,
        ("会上依次进行自我指责。", "按中心巡视要求整改。", "认真学习党的十九大及各中全会精神。"),
        ("会上开展批评和自我批评。", "围绕中心工作抓落实。"),
        misused,
        "请改为规范用语",
    ),
    Card(
        "phrase-near",
        "term_error",
        "likely",
        "与规范用语相近而不同",
        "与规范用语只差一两个字",
        _BASIS,
        ("要增添忧患意识。", "主要负责同志对发言提纲进行核阅把关。"),
        ("要增强忧患意识。", "学习党的二十大精神，深化学习成果。"),
        swapped,
        "请改为规范用语",
    ),
    Card(
        "typo-listed",
        "typo",
        "likely",
        "错别字、漏字、衍字",
        "疑有错别字、漏字或者衍字",
        _BASIS,
        ("措施抓的扎实。", "召开专题民主生活制定方案。"),
        ("召开专题民主生活会。",),
        mistyped,
    ),
    Card(
        "typo-near",
        "typo",
        "likely",
        "规范用语中有错字、漏字",
        "与规范用语只差一个字",
        _BASIS,
        ("学习习近平新时代中国特色会主义思想。",),
        ("学习习近平新时代中国特色社会主义思想。",),
        misspelt,
    ),
)
