"""Sets made from answers and read by the oracle: what the test and the benchmark share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mzsh_kit import KitError, complete, write_papers
from mzsh_kit.checking.sets import LAYOUT, check_folder

from .contradiction import Contradiction
from .oracle import contradictions, doubts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the oracle found in one set, or why the kit made none."""

    found: tuple[Contradiction, ...] = ()
    refused: str = ""
    doubted: int = 0
    """Doubts are counted, not listed."""
    told: tuple[tuple[str, str], ...] = ()
    """What the kit's own check says where the oracle finds nothing: rule and finding."""


def judge(
    answers: Mapping[str, Any], papers: Iterable[str] | None = None, *, checked: bool = False
) -> Outcome:
    """The set of these answers; only ``checked`` is it read by the kit's own check as well, which takes
    seconds.
    """
    with TemporaryDirectory() as folder:
        try:
            write_papers(complete(dict(answers)), Path(folder) / "set", papers or ["全部"])
        except KitError as error:
            return Outcome(refused=str(error))
        made = Path(folder) / "set"
        wrong, doubted = tuple(contradictions(made, answers)), len(doubts(made, answers))
        return Outcome(
            wrong, "", doubted, tuple(_told(made)) if checked and not wrong and not doubted else ()
        )


def _told(folder: Path) -> Iterator[tuple[str, str]]:
    """Findings but for hints, which tell of values that are open, and of the layout."""
    for finding in check_folder(folder, disable=LAYOUT):
        if finding.level != "hint":
            yield finding.rule, str(finding)
