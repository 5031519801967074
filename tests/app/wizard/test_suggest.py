"""What the name of a unit suggests."""

import pytest

from mzsh_kit.app.wizard.controls import FIELDS
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.form import field_html
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.suggest import short_of, superior_of, type_of
from mzsh_kit.plan import library


@pytest.mark.parametrize(
    ("name", "type_", "superior"),
    [
        ("清源县水务局", "局党组", "中共清源县委员会"),
        ("云汀市湖山区水利局", "局党组", "中共云汀市湖山区委员会"),
        ("清源县发展和改革委员会", "局党组", "中共清源县委员会"),
        ("清源县东山镇", "乡镇党委", "中共清源县委员会"),
        ("清源县东山镇人民政府", "乡镇党委", "中共清源县委员会"),
        ("云汀市湖山区望江街道办事处", "街道党工委", "中共云汀市湖山区委员会"),
        ("清源县人民政府", "政府党组", ""),
        ("清源县人民法院", "法院党组", "中共清源县委员会"),
        ("清源县总工会", "群团党组", "中共清源县委员会"),
        ("清源县第一中学", "学校", ""),
        ("清源县中医医院", "医院", ""),
        ("清源水务集团有限公司", "国企", ""),
        ("中共清源县委员会", "党委常委会", ""),
        ("清源县水务局机关党支部", "党支部", ""),
        ("清源县公安局", "党委", "中共清源县委员会"),
        ("国家税务总局清源县税务局", "党委", ""),
        ("中共清源县委办公室", "局党组", "中共清源县委员会"),
        ("清源", "", ""),
        ("", "", ""),
    ],
)
def test_a_name_suggests_a_type_and_who_is_above(name, type_, superior):
    assert (type_of(name), superior_of(name, type_)) == (type_, superior)
    assert not type_ or type_ in library().unit_types


def test_what_is_suggested_is_in_the_answers_said_to_be_so_and_goes_with_the_name():
    session = begun(Draft({}))
    session.type("unit.name", "清源县水务局")
    assert session.draft.answers["unit"] == {
        "name": "清源县水务局",
        "type": "局党组",
        "superior": "中共清源县委员会",
    }
    assert "由单位全称推定，不对的可以改" in field_html(FIELDS["unit.type"], session.draft)
    session.type("unit.name", "清源县东山镇")
    assert session.draft.answers["unit"]["type"] == "乡镇党委"
    session.press_all("undo")
    assert session.draft.answers["unit"]["type"] == "局党组"


def test_what_a_person_chose_stays(eight):
    session = begun(Draft({}))
    session.type("unit.name", "清源县水务局")
    session.type("unit.type", "党委")
    session.type("unit.superior", "中共清源县水利工作委员会")
    session.type("unit.name", "清源县教育局")
    assert session.draft.answers["unit"] == {
        "name": "清源县教育局",
        "type": "党委",
        "superior": "中共清源县水利工作委员会",
    }
    assert "推定" not in field_html(FIELDS["unit.type"], session.draft)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("清源县水务局", "县水务局"),
        ("云汀市湖山区水利局", "区水利局"),
        ("清源县东山镇", "东山镇"),
        ("清源县东山镇人民政府", "东山镇人民政府"),
        ("清源县人民政府", "县人民政府"),
        ("国家税务总局清源县税务局", ""),
        ("", ""),
    ],
)
def test_a_name_suggests_a_short_one(name, short):
    assert short_of(name) == short


def test_the_name_says_what_follows_from_it_and_a_short_one_is_taken_with_a_click():
    session = begun(Draft({}))
    session.type("unit.name", "清源县水务局")
    assert "领导机关是党组，上级是中共清源县委员会" in field_html(FIELDS["unit.name"], session.draft)
    assert "改为“县水务局”" in field_html(FIELDS["unit.short"], session.draft)
    session.press_all("offer", "unit.short")
    assert session.draft.answers["unit"]["short"] == "县水务局"
    assert "改为" not in field_html(FIELDS["unit.short"], session.draft)


def test_a_type_is_found_by_a_few_of_its_words_where_they_are_its_own():
    session = begun(Draft({}))
    session.type("unit.type", "街道")
    assert session.draft.answers["unit"]["type"] == "街道党工委"
    session.type("unit.type", "党组")
    assert session.draft.answers["unit"]["type"] == "党组"
