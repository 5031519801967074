"""What reading one thing may cost, whoever brings it: bytes, elements, depth, rows, cells, seconds.

A file of a few kilobytes may unpack to gigabytes, hold ten million empty elements or be nested a hundred
thousand deep. Each reader asks its budget before it does what costs in proportion; what exceeds it is told
with the figure.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from .errors import KitError, fault
from .system import opened, refused

Measure = Literal["bytes", "unpacked", "elements", "depth", "rows", "cells", "letters", "seconds"]
_A = TypeVar("_A")
Content = bytes
"""What a file holds; inside the class ``bytes`` is a field."""
_MEGA, _TEN_THOUSAND, _LONG = 1_000_000, 10_000, 100_000


@dataclass(frozen=True, slots=True)
class Budget:
    """The most of each that one file may have; ``seconds`` are of the processor, so that a busy machine
    refuses nothing.
    """

    bytes: int = 20_000_000
    unpacked: int = 64_000_000
    elements: int = 1_000_000
    depth: int = 64
    rows: int = 20_000
    cells: int = 500_000
    letters: int = 1_000_000
    seconds: float = 60

    def allow(self, measure: Measure, amount: float, where: str = "") -> None:
        """Raise :class:`KitError` ``budget.…`` with the figure where there is more than this."""
        most = getattr(self, measure)
        if amount > most:
            told, wanted = _amount_words(measure, amount, up=True), _amount_words(measure, most)
            raise KitError(fault(f"budget.{measure}", where, found=told, wanted=wanted))

    def read(self, path: Path) -> Content:
        """The bytes of a file that somebody brings. Raises :class:`KitError` where it cannot be read."""
        try:
            with opened(path) as file:
                self.allow("bytes", os.fstat(file.fileno()).st_size, path.name)
                data = file.read(self.bytes + 1)
        except OSError as error:
            raise refused(error, path, reading=True) from None
        self.allow("bytes", len(data), path.name)
        return data

    def timed(self, items: Iterable[_A], where: str = "") -> Iterator[_A]:
        """The items, as long as the seconds last that this thread works on them."""
        start = time.thread_time()
        for item in items:
            self.allow("seconds", time.thread_time() - start, where)
            yield item


def _amount_words(measure: Measure, amount: float, *, up: bool = False) -> str:
    """A figure as people read it; what is too much never reads as what is allowed."""
    if measure in ("bytes", "unpacked"):
        whole, tenths = divmod(-(-amount * 10 // _MEGA) if up else amount * 10 // _MEGA, 10)
        return f"{whole:.0f}.{tenths:.0f}" if tenths else f"{whole:.0f}"
    if amount >= _LONG:
        return f"{-(-amount // _TEN_THOUSAND) if up else amount // _TEN_THOUSAND:.0f}万"
    return f"{amount:.0f}"


def elements_of(xml: bytes) -> int:
    """How many elements the XML has at most, without parsing it."""
    return xml.count(b"<") - xml.count(b"</")


DATA = Budget(bytes=5_000_000, elements=200_000)
"""A plan, a kind, a lexicon: JSON and YAML."""

TEXT = Budget(bytes=5_000_000)
"""Plain text, and the words of any document: letters and lines."""

WORD = Budget(rows=100_000)
"""A Word file: rows are paragraphs, empty ones too."""

WORKBOOK = Budget(unpacked=300_000_000, elements=3_000_000)
"""A workbook; its elements and cells are those of all sheets that hold something."""

STRINGS, STYLES = Budget(unpacked=60_000_000), Budget(unpacked=60_000_000, elements=200_000)
"""Of a workbook what is held in memory at once: its texts; every other part that is no sheet."""
