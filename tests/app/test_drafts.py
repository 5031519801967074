"""Drafts on disk, by one process and by several."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from mzsh_kit import KitError
from mzsh_kit.app.drafts import LARGEST, Drafts, Saved

ANSWERS = {"unit": {"name": "清源县水务局"}, "members": [{"name": "张三"}], "year": 2026}


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path / "drafts")


def code(error):
    return [fault.code for fault in error.value.faults]


def test_what_is_saved_is_loaded_and_counts_its_saves(drafts):
    draft = drafts.new_id()
    assert drafts.load(draft) is None
    assert drafts.save(draft, ANSWERS) == Saved(ANSWERS, 1)
    assert drafts.save(draft, {**ANSWERS, "year": 2027}, 1).revision == 2
    assert drafts.load(draft) == Saved({**ANSWERS, "year": 2027}, 2)


def test_ids_are_of_128_bits_and_the_folder_is_its_owners(drafts):
    assert {len(bytes.fromhex(drafts.new_id())) for _ in range(9)} == {16}
    drafts.save(drafts.new_id(), ANSWERS)
    assert os.name == "nt" or drafts.folder.stat().st_mode & 0o077 == 0


def test_a_second_tab_is_told_and_nothing_of_the_first_is_lost(drafts):
    draft = drafts.new_id()
    drafts.save(draft, ANSWERS)
    first = drafts.save(draft, {"year": 2027}, 1)
    with pytest.raises(KitError, match="另一个页面") as error:
        drafts.save(draft, {"year": 2028}, 1)
    assert code(error) == ["draft.elsewhere"] and drafts.load(draft) == first


def test_a_draft_deleted_elsewhere_does_not_come_back(drafts):
    draft = drafts.new_id()
    drafts.save(draft, ANSWERS)
    papers = drafts.papers(draft)
    papers.mkdir()
    (papers / "01-实施方案.docx").write_bytes(b"paper")
    assert drafts.delete(draft) and not drafts.delete(draft)
    with pytest.raises(KitError) as error:
        drafts.save(draft, ANSWERS, 1)
    assert code(error) == ["draft.gone"] and drafts.ids() == () and not papers.exists()


@pytest.mark.parametrize("draft", ["", "..", "../" * 16, "a" * 31, "A" * 32, "a" * 31 + "/", "a" * 32 + "\n"])
def test_only_an_id_is_an_id(drafts, draft):
    for use in (drafts.load, drafts.delete, drafts.papers, lambda draft: drafts.save(draft, {})):
        with pytest.raises(KitError) as error:
            use(draft)
        assert code(error) == ["draft.id"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"revision": 0, "answers": {}}',
        b'{"revision": true, "answers": {}}',
        b'{"revision": 1, "answers": []}',
        b'{"revision": 1, "answers": {"year": NaN}}',
        b'{"revision": 1, "answers": {}, "more": 1}',
        b'{"revision": 1, "answers": ' + b'{"a":' * 20 + b"1" + b"}" * 21,
        b"[" * 100_000,
        b" " * (LARGEST + 1),
    ],
    ids=lambda data: repr(data[:30]),
)
def test_a_broken_file_is_set_aside_told_and_never_lost(drafts, data):
    draft = drafts.new_id()
    drafts.save(draft, ANSWERS)
    folder = drafts.folder / draft
    (folder / "draft.json").write_bytes(data)
    with pytest.raises(KitError, match=r"另存为“draft-broken-1\.json”"):
        drafts.load(draft)
    assert (folder / "draft-broken-1.json").read_bytes() == data
    assert drafts.load(draft) is None
    assert drafts.save(draft, ANSWERS).revision == 1


def test_too_much_is_refused_and_the_last_save_stays(drafts):
    draft = drafts.new_id()
    saved = drafts.save(draft, ANSWERS)
    with pytest.raises(KitError, match="不得超过2MB"):
        drafts.save(draft, {"theme": "水" * LARGEST}, 1)
    assert drafts.load(draft) == saved


def test_of_saves_on_one_revision_exactly_one_is_made(drafts):
    draft = drafts.new_id()
    drafts.save(draft, ANSWERS)

    def save(year):
        try:
            return drafts.save(draft, {"year": year}, 1)
        except KitError:
            return None

    with ThreadPoolExecutor(8) as pool:
        made = [saved for saved in pool.map(save, range(40)) if saved]
    assert made == [drafts.load(draft)]


def test_of_processes_that_save_on_one_revision_exactly_one_does(drafts):
    draft = drafts.new_id()
    drafts.save(draft, {"count": 0})
    program = f"""
import json, pathlib
from mzsh_kit import KitError
from mzsh_kit.app.drafts import Drafts
drafts, made = Drafts(pathlib.Path({str(drafts.folder)!r})), 0
while made < 30:
    now = drafts.load({draft!r})
    try:
        drafts.save({draft!r}, {{"count": now.answers["count"] + 1}}, now.revision)
        made += 1
    except KitError:
        pass
"""
    runs = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    assert drafts.load(draft) == Saved({"count": 90}, 91)


def test_old_drafts_are_purged_and_young_ones_stay(drafts):
    old, young = drafts.new_id(), drafts.new_id()
    for draft in (old, young):
        drafts.save(draft, ANSWERS)
    past = time.time() - 40 * 86_400
    for path in (drafts.folder / old / "draft.json", drafts.folder / old):
        os.utime(path, (past, past))
    assert drafts.purge(30) == (old,)
    assert drafts.ids() == (young,)
    assert drafts.purge() == (young,) and drafts.ids() == ()


def test_the_file_is_plain_data_that_a_person_can_read(drafts):
    draft = drafts.new_id()
    drafts.save(draft, ANSWERS)
    text = (drafts.folder / draft / "draft.json").read_text(encoding="utf-8")
    assert json.loads(text) == {"revision": 1, "answers": ANSWERS} and "清源县水务局" in text
