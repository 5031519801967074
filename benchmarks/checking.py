"""What the check finds in keyed texts, and how long it takes.
``python -m benchmarks.checking [accuracy|tables|speed]``

``accuracy``: the texts and keys of ``../shared`` by halves, as ``score.py`` counts; clean texts and the slips
planted in copies of them; for every rule how often it is right and wrong, which goes into
``mzsh_kit/checking/counts.tsv`` and from there into the page of rules. ``tables``: the same with each table
of the lexicon switched off. ``speed``: milliseconds a plan, linearity, a document of 300 pages, the papers of
a plan, in processor time; a folder by all cores: ``python -m benchmarks.review``.
"""

from __future__ import annotations

import importlib.util
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType

import yaml

from mzsh_kit import complete
from mzsh_kit.checking import Finding, check_bytes
from mzsh_kit.checking.engine import check_page
from mzsh_kit.checking.explain import COUNTS
from mzsh_kit.checking.lexicon import TABLES, Lexicon, lexicon
from mzsh_kit.checking.page import Page
from mzsh_kit.checking.sets import LAYOUT, check_made
from mzsh_kit.document import Document, Paragraph
from mzsh_kit.gongwen import to_docx
from mzsh_kit.output import write_papers
from mzsh_kit.reading import read_lines
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

_ROOT = Path(__file__).resolve().parents[1]
_SHARED = Path(os.environ.get("MZSH_SHARED", _ROOT.parent / "shared"))
_LEARN = ("c01", "c05", "c08", "c12", "s0", "s4", "x01", "x03", "x05", "x07", "z01", "z03")
_TUNE = ("c02", "c07", "c10", "c13", "s3", "x02", "x04", "x06", "y01", "z02", "z04")
_LEFT_OUT = ("off", "procedure")
"""Tables that are no words."""

_JOINED = 100
_PAGES, _PAGE = 300, 22 * 28
"""GB/T 9704: 22 lines of 28 letters."""


def _texts() -> list[str]:
    """The plan papers of the sample units as text."""
    texts = []
    for row in read_roster(templates() / "roster-sample.xlsx").rows:
        with tempfile.TemporaryDirectory() as folder:
            write_papers(complete(row.answers or {}), Path(folder), ["01"])
            (path,) = Path(folder).glob("*.docx")
            texts.append("\n".join(line.text for line in read_lines(path.read_bytes(), path.name)))
    return texts


def _long(texts: list[str]) -> bytes:
    """A Word file of as many letters as fill the pages."""
    lines = [Paragraph(line) for text in texts for line in text.splitlines()]
    letters = sum(len(line.text) for line in lines)
    return to_docx(Document(tuple(lines) * (_PAGES * _PAGE // letters + 1)))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@dataclass(frozen=True)
class Score:
    """Defects keyed and found; findings said and right; mechanical ones keyed and said. Each as ``score.py``
    counts.
    """

    keyed: int
    found: int
    said: int
    right: int
    marks_keyed: int
    marks_said: int

    def __str__(self) -> str:
        recall, precision = self.found / max(self.keyed, 1), self.right / max(self.said, 1)
        marks = f"marks and blanks {self.marks_said} said for {self.marks_keyed}"
        told = f"recall {recall:.3f} ({self.found}/{self.keyed})"
        return f"{told}, precision {precision:.3f} ({self.right}/{self.said}), {marks}"


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _found(path: Path, words: Lexicon) -> tuple[Finding, ...]:
    data = path.read_bytes()
    return check_page(Page(path.name, read_lines(data, path.name), None, data, words))


class Bench:
    """The texts of ``../shared`` with their keys."""

    def __init__(self, shared: Path) -> None:
        self.score = _scorer(shared)
        self.shared = shared
        self.clean = sorted((shared / "clean").glob("*.txt"))
        rows = (shared / "clean" / "planted.tsv").read_text(encoding="utf-8").splitlines()[1:]
        self.planted = [row.split("\t") for row in rows]

    def half(self, names: Sequence[str], words: Lexicon) -> tuple[Score, Counter[tuple[str, bool]]]:
        """How the check does on these texts, and for each rule how often it is right and wrong."""
        total, rules = [0] * 6, Counter[tuple[str, bool]]()
        for name in names:
            keys = [
                path
                for folder in ("keys", "keys2")
                if (path := self.shared / folder / f"{name}.yaml").exists()
            ]
            texts = [
                path
                for folder in ("plans", "plans2")
                if (path := self.shared / folder / f"{name}.txt").exists()
            ]
            if not keys or not texts:
                continue
            counts = self._one(
                yaml.safe_load(keys[0].read_text(encoding="utf-8")), _found(texts[0], words), rules
            )
            total = [old + more for old, more in zip(total, counts, strict=True)]
        return Score(*total), rules

    def _one(
        self, key: dict[str, list[dict[str, str]]], told: Iterable[Finding], rules: Counter[tuple[str, bool]]
    ) -> list[int]:
        score, near = self.score, self.score.NEAR
        gold = [(defect["kind"], score.plain(defect["text"])) for defect in key.get("defects", [])]
        gold = [item for item in gold if item[0] not in score.SOFT and item[1]]
        said = {
            (finding.kind, score.plain(finding.text)): finding.rule
            for finding in told
            if finding.level != "hint" and finding.kind not in score.SOFT
        }
        said = {item: rule for item, rule in said.items() if 2 <= len(item[1]) <= score.LONGEST_FINDING}
        group = lambda kind: near.get(kind, kind)  # noqa: E731
        matched = 0
        for kinds in {group(kind) for kind, _ in (*gold, *said)}:
            ours = [text for kind, text in gold if group(kind) == kinds]
            matched += score.match(
                ours, [text for kind, text in said if group(kind) == kinds], score.overlaps
            )
        judged = {
            item: any(group(item[0]) == group(kind) and score.overlaps(item[1], text) for kind, text in gold)
            for item in said
        }
        rules.update((rule, judged[item]) for item, rule in said.items())
        soft = [item for item in said if item[0] in score.MECHANICAL]
        rest = [item for item in said if item[0] not in score.MECHANICAL]
        keyed = sum(kind in score.MECHANICAL for kind, _ in gold)
        return [len(gold), matched, len(rest), sum(judged[item] for item in rest), keyed, len(soft)]

    def false(self, words: Lexicon) -> tuple[int, int, Counter[str]]:
        """False alarms on the clean texts, their characters, and the rules that told them."""
        letters = sum(len(self.score.plain(path.read_text(encoding="utf-8"))) for path in self.clean)
        told = Counter(
            finding.rule
            for path in self.clean
            for finding in _found(path, words)
            if finding.level != "hint" and finding.kind != "missing_part"
        )
        return told.total(), letters, told

    def seen(self, words: Lexicon) -> tuple[int, int]:
        """How many planted slips are found, of how many."""
        plain, hits = self.score.plain, 0
        names = {row[0] for row in self.planted}
        told = {name: _found(self.shared / "clean" / "planted" / f"{name}.txt", words) for name in names}
        for name, _, wrong, *_ in self.planted:
            texts = [plain(finding.text) for finding in told[name] if finding.level != "hint"]
            hits += any(
                self.score.overlaps(plain(wrong), text)
                for text in texts
                if 2 <= len(text) <= self.score.LONGEST_SLIP
            )
        return hits, len(self.planted)


def accuracy() -> None:
    assert _SHARED, "no ../shared beside the repository"
    bench, words = Bench(_SHARED), lexicon()
    rules = Counter[tuple[str, bool]]()
    for name, half in (("LEARN", _LEARN), ("TUNE", _TUNE)):
        score, told = bench.half(half, words)
        rules += told
        print(f"{name}: {score}")
    alarms, letters, false = bench.false(words)
    hits, planted = bench.seen(words)
    print(f"clean: {alarms} false alarms in {letters} characters, {1000 * alarms / letters:.2f} in 1,000")
    print(f"planted: {hits} of {planted}, {hits / planted:.3f}")
    told_by = sorted({*(rule for rule, _ in rules), *false})
    rows = [f"{rule}\t{rules[rule, True]}\t{rules[rule, False]}\t{false[rule]}" for rule in told_by]
    COUNTS.write_text("规则\t对\t错\t误报\n" + "\n".join(rows) + "\n", encoding="utf-8")
    print("\n".join(rows))


def tables() -> None:
    """What each table of the lexicon earns: all texts with it and without it."""
    assert _SHARED, "no ../shared beside the repository"
    bench, whole = Bench(_SHARED), lexicon()
    _row("all tables", bench, whole)
    for name in TABLES:
        if name not in _LEFT_OUT:
            _row(
                f"without {name} ({len(whole.tables[name])} rows)",
                bench,
                replace(whole, tables={**whole.tables, name: ()}),
            )


def _row(name: str, bench: Bench, words: Lexicon) -> None:
    score, _ = bench.half((*_LEARN, *_TUNE), words)
    alarms, *_ = bench.false(words)
    hits, planted = bench.seen(words)
    print(f"{name}: {score}; clean {alarms}; planted {hits} of {planted}", flush=True)


def speed() -> None:
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


def main(what: str = "speed") -> None:
    {"accuracy": accuracy, "tables": tables, "speed": speed}[what]()


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["accuracy"]))
