"""The weights of ``reading.spans``, learnt from the keyed texts of ``benchmarks/written/learn``.

Two processes need an hour. The same texts give the same bytes on the same machine.
python-crfsuite is chosen for it: the common library for linear chains, L-BFGS with both penalties; the kit
itself computes with NumPy what is found by them.

python -m benchmarks.learn
"""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from mzsh_kit.reading.read import parse
from mzsh_kit.reading.spans import (
    LABELS,
    WEIGHTS,
    Context,
    Model,
    features,
    plain,
    save,
    sentences,
)
from mzsh_kit.reading.weighed import in_context

from .written import written

LEAST_KEYED = 370
"""A field with fewer values than this is left to the parsers."""
UNSETTLED = ("schedule.step",)
"""Fields of whose bounds two annotators agree in half of the cases (docs/benchmarks.md)."""
PENALTIES: dict[str, float | int] = {
    "c1": 0.05,
    "c2": 0.1,
    "max_iterations": 45,
    "delta": 0.005,
    "feature.minfreq": 5,
}
LEAST_WEIGHT = 0.01
"""Smaller weights are left out: three fifths of them, by which F1 of the two fields that were tried (aspects,
the agenda) changes by 0.02 at most.
"""
_HEADINGS = ("h1", "h2")


@dataclass(frozen=True)
class Keyed:
    """A text's lines as the reader sees them, and per field the spans (line, start, end) of its values."""

    lines: tuple[Context, ...]
    spans: dict[str, list[tuple[int, int, int]]]


@dataclass(frozen=True)
class Learnt:
    """A random field as pycrfsuite tells it: weights by feature and label, and from label to label."""

    field: str
    states: dict[tuple[str, str], float]
    transitions: dict[tuple[str, str], float]


def keyed(data: bytes, name: str, facts: Iterable[tuple[str, str]]) -> Keyed:
    parsed = parse(data, name)
    lines = in_context(parsed.lines, parsed.sort, parsed.sound(parsed.facts))
    return Keyed(lines, _located([line.text for line in lines], facts))


def of_written(half: str) -> Iterator[Keyed]:
    for document in written(half):
        facts = [fact for fact in document.facts if fact[0] not in _HEADINGS]
        yield keyed(document.text.encode(), document.name + ".txt", facts)


def _located(lines: Sequence[str], facts: Iterable[tuple[str, str]]) -> dict[str, list[tuple[int, int, int]]]:
    """Where the values stand, in the order of the text as far as they can be found so."""
    bare = [plain(line) for line in lines]
    spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    last = 0
    for field, value in facts:
        words = plain(value).text
        for n in (*range(last, len(lines)), *range(last)):
            free = [
                span
                for span in bare[n].spans(words)
                if not any(m == n and start <= span[0] < end for m, start, end in spans[field])
            ]
            if free:
                spans[field].append((n, *free[0]))
                last = n
                break
    return spans


def labels(text: Keyed, field: str) -> Iterator[list[str]]:
    """The label of every character of every sentence."""
    said = [["O"] * len(line.text) for line in text.lines]
    for n, start, end in text.spans.get(field, ()):
        said[n][start:end] = ["B"] + ["I"] * (end - start - 1)
    for line, labels_of_line in zip(text.lines, said, strict=True):
        rest = iter(labels_of_line)
        yield from (list(islice(rest, size)) for size in sentences(line.text))


def learnt(field: str, texts: Sequence[Keyed], sequences: Sequence[Any]) -> Learnt:
    """The weights of a field's random field."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PENALTIES)
    said = (sentence for text in texts for sentence in labels(text, field))
    for sequence, of_sentence in zip(sequences, said, strict=True):
        trainer.append(sequence, of_sentence)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "model"))
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    print(field, len(info.state_features), flush=True)
    return Learnt(field, dict(info.state_features), dict(info.transitions))


def commonest(texts: Iterable[Keyed]) -> list[str]:
    """The fields with enough values, the commonest first."""
    said = Counter(field for text in texts for field, spans in text.spans.items() for _ in spans)
    return [field for field, count in said.most_common() if count >= LEAST_KEYED and field not in UNSETTLED]


_work: Callable[[str], Learnt]


def _one(field: str) -> Learnt:
    return _work(field)


def described(lines: Sequence[Context]) -> Iterator[Any]:
    """Each sentence for pycrfsuite, whose features are words: the hashes in digits."""
    import pycrfsuite

    for sentence in features(lines).by_character():
        yield pycrfsuite.ItemSequence([[str(one) for one in character] for character in sentence])


def learn(texts: Sequence[Keyed], fields: Sequence[str]) -> Model:
    """One random field a field, two at a time."""
    global _work  # forked with the process: the sequences are too large to be sent
    sequences = [sequence for text in texts for sequence in described(text.lines)]
    _work = partial(learnt, texts=texts, sequences=sequences)
    with ProcessPoolExecutor(2) as pool:
        return _model(list(pool.map(_one, fields)))


def _model(found: Sequence[Learnt]) -> Model:
    """The weights by their features."""
    entries = sorted(
        (int(feature), 3 * n + LABELS.index(label), weight)
        for n, one in enumerate(found)
        for (feature, label), weight in one.states.items()
        if abs(weight) >= LEAST_WEIGHT
    )
    hashes, starts = np.unique(np.array([entry[0] for entry in entries], np.uint32), return_index=True)
    transitions = np.zeros((len(found), 3, 3), np.float32)
    for n, one in enumerate(found):
        for (before, after), weight in one.transitions.items():
            transitions[n, LABELS.index(before), LABELS.index(after)] = weight
    return Model(
        tuple(one.field for one in found),
        hashes,
        np.array([*starts, len(entries)], np.int64),
        np.array([entry[1] for entry in entries], np.int64),
        np.array([entry[2] for entry in entries], np.float32),
        transitions,
    )


def main() -> None:
    texts = list(of_written("learn"))
    save(learn(texts, commonest(texts)), WEIGHTS)


if __name__ == "__main__":
    main()
