"""The unit that a text names as its own, and what may be said of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...plan import Open
from ..page import Page

_BASIS = "《党政机关公文处理工作条例》：公文内容应当符合实际"
ORGAN = "学院|大学|学校|中学|小学|医院|集团|公司|银行|分行|研究院|研究所|法院|检察院|街道|[局厅镇乡县区市州]"
ELSEWHERE = re.compile(r"总书记|考察|调研|视察|借鉴|经验|对口|帮扶|案例?|事件|通报|典型|教训|籍|赴|讲话")
_ISSUER = re.compile(r"(?:中共|中国共产党)[^，。；：、《》]{4,40}(?:党组|委员会|党委|工委|支部)(?:文件)?")
_PLACED = re.compile(rf"[\u4e00-\u9fff]{{2}}[县区市旗镇乡][\u4e00-\u9fff]{{0,12}}(?:{ORGAN}|党[组委])")
"""A unit with its place, as a title names it."""
_LONGEST_HEADLINE = 45
TITLE = "清源县水利局党组2026年度民主生活会实施方案\n"
"""The first line of examples."""


def own_names(page: Page) -> str:
    """The unit's own names: those of the plan, else the title's; where it tells no place or organ, the end's too."""
    if page.plan:
        unit = page.plan.unit
        return " ".join((unit.name, *_told(unit.short, unit.issuer), page.plan.team))
    if _PLACED.search(page.outline.title):
        return page.outline.title
    last = {line.number for line in page.lines[-3:] if not re.search("[，。；：]", line.text)}
    ends = " ".join(
        one.text for one in page.lines if one.number in last or _ISSUER.fullmatch(one.text.strip())
    )
    return f"{page.outline.title or _headline(page)} {ends}" if page.outline.title or _headline(page) else ""


def _headline(page: Page) -> str:
    """The first line of a report of the meeting, which says who held it."""
    first = page.lines[0].text.strip()
    return first if len(first) <= _LONGEST_HEADLINE and not re.search("[，。；：]", first) else ""


def plan_names(page: Page) -> str:
    """Whom the plan names above and beside its unit: superior, guiding group, recipients."""
    if page.plan is None:
        return ""
    plan, unit = page.plan, page.plan.unit
    told = _told(unit.superior, unit.printer, plan.supervision_group)
    return " ".join((*told, *plan.report_to, *unit.copies, *plan.meeting.guidance, *plan.meeting.observers))


def _told(*values: str | Open) -> Iterator[str]:
    return (one for one in values if not isinstance(one, Open))


def named(names: str) -> bool:
    """Whether the unit is named, not left out."""
    return bool(re.search(ORGAN, names)) and not re.search(
        r"[xX×*＊某]{2,}(?:省|市|县|区|局|镇|乡)?(?:党|局)", names
    )


def clause_at(text: str, at: int) -> str:
    """The clause around a place of a text."""
    start = max(text.rfind(one, 0, at) for one in "，。；：") + 1
    end = min((n for one in "，。；：" if (n := text.find(one, at)) >= 0), default=len(text))
    return text[start:end]


def in_title(text: str, at: int) -> bool:
    """Whether this stands in the title of a book or paper."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)
