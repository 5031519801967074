"""``mzsh roster``: a blank roster."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import resources
from ..console import Parser, say
from .common import DONE, Commands, command, writable


def add(commands: Commands[Parser]) -> None:
    roster = command(commands, "roster", "写出一份空白花名册", run)
    roster.add_argument("file", metavar="文件", type=Path, nargs="?", help="默认为输出文件夹中的 花名册.xlsx")


def run(given: argparse.Namespace) -> int:
    from ..output import make_folder
    from ..roster import write_blank

    path = given.file.absolute() if given.file else resources.outputs() / "花名册.xlsx"
    if given.file:
        writable(given.file, ".xlsx")
    else:
        make_folder(path.parent)
    write_blank(path)
    say(f"空白花名册：{path}")
    return DONE
