"""Documents as Word files under GB/T 9704-2012, and as HTML to look at.

What writes is loaded at once; what reads and shows, when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .standard.fonts import Fonts
from .write.word import to_word
from .write.writer import to_docx

if TYPE_CHECKING:
    from .preview.html import to_html
    from .preview.svg import chart_svg
    from .read.check import Departure, check_layout
    from .read.reader import read_layout
    from .read.record import Layout
    from .read.words import Words, read_words

__all__ = [
    "Departure",
    "Fonts",
    "Layout",
    "Words",
    "chart_svg",
    "check_layout",
    "read_layout",
    "read_words",
    "to_docx",
    "to_html",
    "to_word",
]

_LATER = {
    "Departure": "read.check",
    "Layout": "read.record",
    "Words": "read.words",
    "chart_svg": "preview.svg",
    "check_layout": "read.check",
    "read_layout": "read.reader",
    "read_words": "read.words",
    "to_html": "preview.html",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = asked = getattr(import_module(f".{_LATER[name]}", __name__), name)
    return asked
