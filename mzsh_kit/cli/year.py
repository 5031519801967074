"""``mzsh year``: the superior's notice read into a proposed file of its 年度, for a person to confirm."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..budget import WORD
from ..console import Parser, say
from ..errors import KitError, fault
from .common import DONE, Commands, answered_yes, command, templates_option, writable

if TYPE_CHECKING:
    from ..reading.notice import Notice


def add(commands: Commands[Parser]) -> None:
    year = command(commands, "year", "从上级通知读出年度文件的草稿，核对后放进模板文件夹的 years", run)
    year.add_argument(
        "notice",
        metavar="通知",
        type=Path,
        help="关于开好民主生活会的通知（.docx .txt .md，装有LibreOffice时还有 .doc .wps）",
    )
    year.add_argument("-o", metavar="输出.yaml", dest="output", type=Path, help="存为文件；不写的，只显示")
    year.add_argument("--yes", action="store_true", help="文件不是通知时不再询问，仍存为文件")
    templates_option(year)


def run(given: argparse.Namespace) -> int:
    from ..output import put
    from ..reading.notice import read_notice

    if given.output:
        writable(given.output, ".yaml")
    notice = read_notice(WORD.read(given.notice), given.notice.name, given.templates)
    if given.output and given.output.exists():
        raise KitError(fault("notice.exists", str(given.output), found=notice.year))
    sure = given.yes or not notice.question
    meant = given.output and (
        sure or answered_yes(notice.question, fault("notice.question", given.notice.name))
    )
    for line in _lines(notice):
        say(line)
    if meant:
        put(given.output, notice.file().encode())
        say(f"草稿已存为 {given.output}，核对后放进模板文件夹的 years，文件名为 {notice.year}.yaml。")
    return DONE


def _lines(notice: Notice) -> list[str]:
    from ..reading.notice import shown

    head = [f"{notice.title}：{notice.year}年度，读到{len(notice.values)}项，请逐项核对"]
    read = [f"{value.label}：{shown(value.value)}（{'、'.join(value.places)}）" for value in notice.values]
    return [
        *filter(None, [notice.doubt]),
        *head,
        *read,
        *(f"{words}（{place}），不写进年度文件" for words, place in notice.beside),
    ]
