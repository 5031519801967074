"""What several commands share: their status, their options, their output folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from .. import resources
from ..console import Parser, say
from ..errors import Fault, KitError, fault
from ..parameters import numbers_of

DONE, PARTLY, NOTHING, STOPPED = 0, 1, 2, 130
_YES = ("是", "y", "yes")
Commands = argparse._SubParsersAction
Run = Callable[[argparse.Namespace], int]


def command(commands: Commands[Parser], name: str, does: str, run: Run) -> Parser:
    """A command that ``run`` carries out; it gives the status."""
    added = commands.add_parser(name, help=does, description=does)
    added.set_defaults(run=run)
    return added


def output_options(added: Parser) -> None:
    """The options of every command that makes papers."""
    added.add_argument("-o", "--outputs", metavar="文件夹", type=Path, help="输出文件夹")
    added.add_argument(
        "--papers",
        metavar="范围",
        help="生成哪些材料：必备、常用、全部，或者编号如 01,15；默认按方案的材料范围",
    )
    added.add_argument(
        "--tidy", action="store_true", help="把以前生成、这次没有选的材料移到“以前的材料”文件夹"
    )
    templates_option(added)


def templates_option(added: Parser) -> None:
    added.add_argument("--templates", metavar="文件夹", type=Path, help="使用本单位修改过的模板")


def positive(text: str) -> int:
    """A whole number above 0, for argparse."""
    if not (number := int(text)) > 0:
        raise ValueError(text)
    return number


def numbers(papers: str | None) -> list[str] | None:
    """The papers that were asked for, by size or number; ``None`` where the plan says which."""
    return numbers_of(papers, "--papers")


def answered_yes(question: str, unasked: Fault) -> bool:
    """Whether the person at the terminal says yes. Raises :class:`KitError` with what is wrong where nobody
    can be asked.
    """
    if not (sys.stdin and sys.stdin.isatty()):
        raise KitError(unasked)
    say(f"{question}（是/否）", error=True)
    return sys.stdin.readline().strip().lower() in _YES


def json_line(data: Mapping[str, object], file: str | Path, *, alone: bool) -> str:
    """Data on one line, with the name of the file that they are of where it is not the only one."""
    head = {} if alone else {"file": str(file)}
    return json.dumps({**head, **data}, ensure_ascii=False)


def writable(path: Path, suffix: str) -> None:
    """Raises :class:`KitError` for a file to be written that has another suffix or no folder to stand in."""
    if path.suffix.lower() != suffix:
        raise KitError(fault("file.suffix", str(path), wanted=suffix))
    if not path.parent.is_dir():
        raise KitError(fault("file.no_folder", str(path), found=path.parent))


def output_folder(given: Path | None, name: str) -> Path:
    """The folder that was asked for, or one of this name among the outputs."""
    from ..output import safe_name

    return given.absolute() if given else resources.outputs() / safe_name(name)
