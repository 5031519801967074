"""``mzsh check``: everything wrong with a document, a plan or a folder of papers."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..console import Parser, folded, say, width
from ..errors import KitError, fault
from .common import DONE, NOTHING, PARTLY, Commands, command, json_line, templates_option, writable

if TYPE_CHECKING:
    from ..checking import Finding
    from ..checking.ignored import Ignored
    from ..checking.many import Checked

_SHOWN = ("rule", "kind", "level", "text", "where", "places", "why", "fix")
_GAP, _INDENT = 2, 6
_PLANS, _TEXTS = (".json", ".yaml", ".yml"), (".txt", ".md", ".markdown")
_ALL = "all"


def add(commands: Commands[Parser]) -> None:
    check = command(commands, "check", "审校文稿、方案或整套材料", run)
    check.add_argument("files", metavar="文件", type=Path, nargs="+", help="文稿、plan.json 或材料文件夹")
    check.add_argument("--json", action="store_true", help="输出JSON；多个文件时一行一个")
    check.add_argument(
        "--disable", metavar="规则", action="append", default=[], help="不用这条规则，可多次使用"
    )
    check.add_argument("--all", action="store_true", help="本单位选择不再提示的也列出")
    check.add_argument("--xlsx", metavar="表.xlsx", type=Path, help="把全部问题另存为一个Excel工作簿")
    check.add_argument(
        "--comments", metavar="文件夹", type=Path, help="把带批注的文稿存入文件夹，有把握的作为修订另存一份"
    )
    check.add_argument(
        "-o",
        "--output",
        metavar="文稿",
        type=Path,
        help="把一份文稿的修订稿写到这里：采纳的作修订，其余作批注",
    )
    check.add_argument(
        "--accept",
        metavar="规则",
        action="append",
        default=[],
        help="采纳这条规则的问题（all为全部），可多次使用；不写的，采纳有把握的",
    )
    check.add_argument("--author", metavar="姓名", default="审校", help="修订和批注的作者")
    check.add_argument(
        "--date",
        metavar="日期",
        type=datetime.fromisoformat,
        help="修订和批注的日期，如2027-01-18；不写的，没有日期",
    )
    templates_option(check)


def run(given: argparse.Namespace) -> int:
    """Status 0: nothing or hints only; 1: findings, or some files could not be checked; 2: none could."""
    from ..checking import card
    from ..checking.ignored import Ignored, opened
    from ..checking.many import check_many
    from ..output import locked

    for name in (*given.disable, *(rule for rule in given.accept if rule != _ALL)):
        card(name)
    _one_output(given)
    if given.xlsx:
        writable(given.xlsx, ".xlsx")
    places = list(_places(given.files))
    paths = [path for path, _ in places]
    ignored = Ignored() if given.all else opened()
    told, whole, taken = [], True, set[str]()
    files = check_many(paths, templates=given.templates, disable=given.disable)
    with locked(given.comments) if given.comments else nullcontext():
        for (path, below), everything in zip(places, files, strict=True):
            checked = _without(ignored, everything, path)
            told.append(checked)
            if checked.fault:
                say(checked.fault, error=True)
                continue
            _tell(checked, given, alone=paths == given.files[:1])
            if left_out := len(everything.findings) - len(checked.findings):
                say(
                    f"另有{left_out}个问题，本单位选择不再提示，没有列出；全部列出请加--all", error=given.json
                )
            if given.output:
                _write_revised(path, checked, given)
            if given.comments:
                whole &= _copied(path, checked, given.comments / below, taken, given.json)
    if given.xlsx:
        _write_workbook(given.xlsx, told)
    if all(checked.fault for checked in told):
        return NOTHING
    good = whole and not any(checked.fault or _wrong(checked) for checked in told)
    return DONE if good else PARTLY


def _places(sources: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """All there is to check, each with its place among the copies: as it stands below the folder that was
    named.
    """
    from ..checking.named import named

    for source in sources:
        for path in named(source):
            place = path if path.is_dir() else path.parent
            yield path, place.relative_to(source) if source.is_dir() else Path()


def _without(ignored: Ignored, checked: Checked, path: Path) -> Checked:
    """What the office wants to be told of a file; places that it ignores are looked up by the file's name."""
    from ..checking.redline import checked_lines

    known = path.is_file() and path.name in ignored.places and not checked.fault
    lines = checked_lines(path.read_bytes(), path.name) if known else ()
    return replace(checked, findings=ignored.told(path.name, checked.findings, lines))


def _one_output(given: argparse.Namespace) -> None:
    """``-o`` and what belongs to it make sense for one document. Raises :class:`KitError`."""
    wrong = {
        "-o只用于一份文稿": given.output
        and (len(given.files) != 1 or given.files[0].is_dir() or given.files[0].suffix.lower() in _PLANS),
        "-o不能是原来的文稿": given.output and given.output.resolve() == given.files[0].resolve(),
        "--accept要与-o同时使用": given.accept and not given.output,
    }
    for misuse in (misuse for misuse, is_so in wrong.items() if is_so):
        raise KitError(fault("command.usage", found=misuse))
    if given.output:
        writable(
            given.output, given.files[0].suffix.lower() if _as_text(given.files[0], given.output) else ".docx"
        )


def _as_text(path: Path, output: Path) -> bool:
    """Whether a text is to stay a text."""
    return path.suffix.lower() == output.suffix.lower() in _TEXTS


def _write_revised(path: Path, checked: Checked, given: argparse.Namespace) -> None:
    """The document with what was accepted: a Word file with tracked changes, or the text where the name asks
    for one.
    """
    from ..checking.redline import accept, certain, corrected_copy, is_text
    from ..output import put

    data, accepted = (
        path.read_bytes(),
        tuple(finding for finding in checked.findings if {finding.rule, _ALL} & {*given.accept}),
    )
    rest = tuple(finding for finding in checked.findings if finding not in accepted)
    if not given.accept:
        accepted, rest = certain(checked.findings)
    if _as_text(path, given.output) and is_text(data, path.name):
        made = corrected_copy(data, path.name, accepted)[1]
    else:
        made = accept(data, accepted, rest, name=path.name, author=given.author, when=given.date)
    put(given.output, made)
    say(f"另存：{given.output}（采纳{len(accepted)}个问题）", error=given.json)


def _wrong(checked: Checked) -> bool:
    return any(finding.level != "hint" for finding in checked.findings)


def _copied(path: Path, checked: Checked, folder: Path, taken: set[str], aside: bool) -> bool:
    """Write the copies and say which; whether that went well."""
    from ..checking.copies import write_copies

    try:
        copies = write_copies(path, checked.findings, folder, taken)
    except KitError as error:
        say(str(error.of_file(path)), error=True)
        return False
    for copy in copies:
        say(f"另存：{copy}", error=aside)
    if checked.findings and not copies:
        say(f"{path}：没有可以批注的文稿", error=aside)
    return True


def _write_workbook(path: Path, checked: Sequence[Checked]) -> None:
    from ..checking.export import workbook
    from ..frames import kinds_frame
    from ..output import put

    kinds = kinds_frame(checked).astype(object) if len(checked) > 1 else None
    put(path, workbook(checked, () if kinds is None else tuple(kinds.itertuples(index=False, name=None))))


def _tell(checked: Checked, given: argparse.Namespace, *, alone: bool) -> None:
    from ..checking import together

    if given.json:
        say(json_line({"findings": [*map(_plain, checked.findings)]}, checked.name, alone=alone))
        return
    found = together(checked.findings)
    say(f"{checked.name}：{len(found)}处" if found else f"{checked.name}：没有发现问题")
    for line in _table(found, shutil.get_terminal_size((0, 0)).columns):
        say(line)


def _plain(finding: Finding) -> dict[str, object]:
    """The finding as the README says that it is printed."""
    whole = asdict(finding)
    return {name: whole[name] for name in _SHOWN}


def _table(findings: Sequence[Finding], columns: int) -> Iterator[str]:
    """Level, kind, place and words; these are folded into a terminal of so many columns, where it has any."""
    from ..checking.labels import KINDS, LEVELS

    heads = [(LEVELS[finding.level], KINDS[finding.kind], _several(finding)) for finding in findings]
    widths = [max(map(width, cells)) for cells in zip(*heads, strict=True)]
    for head, finding in zip(heads, findings, strict=True):
        first = "".join(map(_padded, head, widths))
        room = columns - width(first) if columns else 0
        beside = not columns or room >= columns // 2
        if not beside:
            yield first.rstrip()
            first, room = " " * _INDENT, columns - _INDENT
        for nth, line in enumerate(folded(f"{finding.told}（{finding.rule}）", room)):
            yield ((" " * width(first) if nth else first) + line).rstrip()


def _several(finding: Finding) -> str:
    return finding.where if len(finding.places) == 1 else f"{finding.where}等{len(finding.places)}处"


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text) + _GAP)
