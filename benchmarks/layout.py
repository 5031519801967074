"""Faults of layout that only pages show: ``python -m benchmarks.layout [N] [SEED] [FOLDER]``.

Renders N papers of varied plans with LibreOffice, reads the pages and counts: headings alone at the foot of a
page, pages that are nearly empty, 版记 on a page of its own, 妥否 on top of a page, values broken inside a
cell, titles cut inside a name. FOLDER keeps the files.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber

from mzsh_kit import complete, resources, to_docx
from mzsh_kit.document import Card, Document, Heading, Title
from mzsh_kit.gongwen.typeset.title import title_lines
from mzsh_kit.papers import build_all, catalogue, chosen
from mzsh_kit.plan import Plan
from mzsh_kit.roster import read_roster

MM = 72 / 25.4
FOOT = 262
"""Millimetres from the head of the page to the foot of the text block."""
LINE = 28.95 / MM
"""Millimetres of a line."""
FEW = 3
"""Lines with which a page is nearly empty."""
SHALLOW = 37 + 30
"""Millimetres from the head of the page to the end of a table of a row or two."""
BATCH = 50
_PLACES = ("望岚县", "云汀市湖山区", "清源县", "锡林河自治州古丽努尔县", "江北新区")
_OFFICES = ("水务局", "住房和城乡建设局", "市场监督管理局", "人力资源和社会保障局", "农业农村局", "图书馆")
_NAMES = (
    "江启明",
    "韦德",
    "欧阳若溪",
    "古丽·买买提",
    "孟珺",
    "阿不都热合曼·吐尔逊",
    "林知远",
    "贺兰舟",
    "罗文",
    "陆清和",
)
_POSTS = (
    "党组成员、副局长",
    "党组成员、县纪委监委派驻纪检监察组组长",
    "党组成员、总工程师",
    "党组成员、二级调研员",
)
_GUESTS = (
    (),
    ("县委常委、县纪委书记 周明",),
    ("县委第三督导组组长 于怀素", "县委组织部干部 沈时雨", "县纪委监委 何清"),
)
_SPECIAL: dict[str, dict[str, Any]] = {
    "巡视巡察整改": {
        "inspection": {
            "body": "县委第二巡察组", "mode": "巡察", "paper": "关于巡察党组的反馈意见",
            "aspects": 4, "problems": 18,
        }
    },
    "以案促改": {"case": {"name": "胡某某严重违纪违法案", "paper": "关于胡某某严重违纪违法案的通报"}},
}  # fmt: skip
_UNBROKEN = re.compile(
    r"\d年\n|\n年|\d\n\d|\d\n月|月\n\d|\d\n日|[:：]\n\d|\d\n[:：]|—\n|\n—|[上下]\n午|午\n\d"
)
"""What no line of a cell may end in: the middle of a date, of an hour, of a span of them."""


@dataclass
class Seen:
    """One paper as its pages show it."""

    stem: str
    document: Document
    plan: Plan
    pdf: Path
    faults: Counter[str] = field(default_factory=Counter)
    pages: int = 0

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Headings that are paragraphs of their own."""
        held = (
            b
            for b in self.document.blocks
            if isinstance(b, Heading) and not b.body and b.text[-1] not in "；。？"
        )
        return tuple(_packed(f"{heading.number}{heading.text}") for heading in held)


def varied_plans(seed: int) -> Iterator[Plan]:
    """The units of the sample roster, then plans by chance: places, teams, kinds, lengths, guests."""
    chance = random.Random(seed)
    for row in read_roster(resources.templates() / "roster-sample.xlsx").good:
        yield complete(dict(row.answers or {}))
    while True:
        place, office, kind = (
            chance.choice(_PLACES),
            chance.choice(_OFFICES),
            chance.choice(["年度", *_SPECIAL]),
        )
        names = chance.sample(_NAMES, chance.randint(2, len(_NAMES)))
        members = [
            {
                "name": name,
                "post": chance.choice(_POSTS),
                "charge": ["办公室", "规划科"][: chance.randint(0, 2)],
            }
            for name in names
        ]
        members[0] |= {"post": "党组书记、局长", "role": "主要负责同志"}
        yield complete({
            "unit": {
                "name": place + office, "type": "局党组", "printer": f"{place}{office}办公室",
                "copies": ["县委办公室", "县纪委机关"][: chance.randint(0, 2)],
            },
            "members": members, "kind": kind, "year": chance.choice([2024, 2025]), **_SPECIAL.get(kind, {}),
            "meeting": {
                "date": chance.choice(["2026-03-20", "2026-02-06"]),
                "start": chance.choice(["9:00", "14:30"]), "length": chance.choice(["半天", "一天"]),
                "venue": "机关三楼会议室", "guidance": list(chance.choice(_GUESTS)),
            },
        })  # fmt: skip


def papers(count: int, seed: int) -> list[Seen]:
    """Papers by chance, every number of the catalogue about as often."""
    chance, plans = random.Random(seed), varied_plans(seed)
    drawn: list[Seen] = []
    numbers = [paper.number for paper in catalogue() if not paper.module]
    kept = [next(plans) for _ in range(max(12, count // 8))]
    while len(drawn) < count:
        chance.shuffle(numbers)
        for number in numbers:
            plan = chance.choice(kept)
            made = [
                paper for paper in build_all(plan, chosen([number])) if isinstance(paper.content, Document)
            ]
            if made and len(drawn) < count:
                paper = chance.choice(made)
                drawn.append(Seen(f"{len(drawn):03d}-{paper.stem}", paper.content, plan, Path()))  # type: ignore[arg-type]
    return drawn


def render(seen: Sequence[Seen], folder: Path) -> None:
    """Write the papers and have LibreOffice make pages of them."""
    soffice = shutil.which("soffice") or sys.exit("soffice (LibreOffice) is not installed")
    for paper in seen:
        (folder / f"{paper.stem}.docx").write_bytes(to_docx(paper.document))
        paper.pdf = folder / f"{paper.stem}.pdf"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for at in range(0, len(seen), BATCH):
        files = [str(folder / f"{paper.stem}.docx") for paper in seen[at : at + BATCH]]
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
    shutil.rmtree(folder / "profile", ignore_errors=True)


def look(paper: Seen) -> None:
    """Count the faults of one paper."""
    cards = any(isinstance(block, Card) for block in paper.document.blocks)
    with pdfplumber.open(paper.pdf) as pdf:
        paper.pages, low = len(pdf.pages), 0.0
        for number, page in enumerate(pdf.pages, 1):
            rows = _rows(page)
            whole = "".join(rows)
            ruled = len(page.rects) + len(page.lines) > 4
            if any(whole.endswith(heading) for heading in paper.headings):
                paper.faults["heading alone"] += 1
            if whole.startswith("妥否"):
                paper.faults["妥否 on top"] += 1
            if whole.startswith("抄送") or (len(rows) == 1 and whole.endswith("印发")):
                room = FOOT - low - (len(rows) + 1) * LINE
                paper.faults[
                    "版记 alone" if number % 2 and room > 0 else " 版记 on a page that has to be"
                ] += 1
            elif (
                len(rows) <= FEW
                and not ruled
                and not cards
                and not page.images
                and not page.curves
                and paper.pages > 1
            ):
                paper.faults["nearly empty"] += 1
                paper.faults[f"  page {number}: {whole[:30]}"] += 1
            deep = max(
                (
                    line["bottom"] / MM
                    for line in (*page.rects, *page.lines)
                    if line["bottom"] < (FOOT + 2) * MM
                ),
                default=0.0,
            )
            if ruled and number > 1 and not cards and len(rows) <= FEW and deep < SHALLOW:
                paper.faults["a row or two"] += 1
            low = max(
                (char["bottom"] / MM for char in page.chars if char["bottom"] < (FOOT + 2) * MM), default=0.0
            )
            for table in page.extract_tables():
                for cell in (text for row in table for text in row if text):
                    if _broken(cell, paper.plan):
                        paper.faults["broken in a cell"] += 1
                        paper.faults[f"  {cell!r}"[:60]] += 1
    for block in paper.document.blocks:
        if isinstance(block, Title) and any(
            _inside(cut, name)
            for cut in _cuts(block.text, paper.document.names)
            for name in _names(paper.plan)
        ):
            paper.faults["title cut in a name"] += 1
            paper.faults[f"  {'/'.join(title_lines(block.text, names=paper.document.names))}"] += 1


def _rows(page: Any) -> list[str]:
    """The lines of text inside the text block."""
    lines: dict[int, list[Any]] = {}
    for char in page.chars:
        if char["text"].strip() and (char["top"] + char["bottom"]) / 2 < (FOOT + 2) * MM:
            lines.setdefault(round((char["top"] + char["bottom"]) / 8), []).append(char)
    ordered = [sorted(line, key=lambda char: char["x0"]) for _, line in sorted(lines.items())]
    return [_packed("".join(char["text"] for char in line)) for line in ordered]


def _packed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _broken(cell: str, plan: Plan) -> bool:
    if _UNBROKEN.search(cell):
        return True
    lines = cell.split("\n")
    names = [member.name for member in plan.members if len(member.name) < 5]
    return any(
        (left + right).find(name) in range(len(left) - len(name) + 1, len(left))
        for left, right in pairwise(lines)
        for name in names
    )


def _cuts(title: str, names: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    lines, at = title_lines(title, names=names), 0
    for line in lines[:-1]:
        at += len(line)
        yield title, at


def _names(plan: Plan) -> Iterator[str]:
    yield from (
        plan.team,
        plan.unit.name,
        *(member.name for member in plan.members),
        f"{plan.year}年度",
        *_TERMS,
    )


_TERMS = tuple({paper.name for paper in catalogue()} | {"上年度", "领导班子", "班子成员", "民主生活会"})


def _inside(cut: tuple[str, int], name: str) -> bool:
    """Whether a cut lies inside a name that would have found room on a line."""
    title, at = cut
    return len(name) <= 19 and any(
        match.start() < at < match.end() for match in re.finditer(re.escape(str(name)), title)
    )


def main(arguments: Sequence[str]) -> None:
    count, seed = (int(number) for number in (*arguments[:2], *("200", "1")[len(arguments[:2]) :]))
    folder = Path(arguments[2]) if len(arguments) > 2 else Path(tempfile.mkdtemp(prefix="layout-"))
    folder.mkdir(parents=True, exist_ok=True)
    seen = papers(count, seed)
    render(seen, folder)
    total: Counter[str] = Counter()
    for paper in seen:
        look(paper)
        total.update({kind: n for kind, n in paper.faults.items() if not kind.startswith(" ")})
        if paper.faults:
            print(paper.stem, dict(paper.faults))
    print(f"{len(seen)} papers, {sum(paper.pages for paper in seen)} pages: {dict(total)}")
    if len(arguments) <= 2:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
