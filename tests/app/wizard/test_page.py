"""The widgets around a session, without a browser."""

import re
import subprocess
import sys

import ipywidgets
import pytest

from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.guard import notice
from mzsh_kit.app.panel import Panel
from mzsh_kit.app.table import Table
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.page import Wizard
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.start import sample
from mzsh_kit.app.wizard.steps import STEPS


def inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def tables(page):
    return {widget.place: widget for widget in inside(page.body) if isinstance(widget, Table)}


def press(page, act, of=""):
    page.bar._receive(None, {"act": act, "of": of}, [])


def type_in(page, field, text):
    page.bar._receive(None, {"field": field, "text": text}, [])


@pytest.fixture
def page(eight, tmp_path):
    return Wizard(begun(Draft(eight), SavedDraft(Drafts(tmp_path), Drafts.new_id())), placed=True)


def test_the_first_page_is_made_of_few_widgets(page):
    assert sum(1 for _ in inside(page.widget)) <= 20
    assert set(page.views) == {"unit"}


def test_every_step_opens_and_is_made_once(page):
    for step in (*STEPS, *STEPS):
        press(page, "step", step.key)
        assert page.body.children == (page.views[step.key].widget,)
        assert page.rail.address.endswith(f"&step={step.key}")
    assert notice().value == ""


def test_a_member_typed_into_the_table_is_in_the_plan_and_an_empty_row_stays(page):
    table = tables(page)["members"]
    table.rows = [*table.rows, {"name": "何静", "post": "党组成员"}, {}]
    assert page.session.draft.plan.members[-1].name == "何静" and len(table.rows) == 6
    type_in(page, "unit.name", "甲局")
    assert len(table.rows) == 6


def test_what_is_wrong_with_a_row_is_told_at_the_row_in_which_it_is_typed(page):
    table = tables(page)["members"]
    table.rows = [table.rows[0], {}, {"name": "何静"}]
    assert table.faults == []
    press(page, "step", "kind")
    press(page, "step", "unit")
    assert table.faults == [{"row": 2, "key": "post", "text": "没有填写。请补填。"}]


def test_undo_brings_rows_back_into_the_table(page):
    table = tables(page)["members"]
    before = [row["name"] for row in table.rows]
    table.rows = table.rows[1:]
    press(page, "undo")
    assert [row["name"] for row in table.rows] == before


def test_a_choice_that_was_not_made_is_shown_as_what_the_model_takes(page):
    assert [row["role"] for row in tables(page)["members"].rows] == [
        "主要负责同志",
        "班子成员",
        "班子成员",
        "班子成员",
    ]


def test_pasted_politics_are_shown_in_full_and_count_among_those_who_should_attend(page):
    table = tables(page)["members"]
    typed = ["党员", "预备党员", "共产党员", "民建"]
    table.rows = [{**row, "politics": words} for row, words in zip(table.rows, typed, strict=True)]
    assert [row["politics"] for row in table.rows] == ["中共党员", "中共预备党员", "中共党员", "民建会员"]
    assert [member.name for member in page.session.draft.plan.attending] == ["张三", "李国庆", "赵云"]
    assert page.session.draft.faults == ()


def test_papers_are_dated_in_a_table_and_a_date_before_the_meeting_is_told_at_its_row(page):
    press(page, "step", "duties")
    table = tables(page)["dated"]
    papers = table.columns[0]["options"]
    assert papers[:2] == ["02-报审请示", "03-会议通知"] and "31-情况报告" in papers
    assert (
        not {"01-实施方案", "04-印发方案的通知", "21-会议议程"} & set(papers)
        and table.columns[0]["default"] == ""
    )
    table.rows = [
        {"paper": "31-情况报告", "date": "2027年1月10日", "number": ""},
        {"paper": "33-情况通报", "date": ""},
    ]
    assert page.session.draft.answers["dated"] == [{"paper": "31", "date": "2027年1月10日"}]
    (told,) = table.faults
    assert (told["row"], told["key"], told["doubt"]) == (0, "date", True)
    assert told["text"].startswith("31-情况报告的成文日期2027年1月10日早于")
    table.rows = [{**table.rows[0], "date": "2027年1月20日", "number": "清水党组〔2027〕3号"}]
    assert table.faults == []
    (dated,) = page.session.draft.plan.dated
    assert (dated.paper, dated.date.isoformat(), dated.number) == ("31", "2027-01-20", "清水党组〔2027〕3号")
    press(page, "step", "review")
    press(page, "step", "duties")
    table.rows = [{"paper": "", "date": "2027年1月20日"}]
    assert table.faults == [{"row": 0, "key": "paper", "text": "没有填写。请补填。"}]


def test_a_step_shows_no_control_twice(page):
    for step in ("before", "after"):
        press(page, "step", step)
        panels = "".join(widget.html for widget in inside(page.body) if isinstance(widget, Panel))
        cells = {
            f"f-{place}.{row}.{column['key']}"
            for place, table in tables(page).items()
            for row in range(len(table.rows))
            for column in table.columns
        }
        ids = re.findall(' id="([^"]+)"', panels)
        assert len(ids) == len(set(ids)) and not cells & set(ids)
        assert 'id="d-schedule.' in panels


def test_the_first_step_says_that_the_draft_was_started_from_an_earlier_plan(page):
    page.session.told = (("沿用", ("单位",)), ("清空重填", ("主题", "年度")))
    press(page, "step", "kind")
    assert "已从旧方案开始" not in page.head.html
    press(page, "step", "unit")
    assert "已从旧方案开始：沿用1项，清空重填2项。" in page.head.html


def test_an_empty_draft_shows_the_way_from_an_earlier_plan():
    empty = Wizard(begun(Draft({})))
    assert "从旧方案开始" in empty.head.html
    press(empty, "drawer")
    assert "选择旧方案" in empty.side.html
    type_in(empty, "unit.name", "清源县水务局")
    assert "从旧方案开始" not in empty.head.html


def test_a_bug_shows_its_number_and_the_page_goes_on(page, monkeypatch, tmp_path):
    monkeypatch.setenv("MZSH_OUTPUTS", str(tmp_path))
    press(page, "unit", "nothing")
    assert "编号" in notice().value and "nothing" not in notice().value
    type_in(page, "meeting.venue", "四楼")
    assert notice().value == "" and page.session.draft.plan.meeting.venue == "四楼"


def test_outside_the_server_the_page_brings_its_style_and_keeps_nothing():
    page = Wizard(begun(sample()), style="p { color: red; }")
    shown = [widget.value for widget in inside(page.widget) if isinstance(widget, ipywidgets.HTML)]
    assert "<style>p { color: red; }</style>" in shown and page.rail.address == ""


def test_the_kit_without_its_pages_imports_no_widgets():
    code = (
        "import sys, mzsh_kit, mzsh_kit.app; print({'ipywidgets', 'voila', 'IPython', "
        "'anywidget'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


def test_a_hundred_edits_of_a_team_of_forty_are_kept_and_the_paper_follows_each(page):
    rare = "𠮷"  # beyond the basic plane
    table = tables(page)["members"]
    more = [{"name": f"{rare}成员{number}", "post": "党组成员", "role": "班子成员"} for number in range(36)]
    table.rows = [*table.rows, *more]
    assert len(page.session.draft.plan.members) == 40
    press(page, "step", "meeting")
    for number in range(90):
        page.session.type("meeting.venue", f"{number}号会议室")
    for number in range(90, 100):
        type_in(page, "meeting.venue", f"{number}号会议室")
    assert "会议地点。</span>99号会议室。" in page.paper.html and f"{rare}成员35" in page.paper.html
    saved = page.session.saved.drafts.load(page.session.saved.of)
    assert (
        saved.answers["meeting"]["venue"] == "99号会议室"
        and saved.answers["members"][39]["name"] == f"{rare}成员35"
    )
    press(page, "undo")
    assert page.session.draft.answers["meeting"]["venue"] == "98号会议室"
