import json
import os
import subprocess
from io import BytesIO

import pytest
from docx import Document as Word

from mzsh_kit import KitError, complete, load
from mzsh_kit import write_papers as write_all_papers
from mzsh_kit.output import digest, file_digest, put, read_manifest, unchanged
from mzsh_kit.output.manifest import write_manifest

PAPER = "01-实施方案.docx"


def write_papers(plan, folder):
    """The plan paper alone."""
    return write_all_papers(plan, folder, ["01"])


@pytest.fixture
def plan(eight):
    return complete(eight)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_set_is_papers_plan_and_manifest(plan, tmp_path):
    written = write_papers(plan, tmp_path / "甲")
    assert names(tmp_path / "甲") == [PAPER, "manifest.json", "plan.json"]
    assert [path.name for path in written.files] == [PAPER, "plan.json"]
    assert load(tmp_path / "甲" / "plan.json") == plan
    assert (
        Word(BytesIO((tmp_path / "甲" / PAPER).read_bytes()))
        .paragraphs[0]
        .text.startswith("清源县水务局党组")
    )


def test_the_same_plan_makes_the_same_bytes(plan, tmp_path):
    for folder in ("甲", "乙"):
        write_papers(plan, tmp_path / folder)
    assert [
        (tmp_path / "甲" / name).read_bytes() == (tmp_path / "乙" / name).read_bytes()
        for name in names(tmp_path / "甲")
    ] == [True] * 3


def test_the_manifest_states_inputs_files_and_what_is_open(plan, tmp_path):
    write_papers(plan, tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["papers"] == ["01"]
    assert {entry["name"]: entry["sha256"] for entry in manifest["files"]} == {
        name: file_digest(tmp_path / name) for name in (PAPER, "plan.json")
    }
    assert {"field": "theme", "name": "主题", "state": "待定"} in manifest["open"]


def test_a_set_is_unchanged_until_its_inputs_or_files_change(plan, eight, tmp_path):
    written = write_papers(plan, tmp_path)
    digest_of_input = written.manifest.input
    assert unchanged(tmp_path, digest_of_input)
    other = write_papers(complete({**eight, "theme": "甲"}), tmp_path / "乙")
    assert other.manifest.input != digest_of_input
    (tmp_path / PAPER).unlink()
    assert not unchanged(tmp_path, digest_of_input)


def test_a_paper_that_somebody_edited_is_never_overwritten(plan, eight, tmp_path):
    write_papers(plan, tmp_path)
    (tmp_path / PAPER).write_bytes(b"edited")
    first = write_papers(plan, tmp_path)
    assert [path.name for path in first.beside] == ["01-实施方案（新）.docx"]
    second = write_papers(complete({**eight, "theme": "甲"}), tmp_path)
    assert [path.name for path in second.beside] == ["01-实施方案（新）.docx"]
    (tmp_path / "01-实施方案（新）.docx").write_bytes(b"edited too")
    third = write_papers(plan, tmp_path)
    assert [path.name for path in third.beside] == ["01-实施方案（新2）.docx"]
    assert (tmp_path / PAPER).read_bytes() == b"edited"


def test_a_file_that_was_there_before_is_left_as_it_is(plan, tmp_path):
    (tmp_path / PAPER).write_bytes(b"somebody's")
    write_papers(plan, tmp_path)
    assert (tmp_path / PAPER).read_bytes() == b"somebody's"


def test_a_killed_run_is_not_mistaken_for_an_edit(plan, eight, tmp_path):
    written = write_papers(plan, tmp_path)
    newer = write_papers(complete({**eight, "theme": "甲"}), tmp_path / "乙")
    half = newer.manifest.__class__(
        **{f: getattr(newer.manifest, f) for f in ("kit", "input", "papers", "files", "open")},
        pending=tuple(entry.sha256 for entry in written.manifest.files),
    )
    write_manifest(tmp_path, half)  # as if killed before any paper took its new name
    assert not unchanged(tmp_path, newer.manifest.input)
    third = write_papers(complete({**eight, "theme": "乙"}), tmp_path)
    assert third.beside == ()
    assert names(tmp_path) == [PAPER, "manifest.json", "plan.json", "乙"]


def test_parts_that_a_killed_run_left_are_removed(plan, tmp_path):
    (tmp_path / ".123.abcdef01.part").write_bytes(b"half")
    write_papers(plan, tmp_path)
    assert names(tmp_path) == [PAPER, "manifest.json", "plan.json"]


@pytest.mark.parametrize("lock", [f".~lock.{PAPER}#", "~$-实施方案.docx"])
def test_a_file_held_open_is_to_be_closed_first(plan, tmp_path, lock):
    write_papers(plan, tmp_path)
    before = (tmp_path / "plan.json").read_bytes()
    (tmp_path / lock).touch()
    with pytest.raises(KitError, match="请先关闭"):
        write_papers(plan.model_copy(update={"theme": "甲"}), tmp_path)
    assert (tmp_path / "plan.json").read_bytes() == before


def test_a_file_in_the_way_of_the_folder_is_named(plan, tmp_path):
    (tmp_path / "甲").write_bytes(b"")
    for folder in (tmp_path / "甲", tmp_path / "甲" / "乙"):
        with pytest.raises(KitError, match="请换一个输出文件夹"):
            write_papers(plan, folder)


def test_a_broken_manifest_is_as_none(tmp_path):
    for text in ("", "[]", '{"kit": 1}', "{"):
        (tmp_path / "manifest.json").write_text(text)
        assert read_manifest(tmp_path) is None


@pytest.fixture
def full_disk(tmp_path):
    """A file system of 16 KB. As root one can be mounted; elsewhere the test is skipped."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "none", disk], check=False).returncode
    ):
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_leaves_the_old_file_whole(full_disk):
    put(full_disk / "a", b"old")
    with pytest.raises(KitError, match="磁盘空间不足"):
        put(full_disk / "a", b"x" * 100_000)
    assert names(full_disk) == ["a"]
    assert (full_disk / "a").read_bytes() == b"old"


def test_digest_is_sha256():
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
