"""Light widgets whose looks are the style sheet's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import ipywidgets as w


def html(text: str, *classes: str) -> w.HTML:
    """A piece of HTML. ``text`` is markup: what a user typed is escaped by the caller."""
    return _classed(w.HTML(value=text, layout=_shared(w.Layout), style=_shared(w.HTML.style.klass)), *classes)


def box(children: Iterable[w.Widget], *classes: str) -> w.Box:
    return _classed(w.Box(tuple(children), layout=_shared(w.Layout)), *classes)


def page_box(style: str, parts: Iterable[w.Widget], *classes: str) -> w.Box:
    """A whole page; ``style`` is a style sheet that nothing else brings along."""
    return box([*([html(f"<style>{style}</style>")] if style else []), *parts], "mz-page", *classes)


@cache
def _shared(kind: type) -> Any:
    """The one layout or style that all widgets share: the page opens in half the time."""
    return kind()


def _classed(widget: w.Box, *classes: str) -> w.Box:
    for name in classes:
        widget.add_class(name)
    return widget
