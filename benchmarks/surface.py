"""How many of the yardstick's facts are read from each of its other containers and writings
(../shared/cases).

python -m benchmarks.surface [folder of the cases] [commit to compare with]
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from mzsh_kit.text import folded

from .timing import table

ROOT = Path(__file__).resolve().parents[1]
CASES = Path(os.environ.get("MZSH_SHARED") or ROOT.parent / "shared") / "cases"
"""MZSH_SHARED names the folder where it is not beside the project."""
OTHER = {
    "e31": {"meeting.time": "上午九时"},
    "e33": {"meeting.time": "上午9点半"},
    "e36": {"meeting.time": "14时30分"},
    "e01": {"meeting.date": "1月16日"},
    "e05": {"meeting.date": "二〇二六年一月十六日"},
    "e10": {"meeting.date": "2026.1.16"},
    "e13": {"meeting.date": "2026年1月16号"},
    "e18": {"meeting.date": "次年1月16日"},
}
"""What these state in other words than the yardstick."""
OPEN = {"d20": ("meeting.date", "meeting.time", "meeting.venue")}
NOT_READ = {"d24"}
"""The plan stands in an object, which is named and not read."""
_EXACT, _PART = (
    ("meeting.date", "meeting.time", "meeting.host", "meeting.attendees", "meeting.observers"),
    0.4,
)
_PLAIN = re.compile(r"[^0-9A-Za-z\u3007\u3400-\u9fff]")


class Score(NamedTuple):
    """Facts of the yardstick that were read, those that were not, what else was said, the refusal."""

    hit: int
    of: int
    lost: tuple[str, ...]
    more: tuple[str, ...]
    refused: str = ""


def plain(words: object) -> str:
    return _PLAIN.sub("", folded(str(words)).replace("○", "〇")).removesuffix("同志")


def key(cases: Path, name: str) -> list[tuple[str, str]]:
    """The facts of a case: field and value, punctuation and blanks aside."""
    facts = yaml.safe_load((cases / "d00.yaml").read_text(encoding="utf-8"))["facts"]
    other, without = OTHER.get(name[:3], {}), OPEN.get(name[:3], ())
    return [
        (fact["field"], plain(other.get(fact["field"], fact["value"])))
        for fact in facts
        if fact["field"] not in without
    ]


Said = Mapping[str, "list[list[str]] | str"]
"""By file: fields and values that were read, or the refusal."""

READ = """
import json, sys
from pathlib import Path
from mzsh_kit.errors import KitError
from mzsh_kit.reading import read
found = {}
for path in map(Path, sys.argv[1:]):
    try:
        found[path.name] = [[one.field, one.value] for one in read(path).facts]
    except KitError as error:
        found[path.name] = str(error)
print(json.dumps(found))
"""


def said(paths: Sequence[Path], root: Path = ROOT) -> Said:
    """What the kit under ``root`` reads from each file."""
    done = subprocess.run(
        [sys.executable, "-c", READ, *map(str, paths)],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    answer: Said = json.loads(done.stdout)
    return answer


def score(
    wanted: list[tuple[str, str]], facts: list[list[str]] | str, allowed: Collection[str] = ()
) -> Score:
    """Each fact of the key is matched with one that was read; times of the meeting must be the same."""
    if isinstance(facts, str):
        return Score(0, len(wanted), (), (), facts)
    left = [(field, plain(value)) for field, value in facts]
    lost = []
    for field, value in wanted:
        hit = next(
            (
                pair
                for pair in left
                if pair[0] == field and (value == pair[1] if field in _EXACT else _same(value, pair[1]))
            ),
            None,
        )
        if hit:
            left.remove(hit)
        else:
            lost.append(f"{field}={value}")
    fields = {*allowed, *(field for field, _ in wanted)}
    more = [f"{field}={value}" for field, value in left if field in fields]
    return Score(len(wanted) - len(lost), len(wanted), tuple(lost), tuple(more))


def _same(value: str, said: str) -> bool:
    """Whether one lies in the other and is not much shorter, as in the score of ../shared."""
    short, long = sorted((value, said), key=len)
    return short in long and len(short) >= _PART * len(long)


def scores(cases: Path = CASES, root: Path = ROOT) -> dict[str, Score]:
    """The score of every case that is to be read."""
    paths = sorted(path for path in cases.iterdir() if path.name[0] in "def" and path.suffix != ".yaml")
    paths = [path.resolve() for path in paths if path.name[:3] not in NOT_READ]
    answers = said(paths, root)
    return {
        path.name: score(key(cases, path.name), answers[path.name], OPEN.get(path.name[:3], ()))
        for path in paths
    }


def main(cases: Path = CASES, commit: str = "") -> None:
    before = at(commit, cases) if commit else {}
    now, rows = scores(cases), []
    for name, result in now.items():
        rest = result.refused or " ".join((*result.lost, *(f"+{words}" for words in result.more)))
        old = f"{before[name].hit}/{before[name].of}" if before else "–"
        rows.append((name, old, f"{result.hit}/{result.of}", rest[:90]))
    print(table(("case", commit[:7] or "before", "now", "lost, + said besides"), rows), end="\n\n")
    for title, some in ((commit[:7], before), ("now", now)):
        if some:
            hit, of = (sum(result[n] for result in some.values()) for n in (0, 1))
            whole = sum(result.hit == result.of for result in some.values())
            print(f"{title}: facts {hit} of {of} ({hit / of:.3f}), whole {whole} of {len(some)} files")


def at(commit: str, cases: Path) -> dict[str, Score]:
    """The scores of a commit."""
    with tempfile.TemporaryDirectory() as folder:
        tree = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", folder], input=tree, check=True)
        return scores(cases, Path(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else CASES, sys.argv[2] if sys.argv[2:] else "")
