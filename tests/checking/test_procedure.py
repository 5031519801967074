import re
from dataclasses import replace

import pytest

from mzsh_kit.checking import CARDS, Page, check_page, examples, page_of
from mzsh_kit.checking.lexicon import Lexicon, Row, lexicon
from mzsh_kit.errors import KitError
from mzsh_kit.gongwen import to_docx
from mzsh_kit.papers import build
from mzsh_kit.plan import complete, library
from mzsh_kit.reading import read_lines

RULES = tuple(rule for rule in CARDS if rule.family == "procedure")
EXAMPLES = [(card, example) for card in RULES for example in card.bad]
SOUND = [(card, example) for card in RULES for example in card.good]


def found(text):
    page = text() if callable(text) else page_of(text)
    return check_page(page, RULES)


@pytest.mark.parametrize(("card", "text"), EXAMPLES, ids=lambda given: getattr(given, "id", ""))
def test_a_bad_example_is_found_by_its_own_rule_and_no_other(card, text):
    assert [finding.rule for finding in found(text)] == [card.id]


@pytest.mark.parametrize(("card", "text"), SOUND, ids=lambda given: getattr(given, "id", ""))
def test_a_good_example_is_not_found(card, text):
    assert found(text) == ()


def test_a_finding_names_the_words_the_limit_and_the_basis_is_not_a_clause_number():
    (finding,) = found("会后二十日内，将会议情况报告报县委组织部。")
    assert (finding.text, finding.why) == ("会后二十日", "会议情况报告的期限是会后二十天，超过了15天")
    assert not any(re.search(r"若干规定》第", card.source) for card in RULES)


@pytest.mark.parametrize(
    "sentence",
    [
        "会后30天内将方案、会议记录、情况报告整理归档。",
        "会后1个月内召开民主生活会情况通报会。",
        "会前5天将方案印发班子成员。",
        "提前3天将会议方案和材料送到会人员。",
        "表决须有应到人数的半数同意。",
        "应到8人，实到8人，列席5人。",
    ],
)
def test_limits_of_other_things_are_let_be(sentence):
    assert found(sentence) == ()


def test_an_office_sets_its_own_limits():
    tables = dict(lexicon().tables)
    rows = [
        Row((row.cells[0], "20", "上级通知"), row.line) if row.cells[0] == "报告期限天数" else row
        for row in tables["procedure"]
    ]
    page = replace(
        page_of("会后20天内将会议情况报告报县委组织部。"),
        lexicon=Lexicon({**tables, "procedure": tuple(rows)}),
    )
    assert check_page(page, RULES) == ()


def test_a_table_without_a_limit_is_told():
    tables = {**lexicon().tables, "procedure": ()}
    page = replace(page_of("会议主题"), lexicon=Lexicon(tables))
    with pytest.raises(KitError, match="缺少“报告期限天数”这一行"):
        check_page(page, RULES)


def test_a_day_in_a_text_box_signs_nothing():
    page = page_of("定于2027年1月4日召开民主生活会。\n2027年1月28日")
    chart = replace(page, lines=(page.lines[0], replace(page.lines[1], kind="box")))
    found = [{finding.rule for finding in check_page(told)} for told in (page, chart)]
    assert ["day-signed" in rules for rules in found] == [True, False]


def test_too_many_absent_members_are_found_in_the_plan_once():
    (finding,) = check_page(examples.absent("李四", "王五"), RULES)
    assert finding.why == "应到3人，除请假的只有1人到会，不足三分之二"
    assert (finding.level, finding.where) == ("error", "第9段")


@pytest.mark.parametrize("kind", sorted(library().kinds))
def test_the_plan_that_the_kit_writes_is_sound(eight, kind):
    facts = {"inspection": {"body": "县委第二巡察组"}} if kind == "巡视巡察整改" else {}
    case = {"case": {"name": "某案"}} if kind == "以案促改" else {}
    plan = complete({**eight, "kind": kind, "confirmed": True, **facts, **case})
    data = to_docx(build(plan))
    page = Page("方案.docx", read_lines(data, "方案.docx"), plan, data)
    assert check_page(page, tuple(rule for rule in CARDS if rule.family in ("procedure", "layout"))) == ()
