"""Documents as Word files under GB/T 9704-2012, and as HTML to look at."""

from .preview.html import to_html
from .preview.svg import chart_svg
from .read.check import Departure, check_layout
from .read.reader import read_layout
from .read.record import Layout
from .read.words import Words, read_words
from .standard.fonts import Fonts
from .write.word import to_word
from .write.writer import to_docx

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
