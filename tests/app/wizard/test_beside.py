"""The paper beside the form: it follows, shows what a field fills, leads from words to their field."""

import re

import pytest

from mzsh_kit.app.wizard.beside import Beside, beside_html, document_of, field_of, filled_by
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.page import Wizard
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.start import sample
from mzsh_kit.papers.rewritten import At


@pytest.fixture(scope="module")
def draft():
    return sample()


def words(draft, number, block):
    printed = document_of(draft, number).blocks[block]
    return f"{getattr(printed, 'text', '')}。{getattr(printed, 'body', '')}"


def block(draft, number, said):
    return next(at for at in range(200) if said in words(draft, number, at))


@pytest.mark.parametrize(
    ("key", "number", "first"),
    [
        ("meeting.venue", "01", "会议地点。机关三楼会议室。"),
        ("meeting.chair", "01", "主持人。会议由党组书记、局长宋知远同志主持。"),
        ("members.1.name", "01", "参加人员。云汀市湖山区水利局党组应到6人："),
        ("agenda.1.text", "01", "党组书记通报本次民主生活会征求意见情况"),
        ("meeting.venue", "03", ""),
        ("schedule.opinions.end", "01", "广泛征求意见（"),
    ],
)
def test_a_field_marks_what_it_fills(draft, key, number, first):
    filled = sorted(filled_by(draft, key, number))
    assert filled and words(draft, number, filled[0]).startswith(first)


def test_a_date_fills_every_limit_that_is_counted_from_it_and_a_field_that_prints_nothing_none(draft):
    assert len(filled_by(draft, "meeting.date", "01")) > 8
    assert filled_by(draft, "unit.code", "01") == filled_by(Draft({}), "meeting.venue", "01") == frozenset()


@pytest.mark.parametrize(
    ("said", "clicked", "key"),
    [
        ("机关三楼会议室", "三楼", "meeting.venue"),
        ("会议由党组书记", "宋知远", "meeting.chair"),
        ("本次会议的主题", "待定", "theme"),
        ("查摆的重点方面", "待定", "aspects"),
        ("列席人员", "乔牧之", "members.6.name"),
        ("到会指导", "区委督导组同志", "meeting.guidance"),
        ("四必谈", "必谈", "talks.relations"),
    ],
)
def test_words_lead_to_their_field(draft, said, clicked, key):
    at = block(draft, "01", said)
    text = words(draft, "01", at)
    assert field_of(draft, "01", at, text, text.index(clicked) + 1).startswith(key)


def test_words_that_no_field_fills_lead_nowhere_or_to_what_their_section_is_about(draft):
    assert field_of(draft, "01", 10_000, "", 0) == "" and field_of(Draft({}), "01", 0, "", 0) == ""
    at = block(draft, "01", "会议议程共七项")
    assert field_of(draft, "01", at, words(draft, "01", at), 2) == "agenda"


def test_the_sheets_say_their_blocks_colour_what_is_open_and_mark_what_is_filled(draft):
    shown = beside_html(draft, Beside(at="meeting.venue"))
    marked = re.findall(r'<div class="place mz-fills" data-block="(\d+)">(.*?)</div>', shown)
    assert len(marked) == 1 and "机关三楼会议室" in marked[0][1]
    assert shown.count('<span class="mz-tbd">待定</span>') == 2
    assert "单位、班子、会议类型和年度填好后" in beside_html(Draft({}), Beside())


def test_the_paper_follows_an_answer(draft):
    page = Wizard(begun(draft, step="meeting"))
    page._receive({"at": "meeting.venue"}, [])
    for room in ("二楼", "四楼", "五楼"):
        page._receive({"field": "meeting.venue", "text": room}, [])
        assert f"会议地点。</span>{room}。" in page.paper.html


def test_the_paper_stands_beside_steps_that_ask_and_another_is_chosen(draft):
    page = Wizard(begun(draft, step="meeting"))
    page._receive({"field": "beside.paper", "text": "22"}, [])
    assert "主持词" in page.paper.html and '<option value="22" selected>' in page.paper.html
    page._receive({"act": "step", "of": "review"}, [])
    assert page.paper.html == ""


def test_a_click_opens_the_step_of_the_field(draft):
    session = begun(draft)
    at = block(draft, "01", "机关三楼会议室")
    session.click(At(at), words(draft, "01", at), 7)
    assert (session.step.key, session.focus) == ("meeting", "f-meeting.venue")
