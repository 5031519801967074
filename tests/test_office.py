"""本单位资料: what an office need not type again."""

import json
from datetime import date

import pytest

from mzsh_kit import KitError, build, complete
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.drawer import Drawer, drawer_html
from mzsh_kit.app.wizard.produce import result_html
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.document import dump
from mzsh_kit.office import Office, differing
from mzsh_kit.reading import remember
from mzsh_kit.reading.tables import own_headings

DAY, NEXT = date(2026, 11, 28), date(2026, 11, 29)


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "office")


@pytest.fixture
def whole(eight):
    unit = {**eight["unit"], "issuer_code": "清水党组", "contact": "孙某某", "phone": "0000-1234567"}
    return {**eight, "unit": unit, "duties": [{"who": "办公室", "does": "会务"}], "theme": "某主题"}


def test_what_the_next_plan_keeps_is_stored_and_the_rest_is_not(office, whole):
    office.store(whole, DAY)
    (unit,) = office.units()
    assert (unit.unit, unit.day) == ("清源县水务局", "2026-11-28")
    assert unit.answers["unit"] == whole["unit"] and unit.answers["duties"] == whole["duties"]
    assert not {"theme", "year"} & set(unit.answers) and "date" not in unit.answers.get("meeting", {})


def test_several_units_are_stored_each_once_and_one_is_taken_away(office, whole):
    other = {**whole, "unit": {**whole["unit"], "name": "清源县教育局"}}
    office.store(whole, DAY)
    office.store(other, NEXT)
    office.store(whole, DAY)
    assert [unit.unit for unit in office.units()] == ["清源县教育局", "清源县水务局"]
    office.forget("清源县教育局", NEXT)
    assert [unit.unit for unit in office.units()] == ["清源县水务局"]


def test_of_every_day_on_which_it_changed_there_is_a_copy_of_what_was_before(office, whole):
    office.store(whole, DAY)
    changed = {**whole, "members": whole["members"][:2]}
    office.store(changed, NEXT)
    office.store({**whole, "members": whole["members"][:3]}, NEXT)
    (copy,) = (office.folder / "backups").iterdir()
    assert copy.name == "2026-11-29.json"
    before = json.loads(copy.read_bytes())["units"]["清源县水务局"]["answers"]["members"]
    assert len(before) == 4 and len(office.units()[0].answers["members"]) == 3


def test_it_goes_to_another_machine_as_one_file(office, whole, tmp_path):
    office.store(whole, DAY)
    other = Office(tmp_path / "other")
    assert other.take_in(office.exported(), NEXT) == ("清源县水务局",) and other.units() == office.units()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"version": 2, "units": {}}',
        b'{"version": 1, "units": {"a": {"day": "", "answers": {}}}}',
    ],
)
def test_another_file_is_refused_in_words_and_changes_nothing(office, whole, data):
    office.store(whole, DAY)
    with pytest.raises(KitError, match="不是导出的本单位资料"):
        office.take_in(data, NEXT)
    assert len(office.units()) == 1
    (office.folder / "office.json").write_bytes(data)
    assert office.units() == ()


def test_what_is_not_as_it_is_stored_is_named(office, whole):
    office.store(whole, DAY)
    stored = office.find("清源县水务局").answers
    assert differing(stored, whole) == () and office.compared(whole) == "与本单位资料一致。"
    changed = {**whole, "members": whole["members"][:2], "unit": {**whole["unit"], "phone": "1"}}
    assert set(differing(stored, changed)) == {"联系电话", "班子成员"}
    assert office.compared({"unit": {"name": "甲局"}}) == "本单位的资料还没有存。"


def test_papers_once_made_are_remembered_and_a_changed_member_is_offered_back(office, whole, tmp_path):
    drafts = Drafts(tmp_path / "drafts")
    session = begun(Draft(whole), SavedDraft(drafts, drafts.new_id()), office=office)
    session.type("paper.01", "")
    session.choice = type(session.choice)(frozenset({"22"}))
    session.press_all("make")
    assert office.find("清源县水务局") and "与本单位资料一致" in result_html(
        session.draft, session.choice, session.made, office
    )
    session.type("members.1.absence", "出差")
    session.take(Draft({**session.draft.answers, "members": whole["members"][:3]}))
    session.press_all("make")
    assert "班子成员与本单位资料不同。" in result_html(session.draft, session.choice, session.made, office)
    session.press_all("remember")
    assert len(office.find("清源县水务局").answers["members"]) == 3


def test_a_new_meeting_begins_from_what_is_remembered(office, whole, tmp_path):
    office.store(whole, DAY)
    drafts = Drafts(tmp_path / "drafts")
    session = begun(Draft({}), SavedDraft(drafts, drafts.new_id()), office=office)
    assert "沿用清源县水务局的资料" in drawer_html(session.draft, Drawer(True), office)
    session.press_all("recall", "清源县水务局")
    assert session.draft.answers["members"] == whole["members"] and session.told[0][0] == "沿用本单位资料"
    assert drafts.load(session.saved.of).answers["unit"] == whole["unit"]


@pytest.mark.parametrize("paper", ["02", "06", "31"])
def test_the_contact_stands_in_the_papers_that_ask_for_one(whole, paper):
    assert "联系人：孙某某，联系电话：0000-1234567" in dump(build(complete(whole), paper))


def test_headings_that_were_remembered_go_with_the_exported_file(tmp_path):
    here, there = Office(tmp_path / "here"), Office(tmp_path / "there")
    remember("红脸出汗", "criticism.rule", here.templates)
    remember("会上怎么走", "agenda.item", there.templates)
    there.take_in(here.exported(), DAY)
    assert own_headings(there.templates) == {
        "红脸出汗": frozenset({"criticism"}),
        "会上怎么走": frozenset({"agenda"}),
    }


@pytest.mark.parametrize("headings", [[], {"甲\t乙": "agenda"}, {"甲": "a\nb"}, {"#甲": "agenda"}])
def test_headings_in_another_form_are_refused_and_change_nothing(office, headings):
    data = json.dumps({"version": 1, "units": {}, "headings": headings}).encode()
    with pytest.raises(KitError, match="本单位资料"):
        office.take_in(data, DAY)
    assert not office.templates.exists()
