"""``mzsh check`` and ``mzsh explain``: what they print, with which status."""

import json
import shutil
from datetime import date

import pytest

from mzsh_kit.checking import CARDS, check_bytes
from mzsh_kit.checking.decisions import keys_of
from mzsh_kit.checking.explain import explained
from mzsh_kit.checking.ignored import opened
from mzsh_kit.checking.registry import ALL
from mzsh_kit.checking.sets import LAYOUT
from mzsh_kit.cli import main
from mzsh_kit.plan.source import read_source
from mzsh_kit.reading import read_lines
from mzsh_kit.resources import templates

KEYS = ["rule", "kind", "level", "text", "where", "places", "why", "fix"]


@pytest.fixture
def text(tmp_path):
    def write(words, name="方案.txt"):
        (tmp_path / name).write_text(words, "utf-8")
        return str(tmp_path / name)

    return write


def test_a_clean_text_ends_with_0(text, capsys):
    assert main(["check", text("认真学习，按时召开会议。")]) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_a_finding_ends_with_1_and_stands_in_the_table(text, capsys):
    assert main(["check", text("会上依次进行自我指责。")]) == 1
    assert "疑似  用语  第1段  “自我指责”，规范用语为“自我批评”" in capsys.readouterr().out


def test_a_narrow_terminal_folds_the_words_beside_the_places(text, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    main(["check", text("会上依次进行自我指责。")])
    assert capsys.readouterr().out.splitlines()[1:] == [
        "疑似  用语  第1段  “自我指责”，规范用语为“自我批评”。请改为",
        "                   “自我批评”。（phrase-near）",
    ]


def test_what_has_no_words_is_told_without_empty_quotation_marks(text, capsys):
    prepared = "主题、时间、参加人员；组织学习，征求意见，谈心谈话，撰写对照检查材料"
    main(
        [
            "check",
            text(
                f"县水务局党组民主生活会实施方案\n一、会议安排\n{prepared}。\n二、会前准备\n三、会议召开\n批评\n四、整改方案\n"
            ),
        ]
    )
    told = capsys.readouterr().out
    assert "方案没有写会议地点。请补写会议地点。" in told and "“”" not in told


def test_json_of_one_file_is_one_object_and_of_several_one_a_line_with_its_name(text, capsys):
    first, two = text("会上自我指责。"), text("按时召开会议。", "二.txt")
    assert main(["check", first, "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert list(finding) == KEYS
    assert main(["check", first, two, "--json"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["file"], len(line["findings"])) for line in lines] == [(first, 1), (two, 0)]


def test_a_rule_is_switched_off_and_an_unknown_one_refused(text, capsys):
    path = text("会上自我指责。")
    assert main(["check", path, "--disable", "phrase-misused", "--disable", "phrase-near"]) == 0
    assert main(["check", path, "--disable", "phrase-nera"]) == 2
    assert "phrase-near" in capsys.readouterr().err


def test_where_no_rule_is_near_an_unknown_one_the_list_is_pointed_to(text, capsys):
    assert main(["check", text("会上自我指责。"), "--disable", "nosuch"]) == 2
    assert capsys.readouterr().err == "没有编号为“nosuch”的规则。请用 mzsh explain 查看全部规则的编号。\n"


def test_all_rules_are_listed_a_line_each(capsys):
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in ALL]


def test_a_rule_about_layout_tells_what_it_measures(capsys):
    assert main(["explain", "layout-title"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "核对：标题字体为小标宋（GB/T 9704—2012 主体·标题，一般）" in told
    for card in (card for card in CARDS if card.id.startswith("layout-")):
        assert "核对：" in explained(card)


@pytest.mark.parametrize("words", ["hello world", "今天天气很好。", "把鸡蛋打散，加盐，下锅翻炒两分钟。"])
def test_what_has_nothing_to_do_with_such_a_meeting_is_refused_in_words(text, capsys, words):
    assert main(["check", text(words, "今天.md")]) == 2
    told = capsys.readouterr()
    assert (told.out, "今天.md：没有读到与民主生活会有关的内容，没有检查。" in told.err) == ("", True)


def test_what_cannot_be_read_ends_with_1_while_others_are_checked_and_with_2_alone(text, tmp_path, capsys):
    missing = str(tmp_path / "没有.docx")
    assert main(["check", missing, text("按时召开会议。")]) == 1
    told = capsys.readouterr()
    assert "找不到这个文件" in told.err and "没有发现问题" in told.out
    assert main(["check", missing]) == 2


def test_a_plan_is_built_and_its_papers_are_checked(tmp_path, capsys):
    """But for their layout, which is that of every set: tests/checking/test_own.py."""
    shutil.copy(templates() / "sample-plan.yaml", tmp_path / "plan.yaml")
    words = [word for rule in LAYOUT for word in ("--disable", rule)]
    assert main(["check", str(tmp_path / "plan.yaml"), *words]) == 0


def test_a_rule_is_explained_from_its_card(capsys):
    assert main(["explain", "heading-stop"]) == 0
    told = capsys.readouterr().out
    assert [part in told for part in ("heading-stop", "依据：GB/T 15834", "错例：", "正例：")] == [True] * 4
    assert main(["explain", "heading-stpo"]) == 2


def test_a_rule_about_a_set_of_papers_is_explained_too_and_near_ones_are_named(capsys):
    assert main(["explain", "date-differs"]) == 0
    assert "错例：《会议议程》时间：2027年1月16日" in capsys.readouterr().out
    assert main(["explain", "date-difers"]) == 2
    assert "date-differs" in capsys.readouterr().err


def test_what_the_office_ignores_is_counted_and_told_with_all(text, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("MZSH_OUTPUTS", str(tmp_path))
    office = tmp_path / "office"
    office.mkdir()
    opened(office).ignore("too-often", "上级另有要求", date(2026, 11, 29))
    file = text("民主生活会每半年召开一次。")
    assert main(["check", file]) == 0
    assert "另有1个问题，本单位选择不再提示，没有列出；全部列出请加--all" in capsys.readouterr().out
    assert main(["check", file, "--all"]) == 1
    assert "（too-often）" in capsys.readouterr().out


def test_a_place_that_the_office_ignores_is_left_out_in_the_file_of_this_name_alone(
    text, capsys, tmp_path, monkeypatch
):
    monkeypatch.setenv("MZSH_OUTPUTS", str(tmp_path))
    words = "民主生活会每半年召开一次。"
    (tmp_path / "office").mkdir()
    (finding,) = check_bytes(words.encode(), "方案.txt")
    opened(tmp_path / "office").keep("方案.txt", keys_of(finding, read_lines(words.encode(), "方案.txt")))
    assert [main(["check", text(words, name)]) for name in ("方案.txt", "别的方案.txt")] == [0, 1]


def test_a_plan_that_contradicts_itself_is_told_before_its_papers(tmp_path, capsys):
    data = read_source(templates() / "sample-plan.yaml").data
    data["meeting"] |= {"chair": "无此人", "date": "2027-01-16"}
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    without = [word for rule in LAYOUT for word in ("--disable", rule)]
    assert main(["check", str(path), "--json", *without]) == 1
    told = json.loads(capsys.readouterr().out)["findings"]
    assert [(one["level"], one["where"], one["why"]) for one in told[:2]] == [
        ("hint", "方案 · 会议日期", "2027年1月16日是星期六，当年放假调休安排没有公布"),
        ("likely", "方案 · 主持人", "“无此人”不在班子成员中"),
    ]
