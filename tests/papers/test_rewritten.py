"""Paragraphs in the office's own words, bound to the facts in them."""

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Heading, Paragraph, dump
from mzsh_kit.papers import build_all, chosen
from mzsh_kit.papers.rewritten import CHANGED, LOST, USED, At, applied, bound, facts_in, filled

VENUE = {"paper": "01", "was": "{会议地点}。", "texts": ["在{会议地点}召开。"]}


def printed(answers, number="01"):
    return dump(build(complete(answers), number))


def states(answers, number="01"):
    plan = complete(answers)
    plain = build(plan.model_copy(update={"rewritten": ()}), number)
    return list(applied(plain.blocks, plan, {number}).states.values())


def test_a_paragraph_is_written_in_other_words_and_its_facts_follow(eight):
    own = {**eight, "rewritten": [VENUE]}
    assert "会议地点 <> 在三楼会议室召开。" in printed(own) and states(own) == [USED]
    moved = {**own, "meeting": {**eight["meeting"], "venue": "四楼"}}
    assert "会议地点 <> 在四楼召开。" in printed(moved) and states(moved) == [USED]


def test_a_date_inside_stays_the_date_of_its_step_when_the_meeting_moves(eight):
    plan = complete(eight)
    facts = facts_in(plan)
    said = bound(f"征求意见在{facts['征求意见时限']}前办完。", facts)
    assert said == "征求意见在{征求意见时限}前办完。"
    later = facts_in(complete({**eight, "meeting": {**eight["meeting"], "date": "2027-01-20"}}))
    assert (
        later["征求意见时限"] != facts["征求意见时限"]
        and filled(said, later) == f"征求意见在{later['征求意见时限']}前办完。"
    )


def test_of_two_facts_with_the_same_words_the_one_that_is_spoken_of_is_meant():
    facts = {"学习研讨时限": "2026年12月25日", "征求意见时限": "2026年12月25日"}
    assert bound("2026年12月25日前完成。", facts, "广泛征求意见") == "{征求意见时限}前完成。"
    assert bound("2026年12月25日前完成。", facts) == "{学习研讨时限}前完成。"


def test_a_paragraph_is_left_out_and_others_are_added(eight):
    whole = printed(eight)
    assert "会议地点" not in printed({**eight, "rewritten": [{**VENUE, "texts": []}]})
    more = printed({**eight, "rewritten": [{**VENUE, "texts": ["在{会议地点}召开。", "请提前入场。"]}]})
    assert "在三楼会议室召开。\n请提前入场。\n" in more and "请提前入场" not in whole


def test_the_plan_that_another_paper_carries_is_rewritten_with_it(eight):
    assert "在三楼会议室召开。" in printed({**eight, "rewritten": [VENUE]}, "04")
    assert "在三楼会议室召开。" not in printed({**eight, "rewritten": [{**VENUE, "paper": "22"}]}, "04")


def test_a_default_that_changed_below_is_still_rewritten_and_told(eight):
    old = {**VENUE, "was": "{会议地点}，地点不变。"}
    blocks = (
        Heading(2, "会议地点", "三楼会议室，地点未变。"),
        Paragraph("完全无关的另一段话，说的是别的事情。"),
    )
    plan = complete({**eight, "rewritten": [old, {**VENUE, "was": "早就没有了的一段文字内容"}]})
    changed = applied(blocks, plan, {"01"})
    assert changed.blocks == (Heading(2, "会议地点", "在三楼会议室召开。"), blocks[1])
    assert changed.states == {0: CHANGED, 1: LOST} and changed.places == {At(0): 0}


@pytest.mark.parametrize(
    "typed", ["{{ 7 * 7 }}", "{% for x in y %}", "<title> 假", "{会议地点.__class__}", "{没有}", "{plan}"]
)
def test_what_is_typed_is_never_run_and_never_structure(eight, typed):
    own = complete({**eight, "rewritten": [{**VENUE, "texts": [typed]}]})
    (heading,) = (
        block for block in build(own).blocks if isinstance(block, Heading) and block.text == "会议地点"
    )
    assert heading.body == typed


def test_a_set_without_own_words_is_as_it_was(eight):
    plan = complete(eight)
    assert build_all(plan, chosen(["01", "22"])) == build_all(
        plan.model_copy(update={"rewritten": ()}), chosen(["01", "22"])
    )


def test_a_rewritten_title_is_followed_wherever_other_papers_cite_it(eight):
    was, now = "清源县水务局党组2026年度民主生活会实施方案", "清源县水务局党组召开2026年度民主生活会工作方案"
    title = {
        "paper": "01",
        "was": "{领导班子}{会议名称}实施方案",
        "texts": ["{领导班子}召开{会议名称}工作方案"],
    }
    plain = build_all(complete(eight), chosen())
    made = build_all(complete({**eight, "rewritten": [title]}), chosen())
    cited = {paper.stem for paper in plain if was in str(paper.content)}
    assert (
        {paper.stem for paper in made if now in str(paper.content)}
        == cited
        >= {"01-实施方案", "02-报审请示", "04-印发方案的通知"}
    )
    assert not any(was in str(paper.content) for paper in made)
