"""The ``mzsh`` command: one module a command, each with ``add(commands)``.

Status 0: all done, nothing found; 1: faults were found, or some of several could not be done and the others are;
2: nothing could be done, nothing written; 130: stopped by Ctrl-C or by the system (SIGTERM, SIGHUP).
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..console import Parser, say, speak_chinese
from ..errors import KitError
from ..system import ended_as_by_hand
from . import app, batch, build, check, explain, export, purge, read, roster, year
from .common import NOTHING, STOPPED

COMMANDS = (build, batch, roster, read, year, check, explain, export, app, purge)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. Faults are told in Chinese; a bug leaves a log and its number, never a traceback."""
    speak_chinese()
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # to look for them is to read every package's metadata
    try:
        with ended_as_by_hand():
            given = _parser().parse_args(words)
            status: int = given.run(given)
            return status
    except KitError as error:
        say(str(error), error=True)
    except KeyboardInterrupt:
        say("已停止。", error=True)
        return STOPPED
    except Exception as error:
        from ..output import keep_bug

        say(str(keep_bug(error)), error=True)
    return NOTHING


def _parser() -> Parser:
    parser = Parser(prog="mzsh", description="筹备民主生活会：一次填写，生成全套材料。")
    commands = parser.add_subparsers(title="命令", required=True, metavar="命令")
    for command in COMMANDS:
        command.add(commands)
    return parser
