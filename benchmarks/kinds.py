"""Characters of 01 from eight answers, by kind, and the share of its sentences that the 年度 plan has too.

``python -m benchmarks.kinds``. Two sentences are like each other at a difflib ratio of 0.7, names and digits
aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from mzsh_kit import build, complete
from mzsh_kit.document import Document, Heading, Paragraph
from mzsh_kit.papers.length import characters, main_blocks
from mzsh_kit.plan import Plan, library

LIKE = 0.7
EIGHT = {
    "unit": {"name": "清源县水务局", "type": "局党组"},
    "members": [
        {"name": "张三", "post": "党组书记、局长", "role": "主要负责同志"},
        {"name": "李国庆", "post": "党组成员、副局长"},
        {"name": "古丽·买买提", "post": "党组成员、总工程师"},
    ],
    "year": 2026,
    "meeting": {"date": "2027-01-15", "venue": "三楼会议室"},
}
SUBJECTS = {
    "巡视巡察整改": {
        "inspection": {
            "body": "县委第二巡察组", "mode": "巡察", "paper": "关于巡察县水务局党组的反馈意见",
            "aspects": 4, "problems": 18,
        }
    },
    "以案促改": {"case": {"name": "胡某某严重违纪违法案", "paper": "关于胡某某严重违纪违法案的通报"}},
}  # fmt: skip
"""What a special meeting follows from: its kind cannot be meant without."""

YEARS = {"党史学习教育": 2021, "主题教育": 2023}
"""The 年度 in which it was held."""


def plan(kind: str) -> Plan:
    """A plan from eight answers."""
    year = YEARS.get(kind, 2026)
    meeting = {**EIGHT["meeting"], "date": f"{year + 1}-01-14"}
    return complete({**EIGHT, **SUBJECTS.get(kind, {}), "kind": kind, "year": year, "meeting": meeting})


def sentences(document: Document, made_of: Plan) -> list[str]:
    """The sentences of a paper before its attachments, without names and digits."""
    names = [
        made_of.team,
        made_of.unit.name,
        made_of.meeting.name,
        *(member.name for member in made_of.members),
    ]
    aside = re.compile("|".join([*map(re.escape, map(str, names)), r"\d+"]))
    return [
        said
        for text in _texts(document)
        for part in re.split("[。；！？]", text)
        if (said := aside.sub("", part))
    ]


def _texts(document: Document) -> Iterator[str]:
    for block in main_blocks(document):
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Heading):
            yield block.text if block.level > 2 else block.body


def share(mine: list[str], others: list[str]) -> float:
    """The share of sentences that are like one of some others."""
    return sum(any(_like(sentence, other) for other in others) for sentence in mine) / len(mine)


def _like(sentence: str, other: str) -> bool:
    matcher = SequenceMatcher(None, sentence, other, autojunk=False)
    return matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def measured() -> dict[str, tuple[int, float]]:
    """By kind: characters of its plan, share of its sentences that are like one of the 年度 plan's."""
    papers = {kind: (whole := plan(kind), build(whole)) for kind in library().kinds}
    said = {kind: sentences(paper, whole) for kind, (whole, paper) in papers.items()}
    annual = next(iter(papers))
    return {kind: (characters(paper), share(said[kind], said[annual])) for kind, (_, paper) in papers.items()}


def main() -> None:
    print("| kind | characters of 01 | sentences like those of 年度 |")
    print("|---|---:|---:|")
    for kind, (count, like) in measured().items():
        print(f"| {kind} | {count} | {like:.2f} |")


if __name__ == "__main__":
    main()
