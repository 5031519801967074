"""Quotation marks that belong to a set wording: “四风”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, each
from ...wording.phrases import letters
from . import mark_rule


def unquoted(page: Page) -> Iterator[Hit]:
    """Words of ``quoted.tsv`` without quotation marks."""
    pattern = _quoted(page.lexicon)
    for line, match in each(page, pattern):
        yield Hit(line, *match.span(), f"“{match[0]}”应加引号", mend=f"“{match[0]}”")


@lru_cache(maxsize=8)
def _quoted(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.column("quoted"), key=len, reverse=True)
    listed = "|".join(map(re.escape, words)) or r"(?!)"
    return lexicon.pattern(rf"(?<![“\"‘'《])(?:{listed})(?![”\"’'的])")


def unmarked(page: Page) -> Iterator[Hit]:
    """An official phrase whose 、 is missing, or of which one is a comma."""
    whole = _bare(page.text)[0]
    there = [row for row in _marked(page.lexicon) if row[1] in whole]
    for line in page.lines if there else ():
        plain, at = _bare(line.text)
        told: list[range] = []
        for phrase, form in there:
            start = plain.find(form)
            while start >= 0:
                first, last = at[start], at[start + len(form) - 1] + 1
                words = line.text[first:last]
                marks = words.count("、"), words.count("，")
                wrong = not any(marks) or (all(marks) and sum(marks) == phrase.count("、"))
                if letters(words)[0] == form and "，" not in phrase and wrong and first not in chain(*told):
                    yield Hit(line, first, last, f"规范写法为“{phrase}”", f"请改为“{phrase}”", phrase)
                told.append(range(first, last))
                start = plain.find(form, start + 1)


@lru_cache(maxsize=8)
def _marked(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The phrases of parts of one length, the longest first, with their letters; parts that share their
    end (主义, 感) are written together, too.
    """
    phrases = [(phrase, re.split("[、，]", phrase.strip("“”"))) for phrase in lexicon.column("phrases")]
    rows = [
        (phrase, _bare(phrase)[0])
        for phrase, parts in phrases
        if "、" in phrase
        and len({len(part) for part in parts}) == 1
        and len({part[-1] for part in parts}) > 1
    ]
    return tuple(sorted((row for row in rows if len(row[1]) >= _LEAST), key=lambda row: -len(row[1])))


_LEAST = 6


def _bare(text: str) -> tuple[str, list[int]]:
    kept = [(character, at) for at, character in enumerate(text) if character not in '“”"、，']
    return "".join(character for character, _ in kept), [at for _, at in kept]


RULES = (
    mark_rule(id="phrase-marks", title="规范用语的标点", reason="规范用语的标点有误", bad=("坚持读原著学原文悟原理。", "坚持有则改之无则加勉。"), good=("坚持读原著、学原文、悟原理。", "整治形式主义官僚主义。"), find=unmarked, fix="请照规范写法改正"),
    mark_rule(id="quotes-missing", title="应加引号的说法", reason="这一说法应加引号", bad=("持续纠治四风问题。",), good=("持续纠治“四风”问题。",), find=unquoted, fix="请加上引号"),
)  # fmt: skip
