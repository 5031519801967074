"""``mzsh build``: one plan's papers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..console import Parser, say
from ..errors import KitError, fault
from .common import DONE, PARTLY, Commands, command, numbers, output_folder, output_options

if TYPE_CHECKING:
    from ..output import Written
    from ..plan import Plan


def add(commands: Commands[Parser]) -> None:
    build = command(commands, "build", "由一份方案（plan.json 或 YAML）生成材料", run)
    build.add_argument("plan", metavar="方案", type=Path, help="plan.json 或 YAML 文件")
    build.add_argument("--zip", action="store_true", help="另存一个压缩包")
    build.add_argument("--pdf", action="store_true", help="用LibreOffice另存PDF")
    build.add_argument("--strict", action="store_true", help="有需要核对的事项时，返回状态1")
    build.add_argument(
        "--compress", metavar="日期", type=date.fromisoformat, help="从这一天起压缩会前各步，如 2027-01-04"
    )
    build.add_argument(
        "--previous", metavar="台账", type=Path, help="上年的整改台账（.xlsx），据此写上年整改落实情况"
    )
    build.add_argument("--no-hints", action="store_true", help="不附写作提示（Word批注）")
    build.add_argument("--no-embed", action="store_true", help="文件中不保存方案数据")
    build.add_argument("-v", "--verbose", action="store_true", help="说明各步的时间为什么这样定")
    output_options(build)


def run(given: argparse.Namespace) -> int:
    from ..output import find_office, write_papers
    from ..papers import as_asked, asked, build_all
    from ..papers.remarks import QUESTIONS, remarks

    if given.pdf:
        find_office()
    plan, papers = as_asked(_plan(given), wanted := numbers(given.papers), given.templates)
    folder = output_folder(given.outputs, plan.team)
    made = build_all(plan, papers, given.templates)
    written = write_papers(plan, folder, wanted, given.templates, tidy=given.tidy, made=made)
    for path in chain(written.files, _more(written, plan, given)):
        say(str(path))
    say(str(asked(made, given.templates)))
    for line in _beside(written, plan, tidied=given.tidy):
        say(line)
    if given.verbose:
        explain(plan, given.templates)
    doubts = remarks(plan, date.today(), given.templates)
    for doubt in doubts:
        say(f"请核对：{doubt}")
    doubtful = any(doubt.code not in QUESTIONS for doubt in doubts)
    return PARTLY if given.strict and doubtful else DONE


def _plan(given: argparse.Namespace) -> Plan:
    """The plan of the file, as the options change it."""
    from ..plan import load

    plan = load(given.plan, given.templates)
    if given.compress:
        plan = compress(plan, given.compress, given.templates)
    changed: dict[str, object] = {name: True for name in ("no_hints", "no_embed") if getattr(given, name)}
    if given.previous:
        from ..plan.held import Earlier
        from ..roster import read_ledger

        changed["previous"] = tuple(map(Earlier.model_validate, read_ledger(given.previous)))
    return plan.model_copy(update=changed)


def _more(written: Written, plan: Plan, given: argparse.Namespace) -> Iterator[Path]:
    """The PDF files and the archive that were asked for, each as it is made."""
    from ..output import PLAN, pdfs, put, safe_name, zipped

    if given.pdf:
        yield from pdfs(written.files)
    papers = [path for path in written.files if path.name != PLAN]
    if given.zip and len(papers) > 1:
        target = written.folder / f"{safe_name(plan.team)}材料.zip"
        put(target, zipped(papers))
        yield target


def _beside(written: Written, plan: Plan, *, tidied: bool) -> Iterator[str]:
    """What else stands in the folder, and what is open in the plan."""
    for path in written.beside:
        yield f"原文件有人改过，没有覆盖，新稿另存为：{path.name}"
    for path in written.former:
        moved = f"已移到“{path.parent.name}”" if tidied else "这次没有选，加 --tidy 可以移开"
        yield f"以前生成的材料，{moved}：{path.name}"
    named = [value.name for value in written.manifest.open]
    if named:
        yield "待定事项：" + "、".join(named)


def compress(plan: Plan, start: date, templates: Path | None) -> Plan:
    """The plan with its steps laid from ``start`` on; says what was shortened."""
    from ..plan import when_words
    from ..timing import TooShort, compressed, work_calendar

    if plan.meeting_day is None:
        raise KitError(fault("timing.no_day", "会议日期"))
    timeline = compressed(plan, start, work_calendar(templates))
    if isinstance(timeline, TooShort):
        mend = f"最早可以在{when_words(timeline.earliest)}召开" if timeline.earliest else "请另定会议日期"
        raise KitError(fault("timing.too_short", "会前准备", found=when_words(start), mend=mend))
    for step in timeline.shortened:
        say(step)
    return timeline.plan


def explain(plan: Plan, templates: Path | None) -> None:
    """Why each step stands where it stands."""
    from ..timing import schedule, work_calendar

    for row in schedule(plan, work_calendar(templates)).listed:
        say(f"{row.name}：{row.span_words}" + (f"（{row.note}）" if row.note else ""))
