"""Scripts of the kit's own widgets. A widget's script reaches the page as one blob, which can import nothing beside it."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def script(*names: str) -> str:
    """The text of these scripts as one module: the last one exports, the others are what it stands on."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)
