"""A batch at scale. ``python -m benchmarks.batch [ways|sizes|parent|workers|kills]``

``python -m benchmarks.batch before OTHER_TREE [ROUNDS [SHARE]]`` runs the same batches by the code of another
worktree and by this one's in turn.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import openpyxl
import papermill
import psutil

from mzsh_kit import complete, dump_plan, resources, write_papers
from mzsh_kit.batch.notebook import normalise
from mzsh_kit.papers import DEFAULT_SIZE, chosen
from mzsh_kit.roster import read_roster

SAMPLE = resources.templates() / "roster-sample.xlsx"
SMALL = "02"
"""The paper of the runs whose number of units matters and not their papers."""
QUIET: dict[str, Any] = {"progress_bar": False, "extra_arguments": ["--IPKernelApp.log_level=CRITICAL"]}


def roster(path: Path, count: int, members: int = 99) -> Path:
    """The sample's twelve units over and over, each with a code and a name of its own and its first so many
    members.
    """
    book = openpyxl.load_workbook(SAMPLE)
    for name in ("单位", "班子成员"):
        sheet = book[name]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        codes = list(dict.fromkeys(row[0] for row in rows))
        sheet.delete_rows(2, sheet.max_row)
        for number in range(count):
            for row in rows:
                if row[0] == codes[number % len(codes)] and (name == "单位" or int(row[1] or 1) <= members):
                    second = f"{row[1]}第{number}分部" if name == "单位" and number >= len(codes) else row[1]
                    sheet.append([f"{number:05}", second, *row[2:]])
    book.save(path)
    return path


def command(book: Path, folder: Path, *words: object) -> list[str]:
    return [sys.executable, "-m", "mzsh_kit.cli", "batch", str(book), "-o", str(folder), *map(str, words)]


def run(book: Path, folder: Path, *words: object) -> float:
    """Seconds that the command takes, start-up and reading included."""
    start = time.perf_counter()
    subprocess.run(command(book, folder, *words), check=True, capture_output=True)
    return time.perf_counter() - start


def ways(scratch: Path, rounds: int = 4) -> None:
    """CPU seconds a unit of the library call, the kit's engine and the plain loop, which do the same in turn.

    CPU time, kernels included, because on a shared machine the clock tells of the others.
    """
    answers = [dict(row.answers or {}) for row in read_roster(SAMPLE).good]
    print(
        "| papers | library call | kit's engine | plain loop | engine : library | overhead, plain : engine |"
    )
    print("|---|---:|---:|---:|---:|---:|")
    for name, papers in (("the plan paper", "01"), ("the whole set", "")):
        with engine_process(papers) as engine:
            _library(_named(answers, "甲"), scratch / f"l{papers}", papers)
            engine(_named(answers, "甲"), scratch / f"e{papers}")
            pairs = [
                (
                    _library(_named(answers, f"乙{n}"), scratch / f"l{papers}{n}", papers),
                    engine(_named(answers, f"丙{n}"), scratch / f"e{papers}{n}"),
                )
                for n in range(rounds)
            ]
        three = _loop(answers[:6], scratch / f"p{papers}", papers)
        one, two = (statistics.median(pair[n] for pair in pairs) for n in (0, 1))
        print(
            f"| {name} | {one:.3f} | {two:.3f} | {three:.2f} | {two / one:.2f} | {_less(one, two, three)} |",
            flush=True,
        )


def _named(answers: list[dict[str, Any]], mark: str) -> list[dict[str, Any]]:
    """The same units under other names, so that nothing is remembered of a plan that was met before."""
    return [
        unit | {"unit": unit["unit"] | {"name": f"{unit['unit']['name']}第{mark}分部"}} for unit in answers
    ]


def _less(library: float, engine: float, loop: float) -> str:
    """How many times less the engine adds than the loop; what is under 5 % of the library call cannot be told
    apart.
    """
    told = engine - library > 0.05 * library
    times = (loop - library) / (engine - library if told else 0.05 * library)
    return f"{times:.0f}" if told else f"over {times:.0f}"


@contextmanager
def engine_process(papers: str) -> Iterator[Callable[[list[dict[str, Any]], Path], float]]:
    """The kit's worker process: CPU seconds a unit for some answers, the parent's share included."""
    from mzsh_kit.batch.pool import Worker
    from mzsh_kit.batch.unit import Task

    numbers = tuple(paper.number for paper in chosen([papers or DEFAULT_SIZE]))
    with tempfile.TemporaryDirectory() as scratch:
        worker = Worker(Path(scratch))

        def spent() -> float:
            here = sum(sum(child.cpu_times()[:2]) for child in psutil.Process().children())
            return here + time.process_time()

        def made(answers: list[dict[str, Any]], folder: Path) -> float:
            start = spent()
            for number, given in enumerate(answers):
                task = Task(str(number), "", number, folder / str(number), complete(given), numbers)
                assert worker.run(task, 300).status == "made"
            return (spent() - start) / len(answers)

        try:
            yield made
        finally:
            worker.kill()


def _library(answers: list[dict[str, Any]], folder: Path, papers: str) -> float:
    start = time.process_time()
    for number, given in enumerate(answers):
        write_papers(complete(given), folder / str(number), [papers] if papers else None)
    return (time.process_time() - start) / len(answers)


def _loop(answers: list[dict[str, Any]], folder: Path, papers: str) -> float:
    folder.mkdir()
    start = _all_spent()
    for number, given in enumerate(answers):
        plan = folder / f"{number}.json"
        plan.write_text(dump_plan(complete(given)), encoding="utf-8")
        parameters = {"plan_path": str(plan), "output_dir": str(folder / str(number)), "papers": papers}
        notebook, executed = resources.notebooks() / "plan.ipynb", folder / f"{number}.ipynb"
        papermill.execute_notebook(str(notebook), str(executed), parameters=parameters, **QUIET)
    return (_all_spent() - start) / len(answers)


def _all_spent() -> float:
    """CPU seconds of this process and of all its children that have ended."""
    return sum(os.times()[:4])


def sizes(scratch: Path, counts: tuple[int, ...] = (100, 1000, 5000)) -> None:
    """Time a unit and peak memory of the parent and of its largest worker. CPU time does not hang on other
    work.

    A start-up is shared by all units of a run: what each costs beyond it is the slope of a line through the
    sizes.
    """
    heads = ("CPU ms a unit, workers", "CPU ms a unit, parent", "MB, largest worker", "MB, parent")
    print(f"| units (paper {SMALL}) | s | {' | '.join(heads)} |")
    print("|---:|---:|---:|---:|---:|---:|")
    spent: list[tuple[float, float, float]] = []
    for count in counts:
        book, folder = roster(scratch / f"{count}.xlsx", count, 3), scratch / f"sizes-{count}"
        start = time.perf_counter()
        with subprocess.Popen(command(book, folder, "--papers", SMALL), stdout=subprocess.DEVNULL) as process:
            cpu, peak = _watched(process)
        seconds = time.perf_counter() - start
        summary = json.loads((folder / "summary.json").read_bytes())
        assert summary["made"] == count
        spent.append((seconds, cpu["worker"], cpu["parent"]))
        worker, parent = (cpu[name] / count * 1000 for name in ("worker", "parent"))
        cells = (count, seconds, worker, parent, peak["worker"], peak["parent"])
        print(f"| {' | '.join(f'{cell:.0f}' for cell in cells)} |", flush=True)
    for name, times in zip(
        ("clock", "CPU of the workers", "CPU of the parent"), zip(*spent, strict=True), strict=True
    ):
        print(f"{name}: {_lines(counts, times)}")


def _lines(counts: Sequence[int], times: Sequence[float]) -> str:
    """Start-up and time a unit by a line through all sizes, then from each size to the next."""
    slope, start = statistics.linear_regression(counts, times)
    steps = [
        f"{(later - sooner) / (more - fewer) * 1000:.1f} ms a unit from {fewer} to {more}"
        for (fewer, sooner), (more, later) in pairwise(zip(counts, times, strict=True))
    ]
    return f"start-up {start:.1f} s and {slope * 1000:.1f} ms a unit; {', '.join(steps)}."


def _watched(process: subprocess.Popen[bytes]) -> tuple[dict[str, float], dict[str, float]]:
    """CPU seconds of a process and of its workers, and the peak resident memory of one of them in MB."""
    cpu: dict[tuple[str, int], float] = {}
    peak = {"parent": 0.0, "worker": 0.0}
    parent = psutil.Process(process.pid)
    while process.poll() is None:
        for name, some in (("parent", [parent]), ("worker", _children(parent))):
            for watched in some:
                with suppress(psutil.Error):
                    peak[name] = max(peak[name], watched.memory_info().rss / 1e6)
                    cpu[name, watched.pid] = sum(watched.cpu_times()[:2])
        time.sleep(0.2)
    return {name: sum(spent for (which, _), spent in cpu.items() if which == name) for name in peak}, peak


def _children(parent: psutil.Process) -> list[psutil.Process]:
    try:
        return [child for child in parent.children() if _serves(child)]
    except psutil.Error:
        return []


def _serves(process: psutil.Process) -> bool:
    """Whether it is a worker by now: in its first moment a child has the parent's memory, as far as the
    system tells.
    """
    try:
        return any("batch.worker" in word for word in process.cmdline())
    except psutil.Error:
        return False


_PARENT = """
import re, sys
from pathlib import Path
from mzsh_kit.batch import run, run_batch
from mzsh_kit.batch.unit import Outcome, ended
run.run_pool = lambda units, *_: (u if isinstance(u, Outcome) else ended(u, "made") for u in units)
run_batch(sys.argv[1], sys.argv[2], papers=["02"])
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1000)
"""


def parent(scratch: Path, counts: tuple[int, ...] = (300, 1500, 5000)) -> None:
    """Peak resident memory of the command itself, whose units are answered at once and not made (Linux)."""
    print("| units | MB |\n|---:|---:|")
    for count in counts:
        book = roster(scratch / f"{count}.xlsx", count, 3)
        words = [sys.executable, "-c", _PARENT, str(book), str(scratch / f"parent-{count}")]
        told = subprocess.run(words, capture_output=True, text=True, check=True)
        print(f"| {count} | {float(told.stdout.split()[-1]):.1f} |", flush=True)


def workers(scratch: Path, count: int = 48) -> None:
    """The whole set on one and two processes of this machine, and on one and two workers of a cluster
    here.
    """
    book = roster(scratch / "workers.xlsx", count)
    local = [run(book, scratch / f"w{number}", "--workers", number) for number in (1, 2)]
    cluster = []
    for number in (1, 2):
        with _cluster(scratch / f"cluster{number}", number) as address:
            cluster.append(run(book, scratch / f"d{number}", "--dask", address))
    print(f"| {count} units, the whole set | 1, s | 2, s | speed-up |")
    print("|---|---:|---:|---:|")
    for name, (single, two) in (("processes", local), ("Dask workers", cluster)):
        print(f"| {name} | {single:.1f} | {two:.1f} | {single / two:.2f} |")


@contextmanager
def _cluster(folder: Path, count: int) -> Iterator[str]:
    from distributed import Client

    folder.mkdir()
    file = folder / "scheduler.json"
    quiet = ["--no-dashboard", "--scheduler-file", str(file)]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with ExitStack() as stack:
        for words in (
            ["dask_scheduler", "--host", "127.0.0.1", "--port", "0"],
            *([["dask_worker", "--nthreads", "1", "--no-nanny", "--local-directory", str(folder)]] * count),
        ):
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{words[0]}", *words[1:], *quiet], **silent
            )  # type: ignore[call-overload]
            stack.callback(process.kill)
            while not file.exists():
                time.sleep(0.1)
        address = json.loads(file.read_text())["address"]
        with Client(address) as client:
            client.wait_for_workers(count, timeout=60)
        yield address


def kills(scratch: Path, count: int = 200, times: int = 20) -> None:
    """A run killed again and again at random moments, then finished, against one that nothing interrupted."""
    book = roster(scratch / "kills.xlsx", count)
    whole = run(book, scratch / "whole", "--papers", SMALL)
    folder, left = scratch / "killed", 0
    for _ in range(times):
        with subprocess.Popen(command(book, folder, "--papers", SMALL), stdout=subprocess.DEVNULL) as process:
            before = _made(folder)
            while process.poll() is None and _made(folder) == before:
                time.sleep(0.05)
            time.sleep(random.uniform(0, whole / times / 2))
            process.kill()
        left += process.returncode == 0
    run(book, folder, "--papers", SMALL)
    same = _contents(folder) == _contents(scratch / "whole")
    summary = json.loads((folder / "summary.json").read_bytes())
    units = len([path for path in folder.iterdir() if path.is_dir()])
    print(
        f"{times} kills of a run of {count} units ({times - left} before it ended): "
        f"{summary['made']} made and "
        f"{summary['unchanged']} unchanged by the last run, {units} folders, "
        f"contents {'the same' if same else 'DIFFERENT'}."
    )


def _made(folder: Path) -> int:
    return len(list(folder.glob("*/plan.ipynb")))


def _contents(folder: Path) -> dict[str, object]:
    return {
        path.relative_to(folder).as_posix(): normalise(nbformat.read(path, as_version=4))
        if path.suffix == ".ipynb"
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent != folder
    }


def before(scratch: Path, tree: Path, rounds: float = 3, share: float = 1) -> None:
    """Sets, units of paper 01 and unchanged units, by the code of another worktree and by this one's in turn;
    medians.

    ``share`` of the usual numbers of units, for a busy machine.
    """
    trees = {"before": tree, "now": Path(__file__).parents[1]}
    print("| | CPU s, before | now | ratio | MB a worker, before | now | MB parent, before | now |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, whole, papers in (
        ("sets", 24, ""),
        ("units of paper 01", 100, "01"),
        ("unchanged units", 400, SMALL),
    ):
        count = round(whole * share)
        book = roster(scratch / f"{name}.xlsx", count)
        seen: dict[str, list[tuple[float, float, float]]] = {"before": [], "now": []}
        for number in range(int(rounds)):
            for which, root in trees.items():
                folder = scratch / f"{name}-{which}-{0 if name == 'unchanged units' else number}"
                words = ["--workers", "1", *(["--papers", papers] if papers else [])]
                if name == "unchanged units" and not folder.exists():
                    _by(root, book, folder, words)
                seen[which].append(_by(root, book, folder, words))
        cells = [
            [statistics.median(facts[place] for facts in seen[which]) for which in seen] for place in range(3)
        ]
        (old, new), *memory = cells
        rest = " | ".join(f"{size:.0f}" for pair in memory for size in pair)
        print(f"| {count} {name} | {old:.1f} | {new:.1f} | {new / old:.2f} | {rest} |", flush=True)


def _by(tree: Path, book: Path, folder: Path, words: list[str]) -> tuple[float, float, float]:
    """CPU seconds of the command by the code in ``tree``, and the peak of a worker and of the parent in
    MB.
    """
    start, environment = _all_spent(), {**os.environ, "PYTHONPATH": str(tree)}
    with subprocess.Popen(
        command(book, folder, *words), cwd=tree, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        _, peak = _watched(process)
    assert process.returncode in (0, 1)
    return _all_spent() - start, peak["worker"], peak["parent"]


def main(names: list[str] | None = None) -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if names and names[0] == "before":
        with tempfile.TemporaryDirectory(prefix="mzsh-bench-") as scratch:
            before(Path(scratch), Path(names[1]).absolute(), *map(float, names[2:]))
        return
    every = {"ways": ways, "sizes": sizes, "parent": parent, "workers": workers, "kills": kills}
    for name in names or every:
        print(f"\n### {name}\n", flush=True)
        with tempfile.TemporaryDirectory(prefix="mzsh-bench-") as scratch:
            every[name](Path(scratch))  # type: ignore[operator]


if __name__ == "__main__":
    main(sys.argv[1:])
