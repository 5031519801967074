"""The same words again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ....reading import Line
from ....text.lazy import lazy_pattern
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, Rule, each
from ...wording.phrases import letters

_BASIS = "《党政机关公文处理工作条例》：公文应当简洁"
_LEAST, _PHRASE = 16, 7
_SURE, _WHOLE = 20, 18
"""So many letters in common, from mark to mark, are no chance; of a sentence's end fewer."""

_START = lazy_pattern("(?:^|[，。；：“]|[，。；：]要)$")

_TITLE = lazy_pattern(r"《[^》\n]*》")
_DOUBLED = lazy_pattern(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{4,12})(?:[，、])\1(?![\u4e00-\u9fff])")
_STANDING = lazy_pattern(r"(?:自我批评|对照检查|发言).*批评|批评.*自我批评")
"""What an agenda says of one speaker after another."""

_ORGAN = lazy_pattern(r"(?:委|部|办|组|室|局|科|处|中心|领导|同志|人员|负责人)$")


def repeated(page: Page) -> Iterator[Hit]:
    """A stretch of at least 16 letters that stood before; set phrases and titles of papers do not count."""
    seen: dict[str, tuple[int, int]] = {}
    if page.plan:
        return
    for nth, line in enumerate(page.lines):
        plain, at = _own(line, page.lexicon)
        last = 0
        for start in range(len(plain) - _LEAST + 1):
            key = plain[start : start + _LEAST]
            if "\0" in key:
                continue
            before = seen.get(key)
            if before and start >= last and (before[0] != nth or start - before[1] >= _LEAST):
                last = _end(page, before, plain, start)
                words = line.text[at[start] : at[last - 1] + 1]
                if _STANDING.search(plain[start:last]) or _organs(words) or words in page.outline.title:
                    continue
                end = min(at[last - 1] + 1, at[start] + 60)
                sure = _whole(line.text, at[start], at[last - 1] + 1, last - start)
                yield Hit(line, at[start], end, "这句话前面已经写过", level="likely" if sure else None)
            seen.setdefault(key, (nth, start))


def _whole(text: str, start: int, end: int, letters: int) -> bool:
    """Whether a stretch of so many letters runs from mark to mark."""
    least = _WHOLE if text.startswith("。", end) else _SURE
    return (
        letters >= least and bool(_START.search(text[:start])) and text[end : end + 1] in ("，", "。", "；")
    )


def _organs(text: str) -> bool:
    """Whether this names organs and their people, and says nothing of them."""
    return all(_ORGAN.search(part) for part in text.split("、"))


def _end(page: Page, first: tuple[int, int], plain: str, start: int) -> int:
    """Where the repeated stretch ends."""
    other, _ = _own(page.lines[first[0]], page.lexicon)
    length = _LEAST
    while (
        start + length < len(plain)
        and first[1] + length < len(other)
        and plain[start + length] == other[first[1] + length] != "\0"
    ):
        length += 1
    return start + length


@lru_cache(maxsize=4096)
def _own(line: Line, lexicon: Lexicon) -> tuple[str, list[int]]:
    """The letters of a line, with set phrases and titles of papers blanked."""
    text = _TITLE.sub(lambda match: "\0" * len(match[0]), line.text)
    kept = [(sign, place) for sign, place in zip(*letters(text), strict=True) if sign not in "，。；："]
    plain = "".join(sign for sign, _ in kept)
    plain = re.sub(r"\d", "\0", plain)
    return _phrases(lexicon).sub(lambda match: "\0" * len(match[0]), plain), [place for _, place in kept]


@lru_cache(maxsize=8)
def _phrases(lexicon: Lexicon) -> re.Pattern[str]:
    plain = {letters(phrase)[0].replace("，", "") for phrase in lexicon.column("phrases")}
    longest = sorted(
        (phrase for phrase in plain if len(phrase) >= _PHRASE), key=lambda phrase: (-len(phrase), phrase)
    )
    return lexicon.pattern("|".join(map(re.escape, longest)) or r"(?!)")


def doubled(page: Page) -> Iterator[Hit]:
    """The same clause twice in a row."""
    return (Hit(line, *match.span(), "同一句话连写两遍") for line, match in each(page, _DOUBLED))


RULES = (
    Rule(id="words-doubled", kind="duplication", level="error", title="句子连写两遍", reason="同一句话连写两遍", source=_BASIS, bad=("要认真组织实施，认真组织实施，务求实效。".replace("要认真", "认真"),), good=("认真组织实施，务求实效。",), find=doubled, fix="请删去一处"),
    Rule(id="sentence-again", kind="duplication", level="hint", title="前后重复", reason="前面已经写过", source=_BASIS, bad=("会后把情况写成书面材料，送到上级机关备查存档。\n再把情况写成书面材料，送到上级机关备查存档。",), good=("会后把情况写成书面材料，送到上级机关备查存档。\n再布置会场。", "党组书记作自我批评，班子其他成员逐一对其提出批评意见；\n其他成员作自我批评，班子其他成员逐一对其提出批评意见。"), find=repeated, fix="请合并或者删去一处"),
)  # fmt: skip
