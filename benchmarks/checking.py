"""Milliseconds a plan, linearity, a document of 300 pages, the papers of a plan. ``python -m benchmarks.checking``

Processor time. A folder by all cores: ``python -m benchmarks.review``.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mzsh_kit import complete
from mzsh_kit.checking import check_bytes
from mzsh_kit.checking.sets import LAYOUT, check_made
from mzsh_kit.document import Document, Paragraph
from mzsh_kit.gongwen import to_docx
from mzsh_kit.output import write_papers
from mzsh_kit.reading import read_lines
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

_JOINED = 100
_PAGES, _PAGE = 300, 22 * 28
"""GB/T 9704: 22 lines of 28 letters."""


def _texts() -> list[str]:
    """The plan papers of the sample units as text."""
    found = []
    for row in read_roster(templates() / "roster-sample.xlsx").rows:
        with tempfile.TemporaryDirectory() as folder:
            write_papers(complete(row.answers or {}), Path(folder), ["01"])
            (path,) = Path(folder).glob("*.docx")
            found.append("\n".join(line.text for line in read_lines(path.read_bytes(), path.name)))
    return found


def _long(texts: list[str]) -> bytes:
    """A Word file of as many letters as fill the pages."""
    lines = [Paragraph(line) for text in texts for line in text.splitlines()]
    letters = sum(len(line.text) for line in lines)
    return to_docx(Document(tuple(lines) * (_PAGES * _PAGE // letters + 1)))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    texts = _texts()
    check_bytes(texts[0].encode(), "方案.txt")
    each = [_seconds(partial(check_bytes, text.encode(), "方案.txt")) for text in texts]
    letters = statistics.median(map(len, texts))
    print(f"a plan of {letters:.0f} letters: {statistics.median(each) * 1000:.0f} ms")
    many = [texts[n % len(texts)] for n in range(_JOINED)]
    apart = _seconds(lambda: [check_bytes(text.encode(), "方案.txt") for text in many])
    joined = _seconds(lambda: check_bytes("\n".join(many).encode(), "方案.txt"))
    print(f"{_JOINED} apart {apart:.2f} s, joined {joined:.2f} s: ratio {joined / apart:.2f}")
    pages = _long(texts)
    print(f"a Word file of {_PAGES} pages: {_seconds(lambda: check_bytes(pages, '长文.docx')):.1f} s")
    plans = [complete(row.answers or {}) for row in read_roster(templates() / "roster-sample.xlsx").rows]
    check_made(plans[0])
    for name, without in (("all papers of a plan made and checked", ()), ("without their layout", LAYOUT)):
        sets = [_seconds(partial(check_made, plan, disable=without)) for plan in plans]
        print(f"{name}: {statistics.median(sets):.2f} s, {min(sets):.2f} to {max(sets):.2f}")


if __name__ == "__main__":
    main()
