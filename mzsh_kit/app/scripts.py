"""Scripts and styles of the kit's own widgets. They reach the page as one text each, which can load nothing beside it."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def joined(*names: str) -> str:
    """These files as one text. Of scripts, the last one exports; the others are what it stands on."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)
