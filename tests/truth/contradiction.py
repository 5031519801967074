"""One contradiction: where, which words, and what they contradict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

Found = Iterator[tuple[str, str, str]]
"""Paper, words, what they contradict."""


class Contradiction(NamedTuple):
    family: str
    paper: str
    words: str
    against: str

    def __str__(self) -> str:
        return f"{self.paper}“{self.words}”：{self.against}（{self.family}）"
