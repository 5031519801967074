"""The ``mzsh`` command. Status 0: all made; 1: some units failed, the others are made; 2: nothing done."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from . import resources
from .console import Parser, say, speak_chinese
from .errors import KitError, fault

DONE, PARTLY, NOTHING = 0, 1, 2


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. Faults are told in Chinese; a bug leaves a log and its number, never a traceback."""
    speak_chinese()
    try:
        given = _parser().parse_args(words)
        status: int = given.run(given)
        return status
    except KitError as error:
        say(str(error), error=True)
    except KeyboardInterrupt:
        say("已停止。", error=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception:
        say(_bug(traceback.format_exc()), error=True)
    return NOTHING


def _parser() -> Parser:
    parser = Parser(prog="mzsh", description="筹备民主生活会：一次填写，生成全套材料。")
    commands = parser.add_subparsers(title="命令", required=True, metavar="命令")
    build = _command(commands, "build", "由一份方案（plan.json 或 YAML）生成材料", _build)
    build.add_argument("plan", metavar="方案", type=Path, help="plan.json 或 YAML 文件")
    build.add_argument("--zip", action="store_true", help="另存一个压缩包")
    build.add_argument("--pdf", action="store_true", help="用LibreOffice另存PDF")
    _shared(build)
    batch = _command(commands, "batch", "由花名册批量生成", _batch)
    batch.add_argument("roster", metavar="花名册", type=Path, help=".xlsx 文件")
    batch.add_argument("--workers", metavar="个数", type=_positive, help="同时运行的进程数，默认为处理器核数")
    _shared(batch)
    roster = _command(commands, "roster", "写出一份空白花名册", _roster)
    roster.add_argument("file", metavar="文件", type=Path, nargs="?", help="默认为输出文件夹中的 花名册.xlsx")
    export = _command(commands, "export-templates", "导出模板，供本单位修改", _export)
    export.add_argument("folder", metavar="文件夹", type=Path, help="一个空文件夹")
    app = _command(commands, "app", "在浏览器中使用", _app)
    app.add_argument("--host", metavar="地址", default="127.0.0.1", help="默认只供本机使用")
    app.add_argument("--port", metavar="端口", type=_positive, default=8866)
    app.add_argument("--token", metavar="口令", default="", help="供其他电脑使用时必须设置")
    app.add_argument("--no-browser", action="store_true", help="不自动打开浏览器")
    return parser


def _command(commands: argparse._SubParsersAction[Parser], name: str, does: str, run: object) -> Parser:
    command = commands.add_parser(name, help=does, description=does)
    command.set_defaults(run=run)
    return command


def _shared(command: Parser) -> None:
    command.add_argument("-o", "--outputs", metavar="文件夹", type=Path, help="输出文件夹")
    command.add_argument("--papers", metavar="编号", help="只生成这些材料，如 01,15；默认全部")
    command.add_argument("--templates", metavar="文件夹", type=Path, help="使用本单位修改过的模板")


def _positive(text: str) -> int:
    if not (number := int(text)) > 0:
        raise ValueError(text)
    return number


def _numbers(papers: str | None) -> list[str] | None:
    return [one.strip() for one in papers.replace("，", ",").split(",") if one.strip()] if papers else None


def _folder(given: Path | None, name: str) -> Path:
    from .output import safe_name

    return given.absolute() if given else resources.outputs() / safe_name(name)


def _build(given: argparse.Namespace) -> int:
    from .output import PLAN, find_office, pdfs, put, safe_name, write_papers, zipped
    from .plan import load

    if given.pdf:
        find_office()
    plan = load(given.plan, given.templates)
    written = write_papers(plan, _folder(given.outputs, plan.team), _numbers(given.papers), given.templates)
    for path in written.files:
        say(str(path))
    if given.pdf:
        for path in pdfs(written.files):
            say(str(path))
    papers = [path for path in written.files if path.name != PLAN]
    if given.zip and len(papers) > 1:
        target = written.folder / f"{safe_name(plan.team)}材料.zip"
        put(target, zipped(papers))
        say(str(target))
    for path in written.beside:
        say(f"原文件有人改过，没有覆盖，新稿另存为：{path.name}")
    if written.manifest.open:
        say("待定事项：" + "、".join(value.name for value in written.manifest.open))
    return DONE


def _batch(given: argparse.Namespace) -> int:
    from .batch import WORDS, run_batch

    folder = _folder(given.outputs, given.roster.stem)
    summary = run_batch(
        given.roster,
        folder,
        papers=_numbers(given.papers),
        workers=given.workers,
        templates=given.templates,
        report=lambda one: say("\n".join([f"{WORDS[one.status]}：{one.code} {one.name}", *one.faults])),
    )
    for text in (*summary.notes, *summary.faults):
        say(text)
    say(f"{summary}汇总表：{folder / 'summary.xlsx'}")
    return DONE if summary.whole else PARTLY


def _roster(given: argparse.Namespace) -> int:
    from .roster import write_blank

    path = given.file.absolute() if given.file else resources.outputs() / "花名册.xlsx"
    write_blank(path)
    say(f"空白花名册：{path}")
    return DONE


def _export(given: argparse.Namespace) -> int:
    from .output import export_templates

    say(f"模板：{export_templates(given.folder.absolute())}")
    say("修改后在命令中加 --templates 使用。")
    return DONE


def _app(given: argparse.Namespace) -> int:
    from .app.server import serve

    serve(port=given.port, host=given.host, token=given.token, open_browser=not given.no_browser)
    return DONE


def _bug(trace: str) -> str:
    from .output import digest, make_folder, put

    number = digest(trace.encode())[:8]
    log = resources.outputs() / "logs" / f"{number}.log"
    try:
        make_folder(log.parent)
        put(log, trace.encode("utf-8", "replace"))
    except KitError:
        log = Path("（无法写入日志）")
    return str(fault("bug", number=number, log=log))


if __name__ == "__main__":
    raise SystemExit(main())
