"""The schedule, the agenda and the talks as rows for tables; column names in Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .schedule import ScheduleTable

if TYPE_CHECKING:
    import pandas as pd

Rows = list[dict[str, Any]]


def schedule_rows(table: ScheduleTable) -> Rows:
    """One row a step: 序号, 阶段, 步骤, 责任主体, 对象, 开始, 完成时限, 规则, 出处, 备注."""
    return [
        {
            "序号": number,
            "阶段": row.phase,
            "步骤": row.name,
            "责任主体": row.owner,
            "对象": "、".join(row.to),
            "开始": row.start_words,
            "完成时限": row.end_words,
            "规则": row.rule,
            "出处": row.source,
            "备注": row.note,
        }
        for number, row in enumerate(table.rows, 1)
    ]


def frame(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Rows as a table without an index of its own."""
    import pandas as pd  # half a second, and only tables need it

    return pd.DataFrame(list(rows))
