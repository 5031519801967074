"""How the cost of a piece of work grows with its input; no test of the suite judges absolute seconds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

SMALLEST = 0.06
"""Seconds: what is quicker than this with the larger input is not judged."""
TRIES = 4


def processor_seconds(work: Callable[[], object]) -> float:
    """Without the collector of cycles, as ``timeit`` does it: a collection looks at every object of the test
    run, and the larger work starts more of them.
    """
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def growth(small: Callable[[], object], large: Callable[[], object], most: float) -> float:
    """How many times the processor time of ``small`` the work ``large`` takes, or 0 where it is too quick to
    judge.

    The least of several runs counts on each side; they are repeated only while the quotient is over ``most``,
    because another process on the same core makes single runs slower.
    """
    least_small, least_large = processor_seconds(small), processor_seconds(large)
    for _ in range(TRIES):
        if least_large <= max(SMALLEST, most * least_small):
            break
        least_small = min(least_small, processor_seconds(small))
        least_large = min(least_large, processor_seconds(large))
    return 0.0 if least_large <= SMALLEST else least_large / least_small
