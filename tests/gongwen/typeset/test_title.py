import pytest

from mzsh_kit.gongwen.typeset.measures import ems
from mzsh_kit.gongwen.typeset.title import title_lines

CASES = {
    "关于召开2026年度民主生活会的通知": ("关于召开2026年度民主生活会的通知",),
    "中共某某县水务局党组关于召开2026年度党员领导干部民主生活会的实施方案": (
        "中共某某县水务局党组关于召开2026年度",
        "党员领导干部民主生活会的实施方案",
    ),
    "中共某某县委办公室关于印发《某某县委常委会2025年度民主生活会实施方案》的通知": (
        "中共某某县委办公室",
        "关于印发《某某县委常委会",
        "2025年度民主生活会实施方案》的通知",
    ),
    "中共江苏某某投资发展集团有限公司委员会关于报送2025年度党员领导干部民主生活会情况的报告": (
        "中共江苏某某投资发展集团",
        "有限公司委员会关于报送2025年度",
        "党员领导干部民主生活会情况的报告",
    ),
    "某某县教育局领导班子2025年度民主生活会对照检查材料": (
        "某某县教育局领导班子2025年度",
        "民主生活会对照检查材料",
    ),
}


@pytest.mark.parametrize("text", CASES)
def test_titles_break_between_words(text):
    assert title_lines(text) == CASES[text]


@pytest.mark.parametrize(
    "text", [*CASES, "案", "县" * 60, "A" * 60, "习近平新时代" * 10, "《" * 45, "的" * 41]
)
def test_nothing_is_lost_and_no_line_is_too_long(text):
    lines = title_lines(text)
    assert "".join(lines) == text
    assert all(sum(map(ems, line)) <= 19 for line in lines)


def test_no_line_starts_with_的():
    assert not any(line.startswith("的") for text in CASES for line in title_lines(text))


def test_short_pairs_stay_whole():
    lines = title_lines("某某市卫生健康委员会机关党委关于印发《会议记录格式》的通知")
    assert any("《会议记录格式》" in line for line in lines)


def test_line_ends_of_the_author_are_kept():
    assert title_lines("某某县水务局党组\n实施方案") == ("某某县水务局党组", "实施方案")


def test_one_line_more_rather_than_an_end_inside_what_is_no_known_word():
    title = "青河县卫健局党组树牢为民服务宗旨观念深入检查整治情况通报稿"
    assert title_lines(title, names=("青河县卫健局党组",)) == (
        "青河县卫健局党组",
        "树牢为民服务宗旨观念深入检查整治",
        "情况通报稿",
    )
