"""What the pictures share: a Chinese font that is installed, calm colours, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..errors import KitError, fault

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Form = Literal["svg", "png"]

FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Heiti SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Noto Sans CJK JP",
    "Droid Sans Fallback",
    "SimSun",
)
"""Font families that have the Chinese characters, the best first."""

_FILES = ("notosanscjk", "sourcehansans", "msyh", "simhei", "wqy", "pingfang", "simsun")

BLUE, RED, GREEN, SAND, PALE = "#4a6a8a", "#b03a2e", "#6b8e72", "#b79a64", "#c9d3de"
INK, FAINT, GRID = "#2b2b2b", "#5f6670", "#e3e6ea"
HATCHED: dict[str, Any] = {"hatch": "////", "edgecolor": "white", "linewidth": 0.0}
WIDTH = 10.5
"""Inches; a page of 1512 pixels at 144 dots an inch."""
_DPI = 144


def picture(draw: Callable[[], Figure], form: Form) -> bytes:
    """What ``draw`` gives, as SVG or PNG without date or program version.

    Raises :class:`KitError` where no Chinese font is installed.
    """
    import matplotlib as mpl  # a second, and only pictures need it

    settings: Any = {"svg.hashsalt": "mzsh-kit", "svg.fonttype": "path", "font.family": [chinese_font()]}
    with mpl.rc_context(settings):
        figure = draw()
        return _png(figure) if form == "png" else _svg(figure)


def _svg(figure: Figure) -> bytes:
    out = io.BytesIO()
    metadata: dict[str, Any] = {"Date": None, "Creator": "mzsh-kit"}
    figure.savefig(out, format="svg", dpi=_DPI, metadata=metadata)
    return out.getvalue()


def _png(figure: Figure) -> bytes:
    """Without the transparency that no picture has: smaller, and written in half the time."""
    from PIL import Image

    figure.set_dpi(_DPI)
    canvas: Any = figure.canvas
    canvas.draw()
    size = canvas.get_width_height()
    opaque = Image.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")
    out = io.BytesIO()
    opaque.save(out, "png", dpi=(_DPI, _DPI), compress_level=6)
    return out.getvalue()


def sheet(height: float, title: str) -> Figure:
    """An empty figure of the usual width with its title at the top left."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height))
    FigureCanvasAgg(figure)
    if title:
        figure.text(0.02, 1 - 0.36 / height, title, fontsize=13, color=INK, va="center")
    return figure


def legend(figure: Figure, patches: dict[str, dict[str, Any]]) -> None:
    """Names with the look of their bars, at the top right."""
    from matplotlib.patches import Patch

    handles = [Patch(label=name, **look) for name, look in patches.items()]
    top = 1 - 0.36 / float(figure.get_figheight())
    place: dict[str, Any] = {
        "loc": "center right",
        "bbox_to_anchor": (0.985, top),
        "ncols": len(handles) or 1,
    }
    figure.legend(handles=handles, frameon=False, fontsize=8.5, labelcolor=INK, handlelength=1.2, **place)


def bare(axes: Axes, *sides: str) -> None:
    """Without ticks and without the spines of ``sides``; the others faint."""
    axes.tick_params(length=0, labelcolor=INK)
    for name, spine in axes.spines.items():
        spine.set_visible(name not in sides)
        spine.set_color(GRID)


@lru_cache(maxsize=1)
def chinese_font() -> str:
    """The best Chinese font family that is installed. Raises :class:`KitError` where there is none."""
    from matplotlib import font_manager

    found = _installed()
    if found is None:
        for path in font_manager.findSystemFonts():
            if Path(path).name.lower().startswith(_FILES):
                font_manager.fontManager.addfont(path)  # installed after matplotlib listed the fonts
        found = _installed()
    if found is None:
        raise KitError(fault("timing.font", "图"))
    return found


def _installed() -> str | None:
    from matplotlib import font_manager

    names = set(font_manager.get_font_names())
    return next((name for name in FONTS if name in names), None)
