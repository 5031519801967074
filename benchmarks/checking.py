"""Milliseconds a plan, linearity, a folder with all cores. ``python -m benchmarks.checking``"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mzsh_kit import complete
from mzsh_kit.checking import check_bytes
from mzsh_kit.checking.many import check_many
from mzsh_kit.output import write_papers
from mzsh_kit.reading import read_lines
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

_FOLDER = 1000
_JOINED = 100


def _texts() -> list[str]:
    """The plan papers of the sample units as text."""
    found = []
    for row in read_roster(templates() / "roster-sample.xlsx").rows:
        with tempfile.TemporaryDirectory() as folder:
            write_papers(complete(row.answers), Path(folder), ["01"])
            (path,) = Path(folder).glob("*.docx")
            found.append("\n".join(line.text for line in read_lines(path.read_bytes(), path.name)))
    return found


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    texts = _texts()
    check_bytes(texts[0].encode(), "方案.txt")
    each = [_seconds(lambda text=text: check_bytes(text.encode(), "方案.txt")) for text in texts]
    letters = statistics.median(map(len, texts))
    print(f"a plan of {letters:.0f} letters: {statistics.median(each) * 1000:.0f} ms")
    many = [texts[n % len(texts)] for n in range(_JOINED)]
    apart = _seconds(lambda: [check_bytes(text.encode(), "方案.txt") for text in many])
    joined = _seconds(lambda: check_bytes("\n".join(many).encode(), "方案.txt"))
    print(f"{_JOINED} apart {apart:.2f} s, joined {joined:.2f} s: ratio {joined / apart:.2f}")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{n:04}.txt" for n in range(_FOLDER)]
        for n, path in enumerate(paths):
            path.write_text(texts[n % len(texts)], "utf-8")
        seconds = _seconds(lambda: list(check_many(paths)))
    print(f"{_FOLDER} plans, all cores: {seconds:.1f} s, {seconds / _FOLDER * 1000:.0f} ms each")


if __name__ == "__main__":
    main()
