"""The summary: totals that reconcile, and the page that people above read."""

import json
import re
from datetime import date

import openpyxl
import pytest

from mzsh_kit import complete
from mzsh_kit.batch.meetings import busy_days, clashes, meeting
from mzsh_kit.batch.report import write_summary
from mzsh_kit.batch.report.page import summary_html
from mzsh_kit.batch.summary import Summary
from mzsh_kit.batch.unit import Outcome


@pytest.fixture
def make(eight):
    """``make("01", start="9:00", guidance=[…])`` is the meeting of a unit."""

    def made(code, **changes):
        group = changes.pop("supervision_group", "县委第一督导组")
        answers = {**eight, "supervision_group": group, "meeting": {**eight["meeting"], **changes}}
        return meeting(code, f"单位{code}", complete(answers))

    return made


def told(shared):
    return [
        (person.who, person.day.isoformat(), person.sure, [each.code for each in person.meetings])
        for person in shared
    ]


def test_one_group_at_two_meetings_at_the_same_hour_is_a_clash_and_after_one_another_is_none(make):
    first, second, after = make("1", start="9:00"), make("2", start="10:00"), make("3", start="14:30")
    assert told(clashes([after, second, first])) == [("县委第一督导组", "2027-01-15", True, ["1", "2"])]


def test_a_meeting_without_an_hour_may_clash_with_every_other_of_its_day(make):
    assert told(clashes([make("1", start="9:00"), make("2")])) == [
        ("县委第一督导组", "2027-01-15", False, ["1", "2"])
    ]
    assert clashes([make("1", start="9:00"), make("2", date="2027-01-16")]) == ()
    assert clashes([make("1", date="待定"), make("2", date="待定")]) == ()


def test_a_leader_clashes_across_groups_but_words_that_several_people_share_do_not(make):
    guidance = ["县委常委", "县纪委书记"]
    shared = clashes(
        make(code, start="9:00", guidance=guidance, supervision_group=f"第{code}督导组")
        for code in ("1", "2")
    )
    assert told(shared) == [("县纪委书记", "2027-01-15", True, ["1", "2"])]


def test_a_meeting_of_two_days_counts_on_both(make):
    long = make("1", start="9:00", length="2天")
    assert list(busy_days([long, make("2", date="2027-01-16")], 1)) == [date(2027, 1, 16)]
    assert list(busy_days([long], 0)) == [date(2027, 1, 15), date(2027, 1, 16)]


@pytest.fixture
def summary(make):
    units = (
        Outcome("1", "单位1", 2, "made", "1-单位1", 0.5, ("01-实施方案.docx", "plan.json"), open=("地点",),
                meeting=make("1", start="9:00")),
        Outcome("2", "单位2", 3, "unchanged", "2-单位2", 0, ("01-实施方案.docx", "plan.json"),
                meeting=make("2", start="9:30")),
        Outcome("3", "<b>单位3</b>", 4, "failed",
                faults=("“单位”表第4行G列“会议日期”：日期“2027-02-30”不存在。请核对年、月、日。",)),
        Outcome("4", "单位4", 5, "left", meeting=make("4", date="待定")),
    )  # fmt: skip
    return Summary(units, busy_day=1, notes=("提示一",))


def test_the_three_forms_tell_the_same_and_reconcile(summary, tmp_path):
    write_summary(tmp_path, summary)
    data = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert [data[key] for key in ("rows", "made", "unchanged", "failed", "left", "seconds")] == [
        4,
        1,
        1,
        1,
        1,
        0.5,
    ]
    assert data["busy_days"] == {"2027-01-15": ["1", "2"]}
    assert data["clashes"] == [
        {"who": "县委第一督导组", "day": "2027-01-15", "sure": True, "units": ["1", "2"]}
    ]
    book = openpyxl.load_workbook(tmp_path / "summary.xlsx")
    totals = list(book["合计"].iter_rows(values_only=True))
    assert [row[3:7:3] for row in book["结果"].iter_rows(values_only=True)] == [
        ("结果", "材料（份）"), ("已生成", 1), ("无变化", 1), ("未生成", None), ("未运行", None),
        ("提示", None),
    ]  # fmt: skip
    assert totals == [
        ("已生成", 1),
        ("无变化", 1),
        ("未生成", 1),
        ("未运行", 1),
        ("单位总数", 4),
        ("用时（秒）", 0.5),
    ]
    page = (tmp_path / "summary.html").read_text(encoding="utf-8")
    assert re.findall(r"<b>(\d+)</b>(\w+)", page) == [
        ("4", "单位总数"), ("1", "已生成"), ("1", "无变化"), ("1", "未生成"), ("1", "未运行"),
    ]  # fmt: skip


def test_the_table_prints_as_wide_as_the_paper_and_its_rows_are_as_high_as_what_they_hold(summary, tmp_path):
    write_summary(tmp_path, summary)
    sheet = openpyxl.load_workbook(tmp_path / "summary.xlsx")["结果"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.print_title_rows) == (
        "landscape",
        1,
        "$1:$1",
    )
    assert [sheet.row_dimensions[row].height for row in range(2, 7)] == [15, 15, 30, 15, 15]
    assert sheet.auto_filter.ref == "A1:J6"


def test_the_page_says_where_the_fault_is_and_what_is_typed_stays_text(summary):
    page = "".join(summary_html(summary))
    assert "&lt;b&gt;单位3&lt;/b&gt;" in page
    assert "“单位”表第4行G列" in page
    assert "会议日期待定：单位4。" in page
    assert "<script" not in page
    assert not re.findall(r"(?:src|href|url\()", page)


def test_meetings_years_apart_stand_on_axes_of_their_own(make):
    first, second, far = (
        Outcome(code, "", 0, "made", meeting=make(code, date=day))
        for code, day in (("1", "2027-01-15"), ("2", "2027-02-26"), ("3", "2026-01-15"))
    )
    assert "".join(summary_html(Summary((first, second)))).count('class="axis"') == 1
    assert "".join(summary_html(Summary((first, second, far)))).count('class="axis"') == 2


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_asks_for_nothing_and_fits_its_screen(summary, tmp_path, width, browser):
    write_summary(tmp_path, summary)
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "summary.html").as_uri())
    assert asked == [(tmp_path / "summary.html").as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    marks = page.locator(".track b").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    assert marks == [7, 7]
    page.emulate_media(media="print")
    printed = "one => getComputedStyle(one).printColorAdjust"
    assert page.locator(".track b").first.evaluate(printed) == "exact"
    page.close()
