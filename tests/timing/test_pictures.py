import xml.etree.ElementTree as ET

import pytest

from mzsh_kit.timing import agenda, agenda_picture, talks_picture, timetable
from mzsh_kit.timing.pictures import _agenda, _talks


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_agenda_and_the_same_talks_give_the_same_bytes(make, form):
    plan = make(9, 1, meeting={"length": "1天"})
    found, talks = agenda(plan), timetable(plan)
    assert agenda_picture(found, form, "议程") == agenda_picture(found, form, "议程")
    assert talks_picture(talks, plan, form) == talks_picture(talks, plan, form)


def test_the_agenda_has_a_panel_for_each_part_with_a_row_for_each_stretch(make):
    found = agenda(make(13, meeting={"length": "1天"}))
    panels = _agenda(found, "").axes
    assert [axes.get_title(loc="left") for axes in panels] == ["上午", "下午"]
    assert [text.get_text() for text in panels[1].get_yticklabels()] == [
        "周九", "吴十", "郑方", "冯元", "休息", "陈平", "褚安", "卫国", "点评", "总结讲话，提出整改…", "机动",
    ]  # fmt: skip


def test_the_panels_of_a_long_meeting_stand_two_by_two(make):
    boxes = [axes.get_position() for axes in _agenda(agenda(make(13, meeting={"length": "2天"})), "").axes]
    assert [round(box.x0, 2) for box in boxes] == [0.14, 0.64, 0.14, 0.64]
    assert boxes[0].y0 == boxes[1].y0 > boxes[2].y1


def test_the_talks_have_a_row_for_each_member_and_a_cell_for_each_of_his_talks(make):
    plan = make(3)
    axes = _talks(timetable(plan), plan, "").axes[0]
    assert [text.get_text() for text in axes.get_yticklabels()] == ["张三", "李四", "王五"]
    assert sorted(text.get_text() for text in axes.texts) == sorted(
        ["张三", "李四", "王五"] * 2 + ["支部"] * 3
    )


def test_without_any_talk_the_picture_is_empty_and_well_formed(make):
    plan = make(meeting={"date": "待定"})
    assert ET.fromstring(talks_picture(timetable(plan), plan)) is not None
