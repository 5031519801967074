"""What a person is told when something fails: a card on the page, a log for a bug, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from html import escape
from typing import Any, ParamSpec, TypeVar

from ..errors import KitError
from ..output import keep_bug

Given = ParamSpec("Given")
Result = TypeVar("Result")
_busy: list[bool] = []


def card(error: Exception, title: str = "无法显示") -> str:
    """HTML that tells an error. A bug is kept in a log, of which only the number is told."""
    faults = error.faults if isinstance(error, KitError) else (keep_bug(error),)
    items = "".join(f"<p>{escape(str(fault))}</p>" for fault in faults)
    return f'<section class="mz-card" role="alert" lang="zh-CN"><h2>{title}</h2>{items}</section>'


@cache
def notice() -> Any:
    """The one widget of the page that shows what fails in a callback; the page puts it where it is seen."""
    from .form import html

    return html("", "mz-notice")


def guarded(callback: Callable[Given, Result]) -> Callable[Given, Result | None]:
    """The callback of a widget, with its errors told in :func:`notice`; what succeeds clears it.

    A callback that another one calls lets its error through, so that the outermost one tells it.
    """

    @wraps(callback)
    def called(*args: Given.args, **more: Given.kwargs) -> Result | None:
        if _busy:
            return callback(*args, **more)
        _busy.append(True)
        try:
            result = callback(*args, **more)
        except Exception as error:
            notice().value = card(error, "没有完成")
            return None
        finally:
            _busy.clear()
        if notice().value:
            notice().value = ""
        return result

    return called
