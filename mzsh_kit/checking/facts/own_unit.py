"""The unit that a text names as its own, and what may be said of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...plan import Open
from ...text.lazy import lazy_pattern
from ...text.numbers import CHINESE
from ..page import Page

_BASIS = "《党政机关公文处理工作条例》：公文内容应当符合实际"
ORGAN = "学院|大学|学校|中学|小学|医院|集团|公司|银行|分行|研究院|研究所|法院|检察院|街道|[局厅镇乡县区市州]"
ELSEWHERE = lazy_pattern(r"总书记|考察|调研|视察|借鉴|经验|对口|帮扶|案例?|事件|通报|典型|教训|籍|赴|讲话")
_ISSUER = lazy_pattern(r"(?:中共|中国共产党)[^，。；：、《》]{4,40}(?:党组|委员会|党委|工委|支部)(?:文件)?")
_PLACED = lazy_pattern(rf"[\u4e00-\u9fff]{{2}}[县区市旗镇乡][\u4e00-\u9fff]{{0,12}}(?:{ORGAN}|党[组委])")
"""A unit with its place, as a title names it."""
_KINDS = (
    ("大学|学院|党校", "学校 学院 大学 校 院"),
    (f"学校|中学|小学|幼儿园|[{CHINESE}]中", "学校 校 园"),
    ("医院|卫生院|保健院", "医院 院"),
    ("法院", "法院 院"),
    ("检察院", "检察院 院"),
    ("研究院|设计院|研究所", "院 所 研究院"),
    ("公司|集团|银行|厂", "公司 集团 企业"),
    ("局(?!长)", "局"),
    ("厅(?!长)", "厅"),
    ("镇", "镇"),
    ("乡", "乡"),
    ("街道|办事处", "街道"),
)
_WORKS_WITH = (
    ("教育|教体|教科", "学校 校 园 学院"),
    ("卫健|卫生", "医院 院"),
    ("国资|企业", "公司 集团 企业"),
)
_ANY_KIND = lazy_pattern(
    "县委(?!办|组|宣|统|政|老)|区委(?!办|组|宣|统|政|老)|政府|组织部|巡[视察](?!整改|反馈)|纪委|纪检|常委会|机关工委|工会|总队|支队|大队|分局|中心|[站所村]|社区|系统"
)
"""Units that have to do with units of many kinds, or whose own kind the table does not know."""

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


def kinds_of(names: str) -> frozenset[str]:
    """What kinds of unit the names say it is, with all that such a unit may call itself and what is below it; none where they tell none.

    Of an organ whose work is with all kinds of units (县委, 组织部, 政府) nothing is told.
    """
    if not named(names) or _ANY_KIND.search(names):
        return frozenset()
    own = [words for pattern, words in _KINDS if re.search(pattern, names)]
    below = [words for pattern, words in _WORKS_WITH if own and re.search(pattern, names)]
    return frozenset(word for words in (*own, *below) for word in words.split())


def clause_at(text: str, at: int) -> str:
    """The clause around a place of a text."""
    start = max(text.rfind(one, 0, at) for one in "，。；：") + 1
    end = min((n for one in "，。；：" if (n := text.find(one, at)) >= 0), default=len(text))
    return text[start:end]


def in_row_above(text: str, at: int) -> bool:
    """Whether a name here ends a row of those above: 中央、省委、某市委."""
    return bool(re.search("(?:中央|省委|省政府|市委)[、和][\u4e00-\u9fff]{0,4}$", text[:at]))


def in_title(text: str, at: int) -> bool:
    """Whether this stands in the title of a book or paper."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)
