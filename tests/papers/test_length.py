"""How long a plan is, and what is said of one that is too long."""

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document import Annex, Document, Heading, NewPage, Paragraph, SignOff, Title
from mzsh_kit.papers.length import LONGEST, characters, longest_parts
from mzsh_kit.papers.remarks import remarks

PAPER = Document(
    (
        Title("某某 方案"), Paragraph("为开好会议。"), Heading(1, "主题", number="一、"),
        Paragraph("另行通知。"),
        Heading(2, "学习（会前5天完成）", "学习党章。", "（一）"), SignOff("中共某某党组", "2027年1月4日"),
        Annex("名单"), Paragraph("张三"),
    )
)  # fmt: skip


def test_a_paper_is_counted_with_its_marks_and_numbers_up_to_its_signature_and_attachments():
    assert characters(PAPER) == 4 + 6 + 4 + 5 + 18
    assert characters(Document((NewPage(),))) == 0


def test_the_longest_parts_come_first_without_the_limit_in_their_heading():
    assert longest_parts(PAPER) == [("学习", 18), ("主题", 9)]
    assert longest_parts(PAPER, 1) == [("学习", 18)]


@pytest.mark.parametrize(("added", "told"), [(0, False), (1500, True)])
def test_a_plan_of_more_characters_than_the_rule_allows_is_told_with_what_could_be_shortened(
    eight, added, told
):
    requirements = [
        {"heading": "其他", "text": "字" * added or "无"},
        {"heading": "保密", "text": "不外传。"},
    ]
    plan = complete({**eight, "requirements": requirements})
    long = [remark for remark in remarks(plan) if remark.code == "remark.long"]
    assert (characters(build(plan)) > LONGEST, len(long)) == (told, int(told))
    if told:
        (remark,) = long
        count = characters(build(plan))
        assert remark.place == ("omit",)
        assert str(remark).startswith(
            f"实施方案：正文有{count}字，超过4000字。《整治形式主义为基层减负若干规定》要求，"
            "部署专项工作的文件一般不超过4000字。篇幅较长的是“其他”（1506字）、“撰写对照检查材料和发言提纲”（"
        )
        assert str(remark).endswith("可以精简文字，或者在“方案中不写的内容”中略去不必写的部分。")
