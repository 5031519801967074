"""Scripts and styles of the kit's own widgets. Each reaches the page as one text, which can load nothing beside it.

The modules are in ``js/``; ``npm run build`` (esbuild) makes of each widget's the one in ``static/``, which is kept in the
repository, so that nobody who installs the kit needs node.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def script(name: str) -> str:
    """The module of the widget called ``name`` (panel, table, download) with all that it imports."""
    return (_HERE / "static" / f"{name}.js").read_text(encoding="utf-8")


def styles(*names: str) -> str:
    """These style sheets as one."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)
