"""``mzsh explain``: one rule, from its card; all of them by name."""

from __future__ import annotations

import argparse

from ..console import Parser, say
from .common import DONE, Commands, command


def add(commands: Commands[Parser]) -> None:
    explain = command(commands, "explain", "说明一条审校规则", run)
    explain.add_argument(
        "rule", metavar="规则", nargs="?", help="规则的编号，如 phrase-near；不写的，列出全部规则"
    )


def run(given: argparse.Namespace) -> int:
    from ..checking import card
    from ..checking.explain import explained, listed
    from ..checking.registry import ALL

    for text in [explained(card(given.rule))] if given.rule else map(listed, ALL):
        say(text)
    return DONE
