"""The form in the browser and its notebook. Only ``serving`` knows Voilà."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .page import plan_page

__all__ = ["plan_page"]


def __getattr__(name: str) -> Any:
    """The page when it is asked for: drafts are deleted without it."""
    if name != "plan_page":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import_module(".lean", __name__)
    from .page import plan_page

    return plan_page
