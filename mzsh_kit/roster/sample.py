"""The sample roster from its plain data: ``python -m mzsh_kit.roster.sample OUT.xlsx``."""

from __future__ import annotations

import sys
from pathlib import Path

from .. import resources
from ..errors import KitError
from ..output.files import put
from ..plan import library
from ..plan.source import read_source
from ..xlsx import stable_xlsx
from .blank import Facts, roster_book
from .columns import CODE
from .model import FORM, MEMBERS, UNITS


def sample_bytes(templates: Path | None = None) -> bytes:
    """The sample roster as a file, made of ``roster-sample.yaml``. Raises :class:`KitError`."""
    data = read_source((templates or resources.templates()) / "roster-sample.yaml").data
    members = [
        _member(unit, place, member) for unit in data[UNITS] for place, member in enumerate(unit[MEMBERS], 1)
    ]
    return stable_xlsx(roster_book(library(templates), data[FORM], data[UNITS], members))


def _member(unit: Facts, place: int, member: Facts) -> Facts:
    full = len(unit) > 8  # the unit that gives eight answers leaves the rest of its cells blank
    usual = {"排序": str(place), "角色": "班子成员", "政治面貌": "中共党员"} if full else {}
    return {CODE: unit[CODE], **usual, **member}


def main(arguments: list[str]) -> int:
    """Write the sample to the one path given; 0 if it was written."""
    try:
        put(Path(arguments[0]), sample_bytes())
    except KitError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
