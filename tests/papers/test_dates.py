"""Every paper has its own date and number: given, or open in the year in which it is written."""

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Imprint, Letterhead, SignOff, dump
from mzsh_kit.papers import catalogue
from mzsh_kit.papers.derived import Derived
from mzsh_kit.papers.remarks import remarks

WITH_DATE = [paper for paper in catalogue() if paper.follows and paper.number <= "47"]
"""Those up to 47, of which these tests speak: one that is added later changes nothing here."""


def dated(plan):
    derived = Derived(plan)
    return {paper.number: (derived.dated(paper).date, derived.dated(paper).mark) for paper in WITH_DATE}


@pytest.fixture
def unit(eight):
    """The unit of the eight answers, whose papers are 清水党, meeting on 15 January 2027."""
    eight["unit"]["issuer_code"] = "清水党"
    return eight


def test_before_its_event_a_date_stands_open_in_the_year_of_its_step(unit):
    old, new = ("2026年　月　日", "清水党〔2026〕　号"), ("2027年　月　日", "清水党〔2027〕　号")
    assert dated(complete(unit)) == {
        "01": old, "02": new, "03": new, "04": old, "06": old, "11": old, "20": new, "31": new, "32": new,
        "33": new, "34": new,
        "46": new, "47": new,
    }  # fmt: skip


def test_where_a_step_spans_two_years_the_year_is_open_too(unit):
    unit["meeting"]["date"] = "2026-12-25"
    printed = dated(complete(unit))
    assert {printed[number] for number in ("33", "34")} == {("　　年　月　日", "清水党〔　　〕　号")}
    assert {printed[number] for number in ("01", "02", "03")} == {("2026年　月　日", "清水党〔2026〕　号")}


def test_a_paper_that_opens_a_step_bears_the_year_in_which_the_step_begins(unit):
    unit["meeting"]["date"] = "2027-01-29"
    assert dated(complete(unit))["06"] == ("2026年　月　日", "清水党〔2026〕　号")


@pytest.mark.parametrize(("number", "year"), [("县组发〔2027〕2号", 2027), ("县组发〔2028〕2号", 2026)])
def test_no_paper_is_older_than_what_it_rests_on(unit, number, year):
    unit["basis"] = [{"title": "关于开好会议的通知", "issuer": "县委组织部", "number": number}]
    assert dated(complete(unit))["01"] == (f"{year}年　月　日", f"清水党〔{year}〕　号")


@pytest.mark.parametrize(("study", "year"), [("2027-01-06", 2027), ("2026-12-30", 2026)])
def test_a_plan_whose_drafting_is_not_stated_bears_the_year_in_which_its_work_begins(unit, study, year):
    unit["meeting"]["date"] = "2027-01-29"
    unit["schedule"] = {
        step: {"start": study, "end": "2027-01-12"} for step in ("study", "opinions", "talks")
    }
    assert dated(complete(unit))["01"][0] == f"{year}年　月　日"


def test_while_the_meeting_is_open_so_is_every_year(eight):
    eight["meeting"]["date"] = "待定"
    assert set(dated(complete(eight)).values()) == {("　　年　月　日", "＿＿＿＿〔　　〕　号")}


def test_a_user_dates_the_plan_and_any_other_paper(unit):
    unit |= {"issue_date": "2026-12-10", "issue_number": "清水党〔2026〕9号"}
    unit["dated"] = [
        {"paper": "33", "date": "2027-01-20", "number": "清水党〔2027〕3号"},
        {"paper": "31", "date": "2027-01-22"},
    ]
    printed = dated(complete(unit))
    assert {number: printed[number] for number in ("01", "04", "31", "32", "33")} == {
        "01": ("2026年12月10日", "清水党〔2026〕9号"),
        "04": ("2026年12月10日", "清水党〔2026〕9号"),
        "31": ("2027年1月22日", "清水党〔2027〕　号"),
        "32": ("2027年　月　日", "清水党〔2027〕　号"),
        "33": ("2027年1月20日", "清水党〔2027〕3号"),
    }


def test_the_notice_waits_for_the_approval_only_where_the_plan_itself_is_sent_up_for_it(unit):
    unit |= {
        "issue_date": "2026-12-10",
        "schedule": {"submission": [{"what": "会议准备情况", "end": "会前10天"}]},
    }
    plan = complete(unit)
    assert dated(plan)["04"] == ("2026年12月10日", "清水党〔2026〕　号")
    assert "已经局党组研究同意" in str(build(plan, "04"))
    unit["schedule"] = {"submission": [{"what": "实施方案", "start": "会前31天", "end": "会前31天"}]}
    unit["dated"] = [{"paper": "04", "date": "2026-12-11"}]
    plan = complete(unit)
    assert "已经局党组研究，并经上级审查同意" in str(build(plan, "04"))
    assert [str(remark) for remark in remarks(plan) if remark.place[:1] == ("dated",)] == [
        "材料日期：04-印发方案的通知的成文日期2026年12月11日早于“报审”（2026年12月15日）。请改到2026年12月15日以后，或者留空待填。"
    ]


def test_a_plan_that_is_sent_up_with_the_finished_papers_is_issued_before_that(unit):
    unit |= {
        "issue_date": "2026-12-10",
        "schedule": {"submission": [{"what": "实施方案", "end": "会前10天"}]},
    }
    plan = complete(unit)
    assert dated(plan)["04"][0] == dated(plan)["01"][0] == "2026年12月10日"
    assert "已经局党组研究同意" in str(build(plan, "04"))


def test_a_paper_prints_its_own_date_and_number_wherever_it_prints_one(unit):
    unit |= {
        "issue_date": "2026-12-10",
        "dated": [{"paper": "33", "date": "2027-01-20", "number": "清水党〔2027〕3号"}],
    }
    blocks = build(complete(unit), "33").blocks
    printed = {
        type(block): getattr(block, "number", "") or block.date
        for block in blocks
        if isinstance(block, (Letterhead, SignOff, Imprint))
    }
    assert printed == {Letterhead: "清水党〔2027〕3号", SignOff: "2027年1月20日", Imprint: "2027年1月20日"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"paper": "33", "date": "2026-06-10"},
         "材料日期：33-情况通报的成文日期2026年6月10日早于“召开会议”（2027年1月15日）。请改到2027年1月15日以后，或者留空待填。"),
        ({"paper": "02", "date": "2026-12-01"},
         "材料日期：02-报审请示的成文日期2026年12月1日早于“制定方案”（2026年12月11日）。请改到2026年12月11日以后，或者留空待填。"),
        ({"paper": "03", "date": "2027-01-16"},
         "材料日期：03-会议通知的成文日期2027年1月16日晚于时限2027年1月8日。请核对日期，或者留空待填。"),
        ({"paper": "99", "date": "2027-01-16"},
         f"材料日期：没有编号为“99”的材料。可选：{'、'.join(paper.number for paper in catalogue())}。"),
        ({"paper": "31", "date": "2027-01-15"}, None),
        ({"paper": "02", "date": "2027-01-04"}, None),
        ({"paper": "33"}, None),
    ],
)  # fmt: skip
def test_a_paper_dated_before_its_event_is_told_at_its_place(unit, given, told):
    remarked = [
        remark for remark in remarks(complete({**unit, "dated": [given]})) if remark.place[:1] == ("dated",)
    ]
    assert [str(remark) for remark in remarked] == ([told] if told else [])


def test_a_meeting_that_is_counted_from_itself_has_an_open_day(unit):
    plan = complete({**unit, "meeting": {"date": "会前6天"}})
    assert not any("会前6天" in dump(build(plan, number)) for number in ("01", "03", "21", "26"))
