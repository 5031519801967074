"""``mzsh export-templates``: the templates, for an office to change; what it and the kit have changed
since.
"""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path

from ..console import Parser, say
from .common import DONE, Commands, command


def add(commands: Commands[Parser]) -> None:
    export = command(commands, "export-templates", "导出模板，供本单位修改", run)
    export.add_argument("folder", metavar="文件夹", type=Path, help="一个空文件夹；比较时是以前导出的文件夹")
    export.add_argument(
        "--compare",
        action="store_true",
        help="不导出，列出以前导出的模板里本单位改了什么、程序后来更新了什么",
    )


def run(given: argparse.Namespace) -> int:
    from ..output import export_templates

    folder = given.folder.absolute()
    if given.compare:
        return _compare(folder)
    say(f"模板：{export_templates(folder)}")
    say("修改后在命令中加 --templates 使用。程序升级后，加 --compare 看有哪些更新。")
    return DONE


def _compare(folder: Path) -> int:
    from ..output.exported import State, compared, recorded

    changes = compared(folder)
    if recorded(folder) is None:
        say("文件夹里没有导出记录（exported.json），分不清是本单位改的还是程序更新的，只与现在的程序比较。")
    if not changes:
        say("与现在的程序完全一致。")
    order = list(State)
    for state, marks in groupby(
        sorted(changes, key=lambda change: order.index(change.state)), lambda change: change.state
    ):
        say(f"{state.value}：")
        for change in marks:
            say(f"  {change.path}")
            for line in change.lines:
                say(f"    {line}")
    if any(change.lines for change in changes):
        say("“－”是现在程序里的，“＋”是本单位的。")
    return DONE
