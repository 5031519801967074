"""The terminal: messages in Chinese on any code page, argparse included."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import NoReturn

_ARGPARSE = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "参数",
    "subcommands": "命令",
    "show this help message and exit": "显示用法",
    "the following arguments are required: %s": "缺少参数：%s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "expected one argument": "后面应跟一个值",
    "expected at least one argument": "后面应至少跟一个值",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "invalid %(type)s value: %(value)r": "“%(value)s”不是规定的数值",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 写得太短，可能是 %(matches)s",
    "ignored explicit argument %r": "不需要值 %r",
}


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese. Wrong words end with status 2."""

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """The choices as a person lists them."""
        if action.choices is not None and value not in action.choices:
            choices = "、".join(map(str, action.choices))
            raise argparse.ArgumentError(action, f"没有“{value}”，可选：{choices}")

    def error(self, message: str) -> NoReturn:
        say(f"{message}。请加 --help 查看用法。", error=True)
        raise SystemExit(2)


def speak_chinese() -> None:
    """Set up the process: argparse's words in Chinese, no character that the console's code page can choke
    on.
    """
    argparse._ = lambda text: _ARGPARSE.get(text, text)  # type: ignore[attr-defined]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def width(text: str) -> int:
    """How many columns a text takes: Chinese characters take two."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)


def folded(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns, marks and Latin words kept together; 0 is endless.

    >>> folded("会上依次进行自我批评。", 12)
    ['会上依次进行', '自我批评。']
    """
    lines = [""]
    for piece in _PIECE.findall(text) if columns else [text]:
        if lines[-1] and width(lines[-1] + piece) > columns > 0:
            lines.append("")
        lines[-1] += piece
    return lines


_PIECE = re.compile(r"[（《〈“‘〔【]*(?:[!-~]+|.)[，。；：、！？）》〉”’〕】…]*", re.DOTALL)


_RULING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def say(text: str, *, error: bool = False) -> None:
    """Print one message, without what would rule the terminal: a file may be called anything. Where nobody
    reads on (``| head``), the work goes on unheard.
    """
    stream = sys.stderr if error else sys.stdout
    try:
        print(_RULING.sub("\ufffd", text), file=stream, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
