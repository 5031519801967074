"""Small files that cost minutes or gigabytes: refused with a figure, or read in time and memory that their size explains."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What, the seconds of the processor it may take, the memory in MB, what is said ("" for a result).
ATTACKS = {
    "ten million paragraphs": (4, 400, "内部有1001万个标记，过于繁复"),
    "ninety thousand paragraphs": (6, 500, ""),
    "two thousand styles": (10, 500, ""),
    "seven million fonts": (4, 400, "内部有"),
    "two million defined names": (4, 400, "解压后有"),
    "many units of one code": (10, 500, ""),
    "many members of one unit": (10, 500, ""),
    "double keys": (2, 300, "“k0”重复出现"),
    "many members without a name": (8, 500, "另有"),
    "a deep list": (2, 300, "内容无法识别"),
    "a deep flow of YAML": (2, 300, "层次嵌套65层以上，过深"),
    "a deep block of YAML": (2, 300, "层次嵌套65层以上，过深"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_small_file_costs_little(name, tmp_path):
    seconds, megabytes, told = ATTACKS[name]
    words = [sys.executable, "-m", "tests.fuzz.attack", name, str(tmp_path)]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-2000:]
    found = json.loads(run.stdout)
    assert found["seconds"] < seconds and found["megabytes"] < megabytes, found
    assert told in found["told"] if told else not found["told"], found
