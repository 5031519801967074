"""Set phrases: words that officials misuse, and near misses of any phrase of the table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from ....errors import KitError, fault
from ....text.lazy import wrong_in
from ...facts.occasions import misnamed
from ...labels import said
from ...lexicon import FOLDER, Lexicon
from ...page import Page
from ...rule import Hit, Rule

_BASIS = "党章、党内法规和中央文件的规范表述"


def misused(page: Page) -> Iterator[Hit]:
    """Words of ``terms.tsv``."""
    return _listed(page, "terms")


def occasions(page: Page) -> Iterator[Hit]:
    """Campaigns and plenary sessions that were never called so."""
    for line in page.lines:
        for start, end, why in misnamed(line.text, page.lexicon):
            yield Hit(line, start, end, why, same=why)


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
                yield Hit(
                    page.lines[nth], start, end, why, f"请改为{said(right)}", _mend(match[0], right, why)
                )


def _mend(words: str, right: str, why: str) -> str | None:
    """What should stand in place of all the words of a row, whose ``right`` may be of some of them; else nothing."""
    wrong = re.match("“(.+?)”应为", why)
    if wrong and words.count(wrong[1]) == 1 and why.endswith(f"应为“{right}”"):
        return words.replace(wrong[1], right)
    return right if len(right) == len(words) else None


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon, table: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The rows of a table, their patterns compiled. Raises :class:`KitError` for a broken one."""
    rows = []
    for row in lexicon.tables[table]:
        wrong, right, why = row.cells
        try:
            rows.append((lexicon.pattern(wrong, re.MULTILINE), right, why))
        except re.error as error:
            where = f"{FOLDER}/{table}.tsv第{row.line}行"
            raise KitError(fault("lexicon.pattern", where, found=wrong_in(error))) from None
    return tuple(rows)


def exchanged(page: Page) -> Iterator[Hit]:
    """A name or a set of phrases with a word that is another."""
    return _missed(page, slip=False)


def misspelt(page: Page) -> Iterator[Hit]:
    """A phrase with a character wrong or missing, or with neighbours changed about."""
    return _missed(page, slip=True)


def _missed(page: Page, *, slip: bool) -> Iterator[Hit]:
    for line, miss in page.misses:
        if miss.slip == slip:
            yield Hit(
                line,
                miss.start,
                miss.end,
                f"规范用语为{said(miss.right)}",
                f"请改为{said(miss.right)}",
                miss.right,
            )


RULES = (
    Rule(
        id="phrase-misused",
        kind="term_error",
        level="likely",
        title="用语不规范",
        source=_BASIS,
        bad=("会上开展批评与自我批评。", "认真学习党的十九大及各中全会精神。"),
        good=("会上开展批评和自我批评。", "学习党的十九大和十九届历次全会精神。"),
        find=misused,
        fix="请改为规范用语",
    ),
    Rule(
        id="phrase-near",
        kind="term_error",
        level="likely",
        title="规范名称、规范表述中有一个词不同",
        reason="与规范名称、规范表述差一个词",
        source=_BASIS,
        bad=("严格落实中央八条规定精神。", "学习《中国共产党纪律处罚条例》。"),
        good=("严格落实中央八项规定精神。", "学习党的二十大精神，深化学习成果。"),
        find=exchanged,
        fix="请改为规范用语",
    ),
    Rule(
        id="occasion-name",
        kind="term_error",
        level="likely",
        title="会议、集中教育的名称有误",
        source="中央开展集中教育的通知和意见；历届中央委员会全体会议公报",
        bad=(
            "学习党的十九届八中全会精神。",
            "开展“三严三实”主题教育。",
            "进入学习实践科学发展观学习调研阶段。",
        ),
        good=(
            "学习党的十九届六中全会精神。",
            "开展“三严三实”专题教育。",
            "深入学习实践科学发展观，解决突出问题。",
        ),
        find=occasions,
        fix="请改为规范名称",
    ),
    Rule(
        id="typo-listed",
        kind="typo",
        level="likely",
        title="错别字、漏字、衍字",
        reason="疑有错别字、漏字或者衍字",
        source=_BASIS,
        bad=("措施抓的扎实。", "召开专题民主生活制定方案。"),
        good=("召开专题民主生活会。",),
        find=mistyped,
    ),
    Rule(
        id="typo-near",
        kind="typo",
        level="likely",
        title="规范用语中有错字、漏字",
        reason="与规范用语只差一个字",
        source=_BASIS,
        bad=("坚持刀刃向内、刮骨疗毒，做到推心置复。",),
        good=("做到推心置腹。",),
        find=misspelt,
    ),
)
