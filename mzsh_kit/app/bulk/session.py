"""One person at the batch page, without widgets: the roster, what is chosen, how far the run is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

from ...batch import Listener, Options, Outcome, Summary, Task, run_batch
from ...errors import KitError
from ...office import own_words
from ...output import keep_bug, tidied
from ...papers import DEFAULT_SIZE, SIZES, catalogue, chosen
from ...roster import Roster, read_roster
from ..drafts import Drafts
from ..uploads import Upload, accepted
from .job import Job, store


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: units done of how many, the last of them, those at work by row, how it ended."""

    of: int = 0
    done: int = 0
    last: str = ""
    at: Mapping[int, str] = field(default_factory=dict)
    running: bool = False
    stopping: bool = False
    summary: Summary | None = None
    refused: tuple[str, ...] = ()
    """Why the run could not go on, in words."""


@dataclass
class Session:
    """All that the page shows follows from this. ``changed`` is called when a run gets further."""

    job: Job
    changed: Callable[[], object] = lambda: None
    roster: Roster | None = None
    refused: tuple[str, ...] = ()
    progress: Progress = Progress()
    _stop: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def __post_init__(self) -> None:
        if self.job.name:
            self._read()
            self.progress = Progress(summary=self.job.summary)

    @property
    def papers(self) -> tuple[str, ...]:
        """The numbers of the papers to make; where none were chosen, of the default size."""
        return _of((DEFAULT_SIZE,)) if self.job.papers is None else self.job.papers

    @property
    def ready(self) -> bool:
        """Whether a run can start."""
        return bool(self.roster and self.roster.good and self.papers) and not self.progress.running

    def upload(self, file: Upload) -> None:
        """Another workbook. While a run goes on it is not taken."""
        if self.progress.running:
            return
        try:
            self.job = self.job.with_roster(str(file["name"]), accepted(file, (".xlsx",)))
        except KitError as error:
            self.refused = tuple(map(str, error.faults))
            return
        store().note(self.job.id, drafts={})
        self.progress = Progress()
        self._read()

    def _read(self) -> None:
        self.roster, self.refused = None, ()
        try:
            self.roster = read_roster(self.job.roster)
        except KitError as error:
            self.refused = tuple(map(str, error.faults))

    def tick(self, number: str, on: bool) -> None:
        """A paper to be made or not."""
        wanted = {*self.papers, number} if on else {*self.papers} - {number}
        self.choose(wanted)

    def choose(self, names: Iterable[str]) -> None:
        """Just the papers of these numbers or of this size."""
        if not self.progress.running:
            self.job = self.job.saved(papers=_of(tuple(names)))

    def draft(self, row: int) -> str:
        """The id of the draft of a unit's own plan, made when it is first asked for; empty for none."""
        jobs, drafts = store(), Drafts()
        known = dict(jobs.notes(self.job.id).get("drafts") or {})
        if drafts.exists(str(known.get(str(row)) or "0" * 32)):
            return str(known[str(row)])
        unit = next((good for good in self.roster.good if good.row == row), None) if self.roster else None
        if unit is None or unit.answers is None:
            return ""
        known[str(row)] = new = Drafts.new_id()
        drafts.save(new, {**own_words().get(unit.name, {}), **unit.answers})
        jobs.note(self.job.id, drafts=known)
        return new

    def start(self) -> None:
        """Make what is not made yet; what a run that was stopped has made is found unchanged."""
        if not self.ready or self.roster is None:
            return
        self._stop = Event()
        self.progress = Progress(of=len(self.roster.rows), running=True)
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the run; what was being made is dropped."""
        if self.progress.running and not self.progress.stopping:
            self._stop.set()
            self._go_on(stopping=True)

    def wait(self) -> None:
        """Until the run has ended."""
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            summary = run_batch(
                self.job.roster,
                self.job.made,
                Options(papers=self.papers),
                listener=Listener(start=self._begun, report=self._ended),
                stop=self._stop,
            )
            for unit in summary.units:
                if unit.files:
                    tidied(self.job.made / unit.folder)
            self._go_on(running=False, stopping=False, summary=summary)
        except KitError as error:
            self._go_on(running=False, stopping=False, refused=tuple(map(str, error.faults)))
        except Exception as error:
            self._go_on(running=False, stopping=False, refused=(str(keep_bug(error)),))

    def _begun(self, task: Task) -> None:
        self._go_on(at={**self.progress.at, task.row: task.name})

    def _ended(self, outcome: Outcome) -> None:
        at = {row: name for row, name in self.progress.at.items() if row != outcome.row}
        self._go_on(done=self.progress.done + 1, last=outcome.name, at=at)

    def _go_on(self, **facts: Any) -> None:
        now = self.progress
        self.progress = Progress(**{name: facts.get(name, getattr(now, name)) for name in Progress.__slots__})
        self.changed()


def _of(names: tuple[str, ...]) -> tuple[str, ...]:
    """The numbers of papers named by number or size; of those that are no longer there, none."""
    numbers = {paper.number for paper in catalogue()}
    known = [name for name in names if name in SIZES or name in numbers]
    return tuple(paper.number for paper in chosen(known)) if known else ()
