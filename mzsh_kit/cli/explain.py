"""``mzsh explain``: one rule, from its card."""

from __future__ import annotations

import argparse

from ..console import Parser, say
from .common import DONE, Commands, command


def add(commands: Commands[Parser]) -> None:
    explain = command(commands, "explain", "说明一条审校规则", run)
    explain.add_argument("rule", metavar="规则", help="规则的编号，如 phrase-near")


def run(given: argparse.Namespace) -> int:
    from ..checking import card
    from ..checking.explain import explained

    say(explained(card(given.rule)))
    return DONE
