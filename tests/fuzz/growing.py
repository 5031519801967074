"""Forty-two inputs of any size: what costs more than its size shows when each is doubled."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from mzsh_kit import KitError, load
from mzsh_kit.checking import check_bytes
from mzsh_kit.document import chinese_number
from mzsh_kit.gongwen.ooxml.tree import parsed
from mzsh_kit.gongwen.read.autonumber import numbers
from mzsh_kit.plan.wording import environment, render
from mzsh_kit.reading import read_bytes
from mzsh_kit.roster import read_roster
from mzsh_kit.roster.survey import Survey, survey

Work = Callable[[], object]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
)
TITLE = "望岚县水务局党组2026年度民主生活会实施方案"
BASE = "会前由办公室负责征求意见汇总后报党组书记审定并反馈给班子成员，认真开展谈心谈话，撰写对照检查材料"


def word(body: str, styles: str = "") -> bytes:
    """A Word file of this body and these styles."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATED.format(kind="officeDocument", target="word/document.xml"))
        package.writestr("word/_rels/document.xml.rels", _RELATED.format(kind="styles", target="styles.xml"))
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        package.writestr("word/styles.xml", f"<w:styles {_W}>{styles}</w:styles>")
    return made.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


UNIT = ("单位代码", "单位名称", "单位类型", "会议类型", "年度", "会议日期", "地点")
MEMBER = ("单位代码", "姓名", "职务", "角色")


def roster(units: list[tuple[object, ...]], members: list[tuple[object, ...]]) -> bytes:
    """A workbook of these rows."""
    book = openpyxl.Workbook(write_only=True)
    book.create_sheet("统一要求")
    for name, rows in (("单位", [UNIT, *units]), ("班子成员", [MEMBER, *members])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def unit(code: object) -> tuple[object, ...]:
    return (code, f"望岚县第{code}局", "局党组", "年度", 2026, "2027年1月15日", "三楼会议室")


def leader(code: object) -> tuple[object, ...]:
    return (code, "江启明", "党组书记、局长", "主要负责同志")


def _checked(text: str) -> Work:
    data = f"{TITLE}\n会议时间：2027年1月15日。\n{text}".encode()
    return lambda: check_bytes(data, "方案.txt")


def _read(text: str, title: str = TITLE) -> Work:
    data = f"{title}\n会议时间：2027年1月15日。\n{text}".encode()
    return lambda: read_bytes(data, "方案.txt")


def _both(body: str, styles: str = "") -> Work:
    data = word(paragraph(TITLE) + paragraph("会议时间：2027年1月15日。") + body, styles)

    def work() -> None:
        check_bytes(data, "方案.docx")
        read_bytes(data, "方案.docx")

    return work


def _file(data: bytes, suffix: str, use: Callable[[Path], object]) -> Work:
    def work() -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a{suffix}"
            path.write_bytes(data)
            try:
                use(path)
            except KitError as error:
                str(error)

    return work


def _roster(units: list[tuple[object, ...]], members: list[tuple[object, ...]]) -> Work:
    return _file(roster(units, members), ".xlsx", read_roster)


def _lists(count: int) -> Any:
    """A numbering part of so many levels in one form, and so many lists of that form."""
    form = f'<w:abstractNum w:abstractNumId="0">{"<w:lvl/>" * count}</w:abstractNum>'
    lists = "".join(f'<w:num w:numId="{k}"><w:abstractNumId w:val="0"/></w:num>' for k in range(count))
    return parsed(f"<w:numbering {_W}>{form}{lists}</w:numbering>".encode())


def _surveyed(formula: str) -> Work:
    cell = f'<c r="A1"><f>{formula}</f></c>'
    data = f'<worksheet xmlns="{_SHEETS}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'.encode()
    return lambda: survey(io.BytesIO(data), Survey())


def _plan(data: object) -> Work:
    return _file(json.dumps(data, ensure_ascii=False).encode(), ".json", load)


def _yaml(text: str) -> Work:
    return _file(text.encode(), ".yaml", load)


def _rendered(text: str, count: int) -> Work:
    names = [f"张{number}" for number in range(count)]
    return lambda: render(environment(paper=True), text, "a.txt", names=names)


def _lines(count: int, line: str) -> str:
    """So many lines, ``%d`` in each its number."""
    return "\n".join(line.replace("%d", str(number)) for number in range(count))


def _day(number: int) -> str:
    return f"{number % 12 + 1}月{number % 28 + 1}日"


def _style(number: int, based: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="s{number}"><w:name w:val="n{number}"/>'
        f'<w:basedOn w:val="s{based}"/><w:rPr><w:b/></w:rPr></w:style>'
    )


def _styled(number: int) -> str:
    return paragraph("会前征求意见。", f'<w:pStyle w:val="s{number}"/>')


_NESTED = "<w:sdt><w:sdtContent>" * 30 + paragraph("会前征求意见。") + "</w:sdtContent></w:sdt>" * 30


# What is doubled: a name, the work for a size, the size to begin with (about a twentieth of a second of it,
# or more).
GROWING: dict[str, tuple[Callable[[int], Work], int]] = {
    "check: nearly equal lines": (lambda n: _checked(_lines(n, f"第%d条 {BASE}。")), 150),
    "check: lines that differ in a letter": (lambda n: _checked("\n".join(BASE[: k % 40] + chr(0x4E00 + k) + BASE[k % 40 + 1 :] + "。" for k in range(n))), 150),
    "check: equal lines": (lambda n: _checked(_lines(n, f"{BASE}。")), 150),
    "check: one line of many sentences": (lambda n: _checked(f"{BASE}。" * n), 150),
    "check: one sentence without an end": (lambda n: _checked(f"{BASE}，" * n), 150),
    "check: a line of days": (lambda n: _checked("，".join(f"{_day(k)}前完成征求意见" for k in range(n))), 150),
    "check: lines of days": (lambda n: _checked("\n".join(f"会议定于2027年{_day(k)}召开。{BASE[:10]}" for k in range(n))), 150),
    "check: days and weekdays": (lambda n: _checked("\n".join(f"{_day(k)}（星期三）召开民主生活会" for k in range(n))), 150),
    "check: quotation marks that open": (lambda n: _checked("“" * n + "党"), 1000),
    "check: brackets that open": (lambda n: _checked("（党" * n), 2000),
    "check: brackets that close": (lambda n: _checked("党）" * n), 1000),
    "check: title marks": (lambda n: _checked("《党章》" * n), 1000),
    "check: headings": (lambda n: _checked("\n".join(f"（{k}）征求意见建议" for k in range(n))), 250),
    "check: one level below another": (lambda n: _checked("\n".join(("一、", "（一）", "1．", "（1）")[k % 4] + "征求意见建议" for k in range(n))), 250),
    "check: series": (lambda n: _checked("、".join(f"张{chr(0x4E00 + k)}" for k in range(n)) + "出席民主生活会。"), 375),
    "check: counts": (lambda n: _checked("；".join(f"征求意见{k}条" for k in range(n))), 500),
    "check: places": (lambda n: _checked("，".join(f"报望岚县委组织部和清源县纪委{k}份" for k in range(n))), 150),
    "check: blanks between": (lambda n: _checked("党 组 书 记 " * n), 400),
    "check: digits": (lambda n: _checked("1" * n), 5000),
    "check: numerals": (lambda n: _checked("一百二十" * n), 1500),
    "check: Latin letters": (lambda n: _checked("会议ab" * n), 750),
    "check: placeholders": (lambda n: _checked("XX局××党组某某同志" * n), 250),
    "read: nearly equal lines": (lambda n: _read(_lines(n, f"第%d条 {BASE}。")), 150),
    "read: one sentence without an end": (lambda n: _read(f"{BASE}，" * n), 300),
    "read: a line of days": (lambda n: _read("，".join(f"{_day(k)}前完成征求意见" for k in range(n))), 300),
    "read: lines of people": (lambda n: _read("\n".join(f"张{chr(0x4E00 + k)}，党组成员、副局长" for k in range(n))), 200),
    "read: pairs of talks": (lambda n: _read("；".join(f"张{chr(0x4E00 + k)}与李四谈心谈话" for k in range(n))), 400),
    "read: an agenda's headings": (lambda n: _read("\n".join(f"{chinese_number(k % 99 + 1)}、张{chr(0x4E00 + k)}同志通报情况" for k in range(n)), "清源县水务局党组民主生活会会议议程"), 450),
    "read: acts one after another": (lambda n: _read("\n".join(f"会上，书记通报情况，随后张{chr(0x4E00 + k)}同志作检查。" for k in range(n))), 150),
    "read: steps": (lambda n: _read("\n".join(f"{k}．{_day(k)}前，征求意见。" for k in range(n))), 200),
    "Word: empty paragraphs": (lambda n: _both("<w:p/>" * n), 2000),
    "Word: styles one on another": (lambda n: _both("".join(map(_styled, range(n))), "".join(_style(k, k - 1) for k in range(n))), 50),
    "Word: runs of one letter": (lambda n: _both(f"<w:p>{'<w:r><w:rPr><w:b/></w:rPr><w:t>党</w:t></w:r>' * n}</w:p>"), 375),
    "Word: a table": (lambda n: _both("<w:tbl>" + f"<w:tr>{'<w:tc>' + paragraph('征求意见') + '</w:tc>'}</w:tr>" * n + "</w:tbl>"), 100),
    "Word: lists of one form": (lambda n: lambda: numbers(_lists(n), None), 2000),
    "Word: controls in controls": (lambda n: _both(_NESTED * n), 75),
    "roster: units": (lambda n: _roster([unit(k) for k in range(n)], [leader(k) for k in range(n)]), 20),
    "roster: units of one code": (lambda n: _roster([unit(1)] * n, [leader(1)]), 150),
    "roster: members of one unit": (lambda n: _roster([unit(1)], [leader(1), *((1, f"张{k}", "党组成员", "班子成员") for k in range(n))]), 200),
    "roster: a formula of many lines": (lambda n: _surveyed("1\n" * n), 100_000),
    "roster: members of no unit": (lambda n: _roster([unit(1)], [leader(1), *leader_of_none(n)]), 300),
    "plan: double keys": (lambda n: _file(("{" + ",".join(f'"k{k}":1' for k in [*range(n), 0]) + "}").encode(), ".json", load), 20000),
    "plan: members without a name": (lambda n: _plan({"members": [{}] * n}), 750),
    "plan: unknown keys": (lambda n: _yaml(_lines(n, "k%d: 1")), 800),
    "wording: a loop": (lambda n: _rendered("{% for a in names %}{{ a ~ '、' }}{% endfor %}", n), 8000),
}  # fmt: skip


def leader_of_none(count: int) -> list[tuple[object, ...]]:
    return [leader(f"无{number}") for number in range(count)]
