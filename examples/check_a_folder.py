"""What a proof-reader would find in a folder, counted by kind.  usage: python check_a_folder.py FOLDER"""

import sys
from pathlib import Path

from mzsh_kit.checking.many import check_many
from mzsh_kit.frames import findings_frame, kinds_frame

folder = Path(sys.argv[1])
(folder / "甲.txt").write_text("会议时间：2027年2月30日上午9时。", encoding="utf-8")
checked = list(check_many(sorted(folder.glob("*.txt")), folder))
print(findings_frame(checked)[["文件", "级别", "原文", "问题"]].to_string(index=False))
print(kinds_frame(checked).to_string(index=False))
