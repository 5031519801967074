"""What the home page lists and what can be done with it."""

import json

import pytest

from mzsh_kit import KitError
from mzsh_kit.app import desk
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.start import imported


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path)


@pytest.fixture
def saved(drafts, eight):
    of = drafts.new_id()
    drafts.save(of, eight)
    return of


def test_drafts_are_listed_by_unit_meeting_and_name(drafts, saved):
    empty = drafts.new_id()
    drafts.save(empty, {})
    (drafts.folder / drafts.new_id()).mkdir()
    listed = {entry["id"]: entry for entry in desk.listed(drafts, [*drafts.ids(), "no id", saved])}
    assert set(listed) == {saved, empty}
    assert (listed[saved]["unit"], listed[saved]["meeting"], listed[saved]["name"]) == (
        "清源县水务局",
        "2026年度",
        "",
    )
    assert (listed[empty]["unit"], listed[empty]["meeting"]) == ("", "")


def test_a_draft_is_copied_renamed_and_deleted(drafts, saved, eight):
    copy = desk.act(drafts, "copy", saved)
    assert copy != saved and drafts.load(copy).answers == eight
    desk.act(drafts, "rename", copy, " 第二稿 ")
    assert {entry["name"] for entry in desk.listed(drafts, drafts.ids())} == {"", "第二稿"}
    desk.act(drafts, "delete", saved)
    assert drafts.ids() == (copy,)
    with pytest.raises(KitError, match="已被删除"):
        desk.act(drafts, "copy", saved)


def test_an_exported_draft_is_imported_as_it_was(drafts, saved, eight):
    name, data = desk.exported(drafts, saved)
    assert name == "清源县水务局-草稿.json" and json.loads(data) == eight
    assert imported({"name": name, "content": data}).plan.unit.name == "清源县水务局"
