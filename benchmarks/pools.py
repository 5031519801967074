"""The kit's worker processes beside those of Pebble and loky, on what a batch needs: a unit that ends its
process, one that never ends, a parent that is killed, time and memory. ``python -m benchmarks.pools``, with
``pip install pebble loky``.
"""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
import psutil

from mzsh_kit import complete, resources
from mzsh_kit.batch.pool import run_pool
from mzsh_kit.batch.unit import Outcome, Task, run_unit
from mzsh_kit.roster import read_roster

SECONDS = 40.0
"""The time limit of a unit here."""
WORKERS = 2
Events = Iterator[tuple[str, str]]
"""Of each unit its code and what became of it."""


def tasks(folder: Path, bad: str = "", count: int = 6, engine: str = "warm") -> list[Task]:
    """Units of the sample; the second of them runs ``bad`` first."""
    source = nbformat.read(resources.notebooks() / "plan.ipynb", as_version=4)
    body = "\n".join(f"    {line}" for line in bad.splitlines()) or "    pass"
    source.cells.insert(2, nbformat.v4.new_code_cell(f"if output_dir.endswith('u1'):\n{body}"))
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(source, folder / "bad.ipynb")
    rows = read_roster(resources.templates() / "roster-sample.xlsx").good
    plans = [complete(row.answers or {}) for row in rows]
    return [
        Task(
            f"u{n}",
            "",
            n,
            folder / f"u{n}",
            plans[n % len(plans)],
            ("02",),
            None,
            engine,
            folder / "bad.ipynb",
        )  # type: ignore[arg-type]
        for n in range(count)
    ]


def kit(units: list[Task]) -> Events:
    with tempfile.TemporaryDirectory() as scratch:
        for event in run_pool(units, WORKERS, SECONDS, Path(scratch), threading.Event()):
            if isinstance(event, Outcome):
                yield event.code, event.status


def pebble(units: list[Task]) -> Events:
    from pebble import ProcessPool

    context = multiprocessing.get_context("spawn")
    with ProcessPool(WORKERS, max_tasks=500, context=context) as pool:
        futures = [(unit, pool.schedule(run_unit, args=(unit,), timeout=SECONDS)) for unit in units]
        yield from _results(futures)


def loky(units: list[Task]) -> Events:
    from loky import ProcessPoolExecutor

    with ProcessPoolExecutor(WORKERS) as pool:
        yield from _results([(unit, pool.submit(run_unit, unit)) for unit in units])


def _results(futures: list[tuple[Task, Any]]) -> Events:
    for unit, future in futures:
        try:
            yield unit.code, future.result(timeout=120).status
        except Exception as error:
            yield unit.code, type(error).__name__


POOLS: dict[str, Callable[[list[Task]], Events]] = {"the kit's": kit, "Pebble": pebble, "loky": loky}


def scenario(name: str, pool: str, folder: Path) -> None:
    """One run, its events and its time as JSON; its process is killed by the caller where it does not end."""
    bad = {
        "exit": "import os; os._exit(1)",
        "endless": "while True: pass",
        "killed": "while True: pass",
        "kernel": "while True: pass",
    }.get(name, "")
    units = tasks(folder, bad, 48 if name == "speed" else 6, "plain" if name == "kernel" else "warm")
    start = time.perf_counter()
    results = dict(POOLS[pool](units))
    print(json.dumps({"results": results, "seconds": round(time.perf_counter() - start, 1)}))


def measured(name: str, pool: str, folder: Path) -> dict[str, Any]:
    """A scenario in a process of its own: what it printed, peak memory, processes that outlive it."""
    command = [sys.executable, "-m", "benchmarks.pools", name, pool, str(folder)]
    peak: dict[int, float] = {}
    cpu: dict[int, float] = {}
    folder.mkdir(exist_ok=True)
    printed = folder / "printed"  # no pipe, which workers that outlive the parent would hold open
    with (
        printed.open("w") as output,
        subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL) as run,
    ):
        parent, family, until = psutil.Process(run.pid), {}, time.monotonic() + 240
        while run.poll() is None and time.monotonic() < until:
            with suppress(psutil.Error):
                for process in (parent, *parent.children(recursive=True)):
                    family[process.pid] = process
                    peak[process.pid] = max(peak.get(process.pid, 0), process.memory_info().rss / 1e6)
                    cpu[process.pid] = sum(process.cpu_times()[:2])
            if name == "killed" and sum(path.is_file() for path in folder.glob("u*/plan.ipynb")):
                time.sleep(1)
                run.kill()
            time.sleep(0.1)
        hung = run.poll() is None
        run.kill()
    time.sleep(3)
    alive = [process for pid, process in family.items() if pid != run.pid and process.is_running()]
    alive = [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]
    facts = json.loads(printed.read_text() or "{}")
    for process in alive:
        with suppress(psutil.Error):
            process.kill()
    workers = sorted((size for pid, size in peak.items() if pid != run.pid), reverse=True)[:WORKERS]
    return {
        **facts, "hung": hung, "alive": len(alive), "parent MB": round(peak.get(run.pid, 0)),
        "workers MB": [round(size) for size in workers], "CPU s": round(sum(cpu.values()), 1),
    }  # fmt: skip


def main(words: list[str]) -> None:
    if words[1:]:
        scenario(words[0], words[1], Path(words[2]))
        return
    for name in words or ["exit", "endless", "kernel", "killed", "speed"]:
        for pool in POOLS:
            with tempfile.TemporaryDirectory() as folder:
                print(name, "|", pool, "|", measured(name, pool, Path(folder)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
