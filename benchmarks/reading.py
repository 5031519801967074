"""How long reading takes: plans that people wrote (../shared), the kit's own paper as Word file and as text, 100 in one.

python -m benchmarks.reading [repetitions]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from mzsh_kit import build, to_docx
from mzsh_kit.plan import load
from mzsh_kit.reading import outline, read_bytes, read_lines
from mzsh_kit.resources import templates

from .timing import table

TIMES, TURNS, MANY = 25, 3, 100
SHARED = Path(__file__).parents[2] / "shared" / "plans"


def own() -> tuple[bytes, bytes]:
    """The sample's plan paper as a Word file and as text."""
    word = to_docx(build(load(templates() / "sample-plan.yaml")))
    return word, "\n".join(line.text for line in read_lines(word, "a.docx")).encode()


def joined(texts: list[bytes], name: str) -> tuple[float, float]:
    """Processor seconds for ``MANY`` plans apart and in one file, the quietest of some turns."""
    many = [texts[n % len(texts)] for n in range(MANY)]
    whole = b"\n".join(many)
    apart = min(_once(lambda: [read_bytes(one, name) for one in many]) for _ in range(TURNS))
    return apart, min(_once(lambda: read_bytes(whole, name)) for _ in range(TURNS))


def seconds(work: Callable[[], object], times: int) -> float:
    """Median processor seconds of one run, the first of them not counted: other work on the machine does not count."""
    work()
    return median(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def main(times: int = TIMES) -> None:
    word, text = own()
    people = [path.read_bytes() for path in sorted(SHARED.glob("*.txt"))]
    work: dict[str, Callable[[], object]] = {
        "the kit's plan paper, .docx": lambda: read_bytes(word, "a.docx"),
        "  its lines alone": lambda: read_lines(word, "a.docx"),
        "the same as text": lambda: read_bytes(text, "a.txt"),
        "  its outline alone": lambda: outline(read_lines(text, "a.txt")),
    }
    rows = [(name, f"{1000 * seconds(one, times):.1f}") for name, one in work.items()]
    if people:
        each = median(seconds(lambda one=one: read_bytes(one, "a.txt"), 5) for one in people)  # type: ignore[misc]
        rows.append((f"a plan of ../shared ({len(people)}), median", f"{1000 * each:.1f}"))
    print(table(("what", "ms"), rows), end="\n\n")
    apart, together = joined(people or [text], "a.txt")
    print(f"{MANY} plans: apart {apart:.2f} s, in one file {together:.2f} s, ratio {together / apart:.2f}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
