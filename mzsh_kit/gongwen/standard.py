"""GB/T 9704-2012 as one table: every number the writer and the preview use stands here, once.

``strength`` says how binding a row is: 规定 (the clause rules it), 一般 (its usual case), 推荐
(recommended), 推算 (follows by arithmetic from other rows), 实务 (practice, the standard is silent).
"""

from __future__ import annotations

from dataclasses import dataclass

TWIPS_A_POINT = 20
TWIPS_A_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Clause:
    """One measurable rule: ``value`` counts ``unit``, or names a face where ``unit`` is 字体."""

    key: str
    clause: str
    element: str
    value: float | str
    unit: str
    strength: str


CLAUSES = tuple(
    Clause(*row)
    for row in (
        ("page.width", "5.1", "幅面宽", 210, "mm", "规定"),
        ("page.height", "5.1", "幅面高", 297, "mm", "规定"),
        ("margin.top", "5.2.1", "天头（上白边）", 37, "mm", "规定"),
        ("margin.left", "5.2.1", "订口（左白边）", 28, "mm", "规定"),
        ("text.width", "5.2.1", "版心宽", 156, "mm", "规定"),
        ("text.height", "5.2.1", "版心高（不含页码）", 225, "mm", "规定"),
        ("margin.right", "5.2.1", "右白边", 26, "mm", "推算"),
        ("margin.bottom", "5.2.1", "下白边", 35, "mm", "推算"),
        ("body.face", "5.2.2", "正文字体", "仿宋", "字体", "一般"),
        ("body.size", "5.2.2", "正文字号（3号）", 16, "pt", "一般"),
        ("grid.lines", "5.2.3", "每面行数", 22, "行", "一般"),
        ("grid.chars", "5.2.3", "每行字数", 28, "字", "一般"),
        ("grid.pitch", "5.2.3", "行距（固定值）", 28.95, "pt", "推算"),
        ("grid.spacing", "5.2.3", "字距", -0.25, "pt", "推算"),
        ("colour", "5.2.4", "文字颜色", "黑色", "颜色", "一般"),
        ("title.face", "7.3.1", "标题字体", "小标宋", "字体", "一般"),
        ("title.size", "7.3.1", "标题字号（2号）", 22, "pt", "一般"),
        ("title.chars", "7.3.1", "标题每行最多字数", 19, "字", "实务"),
        ("title.below", "7.3.2", "标题与主送机关（无主送机关时与正文）之间空行", 1, "行", "规定"),
        ("recipients.indent", "7.3.2", "主送机关左空", 0, "字", "规定"),
        ("body.indent", "7.3.3", "自然段左空", 2, "字", "规定"),
        ("heading1.face", "7.3.3", "第一层标题字体", "黑体", "字体", "一般"),
        ("heading2.face", "7.3.3", "第二层标题字体", "楷体", "字体", "一般"),
        ("heading3.face", "7.3.3", "第三层标题字体", "仿宋", "字体", "一般"),
        ("heading4.face", "7.3.3", "第四层标题字体", "仿宋", "字体", "一般"),
        ("attachments.above", "7.3.4", "附件说明之上空行", 1, "行", "规定"),
        ("attachments.indent", "7.3.4", "附件说明左空", 2, "字", "规定"),
        ("signoff.above", "7.3.5.2", "署名（不加盖印章）之上空行", 1, "行", "规定"),
        ("signoff.right", "7.3.5.2", "署名（日期较长时为日期）右空", 2, "字", "规定"),
        ("signoff.shift", "7.3.5.2", "成文日期首字比署名首字右移", 2, "字", "规定"),
        ("note.indent", "7.3.6", "附注左空", 2, "字", "规定"),
        ("annex.face", "7.3.7", "附件标识字体", "黑体", "字体", "规定"),
        ("annex.size", "7.3.7", "附件标识字号（3号）", 16, "pt", "规定"),
        ("annex.title.line", "7.3.7", "附件标题所在行", 3, "行", "规定"),
        ("pagenumber.face", "7.5", "页码字体", "宋体", "字体", "一般"),
        ("pagenumber.size", "7.5", "页码字号（4号）", 14, "pt", "一般"),
        ("pagenumber.below", "7.5", "一字线上距版心下边缘", 7, "mm", "规定"),
        ("pagenumber.indent", "7.5", "单页码右空、双页码左空（按页码字号）", 1, "字", "规定"),
        ("pagenumber.distance", "7.5", "页脚距页边", 1422, "缇", "推算"),
        ("pagenumber.pitch", "7.5", "页码行距（固定值）", 19.5, "pt", "推算"),
        ("table.face", "—", "表格文字字体", "仿宋", "字体", "实务"),
        ("table.head.face", "—", "表头字体", "黑体", "字体", "实务"),
        ("table.size", "—", "表格文字字号（小四）", 12, "pt", "实务"),
        ("table.pitch", "—", "表格文字行距（固定值）", 20, "pt", "实务"),
        ("table.border", "—", "表格线宽", 0.5, "pt", "实务"),
        ("table.padding", "—", "单元格左右边距", 1.5, "mm", "实务"),
        ("table.row", "—", "表格行高（至少）", 8, "mm", "实务"),
        ("table.centre", "—", "整栏不超过此字数时居中", 8, "字", "实务"),
    )
)

_BY_KEY = {clause.key: clause for clause in CLAUSES}


def clause(key: str) -> Clause:
    """The row of ``key``. Raises ``KeyError``."""
    return _BY_KEY[key]


def number(key: str) -> float:
    """The value of a numeric row, in the row's own unit."""
    return float(_BY_KEY[key].value)


def face(key: str) -> str:
    """The face (小标宋, 仿宋, 楷体, 黑体, 宋体) that a row names."""
    return str(_BY_KEY[key].value)


def cell() -> float:
    """Width of one character of the grid in points: body size and spacing."""
    return number("body.size") + number("grid.spacing")


def points(key: str) -> float:
    """A length in points; 字 and 行 are counted on the grid of the body (5.2.3)."""
    row = _BY_KEY[key]
    a_unit = {
        "mm": TWIPS_A_MM / TWIPS_A_POINT,
        "pt": 1.0,
        "缇": 1 / TWIPS_A_POINT,
        "字": cell(),
        "行": number("grid.pitch"),
    }
    return float(row.value) * a_unit[row.unit]


def twips(key: str) -> int:
    """A length in twips (1/20 pt), rounded."""
    return round(points(key) * TWIPS_A_POINT)


def text_width() -> int:
    """Width of the text block in twips: the page less its side margins."""
    return twips("page.width") - twips("margin.left") - twips("margin.right")
