"""Make the files of ``docs/acceptance.md``: ``python docs/acceptance.py [FOLDER]``, by default
outputs/acceptance.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mzsh_kit import complete, resources, to_docx
from mzsh_kit.cli import main as mzsh
from mzsh_kit.document import Document, Paragraph, Title
from mzsh_kit.papers import build_all, chosen
from mzsh_kit.roster import read_roster

PAPERS = ("01", "02", "04", "08", "10", "17", "22", "24", "25", "31", "32", "35")
FAULTY = Document(
    (
        Title("某某县水务局党组民主生活会实施方案"),
        Paragraph("会议于2026年2月30日召开,由主要负责同志(党组书记)主持。"),
        Paragraph("要增添忧患意识，严肃认真开展批评与自我批评。"),
    )
)
"""A draft with faults, for comments."""


def main(folder: Path) -> None:
    """The first file of every paper of one unit, and a draft with the comments of the check."""
    folder.mkdir(parents=True, exist_ok=True)
    row = read_roster(resources.templates() / "roster-sample.xlsx").good[0]
    firsts: dict[str, Document] = {}
    for made in build_all(complete(dict(row.answers or {})), chosen(PAPERS)):
        if isinstance(made.content, Document) and not any(made.stem[:2] == stem[:2] for stem in firsts):
            firsts[made.stem] = made.content
    for stem, document in {**firsts, "审校样例": FAULTY}.items():
        (folder / f"{stem}.docx").write_bytes(to_docx(document))
    mzsh(["check", str(folder / "审校样例.docx"), "--comments", str(folder / "批注")])


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "outputs/acceptance"))
