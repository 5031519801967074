"""The zip for machines without internet, this machine's variant: installed with no index and no network, and used."""

import platform
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bundle.build import FILES, NAMES, ROOT, TARGETS, bundle

HERE = f"linux-{platform.machine()}"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
ALONE = ["unshare", "--net", "sh", "-c", 'ip link set lo up 2>/dev/null; exec "$@"', "sh"]
"""A network namespace of its own: a loopback and no route."""


@pytest.fixture(scope="module")
def zipped(tmp_path_factory, require):
    """This machine's bundle."""
    if HERE not in TARGETS or not shutil.which("unshare"):
        require("netns", f"no bundle for {HERE}, or no unshare")
    if subprocess.run([*ALONE, "true"], check=False, capture_output=True).returncode:
        require("netns", "a network namespace cannot be made here")
    return bundle(TARGETS[HERE], [PYTHON], tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def unpacked(zipped, tmp_path_factory):
    """The folder that a person has after unpacking, under a name with a blank in it."""
    folder = tmp_path_factory.mktemp("解压 后")
    shutil.unpack_archive(zipped, folder)
    return folder / "mzsh-kit"


def start(folder, *words, **options):
    return subprocess.run(
        [*ALONE, "sh", "开始.sh", *words], cwd=folder, capture_output=True, text=True, timeout=300, **options
    )


@pytest.fixture(scope="module")
def installed(unpacked):
    """The bundle after its first start, which made a plan."""
    sample = ROOT / "templates" / "sample-plan.yaml"
    done = start(unpacked, "build", str(sample), "-o", "outputs/样例", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_first_start_installs_and_makes_a_plan_without_a_network(unpacked, installed):
    assert installed.startswith("第一次使用，正在安装")
    assert (unpacked / "outputs" / "样例" / "01-实施方案.docx").is_file()


def test_the_second_start_installs_nothing(unpacked, installed):
    again = start(unpacked, "roster", "花名册.xlsx", check=True)
    assert again.stdout == f"空白花名册：{unpacked / '花名册.xlsx'}\n"


def test_the_pages_open_without_a_network(unpacked, installed):
    script = """
    sh 开始.sh app --no-browser --port 8123 > 地址.txt & app=$!
    for _ in $(seq 60); do [ -s 地址.txt ] && break; sleep 1; done
    env/bin/python -c 'import urllib.request as u; print(u.urlopen("http://127.0.0.1:8123/").status)'
    kill $app
    """
    done = subprocess.run(
        [*ALONE, "sh", "-c", script], cwd=unpacked, capture_output=True, text=True, timeout=180
    )
    assert done.stdout.strip() == "200", done.stderr


def test_a_bundle_with_a_wheel_missing_says_where_the_reason_is_at_every_start(unpacked, tmp_path):
    folder = tmp_path / "缺"
    shutil.copytree(unpacked, folder, ignore=shutil.ignore_patterns("env", "lxml-*"))
    for _ in range(2):
        done = start(folder, "roster", check=False)
        first, last = done.stdout.splitlines()
        assert (done.returncode, first[:5], last) == (
            2,
            "第一次使用",
            f"安装没有完成，原因记在：{folder / '安装记录.txt'}",
        )


def test_a_python_without_wheels_is_told_in_words(tmp_path):
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "requirements-3.99.txt").touch()
    shutil.copy(FILES / "start.py", tmp_path)
    done = subprocess.run(
        [sys.executable, "start.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, f"这台电脑的Python是{PYTHON}，本安装包支持的版本：3.99" in done.stdout) == (
        2,
        True,
    )


def test_a_batch_file_is_ascii_with_the_line_ends_of_windows():
    data = (FILES / "start.bat").read_bytes()
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_start_script_keeps_its_right_to_be_run(zipped):
    modes = {info.filename: info.external_attr >> 16 & 0o777 for info in zipfile.ZipFile(zipped).infolist()}
    assert (modes["mzsh-kit/开始.sh"], modes["mzsh-kit/双击开始.desktop"]) == (0o755, 0o755)


def test_the_instructions_name_the_files_that_are_there():
    page = (FILES / "index.html").read_text(encoding="utf-8")
    for target in TARGETS.values():
        for name in target.files:
            assert name in ("start.py", "index.html") or NAMES[name] in page
    assert not re.search(r"https?://", page)


def test_nothing_of_a_bundle_names_an_index():
    for path in FILES.iterdir():
        assert not re.search(r"https?://|index-url", path.read_text(encoding="utf-8")), path.name


def test_every_file_of_a_target_is_in_its_folder():
    for target in TARGETS.values():
        assert [name for name in target.files if not Path(FILES / name).is_file()] == []
