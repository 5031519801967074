"""``mzsh read``: what an old plan says, and a plan made of it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..console import Parser, say
from ..errors import KitError
from .common import DONE, NOTHING, PARTLY, Commands, command, templates_option, writable

if TYPE_CHECKING:
    from ..reading import Reading


def add(commands: Commands[Parser]) -> None:
    read = command(commands, "read", "读取旧方案（.docx .txt .md，装有LibreOffice时还有 .doc .wps）", run)
    read.add_argument("files", metavar="文件", type=Path, nargs="+", help="旧方案，可以有几个")
    read.add_argument("--json", action="store_true", help="输出数据；几个文件时每行一个")
    read.add_argument(
        "--plan", metavar="输出.json", type=Path, help="另存为方案（plan.json），只能读一个文件"
    )
    templates_option(read)


def run(given: argparse.Namespace) -> int:
    from ..errors import fault

    if given.plan and len(given.files) > 1:
        raise KitError(fault("reading.one_plan", "--plan"))
    if given.plan:
        writable(given.plan, ".json")
    good = sum(_read(path, given) for path in given.files)
    return DONE if good == len(given.files) else PARTLY if good else NOTHING


def _read(path: Path, given: argparse.Namespace) -> bool:
    """Read one file and print it; whether that went well."""
    from ..output import put
    from ..plan import dump_plan
    from ..reading import doubt, plan_of, read

    try:
        reading = read(path, given.templates)
        if given.plan:
            if asked := doubt(reading):
                say(asked, error=True)
            put(given.plan, dump_plan(plan_of(reading, given.templates)).encode())
    except KitError as error:
        say(str(error.of_file(path)), error=True)
        return False
    if given.json:
        alone = len(given.files) == 1
        say(json.dumps(({} if alone else {"file": str(path)}) | reading.data(), ensure_ascii=False))
    else:
        for line in _lines(path, reading):
            say(line)
    if given.plan:
        say(str(given.plan), error=given.json)
    return True


def _lines(path: Path, reading: Reading) -> list[str]:
    from ..reading import label

    head = [
        f"{path.name}：{reading.title or '（没有标题）'}",
        f"文件：{reading.sort}　类型：{reading.kind}　单位：{reading.unit or '（没有读到）'}",
    ]
    tree = [f"{'　' * one.level}{one.number}{one.heading}" for one in reading.tree.sections]
    facts = [f"{label(one.field)}：{one.value}（{one.place}）" for one in reading.facts]
    rest = [f"{one.text}（{one.place}）" for one in reading.unread]
    return [
        *head,
        "标题：",
        *tree,
        f"读到{len(facts)}项：",
        *facts,
        *([f"没有读懂{len(rest)}句：", *rest] if rest else []),
    ]
