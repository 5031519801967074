"""Sets without a contradiction: ``python -m benchmarks.truth [NUMBER] [SEED] [PROCESSES]``.

Builds NUMBER sets (1000 by default) in two processes, reads the finished files by the oracle of
``tests/truth``, which shares no code with the kit, and says what contradicts what. Where the oracle finds
nothing and has no doubt, what ``mzsh check`` says is a false finding, but for hints. Three to four seconds a
set.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from multiprocessing import get_context

from tests.truth.making import Outcome, judge
from tests.truth.oracle import FAMILIES
from tests.truth.sets import Answers, sets

_PROCESSES = 2
_FIRST = 2
_EXAMPLES = 3


def main(arguments: Sequence[str] = ()) -> None:
    number, seed, processes = (*map(int, arguments), *(1000, 1, _PROCESSES)[len(arguments) :])
    made = list(sets(number, seed))
    start = time.perf_counter()
    with get_context("spawn").Pool(processes) as pool:
        outcomes = pool.map(partial(judge, checked=True), made, chunksize=4)
    _report(made, outcomes, time.perf_counter() - start)


def _report(made: Sequence[Answers], outcomes: Sequence[Outcome], seconds: float) -> None:
    built = [outcome for outcome in outcomes if not outcome.refused]
    clean = sum(not outcome.found for outcome in built)
    print(f"{len(made)} sets in {seconds:.0f} s, {len(built)} built, {clean} without a contradiction\n")
    of_family, in_sets = Counter(), Counter()
    for outcome in built:
        of_family.update(each.family for each in outcome.found)
        in_sets.update({each.family for each in outcome.found})
    print("| family | sets | contradictions |\n|---|---:|---:|")
    for family in FAMILIES:
        print(f"| {family} | {in_sets[family]} | {of_family[family]} |")
    doubted = [outcome.doubted for outcome in built if outcome.doubted]
    print(f"\nlimits in words of a rule that had passed at signing: {sum(doubted)} in {len(doubted)} sets")
    _falsely_told(made, outcomes)
    for family in FAMILIES:
        _first(family, made, outcomes)
    for reason, times in Counter(outcome.refused for outcome in outcomes if outcome.refused).most_common():
        print(f"\nrefused {times}: {reason}")


def _falsely_told(made: Sequence[Answers], outcomes: Sequence[Outcome]) -> None:
    """By rule, with the first few of all, the first of them with its answers."""
    checked = sum(not (outcome.found or outcome.doubted or outcome.refused) for outcome in outcomes)
    told = [(at, *each) for at, outcome in enumerate(outcomes) for each in outcome.told]
    print(f"\nfalse findings of the check: {len(told)} in {len({at for at, *_ in told})} of {checked} sets")
    for rule, times in Counter(rule for _, rule, _ in told).most_common():
        print(f"- {rule}: {times}")
    for place, (at, rule, words) in enumerate(_one_of_each(told)[:_EXAMPLES]):
        print(f"\n{rule}, set {at}: {words}")
        if not place:
            print(json.dumps(made[at], ensure_ascii=False))


def _one_of_each(told: Sequence[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """The first finding of each rule, then the others."""
    rules = [rule for _, rule, _ in told]
    return sorted(told, key=lambda item: told.index(item) != rules.index(item[1]))


def _first(family: str, made: Sequence[Answers], outcomes: Sequence[Outcome]) -> None:
    """The first few of a family, the first with its answers, so that it can be made again."""
    hits = [
        (at, each) for at, outcome in enumerate(outcomes) for each in outcome.found if each.family == family
    ]
    for place, (at, each) in enumerate(hits[:_FIRST]):
        print(f"\n{family}, set {at}: {each}")
        if not place:
            print(json.dumps(made[at], ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
