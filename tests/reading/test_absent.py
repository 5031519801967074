"""Who is away from the meeting is told in a note, a row or a sentence, and only of this meeting."""

import pytest

from mzsh_kit.reading import plan_of, read_bytes

PLAN = (
    "某县林业局党组2025年度民主生活会方案\n一、会议时间\n2026年1月20日。\n"
    "二、参会人员\n参加人员：骆远舟（党组书记）、佘静（党组成员{}）。\n{}\n三、学习安排\n{}"
)


@pytest.mark.parametrize(
    ("note", "sentence", "step", "away"),
    [
        ("，因病请假，书面发言", "", "", ("病", True)),
        ("", "佘静同志因外地培训请假，已提交书面发言。", "", ("外地培训", True)),
        ("", "请假：佘静（援疆，书面发言）", "", ("援疆", True)),
        ("", "佘静同志因公外出学习，提交书面发言。", "", ("公外出学习", True)),
        ("", "请假：佘静同志在省委党校学习，不能到会。", "", ("在省委党校学习", False)),
        ("", "请假人员：党组成员佘静", "", ("请假", False)),
        ("", "佘静同志因病请假的，由他人代为宣读书面发言。", "", ("", False)),
        ("", "上次会议佘静同志因病请假。", "", ("", False)),
        ("", "", "集中学习时佘静同志因病请假。", ("", False)),
        ("，女", "", "", ("", False)),
        ("", "佘静同志牵头整改落实，她的书面报告报县委。", "", ("", False)),
        ("", "佘静同志分管人事，请假条由其审批。", "", ("", False)),
        ("", "会上由办公室宣读佘静同志书面报告。", "", ("", False)),
        ("", "会上由办公室代读佘静同志书面材料。", "", ("请假", True)),
    ],
)
def test_a_member_is_away_where_the_text_says_so_of_this_meeting(note, sentence, step, away):
    reading = read_bytes(PLAN.format(note, sentence, step).encode(), "a.txt", weigh=False)
    members = {member.name: member for member in plan_of(reading).members}
    assert {name: (one.absence, one.written) for name, one in members.items()} == {
        "骆远舟": ("", False),
        "佘静": away,
    }


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("佘静同志因外地培训请假，已提交书面发言。", False),
        ("班子成员因故不能参加的，须书面请假。", True),
    ],
)
def test_who_is_away_is_no_discipline(sentence, rule):
    facts = read_bytes(PLAN.format("", sentence, "").encode(), "a.txt", weigh=False).facts
    assert any(fact.field == "discipline" for fact in facts) is rule


@pytest.mark.parametrize(
    ("more", "reader"),
    [
        ("，提交书面发言，会议由骆远舟代为宣读", "骆远舟"),
        ("，提交书面发言，骆远舟同志代读，意见会后转达", "骆远舟"),
        ("，提交书面发言", ""),
        ("，会上由骆远舟同志宣读征求意见情况", ""),
        ("，发言提纲由骆远舟同志代念", "骆远舟"),
        ("。其书面意见由办公室收取，会上由骆远舟同志宣读", "骆远舟"),
    ],
)
def test_who_reads_for_one_who_is_away_is_read(more, reader):
    reading = read_bytes(PLAN.format("", f"佘静因外地培训请假{more}。", "").encode(), "a.txt", weigh=False)
    assert [member.reader for member in plan_of(reading).members if member.name == "佘静"] == [reader]


@pytest.mark.parametrize("masked", ["佘**", "佘*静", "[佘静", "佘(静"])
def test_a_masked_name_is_no_pattern(masked):
    text = PLAN.format("", "", "").replace("佘静", masked)
    assert read_bytes(text.encode(), "a.txt", weigh=False).unit
