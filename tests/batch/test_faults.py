"""What may go wrong in a run of many units: the unit is reported, the others go on."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import openpyxl
import psutil
import pytest

from mzsh_kit.batch import Listener, run_batch
from mzsh_kit.resources import notebooks, templates

ONE = ["01"]
SECONDS = 6


def statuses(summary):
    return [(unit.code, unit.status) for unit in summary.units]


def faults(summary):
    return [fault for unit in summary.units for fault in unit.faults]


def running():
    """Workers and kernels that are still there."""
    left = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if re.search("mzsh_kit.batch|ipykernel", " ".join(process.cmdline())):
                left.append(process)
    return left


def test_units_that_go_wrong_are_each_told_and_the_others_go_on(tmp_path, roster, misbehaving):
    """One loops forever, one ends its process, one raises what nobody expected, one prints without end."""
    # Not ru_maxrss: a process inherits that of the one that started it, here pytest with all it has loaded.
    noisy = "import os; os.makedirs(output_dir, exist_ok=True)\nfor _ in range(1000): print('x' * 100_000)\n"
    noisy += (
        "from pathlib import Path\nPath(output_dir, 'peak').write_text(Path('/proc/self/status').read_text())"
    )
    wrong = {
        "001": "while True: pass",
        "003": "import os; os._exit(0)",
        "008": "raise RuntimeError(json.load(open(plan_path, encoding='utf-8'))['unit']['name'])",
        "010": noisy,
    }
    book = roster(tmp_path / "r.xlsx", *wrong, "011", "012")
    summary = run_batch(
        book, tmp_path / "o", papers=ONE, workers=2, timeout=SECONDS, notebook=misbehaving(wrong)
    )
    assert statuses(summary) == [
        *(("001", "failed"), ("003", "failed"), ("008", "failed")),
        *(("010", "made"), ("011", "made"), ("012", "made")),
    ]
    (log,) = (tmp_path / "o" / "logs").iterdir()
    assert faults(summary) == [
        (
            f"望岚县水务局：运行超过{SECONDS}秒，已停止。请核对这个单位的内容；"
            "确需更长时间的，请用 --timeout 加大时限。"
        ),
        "望岚县松鹤镇：运行这个单位的进程意外结束。请重新运行，只补做没有完成的单位。",
        f"程序内部出错，编号{log.stem}。请把日志“logs/{log.name}”交给维护人员。".replace("/", os.sep),
    ]
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "望岚县档案馆" not in log.read_text(encoding="utf-8"), "none of what was typed"
    assert not running()
    folder = tmp_path / "o" / summary.units[3].folder
    assert (folder / "plan.ipynb").stat().st_size < 6_000_000
    assert "（输出过长，以下从略。）" in (folder / "plan.ipynb").read_text(encoding="utf-8")
    peak = re.search(r"VmHWM:\s*(\d+) kB", (folder / "peak").read_text())
    assert int(peak[1]) < 400_000


def test_a_kernel_that_loops_forever_is_killed_with_its_worker(tmp_path, roster, misbehaving):
    summary = run_batch(
        roster(tmp_path / "r.xlsx", "008"),
        tmp_path / "o",
        papers=ONE,
        engine="plain",
        timeout=SECONDS,
        notebook=misbehaving({"008": "while True: pass"}),
    )
    assert statuses(summary) == [("008", "failed")]
    assert f"运行超过{SECONDS}秒" in faults(summary)[0]
    assert not running()


def test_what_a_unit_leaves_in_its_process_does_not_reach_the_next(tmp_path, roster, misbehaving):
    source = "import os, sys\nsys.path[:] = []\nos.environ['MZSH_LEFT'] = '1'\nos.chdir('/')\nleft = 1"
    checked = misbehaving({"001": source})
    text = checked.read_text(encoding="utf-8")
    probe = "import os\\nassert 'left' not in globals() and 'MZSH_LEFT' not in os.environ\\n"
    checked.write_text(
        text.replace(
            "from mzsh_kit.app import", probe + "if 'left' not in globals():\\n    from mzsh_kit.app import"
        ),
        encoding="utf-8",
    )
    summary = run_batch(
        roster(tmp_path / "r.xlsx", "001", "008"), tmp_path / "o", papers=ONE, workers=1, notebook=checked
    )
    assert [unit.status for unit in summary.units][1:] == ["made"]


def many(path, bad, rows):
    """The sample's eleventh unit of eight answers so many times; one of them with an impossible day."""
    book = openpyxl.load_workbook(templates() / "roster-sample.xlsx")
    units, members = book["单位"], book["班子成员"]
    for sheet in (units, members):
        cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        mine = [row for row in cells if row[0] == "011"]
        sheet.delete_rows(2, sheet.max_row)
        for number in range(rows):
            for row in mine:
                name = f"望岚县第{number + 1}中学" if sheet is units else row[1]
                sheet.append([f"{number:03}", name, *row[2:]])
    day = [cell.value for cell in units[1]].index("会议日期") + 1
    units.cell(bad + 2, day).value = "2027-02-30"
    book.save(path)
    return path


def test_after_a_bad_row_among_twenty_good_ones_all_others_are_run(tmp_path):
    """Through a notebook that only notes the unit: that they are run counts here, not what is made."""
    noted = nbformat.read(notebooks() / "plan.ipynb", as_version=4)
    parameters = nbformat.v4.new_code_cell("plan_path = output_dir = papers = ''", id="a")
    parameters.metadata["tags"] = ["parameters"]
    note = (
        "from pathlib import Path\nPath(output_dir, "
        "'plan.json').write_text(Path(plan_path).read_text('utf-8'), 'utf-8')"
    )
    noted.cells = [parameters, nbformat.v4.new_code_cell(note, id="b")]
    nbformat.write(noted, tmp_path / "noted.ipynb")
    book = many(tmp_path / "r.xlsx", bad=10, rows=21)
    summary = run_batch(book, tmp_path / "o", papers=["02"], notebook=tmp_path / "noted.ipynb")
    (fault,) = faults(summary)
    assert "第12行" in fault
    assert "日期“2027-02-30”不存在" in fault
    told = json.loads((tmp_path / "o" / "summary.json").read_text(encoding="utf-8"))
    assert [told[key] for key in ("rows", "made", "failed", "left")] == [21, 20, 1, 0]
    written = {
        json.loads(path.read_text("utf-8"))["unit"]["code"] for path in (tmp_path / "o").glob("*/plan.json")
    }
    assert written == {f"{number:03}" for number in range(21)} - {"010"}


def test_templates_broken_half_way_through_a_run_change_nothing_in_it(tmp_path, roster):
    shutil.copytree(templates(), tmp_path / "t")

    def spoil(_):
        for text in (tmp_path / "t" / "papers").rglob("*.txt"):
            text.write_text("{{ plan.nothing }}", encoding="utf-8")

    book = roster(tmp_path / "r.xlsx", "001", "008", "010")
    made = run_batch(
        book, tmp_path / "o", papers=ONE, workers=1, templates=tmp_path / "t", listener=Listener(report=spoil)
    )
    assert made.count("made") == 3
    again = run_batch(book, tmp_path / "o", papers=ONE, workers=1, templates=tmp_path / "t")
    assert again.count("failed") == 3
    assert "没有“nothing”这一事项" in faults(again)[0]


def test_a_roster_changed_during_the_run_is_told_and_the_run_is_of_one_piece(tmp_path, roster):
    book = roster(tmp_path / "r.xlsx", "001", "008")

    def change(_):
        roster(book, "001", "008", 单位名称={"001": "另一个单位", "008": "另一个单位"})

    summary = run_batch(book, tmp_path / "o", papers=ONE, workers=1, listener=Listener(report=change))
    assert [unit.name for unit in summary.units] == ["望岚县水务局", "望岚县档案馆"]
    assert summary.notes[-1] == "花名册在运行期间有改动，这次按运行开始时的内容生成，请再运行一次"


def test_units_whose_names_and_codes_a_file_system_takes_for_one_have_folders_of_their_own(tmp_path, roster):
    names, codes = {"001": "望岚县a馆", "008": "望岚县A馆"}, {"001": "a1", "008": "A1"}
    book = roster(tmp_path / "r.xlsx", "001", "008", 单位名称=names, 简称=names)
    workbook = openpyxl.load_workbook(book)
    for sheet in (workbook["单位"], workbook["班子成员"]):
        for cell in sheet["A"]:
            cell.value = codes.get(cell.value, cell.value)
    workbook.save(book)
    summary = run_batch(book, tmp_path / "o", papers=["02"], workers=1)
    assert [unit.folder for unit in summary.units] == ["a1-望岚县a馆", "A1（2）-望岚县A馆"]
    assert summary.count("made") == 2


def test_a_full_disk_fails_units_in_words_and_leaves_whole_files_only(tmp_path, roster, require):
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", small], capture_output=True, check=False
    )
    if mounted.returncode:
        require("tmpfs", f"a small tmpfs cannot be mounted: {mounted.stderr!r}")
    try:
        book = roster(tmp_path / "r.xlsx", "001", "002", "003", "004", "005", "008", "010")
        summary = run_batch(book, small / "o", papers=["01", "02", "15"], workers=1)
        assert {unit.status for unit in summary.units} == {"made", "failed"}
        told = faults(summary)
        assert told and all("无法写入：磁盘空间不足" in fault for fault in (*told, *summary.faults))
        left = [path.name for path in (small / "o").rglob("*") if path.is_file()]
        assert not any(name.endswith(".part") for name in left)
        assert any(name.endswith(".docx") for name in left)
    finally:
        subprocess.run(["umount", small], check=True)


def wait_for(path, seconds=60):
    end = time.monotonic() + seconds
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert path.exists()


def test_a_full_scratch_folder_fails_the_units_in_words_and_ends_the_batch_cleanly(tmp_path, roster, require):
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24k", "tmpfs", small], capture_output=True, check=False
    )
    if mounted.returncode:
        require("tmpfs", f"a small tmpfs cannot be mounted: {mounted.stderr!r}")
    try:
        roster(tmp_path / "r.xlsx", "001", "008")
        command = [sys.executable, "-m", "mzsh_kit.cli", "batch", "r.xlsx", "-o", "o", "--papers", "02"]
        environment = {**os.environ, "TMPDIR": str(small)}
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert (run.returncode, run.stderr) == (1, ""), run.stderr
        summary = json.loads((tmp_path / "o" / "summary.json").read_text(encoding="utf-8"))
        failed = [unit for unit in summary["units"] if unit["status"] == "failed"]
        assert failed and all("磁盘空间不足" in str(unit["faults"]) for unit in failed)
        assert run.stdout.count("磁盘空间不足") == len(failed)
        assert (tmp_path / "o" / "summary.xlsx").is_file()
    finally:
        subprocess.run(["umount", small], check=True)


def test_what_is_deleted_during_the_run_is_not_called_made(tmp_path, roster):
    def delete(outcome):
        if outcome.code == "001":
            shutil.rmtree(tmp_path / "o" / outcome.folder)

    book = roster(tmp_path / "r.xlsx", "001", "008")
    summary = run_batch(book, tmp_path / "o", papers=["02"], workers=1, listener=Listener(report=delete))
    assert statuses(summary) == [("001", "failed"), ("008", "made")]
    assert faults(summary) == ["望岚县水务局：材料生成后不见了。请核对输出文件夹是否被移走，再运行一次。"]


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_ends_the_command_ends_it_in_a_second_with_a_summary(tmp_path, roster, misbehaving, name):
    """The command, interrupted while a unit runs that never ends; nothing stays in the scratch folder."""
    roster(tmp_path / "r.xlsx", "001", "008", "010")
    notebook = misbehaving({"008": "while True: pass"})
    command = ["batch", "r.xlsx", "-o", "o", "--papers", "02", "--workers", "1"]
    code = (
        "import sys\nfrom functools import partial\nfrom pathlib import Path\n"
        "import mzsh_kit.batch as b\nfrom mzsh_kit.cli import main\n"
        f"b.run_batch = partial(b.run_batch, notebook=Path({str(notebook)!r}))\n"
        f"sys.exit(main({command!r}))"
    )
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch)},
    ) as run:
        wait_for(tmp_path / "o" / "001-县水务局" / "plan.ipynb")
        time.sleep(0.5)
        assert list(scratch.iterdir())
        run.send_signal(getattr(signal, name))
        told = run.stdout.read()
        assert run.wait() == 130
    assert list(scratch.iterdir()) == []
    note, summary = told.splitlines()
    assert note.startswith(
        "“单位”表第2行N列“到会指导领导”（001 望岚县水务局）：“县委常委、县纪委书记”按一人列入。"
    )
    assert summary.startswith("已停止。共3个单位：已生成1个，无变化0个，未生成0个，未运行2个。")
    summary = json.loads((tmp_path / "o" / "summary.json").read_text(encoding="utf-8"))
    assert [unit["status"] for unit in summary["units"]] == ["made", "left", "left"]
    assert (tmp_path / "o" / "summary.html").is_file()
    assert Path(tmp_path / "o" / "summary.xlsx").is_file()
