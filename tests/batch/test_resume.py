"""A run that was killed, stopped or repeated: the next one finishes what is missing and nothing else."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

import psutil
import pytest

from mzsh_kit import KitError
from mzsh_kit.batch import Listener, run_batch
from tests.notebook import contents

CODES = ("001", "003", "008", "010", "011", "012")
PAPERS = ["01", "15"]
ALONE = {"papers": PAPERS, "workers": 1}
"""By one worker: that several share the work is for the runs that are killed, and for ``test_faults``."""


def statuses(summary):
    return [unit.status for unit in summary.units]


@pytest.fixture(scope="module")
def book(tmp_path_factory, roster):
    return roster(tmp_path_factory.mktemp("roster") / "r.xlsx", *CODES)


@pytest.fixture(scope="module")
def whole(tmp_path_factory, book):
    """The folder of a run that nothing interrupted."""
    folder = tmp_path_factory.mktemp("whole") / "o"
    assert run_batch(book, folder, **ALONE).whole
    return folder


def command(book, folder, *words):
    return [
        sys.executable,
        "-m",
        "mzsh_kit.cli",
        "batch",
        book,
        "-o",
        folder,
        "--papers",
        ",".join(PAPERS),
        *words,
    ]


@pytest.mark.parametrize("made", [0, 2])
def test_a_run_killed_at_any_moment_is_finished_by_the_next_and_ends_the_same(tmp_path, book, whole, made):
    folder = tmp_path / "o"
    with subprocess.Popen(command(book, folder), stdout=subprocess.DEVNULL) as run:
        while not (folder / ".lock").exists() or len(list(folder.glob("*/plan.ipynb"))) < made:
            time.sleep(0.02)
        time.sleep(random.random() / 5)
        workers = psutil.Process(run.pid).children(recursive=True)
        run.kill()
    _, alive = psutil.wait_procs(workers, timeout=30)
    assert not alive
    summary = run_batch(book, folder, **ALONE)
    assert set(statuses(summary)) <= {"made", "unchanged"}
    assert contents(folder) == contents(whole)
    assert not list(folder.rglob("*.part"))


def test_a_worker_killed_while_it_writes_leaves_a_unit_that_the_next_run_makes_anew(
    tmp_path, book, whole, misbehaving
):
    folder = tmp_path / "o"
    dies = "import mzsh_kit.output.write as w, os\nput, n = w.put, []\ndef die(*a):\n    n.append(1)\n"
    dies += "    if len(n) > 1: os._exit(9)\n    put(*a)\nw.put = die"
    dying = misbehaving({"008": dies})
    summary = run_batch(book, folder, **ALONE, notebook=dying)
    assert statuses(summary) == ["made", "made", "failed", "made", "made", "made"]
    left = json.loads((folder / "008-县档案馆" / "manifest.json").read_text(encoding="utf-8"))
    assert len(left["files"]) == 3
    assert len([path for path in (folder / "008-县档案馆").iterdir() if path.suffix == ".docx"]) == 1
    assert (
        statuses(run_batch(book, folder, **ALONE)) == ["made"] * 6
    )  # another notebook than the kit's made them
    assert contents(folder) == contents(whole)


def test_what_is_unchanged_is_skipped_unless_forced_and_files_that_changed_are_not(tmp_path, book, whole):
    folder = tmp_path / "o"
    shutil.copytree(whole, folder)
    assert statuses(run_batch(book, folder, **ALONE)) == ["unchanged"] * 6
    (folder / "008-县档案馆" / "01-实施方案.docx").unlink()
    (folder / "010-县法院" / "plan.ipynb").write_text("{}", encoding="utf-8")
    assert statuses(run_batch(book, folder, **ALONE)) == ["unchanged"] * 2 + ["made"] * 2 + ["unchanged"] * 2
    assert statuses(run_batch(book, folder, **ALONE, force=True)) == ["made"] * 6
    assert contents(folder) == contents(whole)


def test_only_failed_runs_what_the_last_summary_lists_and_nothing_else(
    tmp_path, book, whole, roster, misbehaving
):
    folder = tmp_path / "o"
    with pytest.raises(KitError, match="没有上次运行的汇总"):
        run_batch(book, folder, **ALONE, only_failed=True)
    failing = misbehaving({"003": "raise ValueError"})
    assert statuses(run_batch(book, folder, **ALONE, notebook=failing))[1] == "failed"
    again = run_batch(book, folder, **ALONE, only_failed=True)
    assert statuses(again) == ["left", "made", "left", "left", "left", "left"]  # made with another notebook
    assert not again.whole


def test_a_stopped_run_in_a_thread_goes_on_when_it_is_called_again(tmp_path, book, whole):
    folder, stop, told = tmp_path / "o", threading.Event(), []

    def report(unit):
        told.append(("ended", unit.code))
        if len(told) == 4:
            stop.set()

    summaries = []
    listener = Listener(start=lambda unit: told.append(("begun", unit.code)), report=report)
    heard = {"listener": listener, "stop": stop}
    thread = threading.Thread(target=lambda: summaries.append(run_batch(book, folder, **heard, **ALONE)))
    thread.start()
    thread.join(60)
    (stopped,) = summaries
    assert (stopped.stopped, statuses(stopped)) == (True, ["made"] * 2 + ["left"] * 4)
    assert told == [(what, code) for code in CODES[:2] for what in ("begun", "ended")]
    assert statuses(run_batch(book, folder, **ALONE)) == ["unchanged"] * 2 + ["made"] * 4
    assert contents(folder) == contents(whole)


def test_a_second_run_on_the_same_folder_is_refused_and_a_killed_one_does_not_block(
    tmp_path, book, misbehaving
):
    folder = tmp_path / "o"
    with subprocess.Popen(command(book, folder, "--workers", "1"), stdout=subprocess.DEVNULL) as run:
        while not (folder / ".lock").exists():
            time.sleep(0.02)
        os.kill(run.pid, signal.SIGSTOP)
        refused = subprocess.run(command(book, folder), capture_output=True, check=False)
        run.kill()  # before anything is asserted: a stopped process would be waited for without end
    who = rf"进程{run.pid}，\d\d:\d\d开始|刚刚开始"
    told = (
        rf"{re.escape(str(folder))}：另一次运行正在写这个文件夹（({who})）。"
        r"请等它结束，或换一个输出文件夹。\n"
    )
    assert refused.returncode == 2 and re.fullmatch(told, refused.stderr.decode())
    assert run_batch(book, folder, **ALONE).whole
