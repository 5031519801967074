"""The examples run as they stand, and say what they promise."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

_EXAMPLES = Path(__file__).parents[1] / "examples"
_BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
_SAID = {
    "one_plan": "清源县水务局党组2026年度民主生活会实施方案",
    "change_with_python_docx": "实施方案",
    "county_calendar": "望岚县水务局",
    "check_a_folder": "没有2027年2月30日这一天",
    "batch_of_a_roster": "已生成",
}
_LEFT = {
    "one_plan": "清源县水务局党组2026年度民主生活会实施方案.docx",
    "change_with_python_docx": "实施方案（带批注）.docx",
    "county_calendar": "日程.csv",
    "check_a_folder": "甲.txt",
    "batch_of_a_roster": "summary.xlsx",
}


@pytest.mark.parametrize("name", sorted(path.stem for path in _EXAMPLES.glob("*.py")))
def test_an_example_runs(name, tmp_path):
    done = subprocess.run(
        [sys.executable, _EXAMPLES / f"{name}.py", tmp_path], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert _SAID[name] in done.stdout
    assert (tmp_path / _LEFT[name]).is_file()


@pytest.mark.parametrize("name", sorted(path.stem for path in _BENCHMARKS.glob("[a-z]*.py")))
def test_a_benchmark_finds_what_it_measures(name):
    """What it imports of the kit is still there; none of them is run by a test."""
    assert import_module(f"benchmarks.{name}").__doc__
