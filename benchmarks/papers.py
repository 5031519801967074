"""Milliseconds a paper and a set, for teams of 3, 9, 15 and 40 members. ``python -m benchmarks.papers``"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from mzsh_kit import build, complete, to_docx
from mzsh_kit.document import Document
from mzsh_kit.papers import build_all, catalogue, chosen
from mzsh_kit.plan import Plan

TEAMS = (3, 9, 15, 40)
ROUNDS = 7


def plan(size: int) -> Plan:
    """A team of ``size`` members, each in charge of two units."""
    members = [
        {
            "name": f"成员{n:02d}",
            "post": f"职务{n}",
            "charge": [f"单位{n}甲", f"单位{n}乙"],
            "branch": f"第{n}党支部",
        }
        for n in range(size)
    ]
    members[0]["role"] = "主要负责同志"
    return complete(
        {
            "unit": {"name": "清源县水务局", "type": "局党组"},
            "members": members,
            "kind": "年度",
            "year": 2024,
            "meeting": {"date": "2026-03-20", "start": "9:00", "length": "一天", "venue": "三楼会议室"},
        }
    )


def milliseconds(work: Callable[[], object]) -> float:
    """Median of some rounds, the first left out."""
    taken = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return 1000 * statistics.median(taken[1:])


def files(plan: Plan, numbers: list[str] | None = None) -> int:
    made = build_all(plan, chosen(numbers))
    return sum(
        len(to_docx(made_.content) if isinstance(made_.content, Document) else made_.content)
        for made_ in made
    )


def main() -> None:
    plans = {size: plan(size) for size in TEAMS}
    base = milliseconds(lambda: to_docx(build(plans[9])))
    print("| members | files | whole set, ms | a file, ms | set without 17, ms | set : plan paper of 9 |")
    print("|---:|---:|---:|---:|---:|---:|")
    plain = [paper.number for paper in catalogue() if not paper.picture]
    for size, whole_plan in plans.items():
        count, whole = len(build_all(whole_plan, chosen())), milliseconds(lambda plan=whole_plan: files(plan))
        rest = milliseconds(lambda plan=whole_plan: files(plan, plain))
        print(f"| {size} | {count} | {whole:.0f} | {whole / count:.1f} | {rest:.0f} | {whole / base:.0f} |")
    print(f"\nThe plan paper of 9 members alone: {base:.2f} ms. The slowest papers of 9 members:")
    each = {paper.stem: milliseconds(lambda n=paper.number: files(plans[9], [n])) for paper in catalogue()}
    for name, taken in sorted(each.items(), key=lambda pair: -pair[1])[:6]:
        print(f"{name}: {taken:.1f} ms")


if __name__ == "__main__":
    main()
