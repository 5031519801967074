"""A button for a file too large to stand in the page as a link: it is made and sent when it is asked for."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable

import anywidget
import traitlets

from ..errors import KitError
from ..output import keep_bug
from .scripts import script

File = tuple[str, bytes]


class Download(anywidget.AnyWidget):
    """``label`` is the button's (empty: none), ``main``: it stands out; ``make`` gives name and bytes."""

    _esm = script("download")
    label = traitlets.Unicode("").tag(sync=True)
    main = traitlets.Bool(False).tag(sync=True)

    def __init__(self, make: Callable[[], File], label: str = "", *, main: bool = False) -> None:
        super().__init__(label=label, main=main)
        self._make = make
        self.on_msg(self._asked)

    def _asked(self, *_: object) -> None:
        try:
            name, data = self._make()
        except KitError as error:
            self.send({"refused": str(error)})
        except Exception as error:
            self.send({"refused": str(keep_bug(error))})
        else:
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            self.send({"name": name, "type": kind}, [data])
