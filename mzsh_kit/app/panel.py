"""A piece of the page: HTML that Python writes, and what a person does in it as calls.

One widget for dozens of fields keeps the page quick, and every label, hint and fault is linked as HTML links
them. Controls name themselves: ``data-field`` (a change), ``data-act`` with ``data-of`` (a click),
``data-upload`` (a file); sheets of a paper with ``data-follows`` are told which control has the focus (``at``, not
answered) and where their words are clicked (``block``); a list ``data-sort`` is an act whose ``of`` is "from to", its rows ``data-row``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import anywidget
import traitlets

from .commands import Message
from .scripts import script

Act = Callable[[Message, Sequence[memoryview]], None]


class Panel(anywidget.AnyWidget):
    """``html`` is markup: what a user typed is escaped by the writer. ``address`` replaces the page's own."""

    _esm = script("panel")
    html = traitlets.Unicode("").tag(sync=True)
    address = traitlets.Unicode("").tag(sync=True)

    def __init__(self, act: Act, html: str = "") -> None:
        super().__init__(html=html)
        self._act = act
        self.on_msg(self._receive)

    def focus_on(self, element: str) -> None:
        """Put the keyboard's focus on the element with this id, once it stands in the page."""
        self.send({"focus": element})

    def lead_to(self, address: str) -> None:
        """Open another page in the place of this one."""
        self.send({"open": address})

    def _receive(self, _: object, message: Message, buffers: Sequence[memoryview]) -> None:
        try:
            self._act(message, buffers)
        finally:
            if "at" not in message:
                self.send({"done": True})
