"""Documents as Word files under GB/T 9704-2012, and as HTML to look at."""

from .chart import chart_svg
from .check import Departure, check_layout
from .fonts import Fonts
from .preview import to_html
from .reader import read_layout
from .record import Layout
from .word import to_word
from .words import Words, read_words
from .writer import to_docx

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
