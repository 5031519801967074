"""styles.xml, made from the table of clauses: real named styles, to be restyled in Word."""

from __future__ import annotations

from dataclasses import dataclass

from ..ooxml.markup import aligned, font_names, indent, spacing
from ..ooxml.names import DECLARATION, NAMESPACE
from ..standard.fonts import Fonts
from ..standard.units import RED, TWIPS_A_MM, face, number, twips
from ..typeset.title import lines_above_annex_title

BASE = "Normal"
BODY = "GongwenBody"
SCRIPT = "GongwenScript"
TITLE = "GongwenTitle"
RECIPIENTS = "GongwenRecipients"
ATTACHMENTS = "GongwenAttachments"
ORGAN = "GongwenOrgan"
DATE = "GongwenDate"
NOTE = "GongwenNote"
BYLINE = "GongwenByline"
COPY = "GongwenCopy"
SECRECY = "GongwenSecrecy"
MARK = "GongwenMark"
NUMBER = "GongwenNumber"
ATTENDANCE = "GongwenAttendance"
IMPRINT = "GongwenImprint"
ANNEX_LABEL = "GongwenAnnexLabel"
ANNEX_TITLE = "GongwenAnnexTitle"
CELL = "GongwenCell"
CELL_HEAD = "GongwenCellHead"
TABLE = "GongwenTable"
FOOTER = "Footer"


def heading_style(level: int) -> str:
    """Style id of a heading, 1 to 4."""
    return f"Heading{level}"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. ``early`` and ``late`` are children of w:pPr before and after w:spacing."""

    id: str
    name: str
    face: str = ""
    size: float = 0
    char_spacing: int | None = None
    colour: str = ""
    early: str = ""
    spacing: str = ""
    late: str = ""
    based_on: str = BASE
    next: str = ""


def paragraph_styles() -> tuple[Style, ...]:
    """Every paragraph style but Normal."""
    return (
        Style(BODY, "公文正文", late=indent(first=twips("body.indent"))),
        _script(),
        *(_heading(level) for level in (1, 2, 3, 4)),
        _title(TITLE, "公文标题", before=0),
        Style(BYLINE, "公文题下署名", late=aligned("center"), next=BODY),
        Style(RECIPIENTS, "公文主送机关", late=indent(left=twips("recipients.indent")), next=BODY),
        Style(ATTACHMENTS, "公文附件说明", late=indent(left=twips("attachments.indent"))),
        _flush_right(ORGAN, "公文署名", keep=True, before=twips("signoff.above"), next=DATE),
        _flush_right(DATE, "公文成文日期"),
        Style(NOTE, "公文附注", late=indent(first=twips("note.indent"))),
        _annex_label(),
        _title(ANNEX_TITLE, "公文附件标题", before=lines_above_annex_title()),
        *_head(),
        Style(ATTENDANCE, "公文出席人员", next=ATTENDANCE),
        _imprint(),
        *_cells(),
        _footer(),
    )


def _script() -> Style:
    pitch, indented = spacing(line=twips("script.pitch")), indent(first=2 * twips("script.size"))
    return Style(
        SCRIPT, "公文讲稿", face("body.face"), number("script.size"), 0, spacing=pitch, late=indented
    )


def _annex_label() -> Style:
    face_, size = face("annex.face"), number("annex.size")
    return Style(ANNEX_LABEL, "公文附件标识", face_, size, early="<w:pageBreakBefore/>", next=ANNEX_TITLE)


def _heading(level: int) -> Style:
    late = indent(first=twips("body.indent")) + f'<w:outlineLvl w:val="{level - 1}"/>'
    return Style(heading_style(level), f"heading {level}", face(f"heading{level}.face"), late=late, next=BODY)


def _title(style_id: str, name: str, *, before: int) -> Style:
    return Style(
        style_id,
        name,
        face("title.face"),
        number("title.size"),
        char_spacing=0,
        spacing=spacing(before=before, after=twips("title.below")),
        late=aligned("center"),
        next=BODY,
    )


def _flush_right(style_id: str, name: str, *, keep: bool = False, before: int = 0, next: str = "") -> Style:
    return Style(
        style_id,
        name,
        early="<w:keepNext/>" if keep else "",
        spacing=spacing(before=before),
        late=indent(right=twips("signoff.right")) + aligned("right"),
        next=next,
    )


def _head() -> tuple[Style, ...]:
    """版头."""
    mark = Style(
        MARK, "公文发文机关标志", face("mark.face"), number("mark.size"), 0, RED, late=aligned("center")
    )
    return (
        Style(COPY, "公文份号", face("copy.face"), number("copy.size"), late=aligned("left")),
        Style(
            SECRECY, "公文密级和紧急程度", face("secrecy.face"), number("secrecy.size"), late=aligned("left")
        ),
        mark,
        Style(NUMBER, "公文发文字号", face("number.face"), number("number.size"), late=aligned("center")),
    )


def _imprint() -> Style:
    pitch = spacing(line=twips("imprint.pitch"))
    return Style(IMPRINT, "公文版记", face("imprint.face"), number("imprint.size"), 0, spacing=pitch)


def _cells() -> tuple[Style, ...]:
    size, pitch = number("table.size"), spacing(line=twips("table.pitch"))
    text, head = face("table.face"), face("table.head.face")
    return (
        Style(CELL, "公文表格文字", text, size, 0, spacing=pitch, late=aligned("left")),
        Style(CELL_HEAD, "公文表头", head, size, late=aligned("center"), based_on=CELL),
    )


def _footer() -> Style:
    pitch = spacing(line=twips("pagenumber.pitch"))
    return Style(FOOTER, "footer", face("pagenumber.face"), number("pagenumber.size"), 0, spacing=pitch)


# The digits of a page number are 宋体 (页码), those of 密级 and of an annex label 黑体 (版头·密级,
# 主体·附件).
_LATIN_IS_CHINESE = (FOOTER, ANNEX_LABEL, SECRECY, MARK)


def styles_xml(fonts: Fonts) -> str:
    """The whole part."""
    return (
        f'{DECLARATION}<w:styles xmlns:w="{NAMESPACE}">{_defaults(fonts)}{_normal(fonts)}'
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        + '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + _table_styles()
        + "".join(_style(style, fonts) for style in paragraph_styles())
        + "</w:styles>"
    )


def _defaults(fonts: Fonts) -> str:
    names = font_names(fonts.latin, fonts.chinese(face("body.face")))
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    letters = f"<w:rPrDefault><w:rPr>{names}{language}</w:rPr></w:rPrDefault>"
    return f"<w:docDefaults>{letters}<w:pPrDefault/></w:docDefaults>"


# In schema order. LibreOffice 7.4 loses hanging punctuation unless overflowPunct is written out.
_SWITCHES = (
    ("widowControl", 0),
    ("kinsoku", 1),
    ("overflowPunct", 1),
    ("autoSpaceDE", 0),
    ("autoSpaceDN", 0),
    ("adjustRightInd", 0),
    ("snapToGrid", 0),
)


def _normal(fonts: Fonts) -> str:
    """正文 at 3号: the grid of 28 × 22 is made here (5.2.3)."""
    switches = "".join(f'<w:{name} w:val="{value}"/>' for name, value in _SWITCHES)
    pitch = spacing(line=twips("grid.pitch"))
    letters = _letters(fonts, face("body.face"), number("body.size"), twips("grid.spacing"))
    return (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{BASE}"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{switches}{pitch}<w:jc w:val="both"/></w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def _style(style: Style, fonts: Fonts) -> str:
    custom = "" if style.name.isascii() else ' w:customStyle="1"'
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    letters = _letters(
        fonts,
        style.face,
        style.size,
        style.char_spacing,
        colour=style.colour,
        latin_is_chinese=style.id in _LATIN_IS_CHINESE,
    )
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{following}<w:qFormat/>'
        f"<w:pPr>{style.early}{style.spacing}{style.late}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _letters(
    fonts: Fonts,
    face_: str,
    size: float,
    char_spacing: int | None,
    *,
    colour: str = "",
    latin_is_chinese: bool = False,
) -> str:
    chinese = fonts.chinese(face_) if face_ else ""
    names = font_names(chinese if latin_is_chinese else fonts.latin, chinese) if face_ else ""
    gap = "" if char_spacing is None else f'<w:spacing w:val="{char_spacing}"/>'
    half_points = f'<w:sz w:val="{size * 2:g}"/><w:szCs w:val="{size * 2:g}"/>' if size else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    return names + ink + gap + half_points


def _table_styles() -> str:
    eighths = round(number("table.border") * 8)
    padding = round(number("table.padding") * TWIPS_A_MM)
    border = f'w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"'
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    sides = "".join(f"<w:{name} {border}/>" for name in names)
    margins = "".join(
        f'<w:{side} w:w="{value}" w:type="dxa"/>'
        for side, value in (("top", 0), ("left", padding), ("bottom", 0), ("right", padding))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="公文表格"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
