"""Which papers are made: three sizes, each with its reason, and how much they ask people to fill in."""

import pytest

from mzsh_kit import complete, write_papers
from mzsh_kit.document import Document, Table, dump
from mzsh_kit.papers import SIZES, asked, build, build_all, catalogue, chosen
from mzsh_kit.papers.blanks import blanks


def numbers(*names):
    return [paper.number for paper in chosen(names)]


def test_each_size_holds_the_one_before_it():
    must, usual, everything = (set(numbers(size)) for size in SIZES)
    assert must < usual < everything == {paper.number for paper in catalogue()}


def test_numbers_and_sizes_may_be_named_together_and_stand_in_their_order():
    assert numbers("15", "01") == ["01", "15"]
    assert numbers("必备", "28") == sorted({*numbers("必备"), "28"})


def test_every_paper_says_why_it_is_there_and_a_must_names_who_asks_for_it():
    assert [paper.number for paper in catalogue() if not (paper.reason and paper.source)] == []
    assert [paper.number for paper in chosen(["必备"]) if paper.source == "做法"] == []


def test_what_the_superior_writes_is_in_no_set_of_the_unit():
    assert {"16", "28"} & set(numbers("常用")) == set()


def test_a_plan_is_made_in_its_own_size(eight, tmp_path):
    made = {}
    for size in SIZES:
        written = write_papers(complete({**eight, "papers": size}), tmp_path / size)
        made[size] = set(written.manifest.papers)
    assert made == {size: set(numbers(size)) for size in SIZES}


def test_the_default_is_what_offices_use(eight):
    assert complete(eight).papers == "常用"


def test_the_list_of_the_archive_holds_the_papers_of_the_size(eight):
    lists = {
        size: dump(build_all(complete({**eight, "papers": size}), chosen(["38"]))[0].content)
        for size in SIZES
    }
    assert ["会议纪要" in text for text in lists.values()] == [False, False, True]
    assert not any("桌签" in text for text in lists.values())


@pytest.mark.parametrize("number", ["14", "19"])
def test_a_paper_is_read_out_only_where_the_agenda_has_its_item(eight, number):
    plan = complete({**eight, "agenda": [{"text": "代表领导班子作对照检查", "speaker": "主要负责同志"}]})
    assert build_all(plan, chosen([number])) == ()


def test_the_case_study_is_made_where_the_aspects_ask_for_it(eight):
    assert build_all(complete(eight), chosen(["45"])) == ()
    assert [paper.stem for paper in build_all(complete({**eight, "year": 2024}), chosen(["45"]))] == [
        "45-反面典型案例剖析"
    ]


def test_what_is_asked_is_counted_in_words_cells_and_workbooks(eight):
    made = {paper.stem: blanks(paper) for paper in build_all(complete(eight), chosen(["07", "13", "36"]))}
    assert made == {
        "07-座谈会记录": 5 + 10 * 3, "13-问题清单-领导班子": 24, "13-问题清单-张三": 24,
        "13-问题清单-李国庆": 24,
        "13-问题清单-古丽·买买提": 24, "36-整改台账": 1,
    }  # fmt: skip
    assert str(asked(build_all(complete(eight), chosen(["13", "21", "36"])))) == (
        "所选材料共3种、6个文件，其中2种、5个文件要人填写，空白97处。"
    )


def test_a_bigger_size_asks_for_more(eight):
    counts = [asked(build_all(complete(eight), chosen([size]))).blanks for size in SIZES]
    assert counts == sorted(counts)


def test_hints_are_comments_and_can_be_left_out(eight):
    papers = chosen()
    told, bare = (build_all(complete({**eight, "no_hints": bare}), papers) for bare in (False, True))
    texts = [
        [dump(paper.content) for paper in made if isinstance(paper.content, Document)]
        for made in (told, bare)
    ]
    assert any("<hint>" in text for text in texts[0])
    assert not any("<hint>" in text for text in texts[1])
    assert [
        dump(paper.content.without_hints) for paper in told if isinstance(paper.content, Document)
    ] == texts[1]


def test_no_paper_holds_words_to_be_deleted_by_hand(eight):
    for paper in build_all(complete({**eight, "year": 2024}), chosen()):
        if isinstance(paper.content, Document):
            text = dump(paper.content.without_hints)
            assert not any(
                words in text for words in ("删去", "框架", "由本人填写", "由起草人填写", "（逐条")
            ), paper.stem


def test_a_size_that_is_asked_for_is_the_set_that_its_papers_list(eight, tmp_path):
    of_plan = write_papers(complete({**eight, "papers": "全部"}), tmp_path / "plan")
    asked = write_papers(complete(eight), tmp_path / "asked", numbers("全部"))
    assert of_plan.manifest.files == asked.manifest.files


def test_the_list_of_the_archive_does_not_list_itself(eight):
    rows = [block.rows for block in build(complete(eight), "38").blocks if isinstance(block, Table)]
    assert "归档目录" not in [row[2] for table in rows for row in table]
