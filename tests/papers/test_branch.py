"""A confirmed 党支部: its own meeting, basis and papers, nothing that is submitted beforehand."""

import pytest

from mzsh_kit import complete
from mzsh_kit.document import Document, dump
from mzsh_kit.papers import build_all, chosen
from mzsh_kit.papers.remarks import remarks
from mzsh_kit.plan import library


@pytest.fixture
def branch(eight):
    eight |= {"unit": {"name": "清源县水务局机关党支部", "type": "党支部"}, "confirmed": True}
    eight["members"] = [
        {"name": "张三", "post": "支部书记", "role": "主要负责同志"},
        {"name": "李国庆", "post": "组织委员"},
        {"name": "古丽·买买提", "post": "纪检委员"},
    ]
    return eight


def test_a_branch_has_its_own_name_basis_and_issuer(branch):
    plan = complete(branch)
    assert (plan.meeting.name, plan.team, plan.unit.issuer) == (
        "2026年度组织生活会", "清源县水务局机关党支部", "中共清源县水务局机关支部委员会",
    )  # fmt: skip
    assert [document.title for document in plan.basis] == ["中国共产党支部工作条例（试行）"]
    assert plan.schedule.submission == ()
    assert remarks(plan) == ()


@pytest.mark.parametrize("kind", list(library().kinds))
def test_no_paper_of_a_branch_speaks_of_another_meeting_or_of_what_it_does_not_submit(branch, kind):
    made = build_all(complete({**branch, "kind": kind}), chosen())
    assert {paper.number for paper in chosen() if paper.needs} - {paper.stem[:2] for paper in made} == {
        "02",
        "16",
        "20",
    }
    printed = {paper.stem: dump(paper.content) for paper in made if isinstance(paper.content, Document)}
    foreign = (
        "民主生活会", "县以上党和国家机关", "报审", "请示", "必谈", "本人组织关系所在党支部",
        "会议筹备工作", "三分之二", "党小组", "下级党组织为", "责任单位",
    )  # fmt: skip
    assert {stem: word for stem, text in printed.items() for word in foreign if word in text} == {}


@pytest.mark.parametrize("kind", list(library().kinds))
def test_a_branch_has_neither_a_party_organisation_below_it_nor_a_study_group_of_a_committee(branch, kind):
    plan = complete({**branch, "kind": kind})
    assert plan.opinions.scope == ("党员", "干部", "群众", "服务对象")
    assert not [form for form in plan.study.forms if "理论学习中心组" in form]


def test_the_talks_of_a_branch_are_those_the_rules_of_life_in_the_party_name(branch):
    talks = next(paper.content for paper in build_all(complete(branch), chosen()) if paper.stem[:2] == "09")
    relations = "谈话关系：甲，班子成员相互之间；乙，班子成员与党员；丙，党员相互之间。"
    assert f"{relations}按现有人员共3人次，乙、丙另行安排。" in dump(talks)
