"""Names that are safe on every file system an office may have."""

from __future__ import annotations

import re
import unicodedata

LONGEST_BYTES = 120
"""In UTF-8. Leaves room for a number before and （新） behind within the 255 bytes of a file name."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def safe_name(text: str) -> str:
    """A file or folder name made of ``text``: no path, no reserved name, at most 120 bytes; ``未命名`` if
    nothing is left.
    """
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", text))
    name = _cut(name.encode("utf-8", "ignore").decode("utf-8")).strip(". \u3000\t")
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name if name.strip("_") else "未命名"


def _cut(name: str) -> str:
    return name.encode("utf-8")[:LONGEST_BYTES].decode("utf-8", "ignore")


def same_file(name: str) -> str:
    """What names of the same file have in common where a file system ignores case and width."""
    return unicodedata.normalize("NFKC", name).casefold()
