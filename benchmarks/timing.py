"""How long agendas, schedules and talk timetables of 13 members take, and how the timetable grows.

python benchmarks/timing.py [repetitions]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from statistics import median
from time import perf_counter
from typing import Any

from mzsh_kit import Plan, complete
from mzsh_kit.plan.model import Talks
from mzsh_kit.timing import Person, TalkPair, agenda, schedule, timetable
from mzsh_kit.timing.timetable import arrange

TIMES = 200
SIZES = ((5, 10), (9, 10), (13, 10), (13, 20), (26, 20), (26, 40), (52, 40))


def plan(number: int = 13, units: int = 3, **meeting: Any) -> Plan:
    """A whole plan of ``number`` members, each in charge of ``units`` units."""
    members: list[dict[str, Any]] = [
        {"name": f"成员{n}", "post": f"职务{n}", "charge": [f"{n}-{unit}科" for unit in range(units)]}
        for n in range(number)
    ]
    members[0]["role"] = "主要负责同志"
    facts = {"unit": {"name": "清源县水务局", "type": "局党组"}, "kind": "年度", "year": 2026}
    return complete(
        {**facts, "members": members, "meeting": {"date": "2026-12-18", "start": "9:00", **meeting}}
    )


def seconds(work: Callable[[], object], times: int) -> float:
    """Median seconds of one run, the first of them not counted."""
    work()
    return median(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def growth(times: int) -> Iterator[tuple[int, int, int, float]]:
    """Members, pairs, days, seconds: everybody with everybody over ever more days."""
    for number, days in SIZES:
        people = [Person("成员", n, "", f"成员{n}") for n in range(number)]
        listed = [TalkPair(0, first, second) for first, second in combinations(people, 2)]
        period = [date(2026, 1, 1) + timedelta(days=n) for n in range(days)]
        took = seconds(lambda listed=listed, period=period: arrange(listed, period, Talks()), times)  # type: ignore[misc]
        yield number, len(listed), days, took


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    lines = [list(heads), ["---:"] * len(list(heads)), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(times: int = TIMES) -> None:
    day, half = plan(length="1天"), plan(length="半天")
    work: dict[str, Callable[[], object]] = {
        "schedule": lambda: schedule(day),
        "schedule with conflicts": lambda: schedule(_pushed(day)),
        "agenda, a day": lambda: agenda(day),
        "agenda, half a day (does not fit)": lambda: agenda(half),
        "talks, 130 pairs": lambda: timetable(day),
    }
    took = {name: seconds(call, times) for name, call in work.items()}
    print(table(("13 members", "ms each", f"s for {times}"), _rows(took, times)))
    print()
    rows = (
        (n, pairs, days, f"{1000 * s:.2f}", f"{1e6 * s / (pairs * days):.2f}")
        for n, pairs, days, s in growth(20)
    )
    print(table(("members", "pairs", "days", "ms", "µs per pair and day"), rows))


def _pushed(plan: Plan) -> Plan:
    late = plan.schedule.opinions.model_copy(update={"end": date(2026, 12, 10)})
    return plan.model_copy(update={"schedule": plan.schedule.model_copy(update={"opinions": late})})


def _rows(took: dict[str, float], times: int) -> Iterator[tuple[str, str, str]]:
    for name, taken in took.items():
        yield name, f"{1000 * taken:.2f}", f"{times * taken:.2f}"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
