"""The schedule and the talks as rows for tables; column names in Chinese."""

from __future__ import annotations

from ..plan.model import Plan
from ..plan.when import when_words
from .schedule import ScheduleTable
from .timetable import Timetable

Rows = list[dict[str, object]]


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
        for number, row in enumerate(table.listed, 1)
    ]


def talk_rows(timetable: Timetable, plan: Plan) -> Rows:
    """One row a talk, those that found no place last: 序号, 日期, 时间, 谈话人, 谈话对象, 必谈关系."""
    placed = [(when_words(talk.day), talk.clock, talk.pair) for talk in timetable.talks]
    listed = [*placed, *(("待定", "待定", pair) for pair in timetable.unplaced)]
    return [
        {
            "序号": number,
            "日期": day,
            "时间": clock,
            "谈话人": str(pair.first),
            "谈话对象": str(pair.second),
            "必谈关系": plan.talks.relations[pair.relation].text,
        }
        for number, (day, clock, pair) in enumerate(listed, 1)
    ]
