"""A limit as papers print it."""

import pytest

from mzsh_kit.timing import schedule


@pytest.mark.parametrize(
    ("facts", "key", "limit", "kept"),
    [
        ({}, "review", "会前11天（2026年12月7日前）", True),
        ({}, "submission", "会前10天（2026年12月8日前）", True),
        # moved by a day off: an own limit is its date alone, a hard one says its rule
        ({}, "materials", "2026年12月4日前", True),
        ({}, "report", "会后15天内（遇休息日提前至2026年12月31日）", True),
        ({"schedule": {"report": {"hard": False}}}, "report", "2026年12月31日前", True),
        ({"schedule": {"materials": {"hard": True}}}, "materials",
         "会前12天（遇休息日提前至2026年12月4日）", True),
        ({"schedule": {"study": {"shift": "不调整"}}}, "study", "会前20天（2026年11月28日前）", True),
        ({"schedule": {"study": {"end": "会前15个工作日"}}}, "study",
         "会前15个工作日（2026年11月27日前）", True),
        # moved by other steps
        ({"schedule": {"talks": {"start": "2026-11-26", "end": "2026-12-02"}}}, "problems",
         "会前15天（2026年12月3日前）", True),
        ({"schedule": {"talks": {"start": "2026-11-27", "end": "2026-12-03"}}}, "problems",
         "2026年12月4日前", True),
        ({"schedule": {"submission": {"start": "2026-12-04", "end": "2026-12-04"}}}, "review",
         "2026年12月4日前", True),
        # fixed by hand
        ({"schedule": {"talks": {"end": "2026-11-30"}}}, "talks", "2026年11月30日前", True),
        ({"schedule": {"report": {"end": "2026-12-25"}}}, "report", "2026年12月25日前", True),
        # not kept: the rule as it is stated, never a date that contradicts the others
        ({"schedule": {"opinions": {"end": "2026-12-10"}}}, "submission", "会前10天", False),
        ({"schedule": {"opinions": {"end": "2026-12-10"}}}, "problems", "会前", False),
        ({"schedule": {"opinions": {"end": "2026-12-10"}}}, "opinions", "2026年12月10日前", True),
        ({"issue_date": "2026-12-11"}, "submission", "会前10天", False),
        ({"issue_date": "2026-12-07"}, "submission", "会前10天（2026年12月8日前）", True),
        ({"issue_date": "2026-12-07"}, "review", "会前", False),
        # on the wrong side of the meeting, or over before it begins: its side alone
        ({"schedule": {"talks": {"start": "2026-12-21", "end": "2026-12-28"}}}, "talks", "会前", False),
        ({"schedule": {"talks": {"end": "会后3天内"}}}, "talks", "会前", False),
        ({"schedule": {"talks": {"start": "会前5天", "end": "会前10天"}}}, "talks", "会前", False),
        ({"schedule": {"talks": {"start": "会前5天", "end": "会前10天"}}}, "review",
         "会前11天（2026年12月7日前）", True),
        ({"schedule": {"talks": {"start": "2026-12-01", "end": "2026-11-26"}}}, "talks", "会前", False),
        ({"schedule": {"bulletin": {"end": "2026-12-10"}}}, "bulletin", "会后", False),
        ({"schedule": {"bulletin": {"end": "会前3天"}}}, "bulletin", "会后", False),
        ({"schedule": {"study": {"end": "会前40天"}}}, "study", "2026年11月6日前", True),
        # no day yet
        ({"meeting": {"date": "待定"}}, "submission", "会前10天", True),
        ({"meeting": {"date": "2026-12上旬"}}, "report", "会后15天内", True),
        ({"schedule": {"study": {"start": "待定", "end": "待定"}}}, "study", "待定", True),
    ],
)  # fmt: skip
def test_a_limit_says_its_rule_and_its_day_as_far_as_they_hold(make, facts, key, limit, kept):
    row = schedule(make(**facts)).row(key)
    assert (row.limit, row.kept) == (limit, kept)


def test_what_rests_on_a_hard_limit_waits_for_it(make):
    reports = [{"what": "情况报告"}, {"what": "整改清单", "end": "会后30天内"}]
    table = schedule(make(schedule={"report": reports}))
    assert [row.limit for row in (*table.of("report"), *table.of("archive"))] == [
        "会后15天内（遇休息日提前至2026年12月31日）",
        "会后30天内（遇休息日提前至2027年1月15日）",
        "2027年1月15日前",
    ]
    assert table.conflicts == ()


def test_a_hard_limit_comes_earlier_for_what_is_fixed_by_hand(make):
    table = schedule(make(schedule={"notice": {"start": "2026-12-07", "end": "2026-12-07"}}))
    assert [
        (row.key, row.end_words) for row in table.rows if row.key in ("review.0", "submission.0", "notice")
    ] == [
        ("review.0", "2026年12月4日"),
        ("submission.0", "2026年12月7日"),
        ("notice", "2026年12月7日"),
    ]
    assert (table.row("submission").limit, table.conflicts) == ("2026年12月7日前", ())


def test_an_open_limit_that_is_told_in_words_stands_in_them(make):
    told = {"start": "待定", "end": "待定", "said": "春耕前"}
    row = schedule(make(schedule={"talks": told})).row("talks")
    assert (row.span_words, row.limit) == ("春耕前", "春耕前")
