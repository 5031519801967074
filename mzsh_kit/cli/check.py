"""``mzsh check``: everything wrong with a document, a plan or a folder of papers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ..console import Parser, say
from .common import DONE, NOTHING, PARTLY, Commands, command, templates_option

if TYPE_CHECKING:
    from ..checking import Finding

_SHOWN = ("rule", "kind", "level", "text", "where", "places", "why", "fix")


def add(commands: Commands[Parser]) -> None:
    check = command(commands, "check", "审校文稿、方案或整套材料", run)
    check.add_argument("files", metavar="文件", type=Path, nargs="+", help="文稿、plan.json 或材料文件夹")
    check.add_argument("--json", action="store_true", help="输出JSON；多个文件时一行一个")
    check.add_argument(
        "--disable", metavar="规则", action="append", default=[], help="不用这条规则，可多次使用"
    )
    templates_option(check)


def run(given: argparse.Namespace) -> int:
    """Status 0: nothing or hints only; 1: findings; 2: some file could not be checked."""
    from ..checking import card
    from ..errors import KitError

    for name in given.disable:
        card(name)
    found: list[Finding] = []
    refused = False
    for path in given.files:
        try:
            one = _check(path, given)
        except KitError as error:
            say(str(error), error=True)
            refused = True
            continue
        found += one
        _tell(path, one, given)
    if refused:
        return NOTHING
    return PARTLY if any(one.level != "hint" for one in found) else DONE


def _check(path: Path, given: argparse.Namespace) -> tuple[Finding, ...]:
    from ..checking import check_file
    from ..checking.sets import check_folder, check_plan

    if path.is_dir():
        return check_folder(path, templates=given.templates, disable=given.disable)
    if path.suffix.lower() in (".json", ".yaml", ".yml"):
        return check_plan(path, templates=given.templates, disable=given.disable)
    return check_file(path, templates=given.templates, disable=given.disable)


def _tell(path: Path, found: Sequence[Finding], given: argparse.Namespace) -> None:
    if given.json:
        head = {"file": str(path)} if len(given.files) > 1 else {}
        say(json.dumps(head | {"findings": [_plain(one) for one in found]}, ensure_ascii=False))
        return
    say(f"{path}：{len(found)}处" if found else f"{path}：没有发现问题")
    for line in _table(found):
        say(line)


def _plain(one: Finding) -> dict[str, object]:
    """The finding as the README says that it is printed."""
    whole = asdict(one)
    return {name: whole[name] for name in _SHOWN}


def _table(found: Sequence[Finding]) -> list[str]:
    """Four columns, Chinese characters two cells wide."""
    from ..checking.labels import KINDS, LEVELS

    rows = [
        (
            LEVELS[one.level],
            KINDS[one.kind],
            _several(one),
            f"“{one.text}”{one.why}。{one.fix}。（{one.rule}）",
        )
        for one in found
    ]
    widths = [max((_width(row[n]) for row in rows), default=0) for n in range(3)]
    return ["  ".join((*(_padded(row[n], widths[n]) for n in range(3)), row[3])) for row in rows]


def _several(one: Finding) -> str:
    return one.where if len(one.places) == 1 else f"{one.where}等{len(one.places)}处"


def _width(text: str) -> int:
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
