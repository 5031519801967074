"""The style sheet of the preview, made from the same table as the Word styles.

Every length is a number of ``--mm``: a millimetre of the sheet, which shrinks with the sheet. Below a
telephone's width the sheet loses most of its margins, so that letters stay readable.
"""

from __future__ import annotations

from functools import lru_cache

from ..standard.fonts import Fonts
from ..standard.units import RED, TWIPS_A_MM, face, number, twips
from ..typeset.page import DOUBLE
from ..typeset.title import lines_above_annex_title

ROOT_CLASS = "gongwen"
_NARROW_MARGIN_MM = 8
_NARROW = "520px"
_HINT = 210
"""Twips of the letters of a hint, which on paper is a comment."""
_RED = f"#{RED.lower()}"

# Fonts of Windows, macOS and Linux that stand in for a face.
_STAND_INS = {
    "小标宋": ("FZXiaoBiaoSong-B05S", "STZhongsong", "SimSun", "Noto Serif CJK SC"),
    "仿宋": ("FangSong_GB2312", "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", "SimSun"),
    "楷体": ("KaiTi_GB2312", "KaiTi", "楷体", "STKaiti", "Noto Serif CJK SC", "SimSun"),
    "黑体": ("SimHei", "Heiti SC", "Noto Sans CJK SC", "Microsoft YaHei"),
    "宋体": ("SimSun", "Songti SC", "Noto Serif CJK SC"),
}


def mm(twips_: float) -> str:
    """A length in twips as one that shrinks with the sheet."""
    return f"calc({twips_ / TWIPS_A_MM:.3f}*var(--mm))"


def _family(face_: str) -> str:
    names = (Fonts().chinese(face_), *_STAND_INS[face_])
    generic = "sans-serif" if face_ == "黑体" else "serif"
    return ",".join(("gongwen-latin", *(f"'{name}'" for name in names), generic))


def _of(key: str) -> str:
    return mm(twips(key))


def _rules() -> dict[str, str]:
    """Selectors under the root class, and their declarations."""
    spacing = f"letter-spacing:{_of('grid.spacing')}"
    title = f"font:400 {_of('title.size')}/{_of('grid.pitch')} {_family(face('title.face'))}"
    faces = {n: _family(face(f"heading{n}.face")) for n in (1, 2, 3, 4)}
    levels = {f".level{n}": f"font:inherit;font-family:{family}" for n, family in faces.items()}
    return {
        "": f"--mm:calc(min(100cqw,{number('page.width'):g}mm)/{number('page.width'):g});"
        "background:#e4e4e4;padding:1px 0;color:#000;font-style:normal;text-align:left",
        ".sheet": f"box-sizing:border-box;width:{_of('page.width')};min-height:{_of('page.height')};"
        f"position:relative;margin:calc(4*var(--mm)) auto;padding:{_of('margin.top')} {_of('margin.right')} "
        f"{_of('margin.bottom')} {_of('margin.left')};background:#fff;box-shadow:0 1px 4px #0004;"
        f"font:400 {_of('body.size')}/{_of('grid.pitch')} {_family(face('body.face'))};{spacing};"
        "text-align:justify;overflow-wrap:anywhere;line-break:strict",
        ".sheet *": "margin:0;padding:0;color:inherit",
        ".place": "display:contents",
        **levels,
        **{f"h{n + 1}": f"text-indent:{_of('body.indent')}" for n in (1, 2, 3, 4)},
        ".body": f"text-indent:{_of('body.indent')};min-height:{_of('grid.pitch')}",
        ".hint": f"font-size:{mm(_HINT)};line-height:{mm(1.4 * _HINT)};color:#555;background:#fff6d6;"
        f"padding:0 {mm(_HINT)}",
        "h1.title": f"{title};letter-spacing:0;text-align:center;margin-bottom:{_of('title.below')}",
        ".annex": f"font-family:{_family(face('annex.face'))}",
        "h1.annex-title": f"margin-top:{mm(lines_above_annex_title())}",
        ".attachments": f"margin-top:{_of('attachments.above')}",
        ".signoff": f"margin-top:{_of('signoff.above')}",
        "table": f"width:100%;border-collapse:collapse;table-layout:fixed;letter-spacing:0;"
        f"font:400 {_of('table.size')}/{_of('table.pitch')} {_family(face('table.face'))}",
        ".small": f"font-size:{_of('table.size.small')};line-height:{_of('table.pitch.small')}",
        ".small th,.small td": f"height:{_of('table.row.small')}",
        ".script": f"font-size:{_of('script.size')};line-height:{_of('script.pitch')};"
        "letter-spacing:0;text-indent:2em",
        ".byline": "text-align:center;text-indent:0",
        ".caption": "text-align:center;letter-spacing:0;"
        f"font-size:{_of('table.size')};line-height:{_of('table.pitch')}",
        "th": f"font-weight:400;font-family:{_family(face('table.head.face'))}",
        "th,td": f"border:max({number('table.border'):g}pt,1px) solid #000;text-align:left;"
        f"padding:0 {_of('table.padding')};vertical-align:middle;background:none;"
        f"height:{_of('table.row')};box-sizing:border-box",
        "th,td.middle": "text-align:center",
        **_marks(),
        **_pages(),
    }


def _marks() -> dict[str, str]:
    """版头 and 版记."""
    hei, kai = _family(face("secrecy.face")), _family(face("signer.name.face"))
    line = f"{number('line.width'):g}pt solid {_RED}"
    imprint = f"{_of('imprint.size')}/{_of('imprint.pitch')} {_family(face('imprint.face'))}"
    thick, thin = (f"max({_of(f'letter.line.{kind}')},1px) solid {_RED}" for kind in ("thick", "thin"))
    outer, inner = (f"{_of(f'imprint.{kind}')} solid #000" for kind in ("outer", "inner"))
    return {
        ".corner": f"height:{_of('mark.below')}",
        ".secrecy,.attendance .label": f"font-family:{hei}",
        ".signer": f"font-family:{kai};margin-right:{mm(twips('signer.right'))}",
        ".mark": f"color:{_RED};text-align:center;letter-spacing:0;white-space:nowrap;"
        f"font-family:{_family(face('mark.face'))}",
        ".mark span": "display:block;color:inherit;margin:0 -100%",
        ".paper-number": f"margin-top:{_of('number.above')};text-align:center",
        ".signers": f"display:flex;justify-content:space-between;align-items:flex-end;"
        f"margin-top:{_of('number.above')};padding:0 0 0 {_of('number.left')}",
        ".signers .paper-number,.beside .paper-number": "margin:0",
        ".signers p": "max-width:60%",
        ".red": f"border-top:{line};margin-bottom:{_of('title.above')}",
        ".double": f"height:{mm(DOUBLE)};border-top:{thick};border-bottom:{thin};"
        f"margin:{_of('letter.line.below')} {mm(-_outside())} {_of('letter.gap')}",
        ".beside": f"display:flex;justify-content:space-between;margin-bottom:{_of('letter.title.above')}",
        ".attendance": f"padding-left:{_of('minutes.indent')};display:flex",
        ".attendance .label": "white-space:nowrap",
        ".attendance.first": f"margin-top:{_of('minutes.above')}",
        ".signoff.sealed": f"margin-top:{_of('seal.above')}",
        ".seals": f"display:grid;grid-template-columns:repeat({number('seal.row'):g},1fr);text-align:center;"
        f"align-items:center;grid-auto-rows:{_of('seal.pitch')}",
        ".imprint": f"position:absolute;left:{_of('margin.left')};right:{_of('margin.right')};"
        f"bottom:{_of('margin.bottom')};font:400 {imprint};letter-spacing:0;"
        f"border-top:{outer};border-bottom:{outer}",
        ".imprint p": f"display:flex;justify-content:space-between;border-bottom:{inner};"
        f"padding:0 {_of('imprint.size')}",
        ".imprint p:last-child": "border-bottom:0",
        ".imprint.bare,.imprint.bare p": "border:0",
    }


def _outside() -> float:
    """Twips by which a double line sticks out of the text block, on either side."""
    return (twips("letter.line.long") - twips("text.width")) / 2


def _pages() -> dict[str, str]:
    """Sheets of other shapes, page numbers, and texts cut at the end of a page."""
    foot = twips("margin.bottom") - twips("pagenumber.below") - twips("pagenumber.size")
    inset = number("pagenumber.indent") * twips("pagenumber.size")
    return {
        ".sheet.letter": f"padding-top:{_of('letter.mark.below')}",
        ".sheet.letter::after": "content:'';position:absolute;left:0;right:0;"
        f"bottom:{_of('letter.line.foot')};height:{mm(DOUBLE)};margin:0 auto;"
        f"width:{_of('letter.line.long')};border-top:1px solid {_RED};"
        f"border-bottom:max({_of('letter.line.thick')},1px) solid {_RED}",
        ".sheet.landscape": f"width:{_of('page.height')};min-height:{_of('page.width')};"
        f"padding:{_of('margin.left')} {_of('margin.top')} {_of('margin.right')} {_of('margin.bottom')};"
        f"max-width:100%;--mm:calc(min(100cqw,{number('page.height'):g}mm)/{number('page.height'):g})",
        ".number": f"position:absolute;bottom:{mm(foot)};letter-spacing:0;"
        f"font:400 {_of('pagenumber.size')}/1 {_family(face('pagenumber.face'))}",
        ".number.odd": f"right:{mm(twips('margin.right') + inset)}",
        ".number.even": f"left:{mm(twips('margin.left') + inset)}",
        ".sheet.landscape .number": f"writing-mode:vertical-rl;left:{mm(foot)};right:auto;bottom:auto",
        ".sheet.landscape .number.odd": f"bottom:{mm(twips('margin.right') + inset)}",
        ".sheet.landscape .number.even": f"top:{mm(twips('margin.left') + inset)}",
        ".on": "text-indent:0",
        ".full": "text-align-last:justify",
        ".full .row": "display:block;white-space:nowrap;text-indent:0",
        ".full:not(.on) .row:first-child": f"text-indent:{_of('body.indent')}",
    }


def _scoped(selector: str) -> str:
    return ",".join(f".{ROOT_CLASS} .sheet {part}" for part in selector.split(","))


@lru_cache(maxsize=1)
def css() -> str:
    """The style sheet, every rule under ``.gongwen``."""
    whole = number("text.width") + 2 * _NARROW_MARGIN_MM
    latin = "src:local('Times New Roman'),local('Liberation Serif');unicode-range:U+20-7E"
    rules = "".join(f"{_selector(selector)}{{{declarations}}}" for selector, declarations in _rules().items())
    sheet = f".{ROOT_CLASS} .sheet"
    narrow = (
        f"@container gongwen (max-width:{_NARROW}){{{sheet}{{--mm:calc(100cqw/{whole:g});"
        f"width:100cqw;min-height:0;padding:calc(12*var(--mm)) calc({_NARROW_MARGIN_MM}*var(--mm))}}"
        f"{sheet} .number,{sheet} .imprint{{position:static;writing-mode:horizontal-tb}}"
        f"{sheet} .number{{text-align:right}}{sheet}.letter::after{{display:none}}}}"
    )
    head = f"@font-face{{font-family:gongwen-latin;{latin}}}.{ROOT_CLASS}{{container:gongwen/inline-size}}"
    return head + rules + narrow


def _selector(selector: str) -> str:
    if not selector:
        return f".{ROOT_CLASS}"
    return f".{ROOT_CLASS} {selector}" if selector.startswith(".sheet") else _scoped(selector)
