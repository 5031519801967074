"""One writer a folder; what a killed one leaves; whose files they are; papers of a former choice."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
import time

import pytest

from mzsh_kit import KitError, complete, write_papers
from mzsh_kit.output import locked, scratch
from mzsh_kit.output.scratch import remove_left
from mzsh_kit.resources import templates
from tests.command import mzsh

HOLD = (
    "import sys, time\nfrom pathlib import Path\nfrom mzsh_kit.output import locked\n"
    "with locked(Path('.')):\n    print('held', flush=True)\n    time.sleep({})"
)


def holder(folder, seconds):
    run = subprocess.Popen(
        [sys.executable, "-c", HOLD.format(seconds)], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout.readline() == "held\n"
    return run


def test_a_second_writer_is_told_who_has_the_folder(tmp_path):
    with holder(tmp_path, 60) as run:
        with pytest.raises(KitError) as told, locked(tmp_path, 0.3):
            pass
        assert f"另一次运行正在写这个文件夹（进程{run.pid}，" in str(told.value)
        run.kill()
    with locked(tmp_path, 0):
        assert [path.name for path in tmp_path.iterdir()] == [".lock"]
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_waits_as_long_as_it_may(tmp_path):
    with holder(tmp_path, 1), locked(tmp_path, 30):
        assert (tmp_path / ".lock").exists()


def test_of_many_threads_one_at_a_time_holds_the_folder(tmp_path):
    inside, most = [], []

    def work():
        for _ in range(20):
            with locked(tmp_path, 60):
                inside.append(1)
                most.append(len(inside))
                time.sleep(0.001)
                inside.pop()

    crew = [threading.Thread(target=work) for _ in range(4)]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    assert (len(most), max(most)) == (80, 1)


def test_two_builds_into_one_folder_leave_one_whole_set(tmp_path):
    text = (templates() / "sample-plan.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text.replace("2027-01-15", "2027-01-22"), encoding="utf-8")
    words = [sys.executable, "-m", "mzsh_kit.cli", "build", "-o", "out", "--papers", "01,02,15"]
    runs = [
        subprocess.Popen([*words, name], cwd=tmp_path, stdout=subprocess.PIPE)
        for name in ("a.yaml", "b.yaml")
    ]
    assert [run.wait() for run in runs] == [0, 0]
    for run in runs:
        run.stdout.close()
    assert "date_conflict" not in mzsh("check", "out", "--json", cwd=tmp_path).stdout.decode()
    assert not list((tmp_path / "out").glob("*（新）*"))


def modes(folder):
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.iterdir())}


def test_papers_are_their_owner_s_alone_unless_told_otherwise(eight, tmp_path, monkeypatch):
    folder = tmp_path / "新" / "材料"
    write_papers(complete(eight), folder, ["02"])
    rights = modes(folder)
    assert {rights.pop("材料"), modes(tmp_path / "新")["新"]} == {"0o700"} and set(rights.values()) == {
        "0o600"
    }
    (folder / "plan.json").chmod(0o640)
    write_papers(complete(eight | {"year": 2025}), folder, ["02"])
    assert modes(folder)["plan.json"] == "0o640"
    monkeypatch.setenv("MZSH_UMASK", "1")
    write_papers(complete(eight), tmp_path / "共用", ["02"])
    mask = os.umask(0o022)
    os.umask(mask)
    assert modes(tmp_path / "共用")["plan.json"] == oct(0o666 & ~mask)


def test_what_a_killed_run_left_is_removed_and_nothing_that_is_held(tmp_path):
    code = (
        "import tempfile, time\ntempfile.tempdir = '.'\nfrom mzsh_kit.output import scratch\n"
        "with scratch() as made:\n    (made / '张三.txt').write_text('x')\n"
        "    print('held', flush=True)\n    time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout.readline() == "held\n"
        assert remove_left(tmp_path) == 0
        run.send_signal(signal.SIGKILL)
        run.wait()
        (left,) = tmp_path.glob("mzsh-scratch-*/张三.txt")
        assert remove_left(tmp_path) == 1 and not left.parent.exists()
    young = tmp_path / "mzsh-scratch-being-made"
    young.mkdir()
    other = tmp_path / "somebody-else"
    other.mkdir()
    assert remove_left(tmp_path) == 0 and young.is_dir() and other.is_dir()


def test_a_scratch_folder_is_gone_with_its_work():
    with scratch() as folder:
        assert oct(stat.S_IMODE(folder.stat().st_mode)) == "0o700"
    assert not folder.exists()


def test_papers_of_a_former_choice_are_named_and_moved_away_by_tidy(eight, tmp_path):
    write_papers(complete(eight), tmp_path, ["01", "02", "15"])
    plan = complete(eight | {"year": 2025})
    written = write_papers(plan, tmp_path, ["02"])
    former = sorted(path.name for path in written.former)
    assert [name[:2] for name in former] == ["01", "15"] and all(
        (tmp_path / name).is_file() for name in former
    )
    assert not write_papers(plan, tmp_path, ["01", "02", "15"]).beside, "a former paper is nobody's edit"
    write_papers(plan, tmp_path, ["02"])
    edited = next(tmp_path.glob("15-*"))
    edited.write_bytes(b"edited")
    written = write_papers(plan, tmp_path, ["02"], tidy=True)
    assert [path.relative_to(tmp_path).as_posix() for path in written.former] == [f"以前的材料/{former[0]}"]
    assert edited.read_bytes() == b"edited" and not list(tmp_path.glob("01-*"))
    assert write_papers(plan, tmp_path, ["02"], tidy=True).former == ()


def test_a_batch_moves_former_papers_away_where_it_is_told_to(tmp_path, workbook):
    (tmp_path / "r.xlsx").write_bytes(workbook(1))
    for papers in (["02,03"], ["02", "--tidy"]):
        run = mzsh("batch", "r.xlsx", "-o", "out", "--papers", *papers, cwd=tmp_path)
    assert "以前生成、这次没有选的材料共1份，已移到各单位的“以前的材料”文件夹。" in run.stdout.decode()
    assert [path.parent.name for path in (tmp_path / "out").rglob("0[23]-*.docx")] == [
        "001-望岚县第1局",
        "以前的材料",
    ]


def test_the_lock_is_its_owner_s_alone_and_follows_no_link(tmp_path):
    with locked(tmp_path):
        assert oct(stat.S_IMODE((tmp_path / ".lock").stat().st_mode)) == "0o600"
    (tmp_path / "要紧的.txt").write_text("原文", encoding="utf-8")
    (tmp_path / ".lock").symlink_to(tmp_path / "要紧的.txt")
    with pytest.raises(KitError, match="链接互相指向"), locked(tmp_path):
        pass
    assert (tmp_path / "要紧的.txt").read_text(encoding="utf-8") == "原文"
