"""Pieces of WordprocessingML as text. Children of w:pPr and w:rPr stand in the schema's order."""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from .fonts import Fonts, Kind, runs

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def spacing(*, before: int = 0, after: int = 0, line: int = 0) -> str:
    """w:spacing of a paragraph in twips; ``line`` is exact, 0 leaves it to the style."""
    pitch = f' w:line="{line}" w:lineRule="exact"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{pitch}/>'


def indent(*, left: int = 0, right: int = 0, first: int = 0) -> str:
    """w:ind in twips; a negative ``first`` hangs."""
    start = f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
    return f'<w:ind w:left="{left}" w:right="{right}" {start}/>'


def aligned(side: str) -> str:
    """w:jc: left, right, center or both."""
    return f'<w:jc w:val="{side}"/>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style; ``properties`` are the children of w:pPr after w:pStyle."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def text_runs(text: str, face: str, fonts: Fonts, *, own_font: bool = False) -> str:
    """The runs of a text. ``own_font`` states the font of plain runs too, where the style has another."""
    return "".join(run(escape(piece), _properties(fonts, face, kind, own_font)) for kind, piece in runs(text))


def run(escaped: str, properties: str = "") -> str:
    """One run; ``properties`` is its w:rPr or nothing."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


@lru_cache(maxsize=256)
def _properties(fonts: Fonts, face: str, kind: Kind, own_font: bool) -> str:
    if kind == "plain":
        return f"<w:rPr>{font_names(fonts.latin, fonts.chinese(face))}</w:rPr>" if own_font else ""
    name = {"chinese": fonts.chinese(face), "rare": fonts.rare(face), "astral": fonts.astral}[kind]
    return f"<w:rPr>{font_names(name, name, hint=True)}</w:rPr>"


def font_names(latin: str, chinese: str, *, hint: bool = False) -> str:
    """w:rFonts; ``hint`` makes Word take the Chinese font for signs that both scripts have."""
    hinted = ' w:hint="eastAsia"' if hint else ""
    one, two = quoteattr(latin), quoteattr(chinese)
    return f"<w:rFonts{hinted} w:ascii={one} w:hAnsi={one} w:eastAsia={two} w:cs={one}/>"
