"""Fields are data, and the data fit the model."""

import pytest

from mzsh_kit.app.fields import SECTIONS, Field, all_fields, member_fields, value_at
from mzsh_kit.plan import library


def test_every_field_is_called_as_the_model_calls_it():
    assert [field.label for field in SECTIONS[2].fields] == [
        "会议日期",
        "开始时间",
        "会议地点",
        "主持人",
        "到会指导",
    ]


@pytest.mark.parametrize("field", [*all_fields(), *member_fields(0)], ids=lambda field: field.label)
def test_a_label_is_chinese_and_a_choice_has_choices(field):
    assert not field.label.isascii()
    assert bool(field.choices(library())) == (field.sort == "choice")


def test_eight_answers_are_asked():
    needed = [field.label for field in (*all_fields(), *member_fields(0)) if field.needed]
    assert needed == ["单位全称", "单位类型", "会议类型", "年度", "姓名", "职务"]


def test_a_value_is_found_at_its_place_or_not_at_all():
    data = {"members": [{"name": "张三"}]}
    assert value_at(data, ("members", 0, "name")) == "张三"
    assert value_at(data, ("members", 1, "name")) is None
    assert value_at(data, ("unit", "name")) is None
    assert Field(("unit", "name")).choices(library()) == ()
