"""What examples of rules need that is more than text: Word files and plans."""

from __future__ import annotations

from dataclasses import replace

from ..document import Document, Heading, Note, Paragraph, Title
from ..gongwen import Fonts, to_docx
from ..gongwen.ooxml.package import package, part
from ..gongwen.ooxml.unpack import unpack
from ..papers import build
from ..plan import Plan, complete
from ..reading import read_lines
from .page import Page, page_of

_PAPER = Document(
    (
        Title("县水务局党组2026年度民主生活会实施方案"),
        Heading(1, "会议主题"),
        Paragraph("会议按照上级党组织确定的主题召开，领导班子成员认真准备、认真查摆、认真整改。"),
        Note("此件发至各科室"),
    )
)
_FONTS = {"body": Fonts(body="宋体"), "title": Fonts(title="宋体"), "heading": Fonts(hei="宋体")}
_SWAPS = {
    "page": ('w:left="1587"', 'w:left="1440"'),
    "page-number": ('<w:jc w:val="right"/>', '<w:jc w:val="center"/>'),
    "other": ('<w:pStyle w:val="GongwenNote"/>', '<w:pStyle w:val="GongwenNote"/><w:ind w:firstLine="0"/>'),
}


def laid_out(departs: str = "") -> Page:
    """A Word file as the kit writes it; ``departs`` names what in it departs from the standard."""
    data = to_docx(_PAPER, _FONTS.get(departs, Fonts()))
    if departs in _SWAPS:
        old, new = (text.encode() for text in _SWAPS[departs])
        data = package([part(name, text.replace(old, new)) for name, text in unpack(data).parts.items()])
    return _read(data)


def _read(data: bytes, plan: Plan | None = None) -> Page:
    return Page("例.docx", read_lines(data, "例.docx"), plan, data)


def absent(*names: str) -> Page:
    """A plan of three members; those of ``names`` are away."""
    plan = _plan(*names)
    return _read(to_docx(build(plan)), plan)


def planned(text: str) -> Page:
    """A text as paper of a plan of three members, whose meeting is on 15 January 2027."""
    return replace(page_of(text), plan=_plan())


def _plan(*away: str) -> Plan:
    answers = {
        "unit": {"name": "清源县水务局", "type": "局党组"},
        "members": [member | ({"absence": "出差"} if member["name"] in away else {}) for member in _MEMBERS],
        "kind": "年度",
        "year": 2026,
        "meeting": {"date": "2027-01-15"},
    }
    return complete(answers)


_MEMBERS = (
    {"name": "张三", "post": "党组书记、局长", "role": "主要负责同志"},
    {"name": "李四", "post": "党组成员、副局长"},
    {"name": "王五", "post": "党组成员、总工程师"},
)
