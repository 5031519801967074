"""``mzsh export-templates``: the templates, for an office to change."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..console import Parser, say
from .common import DONE, Commands, command


def add(commands: Commands[Parser]) -> None:
    export = command(commands, "export-templates", "导出模板，供本单位修改", run)
    export.add_argument("folder", metavar="文件夹", type=Path, help="一个空文件夹")


def run(given: argparse.Namespace) -> int:
    from ..output import export_templates

    say(f"模板：{export_templates(given.folder.absolute())}")
    say("修改后在命令中加 --templates 使用。")
    return DONE
