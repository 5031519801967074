import struct
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from mzsh_kit import KitError
from mzsh_kit.plan.model import Schedule
from mzsh_kit.timing import gantt, schedule
from mzsh_kit.timing.canvas import chinese_font
from mzsh_kit.timing.gantt import figure


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_schedule_gives_the_same_bytes(make, form):
    table = schedule(make())
    assert gantt(table, form) == gantt(table, form)


def test_the_svg_is_well_formed_and_carries_no_date(make):
    picture = gantt(schedule(make()), "svg", "工作进度")
    assert ET.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    assert b"<dc:date>" not in picture


def test_the_png_is_as_wide_as_a_page_and_high_enough_for_every_step(make):
    width, height = struct.unpack(">II", gantt(schedule(make()), "png")[16:24])
    assert width == 1512
    assert height > 16 * 40


def labels(table):
    axes = figure(table).axes[0]
    return [text.get_text() for text in axes.get_yticklabels()], [text.get_text() for text in axes.texts]


def test_every_step_has_a_bar_with_its_name_and_dates(make):
    names, dates = labels(schedule(make()))
    assert names[:4] == ["制定方案", "学习研讨", "征求意见", "意见反馈"]
    assert dates[:4] == ["11月13日—18日", "11月18日—27日", "11月18日—27日", "11月30日"]


def test_while_the_meeting_is_open_the_bars_stand_in_days_from_it(make):
    plan = make(meeting={"date": "待定"}, schedule={"talks": {"start": "2026-11-02", "end": "2026-11-06"}})
    names, dates = labels(schedule(plan))
    assert "谈心谈话" not in names
    assert dates[0] == "会前35天至会前30天"


def test_a_schedule_without_any_time_gives_an_empty_picture(make):
    keys = [key for key in Schedule.model_fields if key != "others"]
    open_steps = {key: {"start": "待定", "end": "待定"} for key in keys}
    assert gantt(schedule(make(meeting={"date": "待定"}, schedule=open_steps)), "png").startswith(b"\x89PNG")


def test_a_date_years_away_does_not_flood_the_axis(make):
    table = schedule(make(schedule={"archive": {"end": date(2031, 1, 6).isoformat()}}))
    assert len(figure(table).axes[0].get_xticks()) < 30


def test_without_a_chinese_font_the_message_says_what_to_install(make, monkeypatch):
    from matplotlib import font_manager

    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [])
    chinese_font.cache_clear()
    with pytest.raises(KitError, match="没有找到可用的中文字体，不能画图。请安装一种中文字体"):
        gantt(schedule(make()))
    chinese_font.cache_clear()
