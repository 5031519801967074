"""One plan three ways: by library call, by a plain papermill loop, by ``mzsh batch``. ``python -m benchmarks.spine``"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import papermill

from mzsh_kit import complete, resources, write_papers
from mzsh_kit.roster import read_roster

ROSTER = resources.templates() / "roster-sample.xlsx"
ROUNDS = 20


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    answers = [dict(row.answers or {}) for row in read_roster(ROSTER).good]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        library = statistics.median(_library(answers, folder / f"library-{n}") for n in range(ROUNDS))
        loop = _loop(answers, folder / "loop")
        batch = {workers: _batch(folder / f"batch-{workers}", workers) / len(answers) for workers in (1, 2)}
    print(f"{len(answers)} units of {ROSTER.name}; seconds a unit")
    print(f"| library call | {library:.4f} | 1 |")
    print(f"| plain papermill loop | {loop:.3f} | {loop / library:.0f} |")
    for workers, one in batch.items():
        print(
            f"| mzsh batch, {workers} worker(s), start of the command included | {one:.3f} | {one / library:.0f} |"
        )


def _library(answers: list[dict[str, object]], folder: Path) -> float:
    def work() -> None:
        for number, one in enumerate(answers):
            write_papers(complete(one), folder / str(number))

    return seconds(work) / len(answers)


def _loop(answers: list[dict[str, object]], folder: Path) -> float:
    from mzsh_kit import dump_plan

    folder.mkdir()
    plans = []
    for number, one in enumerate(answers):
        plans.append(folder / f"{number}.json")
        plans[-1].write_text(dump_plan(complete(one)), encoding="utf-8")

    def work() -> None:
        for plan in plans:
            parameters = {"plan_path": str(plan), "output_dir": str(folder / plan.stem)}
            notebook, executed = resources.notebooks() / "plan.ipynb", folder / f"{plan.stem}.ipynb"
            papermill.execute_notebook(
                str(notebook), str(executed), parameters=parameters, progress_bar=False
            )

    return seconds(work) / len(answers)


def _batch(folder: Path, workers: int) -> float:
    command = [sys.executable, "-m", "mzsh_kit.cli", "batch", ROSTER, "-o", folder, "--workers", str(workers)]
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))


if __name__ == "__main__":
    main()
