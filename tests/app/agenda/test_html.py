"""The sheet as HTML."""

import re

import pytest

from mzsh_kit import complete
from mzsh_kit.app.agenda.acts import enter, press
from mzsh_kit.app.agenda.builder import doubts
from mzsh_kit.app.agenda.html import sheet_html
from mzsh_kit.app.agenda.rows import rows_html
from mzsh_kit.app.agenda.sheet import begun
from mzsh_kit.plan.source import read_source
from mzsh_kit.resources import templates


@pytest.fixture(scope="module")
def sheet():
    answers = read_source(templates() / "sample-plan.yaml").data
    return begun(complete(answers), answers)


def seen(html):
    """What a person reads, line by line."""
    return [line for line in re.sub(r"<[^>]*>", "\n", html).split("\n") if line.strip()]


def test_every_item_stands_in_order_with_its_clock(sheet):
    html = rows_html(sheet)
    assert re.findall(r'data-row="(\d+)"', html) == list("0123456")
    clocks = re.findall(r'<div class="mz-clock">([^<]*)<', html)
    assert clocks[:2] == ["上午9:00—9:10", "上午9:10—9:20"]
    assert clocks[-1] == "上午11:35—11:45"
    assert seen(html)[-2:] == ["上午11:45—12:00", "机动15分钟"]


def test_an_item_in_which_several_speak_shows_them_with_the_break_between_them(sheet):
    html = rows_html(sheet)
    turns = seen(html[html.index("陆清和") : html.index('data-row="5"')])
    assert turns[:7] == [
        "陆清和",
        "15分钟",
        "本人8分钟，5人批评共7分钟",
        "上午10:10—10:20",
        "休息10分钟",
        "上午10:20—10:35",
        "方砚",
    ]


def test_an_item_that_goes_on_in_the_afternoon_names_the_part_among_its_turns(sheet):
    two = press(enter(sheet, "part.0.minutes", "90"), "half", "")
    html = rows_html(two)
    assert re.findall(r'mz-sitting-line"><strong>([^<]*)', html) + re.findall(
        r'mz-turn-part">([^<]*)', html
    ) == ["上午", "下午"]
    assert re.findall(r'data-row="(\d+)"', html) == list("0123456")


def test_what_does_not_fit_shows_how_much_is_missing_and_its_ways_as_buttons(sheet):
    short = enter(sheet, "part.0.minutes", "60")
    text = seen(sheet_html(short))
    assert "时间不够，还差30分钟" in text
    assert "不够，还差30分钟" in text
    assert text.count("采用") == 2
    assert "“上午”延长30分钟" in text
    assert not any(line.startswith("办法") for line in text)


def test_what_was_refused_is_told_in_its_item_and_else_above_all(sheet):
    rows = re.split(r'<li class="mz-item', rows_html(enter(sheet, "agenda.1.minutes", "许久")))
    assert [row.count("“许久”填写有误。请核对后重新填写。") for row in rows] == [0, 0, 1, *[0] * 5]
    assert "mz-warn" not in sheet_html(enter(sheet, "agenda.1.minutes", "许久"))
    assert 'class="mz-warn"' in sheet_html(enter(sheet, "part.0.minutes", "许久"))


def test_what_a_person_typed_is_escaped(sheet):
    html = sheet_html(enter(enter(sheet, "agenda.0.text", "<b>甲</b>"), "agenda.0.speaker", '"><i>'))
    assert "<b>甲" not in html
    assert "&lt;b&gt;甲" in html
    assert '"><i>' not in html


def test_every_control_has_a_name_for_the_ear(sheet):
    html = sheet_html(press(sheet, "half", ""))
    controls = re.findall(r"<(?:input|textarea|select)[^>]*>", html)
    assert controls and all("aria-label=" in control for control in controls)
    assert all("aria-label=" in button for button in re.findall(r'<button[^>]*class="mz-tool[^>]*>', html))


def test_a_speaker_who_is_in_no_list_is_told_at_his_item(eight):
    agenda = [{"text": "通报", "speaker": "主要负责同志"}, {"text": "点评", "speaker": "孙大圣"}]
    sheet = begun(plan := complete({**eight, "agenda": agenda}), {})
    rows = re.split(r'<li class="mz-item', sheet_html(sheet, doubts(plan)))
    told = "发言人“孙大圣”不在班子成员、列席人员和到会指导人员中"
    assert [told in row for row in rows] == [False, False, True]
