"""Wordings that are compiled in one process and taken up by the next."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RENDER = (
    "import os, pathlib\n"
    "from mzsh_kit import resources\n"
    "from mzsh_kit.plan.wording import environment, render\n"
    "file = pathlib.Path(os.environ.get('OFFICE') or resources.templates()) / '甲.txt'\n"
    "print([render(environment(paper=paper), '{{ a }}<b>', file, a='<x>') for paper in (False, True)])\n"
)
RENDERED = "['<x><b>', '&lt;x&gt;<b>']\n"


@pytest.fixture
def rendered(tmp_path):
    def run(**more):
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**kept, "PYTHONPYCACHEPREFIX": str(tmp_path), **more}
        words = [sys.executable, "-c", RENDER]
        return subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout

    return run


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("wordings-*/*"))


def test_a_paper_and_a_default_keep_the_same_words_apart_and_the_next_start_takes_them_up(rendered, tmp_path):
    assert rendered() == RENDERED
    before = {path: path.stat().st_mtime_ns for path in kept(tmp_path)}
    assert len(before) == 2 and rendered() == RENDERED
    assert {path: path.stat().st_mtime_ns for path in kept(tmp_path)} == before


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_what_is_damaged_is_compiled_anew(rendered, tmp_path, damage):
    rendered()
    for path in kept(tmp_path):
        path.write_bytes(path.read_bytes()[:25] if damage is None else damage)
    assert rendered() == RENDERED


def test_another_state_of_the_sandbox_begins_a_folder_of_its_own_and_removes_the_former(rendered, tmp_path):
    rendered()
    (folder,) = {path.parent for path in kept(tmp_path)}
    former = folder.rename(folder.with_name("wordings-former"))
    assert rendered() == RENDERED
    assert {path.parent for path in kept(tmp_path)} == {folder} and not former.exists()


def test_where_python_writes_no_bytecode_no_wording_is_kept(rendered, tmp_path):
    assert rendered(PYTHONDONTWRITEBYTECODE="1") == RENDERED
    assert kept(tmp_path) == []


def test_what_an_office_words_is_not_kept_since_it_may_name_people(rendered, tmp_path):
    assert rendered(OFFICE=str(tmp_path / "office")) == RENDERED
    assert kept(tmp_path) == []
