"""Work between what a person does: in the kernel's own loop, a little at a time: the page stays quick."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from weakref import WeakKeyDictionary

from .guard import guarded

_waiting: WeakKeyDictionary[object, asyncio.TimerHandle] = WeakKeyDictionary()


def later(owner: object, work: Callable[[], object], seconds: float) -> None:
    """Do ``work`` after so many seconds instead of what the owner has waiting; never where no loop runs."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return
    if owner in _waiting:
        _waiting[owner].cancel()
    _waiting[owner] = loop.call_later(seconds, guarded(work))
