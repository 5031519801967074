"""Where a text states a field: a conditional random field over its characters, one a field.

The weights are learnt from keyed texts by ``python -m benchmarks.learn`` and lie beside this module. A
character is the beginning of a value, inside one, or neither; what counts is the characters around it, its
clause and the neighbouring ones, the beginning of its line and of the line before, and the heading above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ..text.lazy import lazy_pattern
from ..text.patterns import HEAD

WEIGHTS = Path(__file__).with_name("spans.npz")
LABELS = ("O", "B", "I")
"""Outside every value, at the first character of one, at a later one."""
_MARKS = str.maketrans(",;:()?!", "，；：（）？！")
_CLAUSE = lazy_pattern(r"[^，。；：！？]*[，。；：！？]?")
_NUMBERED = lazy_pattern(rf"^{HEAD}")
_SENTENCE = lazy_pattern(r"[，。；]")
_LONGEST_HEADING, _HEADING_KEPT = 22, 24
_LONGEST_CLAUSE = 24
"""Pairs of characters of a clause that are looked at."""
_PAD = 4
_OPEN = {"《": 0, "“": 1, "（": 2}
_CLOSE = {"》": 0, "”": 1, "）": 2}
_QUARTERS = 4
_KNOWN = 200_000
"""Features whose hashes are remembered."""
_PADDED = 12_000
"""Characters, with those that fill up shorter lines, that are computed at once."""

Probabilities = NDArray[np.float32]


class Context(NamedTuple):
    """A line with what stands around it; ``quarter`` of the text in which it stands, from 0."""

    text: str
    heading: str
    before: str
    quarter: int
    sort: str


def contexts(lines: Sequence[str], sort: str) -> Iterator[Context]:
    """Each line with the heading above it, the line before and the sort of the document."""
    heading = before = ""
    for n, line in enumerate(lines):
        text = line.translate(_MARKS)
        yield Context(text, heading, before, n * _QUARTERS // len(lines), sort)
        if _NUMBERED.match(text) or (len(text) < _LONGEST_HEADING and not _SENTENCE.search(text)):
            heading = re.split("[。：]", text)[0][:_HEADING_KEPT]
        before = text


class Features(NamedTuple):
    """What the model looks at in a line: of the line, of each clause and of each of its characters."""

    line: list[str]
    clauses: list[tuple[list[str], list[list[str]]]]


def features(context: Context) -> Features:
    text = context.text
    padded = "^" * _PAD + text + "$" * _PAD
    of_line = ["b", "L" + text[:3], "l" + text[:2], "v" + context.before[:3], "S" + context.sort]
    of_line += ["P" + str(context.quarter), "len" + str(min(5, len(text) // 15))]
    of_line += ["H" + pair for pair in _pairs(context.heading)]
    open_signs = [0, 0, 0]
    spans = [match.span() for match in _CLAUSE.finditer(text) if match[0]]
    clauses = []
    for n, (start, end) in enumerate(spans):
        characters = []
        for at in range(start, end):
            sign = text[at]
            characters.append(
                [
                    *_around(padded, at + _PAD),
                    "d" + str(min(4, at - start)),
                    "r" + str(min(4, end - 1 - at)),
                    "q" + "".join(str(int(count > 0)) for count in open_signs),
                ]
            )
            if sign in _OPEN:
                open_signs[_OPEN[sign]] += 1
            elif sign in _CLOSE:
                open_signs[_CLOSE[sign]] = max(0, open_signs[_CLOSE[sign]] - 1)
        clauses.append((_of_clause(text, spans, n), characters))
    return Features(of_line, clauses)


def by_character(of: Features) -> Iterator[list[str]]:
    """For each character its features with those of its clause and its line."""
    for of_clause, characters in of.clauses:
        yield from ([*of.line, *of_clause, *of_character] for of_character in characters)


def _of_clause(text: str, spans: Sequence[tuple[int, int]], n: int) -> list[str]:
    start, end = spans[n]
    of_clause = ["s2" + text[start : min(end, start + 2)], "s3" + text[start : min(end, start + 3)]]
    of_clause += ["e2" + text[max(start, end - 3) : end], "e1" + text[end - 1]]
    of_clause += ["c" + pair for pair in _pairs(text[start : min(end, start + _LONGEST_CLAUSE + 1)])]
    if n:
        first, last = spans[n - 1]
        of_clause += ["p2" + text[first : first + 2], "pe" + text[max(first, last - 3) : last]]
    else:
        of_clause.append("first")
    of_clause.append("n2" + text[end : end + 2] if n + 1 < len(spans) else "last")
    return of_clause


def _around(padded: str, here: int) -> Iterator[str]:
    """The character at ``here`` and those next to it, alone and in runs of two to four."""
    for offset in (-2, -1, 0, 1, 2):
        yield f"{offset}{padded[here + offset]}"
    for offset in (-3, -2, -1, 0, 1, 2):
        yield f"B{offset}{padded[here + offset : here + offset + 2]}"
    for offset in (-3, -2, -1, 0, 1):
        yield f"T{offset}{padded[here + offset : here + offset + 3]}"
    yield "F" + padded[here : here + 4]
    yield "G" + padded[here - 4 : here]


def _pairs(text: str) -> Iterator[str]:
    return (text[n : n + 2] for n in range(len(text) - 1))


def hashed(feature: str) -> int:
    return crc32(feature.encode())


_mark = lru_cache(_KNOWN)(hashed)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of one random field a field, sparse: entry ``n`` adds ``weights[n]`` to the label
    ``columns[n]`` (3 × field + label) of each character that has the feature ``hashes[rows[n]]``.

    ``hashes`` are sorted; ``starts`` are the first entries of their rows; ``transitions`` has the shape
    (fields, 3, 3), from label and to label.
    """

    fields: tuple[str, ...]
    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    weights: NDArray[np.float32]
    transitions: NDArray[np.float32]

    def scores(self, lines: Iterable[Context]) -> list[Probabilities]:
        """For each line an array (characters, fields, 3) of the sums of the weights; what its line and its
        clause add to a character is summed once.
        """
        groups: list[list[str]] = []
        above: list[tuple[int, int, int]] = []
        sizes = []
        for line in lines:
            of = features(line)
            at_line = len(groups)
            groups.append(of.line)
            before = len(above)
            for of_clause, characters in of.clauses:
                at_clause = len(groups)
                groups.append(of_clause)
                above += [(at_line, at_clause, at_clause + n) for n in range(1, len(characters) + 1)]
                groups += characters
            sizes.append(len(above) - before)
        summed = self._sums(groups)
        owners = np.array(above, np.int64).reshape(-1, 3)
        total = summed[owners[:, 0]] + summed[owners[:, 1]] + summed[owners[:, 2]]
        return np.split(total.reshape(len(above), len(self.fields), 3), np.cumsum(sizes)[:-1])

    def _sums(self, groups: Sequence[Sequence[str]]) -> Probabilities:
        """For each group of features the sums of their weights: an array (groups, 3 × fields)."""
        of_features = np.array([_mark(feature) for group in groups for feature in group], np.uint32)
        at = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        row = np.minimum(np.searchsorted(self.hashes, of_features), len(self.hashes) - 1)
        there = self.hashes[row] == of_features
        row, at = row[there], at[there]
        lengths = self.starts[row + 1] - self.starts[row]
        ends = np.cumsum(lengths)
        entry = np.arange(lengths.sum()) + np.repeat(self.starts[row] - (ends - lengths), lengths)
        width = len(self.fields) * 3
        cell = np.repeat(at, lengths) * width + self.columns[entry]
        summed = np.bincount(cell, self.weights[entry], len(groups) * width).astype(np.float32)
        return np.asarray(summed.reshape(len(groups), width), np.float32)


def probabilities(model: Model, lines: Sequence[Context]) -> list[Probabilities]:
    """For each line an array (characters, fields, 3): how probable each label is at each character."""
    scores = model.scores(lines)
    out: list[Probabilities] = [score[:0] for score in scores]
    by_length = sorted(range(len(scores)), key=lambda n: len(scores[n]))
    while by_length:
        longest = max(1, len(scores[by_length[-1]]))
        together = by_length[-max(1, _PADDED // longest) :]
        del by_length[-len(together) :]
        block = np.zeros((len(together), longest, len(model.fields), 3), np.float32)
        for row, n in enumerate(together):
            block[row, : len(scores[n])] = scores[n]
        sizes = np.array([len(scores[n]) for n in together])
        for row, found in enumerate(_marginals(block, sizes, model.transitions)):
            out[together[row]] = found[: sizes[row]]
    return out


def _marginals(scores: Probabilities, sizes: NDArray[Any], transitions: Probabilities) -> Probabilities:
    """Forwards and backwards through lines of the given sizes; ``scores``: (lines, characters, fields, 3)."""
    weights = np.ascontiguousarray(np.exp(scores - scores.max(axis=-1, keepdims=True)).transpose(1, 3, 0, 2))
    steps = np.exp(transitions).transpose(1, 2, 0)[:, :, None]
    forward, backward = np.empty_like(weights), np.empty_like(weights)
    forward[0] = weights[0] / weights[0].sum(axis=0)
    for at in range(1, len(weights)):
        reached = (forward[at - 1][:, None] * steps).sum(axis=0) * weights[at]
        np.divide(reached, reached.sum(axis=0), out=forward[at])
    backward[-1] = 1
    for at in range(len(weights) - 2, -1, -1):
        coming = (steps * (weights[at + 1] * backward[at + 1])).sum(axis=1)
        goes_on = (at < sizes - 1)[:, None]
        np.divide(coming, np.where(goes_on, coming.sum(axis=0), coming), out=backward[at])
    together = forward * backward
    together /= together.sum(axis=1, keepdims=True)
    return np.asarray(together.transpose(2, 0, 3, 1), np.float32)


class Plain(NamedTuple):
    """A text without marks and spaces, and where each character of it stood."""

    text: str
    places: tuple[int, ...]

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Start and end, in the text with its marks, of each place where plain words stand."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            yield self.places[at], self.places[at + len(words) - 1] + 1
            at = self.text.find(words, at + 1)


_SAID = lazy_pattern(r"[0-9A-Za-z\u3400-\u9fff*×_＿]")


def plain(text: str) -> Plain:
    """Letters, digits and what stands for one that is left out."""
    found = [(match[0], match.start()) for match in _SAID.finditer(text)]
    return Plain("".join(sign for sign, _ in found), tuple(at for _, at in found))


@cache
def model() -> Model:
    """The kit's own weights, loaded once."""
    with np.load(WEIGHTS) as data:
        return Model(
            tuple(str(field) for field in data["fields"]),
            data["hashes"],
            np.concatenate(([0], np.cumsum(data["counts"], dtype=np.int64))),
            data["columns"].astype(np.int64),
            data["weights"].astype(np.float32),
            data["transitions"],
        )


def save(learnt: Model, path: Path) -> None:
    """Write a model in few bytes: the same model gives the same file."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            fields=np.array(learnt.fields),
            hashes=learnt.hashes,
            counts=np.diff(learnt.starts).astype(np.uint8),
            columns=learnt.columns.astype(np.uint8),
            weights=learnt.weights.astype(np.float16),
            transitions=learnt.transitions,
        )
