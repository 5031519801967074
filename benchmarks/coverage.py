"""How much of real plans can be stated: ``python -m benchmarks.coverage KEYS OUT`` writes OUT/<id>.docx for every key.

Then ``python3 ../shared/tools/score.py built OUT KEYS`` counts which of the keys' facts stand in the papers.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from mzsh_kit import build, complete, to_docx
from tests.papers.clerk import answers


def written(keys: Path, out: Path) -> list[Path]:
    """The plan paper of every key of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for file in sorted(keys.glob("*.yaml")):
        key = yaml.safe_load(file.read_text(encoding="utf-8"))
        paper = out / f"{file.stem}.docx"
        paper.write_bytes(to_docx(build(complete(answers(key)))))
        made.append(paper)
    return made


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 2:
        sys.exit(__doc__)
    for paper in written(Path(arguments[0]), Path(arguments[1])):
        print(paper)


if __name__ == "__main__":
    main(sys.argv[1:])
