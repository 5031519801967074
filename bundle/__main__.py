"""``python -m bundle [NAME…] [--pythons 3.11,3.12] [--to DIR]``: see ``--help``."""

from __future__ import annotations

import argparse
from pathlib import Path

from .build import PYTHONS, TARGETS, bundle


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bundle", description=__doc__)
    parser.add_argument("names", nargs="*", default=[*TARGETS], metavar="NAME", help="、".join(TARGETS))
    parser.add_argument("--pythons", default=",".join(PYTHONS), help="versions of Python to carry wheels for")
    parser.add_argument("--to", type=Path, default=Path("dist"), metavar="DIR")
    parser.add_argument(
        "--python-embed",
        type=Path,
        metavar="ZIP",
        help="python.org's python-3.x.y-embed-amd64.zip, for Windows",
    )
    parser.add_argument("--docs", type=Path, metavar="ZIP", help="the documentation, as make docs packs it")
    given = parser.parse_args()
    for name in given.names:
        path = bundle(TARGETS[name], given.pythons.split(","), given.to, given.python_embed, given.docs)
        print(f"{path}  {path.stat().st_size / 2**20:.0f} MB")


main()
