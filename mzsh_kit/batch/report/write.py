"""The three forms of a summary, each written piece by piece: that of thousands of units is never held at
once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...output import made_in, put, written
from ..summary import SUMMARY, Summary
from .page import summary_html
from .workbook import workbook

WORKBOOK, PAGE = "summary.xlsx", "summary.html"


def write_summary(folder: Path, summary: Summary) -> None:
    """Write the three forms of the summary into ``folder``, the one that the next run reads first."""
    _write(folder / SUMMARY, _json(summary.facts()))
    _write(folder / PAGE, summary_html(summary))
    put(folder / WORKBOOK, made_in(folder, lambda: workbook(summary)))


def _write(path: Path, pieces: Iterable[str]) -> None:
    with written(path) as file:
        file.writelines(piece.encode() for piece in pieces)


def _json(facts: Mapping[str, Any]) -> Iterator[str]:
    """An object as JSON, each item of a sequence on its own."""
    for number, (key, value) in enumerate(facts.items()):
        yield f"{',' if number else '{'}\n  {_text(key)}: "
        if isinstance(value, Sequence) and not isinstance(value, str) and value:
            for place, item in enumerate(value):
                yield f"{',' if place else '['}\n    {_text(item, 4)}"
            yield "\n  ]"
        else:
            yield _text(value, 2)
    yield "\n}\n"


def _text(value: object, indent: int = 0) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    return text.replace("\n", "\n" + " " * indent)


def _plain(value: Any) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(type(value).__name__)
