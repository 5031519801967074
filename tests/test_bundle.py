"""The zip for machines without internet, this machine's variant: installed with no index and no network, and
used.
"""

import ensurepip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from bundle.build import FILES, NAMES, ROOT, TARGETS, _pack, bundle, embedded

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
    folder = tmp_path_factory.mktemp("dist")
    docs = Path(shutil.make_archive(folder / "docs", "zip", ROOT / "docs" / "guide"))
    return bundle(TARGETS[HERE], [PYTHON], folder, docs=docs)


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


EMBED = (
    "python.exe",
    "pythonw.exe",
    "python3.dll",
    "python312.dll",
    "python312.zip",
    "_socket.pyd",
    "vcruntime140.dll",
    "LICENSE.txt",
)


def test_a_python_for_windows_is_carried_along_with_its_checksum_and_finds_what_is_installed(tmp_path):
    package = tmp_path / "python-3.12.10-embed-amd64.zip"
    with zipfile.ZipFile(package, "w") as made:
        for name in EMBED:
            made.writestr(name, name)
        made.writestr("python312._pth", "python312.zip\n.\n\n#import site\n")
    own = embedded(package)
    assert own.version == "3.12" and set(own.files) == {
        f"python/{name}" for name in (*EMBED, "python312._pth", "SHA256.txt")
    }
    assert own.files["python/python312._pth"].split() == [
        b"python312.zip",
        b".",
        b"Lib\\site-packages",
        b"import",
        b"site",
    ]
    assert own.files["python/SHA256.txt"].split() == [
        hashlib.sha256(package.read_bytes()).hexdigest().encode(),
        package.name.encode(),
    ]
    _pack(tmp_path / "a.zip", TARGETS["windows-x64"], [], own.files)
    names = set(zipfile.ZipFile(tmp_path / "a.zip").namelist())
    assert {"mzsh-kit/python/python.exe", "mzsh-kit/双击开始.bat", "mzsh-kit/start.py"} <= names
    start = (FILES / "start.bat").read_text(encoding="ascii")
    assert start.index(r"python\python.exe start.py") < start.index("py -%%v")


@pytest.mark.parametrize(
    "names", [["python.exe"], ["python312._pth"], ["python.exe", "python312._pth", "python313._pth"]]
)
def test_what_is_no_such_python_is_refused(names, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        for name in names:
            made.writestr(name, "")
    with pytest.raises(ValueError, match="embed-amd64"):
        embedded(tmp_path / "a.zip")


def test_the_python_of_the_zip_has_the_kit_installed_into_itself(tmp_path):
    """A stand-in: this machine's Python under the same folder, a kit of one module, the pip that comes with
    Python.
    """
    venv.create(tmp_path / "python")
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / f"requirements-{PYTHON}.txt").touch()
    (pip,) = (Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl")
    shutil.copy(pip, wheels)
    shutil.copy(FILES / "start.py", tmp_path)
    with zipfile.ZipFile(wheels / "mzsh_kit-0-py3-none-any.whl", "w") as kit:
        kit.writestr("mzsh_kit/cli.py", "import sys\nprint(sys.prefix, sys.argv[1:])\n")
        kit.writestr("mzsh_kit-0.dist-info/METADATA", "Metadata-Version: 2.1\nName: mzsh-kit\nVersion: 0\n")
        kit.writestr(
            "mzsh_kit-0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        kit.writestr("mzsh_kit-0.dist-info/RECORD", "")
    words = [tmp_path / "python" / "bin" / "python", "start.py", "build"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    first, again = (
        subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, env=environment) for _ in range(2)
    )
    told = f"{tmp_path / 'python'} ['build']\n"
    assert first.stdout.startswith("第一次使用") and first.stdout.endswith(told), first.stderr
    assert again.stdout == told and not (tmp_path / "env").exists()


def test_a_batch_file_is_ascii_with_the_line_ends_of_windows():
    data = (FILES / "start.bat").read_bytes()
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_documentation_is_carried_along(unpacked):
    with zipfile.ZipFile(unpacked / "帮助文档.zip") as docs:
        assert {path.name for path in (ROOT / "docs" / "guide").iterdir()} <= set(docs.namelist())


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
