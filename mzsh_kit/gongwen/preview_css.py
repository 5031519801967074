"""The style sheet of the preview, made from the same table as the Word styles.

Every length is a number of ``--mm``: a millimetre of the sheet, which shrinks with the sheet. Below a
telephone's width the sheet loses most of its margins, so that letters stay readable.
"""

from __future__ import annotations

from functools import lru_cache

from .fonts import Fonts
from .standard import TWIPS_A_MM, face, number, twips
from .styles import lines_above_annex_title

ROOT_CLASS = "gongwen"
_NARROW_MARGIN_MM = 8
_NARROW = "520px"

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
        f"margin:calc(4*var(--mm)) auto;padding:{_of('margin.top')} {_of('margin.right')} "
        f"{_of('margin.bottom')} {_of('margin.left')};background:#fff;box-shadow:0 1px 4px #0004;"
        f"font:400 {_of('body.size')}/{_of('grid.pitch')} {_family(face('body.face'))};{spacing};"
        "text-align:justify;overflow-wrap:anywhere;line-break:strict",
        ".sheet *": "margin:0;padding:0;color:inherit",
        **levels,
        **{f"h{n + 1}": f"text-indent:{_of('body.indent')}" for n in (1, 2, 3, 4)},
        ".body": f"text-indent:{_of('body.indent')};min-height:{_of('grid.pitch')}",
        "h1.title": f"{title};letter-spacing:0;text-align:center;margin-bottom:{_of('title.below')}",
        ".annex": f"font-family:{_family(face('annex.face'))}",
        "h1.annex-title": f"margin-top:{mm(lines_above_annex_title())}",
        ".attachments": f"margin-top:{_of('attachments.above')}",
        ".signoff": f"margin-top:{_of('signoff.above')}",
        "table": f"width:100%;border-collapse:collapse;table-layout:fixed;letter-spacing:0;"
        f"font:400 {_of('table.size')}/{_of('table.pitch')} {_family(face('table.face'))}",
        "th": f"font-weight:400;font-family:{_family(face('table.head.face'))}",
        "th,td": f"border:max({number('table.border'):g}pt,1px) solid #000;text-align:left;"
        f"padding:0 {_of('table.padding')};vertical-align:middle;background:none;"
        f"height:{_of('table.row')};box-sizing:border-box",
        "th,td.middle": "text-align:center",
    }


def _scoped(selector: str) -> str:
    return ",".join(f".{ROOT_CLASS} .sheet {one}" for one in selector.split(","))


@lru_cache(maxsize=1)
def css() -> str:
    """The style sheet, every rule under ``.gongwen``."""
    whole = number("text.width") + 2 * _NARROW_MARGIN_MM
    latin = "src:local('Times New Roman'),local('Liberation Serif');unicode-range:U+20-7E"
    rules = "".join(f"{_selector(selector)}{{{declarations}}}" for selector, declarations in _rules().items())
    narrow = (
        f"@container gongwen (max-width:{_NARROW}){{.{ROOT_CLASS} .sheet{{--mm:calc(100cqw/{whole:g});"
        f"width:100cqw;min-height:0;padding:calc(12*var(--mm)) calc({_NARROW_MARGIN_MM}*var(--mm))}}}}"
    )
    head = f"@font-face{{font-family:gongwen-latin;{latin}}}.{ROOT_CLASS}{{container:gongwen/inline-size}}"
    return head + rules + narrow


def _selector(selector: str) -> str:
    if not selector:
        return f".{ROOT_CLASS}"
    return f".{ROOT_CLASS} {selector}" if selector.startswith(".sheet") else _scoped(selector)
