"""A batch on disk, under an id that nobody can guess: a closed page or a killed kernel loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ... import resources
from ...batch import SUMMARY, Summary, last_summary
from ...output import FORMER, make_folder, put, zip_of
from ..drafts import BATCHES, Drafts

_ROSTER, _MADE = "花名册.xlsx", "材料"
_KEPT_BACK = (".ipynb", ".log", ".lock")
"""What a run needs and a unit does not."""


def store() -> Drafts:
    """Where batches stand. A batch is kept like a draft; its answers are the choices of the page."""
    return Drafts(resources.outputs() / BATCHES)


@dataclass(frozen=True, slots=True)
class Job:
    """The name of the workbook and the papers chosen (``None``: all); ``revision`` as the store counts."""

    id: str
    name: str = ""
    papers: tuple[str, ...] | None = None
    revision: int = 0

    @property
    def roster(self) -> Path:
        return store().papers(self.id) / _ROSTER

    @property
    def made(self) -> Path:
        """The folder of what is made."""
        return store().papers(self.id) / _MADE

    @property
    def summary(self) -> Summary | None:
        """What the last run of this roster came to; ``None`` where there was none."""
        summary = last_summary(self.made)
        return summary if summary and _written(self.made / SUMMARY) >= _written(self.roster) else None

    def with_roster(self, name: str, data: bytes) -> Job:
        """The job with a workbook, which is on disk when this returns."""
        make_folder(self.roster.parent)
        put(self.roster, data)
        return self.saved(name=name)

    def saved(self, *, name: str | None = None, papers: tuple[str, ...] | None = None) -> Job:
        """The job with other choices, on disk. Raises :class:`KitError` if another page changed it since."""
        name = self.name if name is None else name
        papers = self.papers if papers is None else papers
        answers = {"name": name, "papers": None if papers is None else list(papers)}
        return Job(self.id, name, papers, store().save(self.id, answers, self.revision).revision)

    def zipped(self) -> bytes:
        """What is made, as one archive: a folder a unit, and the summary."""
        return zip_of({path.relative_to(self.made).as_posix(): path.read_bytes() for path in self._files()})

    def _files(self) -> Iterator[Path]:
        for path in sorted(self.made.rglob("*")):
            wanted = (
                path.suffix not in _KEPT_BACK and path.name != "manifest.json" and path.parent.name != FORMER
            )
            if wanted and path.is_file():
                yield path


def _written(path: Path) -> float:
    return path.stat().st_mtime


def opened(job: str) -> Job:
    """The batch under an id, as it was left; a new one where nothing is saved. Raises :class:`KitError`."""
    saved = store().load(job)
    if saved is None:
        return Job(job)
    name, papers = saved.answers.get("name"), saved.answers.get("papers")
    chosen = tuple(map(str, papers)) if isinstance(papers, list) else None
    return Job(job, str(name or ""), chosen, saved.revision)
