"""``mzsh read``: what an old plan says, and a plan made of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ..console import Parser, say
from ..errors import KitError, fault
from .common import (
    DONE,
    NOTHING,
    PARTLY,
    Commands,
    answered_yes,
    command,
    json_line,
    templates_option,
    writable,
)

if TYPE_CHECKING:
    from ..plan import Plan
    from ..reading import Fact, Reading
    from ..reading.own import Change, OwnPaper

    _Told = tuple[Sequence[str], Plan | None]
    """The lines to print, and the plan to be saved."""

_INCOMPLETE, _NOT_CERTAIN = "，原文空缺或者不完整，须自行核对填写", "，没有把握，须自行核对"


def add(commands: Commands[Parser]) -> None:
    read = command(commands, "read", "读取旧方案（.docx .txt .md，装有LibreOffice时还有 .doc .wps）", run)
    read.add_argument("files", metavar="文件", type=Path, nargs="+", help="旧方案，可以有几个")
    read.add_argument("--json", action="store_true", help="输出数据；几个文件时每行一个")
    read.add_argument(
        "--plan", metavar="输出.json", type=Path, help="另存为方案（plan.json），只能读一个文件"
    )
    read.add_argument("--yes", action="store_true", help="文件不是实施方案时不再询问，仍另存为方案")
    templates_option(read)


def run(given: argparse.Namespace) -> int:
    if given.plan and len(given.files) > 1:
        raise KitError(fault("reading.one_plan", "--plan"))
    if given.plan:
        writable(given.plan, ".json")
    good = sum(_read(path, given) for path in given.files)
    return DONE if good == len(given.files) else PARTLY if good else NOTHING


def _read(path: Path, given: argparse.Namespace) -> bool:
    """Read one file and print it; whether that went well."""
    try:
        lines, plan = _own(path, given) or _foreign(path, given)
        if plan:
            _save(plan, given.plan)
    except KitError as error:
        say(str(error.of_file(path)), error=True)
        return False
    for line in lines:
        say(line)
    if plan:
        say(str(given.plan), error=given.json)
    return True


def _own(path: Path, given: argparse.Namespace) -> _Told | None:
    """What a paper of the kit's own carries, and what was changed since it was made; nothing of any other."""
    from ..budget import WORD
    from ..reading.own import own_paper

    own = own_paper(WORD.read(path), path.name, given.templates) if path.is_file() else None
    if own is None:
        return None
    lines: Sequence[str] = _own_lines(own, path)
    if given.json:
        changes = [asdict(change) | {"label": change.label} for change in own.changes]
        lines = [json_line({"plan": own.answers, "changes": changes}, path, alone=len(given.files) == 1)]
    return lines, own.plan if given.plan else None


def _foreign(path: Path, given: argparse.Namespace) -> _Told:
    """What was read of anyone's document."""
    from ..office import own_templates
    from ..reading import plan_of, read, without_once

    reading = read(path, given.templates, own_templates())
    unasked = fault("reading.question", found=reading.sort)
    sure = given.yes or not reading.question
    meant = given.plan and (sure or answered_yes(reading.question, unasked))
    reading = without_once(reading) if meant else reading
    plan = plan_of(reading, given.templates) if meant else None
    if given.json:
        return [json_line(reading.data(), path, alone=len(given.files) == 1)], plan
    return (*_lines(path, reading), *_left_out(path)), plan


def _save(plan: Plan, path: Path) -> None:
    from ..output import put
    from ..plan import dump_plan

    put(path, dump_plan(plan).encode())


def _own_lines(own: OwnPaper, path: Path) -> list[str]:
    plan = own.plan
    team = sum(not member.vacant for member in plan.members)
    head = [
        f"{path.name}：本程序生成的文件，附有方案数据，以方案数据为准",
        f"单位：{plan.team}　会议类型：{plan.kind}　年度：{plan.year}　班子成员：{team}人",
    ]
    if not own.changes:
        return [*head, "文中没有改动、修订和批注"]
    caution = [] if own.as_made else ["本程序的版本或范本已与生成时不同，有的差别可能由此而来"]
    return [
        *head,
        f"生成以后有{len(own.changes)}处改动、修订或批注：",
        *caution,
        *map(_change_line, own.changes),
    ]


def _change_line(change: Change) -> str:
    whose = "，".join(filter(None, (change.place, change.author)))
    then = f"；采纳后{change.label}为“{change.value}”" if change.target else ""
    return f"{change.kind}（{whose}）：{change.words}{then}"


def _left_out(path: Path) -> list[str]:
    from ..reading import left_out

    return [f"文件里还有{part}，其中的文字没有读" for part in left_out(path.read_bytes(), path.name)]


def _doubt(fact: Fact) -> str:
    """What is said behind a value that no plan takes by itself."""
    from ..reading import incomplete

    return "" if fact.certain else _INCOMPLETE if incomplete(fact) else _NOT_CERTAIN


def _lines(path: Path, reading: Reading) -> list[str]:
    from ..reading import label

    head = [
        f"{path.name}：{reading.title or '（没有标题）'}",
        f"文件：{reading.sort}　类型：{reading.kind}　单位：{reading.unit or '（没有读到）'}",
    ]
    tree = [f"{'　' * section.level}{section.number}{section.heading}" for section in reading.tree.sections]
    facts = [f"{label(fact.field)}：{fact.value}（{fact.place}）{_doubt(fact)}" for fact in reading.facts]
    rest = [
        f"{passage.text}（{passage.where}）" + (f"，可能是{label(passage.maybe)}" if passage.maybe else "")
        for passage in reading.unread
    ]
    return [
        *head,
        "标题：",
        *tree,
        f"读到{len(facts)}项：",
        *facts,
        *([f"没有读懂{len(rest)}句：", *rest] if rest else []),
    ]
