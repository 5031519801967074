"""The people of a document: who is named, listed and acting."""

import pytest

from mzsh_kit.checking import check_page, examples, page_of
from mzsh_kit.checking.facts.profile import kinds_of
from mzsh_kit.checking.wording.evidence import Misspelling

TITLE = "清源县水利局党组2026年度民主生活会实施方案\n"
LISTED = TITLE + "班子成员3名：党组书记、局长王建国，党组成员、副局长方致远，党组成员、总工程师陆文清。\n"


def told(text):
    return [(finding.rule, finding.text) for finding in check_page(page_of(text)) if finding.level != "hint"]


def test_people_stand_with_their_posts_and_a_list_with_its_number():
    people = page_of(LISTED + "学习习近平总书记讲话。方致远同志发言。").people
    assert people.introduced == {
        "王建国": ("党组书记", "局长"),
        "方致远": ("党组成员", "副局长"),
        "陆文清": ("党组成员", "总工程师"),
    }
    assert [(seats.said, seats.names) for seats in people.seats] == [(3, ("王建国", "方致远", "陆文清"))]
    assert [person.name for person in people.acting] == ["方致远"]


@pytest.mark.parametrize(
    "line",
    [
        "会上学习郑培民同志先进事迹，陆文清同志发言。",
        "请县委督导组赵启明同志点评。",
        "建国同志作总结讲话。",
        "班子其他成员何一鸣、苏文博、秦汉章依次发言。",
    ],
)
def test_whom_the_text_need_not_introduce_is_no_stranger(line):
    assert told(LISTED + line) == []


def test_a_stranger_is_told_once_and_a_name_that_stands_twice_is_none():
    assert told(LISTED + "赵启明同志作总结讲话。") == [("stranger-person", "赵启明同")]
    assert told(LISTED + "赵启明同志作总结讲话。\n赵启明同志汇总意见。") == []


def test_of_two_names_in_one_post_the_rarer_is_told():
    text = LISTED.replace("王建国", "石守诚") + "党组书记王建国主持会议。\n王建国同志总结。"
    assert [(rule, "石守诚" in words) for rule, words in told(text)] == [
        ("stranger-post", True),
        ("stranger-person", False),
    ]


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        ("清源县水利局党组", {"局"}),
        ("望岚县人民医院", {"医院", "院"}),
        ("清源县教育局党组", {"局", "学校", "校", "园", "学院"}),
        ("清源县委组织部", set()),
        ("鹿城区卫生系统", set()),
    ],
)
def test_a_unit_calls_itself_as_its_kind_does(names, kinds):
    assert kinds_of(names) == kinds


@pytest.mark.parametrize(("text", "rules"), [("列席：人事股股长周晓燕。", []), ("周晓燕。", ["word-alike"])])
def test_a_name_behind_a_post_is_no_word_that_could_be_mistyped(text, rules):
    page = page_of(text)
    at = text.index("晓")
    slip = Misspelling(at, at + 1, "小", "alike", 9.0)
    vars(page.seen)["misspellings"] = ((page.seen.lines[0], slip),)
    assert [finding.rule for finding in check_page(page)] == rules


def test_a_stranger_is_shown_with_his_post():
    (finding,) = check_page(examples.planned("由党组成员、副局长钱学民同志负责。"))
    assert finding.text == "党组成员、副局长钱学民"
