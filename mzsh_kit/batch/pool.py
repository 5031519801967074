"""Worker processes and who looks after them: a time limit for each unit, a new process for one that is lost.

Why no kept library: ``python -m benchmarks.pools`` runs the same units in this pool, in Pebble 5.2 and in
loky 3.7.

- loky has no time limit, so an endless unit holds the run for good, and a unit that ends its process fails
  all others.
- Pebble does both, but a worker in the midst of a unit outlives a parent that is killed (an endless one ran
  on for thirteen minutes, until it was ended by hand), and it ends a worker without what that has started.
- Here a worker ends at once when the parent is gone, is killed with all that it has started, and keeps
  descriptors that no notebook can reach; start, time and memory are no worse. Figures: docs/benchmarks.md.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from ..errors import Fault, KitError, fault
from .options import Stop, Stopped
from .unit import Outcome, Task, ended
from .worker import READY

RECYCLE = 500
"""Units after which a process is replaced, so that nothing can pile up in it."""
_STARTS, _START_SECONDS = 3, 120
_SERVE = "import sys; sys.path[:] = {path!r}; from mzsh_kit.batch.worker import serve; serve()"
_starting = threading.Lock()
Done = queue.SimpleQueue[Task | Outcome | Exception]
"""What threads tell of their units: which they have taken, what became of it, why nothing can."""


class Worker:
    """One process after another that makes units, one at a time. Used by one thread; any thread may kill
    it.
    """

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._made = 0
        self._ended = self._late = False

    def run(self, task: Task, seconds: float) -> Outcome:
        """Make one unit within ``seconds``. Raises :class:`KitError` where no process comes up."""
        process = self._ready()
        start = time.perf_counter()
        answer = self._exchange(process, task, seconds)
        self._made += 1
        if isinstance(answer, Outcome):
            return answer
        return ended(task, "failed", (str(self._lost(task, seconds)),), time.perf_counter() - start)

    def kill(self) -> None:
        """End the process and its children at once, and start no other."""
        self._ended = True
        self._end()

    def close(self) -> None:
        """Let an idle process end."""
        process, self._process, self._made = self._process, None, 0
        if process is not None and process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            _kill(process)

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._made >= RECYCLE:
            self.close()
        for attempt in range(_STARTS):
            if self._ended:
                raise Stopped
            if self._process is None:
                time.sleep(0.5 * (2**attempt - 1))
                self._start()
            if self._process is not None:
                return self._process
        raise KitError(fault("batch.start", found=self._last_words()))

    def _start(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - read where the process does not come up
        with _starting:
            process = subprocess.Popen(
                [sys.executable, "-c", _SERVE.format(path=sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env={**os.environ, "TMPDIR": str(self._scratch)},
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        self._process, self._made = process, 0
        if self._ended or self._exchange(process, None, _START_SECONDS) != READY:
            self._end()

    def _exchange(self, process: subprocess.Popen[bytes], task: Task | None, seconds: float) -> Any:
        """Give a task and wait for the answer; ``None`` where the process ended before it came."""
        assert process.stdin is not None and process.stdout is not None
        self._late = False
        with self._limit(seconds):
            try:
                if task is not None:
                    pickle.dump(task, process.stdin)
                    process.stdin.flush()
                answer = pickle.load(process.stdout)
            except (OSError, EOFError, pickle.UnpicklingError, ValueError):
                answer = None
        if answer is None or self._late:
            self._end()
        return answer

    @contextmanager
    def _limit(self, seconds: float) -> Iterator[None]:
        timer = threading.Timer(seconds, self._overrun)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _overrun(self) -> None:
        self._late = True
        if self._process is not None:
            _kill(self._process)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            _kill(process)

    def _lost(self, task: Task, seconds: float) -> Fault:
        if self._ended:
            raise Stopped
        if self._late:
            return fault("batch.late", task.name, found=f"{seconds:g}")
        return fault("batch.worker", task.name)

    def _last_words(self) -> str:
        if self._errors is None:
            return ""
        self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - 2000))
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "没有说明原因"


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and what it has started, kernels among them."""
    import psutil  # of an extra, whose want is told in words

    try:
        family = psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        family = []
    for member in (process, *family):
        with suppress(psutil.Error, OSError):
            member.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)


def run_pool(
    work: Iterable[Task | Outcome], workers: int, seconds: float, scratch: Path, stop: Stop
) -> Generator[Task | Outcome]:
    """Each task as a process takes it, each outcome as it comes, those that ``work`` has already among them.

    Processes start as they are needed. Raises :class:`Stopped` when told to stop and :class:`KitError` where
    no process comes up; what runs then is killed. Temporary files go to ``scratch``.
    """
    crew = [Worker(scratch) for _ in range(workers)]
    todo: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
    done: Done = queue.SimpleQueue()
    running = started = 0
    try:
        for unit in work:
            if isinstance(unit, Outcome):
                yield unit
                continue
            if started < workers and started <= running:
                threading.Thread(
                    target=_serve, args=(crew[started], todo, done, seconds), daemon=True
                ).start()
                started += 1
            todo.put(unit)
            running += 1
            if running >= 2 * workers:
                yield from _until_ended(1, done, stop)
                running -= 1
            if stop.is_set():
                raise Stopped
        yield from _until_ended(running, done, stop)
    finally:
        for _ in range(started):
            todo.put(None)
        for worker in crew:
            worker.kill()


def _serve(
    worker: Worker,
    todo: queue.SimpleQueue[Task | None],
    done: Done,
    seconds: float,
) -> None:
    while (task := todo.get()) is not None:
        done.put(task)
        try:
            done.put(worker.run(task, seconds))
        except Exception as error:
            done.put(error)
            return


def _until_ended(count: int, done: Done, stop: Stop) -> Iterator[Task | Outcome]:
    """What comes until so many units have ended."""
    while count:
        event = _next(done, stop)
        count -= isinstance(event, Outcome)
        yield event


def _next(done: Done, stop: Stop) -> Task | Outcome:
    while True:
        if stop.is_set():
            raise Stopped
        try:
            event = done.get(timeout=0.1)
        except queue.Empty:
            continue
        if isinstance(event, Exception):
            raise event
        return event
