"""The form in the browser and its notebook. Only ``serving`` knows Voilà."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .page import plan_page

__all__ = ["plan_page"]


def __getattr__(name: str) -> Any:
    """The page when it is asked for: drafts are deleted without it."""
    if name != "plan_page":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    _spare("numpy", "PIL")
    from .page import plan_page

    return plan_page


def _spare(*names: str) -> None:
    """Import openpyxl without what it would load for users of its that no page has: 13 MB in each kernel."""
    absent = {name: None for name in names if name not in sys.modules}
    sys.modules.update(absent)  # type: ignore[arg-type]  # how Python is told that a module is not there
    try:
        import openpyxl  # noqa: F401
    finally:
        for name in absent:
            del sys.modules[name]
