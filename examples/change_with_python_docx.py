"""A paper of the kit, gone on with in python-docx: a comment at the title. usage: python
change_with_python_docx.py FOLDER
"""

import sys
from pathlib import Path

from mzsh_kit import build, complete, to_word
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

first_unit = read_roster(templates() / "roster-sample.xlsx").rows[0]
word = to_word(build(complete(first_unit.answers)))
title = next(paragraph for paragraph in word.paragraphs if paragraph.text.endswith("实施方案"))
word.add_comment(title.runs, "请办公室核对标题。", author="办公室", initials="办")
word.save(Path(sys.argv[1]) / "实施方案（带批注）.docx")
print(title.text)
