"""Plans of a unit that does not exist, with as many members as a test asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mzsh_kit import Plan, complete

NAMES = [
    "张三",
    "李四",
    "王五",
    "赵六",
    "钱七",
    "孙八",
    "周九",
    "吴十",
    "郑方",
    "冯元",
    "陈平",
    "褚安",
    "卫国",
]


def team(number: int, units: int = 0) -> list[dict[str, Any]]:
    """The principal and the others, each in charge of ``units`` units."""
    members: list[dict[str, Any]] = [
        {"name": name, "post": f"副局长{place}", "charge": [f"{name}分管{n}科" for n in range(1, units + 1)]}
        for place, name in enumerate(NAMES[:number])
    ]
    members[0] |= {"post": "党组书记、局长", "role": "主要负责同志"}
    return members


@pytest.fixture(scope="session")
def make() -> Callable[..., Plan]:
    """``make(9, meeting={"length": "1天"})`` is the whole plan of a team of nine that meets on 2026-12-18 at
    9:00.
    """

    def plan(number: int = 5, units: int = 0, **answers: Any) -> Plan:
        meeting = {"date": "2026-12-18", "start": "9:00", **answers.pop("meeting", {})}
        facts = {"unit": {"name": "清源县水务局", "type": "局党组"}, "kind": "年度", "year": 2026}
        return complete({**facts, "members": team(number, units), "meeting": meeting, **answers})

    return plan
