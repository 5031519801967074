"""What a notebook's last cell shows, and who hears of its errors."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from .. import resources
from ..errors import KitError
from .guard import card
from .request import in_voila

if TYPE_CHECKING:
    from ipywidgets import DOMWidget

Given = ParamSpec("Given")


def told(page: Callable[Given, None]) -> Callable[Given, None]:
    """A function of a page whose errors are told on it; outside Voilà a batch must hear of them."""

    @wraps(page)
    def called(*args: Given.args, **more: Given.kwargs) -> None:
        try:
            page(*args, **more)
        except Exception as error:
            if not in_voila():
                raise
            show_html(card(error), str(error) if isinstance(error, KitError) else "")

    return called


def show_html(html: str, text: str) -> None:
    """Markup for a page, and the same as text for who reads the notebook without one."""
    _display({"text/html": html, "text/plain": text}, raw=True)


def show_widget(widget: DOMWidget) -> None:
    _display(widget)


def _display(what: object, *, raw: bool = False) -> None:
    from IPython.display import display

    display(what, raw=raw)


def style_sheet(*more: str) -> str:
    """The style of the pages, and of one of them, for JupyterLab; Voilà's template has it in its head."""
    if in_voila():
        return ""
    folder = resources.templates() / "voila" / "mzsh"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in ("wizard", *more))
