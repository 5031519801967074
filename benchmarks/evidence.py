"""Fits what each measure of a slip counts:
``python -m benchmarks.evidence HELD.bin LINES.txt FOLDER...``

Writes ``mzsh_kit/checking/wording/evidence.tsv``. For each sort of slip a logistic model is fitted to slips
that ``benchmarks.slips`` plants in the texts of the folders, and to all that might be a slip there and is
none. ``LINES.txt`` are lines of laws, papers and news that were left out when the counts ``HELD.bin`` were
made (``benchmarks.background``), so that they are as new to these counts as a user's text is to the kit's. A
text may have its key beside it (``texts/NAME.txt``, ``keys/NAME.yaml``): what is keyed as a typo is left out.
A slip is told where the sum is above that of every place of the texts that is none, and by ``SURE`` more,
which is less for two sorts. In the file as it stands that difference was put in by hand (``none`` of doubled
by 1.3, of swapped by 0.4), the best of five settings on texts that were read; no refit has been taken over.
In cross-validation doubled told 9 places falsely in some 180,000 characters.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import yaml

from benchmarks.slips import planted
from mzsh_kit.checking.lexicon import lexicon
from mzsh_kit.checking.wording import background as counts
from mzsh_kit.checking.wording.background import EDGE
from mzsh_kit.checking.wording.confusables import Slip, alike, slips
from mzsh_kit.checking.wording.evidence import (
    FILE,
    LEAST,
    MEASURES,
    STRETCH,
    evidence,
    likelier,
    ordinary,
    threes,
)

SORTS = ("particle", "alike", "sounds", "swapped", "dropped", "doubled", "repeated")
_SEEDS, _PASSAGE = (5, 6, 7, 8), 80
_WEIGHT = {True: 3.0, False: 0.7}
"""What counts for a place that is no slip: in the texts, in the lines."""

SURE = {"doubled": 0.2, "swapped": 1.1}
_SURE = 1.5

Row = tuple[str, int, bool, tuple[float, ...]]
"""Sort, 1 for a slip, whether it is of the texts, the measures."""


def places(text: str, keyed: Sequence[str], of_texts: bool) -> Iterator[Row]:
    """All that might be a slip in a text that has none but those keyed."""
    seen, others = threes(stretch[0] for stretch in STRETCH.finditer(text)), alike(lexicon())
    for stretch in STRETCH.finditer(text):
        line = EDGE + stretch[0] + EDGE
        for slip in sorted(slips(line, others)):
            near = line[max(1, slip.start - 1) : slip.end + 1].strip(EDGE)
            known = slip.sort not in SORTS or any(near in words or words in near for words in keyed)
            if not known and not ordinary(line, slip) and (letters := likelier(line, slip)) >= LEAST:
                yield slip.sort, 0, of_texts, evidence(line, slip, letters, seen)


def mistakes(text: str, chance: random.Random) -> Iterator[Row]:
    """The slips planted in a text, as far as undoing them is thought of."""
    wrong, put = planted(text, chance)
    seen, others = threes(stretch[0] for stretch in STRETCH.finditer(wrong)), alike(lexicon())
    for stretch in STRETCH.finditer(wrong):
        line = EDGE + stretch[0] + EDGE
        for mistake in put:
            start, end = mistake.start - stretch.start() + 1, mistake.end - stretch.start() + 1
            if start > 0 and end < len(line):
                right = Slip(start, end, mistake.right, "").mended(line)
                for slip in sorted(slips(line, others)):
                    if slip.mended(line) == right and not ordinary(line, slip):
                        if (letters := likelier(line, slip)) >= LEAST:
                            yield slip.sort, 1, True, evidence(line, slip, letters, seen)
                        break


def fitted(rows: Sequence[Row], sure: float) -> list[float]:
    """The weights of one sort, by Newton's method with a small penalty; the last is that of 1."""
    given = np.array([row[3][:-1] for row in rows], float)
    is_slip = np.array([row[1] for row in rows], float)
    weight = np.array([1.0 if row[1] else _WEIGHT[row[2]] for row in rows])
    mean, spread = given.mean(0), given.std(0) + 1e-6
    scaled = np.c_[(given - mean) / spread, np.ones(len(given))]
    weights = np.zeros(scaled.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        curve = scaled.T @ (scaled * (weight * chance * (1 - chance) + 1e-6)[:, None]) + np.eye(len(weights))
        weights += np.linalg.solve(curve, scaled.T @ (weight * (is_slip - chance)) - weights)
    sums = scaled @ weights
    none = [total for total, row in zip(sums, rows, strict=True) if not row[1] and row[2]]
    limit = max([0.0, *none]) + sure
    return [*(weights[:-1] / spread), weights[-1] - float((weights[:-1] * mean / spread).sum()) - limit]


def _keyed(path: Path) -> list[str]:
    keys = path.parent.parent.glob(f"keys*/{path.stem}.yaml")
    defects = [
        defect
        for key in keys
        for defect in yaml.safe_load(key.read_text(encoding="utf-8")).get("defects", [])
    ]
    return [
        defect["text"] for defect in defects if defect["kind"] in ("typo", "term_error") and defect["text"]
    ]


def main(held: str, lines: str, *folders: str) -> None:
    rows: list[Row] = []
    paths = sorted(path for folder in folders for path in Path(folder).glob("*.txt"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        rows += places(text, _keyed(path), True)
        for seed in _SEEDS:
            rows += mistakes(text, random.Random(f"{seed} {path.stem}"))
    counts.FILE = Path(held)
    counts.background.cache_clear()
    left_out = Path(lines).read_text(encoding="utf-8").splitlines()
    for at in range(0, len(left_out), _PASSAGE):
        rows += places("\n".join(left_out[at : at + _PASSAGE]), (), False)
    table = ["\t".join(("sort", *MEASURES))]
    for sort in SORTS:
        weights = fitted([row for row in rows if row[0] == sort], SURE.get(sort, _SURE))
        table.append("\t".join((sort, *(f"{weight:.3f}" for weight in weights))))
    FILE.write_text("\n".join(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
