"""How ordinary a sequence of characters is: counts of one to four hanzi in a row, packed by
``benchmarks.background``.

The file is a table of sorted keys (four characters of 16 bits, the last lowest) followed by a byte a
key: its count on a scale of logarithms, and whether it is a word. It is mapped, not read, so that it
costs nothing to open. Whose text it is made from and why it may be shipped: ``benchmarks/background.py``.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import log2
from pathlib import Path

FILE = Path(__file__).with_name("background.bin")
LONGEST, EDGE = 4, "，"
"""Longest sequence that is counted, and what stands for every mark and every end."""

STEP, WORD = 6, 0x80
"""Steps of the scale for a doubling of the count; the bit of words."""

_RARER = 1.5
"""Bits lost where a shorter context must do."""

_ENTRY = 9
_KEPT = 1 << 15
"""So many answers are kept in memory at most."""

_UNKNOWN = 22.0
"""Bits of a character that was never seen."""


def key(text: str) -> int:
    """A sequence of at most four characters as a number."""
    return int.from_bytes(text.encode("utf-16-be"))


class Background:
    """The counts, looked up by bisection."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        entries = len(data) // _ENTRY
        view = memoryview(data)
        self._values = view[8 * entries : _ENTRY * entries]
        self._keys: Sequence[int] = view[: 8 * entries].cast("Q")
        if sys.byteorder == "big":
            swapped = array("Q", view[: 8 * entries].tobytes())
            swapped.byteswap()
            self._keys = swapped
        self._entries = entries
        self.cost = lru_cache(_KEPT)(self._cost)
        self._value = lru_cache(_KEPT)(self._looked_up)
        self._total = log2(sum(2 ** (value / STEP) for value in self._first()))

    def _first(self) -> list[int]:
        """The values of single characters."""
        end = bisect_left(self._keys, 1 << 16)
        return [value & ~WORD for value in self._values[:end]]

    def _looked_up(self, text: str) -> int:
        wanted = key(text)
        at = bisect_left(self._keys, wanted)
        return self._values[at] if at < self._entries and self._keys[at] == wanted else -1

    def known(self, text: str) -> bool:
        """Whether this sequence of at most four characters was seen more than by chance."""
        return self._value(text) >= 0

    def word(self, text: str) -> bool:
        """Whether it is a word."""
        return self._value(text) >= WORD

    def often(self, text: str) -> float:
        """The logarithm of its count to base 2; -1 where it was not seen."""
        value = self._value(text)
        return (value & ~WORD) / STEP if value >= 0 else -1.0

    def _cost(self, text: str) -> float:
        """Bits of the last of up to four characters after those before it."""
        lost = 0.0
        while len(text) > 1:
            count = self.often(text)
            if count >= 0:
                return lost + max(0.0, self.often(text[:-1]) - count)
            lost += _RARER
            text = text[1:]
        return lost + self.rare(text)

    def rare(self, text: str) -> float:
        """Bits of a sequence on its own."""
        count = self.often(text)
        return self._total - count if count >= 0 else _UNKNOWN

    def after(self, character: str) -> Iterator[str]:
        """The characters that are seen behind this one."""
        first = ord(character) << 16
        for at in range(bisect_left(self._keys, first), bisect_left(self._keys, first + (1 << 16))):
            yield chr(self._keys[at] & 0xFFFF)


@cache
def background() -> Background:
    """The kit's own table."""
    with FILE.open("rb") as file:
        return Background(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
