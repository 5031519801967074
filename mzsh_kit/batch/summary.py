"""What became of every row of a roster, as data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from .meetings import Meeting, busy_days, clashes
from .options import BUSY_DAY
from .unit import WORDS, Outcome

SUMMARY = "summary.json"
_FACTS = tuple(field.name for field in fields(Meeting))


@dataclass(frozen=True)
class Summary:
    """Outcomes in the order of the roster, faults that belong to no row, notes.

    ``stopped``: the run was told to end before all units were run.
    """

    units: Sequence[Outcome]
    """Of a run: each is loaded when it is looked at."""
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    busy_day: int = BUSY_DAY
    stopped: bool = False

    @cached_property
    def counts(self) -> Counter[str]:
        """How many units have each status."""
        return Counter(unit.status for unit in self.units)

    def count(self, status: str) -> int:
        return self.counts[status]

    @cached_property
    def seconds(self) -> float:
        """Seconds that all units took, one after the other."""
        return round(sum(unit.seconds for unit in self.units), 2)

    @property
    def meetings(self) -> list[Meeting]:
        """The meetings of the rows that were run or need not be; what many of them share is held once."""
        seen: dict[object, Any] = {}
        return [
            Meeting(
                *(seen.setdefault(value, value) for value in (getattr(unit.meeting, name) for name in _FACTS))
            )
            for unit in self.units
            if unit.meeting
        ]

    @property
    def whole(self) -> bool:
        """Whether every row is made and nothing in the workbook was left out."""
        return not self.faults and self.count("failed") == self.count("left") == 0

    @property
    def told(self) -> dict[str, str]:
        """The words of each status that is told: of units that were not run only where there are some."""
        return {status: word for status, word in WORDS.items() if status != "left" or self.count("left")}

    def facts(self) -> dict[str, Any]:
        """What ``summary.json`` tells."""
        meetings = self.meetings
        busy = busy_days(meetings, self.busy_day)
        return {
            "rows": len(self.units),
            **{status: self.count(status) for status in WORDS},
            "stopped": self.stopped,
            "seconds": self.seconds,
            "units": self.units,
            "faults": list(self.faults),
            "notes": list(self.notes),
            "busy_days": {day.isoformat(): [meeting.code for meeting in held] for day, held in busy.items()},
            "clashes": [
                {
                    "who": clash.who,
                    "day": clash.day.isoformat(),
                    "sure": clash.sure,
                    "units": [meeting.code for meeting in clash.meetings],
                }
                for clash in clashes(meetings)
            ],
        }

    def __str__(self) -> str:
        counted = "，".join(f"{word}{self.count(status)}个" for status, word in self.told.items())
        return f"共{len(self.units)}个单位：{counted}。"


def last_summary(folder: Path) -> Summary | None:
    """What the last run into ``folder`` came to, but for the meetings; ``None`` where nothing can be read."""
    try:
        told = json.loads((folder / SUMMARY).read_bytes())
        units = tuple(_outcome(unit) for unit in told["units"])
        return Summary(units, tuple(told["faults"]), tuple(told["notes"]), stopped=told["stopped"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _outcome(unit: dict[str, Any]) -> Outcome:
    facts: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in unit.items()
    }
    return Outcome(**{**facts, "meeting": None})
