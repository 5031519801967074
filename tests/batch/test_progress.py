"""What the command says: a bar where somebody watches, quiet where nobody does."""

import os
import subprocess
import sys

import pytest

NOTE = (
    "“单位”表第2行N列“到会指导领导”（001 望岚县水务局）：“县委常委、县纪委书记”按一人列入。"
    "是几个人的，请一人一行（单元格内按Alt+回车换行），职务和姓名之间空一格。"
)
"""What the sample says of its first unit."""


def words(book, *more):
    return [
        sys.executable,
        "-m",
        "mzsh_kit.cli",
        "batch",
        str(book),
        "-o",
        str(book.parent / "o"),
        "--papers",
        "02",
        *more,
    ]


def test_without_a_terminal_only_notes_faults_and_the_result_are_told(tmp_path, roster):
    book = roster(tmp_path / "r.xlsx", "001", "008", 会议日期={"008": "2027-02-30"})
    done = subprocess.run(words(book), capture_output=True, check=False, text=True)
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr, len(lines)) == (1, "", 4)
    assert NOTE in lines
    lines.remove(NOTE)
    assert lines[0] == "未生成：008 望岚县档案馆"
    assert lines[2].startswith("共2个单位：已生成1个，无变化0个，未生成1个。汇总表：")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made by pty")
def test_in_a_terminal_a_bar_shows_units_a_second_the_time_left_and_the_units_at_work(tmp_path, roster):
    import pty

    book = roster(tmp_path / "r.xlsx", "001", "008", "010")
    here, there = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "TERM": "xterm"}
    with subprocess.Popen(words(book), stdout=subprocess.PIPE, stderr=there, env=environment) as run:
        os.close(there)
        shown = b""
        try:
            while chunk := os.read(here, 4096):
                shown += chunk
        except OSError:
            pass  # the other end is closed
        told = run.stdout.read().decode().splitlines()
        assert told[0] == NOTE
        assert told[1].startswith("共3个单位：已生成3个")
    os.close(here)
    text = shown.decode()
    assert "3/3" in text
    assert "每秒" in text and "剩余" in text
    assert "望岚县水务局" in text
