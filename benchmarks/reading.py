"""How much is read right, and how long it takes.

By halves of the keyed texts of ../shared: one is learnt from, the other tunes; ``score.py`` of ../shared
gives the totals of both and the gap between them. Time: plans that people wrote, the kit's own paper as Word
file and as text, 100 in one.

python -m benchmarks.reading [repetitions]
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from mzsh_kit import build, to_docx
from mzsh_kit.errors import KitError
from mzsh_kit.plan import load
from mzsh_kit.reading import outline, read, read_bytes, read_lines
from mzsh_kit.resources import templates

from .timing import table

TIMES, TURNS, MANY = 25, 3, 100
ROOT = Path(__file__).parents[2] / "shared"
SHARED = ROOT / "plans"
HALVES = {
    "learn": ["c01", "c05", "c08", "c12", "s0", "s4", "x01", "x03", "x05", "x07", "z01", "z03"],
    "tune": ["c02", "c07", "c10", "c13", "s3", "x02", "x04", "x06", "y01", "z02", "z04"],
}


def own() -> tuple[bytes, bytes]:
    """The sample's plan paper as a Word file and as text."""
    word = to_docx(build(load(templates() / "sample-plan.yaml")))
    return word, "\n".join(line.text for line in read_lines(word, "a.docx")).encode()


def joined(texts: list[bytes], name: str) -> tuple[float, float]:
    """Processor seconds for ``MANY`` plans apart and in one file, the quietest of some turns."""
    many = [texts[n % len(texts)] for n in range(MANY)]
    whole = b"\n".join(many)
    apart = min(_once(lambda: [read_bytes(text, name) for text in many]) for _ in range(TURNS))
    return apart, min(_once(lambda: read_bytes(whole, name)) for _ in range(TURNS))


def seconds(work: Callable[[], object], times: int) -> float:
    """Median processor seconds of one run, the first of them not counted: other work on the machine does not
    count.
    """
    work()
    return median(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def halves(root: Path = ROOT) -> dict[str, list[str]]:
    """The three lines of totals that the score prints for each half."""
    totals = {}
    for name, ids in HALVES.items():
        with tempfile.TemporaryDirectory() as folder:
            keys, results = Path(folder, "keys"), Path(folder, "results")
            keys.mkdir(), results.mkdir()
            for key in sorted(key for key in root.glob("keys*/*.yaml") if key.stem in ids):
                shutil.copy(key, keys)
                text = root / key.parent.name.replace("keys", "plans") / f"{key.stem}.txt"
                try:
                    said = json.dumps(read(text).data(), ensure_ascii=False)
                except KitError:
                    said = "{}"
                Path(results, f"{key.stem}.json").write_text(said, encoding="utf-8")
            command = [sys.executable, root / "tools" / "score.py", "read", results, keys]
            done = subprocess.run(command, capture_output=True, check=True, text=True)
        totals[name] = done.stdout.splitlines()[-3:]
    return totals


def main(times: int = TIMES) -> None:
    if (ROOT / "tools").is_dir():
        totals = halves()
        for name, lines in totals.items():
            print(f"{name}:", *lines, sep="\n  ")
        learnt, tuned = (float(lines[0].split()[-1]) for lines in totals.values())
        print(f"gap of F1: {learnt - tuned:.3f}\n")
    word, text = own()
    people = [path.read_bytes() for path in sorted(SHARED.glob("*.txt"))]
    work: dict[str, Callable[[], object]] = {
        "the kit's plan paper, .docx": lambda: read_bytes(word, "a.docx"),
        "  its lines alone": lambda: read_lines(word, "a.docx"),
        "the same as text": lambda: read_bytes(text, "a.txt"),
        "  its outline alone": lambda: outline(read_lines(text, "a.txt")),
    }
    rows = [(name, f"{1000 * seconds(call, times):.1f}") for name, call in work.items()]
    if people:
        each = median(seconds(lambda text=text: read_bytes(text, "a.txt"), 5) for text in people)  # type: ignore[misc]
        rows.append((f"a plan of ../shared ({len(people)}), median", f"{1000 * each:.1f}"))
    print(table(("what", "ms"), rows), end="\n\n")
    apart, together = joined(people or [text], "a.txt")
    print(f"{MANY} plans: apart {apart:.2f} s, in one file {together:.2f} s, ratio {together / apart:.2f}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
