"""What the kit holds as pandas tables, with Chinese columns: for those who sort, count and join.

The one module that imports pandas (half a second), and only when a table is asked for: no page and no single
paper waits for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from .batch.summary import SUMMARY
from .batch.unit import WORDS, Outcome
from .checking.labels import KINDS, LEVELS
from .plan.model import Plan
from .timing import schedule, schedule_rows

if TYPE_CHECKING:
    import pandas as pd

    from .batch.summary import Summary
    from .checking.many import Checked
    from .roster import Roster


def roster_frame(roster: Roster) -> pd.DataFrame:
    """One row a unit of a roster: 行号, 单位代码, 单位名称, 单位类型, 会议, 年度, 会议日期, 班子人数, 问题.

    A unit with faults has none of its facts: they are not certain.
    """
    names = ("行号", "单位代码", "单位名称", "单位类型", "会议", "年度", "会议日期", "班子人数", "问题")
    rows = []
    for row in roster.rows:
        answers = row.answers or {}
        unit, meeting = answers.get("unit", {}), answers.get("meeting", {})
        facts = (unit.get("type"), answers.get("kind"), answers.get("year"), meeting.get("date"))
        members = len(answers.get("members", ())) if answers else None
        rows.append((row.row, row.code, row.name, *facts, members, "\n".join(map(str, row.faults))))
    return _frame(rows, names)


def schedule_frame(plan: Plan) -> pd.DataFrame:
    """One row a step, in the order of their days: 序号, 阶段, 步骤, 责任主体, 对象, 开始, 完成时限, 规则,
    出处, 备注.
    """
    import pandas as pd

    return pd.DataFrame(schedule_rows(schedule(plan)))


def findings_frame(checked: Iterable[Checked]) -> pd.DataFrame:
    """One row a finding of :func:`mzsh_kit.checking.many.check_many`: 文件, 级别, 类别, 原文, 位置, 处数,
    问题, 修改建议, 规则.
    """
    names = ("文件", "级别", "类别", "原文", "位置", "处数", "问题", "修改建议", "规则")
    return _frame(
        (
            (
                *(file.name, LEVELS[finding.level], KINDS.get(finding.kind, finding.kind), finding.text),
                *("；".join(finding.places), len(finding.places), finding.why, finding.fix, finding.rule),
            )
            for file in checked
            for finding in file.findings
        ),
        names,
    )


def kinds_frame(checked: Iterable[Checked]) -> pd.DataFrame:
    """How many findings of each kind and level there are, the commonest kind first: 类别, a column a level,
    合计, 文件数.
    """
    import pandas as pd

    findings = findings_frame(checked)
    counts = pd.crosstab(findings["类别"], findings["级别"]).reindex(
        columns=list(LEVELS.values()), fill_value=0
    )
    counts["合计"] = counts.sum(axis=1)
    counts["文件数"] = findings.groupby("类别")["文件"].nunique()
    return counts.sort_values(["合计", "类别"], ascending=[False, True], kind="stable").reset_index()


def summary_frame(summary: Summary | Path) -> pd.DataFrame:
    """One row a unit of a batch, of its summary or of the folder that it was written into: 行号, 单位代码,
    单位名称, 结果, 用时（秒）, 文件夹, 材料（份）, 待定事项, 问题.

    Raises :class:`FileNotFoundError` for a folder into which no batch was run.
    """
    names = ("行号", "单位代码", "单位名称", "结果", "用时（秒）", "文件夹", "材料（份）", "待定事项", "问题")
    units: Iterable[Outcome] = _outcomes(summary) if isinstance(summary, Path) else summary.units
    return _frame(
        (
            (
                *(unit.row, unit.code, unit.name, WORDS[unit.status], unit.seconds, unit.folder),
                *(unit.papers, "；".join(unit.open), "\n".join(unit.faults)),
            )
            for unit in units
        ),
        names,
    )


def _outcomes(folder: Path) -> Iterator[Outcome]:
    known = {field.name for field in fields(Outcome)} - {"meeting"}
    for unit in json.loads((folder / SUMMARY).read_text(encoding="utf-8"))["units"]:
        yield Outcome(**{name: value for name, value in unit.items() if name in known})


def _frame(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(columns))
