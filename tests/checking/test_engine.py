"""The engine: which words a finding shows, how hits are put together, how time grows."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from mzsh_kit import KitError
from mzsh_kit.checking import Spot, check_bytes, check_file, check_page, page_of, together
from mzsh_kit.checking.explain import rules_page
from mzsh_kit.checking.finding import shortest
from mzsh_kit.checking.registry import CARDS, PLAN_RULES, card
from mzsh_kit.resources import templates
from tests.speed import growth


def test_a_finding_shows_the_shortest_words_that_hold_the_fault():
    assert shortest("以自我革命的精神比照检查、剖析根源。", 8, 12) == "比照检查"
    assert shortest("生态,加强", 2, 3) == "生态,加"
    assert shortest("落实责任状况。", 4, 6) == "任状况"


def test_the_same_fault_in_the_same_words_is_one_finding_with_every_place():
    told = check_page(page_of("要批评与自我批评。\n会议按时召开。\n再批评与自我批评。"))
    assert [(finding.text, finding.where, finding.places) for finding in told] == [
        ("批评与自我批评", "第1段", ("第1段", "第3段"))
    ]
    assert told[0].spots == tuple(Spot(n, 1, 8, "批评和自我批评") for n in (1, 3))


def test_a_certain_mend_is_what_should_stand_at_the_spot():
    (finding,) = check_page(page_of("严肃认真,务求实效。"))
    assert finding.spots == (Spot(1, 4, 5, "，"),)


@pytest.mark.parametrize("text", ["做到求真物实", "求真物实", "一、求真物实。"])
def test_a_slip_of_the_hand_is_found_at_the_end_of_a_text_too(text):
    assert [(finding.kind, finding.text) for finding in check_page(page_of(text))] == [("typo", "求真物实")]


@pytest.mark.parametrize(
    "right",
    ["党的十九届六中全会精神", "深化学习", "批评和自我批评武器", "民主生活会的主题", "认真起草对照检查材料"],
)
def test_a_legitimate_variant_is_left_alone(right):
    assert check_page(page_of(f"围绕{right}作准备。")) == ()


def test_a_habit_is_one_finding_to_a_person_with_all_its_places():
    findings = check_page(page_of("要严肃认真,务求实效。\n要坚持原则,敢于担当。"))
    (told,) = together(findings)
    assert [finding.where for finding in findings] == ["第1段", "第2段"]
    assert (told.places, told.spots) == (("第1段", "第2段"), (Spot(1, 5, 6, "，"), Spot(2, 5, 6, "，")))


def test_rules_of_another_package_are_asked_too(tmp_path):
    """A package that names its cards under the entry point mzsh_kit.rules, in an interpreter of its own."""
    (tmp_path / "ours.py").write_text(
        "from mzsh_kit.checking import Rule\nfrom mzsh_kit.checking.rule import matched\nimport re\n"
        "from functools import partial\n"
        "RULES = (Rule(id='ours-tea', kind='other', level='hint', title='写了茶歇', source='本单位规定', "
        "bad=('茶歇',), good=('会议',), find=partial(matched, re.compile('茶歇'), None)),)\n"
    )
    info = tmp_path / "ours-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ours\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[mzsh_kit.rules]\nours = ours:RULES\n")
    asked = (
        "from mzsh_kit.checking import check_page, page_of; print([one.rule for one in "
        "check_page(page_of('会议中间茶歇。'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{Path.cwd()}"},
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "['ours-tea']"


def test_time_is_linear_in_the_text():
    paragraph = "班子成员要认真学习领会，结合实际剖析根源,提出整改措施，做到对照检查全面深入。"
    once, many = (f"{paragraph * 3}\n" * times for times in (10, 100))
    assert (
        growth(
            lambda: check_bytes(once.encode(), "方案.txt"),
            lambda: check_bytes(many.encode(), "方案.txt"),
            most=16,
        )
        < 16
    )


def test_one_paragraph_without_a_stop_is_checked_in_linear_time():
    head = "清源县水务局党组民主生活会方案\n"
    once, many = ((head + "民" * length).encode() for length in (6_000, 24_000))
    assert growth(lambda: check_bytes(once, "方案.txt"), lambda: check_bytes(many, "方案.txt"), most=6) < 6


def test_what_cannot_be_read_is_an_error_with_its_name(tmp_path):
    with pytest.raises(KitError, match="找不到这个文件"):
        check_file(tmp_path / "没有.docx")
    with pytest.raises(KitError, match="空"):
        check_bytes(b"", "方案.txt")


def test_the_page_of_rules_is_current():
    page = templates().parent / "docs" / "rules.md"
    assert page.read_text("utf-8") == rules_page(CARDS, PLAN_RULES), (
        "python -m mzsh_kit.checking.explain > docs/rules.md"
    )


def test_names_of_people_are_no_slips():
    text = "由党组书记曾知远同志主持，秦子衿同志记录。对秦子衿提出意见，知远同志答复。广泛征求求意见。"
    told = check_bytes(f"县水务局党组2026年度民主生活会实施方案\n\n{text}".encode(), "方案.txt")
    assert [finding.text for finding in told if finding.rule.startswith("word-")] == ["征求求"]


def test_a_given_name_alone_is_no_slip_and_a_slip_beside_it_is_one():
    assert check_page(page_of("请一苇同志发言。会后由一苇同志牵头整改。")) == ()
    told = check_page(page_of("请一苇同志发言。工作中不拆不扣。"))
    assert [finding.text for finding in told] == ["不拆不"]


def test_a_rule_of_an_unknown_level_or_kind_is_refused_where_it_is_defined():
    with pytest.raises(ValueError, match="规则word-doubled：level“certain”不在error、likely、hint之中"):
        replace(card("word-doubled"), level="certain")
    with pytest.raises(ValueError, match="规则word-doubled：kind“slip”不在term_error、typo、"):
        replace(card("word-doubled"), kind="slip")


@pytest.mark.parametrize(
    "text",
    [
        "清源县与永宁县、望岚县共建护河队。",
        "清源县毗邻永宁县。",
        "按照清组通〔2026〕××号文件，会议由局长赵明远同志主持。",
    ],
)
def test_neighbours_are_no_residue_and_a_number_left_open_hides_no_name(text):
    page = page_of(f"清源县水利局党组2026年度民主生活会实施方案\n{text}")
    assert [finding.rule for finding in check_page(page) if finding.kind == "residue"] == []


@pytest.mark.parametrize(
    "numbers, told", [("一二二四", ["二、"]), ("一二四五", ["四、"]), ("一二二五", ["二、", "五、"])]
)
def test_a_number_written_twice_is_told_and_the_one_that_was_due_next_is_not(numbers, told):
    page = page_of("\n".join(f"{number}、工作安排" for number in numbers))
    assert [finding.text[:2] for finding in check_page(page) if finding.rule == "number-gap"] == told
