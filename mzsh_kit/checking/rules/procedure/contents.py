"""What a section must speak of, as patterns of the lexicon's table ``procedure``: an item is there or it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ....errors import KitError, fault
from ....reading import Line, Section
from ....text.lazy import lazy_pattern, wrong_in
from ...lexicon import FOLDER, Lexicon
from ...page import Page
from ...rule import Hit, Rule

_TABLE = "procedure"
_TALKS = lazy_pattern(r"谈心|谈话")
_SHEET = lazy_pattern(r"记录表?$|登记表$")
"""A sheet records one talk and need not name the others."""

_AGENDA = lazy_pattern(r"议程|会议程序|会议流程")
_LEAST_ITEMS = 3


def setting(page: Page, name: str) -> str:
    """A value of the table. Raises :class:`KitError` where it is missing."""
    for key, value, _ in page.lexicon.cells(_TABLE):
        if key == name:
            return value
    raise KitError(fault("lexicon.missing", f"{FOLDER}/{_TABLE}.tsv", wanted=name))


@lru_cache(maxsize=16)
def _wanted(words: Lexicon, group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The items of a group, 必谈 or 议程, with their patterns."""
    rows = (cells for cells in words.cells(_TABLE) if cells[0].startswith(f"{group}："))
    return tuple((name.partition("：")[2], _pattern(value)) for name, value, _ in rows)


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise KitError(
            fault("reading.pattern", f"{FOLDER}/{_TABLE}.tsv", found=text, why=wrong_in(error))
        ) from None


def talks_incomplete(page: Page) -> Iterator[Hit]:
    """A section that names some of the pairs who must talk, but not all."""
    for line, end, text, _ in _sections(page, _TALKS):
        missing = _missing(page, "必谈", text)
        if _SHEET.search(line.text[:end].strip()):
            continue
        if missing and len(missing) < len(_wanted(page.lexicon, "必谈")) - 1:
            yield Hit(
                line, 0, end, f"谈心谈话没有写到“{'”“'.join(missing)}”", "请补写；上级另有要求的从其要求"
            )


def agenda_incomplete(page: Page) -> Iterator[Hit]:
    """An agenda of several items without one that the procedure asks for."""
    for line, end, text, lines in _sections(page, _AGENDA):
        missing = _missing(page, "议程", text)
        if missing and lines >= _LEAST_ITEMS and len(missing) < len(_wanted(page.lexicon, "议程")) - 1:
            yield Hit(line, 0, end, f"议程没有写到“{'”“'.join(missing)}”", "请补充议项；另有安排的请核对")


def _missing(page: Page, group: str, text: str) -> list[str]:
    return [name for name, pattern in _wanted(page.lexicon, group) if not pattern.search(text)]


def _sections(page: Page, heading: re.Pattern[str]) -> Iterator[tuple[Line, int, str, int]]:
    """The line of each heading, where the heading ends in it, the text below it and the number of its lines.

    What stands inside another is of it.
    """
    sections, end = page.outline.sections, 0
    for n, section in enumerate(sections):
        if n < end or not heading.search(section.heading):
            continue
        end = next(
            (k for k in range(n + 1, len(sections)) if sections[k].level <= section.level), len(sections)
        )
        lines = list(_texts(sections[n:end]))
        line = next(line for line in page.lines if line.number == section.line)
        yield line, line.text.find(section.heading) + len(section.heading), "\n".join(lines), len(lines) - 1


def _texts(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield section.heading
        yield from (line.text for line in section.lines)


RULES = (
    Rule(
        id="talks-incomplete", kind="other", level="hint", title="必谈关系不全", reason="谈心谈话没有写全必谈的对象", source="通行的“四必谈”“三必谈”",
        bad=("一、谈心谈话\n党组书记与班子成员必谈，班子成员相互之间必谈。",),
        good=("一、谈心谈话\n书记同每名成员谈，成员两两之间谈，成员同分管科室负责人谈。", "一、谈心谈话\n陈立同志与其他四名成员必谈，成员相互之间必谈，成员与分管科室负责人必谈。", "一、谈心谈话\n谈话要深入。"),
        find=talks_incomplete,
    ),
    Rule(
        id="agenda-incomplete", kind="other", level="hint", title="议程缺少必有的议项", source="民主生活会的通行程序",
        bad=("一、会议议程\n1.主要负责同志代表班子作对照检查。\n2.通报征求意见情况。\n3.班子成员逐一作对照检查。\n4.总结讲话。",),
        good=("一、会议议程\n1.主要负责同志代表班子作对照检查。\n2.班子成员逐一作对照检查，其他成员提出批评意见。\n3.总结讲话。",),
        find=agenda_incomplete,
    ),
)  # fmt: skip
