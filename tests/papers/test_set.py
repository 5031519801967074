"""The whole set: every paper of every kind, from eight answers and from full ones."""

import re
from datetime import date

import pytest
from icalendar import Calendar

from mzsh_kit import KitError, build, complete
from mzsh_kit.document import (
    Attendance,
    Document,
    Grid,
    Imprint,
    Letterhead,
    Recipients,
    SignOff,
    Table,
    dump,
)
from mzsh_kit.papers import build_all, catalogue, chosen
from mzsh_kit.plan import library
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster
from mzsh_kit.timing import pairs

DOCUMENTS = [paper.number for paper in catalogue() if not paper.module]
SAMPLE = {row.code: row.answers for row in read_roster(templates() / "roster-sample.xlsx").good}


def words(document):
    """The text of a document without its tags and hints."""
    document = document.without_hints
    return re.sub(r"<(/?[a-z]+|[1-4])?( [0-9. ]+)?>", " ", dump(document))


def test_numbers_are_fixed_and_only_the_plan_is_called_so():
    numbers = [paper.number for paper in catalogue()]
    assert numbers == sorted(numbers)
    assert [paper.number for paper in catalogue() if "实施方案" in paper.name] == ["01"]
    assert {"01": "实施方案", "02": "报审请示", "22": "主持词", "36": "整改台账"}.items() <= {
        paper.number: paper.name for paper in catalogue()
    }.items()


@pytest.mark.parametrize("number", DOCUMENTS)
@pytest.mark.parametrize("kind", list(library().kinds))
def test_every_paper_of_every_kind_comes_out_of_eight_answers(eight, kind, number):
    plan = complete(
        {**eight, "kind": kind, "aspects": [{"text": "甲"}, {"text": "反面典型案例剖析", "extra": True}]}
    )
    (paper,) = chosen([number])
    if not paper.wanted(plan):
        assert paper.item or paper.promised, "only what the agenda or the steps do not have is left out"
        return
    text = words(build(plan, number))
    assert not re.search(r"[{}]|None|Undefined|False|True|，，|。。|；。|、。|：。|，。|（）|《》", text)


@pytest.mark.parametrize("code", SAMPLE)
def test_every_paper_of_every_sample_unit_comes_out(code):
    plan = complete(SAMPLE[code])
    made = build_all(plan, chosen())
    names = [paper.stem + paper.suffix for paper in made]
    assert len(set(names)) == len(names)
    assert sum(name.startswith("12-") for name in names) == len(plan.attending)


def test_members_have_an_outline_each_told_apart_by_post_where_they_share_a_name(eight):
    eight["members"].append({"name": "张三", "post": "党组成员"})
    stems = [paper.stem for paper in build_all(complete(eight), chosen(["12"]))]
    assert stems == [
        "12-个人发言提纲-张三（党组书记、局长）",
        "12-个人发言提纲-李国庆",
        "12-个人发言提纲-古丽·买买提",
        "12-个人发言提纲-张三（党组成员）",
    ]


def test_a_request_has_one_signer_one_matter_and_goes_to_the_superior(eight):
    eight["report_to"] = ["中共清源县委组织部", "中共清源县纪委"]
    blocks = build(complete(eight), "02").blocks
    assert blocks[0] == Letterhead("中共清源县水务局党组文件", "＿＿＿＿〔2027〕　号", signers=("张三",))
    assert Recipients("中共清源县委组织部") in blocks
    assert SignOff("中共清源县水务局党组", "2027年　月　日", sealed=True) in blocks
    assert blocks[-1] == Imprint("中共清源县纪委", "＿＿＿＿", "2027年　月　日")


@pytest.mark.parametrize("number", ["03", "04", "06", "33"])
def test_a_notice_has_its_recipients_its_seal_and_its_imprint(eight, number):
    blocks = build(complete(eight), number).blocks
    assert isinstance(blocks[0], Letterhead)
    assert any(isinstance(block, Recipients) for block in blocks)
    assert any(isinstance(block, SignOff) and block.sealed for block in blocks)
    assert any(isinstance(block, Imprint) for block in blocks)


def test_criticisms_pair_everyone_with_everyone_else(eight):
    (table,) = (block for block in build(complete(eight), "15").blocks if isinstance(block, Table))
    pairs = [row[1:3] for row in table.rows]
    assert [row[0] for row in table.rows] == [str(n) for n in range(1, 7)]
    assert ("张　三", "李国庆") in pairs
    assert len(set(pairs)) == 6


def test_the_script_gives_each_step_its_minutes_and_each_member_a_turn(eight):
    text = dump(build(complete(eight), "22"))
    assert "应到会3人" in text
    assert "请党组成员、副局长李国庆同志发言。\n<hint> 20分钟，其中本人14分钟，2名同志提出批评意见。" in text
    assert (
        "现在进行第一项议程，由我通报树立和践行正确政绩观学习教育整改整治情况和2025年度民主生活会整改措施落实情况。"
        in text
    )


def test_the_agenda_has_clock_times(eight):
    eight["meeting"]["start"] = "14:30"
    (table,) = (block for block in build(complete(eight), "21").blocks if isinstance(block, Table))
    assert table.rows[0][1].startswith("下午2:30—")
    assert sum(int(row[2]) for row in table.rows) == 170, "what is left over is no item"


def test_an_agenda_that_does_not_fit_still_lists_its_items(eight):
    eight["members"] += [{"name": f"王{n}", "post": "党组成员"} for n in "甲乙丙丁戊己庚辛壬癸"]
    text = words(build(complete(eight), "21"))
    assert "分钟" not in text
    assert "党组书记代表领导班子作对照检查；" in text


def test_frames_hold_no_invented_problem(eight):
    for number in ("11", "12", "13", "14", "15", "28", "29", "31", "34"):
        document = build(complete({**eight, "year": 2024}), number)
        for block in document.blocks:
            if isinstance(block, Table):
                column = next(
                    (n for n, head in enumerate(block.head) if head in ("问题", "问题表现", "批评意见")), None
                )
                assert column is None or {row[column] for row in block.rows} == {""}


def test_minutes_list_those_present_absent_and_sitting_in(eight):
    eight["members"][1] |= {"absence": "因公出国"}
    lines = [block for block in build(complete(eight), "32").blocks if isinstance(block, Attendance)]
    assert [(line.label, line.names) for line in lines] == [
        ("出席", "张三、古丽·买买提"),
        ("请假", "李国庆"),
        ("列席", "副局长赵云"),
        ("到会指导", "＿＿＿＿"),
        ("记录", "＿＿＿＿"),
    ]


def test_the_calendar_file_reads_back(eight):
    (made,) = build_all(
        complete({**eight, "meeting": {**eight["meeting"], "date": "2026-03-20"}}), chosen(["18"])
    )
    events = {
        str(event["summary"]): event.decoded("dtstart")
        for event in Calendar.from_ical(made.content).walk("VEVENT")
    }
    assert any("报审" in name and day == date(2026, 3, 10) for name, day in events.items())


def test_the_same_plan_makes_the_same_bytes(eight):
    plan = complete(eight)
    assert build_all(plan, chosen()) == build_all(plan, chosen())


def test_a_paper_that_is_no_document_cannot_be_previewed(eight):
    with pytest.raises(KitError, match="不能预览"):
        build(complete(eight), "36")
    assert isinstance(build(complete(eight), "12"), Document)


def test_the_principal_sits_in_the_middle_and_the_others_left_and_right_by_rank(eight):
    eight["members"] += [{"name": f"王{n}", "post": "党组成员"} for n in "甲乙"]
    (form,) = (block for block in build(complete(eight), "24").blocks if isinstance(block, Grid))
    seats = [row.cells for row in form.rows if "张三" in row.cells]
    assert seats == [("王甲", "李国庆", "张三", "古丽·买买提", "王乙")]
    assert ("", "", "＿＿＿＿", "赵云", "") in [row.cells for row in form.rows]


def test_guests_face_the_team_so_their_left_is_the_other_side_of_the_page(eight):
    eight["meeting"]["guidance"] = ["县纪委常委 周明", "县委组织部副部长 吴越", "县纪委干部 郑平"]
    (form,) = (block for block in build(complete(eight), "24").blocks if isinstance(block, Grid))
    assert ("", "郑平", "周明", "吴越", "赵云") in [row.cells for row in form.rows]
    assert ("", "李国庆", "张三", "古丽·买买提", "") in [row.cells for row in form.rows]


def test_two_sit_in_the_middle_together(eight):
    eight["members"][1]["absence"] = "在外学习"
    (form,) = (block for block in build(complete(eight), "24").blocks if isinstance(block, Grid))
    (row,) = (row.cells for row in form.rows if "张三" in row.cells)
    assert [n for n, name in enumerate(row) if name] == [len(row) // 2 - 1, len(row) // 2]


def test_so_many_as_are_stated_have_a_line_and_a_seat_each(eight):
    eight["meeting"]["observers"] = ["渔民代表 两名", "各站所负责人", "船员代表（3人）"]
    signed, seated = (dump(build(complete(eight), number)) for number in ("23", "24"))
    assert [text.count("渔民代表") for text in (signed, seated)] == [2, 2]
    assert [text.count("船员代表") for text in (signed, seated)] == [3, 3]
    assert "各站所负责人没有写明人数，按照到会人数增加。" in signed and "两名" not in signed + seated


def test_who_is_expected_from_above_without_a_name_has_a_blank_seat_and_card(eight):
    eight["agenda"] = [{"text": "点评", "speaker": "上级领导"}]
    assert "＿＿＿＿" in dump(build(complete(eight), "24")).split("会议桌")[0].split("<seats")[-2]
    assert "<card> ＿＿＿＿" in dump(build(complete(eight), "25"))


def test_the_record_of_talks_has_a_blank_page_and_a_page_a_pair(eight):
    plan = complete(eight)
    document = build(plan, "10")
    assert sum(isinstance(block, Grid) for block in document.blocks) == len(pairs(plan)) + 1
