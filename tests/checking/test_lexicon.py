"""The tables of words: every bad row is told, and nothing in them is taken from one plan."""

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from mzsh_kit import KitError
from mzsh_kit.checking import CARDS, card, check_bytes
from mzsh_kit.checking.lexicon import FOLDER, TABLES, lexicon
from mzsh_kit.resources import templates

SHARED = Path(__file__).parents[3] / "shared"
RUN = 6


@pytest.fixture
def office(tmp_path):
    shutil.copytree(templates() / FOLDER, tmp_path / FOLDER)
    return tmp_path


def write(office, table, *rows):
    path = office / FOLDER / f"{table}.tsv"
    path.write_text("\n".join(["\t".join(TABLES[table]), *("\t".join(row) for row in rows)]) + "\n", "utf-8")


@pytest.mark.parametrize(
    "table, row, told",
    [
        ("phrases", ("只有一项",), "lexicon/phrases.tsv第2行有1项，应有2项"),
        ("off", ("blank", ""), "lexicon/off.tsv第2行没有填写理由"),
        ("years", ("旧说法", "去年", "", "说明"), "lexicon/years.tsv第2行“去年”不是年份"),
        ("congresses", ("十九", "2017-10 来年", "说明"), "lexicon/congresses.tsv第2行“来年”不是年份"),
        ("terms", ("(没有关", "正", "说明"), "lexicon/terms.tsv第2行正则表达式写法有误"),
    ],
)
def test_a_broken_row_is_told_with_its_file_line_and_reason(office, table, row, told):
    write(office, table, row)
    with pytest.raises(KitError) as error:
        check_bytes("认真学习。".encode(), "方案.txt", templates=office)
    assert told in str(error.value).replace("：", "").replace(" ", "")


def test_a_repeated_row_names_the_first(office):
    write(office, "quoted", ("王", "常见"), ("王", "又一次"))
    with pytest.raises(KitError, match=r"第3行.*“王”与第2行重复"):
        lexicon(office)


def test_a_word_that_an_office_adds_is_found(office):
    text = "望岚县水务局党组坚持河畅水清岸绿景美。".encode()
    write(office, "terms", ("岸绿景美", "岸绿、景美", "本单位的写法"))
    assert [finding.rule for finding in check_bytes(text, "方案.txt")] == []
    assert [finding.fix for finding in check_bytes(text, "方案.txt", templates=office)] == [
        "请改为“岸绿、景美”"
    ]


def test_a_rule_that_an_office_switches_off_with_a_reason_is_not_asked(office):
    text = "会议严肃认真,务求实效。".encode()
    write(office, "off", ("marks-half-width", "系统导出的文稿"))
    assert [finding.rule for finding in check_bytes(text, "方案.txt")] == ["marks-half-width"]
    assert check_bytes(text, "方案.txt", templates=office) == ()
    assert check_bytes(text, "方案.txt", disable=["marks-half-width"]) == ()


def test_an_unknown_rule_is_named_with_near_ones():
    with pytest.raises(KitError, match=r"没有编号为“phrase-nera”的规则.*phrase-near"):
        card("phrase-nera")


def test_every_row_says_where_it_comes_from():
    tables = lexicon().tables
    assert [(name, row.line) for name in tables for row in tables[name] if not row.cells[-1]] == []
    assert len({card.id for card in CARDS}) == len(CARDS)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample plans are not here")
@pytest.mark.parametrize("table", ["terms", "typos"])
def test_no_wrong_form_is_copied_from_one_plan(table):
    """A run of six letters that stands in one plan only is that plan's, not the language's.

    Tables of right forms (phrases, variants, quoted, years, places) hold official expressions with their
    source, which plans quote; they are not wrong forms and are left out.
    """
    only = runs_of_one_plan()
    taken = [
        (row.line, plain[at : at + RUN])
        for row in lexicon().tables[table]
        for plain in [letters(row.cells[0] if table in ("terms", "typos") else row.cells[1])]
        for at in range(len(plain) - RUN + 1)
        if plain[at : at + RUN] in only
    ]
    assert taken == []


def runs_of_one_plan():
    owners = defaultdict(set)
    for path in sorted((SHARED / "plans").glob("*.txt")):
        text = letters(path.read_text("utf-8")) if path.stem != "c07" else ""  # c07 repeats c05
        for at in range(len(text) - RUN + 1):
            owners[text[at : at + RUN]].add(path.stem)
    return {run for run, plans in owners.items() if len(plans) == 1}


def letters(text):
    return re.sub(r"[^0-9A-Za-z\u3400-\u9fff]", "", text)
