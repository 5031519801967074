"""The same words again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ....reading import Line
from ...lexicon import Lexicon
from ...page import Page
from ...rule import Hit, Rule, each
from ...wording.phrases import letters

_BASIS = "《党政机关公文处理工作条例》：公文应当简洁"
_LEAST, _PHRASE = 16, 7
_SURE = 18
"""So many letters in common in a plan are no chance."""

_WHOLE = 9
_CLAUSE = re.compile(r"[^，。；：\n]+")
_PARALLEL = re.compile(r"^(?:其他|每|大家|各)|\d")
_TITLE = re.compile(r"《[^》\n]*》")
_DOUBLED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{4,12})(?:[，、])\1(?![\u4e00-\u9fff])")
_CHARGED = re.compile(r"负责[^。；\n]{2,60}，由[^，。；\n]{2,16}负责(?=[；。])")
_TWICE = re.compile(r"(整改|推进|开展|加强|做好)[^，。；、：的\n]{3,24}(?<![抓再促不边])\1(?=[，。；]|$)")
_STANDING = re.compile(r"(?:自我批评|对照检查|发言).*批评|批评.*自我批评")
"""What an agenda says of one speaker after another."""

_ORGAN = re.compile(r"(?:委|部|办|组|室|局|科|处|中心|领导|同志|人员|负责人)$")


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
                yield Hit(
                    line,
                    at[start],
                    end,
                    "这句话前面已经写过",
                    level="likely" if page.whole and last - start >= _SURE else None,
                )
            seen.setdefault(key, (nth, start))


def _organs(text: str) -> bool:
    """Whether this names organs and their people, and says nothing of them."""
    return all(_ORGAN.search(one) for one in text.split("、"))


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
    text = _TITLE.sub(lambda found: "\0" * len(found[0]), line.text)
    kept = [(one, place) for one, place in zip(*letters(text), strict=True) if one not in "，。；："]
    plain = "".join(one for one, _ in kept)
    plain = re.sub(r"\d", "\0", plain)
    return _phrases(lexicon).sub(lambda found: "\0" * len(found[0]), plain), [place for _, place in kept]


@lru_cache(maxsize=8)
def _phrases(lexicon: Lexicon) -> re.Pattern[str]:
    plain = {letters(one)[0].replace("，", "") for one in lexicon.column("phrases")}
    longest = sorted((one for one in plain if len(one) >= _PHRASE), key=lambda one: (-len(one), one))
    return re.compile("|".join(map(re.escape, longest)) or r"(?!)")


def clauses(page: Page) -> Iterator[Hit]:
    """A whole clause of a paragraph again in the same paragraph; several in a row are one."""
    for line in page.lines if not page.plan else ():
        seen: set[str] = set()
        last: tuple[int, int] | None = None
        for match in _CLAUSE.finditer(line.text):
            if match[0] in seen and len(match[0]) >= _WHOLE and not _PARALLEL.search(match[0]):
                last = (last[0] if last else match.start(), match.end())
            elif last:
                yield Hit(line, *last)
                last = None
            seen.add(match[0])
        if last:
            yield Hit(line, *last)


def doubled(page: Page) -> Iterator[Hit]:
    """The same clause twice in a row."""
    return (Hit(line, *match.span(), "同一句话连写两遍") for line, match in each(page, _DOUBLED))


def twice(page: Page) -> Iterator[Hit]:
    """The verb of a clause again at its end: 整改…问题整改, 负责…，由…负责."""
    for pattern in (_CHARGED, _TWICE):
        for line, match in each(page, pattern):
            start = max(line.text.rfind(one, 0, match.start()) for one in "，。；") + 1
            yield Hit(line, start, match.end(), "一句话里同一个动词前后用了两次", same=match[0][:2])


RULES = (
    Rule(id="words-doubled", kind="duplication", level="error", title="句子连写两遍", reason="同一句话连写两遍", source=_BASIS, bad=("要认真组织实施，认真组织实施，务求实效。".replace("要认真", "认真"),), good=("认真组织实施，务求实效。",), find=doubled, fix="请删去一处"),
    Rule(id="clause-again", kind="duplication", level="hint", title="一段之内重复", reason="同一段里前面已经写过", source=_BASIS, bad=("党组书记要抓好各个环节工作。办公室做好保障，党组书记要抓好各个环节工作。",), good=("党组书记要抓好各个环节工作。办公室做好保障。",), find=clauses, fix="请删去一处"),
    Rule(id="verb-again", kind="duplication", level="hint", title="动词前后重复", reason="一句话里同一个动词前后用了两次", source=_BASIS, bad=("保障组：负责车辆、用餐，由机关事务科负责。", "全面推进各项任务推进。"), good=("保障组：负责车辆、用餐，由机关事务科牵头。", "全面推进各项任务。"), find=twice, fix="请删去一处"),
    Rule(id="sentence-again", kind="duplication", level="hint", title="前后重复", reason="前面已经写过", source=_BASIS, bad=("会后把情况写成书面材料，送到上级机关备查存档。\n再把情况写成书面材料，送到上级机关备查存档。",), good=("会后把情况写成书面材料，送到上级机关备查存档。\n再布置会场。", "党组书记作自我批评，班子其他成员逐一对其提出批评意见；\n其他成员作自我批评，班子其他成员逐一对其提出批评意见。"), find=repeated, fix="请合并或者删去一处"),
)  # fmt: skip
