"""Where a text states a field: a conditional random field over its characters, one a field.

The weights are learnt from keyed texts by ``python -m benchmarks.learn`` and lie beside this module. A
character is the beginning of a value, inside one, or neither; what counts is the characters around it, its
clause and the neighbouring ones, the beginning of its line and of the line before, the heading above, and
what the parsers read there and in its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple
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
_STOPPED = lazy_pattern("[^。]+。?|。")
_NUMBERED = lazy_pattern(rf"^{HEAD}")
_SENTENCE = lazy_pattern(r"[，。；]")
_LONGEST_HEADING, _HEADING_KEPT = 22, 24
_LONGEST_CLAUSE = 24
"""Pairs of characters of a clause that are looked at."""
_PAD = 4
_WINDOWS = (
    *(("", offset, 1) for offset in (-2, -1, 0, 1, 2)),
    *(("B", offset, 2) for offset in (-3, -2, -1, 0, 1, 2)),
    *(("T", offset, 3) for offset in (-3, -2, -1, 0, 1)),
    ("F", 0, 4),
    ("G", -4, 4),
)
"""Runs of characters around a character that are looked at: name, where the run begins, how long it is."""
_FAR = 4
"""How far from the bounds of its clause a character's place counts."""
_PRIME, _ALL = 0x01000193, 0xFFFFFFFF
_OPEN = {"《": 0, "“": 1, "（": 2}
_CLOSE = {"》": 0, "”": 1, "）": 2}
_QUARTERS = 4
_KNOWN = 200_000
"""Features whose hashes are remembered."""
_KNOWN_TEXTS = 4_000

Probabilities = NDArray[np.float32]
Hashes = NDArray[np.uint32]


class Read(NamedTuple):
    """Where in a line a parser reads a value of a field."""

    start: int
    end: int
    field: str


class Context(NamedTuple):
    """A line with what stands around it; ``quarter`` of the text in which it stands, from 0."""

    text: str
    heading: str
    before: str
    quarter: int
    sort: str
    read: tuple[Read, ...] = ()


def contexts(
    lines: Sequence[str], sort: str, read: Mapping[int, Sequence[Read]] | None = None
) -> Iterator[Context]:
    """Each line with the heading above it, the line before, the sort of the document and what the parsers
    read in it.
    """
    heading = before = ""
    for n, line in enumerate(lines):
        text = line.translate(_MARKS)
        found = tuple((read or {}).get(n, ()))
        yield Context(text, heading, before, n * _QUARTERS // len(lines), sort, found)
        if _NUMBERED.match(text) or (len(text) < _LONGEST_HEADING and not _SENTENCE.search(text)):
            heading = re.split("[。：]", text)[0][:_HEADING_KEPT]
        before = text


@dataclass(frozen=True, slots=True)
class Features:
    """What the model looks at in some lines, as hashes of a feature's name and its text.

    ``characters`` has the shape (characters of all lines, features of each); ``owners`` (characters, 3) names
    those of ``groups`` that a character has besides: of its line, of its clause and of what the parsers read
    at it. ``sizes`` are the lengths of the sentences, each of which is a chain of its own.
    """

    sizes: tuple[int, ...]
    characters: Hashes
    owners: NDArray[np.int64]
    groups: tuple[tuple[int, ...], ...]

    def by_character(self) -> Iterator[list[list[int]]]:
        """For each sentence, for each of its characters all that it has."""
        of_characters = self.characters.tolist()
        every = (
            of_character + [one for group in owners for one in self.groups[group]]
            for of_character, owners in zip(of_characters, self.owners.tolist(), strict=True)
        )
        return (list(islice(every, size)) for size in self.sizes)


def features(lines: Sequence[Context]) -> Features:
    groups: dict[tuple[int, ...], int] = {}
    owners, spans = [], []
    at = 0
    for line in lines:
        of_line = groups.setdefault(_of_line(line), len(groups))
        clauses = [match.span() for match in _CLAUSE.finditer(line.text) if match[0]]
        read = _read_at(line)
        for n, (start, end) in enumerate(clauses):
            of_clause = groups.setdefault(_of_clause(line.text, clauses, n), len(groups))
            for of_read in read[start:end]:
                owners.append((of_line, of_clause, groups.setdefault(tuple(of_read), len(groups))))
            spans.append((at + start, at + end))
        at += len(line.text)
    texts = [line.text for line in lines]
    inside = np.array([bits for text in texts for bits in _inside(text)], np.int64)
    characters = np.stack([*_windows(texts), *_places(spans), _inside_hashes()[inside]], axis=1)
    sizes = tuple(chain.from_iterable(map(sentences, texts)))
    return Features(sizes, characters, np.array(owners, np.int64).reshape(-1, 3), tuple(groups))


def sentences(text: str) -> Iterator[int]:
    """The lengths of a line's sentences."""
    return (len(sentence) for sentence in _STOPPED.findall(text))


def hashed(name: str, text: str) -> int:
    """The hash of a feature; that of :func:`_windows` for one text."""
    found = _salt(name)
    for sign in text:
        found = (found ^ ord(sign)) * _PRIME & _ALL
    return found


_mark = lru_cache(_KNOWN)(hashed)


@cache
def _inside_hashes() -> Hashes:
    return np.array([hashed("q", f"{bits:03b}") for bits in range(2 ** len(_OPEN))], np.uint32)


@cache
def _salt(name: str) -> int:
    return crc32(name.encode())


def _of_line(line: Context) -> tuple[int, ...]:
    told = (
        ("L", line.text[:3]),
        ("l", line.text[:2]),
        ("v", line.before[:3]),
        ("S", line.sort),
        ("P", str(line.quarter)),
        ("len", str(min(5, len(line.text) // 15))),
        *(("H", pair) for pair in _pairs(line.heading)),
        *(("RL", field) for field in sorted({read.field for read in line.read}) or [""]),
    )
    return tuple(_mark(*one) for one in told)


def _of_clause(text: str, spans: Sequence[tuple[int, int]], n: int) -> tuple[int, ...]:
    start, end = spans[n]
    told = [("s2", text[start : min(end, start + 2)]), ("s3", text[start : min(end, start + 3)])]
    told += [("e2", text[max(start, end - 3) : end]), ("e1", text[end - 1])]
    told += [("c", pair) for pair in _pairs(text[start : min(end, start + _LONGEST_CLAUSE + 1)])]
    if n:
        first, last = spans[n - 1]
        told += [("p2", text[first : first + 2]), ("pe", text[max(first, last - 3) : last])]
    else:
        told.append(("first", ""))
    told.append(("n2", text[end : end + 2]) if n + 1 < len(spans) else ("last", ""))
    return tuple(_mark(*one) for one in told)


def _read_at(line: Context) -> list[list[int]]:
    """For each character the fields of which the parsers read a value that begins, goes on or ends at it, or
    ended before it.
    """
    at: list[list[int]] = [[] for _ in range(len(line.text) + 1)]
    for start, end, field in line.read:
        at[start].append(_mark("RB", field))
        for n in range(start + 1, end):
            at[n].append(_mark("RI", field))
        at[end - 1].append(_mark("RE", field))
        at[end].append(_mark("RA", field))
    return at


def _windows(texts: Sequence[str]) -> Iterator[Hashes]:
    """For each of the windows its hash at every character of the texts."""
    padded = "".join("^" * _PAD + text + "$" * _PAD for text in texts)
    codes = np.frombuffer(padded.encode("utf-32-le"), np.uint32)
    ends = np.cumsum([len(text) + 2 * _PAD for text in texts], dtype=np.int64)
    here = np.concatenate(
        [np.arange(end - _PAD - len(text), end - _PAD) for text, end in zip(texts, ends, strict=True)]
    )
    for name, offset, length in _WINDOWS:
        found = np.full(len(here), _salt(f"{name}{offset}"), np.uint32)
        for step in range(offset, offset + length):
            found = (found ^ codes[here + step]) * np.uint32(_PRIME)
        yield found


def _places(clauses: Sequence[tuple[int, int]]) -> Iterator[Hashes]:
    """How far every character stands from the beginning and from the end of its clause."""
    sizes = np.array([end - start for start, end in clauses], np.int64)
    starts = np.repeat([start for start, _ in clauses], sizes)
    ends = np.repeat([end for _, end in clauses], sizes)
    at = np.arange(sizes.sum())
    near = np.array([[_mark(name, str(n)) for n in range(_FAR + 1)] for name in ("d", "r")], np.uint32)
    yield near[0][np.minimum(_FAR, at - starts)]
    yield near[1][np.minimum(_FAR, ends - 1 - at)]


def _inside(text: str) -> Iterator[int]:
    """For each character of a line the signs that stand open before it, as bits."""
    opened = [0, 0, 0]
    for sign in text:
        yield sum((count > 0) << n for n, count in enumerate(opened))
        if sign in _OPEN:
            opened[_OPEN[sign]] += 1
        elif sign in _CLOSE:
            opened[_CLOSE[sign]] = max(0, opened[_CLOSE[sign]] - 1)


def _pairs(text: str) -> Iterator[str]:
    return (text[n : n + 2] for n in range(len(text) - 1))


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

    def scores(self, of: Features) -> Probabilities:
        """For each character the sums of the weights, an array (characters, fields, 3); what a group adds to
        its characters is summed once.
        """
        sizes = np.array([len(group) for group in of.groups], np.int64)
        in_groups = np.fromiter(chain.from_iterable(of.groups), np.uint32)
        of_groups = self._sums(in_groups, np.repeat(np.arange(len(sizes)), sizes), len(sizes))
        here = np.repeat(np.arange(len(of.characters)), of.characters.shape[1])
        total = self._sums(of.characters.ravel(), here, len(of.characters))
        for nth in range(of.owners.shape[1]):
            total += of_groups[of.owners[:, nth]]
        return total.reshape(-1, len(self.fields), 3)

    def _sums(self, of_features: Hashes, at: NDArray[np.int64], size: int) -> Probabilities:
        """The weights of features, summed by where each is: an array (size, 3 × fields)."""
        row = np.minimum(np.searchsorted(self.hashes, of_features), len(self.hashes) - 1)
        there = self.hashes[row] == of_features
        row, at = row[there], at[there]
        lengths = self.starts[row + 1] - self.starts[row]
        ends = np.cumsum(lengths)
        entry = np.arange(lengths.sum()) + np.repeat(self.starts[row] - (ends - lengths), lengths)
        width = len(self.fields) * 3
        cell = np.repeat(at, lengths) * width + self.columns[entry]
        summed = np.bincount(cell, self.weights[entry], size * width).astype(np.float32)
        return np.asarray(summed.reshape(size, width), np.float32)


def probabilities(model: Model, lines: Sequence[Context]) -> Probabilities:
    """How probable each label is at each character of all lines: an array (characters, fields, 3)."""
    if not any(line.text for line in lines):
        return np.zeros((0, len(model.fields), 3), np.float32)
    of = features(lines)
    return _marginals(model.scores(of), np.array(of.sizes), model.transitions)


def _marginals(scores: Probabilities, sizes: NDArray[np.int64], transitions: Probabilities) -> Probabilities:
    """Forwards and backwards through sentences of the given sizes, the longest first: the first characters
    of all of them, the second ones of those that have one, and so on.
    """
    longest_first = np.argsort(-sizes, kind="stable")
    begins = (np.cumsum(sizes) - sizes)[longest_first]
    counts = len(sizes) - np.searchsorted(np.sort(sizes), np.arange(sizes.max()), side="right")
    order = np.concatenate([begins[:count] + at for at, count in enumerate(counts)])
    ends = np.cumsum(counts)
    at_step = [slice(end - count, end) for end, count in zip(ends, counts, strict=True)]

    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))[order].transpose(2, 0, 1).copy()
    steps = np.exp(transitions).transpose(1, 2, 0)[:, :, None]
    forward, backward = np.empty_like(weights), np.ones_like(weights)
    reached = np.ones_like(weights[:, at_step[0]])
    for here in at_step:
        count = here.stop - here.start
        found = reached[:, :count] * weights[:, here]
        forward[:, here] = found / found.sum(axis=0)
        reached = (forward[:, None, here] * steps).sum(axis=0)
    for here, after in zip(at_step[-2::-1], at_step[:0:-1], strict=True):
        coming = (steps * (weights[:, after] * backward[:, after])).sum(axis=1)
        goes_on = slice(here.start, here.start + after.stop - after.start)
        backward[:, goes_on] = coming / coming.sum(axis=0)
    together = forward * backward
    together /= together.sum(axis=0)
    out = np.empty_like(scores)
    out[order] = together.transpose(1, 2, 0)
    return out


@dataclass(frozen=True)
class Plain:
    """A text, and its words without marks and spaces."""

    marked: str
    text: str

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """Where each character of the words stands in the text."""
        return tuple(match.start() for match in _SAID.finditer(self.marked))

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Start and end, in the text with its marks, of each place where plain words stand."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            yield self.span(at, len(words))
            at = self.text.find(words, at + 1)

    def span(self, at: int, size: int) -> tuple[int, int]:
        """Start and end, in the text with its marks, of so many of its characters from ``at`` on."""
        return self._places[at], self._places[at + size - 1] + 1


_SAID = lazy_pattern(r"[0-9A-Za-z\u3400-\u9fff*×_＿]")


@lru_cache(_KNOWN_TEXTS)
def plain(text: str) -> Plain:
    """Letters, digits and what stands for one that is left out."""
    return Plain(text, "".join(_SAID.findall(text)))


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
