"""Documents as Word files under GB/T 9704-2012, and as HTML to look at."""

from .fonts import Fonts
from .preview import to_html
from .writer import to_docx

__all__ = ["Fonts", "to_docx", "to_html"]
