"""What the kit holds as pandas tables: whole rows, the same facts as the papers and summaries."""

import json
from pathlib import Path

import pandas as pd
import pytest

from mzsh_kit import complete
from mzsh_kit.batch import run_batch
from mzsh_kit.checking.many import check_many
from mzsh_kit.frames import (
    findings_frame,
    kinds_frame,
    roster_frame,
    schedule_frame,
    summary_frame,
)
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster
from mzsh_kit.timing import schedule


@pytest.fixture(scope="module")
def roster():
    return read_roster(templates() / "roster-sample.xlsx")


@pytest.fixture(scope="module")
def plan(roster):
    return complete(roster.rows[0].answers)


def test_a_roster_is_a_row_a_unit(roster):
    frame = roster_frame(roster)
    first = roster.rows[0]
    assert list(frame["单位名称"]) == [row.name for row in roster.rows]
    assert frame.iloc[0].to_dict() == {
        "行号": first.row,
        "单位代码": first.code,
        "单位名称": first.name,
        "单位类型": first.answers["unit"]["type"],
        "会议": first.answers["kind"],
        "年度": first.answers["year"],
        "会议日期": first.answers["meeting"]["date"],
        "班子人数": len(first.answers["members"]),
        "问题": "",
    }


def test_the_schedule_has_the_days_that_are_printed(plan):
    frame = schedule_frame(plan)
    assert list(zip(frame["步骤"], frame["完成时限"], strict=True)) == [
        (row.name, row.end_words) for row in schedule(plan).listed
    ]


def test_findings_are_counted_by_kind(tmp_path):
    (tmp_path / "甲.txt").write_text("会议时间：2027年2月30日。\n时间待XX确定。", encoding="utf-8")
    (tmp_path / "乙.txt").write_text("会议时间：2027年2月30日。", encoding="utf-8")
    checked = list(check_many(sorted(tmp_path.iterdir()), tmp_path, workers=1))
    frame, kinds = findings_frame(checked), kinds_frame(checked)
    assert len(frame) == sum(len(answer.findings) for answer in checked) == kinds["合计"].sum()
    assert kinds["合计"].is_monotonic_decreasing
    assert kinds.set_index("类别")["文件数"].max() == 2
    assert list(kinds_frame([]).columns) == list(kinds.columns)


def test_a_summary_and_its_folder_give_the_same_table(tmp_path):
    summary = run_batch(templates() / "roster-sample.xlsx", tmp_path, papers=["01"])
    frame = summary_frame(summary)
    pd.testing.assert_frame_equal(frame, summary_frame(Path(tmp_path)))
    assert list(frame["结果"]) == ["已生成"] * len(summary.units)
    assert list(frame["单位代码"]) == [
        unit["code"] for unit in json.loads((tmp_path / "summary.json").read_text())["units"]
    ]
