"""``mzsh app``: the pages in the browser."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..console import Parser
from .common import DONE, Commands, command

_LAST_PORT = 65535
TOKEN = "MZSH_TOKEN"


def add(commands: Commands[Parser]) -> None:
    app = command(commands, "app", "在浏览器中使用", run)
    app.add_argument("--host", metavar="地址", default="127.0.0.1", help="默认只供本机使用")
    app.add_argument("--port", metavar="端口", type=_port, default=8866)
    app.add_argument(
        "--token-file",
        metavar="文件",
        type=Path,
        help="口令所在的文件，也可以写入环境变量MZSH_TOKEN；供其他电脑使用时必须设置，不少于16个字符",
    )
    app.add_argument("--certfile", metavar="证书.pem", type=Path, help="用https提供")
    app.add_argument("--keyfile", metavar="私钥.pem", type=Path, help="证书的私钥，不在同一个文件里时要写明")
    app.add_argument("--proxy", action="store_true", help="前面有反向代理（nginx等），由它提供https")
    app.add_argument("--base-url", metavar="路径", default="/", help="代理转来的路径，如 /mzsh/")
    app.add_argument("--no-browser", action="store_true", help="不自动打开浏览器")


def run(given: argparse.Namespace) -> int:
    from ..app.server import serve

    serve(
        port=given.port,
        host=given.host,
        token=_token(given.token_file),
        open_browser=not given.no_browser,
        certfile=given.certfile,
        keyfile=given.keyfile,
        base_url=given.base_url,
        proxied=given.proxy,
    )
    return DONE


def _token(file: Path | None) -> str:
    """The token, never from the command line, which every user of the machine can read; kernels do not
    inherit it.
    """
    from_environment = os.environ.pop(TOKEN, "")
    if not file:
        return from_environment.strip()
    from ..plan.source import read_text

    return read_text(file).strip()


def _port(text: str) -> int:
    """A port that a server can have, for argparse."""
    if not (text.isdecimal() and 1 <= int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"“{text}”超出范围，应为1至{_LAST_PORT}之间的整数")
    return int(text)
