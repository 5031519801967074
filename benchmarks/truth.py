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
    built = [one for one in outcomes if not one.refused]
    clean = sum(not one.found for one in built)
    print(f"{len(made)} sets in {seconds:.0f} s, {len(built)} built, {clean} without a contradiction\n")
    found, in_sets = Counter(), Counter()
    for one in built:
        found.update(each.family for each in one.found)
        in_sets.update({each.family for each in one.found})
    print("| family | sets | contradictions |\n|---|---:|---:|")
    for family in FAMILIES:
        print(f"| {family} | {in_sets[family]} | {found[family]} |")
    doubted = [one.doubted for one in built if one.doubted]
    print(f"\nlimits in words of a rule that had passed at signing: {sum(doubted)} in {len(doubted)} sets")
    _falsely_told(made, outcomes)
    for family in FAMILIES:
        _first(family, made, outcomes)
    for reason, times in Counter(one.refused for one in outcomes if one.refused).most_common():
        print(f"\nrefused {times}: {reason}")


def _falsely_told(made: Sequence[Answers], outcomes: Sequence[Outcome]) -> None:
    """By rule, with the first few of all, the first of them with its answers."""
    checked = sum(not (one.found or one.doubted or one.refused) for one in outcomes)
    told = [(at, *each) for at, one in enumerate(outcomes) for each in one.told]
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
    return sorted(told, key=lambda one: told.index(one) != rules.index(one[1]))


def _first(family: str, made: Sequence[Answers], outcomes: Sequence[Outcome]) -> None:
    """The first few of a family, the first with its answers, so that it can be made again."""
    hits = [(at, each) for at, one in enumerate(outcomes) for each in one.found if each.family == family]
    for place, (at, each) in enumerate(hits[:_FIRST]):
        print(f"\n{family}, set {at}: {each}")
        if not place:
            print(json.dumps(made[at], ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
