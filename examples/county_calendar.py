"""Who meets when in a county: the steps of every unit of a roster in one table. usage: python
county_calendar.py FOLDER
"""

import sys
from pathlib import Path

import pandas as pd

from mzsh_kit import complete
from mzsh_kit.frames import roster_frame, schedule_frame
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

roster = read_roster(templates() / "roster-sample.xlsx")
print(roster_frame(roster)[["单位名称", "会议", "会议日期"]].to_string(index=False))
steps = pd.concat(
    {row.name: schedule_frame(complete(row.answers)) for row in roster.rows if row.answers},
    names=["单位", ""],
)
steps.reset_index(level=0).to_csv(Path(sys.argv[1]) / "日程.csv", index=False, encoding="utf-8-sig")
