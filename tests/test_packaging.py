"""The sdist and the wheel that people install, the Anaconda file, the pinned versions."""

import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

from mzsh_kit import __version__

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PLAN = """
unit: {name: 清源县水务局, type: 局党组}
members: [{name: 张三, post: 党组书记、局长, role: 主要负责同志}]
kind: 年度
year: 2026
meeting: {date: 2027-01-15, venue: 三楼会议室}
"""


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    """The folder with the sdist and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_the_wheel_carries_templates_and_notebooks_inside_the_package(dist):
    (wheel,) = dist.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"mzsh_kit", f"mzsh_kit-{__version__}.dist-info"}
    assert {"mzsh_kit/sentences.toml", "mzsh_kit/plan/sentences.toml"} <= set(names)
    for inside in ("templates/kinds/annual.yaml", "templates/papers/plan/theme.txt", "notebooks/plan.ipynb"):
        assert f"mzsh_kit/_data/{inside}" in names


def test_the_sdist_carries_what_the_wheel_is_built_from(dist):
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "hatch_build.py", "templates/units.yaml", "notebooks/plan.ipynb"} <= names
    assert not any(name.startswith(("outputs", "tests")) for name in names)


def test_the_wheel_builds_a_plan_in_an_empty_environment_and_names_the_missing_extra(dist, tmp_path):
    venv.create(tmp_path / "env")
    bin_folder = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = dist.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", bin_folder / "python"]
    install = [*pip, "install", "-q", "--no-compile", "-c", ROOT / "constraints.txt", wheel]
    subprocess.run(install, check=True, capture_output=True)
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    made = subprocess.run(
        [bin_folder / "mzsh", "build", "plan.yaml", "-o", "甲"], cwd=tmp_path, capture_output=True, check=True
    )
    assert made.stderr == b""
    assert (tmp_path / "甲" / "01-实施方案.docx").is_file()
    for command in (["app"], ["batch", "plan.yaml"]):
        refused = subprocess.run(
            [bin_folder / "mzsh", *command], cwd=tmp_path, capture_output=True, check=False
        )
        assert (refused.returncode, "没有安装“app”所需的组件" in refused.stderr.decode()) == (2, True)


def test_the_anaconda_file_installs_what_pyproject_states():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    conda = [package for package in environment["dependencies"] if isinstance(package, str)]
    (pip,) = (package["pip"] for package in environment["dependencies"] if isinstance(package, dict))
    assert conda == [f"python{PROJECT['requires-python']}", "pip"]
    assert pip == ["-c constraints.txt", "-e .[app,dev,tagger]"]
    assert {"app", "dev", "tagger"} <= set(PROJECT["optional-dependencies"])


def test_every_dependency_is_pinned_without_an_address():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9._-]+==[a-zA-Z0-9.+!]+", line) for line in lines)
    pinned = {line.partition("==")[0].replace("_", "-") for line in lines}
    stated = [
        *PROJECT["dependencies"],
        *(package for extra in PROJECT["optional-dependencies"].values() for package in extra),
    ]
    assert {re.match(r"[\w.-]+", limit)[0].lower().replace("_", "-") for limit in stated} <= pinned


def test_the_page_of_formats_names_every_field_of_a_plan():
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    table = subprocess.run(
        [sys.executable, "-c", "from docs.formats import fields_table; print(fields_table())"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert table.strip() in page, "run: python -m docs.formats"
