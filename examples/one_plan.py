"""From eight answers to 实施方案 as a Word file.  usage: python one_plan.py FOLDER"""

import sys
from pathlib import Path

from mzsh_kit import build, complete, open_values, to_docx

plan = complete(
    {
        "unit": {"name": "清源县水务局", "type": "局党组"},
        "members": [
            {"name": "张明远", "post": "党组书记、局长", "role": "主要负责同志"},
            {"name": "李国强", "post": "党组成员、副局长"},
            {"name": "王秀英", "post": "党组成员、副局长"},
        ],
        "kind": "年度",
        "year": 2026,
        "meeting": {"date": "2027-01-15", "venue": "三楼会议室"},
    }
)
document = build(plan)
(Path(sys.argv[1]) / f"{document.subject}.docx").write_bytes(to_docx(document))
print(document.subject, f"还有{len(open_values(plan))}项待定")
