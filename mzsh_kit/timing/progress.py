"""How far the work is on a given day: what is done, due, late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from .schedule import Row, ScheduleTable
from .steps import MEETING


class State(Enum):
    """Where a step stands on a day."""

    DONE = "已完成"
    LATE = "已逾期"
    DUE = "正在办理"
    AHEAD = "未到时间"
    OPEN = "时间未定"


@dataclass(frozen=True, slots=True)
class Progress:
    """``days`` left until the time limit, negative when it is past, ``None`` where there is no date."""

    row: Row
    state: State
    days: int | None

    def __str__(self) -> str:
        name = f"{self.row.name}：{self.state.value}"
        if self.days is None or self.state not in (State.LATE, State.DUE):
            return name
        return f"{name}，逾期{-self.days}天" if self.state is State.LATE else f"{name}，还有{self.days}天"


def status(table: ScheduleTable, today: date) -> tuple[Progress, ...]:
    """Every row with its state on ``today``. A step is done when the plan says so, the meeting when it is over."""
    return tuple(_progress(row, today) for row in table.rows)


def _progress(row: Row, today: date) -> Progress:
    end = row.end if isinstance(row.end, date) else None
    return Progress(row, _state(row, end, today), (end - today).days if end else None)


def _state(row: Row, end: date | None, today: date) -> State:
    if row.done:
        return State.DONE
    if end is None:
        return State.OPEN
    if end < today:
        return State.DONE if row.key == MEETING else State.LATE
    start = row.start if isinstance(row.start, date) else end
    return State.DUE if start <= today else State.AHEAD
