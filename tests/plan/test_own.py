"""What a real plan states can be stated: own sections and sentences, what is left out, and older data as
before.
"""

import pytest

from mzsh_kit import KitError, complete
from mzsh_kit.plan import library
from mzsh_kit.plan.own import PARAGRAPHS, sections_of
from mzsh_kit.plan.parts import Attachment, Basis


def test_a_section_is_named_by_its_text_and_called_by_its_heading():
    sections = sections_of(library().kind("年度"))
    assert (sections["opening"], sections["study"], sections["closing"]) == ("开头", "深化学习研讨", "结尾")
    assert not set(sections) & set(PARAGRAPHS)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"own": [{"at": "学习", "texts": ["甲"]}]},
         "本单位自定内容 · 第1项 · 所在部分：方案中没有“学习”这一部分。可选：opening（开头）、"),
        ({"own": [{"at": "study"}]}, "本单位自定内容 · 第1项 · 内容：没有内容。请填写内容，或者删去这一项。"),
        ({"omit": ["quorum", "会期"]},
         "方案中不写的内容 · 第2项：方案中没有“会期”这一部分。可选：theme（会议主题）、"),
        ({"omit": ["opening"]}, "方案中不写的内容 · 第1项：方案中没有“opening”这一部分。可选："),
        ({"basis": [{"issuer": "县委"}]},
         "依据文件 · 第1项：没有写明依据。请填写文件名称，或者写不是文件的依据。"),
    ],
)  # fmt: skip
def test_what_is_at_no_place_of_the_plan_is_refused_in_words(eight, facts, said):
    with pytest.raises(KitError) as caught:
        complete({**eight, **facts})
    assert str(caught.value).startswith(said)


def test_a_text_stands_for_the_whole_where_older_data_have_one(eight):
    plan = complete({**eight, "attachments": ["征求意见表"], "basis": ["县委有关部署要求"]})
    assert plan.attachments == (Attachment(name="征求意见表"),)
    assert plan.basis == (Basis(text="县委有关部署要求"),)
    assert complete(plan.model_dump(mode="json")) == plan


def test_materials_and_their_review_are_several_steps_each_with_its_limit(eight):
    several = [{"what": "班子对照检查材料", "end": "会前13天"}, {"what": "个人发言提纲"}]
    plan = complete({**eight, "schedule": {"materials": several, "review": {"end": "会前12天"}}})
    assert [(step.name, step.what, step.end.days) for step in plan.schedule.materials] == [
        ("撰写材料", "班子对照检查材料", -13),
        ("撰写材料", "个人发言提纲", -12),
    ]
    assert [step.end.days for step in plan.schedule.review] == [-12]


def test_lists_of_texts_that_are_called_as_steps_are_replaced_whole(eight):
    plan = complete({**eight, "materials": {"review": ["书记逐一审阅", "督导组审核"]}})
    assert plan.materials.review == ("书记逐一审阅", "督导组审核")
