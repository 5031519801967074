"""Text as XML takes it. The standard library has this too, in a module that loads its HTTP client."""

from __future__ import annotations

from html import escape as _escape

_KEPT = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escape(text: str) -> str:
    """Text between tags."""
    return _escape(text, quote=False)


def quoteattr(text: str) -> str:
    """The value of an attribute with its marks."""
    return f'"{_escape(text).translate(_KEPT)}"'
