"""Which of the values that parsers read, and of the spans that were learnt, are facts.

Each is a candidate; a logistic regression weighs who found it, how probable its characters are and its
field. What is improbable is no fact: its sentence stays among those that a person assigns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from .fact import Fact
from .seen import Seen
from .spans import Context, Plain, Probabilities, contexts, model, plain, probabilities

_HOT = 0.15
"""A run of characters at least so probable is a candidate."""
_LEAST_SHARE, _LEAST_ALIKE = 0.4, 0.75
_SURE = 1e-5
_UNKNOWN = 0.02
"""Of a value that stands in no line as it is: dates in one writing, names put together."""
_MOST_RIVALS = 4
_EDGES = "，。；：、 "
GENERAL, OF_FIELD = 16, 5
"""Features of a candidate that weigh alike in every field, and those that each field weighs anew."""

Span = tuple[int, int, int]
"""Line, start and end."""


_LEAST = 0.5
"""The probability of a fact."""
_MOST = 30_000
"""Characters of a document that is weighed; plans have some thousand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value with where it stands, None where no line has it; ``parsed`` by a parser, or learnt."""

    fact: Fact
    words: str
    span: Span | None
    parsed: bool

    def denies(self, other: Candidate) -> bool:
        """Whether both cannot be facts: they stand in the same place, or say the same."""
        if self.words == other.words:
            return True
        if self.span is None or other.span is None or self.span[0] != other.span[0]:
            return False
        return self.span[1] < other.span[2] and other.span[1] < self.span[2]


def weighed(facts: Sequence[Fact], lines: Sequence[Seen], sort: str) -> list[Fact]:
    """The facts that are probable, the parsers' and those that were learnt, in the order of the text."""
    if sum(len(line.line.text) for line in lines) > _MOST:
        return list(facts)
    known = model()
    texts = tuple(contexts([line.line.text for line in lines], sort))
    found = probabilities(known, texts)
    groups = candidates(facts, texts, [line.line.place for line in lines], found, known.fields)
    kept = [fact for fact in facts if fact.field not in known.fields]
    for field, group in groups.items():
        n = known.fields.index(field)
        kept += _in_place(_chosen(group, described(group, found, n), known.choice[n]))
    return kept


def _chosen(
    group: Sequence[Candidate], features: Iterable[list[float]], choice: Probabilities
) -> list[Candidate]:
    """The probable ones, the most probable first; of those that deny one another the first."""
    scores = np.array(list(features)) @ choice
    said: list[Candidate] = []
    for n in np.argsort(-scores, kind="stable"):
        if scores[n] < np.log(_LEAST / (1 - _LEAST)):
            break
        if not any(group[n].denies(other) for other in said):
            said.append(group[n])
    return [one for one in group if one in said]


def _in_place(chosen: Sequence[Candidate]) -> Iterator[Fact]:
    """The parsers' facts in their order, each learnt one before those that stand behind it."""
    learnt = [one for one in chosen if not one.parsed]
    for one in chosen:
        if not one.parsed:
            continue
        while learnt and one.span and learnt[0].span and learnt[0].span < one.span:
            yield learnt.pop(0).fact
        yield one.fact
    for one in learnt:
        yield one.fact


def candidates(
    facts: Iterable[Fact], lines: Sequence[Context], places: Sequence[str], found: Sequence[Probabilities],
    fields: Sequence[str],
) -> dict[str, list[Candidate]]:  # fmt: skip
    """By field, what the parsers read and the runs of probable characters."""
    bare = [plain(line.text) for line in lines]
    by_field: dict[str, list[Candidate]] = defaultdict(list)
    for fact in facts:
        if fact.field in fields:
            n = fields.index(fact.field)
            words = plain(fact.value).text
            by_field[fact.field].append(Candidate(fact, words, _likeliest(words, bare, found, n), True))
    for n, field in enumerate(fields):
        for line, start, end in _runs(found, n):
            value = lines[line].text[start:end].strip(_EDGES)
            words = plain(value).text
            if len(words) > 1:
                fact = Fact(field, value, places[line])
                by_field[field].append(Candidate(fact, words, (line, start, end), False))
    return by_field


def _likeliest(words: str, bare: Sequence[Plain], found: Sequence[Probabilities], n: int) -> Span | None:
    """Where the words stand with the most probable characters."""
    spans = ((line, *span) for line, text in enumerate(bare) for span in text.spans(words))
    return max(spans, key=lambda span: _chances(found, n, span).mean(), default=None)


def _chances(found: Sequence[Probabilities], n: int, span: Span) -> Probabilities:
    line, start, end = span
    return 1 - found[line][start:end, n, 0]


def _runs(found: Sequence[Probabilities], n: int) -> Iterator[Span]:
    for line, probable in enumerate(found):
        hot = np.flatnonzero(probable[:, n, 0] <= 1 - _HOT)
        if not len(hot):
            continue
        begins = (np.diff(hot, prepend=-2) > 1) | (probable[hot, n, 1] > probable[hot, n, 2])
        starts = np.flatnonzero(begins)
        for first, after in zip(starts, [*starts[1:], len(hot)], strict=True):
            yield line, int(hot[first]), int(hot[after - 1]) + 1


def described(group: Sequence[Candidate], found: Sequence[Probabilities], n: int) -> Iterator[list[float]]:
    """The features of each candidate of a field, ``GENERAL`` and then ``OF_FIELD`` of them."""
    for one in group:
        others = [other for other in group if other.parsed != one.parsed and alike(one.words, other.words)]
        here = _chances(found, n, one.span) if one.span else np.full(1, _UNKNOWN)
        beside = _beside(found, n, one.span) if one.span else (0.0, 0.0)
        by_parser, learnt, likely = float(one.parsed), float(not one.parsed), _log_odds(here.mean())
        length = float(np.log1p(len(one.words)))
        yield [
            by_parser, learnt, by_parser * bool(others), learnt * bool(others),
            float(any(other.words == one.words for other in others)),
            likely, *map(_log_odds, (here.min(), here.max(), here[0], here[-1])),
            *beside, length, float(one.span is None), by_parser * likely, min(_MOST_RIVALS, len(group)),
            1.0, by_parser, likely / 4, by_parser * likely / 4, length,
        ]  # fmt: skip


def _beside(found: Sequence[Probabilities], n: int, span: Span) -> tuple[float, float]:
    """How probable the characters before and behind are."""
    line, start, end = span
    inside = 1 - found[line][:, n, 0]
    return float(inside[start - 1]) if start else 0.0, float(inside[end]) if end < len(inside) else 0.0


def _log_odds(chance: float) -> float:
    bounded = min(max(float(chance), _SURE), 1 - _SURE)
    return float(np.log(bounded / (1 - bounded)))


def alike(one: str, other: str) -> bool:
    """Whether two values say the same in about the same words."""
    short, long = sorted((one, other), key=len)
    if short in long and len(short) >= _LEAST_SHARE * len(long):
        return True
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _LEAST_ALIKE
