"""What one process works out of the kit's own files and the next takes up."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mzsh_kit import resources
from mzsh_kit.text.lazy import kept_pattern

WORK = (
    "import os, pathlib\n"
    "from mzsh_kit import resources\n"
    "from mzsh_kit.plan.source import read_source\n"
    "from mzsh_kit.plan.wording import environment, render\n"
    "from mzsh_kit.text.lazy import lazy_pattern\n"
    "folder = pathlib.Path(os.environ.get('OFFICE') or resources.templates())\n"
    "for paper in (False, True):\n"
    "    print(render(environment(paper=paper), '{{ a }}<b>', folder / '甲.txt', a='<x>'))\n"
    "source = read_source(folder / 'units.yaml')\n"
    "print(source.data['厅党委']['body'], source.line(('厅党委', 'body')))\n"
    "print(lazy_pattern('(?P<a>甲)(乙)?').fullmatch('甲').groupdict())\n"
)
WORKED = "<x><b>\n&lt;x&gt;<b>\n党委 12\n{'a': '甲'}\n"


@pytest.fixture(scope="module")
def bytecode(tmp_path_factory):
    """The folder to which Python compiles, once for all tests."""
    return tmp_path_factory.mktemp("bytecode")


@pytest.fixture
def worked(bytecode):
    """``worked()`` is what a new process says; nothing but bytecode is kept of those of other tests."""
    for name in kept(bytecode):
        (path,) = bytecode.glob(f"**/{name}")
        path.unlink()

    def run(**more):
        known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**known, "PYTHONPYCACHEPREFIX": str(bytecode), **more}
        words = [sys.executable, "-c", WORK]
        return subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout

    return run


def kept(folder: Path) -> dict[str, int]:
    """The tables with the time at which each was written."""
    return {
        path.name: path.stat().st_mtime_ns
        for path in folder.glob("**/*-*")
        if re.fullmatch("(patterns|wordings|yaml)-[0-9a-f]{16}", path.name)
    }


def names(folder: Path) -> list[str]:
    return sorted(name.partition("-")[0] for name in kept(folder))


def test_the_next_start_takes_up_what_the_first_has_made(worked, bytecode):
    assert worked() == WORKED
    before = kept(bytecode)
    assert names(bytecode) == ["patterns", "wordings", "yaml"]
    assert worked() == WORKED and kept(bytecode) == before


@pytest.mark.parametrize("damage", [b"", b"x", b"i\x01\x00\x00\x00", None])
def test_what_is_damaged_is_made_anew(worked, bytecode, damage):
    worked()
    for name in kept(bytecode):
        (path,) = bytecode.glob(f"**/{name}")
        path.write_bytes(path.read_bytes()[:25] if damage is None else damage)
    assert worked() == WORKED


def test_another_state_of_what_makes_it_begins_a_table_of_its_own_and_removes_the_former(worked, bytecode):
    worked()
    before = kept(bytecode)
    for name in before:
        (path,) = bytecode.glob(f"**/{name}")
        path.rename(path.with_name(f"{name.partition('-')[0]}-{'0' * 16}"))
    assert worked() == WORKED and kept(bytecode).keys() == before.keys()


def test_where_python_writes_no_bytecode_nothing_is_kept(worked, bytecode):
    assert worked(PYTHONDONTWRITEBYTECODE="1") == WORKED and kept(bytecode) == {}


def test_what_an_office_words_is_not_kept_since_it_may_name_people(worked, bytecode, tmp_path):
    office = tmp_path / "office"
    office.mkdir()
    shutil.copy(resources.templates() / "units.yaml", office)
    assert worked(OFFICE=str(office)) == WORKED and names(bytecode) == ["patterns"]


@pytest.mark.parametrize(
    ("text", "flags"),
    [("[一-鿿]{2,4}(?=第)", 0), ("(?P<year>\\d{4})年|(月)", 0), ("^a.b$", re.MULTILINE | re.IGNORECASE)],
)
def test_a_kept_pattern_is_the_one_that_python_compiles(text, flags):
    assert kept_pattern(text, flags) == kept_pattern(text, flags) == re.compile(text, flags)
    assert kept_pattern(text, flags).groupindex == re.compile(text, flags).groupindex


def test_a_pattern_that_is_none_is_refused_as_python_refuses_it():
    with pytest.raises(re.error, match="unterminated subpattern"):
        kept_pattern("(")
