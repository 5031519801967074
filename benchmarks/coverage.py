"""How much of real plans can be stated: ``python -m benchmarks.coverage KEYS OUT`` writes OUT/<id>.docx for
every key.

Says of each how many facts stand in their own section and how much of the body is sections of the office's
own. Then ``python3 ../shared/tools/score.py built OUT KEYS`` counts the facts that stand at all.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from mzsh_kit import build, complete, to_docx
from tests.papers.clerk import answers
from tests.papers.measure import missing, own_share, scored


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 2:
        sys.exit(__doc__)
    keys, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    total = away = 0
    for file in sorted(keys.glob("*.yaml")):
        key = yaml.safe_load(file.read_text(encoding="utf-8"))
        plan = complete(answers(key))
        document = build(plan)
        (out / f"{file.stem}.docx").write_bytes(to_docx(document))
        facts = sum(scored(fact["field"]) for fact in key["facts"])
        astray = missing(key["facts"], document, at_home=True)
        total, away = total + facts, away + len(astray)
        print(
            f"{file.stem}: {facts} facts, {facts - len(astray)} at home,"
            f" own sections {own_share(plan, document):.0%}"
        )
        for fact in astray:
            print(f"    {fact['field']}: {fact['value'][:60]}")
    print(f"TOTAL {total} facts, {total - away} at home, {1 - away / max(total, 1):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
