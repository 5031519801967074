"""The list of papers, as ``templates/papers/catalogue.yaml`` states it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .. import resources
from ..errors import KitError, fault
from ..plan.source import read_source


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the set: its fixed number, its name, and where under ``templates/papers`` its wording stands."""

    number: str
    name: str
    folder: Path

    @property
    def file_name(self) -> str:
        return f"{self.number}-{self.name}.docx"


def catalogue(templates: Path | None = None) -> tuple[Paper, ...]:
    """All papers in the order of their numbers."""
    return _catalogue((templates or resources.templates()).absolute() / "papers")


@lru_cache(maxsize=8)
def _catalogue(folder: Path) -> tuple[Paper, ...]:
    rows = read_source(folder / "catalogue.yaml").data
    return tuple(Paper(number, row["name"], folder / row["folder"]) for number, row in sorted(rows.items()))


def chosen(numbers: Iterable[str] | None = None, templates: Path | None = None) -> tuple[Paper, ...]:
    """The papers with these numbers, all when none are named. Raises :class:`KitError` for an unknown number."""
    papers = {paper.number: paper for paper in catalogue(templates)}
    wanted = list(dict.fromkeys(numbers or papers))
    unknown = [number for number in wanted if number not in papers]
    if unknown:
        raise KitError(
            *(fault("paper.unknown", "材料", found=one, wanted="、".join(papers)) for one in unknown)
        )
    return tuple(papers[number] for number in sorted(wanted))
