"""``mzsh purge`` as a command."""

import os
import time

import pytest

from mzsh_kit.app.drafts import stores
from tests.command import mzsh

ANSWERS = {"unit": {"name": "保密县保密局"}}


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Two drafts and a batch, one draft of them old; the ids and a way to run the command."""
    monkeypatch.setenv("MZSH_OUTPUTS", str(tmp_path))
    drafts, batches, _ = stores()
    old, young, batch = (drafts.new_id() for _ in range(3))
    for store, saved in ((drafts, old), (drafts, young), (batches, batch)):
        store.save(saved, ANSWERS)
        store.papers(saved).mkdir()
        (store.papers(saved) / "01-实施方案.docx").write_bytes(b"paper")
    past = time.time() - 40 * 86_400
    for path in [*(drafts.folder / old).rglob("*"), drafts.folder / old]:
        os.utime(path, (past, past))
    return old, young, batch


def purge(*words):
    done = mzsh("purge", *words, MZSH_OUTPUTS=os.environ["MZSH_OUTPUTS"])
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def left():
    return [name for store in stores() for name in store.ids()]


def test_what_is_named_is_deleted_with_its_papers_and_said(kept, tmp_path):
    old, young, batch = kept
    assert purge(young, batch) == (0, f"已删除：{young}\n已删除：{batch}\n", "")
    assert left() == [old]
    assert len(list(tmp_path.rglob("*.docx"))) == 1
    assert purge(young) == (1, f"没有这个编号：{young}\n", "")


def test_what_is_old_is_deleted_and_what_is_young_stays(kept):
    old, *others = kept
    assert purge("--older-than", "30") == (0, f"已删除：{old}\n共删除1份。\n", "")
    assert sorted(left()) == sorted(others)


def test_all_is_deleted(kept):
    status, said, _ = purge("--all")
    assert status == 0 and "共删除3份。" in said and left() == []


def test_without_words_it_lists_and_names_nobody(kept):
    status, said, _ = purge()
    assert status == 0 and len(left()) == 3
    assert all(name in said for name in kept) and "保密" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["../.."], "草稿：草稿编号不对。请从首页重新打开。"),
        (["--all", "--older-than", "3"], "不能与 --all 同时使用"),
        (["a" * 32, "--all"], "编号不能与选项同时使用"),
        (["--older-than", "-1"], "参数 --older-than：“-1”不是规定的数值"),
        (["--older-than", "nan"], "参数 --older-than：“nan”不是规定的数值"),
    ],
)
def test_wrong_words_delete_nothing(kept, words, said):
    status, _, told = purge(*words)
    assert status == 2 and said in told and len(left()) == 3
