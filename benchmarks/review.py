"""A folder of plans reviewed: one process and all cores, the copies with comments.
``python -m benchmarks.review [1000]``
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from mzsh_kit.checking.many import check_many
from mzsh_kit.checking.redline import revised_copy
from mzsh_kit.gongwen import to_docx
from mzsh_kit.papers import build
from mzsh_kit.plan import complete

MANY, ALONE = 1000, 100
"""Plans for all cores, unless told, and for one process."""


def plans(folder: Path, many: int) -> list[Path]:
    """Plans of the kit's own, each of another unit, each with a fault."""
    paths = []
    for number in range(many):
        unit = {"name": f"望岚县第{number + 1}水务所", "type": "局党组"}
        members = [
            {"name": "张三", "post": "党组书记、局长", "role": "主要负责同志"},
            {"name": "李四", "post": "党组成员、副局长"},
            {"name": "王五", "post": "党组成员、总工程师"},
        ]
        meeting = {"date": "2027-01-15", "venue": f"{number % 9 + 1}楼会议室"}
        plan = complete({"unit": unit, "members": members, "kind": "年度", "year": 2026, "meeting": meeting})
        plan = plan.model_copy(update={"rectification": (*plan.rectification, "会上开展自我指责。")})
        path = folder / f"{number + 1:04}.docx"
        path.write_bytes(to_docx(build(plan)))
        paths.append(path)
    return paths


def main(total: int) -> None:
    """Prints a table."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = plans(Path(scratch), total)
        first = paths[:ALONE]
        list(check_many(first[:1], workers=1))
        start = perf_counter()
        checked = list(check_many(first, workers=1))
        alone = (perf_counter() - start) / len(first)
        start = perf_counter()
        together = list(check_many(paths))
        many = (perf_counter() - start) / total
        assert together[: len(first)] == checked
        start = perf_counter()
        for path, answer in zip(first, checked, strict=True):
            revised_copy(path.read_bytes(), path.name, (), answer.findings)
        copies = (perf_counter() - start) / len(first)
    each = sum(len(answer.findings) for answer in checked) / len(checked)
    print(f"| checking, milliseconds a plan ({each:.0f} findings each) | ms |")
    print("|---|---|")
    print(f"| one process, {len(first)} plans | {alone * 1000:.1f} |")
    print(f"| {os.cpu_count()} processes, {total} plans, their start included | {many * 1000:.1f} |")
    print(f"| ratio | {alone / many:.2f} |")
    print(f"| the copy with comments | {copies * 1000:.1f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else MANY)
