"""How much is read right of texts written for this, which state their own keys.

``benchmarks/written`` holds documents of every sort in the words of real ones; people, places and units are
invented. Language models wrote them that had not seen the reader. Parsers and weights are learnt from
``learn``; of ``held`` only the totals are looked at. Files whose names begin with ``t`` are modelled each
on a real document in other words, the others are freely made.

A file has lines ``kind:``, ``unit:``, ``type:``, ``sort:``, a line ``---``, then the text, in which
``⟦field|value⟧`` marks a fact and ``⟦h1|一、…⟧`` or ``⟦h2|…⟧`` a heading; marks may lie in one another.

python -m benchmarks.written [learn | held]
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from mzsh_kit.errors import KitError
from mzsh_kit.reading import Reading, read_bytes

from .timing import table

FOLDER = Path(__file__).parent / "written"
LEAST_SHARE, LEAST_ALIKE = 0.4, 0.75
"""Two values agree where one holds the other and is not much longer, or where they are nearly the same."""
_MARK = re.compile(r"⟦([a-z_.0-9]+)\||⟧")
_NOT_SAID = re.compile(r"\W")
_HEADINGS = ("h1", "h2")


@dataclass(frozen=True)
class Written:
    """A document with what it states: the kind of meeting, whose it is, values by field in their order."""

    name: str
    kind: str
    unit: str
    text: str
    facts: tuple[tuple[str, str], ...]


class Score(NamedTuple):
    """Facts keyed, facts read, and those of them that agree."""

    keyed: int
    read: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.keyed if self.keyed else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.keyed + self.read) if self.keyed + self.read else 0.0


def written(half: str) -> tuple[Written, ...]:
    """The documents of a half: ``learn`` or ``held``."""
    return tuple(_parsed(path) for path in sorted((FOLDER / half).glob("*.txt")))


def _parsed(path: Path) -> Written:
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    told = dict(line.split(":", 1) for line in head.splitlines())
    text, open_marks, facts = "", [], []
    end = 0
    for mark in _MARK.finditer(body):
        text += body[end : mark.start()]
        end = mark.end()
        if mark[1]:
            open_marks.append((mark[1], len(text)))
        else:
            field, start = open_marks.pop()
            facts.append((start, field, text[start:]))
    facts.sort(key=lambda fact: (fact[0], -len(fact[2])))
    stated = dict.fromkeys((field, value) for _, field, value in facts)
    text = (text + body[end:]).strip() + "\n"
    return Written(path.stem, told["kind"].strip(), told["unit"].strip(), text, tuple(stated))


def scores(documents: Sequence[Written]) -> dict[str, Score]:
    """Per field, how much is read right."""
    return agreement(documents, [_facts(reading) for reading in readings(documents)])


def readings(documents: Iterable[Written]) -> list[Reading | None]:
    """``None`` for a text in which nothing of a meeting is found."""
    return [_read(document.text) for document in documents]


def agreement(documents: Sequence[Written], said: Sequence[Sequence[tuple[str, str]]]) -> dict[str, Score]:
    """Per field that is keyed, how much of what is said of each document is right."""
    totals: dict[str, list[Score]] = defaultdict(list)
    for document, facts in zip(documents, said, strict=True):
        keyed = [fact for fact in document.facts if fact[0] not in _HEADINGS]
        for field in {field for field, _ in (*keyed, *facts)}:
            gold, read = (_values(stated, field) for stated in (keyed, facts))
            totals[field].append(Score(len(gold), len(read), _agreeing(gold, read)))
    keyed_fields = {field for document in documents for field, _ in document.facts}
    return {field: total(rows) for field, rows in totals.items() if field in keyed_fields}


def _read(text: str) -> Reading | None:
    try:
        return read_bytes(text.encode(), "a.txt")
    except KitError:
        return None


def _facts(reading: Reading | None, *, certain: bool = False) -> list[tuple[str, str]]:
    facts = reading.facts if reading else ()
    return [(fact.field, fact.value) for fact in facts if fact.certain or not certain]


def _headings(document: Written, reading: Reading | None) -> Score:
    keyed = Counter((name, _NOT_SAID.sub("", text)) for name, text in document.facts if name in _HEADINGS)
    sections = reading.tree.sections if reading else ()
    read = Counter(
        (f"h{section.level}", _NOT_SAID.sub("", section.number + section.heading)) for section in sections
    )
    read = Counter({heading: count for heading, count in read.items() if heading[0] in _HEADINGS})
    return Score(keyed.total(), read.total(), (keyed & read).total())


def told(documents: Sequence[Written], said: Sequence[Reading | None]) -> Iterator[tuple[str, ...]]:
    """Rows of a table: facts, those that a plan may take, headings; kinds and units of the texts that are
    read, as shares.
    """
    yield "facts", *_figures(total(agreement(documents, [_facts(one) for one in said]).values()))
    certain = [_facts(one, certain=True) for one in said]
    yield "facts that are certain", *_figures(total(agreement(documents, certain).values()))
    yield "headings", *_figures(total(map(_headings, documents, said)))
    read = [(document, one) for document, one in zip(documents, said, strict=True) if one]
    kinds = [document.kind == one.kind for document, one in read if document.kind]
    units = [
        _likeness(*(_NOT_SAID.sub("", name) for name in (document.unit, one.unit))) > 0
        for document, one in read
        if document.unit
    ]
    for name, right in (("kinds", kinds), ("units", units)):
        yield name, str(len(right)), "", str(sum(right)), "", f"{sum(right) / (len(right) or 1):.2f}", ""
    yield "texts read", str(len(documents)), str(len(read)), "", "", "", ""


def total(rows: Iterable[Score]) -> Score:
    return Score(*map(sum, zip(*rows, strict=True)))


def _values(facts: Iterable[tuple[str, str]], field: str) -> list[str]:
    return [_NOT_SAID.sub("", value) for name, value in facts if name == field]


def _agreeing(gold: list[str], read: list[str]) -> int:
    """How many values agree one to one, the likeliest pairs first."""
    pairs = sorted(
        ((_likeness(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(read)), reverse=True
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for likeness, i, j in pairs:
        if likeness and i not in taken[0] and j not in taken[1]:
            taken[0].add(i), taken[1].add(j)
    return len(taken[0])


def _likeness(one: str, other: str) -> float:
    """How alike two values are; 0 where they do not agree."""
    short, long = sorted((one, other), key=len)
    ratio = SequenceMatcher(None, short, long, autojunk=False).ratio()
    held = bool(short) and short in long and len(short) >= LEAST_SHARE * len(long)
    return ratio if held or ratio >= LEAST_ALIKE else 0.0


def _figures(score: Score) -> tuple[str, ...]:
    return (*map(str, score), f"{score.precision:.2f}", f"{score.recall:.2f}", f"{score.f1:.3f}")


def main(halves: Iterable[str]) -> None:
    columns = ("keyed", "read", "right", "precision", "recall", "F1")
    for half in halves:
        documents = written(half)
        said = readings(documents)
        found = agreement(documents, [_facts(one) for one in said])
        by_field = sorted(found.items(), key=lambda item: -item[1].keyed)
        print(
            f"{half}:",
            table(("field", *columns), [(field, *_figures(score)) for field, score in by_field]),
            sep="\n",
        )
        for name, modelled in (("freely made", False), ("modelled", True)):
            of_kind = [
                pair for pair in zip(documents, said, strict=True) if pair[0].name.startswith("t") is modelled
            ]
            print(table((f"{half}, {name}", *columns), list(told(*map(list, zip(*of_kind, strict=True))))))


if __name__ == "__main__":
    main(sys.argv[1:] or ("learn", "held"))
