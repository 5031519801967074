"""Sets made from answers and read by the oracle: what the test and the benchmark share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mzsh_kit import KitError, complete, write_papers

from .contradiction import Contradiction
from .oracle import contradictions, doubts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the oracle found in one set, or why the kit made none."""

    found: tuple[Contradiction, ...] = ()
    refused: str = ""
    doubted: int = 0
    """Doubts are counted, not listed."""


def judge(answers: Mapping[str, Any], papers: Iterable[str] | None = None) -> Outcome:
    with TemporaryDirectory() as folder:
        try:
            write_papers(complete(dict(answers)), Path(folder) / "set", papers)
        except KitError as error:
            return Outcome(refused=str(error))
        made = Path(folder) / "set"
        return Outcome(tuple(contradictions(made, answers)), doubted=len(doubts(made, answers)))
