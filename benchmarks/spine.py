"""Three ways to the same papers: library call, plain papermill loop, ``mzsh batch``.
``python -m benchmarks.spine``
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import papermill

from mzsh_kit import complete, dump_plan, resources, write_papers
from mzsh_kit.roster import read_roster

ROSTER = resources.templates() / "roster-sample.xlsx"
ROUNDS = 3
_QUIET: dict[str, Any] = {
    "progress_bar": False,
    "log_output": False,
    "extra_arguments": ["--IPKernelApp.log_level=CRITICAL"],
}


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    answers = [dict(row.answers or {}) for row in read_roster(ROSTER).good]
    print(f"{len(answers)} units of {ROSTER.name}; seconds a unit, and as a ratio to the library call")
    print("| way | the plan paper | ratio | the whole set | ratio |")
    print("|---|---:|---:|---:|---:|")
    measured = {papers: _measure(answers, papers) for papers in ("01", "")}
    for way, taken in measured["01"].items():
        whole = measured[""][way]
        first, second = (measured[papers]["library call"] for papers in ("01", ""))
        print(f"| {way} | {taken:.3f} | {taken / first:.0f} | {whole:.2f} | {whole / second:.1f} |")


def _measure(answers: list[dict[str, Any]], papers: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        library = [_library(answers, folder / f"library-{n}", papers) for n in range(ROUNDS + 1)]
        return {
            "library call": statistics.median(library[1:]),
            "plain papermill loop": _loop(answers, folder / "loop", papers),
            "`mzsh batch`, 1 worker": _batch(folder / "batch-1", papers, 1) / len(answers),
            "`mzsh batch`, 2 workers": _batch(folder / "batch-2", papers, 2) / len(answers),
        }


def _library(answers: list[dict[str, Any]], folder: Path, papers: str) -> float:
    def work() -> None:
        for number, given in enumerate(answers):
            write_papers(complete(given), folder / str(number), [papers] if papers else None)

    return seconds(work) / len(answers)


def _loop(answers: list[dict[str, Any]], folder: Path, papers: str) -> float:
    folder.mkdir()
    plans = [folder / f"{number}.json" for number in range(len(answers))]
    for plan, given in zip(plans, answers, strict=True):
        plan.write_text(dump_plan(complete(given)), encoding="utf-8")

    def work() -> None:
        for plan in plans:
            parameters = {"plan_path": str(plan), "output_dir": str(folder / plan.stem), "papers": papers}
            notebook, executed = resources.notebooks() / "plan.ipynb", folder / f"{plan.stem}.ipynb"
            papermill.execute_notebook(str(notebook), str(executed), parameters=parameters, **_QUIET)

    return seconds(work) / len(answers)


def _batch(folder: Path, papers: str, workers: int) -> float:
    command = [sys.executable, "-m", "mzsh_kit.cli", "batch", ROSTER, "-o", folder, "--workers", str(workers)]
    if papers:
        command += ["--papers", papers]
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))


if __name__ == "__main__":
    main()
