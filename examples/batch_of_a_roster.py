"""The papers of every unit of a roster, and what became of each. usage: python batch_of_a_roster.py
FOLDER
"""

import sys
from pathlib import Path

from mzsh_kit.batch import run_batch
from mzsh_kit.frames import summary_frame
from mzsh_kit.resources import templates

if __name__ == "__main__":
    summary = run_batch(templates() / "roster-sample.xlsx", Path(sys.argv[1]), papers=["01", "03"])
    print(summary)
    print(summary_frame(summary)[["单位名称", "结果", "材料（份）"]].to_string(index=False))
