"""What the system refuses is told in Chinese: every command, every reason."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from functools import partial

import pytest

from mzsh_kit import KitError, load
from mzsh_kit.batch import run_batch
from mzsh_kit.checking import check_file
from mzsh_kit.reading import read
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster
from mzsh_kit.system import ended_as_by_hand, reason
from tests.command import mzsh

REASONS = {
    "EACCES": "没有权限",
    "EROFS": "磁盘是只读的",
    "ENOSPC": "磁盘空间不足",
    "ENOENT": "找不到文件或文件夹",
    "ENAMETOOLONG": "文件名或路径过长",
    "EBUSY": "正被其他程序使用",
}
COMMANDS = {
    "build": ["build", "方案.yaml", "-o", "OUT", "--papers", "02"],
    "build --zip": ["build", "方案.yaml", "-o", "OUT", "--papers", "02,15", "--zip"],
    "batch": ["batch", "名册.xlsx", "-o", "OUT", "--papers", "02"],
    "roster": ["roster", "OUT/空白.xlsx"],
    "read": ["read", "方案.txt", "--plan", "OUT/plan.json"],
    "check --comments": ["check", "方案.txt", "--comments", "OUT/审校"],
    "check --xlsx": ["check", "方案.txt", "--xlsx", "OUT/表.xlsx"],
    "export-templates": ["export-templates", "OUT/模板"],
}
# Every way to write below OUT is refused with the error at hand, from Python's own calls of the system.
PROGRAM = """
import builtins, contextlib, errno, io, json, os, shutil, sys
from pathlib import Path
from mzsh_kit.cli import main
out = Path("OUT").absolute()
refusing = None
def hook(event, given):
    if refusing is None or event not in ("open", "os.mkdir", "os.rename"):
        return
    path = given[1] if event == "os.rename" else given[0]
    writes = event != "open" or (isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR))
    if writes and isinstance(path, (str, bytes)) and os.path.abspath(os.fsdecode(path)).startswith(str(out)):
        raise OSError(refusing, os.strerror(refusing), os.fsdecode(path))
sys.addaudithook(hook)
told = {}
for command, words in json.loads(sys.argv[1]).items():
    for name in json.loads(sys.argv[2]):
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        heard = io.StringIO()
        refusing = getattr(errno, name)
        with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
            status = main(words)
        refusing = None
        files = sorted(one.name for one in out.rglob("*") if one.is_file())
        told.setdefault(command, {})[name] = [status, heard.getvalue(), files]
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def refused(tmp_path_factory, workbook):
    """What each command says of each reason, and its status and what it left: one process, as the hook stays
    in it.
    """
    folder = tmp_path_factory.mktemp("refused")
    (folder / "方案.yaml").write_bytes((templates() / "sample-plan.yaml").read_bytes())
    (folder / "方案.txt").write_text(
        "望岚县水务局党组2026年度民主生活会实施方案\n会议时间：2027年2月30日。\n", encoding="utf-8"
    )
    (folder / "名册.xlsx").write_bytes(workbook(1))
    words = [sys.executable, "-c", PROGRAM, json.dumps(COMMANDS), json.dumps(list(REASONS))]
    run = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_may_not_write_says_why_in_chinese(command, refused):
    for name, why in REASONS.items():
        status, text, files = refused[command][name]
        busy = name in ("EACCES", "EBUSY")
        assert why in text or (busy and "文件正被其他程序打开" in text), (name, text)
        assert status in (1, 2) and files == [], (name, status, text)
        assert (
            os.strerror(getattr(errno, name)) not in text
            and "Traceback" not in text
            and "内部出错" not in text
        )


@pytest.mark.parametrize("words", [["build"], ["batch"], ["read"], ["check"]])
@pytest.mark.parametrize("name", ["a folder", "too long a name", "nothing"])
def test_what_cannot_be_read_is_told_in_chinese(words, name, tmp_path):
    suffix = {"build": ".yaml", "batch": ".xlsx"}.get(words[0], ".txt")
    path = {"a folder": tmp_path / f"夹{suffix}", "too long a name": tmp_path / ("长" * 200 + suffix)}.get(
        name, tmp_path / "无"
    )
    if name == "a folder":
        path.mkdir()
    run = mzsh(*words, path, cwd=tmp_path)
    said = run.stderr.decode()
    assert run.returncode == 2 and "Errno" not in said and "directory" not in said
    assert any(
        words in said for words in ("找不到", "无法读取", "没有完成：文件名或路径过长", "这个文件夹里没有")
    ), said


def test_every_reason_has_words_and_an_unknown_one_its_number():
    assert {reason(OSError(getattr(errno, name), "")) for name in REASONS} == set(REASONS.values())
    assert reason(OSError(9999, "strange")) == "系统错误9999"


def test_what_has_no_end_is_not_opened(tmp_path):
    pipe = tmp_path / "名册.xlsx"
    os.mkfifo(pipe)
    for use in (read, check_file, load, read_roster, partial(run_batch, folder=tmp_path / "o")):
        with pytest.raises(KitError, match="这不是普通文件"):
            use(pipe)


def test_what_nohup_lets_a_command_ignore_it_ignores():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ended_as_by_hand():
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) != signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)
