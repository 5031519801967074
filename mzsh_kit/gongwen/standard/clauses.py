"""GB/T 9704-2012 as one table: every number the writer, the reader and the preview use stands here, once.

A clause is named by its number where a source states the number, else by chapter and element. ``strength``
says how binding a row is:

规定 (the clause rules it) · 一般 (its usual case) · 推荐 (recommended) · 推算 (follows by arithmetic from
other rows) · 实务 (practice, the standard is silent or leaves it open) · 待核 (no source at hand shows the
text).
"""

from __future__ import annotations

from dataclasses import dataclass

STRENGTHS = ("规定", "一般", "推荐", "推算", "实务", "待核")

SOURCES = {
    "S61": "github psknlr/GONGWEN: src/gongwen/layout/profiles/gbt9704-2012.yaml",
    "S63": "https://www.xiaomilidoc.com/p-10407509.html",
    "S64": "https://max.book118.com/html/2018/0708/6010040215001204.shtm",
    "S66": "一处公开代码的注释（★）",
    "S70": "http://npbww.com/gujixiufu/cqap2bmij2.html",
    "S72": "http://ysznh.com/Personalitysignature/grgappgwow.html",
    "S76": "https://cread.tw/book/816457/72292138_3.html",
    "S77": "https://zkxblog.com/lab/read-8323663.html",
    "S78": "一处公开代码（附件另面）",
    "S80": "https://laomiw.com/forum.php?mod=viewthread&page=1&tid=33903",
    "S81": "一处公开代码（抄送、页码）",
    "S82": "http://www.elarza.com/content/1171.html",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One measurable rule: ``value`` counts ``unit``, or is a word where ``unit`` is 字体, 颜色 or 字样."""

    key: str
    clause: str
    element: str
    value: float | str
    unit: str
    source: str
    strength: str


_BY_SUM = "—"
_ROWS: tuple[tuple[str, str, str, float | str, str, str, str], ...] = (
    ("page.width", "5.1", "幅面宽", 210, "mm", "S61", "规定"),
    ("page.height", "5.1", "幅面高", 297, "mm", "S61", "规定"),
    ("margin.top", "5.2.1", "天头（上白边）", 37, "mm", "S61 S63", "规定"),
    ("margin.left", "5.2.1", "订口（左白边）", 28, "mm", "S61 S63", "规定"),
    ("margin.slack", "5.2.1", "天头、订口的容许偏差", 1, "mm", "S61 S63", "规定"),
    ("text.width", "5.2.1", "版心宽", 156, "mm", "S61 S63", "规定"),
    ("text.height", "5.2.1", "版心高（不含页码）", 225, "mm", "S61 S63", "规定"),
    ("margin.right", "5.2.1", "右白边", 26, "mm", _BY_SUM, "推算"),
    ("margin.bottom", "5.2.1", "下白边", 35, "mm", _BY_SUM, "推算"),
    ("body.face", "5.2.2", "正文字体", "仿宋", "字体", "S63", "一般"),
    ("body.size", "5.2.2", "正文字号（3号）", 16, "pt", "S63", "一般"),
    ("grid.lines", "5.2.3", "每面行数", 22, "行", "S63", "一般"),
    ("grid.chars", "5.2.3", "每行字数", 28, "字", "S63", "一般"),
    ("grid.pitch", "5.2.3", "行距（固定值）", 28.95, "pt", _BY_SUM, "推算"),
    ("grid.spacing", "5.2.3", "字距", -0.25, "pt", _BY_SUM, "推算"),
    ("colour", "5.2.4", "文字颜色（发文机关标志、红色分隔线除外）", "黑色", "颜色", "S63", "一般"),
    ("copy.digits", "版头·份号", "份号位数", 6, "位", "S61 S63", "一般"),
    ("copy.face", "版头·份号", "份号字体", "仿宋", "字体", _BY_SUM, "实务"),
    ("copy.size", "版头·份号", "份号字号（3号）", 16, "pt", "S61 S63", "一般"),
    ("secrecy.face", "版头·密级", "密级、保密期限、紧急程度字体", "黑体", "字体", "S63", "一般"),
    ("secrecy.size", "版头·密级", "密级、保密期限、紧急程度字号（3号）", 16, "pt", "S63", "一般"),
    ("secrecy.star", "版头·密级", "密级与保密期限之间", "★", "字样", "S66", "实务"),
    ("mark.face", "版头·发文机关标志", "发文机关标志字体", "小标宋", "字体", "S61", "推荐"),
    ("mark.colour", "版头·发文机关标志", "发文机关标志颜色", "红色", "颜色", "S61", "推荐"),
    ("mark.below", "版头·发文机关标志", "发文机关标志上边缘至版心上边缘", 35, "mm", "S61", "规定"),
    ("mark.size", "版头·发文机关标志", "发文机关标志字号（至多）", 50, "pt", "S61", "实务"),
    ("mark.least", "版头·发文机关标志", "发文机关标志字号（单行至少，再长则分行）", 30, "pt", _BY_SUM, "实务"),
    ("mark.scale", "版头·发文机关标志", "发文机关标志字宽（至少）", 60, "%", _BY_SUM, "实务"),
    ("number.above", "版头·发文字号", "发文机关标志与发文字号之间空行", 2, "行", "S61", "规定"),
    ("number.face", "版头·发文字号", "发文字号字体", "仿宋", "字体", "S61", "一般"),
    ("number.size", "版头·发文字号", "发文字号字号（3号）", 16, "pt", "S61", "一般"),
    ("number.left", "版头·发文字号", "上行文发文字号左空", 1, "字", "S61", "规定"),
    ("number.brackets", "版头·发文字号", "发文字号年份括号", "〔〕", "字样", "S61", "规定"),
    ("signer.right", "版头·签发人", "签发人右空", 1, "字", "S61 S70", "规定"),
    ("signer.face", "版头·签发人", "“签发人”字体", "仿宋", "字体", "S61 S70", "规定"),
    ("signer.name.face", "版头·签发人", "签发人姓名字体", "楷体", "字体", "S61 S70", "规定"),
    ("signer.row", "版头·签发人", "签发人每行姓名", 2, "人", _BY_SUM, "待核"),
    ("line.below", "版头·分隔线", "红色分隔线在发文字号之下", 4, "mm", "S61", "规定"),
    ("line.width", "版头·分隔线", "红色分隔线线宽", 1.5, "pt", "S61", "实务"),
    ("title.above", "主体·标题", "红色分隔线与标题之间空行", 2, "行", "S61 S72", "规定"),
    ("title.face", "主体·标题", "标题字体", "小标宋", "字体", "S61 S72", "一般"),
    ("title.size", "主体·标题", "标题字号（2号）", 22, "pt", "S61 S72", "一般"),
    ("title.chars", "主体·标题", "标题每行最多字数", 19, "字", _BY_SUM, "实务"),
    ("title.below", "主体·主送机关", "标题与主送机关（无主送机关时与正文）之间空行", 1, "行", "S61 S72", "规定"),
    ("recipients.indent", "主体·主送机关", "主送机关左空", 0, "字", "S61 S72", "规定"),
    ("body.indent", "主体·正文", "自然段左空", 2, "字", "S61 S72", "规定"),
    ("heading1.face", "主体·正文", "第一层标题字体", "黑体", "字体", "S61 S72", "一般"),
    ("heading2.face", "主体·正文", "第二层标题字体", "楷体", "字体", "S61 S72", "一般"),
    ("heading3.face", "主体·正文", "第三层标题字体", "仿宋", "字体", "S61 S72", "一般"),
    ("heading4.face", "主体·正文", "第四层标题字体", "仿宋", "字体", "S61 S72", "一般"),
    ("attachments.above", "主体·附件说明", "附件说明之上空行", 1, "行", "S61", "规定"),
    ("attachments.indent", "主体·附件说明", "附件说明左空", 2, "字", "S61", "规定"),
    ("seal.right", "7.3.5.1", "成文日期（加盖印章）右空", 4, "字", "S76 S77", "一般"),
    ("seal.above", "7.3.5.1", "署名（加盖印章）之上空行（章顶距正文一行之内）", 2, "行", _BY_SUM, "实务"),
    ("seal.row", "7.3.5.1", "联合行文每排印章至多", 3, "个", "S76 S77", "待核"),
    ("seal.pitch", "7.3.5.1", "联合行文印章每排行距", 5, "行", _BY_SUM, "实务"),
    ("signoff.above", "7.3.5.2", "署名（不加盖印章）之上空行", 1, "行", "S77", "规定"),
    ("signoff.right", "7.3.5.2", "署名（日期较长时为日期）右空", 2, "字", "S77", "规定"),
    ("signoff.shift", "7.3.5.2", "成文日期首字比署名首字右移", 2, "字", "S77", "规定"),
    ("signature.above", "7.3.5.3", "签名章之上空行", 2, "行", "S77", "规定"),
    ("signature.right", "7.3.5.3", "签名章、成文日期右空", 4, "字", "S77", "规定"),
    ("signature.gap", "7.3.5.3", "签名章左空（标注职务）", 2, "字", "S77", "规定"),
    ("signature.width", "7.3.5.3", "签名章宽", 4, "字", _BY_SUM, "实务"),
    ("signature.height", "7.3.5.3", "签名章高", 2, "行", _BY_SUM, "实务"),
    ("signature.below", "7.3.5.3", "签名章与成文日期之间空行", 1, "行", "S77", "规定"),
    ("note.indent", "主体·附注", "附注左空", 2, "字", "S77", "规定"),
    ("annex.face", "主体·附件", "附件标识字体", "黑体", "字体", "S61 S78", "规定"),
    ("annex.size", "主体·附件", "附件标识字号（3号）", 16, "pt", "S61 S78", "规定"),
    ("annex.title.line", "主体·附件", "附件标题所在行", 3, "行", "S61 S78", "规定"),
    ("imprint.page", "版记", "版记所在面（面数为2的倍数），置于版心最下方", 2, "面", "S82", "规定"),
    ("imprint.face", "版记", "版记字体", "仿宋", "字体", "S61 S81", "一般"),
    ("imprint.size", "版记", "版记字号（4号）", 14, "pt", "S61 S81", "一般"),
    ("imprint.pitch", "版记", "版记行距（固定值）", 28.95, "pt", _BY_SUM, "实务"),
    ("imprint.indent", "版记", "抄送机关、印发机关、印发日期左右空（按版记字号）", 1, "字", "S61 S81", "一般"),
    ("imprint.outer", "版记", "首条、末条分隔线线宽", 0.35, "mm", "S61 S80", "推荐"),
    ("imprint.inner", "版记", "中间分隔线线宽", 0.25, "mm", "S61 S80", "推荐"),
    ("pagenumber.face", "页码", "页码字体", "宋体", "字体", "S61 S81", "一般"),
    ("pagenumber.size", "页码", "页码字号（4号）", 14, "pt", "S61 S81", "一般"),
    ("pagenumber.below", "页码", "一字线上距版心下边缘", 7, "mm", "S61 S81", "规定"),
    ("pagenumber.indent", "页码", "单页码右空、双页码左空（按页码字号）", 1, "字", "S61 S81", "规定"),
    ("pagenumber.distance", "页码", "页脚距页边", 1422, "缇", _BY_SUM, "推算"),
    ("pagenumber.pitch", "页码", "页码行距（固定值）", 19.5, "pt", _BY_SUM, "推算"),
    ("script.size", "讲稿", "讲稿正文字号（小二）", 18, "pt", _BY_SUM, "实务"),
    ("script.pitch", "讲稿", "讲稿正文行距（固定值）", 36, "pt", _BY_SUM, "实务"),
    ("table.face", "表格", "表格文字字体", "仿宋", "字体", _BY_SUM, "实务"),
    ("table.head.face", "表格", "表头字体", "黑体", "字体", _BY_SUM, "实务"),
    ("table.size", "表格", "表格文字字号（小四）", 12, "pt", _BY_SUM, "实务"),
    ("table.pitch", "表格", "表格文字行距（固定值）", 20, "pt", _BY_SUM, "实务"),
    ("table.size.small", "表格", "小字表格字号（五号）", 10.5, "pt", _BY_SUM, "实务"),
    ("table.pitch.small", "表格", "小字表格行距（固定值）", 14, "pt", _BY_SUM, "实务"),
    ("table.row.small", "表格", "小字表格行高（至少）", 5, "mm", _BY_SUM, "实务"),
    ("table.border", "表格", "表格线宽", 0.5, "pt", _BY_SUM, "实务"),
    ("table.padding", "表格", "单元格左右边距", 1.5, "mm", _BY_SUM, "实务"),
    ("table.row", "表格", "表格行高（至少）", 8, "mm", _BY_SUM, "实务"),
    ("table.centre", "表格", "整栏不超过此字数时居中", 8, "字", _BY_SUM, "实务"),
    ("table.columns", "表格", "超过此栏数时横排", 9, "栏", _BY_SUM, "实务"),
    ("letter.mark.below", "信函格式", "发文机关标志上边缘至上页边", 30, "mm", "S61 S64", "规定"),
    ("letter.line.below", "信函格式", "红色双线（上粗下细）在发文机关标志之下", 4, "mm", "S61 S64", "规定"),
    ("letter.line.long", "信函格式", "红色双线长", 170, "mm", "S61 S64", "规定"),
    ("letter.line.foot", "信函格式", "红色双线（上细下粗）距下页边", 20, "mm", "S61 S64", "规定"),
    ("letter.line.thick", "信函格式", "红色双线粗线宽", 2.25, "pt", _BY_SUM, "实务"),
    ("letter.line.thin", "信函格式", "红色双线细线宽", 0.75, "pt", _BY_SUM, "实务"),
    ("letter.gap", "信函格式", "份号、发文字号与红色双线的距离（3号汉字高度的7/8）", 14, "pt", "S61 S64", "规定"),
    ("letter.title.above", "信函格式", "标题与其上最后一个要素相距", 2, "行", "S61 S64", "规定"),
    ("minutes.face", "纪要格式", "“出席”“请假”“列席”字体", "黑体", "字体", "S61 S64", "一般"),
    ("minutes.indent", "纪要格式", "“出席”“请假”“列席”左空", 2, "字", "S61 S64", "一般"),
    ("minutes.above", "纪要格式", "“出席”之上空行", 1, "行", _BY_SUM, "待核"),
)  # fmt: skip

CLAUSES = tuple(Clause(*row) for row in _ROWS)
