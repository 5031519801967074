"""mzsh-kit plans 民主生活会: the facts once, the rest derived.

>>> from mzsh_kit import build, complete, to_docx
>>> plan = complete({
...     "unit": {"name": "清源县水务局", "type": "局党组"},
...     "members": [{"name": "张三", "post": "党组书记、局长", "role": "主要负责同志"}],
...     "kind": "年度", "year": 2026,
...     "meeting": {"date": "2027-01-15", "venue": "三楼会议室"},
... })
>>> build(plan).subject
'清源县水务局党组2026年度民主生活会实施方案'

A name loads its room when it is first asked for, so that a command loads no more than it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .errors import Fault, KitError
    from .gongwen import to_docx, to_html, to_word
    from .output import Written, write_papers
    from .papers import build  # type: ignore[no-redef]  # mypy takes the module of that name for it
    from .plan import Plan, complete, dump_plan, load, open_values  # type: ignore[no-redef]

__version__ = "0.2.0"

__all__ = [
    "Fault",
    "KitError",
    "Plan",
    "Written",
    "build",
    "complete",
    "dump_plan",
    "load",
    "open_values",
    "to_docx",
    "to_html",
    "to_word",
    "write_papers",
]

_ROOMS = {
    "errors": ("Fault", "KitError"),
    "gongwen": ("to_docx", "to_html", "to_word"),
    "output": ("Written", "write_papers"),
    "papers": ("build",),
    "plan": ("Plan", "complete", "dump_plan", "load", "open_values"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_ROOM_OF[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
