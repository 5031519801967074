"""What a start compiles is kept for the next: the same results, nothing of anybody's text, no harm from a damaged file."""

from __future__ import annotations

import dataclasses
import marshal
import os
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

from mzsh_kit import precompiled
from mzsh_kit.precompiled import compiled_once, stated

NAMES = "钱守一、孙思敏"
NOTICE = f"""望岚县水务局党组2026年度民主生活会实施方案
会议时间：2027年1月15日上午。
请{NAMES}同志认真开展谈心谈话。
"""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process keeps what it compiled, empty."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(precompiled, "_LEAST", 1)
    return precompiled._file()


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    """``mzsh check`` of the notice in a process of its own that keeps what it compiles below ``folder``."""
    notice = folder / "通知.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "cache"), "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "mzsh_kit.cli", "check", str(notice)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def kept_below(folder: Path) -> Path:
    return next(folder.rglob("*.kept"))


def test_a_later_start_says_the_same_and_compiles_nothing_that_a_module_states(tmp_path: Path) -> None:
    first = check(tmp_path)
    whole = kept_below(tmp_path).read_bytes()
    later = check(tmp_path)
    assert (first.returncode, first.stdout, first.stderr) == (later.returncode, later.stdout, later.stderr)
    assert kept_below(tmp_path).read_bytes() == whole
    assert not any(name.encode() in whole for name in NAMES.split("、"))
    kept_below(tmp_path).write_bytes(whole[: len(whole) // 2])
    assert check(tmp_path).stdout == first.stdout
    assert marshal.loads(kept_below(tmp_path).read_bytes()) == marshal.loads(whole)


PATTERNS = (
    ("第(?P<n>[一二三四五六七八九十]+)条", 0),
    ("[\u4e00-\u9fff]{2,4}(?=同志)", re.MULTILINE),
    ("(?i)[a-z](b)?", re.DOTALL),
    (rb"\bnumId\b", re.IGNORECASE),
)


@pytest.mark.parametrize(("text", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_pattern(text: str | bytes, flags: int, kept: Path) -> None:
    compile_it = stated(lambda: re.compile(text, flags))
    plain = compile_it()
    for _ in range(2):
        re.purge()
        with compiled_once():
            again = compile_it()
        assert again == plain
        assert (again.flags, again.groups, dict(again.groupindex)) == (
            plain.flags,
            plain.groups,
            dict(plain.groupindex),
        )
        sample = "第三条请王小明同志，Ab numId" if isinstance(text, str) else b"w:numId"
        assert [found.span() for found in again.finditer(sample)] == [
            found.span() for found in plain.finditer(sample)
        ]
    assert text in {key[0] for key in marshal.loads(kept.read_bytes())[1]}


def test_a_pattern_that_a_command_makes_is_not_kept(kept: Path) -> None:
    re.purge()
    with compiled_once():
        assert re.compile("钱守一|孙思敏").search("请孙思敏同志发言")
    assert not kept.exists()


def test_a_little_news_is_not_worth_a_file(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precompiled, "_LEAST", 16_000)
    re.purge()
    with compiled_once():
        stated(lambda: re.compile("第[0-9]项"))()
    assert not kept.exists()


def test_nothing_is_kept_where_an_office_has_templates_of_its_own(kept: Path) -> None:
    re.purge()
    with compiled_once(keep=False):
        stated(lambda: re.compile("第[0-9]条"))()
    assert not kept.exists()


def test_the_program_is_left_as_it_was(kept: Path) -> None:
    compiler = vars(re)["_compiler"]
    before = compiler.compile
    with compiled_once():
        assert compiler.compile is not before
    assert compiler.compile is before
    assert "exec" not in vars(dataclasses)
    assert "compile" not in vars(typing)


def test_a_faulty_pattern_is_told_as_ever(kept: Path) -> None:
    with compiled_once(), pytest.raises(re.error, match="unterminated character set"):
        re.compile("[一")


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file"))
    with compiled_once():
        assert stated(lambda: re.compile("第[0-9]+条"))().match("第1条")
    assert (tmp_path / "file").read_bytes() == b""
