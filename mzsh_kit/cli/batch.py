"""``mzsh batch``: the papers of every unit of a roster."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..console import Parser, say
from .common import DONE, PARTLY, Commands, command, numbers, output_folder, output_options, positive


def add(commands: Commands[Parser]) -> None:
    batch = command(commands, "batch", "由花名册批量生成", run)
    batch.add_argument("roster", metavar="花名册", type=Path, help=".xlsx 文件")
    batch.add_argument("--workers", metavar="个数", type=positive, help="同时运行的进程数，默认为处理器核数")
    output_options(batch)


def run(given: argparse.Namespace) -> int:
    from ..batch import WORDS, run_batch

    folder = output_folder(given.outputs, given.roster.stem)
    summary = run_batch(
        given.roster,
        folder,
        papers=numbers(given.papers),
        workers=given.workers,
        templates=given.templates,
        report=lambda one: say("\n".join([f"{WORDS[one.status]}：{one.code} {one.name}", *one.faults])),
    )
    for text in (*summary.notes, *summary.faults):
        say(text)
    say(f"{summary}汇总表：{folder / 'summary.xlsx'}")
    return DONE if summary.whole else PARTLY
