"""``mzsh batch``: the papers of every unit of a roster."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..console import Parser, say
from .common import (
    DONE,
    PARTLY,
    STOPPED,
    Commands,
    command,
    numbers,
    output_folder,
    output_options,
    positive,
)

if TYPE_CHECKING:
    from ..batch import Listener, Outcome, Summary, Task

_NAMED = 5
"""Edited papers that are named; all of them stand in the summary."""


def add(commands: Commands[Parser]) -> None:
    batch = command(commands, "batch", "由花名册批量生成", run)
    batch.add_argument("roster", metavar="花名册", type=Path, help=".xlsx 文件")
    batch.add_argument("--workers", metavar="个数", type=positive, help="同时运行的进程数，默认为处理器核数")
    batch.add_argument(
        "--timeout", metavar="秒", type=positive, default=300, help="每个单位的时限，默认300秒"
    )
    batch.add_argument("--force", action="store_true", help="没有变化的单位也重新生成")
    batch.add_argument("--only-failed", action="store_true", help="只做上次没有生成的单位")
    batch.add_argument(
        "--busy-day", metavar="个数", type=positive, default=5, help="一天超过几个会议时提示，默认5个"
    )
    batch.add_argument("--dask", metavar="地址", help="在Dask集群上运行，如 tls://10.0.0.1:8786")
    batch.add_argument(
        "--engine",
        choices=("warm", "plain"),
        default="warm",
        help="warm 快；plain 为papermill自带，每个单位一个内核",
    )
    output_options(batch)


def run(given: argparse.Namespace) -> int:
    from ..batch import Options, run_batch
    from ..batch.report import WORKBOOK
    from ..output import tidied

    folder = output_folder(given.outputs, given.roster.stem)
    options = Options(
        papers=numbers(given.papers),
        workers=given.workers,
        templates=given.templates,
        engine=given.engine,
        timeout=given.timeout,
        force=given.force,
        only_failed=given.only_failed,
        dask=given.dask,
        busy_day=given.busy_day,
    )
    with _telling() as listener:
        summary = run_batch(given.roster, folder, options, listener=listener)
    made = (folder / unit.folder for unit in summary.units if given.tidy and unit.files)
    former = [path for unit_folder in made for path in tidied(unit_folder)]
    if former:
        say(f"以前生成、这次没有选的材料共{len(former)}份，已移到各单位的“{former[0].parent.name}”文件夹。")
    for text in (*summary.notes, *summary.faults, *_kept(summary)):
        say(text)
    table = folder / WORKBOOK
    say(f"{'已停止。' if summary.stopped else ''}{summary}" + (f"汇总表：{table}" if table.is_file() else ""))
    return STOPPED if summary.stopped else DONE if summary.whole else PARTLY


def _kept(summary: Summary) -> Iterator[str]:
    """That papers which somebody had edited stand as they were, and the first of the new ones beside them."""
    beside = [
        f"{unit.folder}/{name}" for unit in summary.units if unit.status == "made" for name in unit.beside
    ]
    if beside:
        more = "等" if len(beside) > _NAMED else ""
        names = "、".join(beside[:_NAMED])
        yield f"原文件有人改过，没有覆盖，新稿另存在旁边，共{len(beside)}份：{names}{more}。"


@contextmanager
def _telling() -> Iterator[Listener]:
    """What hears of the rows, of each unit begun and of each that has ended: a bar where somebody watches;
    without a terminal only what went wrong is told.
    """
    from ..batch import Listener

    if not sys.stderr.isatty():
        yield Listener(report=lambda unit: say(_failure(unit)) if unit.status == "failed" else None)
        return
    from rich.console import Console

    with _bar(Console(stderr=True)) as bar:
        task, at = bar.task_ids[0], {}

        def start(unit: Task) -> None:
            at[unit.row] = unit.name
            bar.update(task, description="、".join(at.values()))

        def report(unit: Outcome) -> None:
            at.pop(unit.row, None)
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            words = "、".join(at.values())
            bar.update(task, advance=1, pace=f"{speed:.1f}" if speed else "—", description=words)
            if unit.status == "failed":
                bar.console.print(_failure(unit), markup=False, highlight=False)

        yield Listener(lambda rows: bar.update(task, total=rows), start, report)


def _bar(console: Any) -> Any:
    """How far the run is, its pace, the time left, and the units at work as far as the line has room."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    columns = (
        BarColumn(20),
        MofNCompleteColumn(),
        TextColumn("每秒{task.fields[pace]}个  剩余"),
        TimeRemainingColumn(),
        TextColumn(
            "{task.description}",
            markup=False,
            table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"),
        ),
    )
    bar = Progress(*columns, console=console, transient=True, expand=True)
    bar.add_task("", total=None, pace="—")
    return bar


def _failure(unit: Outcome) -> str:
    return "\n".join([f"未生成：{unit.code} {unit.name}", *unit.faults])
