"""Each kind of meeting has a plan of its own: long enough, not too long, and not the 年度 plan with another
title.
"""

import shutil

import pytest

from benchmarks.kinds import measured, plan
from mzsh_kit import build, complete
from mzsh_kit.document import dump
from mzsh_kit.papers.length import LONGEST, characters
from mzsh_kit.plan import library
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

KINDS = list(library().kinds)
LEAST, SHARED = 2800, 0.5
OWN = {
    "年度": [
        "不能以上级点出的问题代替自己查出的",
        "到基层联系点走访",
        "整治形式主义为基层减负",
        "意识形态工作责任制",
        "过好双重组织生活",
    ],
    "巡视巡察整改": [
        "对反馈的问题照单全收、逐条认领",
        "举一反三",
        "立行立改",
        "巡察工作领导小组办公室",
        "一并列入整改台账",
    ],
    "以案促改": [
        "集体学习案件通报",
        "知敬畏、存戒惧、守底线",
        "案中的问题自己身上有没有",
        "制度空白",
        "立改废清单",
    ],
    "党史学习教育": ["学史明理、学史增信、学史崇德、学史力行", "期盼一并编入整改清单", "历史虚无主义"],
    "主题教育": ["读书班", "主题教育总要求和目标任务", "与主题教育整改整治一体推进", "建章立制"],
    "其他专题": ["从决策、执行、监督三个环节查找失误", "制定整改方案", "组织复查"],
}


@pytest.fixture(scope="module")
def figures():
    return measured()


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_from_eight_answers_has_2800_characters_and_no_more_than_4000(figures, kind):
    assert LEAST <= figures[kind][0] <= LONGEST


@pytest.mark.parametrize("kind", KINDS[1:])
def test_at_least_half_of_the_sentences_of_a_special_plan_are_its_own(figures, kind):
    assert figures[kind][1] <= SHARED


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_says_what_its_kind_asks(kind):
    printed = dump(build(plan(kind)))
    assert [said for said in OWN.get(kind, ()) if said not in printed] == []
    assert [
        said for said in ("专项整治", "制度", "意识形态", "组织生活会", "代替") if said not in printed
    ] == []


@pytest.mark.parametrize(
    "row", read_roster(templates() / "roster-sample.xlsx").rows, ids=lambda row: row.answers["unit"]["name"]
)
def test_no_sample_unit_has_a_plan_that_is_too_long(row):
    assert characters(build(complete(row.answers))) <= LONGEST


def test_a_kind_has_its_own_text_of_a_section_and_those_that_extend_it_have_it_too(eight, tmp_path):
    office = shutil.copytree(templates(), tmp_path / "templates")
    (office / "papers" / "plan" / "case").mkdir()
    (office / "papers" / "plan" / "case" / "theme.txt").write_text("以案为鉴。", encoding="utf-8")
    (office / "kinds" / "second.yaml").write_text(
        "kind: 第二案\nextends: case\nabout: case\ntitle: 第二案专题会\n", encoding="utf-8"
    )
    themes = [
        dump(build(complete({**eight, "kind": kind}, office), templates=office))
        .split("<1> 会议主题\n")[1]
        .split("\n")[0]
        for kind in ("以案促改", "第二案", "其他专题")
    ]
    assert themes == ["以案为鉴。", "以案为鉴。", "本次会议的主题待定。"]
