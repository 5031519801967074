"""``mzsh app``: the pages in the browser."""

from __future__ import annotations

import argparse

from ..console import Parser
from .common import DONE, Commands, command

_LAST_PORT = 65535


def add(commands: Commands[Parser]) -> None:
    app = command(commands, "app", "在浏览器中使用", run)
    app.add_argument("--host", metavar="地址", default="127.0.0.1", help="默认只供本机使用")
    app.add_argument("--port", metavar="端口", type=_port, default=8866)
    app.add_argument("--token", metavar="口令", default="", help="供其他电脑使用时必须设置")
    app.add_argument("--no-browser", action="store_true", help="不自动打开浏览器")


def run(given: argparse.Namespace) -> int:
    from ..app.server import serve

    serve(port=given.port, host=given.host, token=given.token, open_browser=not given.no_browser)
    return DONE


def _port(text: str) -> int:
    """A port that a server can have, for argparse."""
    if not (text.isdecimal() and 1 <= int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"“{text}”超出范围，应为1至{_LAST_PORT}之间的整数")
    return int(text)
