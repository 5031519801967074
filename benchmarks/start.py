"""``python -m benchmarks.start [OTHER]``: processor time that a fresh process takes for what people start,
median of five.

With the folder of another checkout both are measured in turn, in one run: what else the machine does meets
both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TURNS = 5
_COMMAND = "from mzsh_kit.cli import main; main({!r})"
_PLAN = str(ROOT / "templates" / "sample-plan.yaml")
TEXT = (
    "望岚县水务局党组2026年度民主生活会实施方案\n会议时间：2027年1月15日上午。\n"
    "一、会前准备\n征求意见，认真开展谈心谈话。\n"
)
STARTS = {
    "Python alone (the floor)": "pass",
    "import mzsh_kit": "import mzsh_kit",
    "mzsh --help": _COMMAND.format(["--help"]),
    "mzsh build, one paper": _COMMAND.format(["build", _PLAN, "-o", "o", "--papers", "01"]),
    "mzsh check FILE": _COMMAND.format(["check", "a.txt"]),
    "server: what it imports": (
        "import sys\nif {new}: sys.modules['rfc3987_syntax'] = None\nimport mzsh_kit.app.serving"
    ),
    "python-docx alone (a peer)": "import docx; docx.Document().save('a.docx')",
}


def seconds(code: str, tree: Path) -> float:
    """Processor time of one process that runs ``code`` with the kit of ``tree``."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text(TEXT, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(tree)}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        run = subprocess.Popen([sys.executable, "-c", code], cwd=folder, env=environment, **quiet)
        _, _, used = os.wait4(run.pid, 0)
    return used.ru_utime + used.ru_stime


def main(*others: str) -> None:
    trees = [Path(other).resolve() for other in others] + [ROOT]
    for tree in trees:
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(tree / "mzsh_kit")], check=False)
    for name, code in STARTS.items():
        starts = [(code.replace("{new}", str(tree == ROOT)), tree) for tree in trees]
        for start in starts:
            seconds(*start)
        turns = [[seconds(*start) for start in starts] for _ in range(TURNS)]
        medians = [statistics.median(turn) for turn in zip(*turns, strict=True)]
        ratio = f"　ratio {medians[-1] / medians[0]:.2f}" if others else ""
        print(f"{name}: " + " → ".join(f"{middle:.3f} s" for middle in medians) + ratio, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
