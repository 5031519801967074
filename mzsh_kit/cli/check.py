"""``mzsh check``: everything wrong with a document, a plan or a folder of papers."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..console import Parser, folded, say, width
from .common import DONE, NOTHING, PARTLY, Commands, command, templates_option

if TYPE_CHECKING:
    from ..checking import Finding
    from ..checking.many import Checked

_SHOWN = ("rule", "kind", "level", "text", "where", "places", "why", "fix")
_GAP, _INDENT = 2, 6


def add(commands: Commands[Parser]) -> None:
    check = command(commands, "check", "审校文稿、方案或整套材料", run)
    check.add_argument("files", metavar="文件", type=Path, nargs="+", help="文稿、plan.json 或材料文件夹")
    check.add_argument("--json", action="store_true", help="输出JSON；多个文件时一行一个")
    check.add_argument(
        "--disable", metavar="规则", action="append", default=[], help="不用这条规则，可多次使用"
    )
    check.add_argument("--xlsx", metavar="表.xlsx", type=Path, help="把全部问题另存为一个Excel工作簿")
    check.add_argument(
        "--comments", metavar="文件夹", type=Path, help="把带批注的文稿存入文件夹，有把握的改好后另存一份"
    )
    templates_option(check)


def run(given: argparse.Namespace) -> int:
    """Status 0: nothing or hints only; 1: findings; 2: some file could not be checked."""
    from ..checking import card

    for name in given.disable:
        card(name)
    checked = []
    for path, one in _checked(given):
        checked.append(one)
        if one.fault:
            say(one.fault, error=True)
            continue
        _tell(one, given)
        if given.comments and path.is_file():
            _write_copies(path, one, given.comments)
    if given.xlsx:
        _write_workbook(given.xlsx, checked)
    if any(one.fault for one in checked):
        return NOTHING
    return PARTLY if any(found.level != "hint" for one in checked for found in one.findings) else DONE


def _checked(given: argparse.Namespace) -> Iterator[tuple[Path, Checked]]:
    """Every document, plan and set that was named; a folder that is no set stands for the documents below it."""
    from ..checking.many import Checked, check_many
    from ..checking.review import documents
    from ..errors import KitError
    from ..output import read_manifest

    for path in given.files:
        try:
            if path.is_dir() and read_manifest(path) is None:
                paths = documents(path)
                many = check_many(paths, templates=given.templates, disable=given.disable)
                yield from (
                    (one, replace(found, name=str(one))) for one, found in zip(paths, many, strict=True)
                )
            else:
                yield path, Checked(str(path), _check(path, given))
        except KitError as error:
            yield path, Checked(str(path), fault=str(error))


def _write_copies(path: Path, one: Checked, folder: Path) -> None:
    """The commented copy of a document and, where something is certain, the mended one; of a plan there is none."""
    from ..checking.remarks import commented_copy, mended_copy
    from ..output import make_folder, put
    from ..reading import KINDS

    if path.suffix.lower() not in KINDS:
        return
    data = path.read_bytes()
    make_folder(folder)
    for copy in (commented_copy(data, path.name, one.findings), mended_copy(data, path.name, one.findings)):
        if copy:
            put(folder / copy[0], copy[1])


def _write_workbook(path: Path, checked: Sequence[Checked]) -> None:
    from ..checking.export import workbook
    from ..output import put

    put(path, workbook(checked))


def _check(path: Path, given: argparse.Namespace) -> tuple[Finding, ...]:
    from ..checking import check_file
    from ..checking.sets import check_folder, check_plan

    if path.is_dir():
        return check_folder(path, templates=given.templates, disable=given.disable)
    if path.suffix.lower() in (".json", ".yaml", ".yml"):
        return check_plan(path, templates=given.templates, disable=given.disable)
    return check_file(path, templates=given.templates, disable=given.disable)


def _tell(one: Checked, given: argparse.Namespace) -> None:
    if given.json:
        alone = len(given.files) == 1 and one.name == str(given.files[0])
        head = {} if alone else {"file": one.name}
        say(json.dumps(head | {"findings": [_plain(found) for found in one.findings]}, ensure_ascii=False))
        return
    say(f"{one.name}：{len(one.findings)}处" if one.findings else f"{one.name}：没有发现问题")
    for line in _table(one.findings, shutil.get_terminal_size((0, 0)).columns):
        say(line)


def _plain(one: Finding) -> dict[str, object]:
    """The finding as the README says that it is printed."""
    whole = asdict(one)
    return {name: whole[name] for name in _SHOWN}


def _table(found: Sequence[Finding], columns: int) -> Iterator[str]:
    """Level, kind, place and words; these are folded into a terminal of so many columns, where it has any."""
    from ..checking.labels import KINDS, LEVELS

    heads = [(LEVELS[one.level], KINDS[one.kind], _several(one)) for one in found]
    widths = [max(map(width, cells)) for cells in zip(*heads, strict=True)]
    for head, one in zip(heads, found, strict=True):
        first = "".join(map(_padded, head, widths))
        room = columns - width(first) if columns else 0
        beside = not columns or room >= columns // 2
        if not beside:
            yield first.rstrip()
            first, room = " " * _INDENT, columns - _INDENT
        for nth, line in enumerate(folded(f"{one.told}（{one.rule}）", room)):
            yield ((" " * width(first) if nth else first) + line).rstrip()


def _several(one: Finding) -> str:
    return one.where if len(one.places) == 1 else f"{one.where}等{len(one.places)}处"


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text) + _GAP)
