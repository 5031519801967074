"""The members of the leading body, in whatever layout a document lists them: names, posts and notes come back
as they are, and nobody else.
"""

from io import BytesIO

import pytest
from docx import Document

from mzsh_kit.reading import answers_of, read_bytes
from mzsh_kit.reading.answers.stated import members
from mzsh_kit.reading.persons_table import persons_joined
from mzsh_kit.reading.roll import roll
from mzsh_kit.reading.source import Line

SECRETARY, DEPUTY = "党组书记、局长", "党组成员、副局长"
TEAM = [("骆远舟", SECRETARY), ("佘静", DEPUTY), ("艾山江·托乎提", DEPUTY)]
ROLLS = [
    ("党组书记、局长　骆远舟\n党组成员、副局长　佘静\n党组成员、副局长　艾山江·托乎提", TEAM),
    ("党组书记、局长 骆远舟\n党组成员、副局长 佘静、艾山江·托乎提", TEAM),
    ("骆远舟　党组书记、局长\n佘静　党组成员、副局长\n艾山江·托乎提　党组成员、副局长", TEAM),
    ("党组书记、局长：骆远舟\n党组成员、副局长：佘静、艾山江·托乎提", TEAM),
    ("骆远舟：党组书记、局长\n佘静：党组成员、副局长\n艾山江·托乎提：党组成员、副局长", TEAM),
    ("骆远舟（党组书记、局长）、佘静（党组成员、副局长）、艾山江·托乎提（党组成员、副局长）。", TEAM),
    ("骆远舟（党组书记、局长），佘静（女，党组成员、副局长），艾山江·托乎提（党组成员、副局长）。", TEAM),
    ("党组书记、局长骆远舟；党组成员、副局长佘静（女）；党组成员、副局长艾山江·托乎提（维吾尔族）。", TEAM),
    ("党组书记、局长骆远舟，党组成员、副局长佘静（女，白族）、艾山江·托乎提。", TEAM),
    ("党组书记、局长骆远舟同志，党组成员、副局长佘静同志、艾山江·托乎提同志。", TEAM),
    ("局党组成员：党组书记、局长骆远舟，党组成员、副局长佘静、艾山江·托乎提。", TEAM),
    (
        "局党组成员：\n党组书记、局长　骆远舟\n党组成员、副局长　佘静（女）\n党组成员、副局长　艾山江·托乎提",
        TEAM,
    ),
    ("参加人员：党组书记、局长骆远舟，党组成员、副局长佘静、艾山江·托乎提三位同志。", TEAM),
    ("1.党组书记、局长骆远舟；\n2.党组成员、副局长佘静；\n3.党组成员、副局长艾山江·托乎提。", TEAM),
    ("骆远舟，党组书记、局长；佘静，党组成员、副局长；艾山江·托乎提，党组成员、副局长。", TEAM),
    ("应到3人：骆远舟　党组书记、局长；佘静　党组成员、副局长；艾山江·托乎提　党组成员、副局长。", TEAM),
    (
        "骆远舟（党组书记、局长，主持全面工作）、佘静（党组成员、副局长，分管执法、信访）、"
        "艾山江·托乎提（党组成员、副局长，分管机关）",
        TEAM,
    ),
    (
        "党组书记邝　野　\n党组成员　单于 宁（女）\n党组成员　傅　平",
        [("邝野", "党组书记"), ("单于宁", "党组成员"), ("傅平", "党组成员")],
    ),
    (
        "石　磊　党工委书记、人大工委主任\n殳　青　党工委副书记、政法委员\n洛桑·多杰　党工委委员、武装部部长",
        [
            ("石磊", "党工委书记、人大工委主任"),
            ("殳青", "党工委副书记、政法委员"),
            ("洛桑·多杰", "党工委委员、武装部部长"),
        ],
    ),
    (
        "党委书记 亓云\n党委副书记（政法委员） 宓川\n人大主席 逄春\n党委委员、武装部长、副镇长 缑一鸣",
        [
            ("亓云", "党委书记"),
            ("宓川", "党委副书记、政法委员"),
            ("逄春", "人大主席"),
            ("缑一鸣", "党委委员、武装部长、副镇长"),
        ],
    ),
    (
        "厂党委委员乌力吉（党委书记、厂长）、向晚（党委副书记）、次仁旺堆（副厂长，分管科研）。",
        [("乌力吉", "厂党委委员、党委书记、厂长"), ("向晚", "党委副书记"), ("次仁旺堆", "副厂长")],
    ),
    (
        "局党组全体成员（骆远舟、佘静、夏天）",
        [("骆远舟", "局党组成员"), ("佘静", "局党组成员"), ("夏天", "局党组成员")],
    ),
    ("参会人员：骆远舟、费扬古、佘静", [("骆远舟", "待定"), ("费扬古", "待定"), ("佘静", "待定")]),
    (
        "县委书记令狐达，县委副书记、县长东方晓，县委常委、纪委书记、监委主任司徒正（女），县委常委、副县长（挂职）皇甫新。",
        [
            ("令狐达", "县委书记"),
            ("东方晓", "县委副书记、县长"),
            ("司徒正", "县委常委、纪委书记、监委主任"),
            ("皇甫新", "县委常委、副县长（挂职）"),
        ],
    ),
    (
        "党委书记、董事长赫连城；党委副书记、行长（拟任）甄好；党委委员、监事长贾宝；党委委员、总会计师于伟和。",
        [
            ("赫连城", "党委书记、董事长"),
            ("甄好", "党委副书记、行长（拟任）"),
            ("贾宝", "党委委员、监事长"),
            ("于伟和", "党委委员、总会计师"),
        ],
    ),
    (
        "学院党委书记方敏之，院长、党委副书记司徒嘉，副院长金哲洙（朝鲜族）、葛青（九三学社）。",
        [
            ("方敏之", "学院党委书记"),
            ("司徒嘉", "院长、党委副书记"),
            ("金哲洙", "副院长"),
            ("葛青", "副院长"),
        ],
    ),
    (
        "党组书记、局长骆远舟，党组成员、县纪委监委派驻第二纪检监察组组长公冶明，二级调研员厉害。",
        [
            ("骆远舟", SECRETARY),
            ("公冶明", "党组成员、县纪委监委派驻第二纪检监察组组长"),
            ("厉害", "二级调研员"),
        ],
    ),
]
"""What stands below 参会人员, and the members with their posts; the first is the principal."""
PLAN = (
    "某县林业局党组2025年度民主生活会方案\n一、会议时间\n2026年1月20日。\n"
    "二、参会人员\n{}\n三、会议议程\n通报情况。"
)
GROUPS = [
    "党委委员、纪委委员",
    "局党组成员",
    "镇党政班子成员、各站所负责人、教师代表2人",
    "支部书记作述职",
    "书记因故缺席时可以委托副书记召集",
    "其他委员联系第四党支部",
    "姓名　职务　民族",
    "时间　责任部门",
]


def named(people: str) -> list[tuple[str, str]]:
    reading = read_bytes(PLAN.format(people).encode(), "a.txt")
    return [(member["name"], member["post"]) for member in members(reading)]


@pytest.mark.parametrize(("people", "wanted"), ROLLS)
def test_the_members_come_back_whatever_the_layout(people, wanted):
    assert named(people) == wanted


@pytest.mark.parametrize("text", GROUPS)
def test_groups_sentences_and_heads_of_columns_are_no_persons(text):
    assert not [one for one in roll(text) if one.name]


def test_what_brackets_say_of_a_person_is_noted():
    notes = {one.name: one.note for one in roll("副局长佘静（女，苗族）、李响（副局长，分管科研、基建）")}
    assert notes == {"佘静": "女，苗族", "李响": "分管科研、基建"}


TABLE = [
    ["序号", "姓　名", "职　务", "民族", "备注"],
    ["1", "长孙律", "党组书记、检察长", "汉", ""],
    ["2", "古丽娜孜·阿不都", "党组成员、副检察长", "维吾尔", "女"],
    ["3", "申屠平", "党组成员、派驻纪检监察组组长", "汉", "因病请假，书面发言"],
    ["4", "公冶长", "党组成员、检委会专职委员", "汉", ""],
]
WANTED = [(row[1], row[2]) for row in TABLE[1:]]


def test_a_table_of_a_word_file_gives_its_members_and_no_head_of_a_column():
    document = Document()
    for line in ("某区检察院党组2025年度民主生活会方案", "一、与会人员"):
        document.add_paragraph(line)
    table = document.add_table(rows=len(TABLE), cols=len(TABLE[0]))
    for row, cells in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("二、会议议程")
    document.add_paragraph("通报情况。")
    file = BytesIO()
    document.save(file)
    reading = read_bytes(file.getvalue(), "a.docx")
    assert [(member["name"], member["post"]) for member in members(reading)] == WANTED
    notes = {fact.name: fact.note for fact in reading.facts if fact.name}
    assert notes["申屠平"] == "汉，因病请假，书面发言"


def test_a_table_of_markdown_and_one_with_tabs_are_read_alike():
    for sign in ("|", "\t"):
        rows = [f"{sign}{sign.join(row)}{sign}".strip("\t") for row in TABLE]
        assert named("\n".join(rows)) == WANTED, sign


def test_posts_may_stand_in_two_columns_and_no_work_is_a_person():
    head = "姓名\t党内职务\t行政职务\t分管工作"
    assert named(f"{head}\n江远帆\t党组书记\t局长\t全面\n宰父安\t党组成员\t——\t基础教育、安全") == [
        ("江远帆", "党组书记、局长"),
        ("宰父安", "党组成员"),
    ]


@pytest.mark.parametrize(
    "people",
    [
        "参加人员：局党组成员，共2名。\n江远帆　党组书记\n于小满　党组成员",
        "由县委统一安排，党组书记江远帆，以及党组成员于小满参加会议。",
        "党组书记江远帆、党组成员于小满出席。",
    ],
)
def test_a_roll_stands_below_what_it_is_of_or_before_what_they_do(people):
    assert named(people) == [("江远帆", "党组书记"), ("于小满", "党组成员")]


def test_two_persons_of_a_row_are_two_lines():
    rows = [["姓名", "职务", "姓名", "职务"], ["甲一", "局长", "乙二", "副局长"]]
    lines = [
        Line(text, f"表1第{n}行第{m}列", "cell", "", n * 10 + m)
        for n, row in enumerate(rows, 1)
        for m, text in enumerate(row, 1)
    ]
    assert [line.text for line in persons_joined(lines)] == ["甲一　局长", "乙二　副局长"]


def test_the_principal_is_the_secretary_though_another_takes_the_chair():
    people = "尚可（党委书记）、车前（党委副书记、纪委书记）、苏木（党委委员、副院长）。\n主持人：车前"
    reading = read_bytes(PLAN.format(people).encode(), "a.txt")
    assert [member["name"] for member in members(reading) if "role" in member] == ["尚可"]


@pytest.mark.parametrize(("number", "told"), [("3", []), ("三", []), ("4", ["共4人（读到3人，请核对）"])])
def test_another_number_than_that_of_the_persons_is_told(number, told):
    people = f"党组书记骆远舟、党组成员佘静、党组成员夏天，共{number}人。"
    unread = read_bytes(PLAN.format(people).encode(), "a.txt").unread
    assert [one.text for one in unread if "读到" in one.text] == told


def test_a_leader_of_another_party_is_told_as_such():
    people = "党委书记、院长骆远舟，副院长葛青（九三学社），党委委员、副院长佘静（女）。"
    reading = read_bytes(PLAN.format(people).encode(), "a.txt")
    politics = {member["name"]: member.get("politics") for member in members(reading)}
    assert politics == {"骆远舟": None, "葛青": "九三学社社员", "佘静": None}


def test_who_stands_under_the_label_of_a_sent_group_is_no_member():
    people = "局党组成员：党组书记骆远舟、副书记佘静。\n县委督导组：组长、县委二级调研员柏子青等3人。"
    assert [name for name, _ in named(people)] == ["骆远舟", "佘静"]


@pytest.mark.parametrize(
    ("people", "wanted"),
    [
        ("骆远舟（党委书记）、公冶明（党委委员、总药师）", ("公冶明", "党委委员、总药师")),
        ("骆远舟  党委书记\n公冶明  总护士长、党委委员", ("公冶明", "总护士长、党委委员")),
        ("骆远舟  党委书记\n于  前  副院长、党委委员", ("于前", "副院长、党委委员")),
        ("骆远舟  党委书记\n区志前  党委委员、武装部部长", ("区志前", "党委委员、武装部部长")),
    ],
)
def test_a_name_may_end_in_a_word_of_time_and_a_post_be_unknown_beside_that_of_a_member(people, wanted):
    assert named(people) == [("骆远舟", "党委书记"), wanted]


def test_the_secretary_of_a_general_branch_leads():
    people = "苏木（党总支副书记、院长）、尚可（党总支书记）。\n主持人：苏木"
    reading = read_bytes(PLAN.format(people).encode(), "a.txt")
    assert [member["name"] for member in members(reading) if "role" in member] == ["尚可"]


def test_a_deputy_of_the_office_of_a_subdistrict_leads():
    people = "骆远舟（党工委书记）、佘静（党工委委员）、公冶明（办事处副主任）、尚可（办公室副主任）。"
    assert [name for name, _ in named(people)] == ["骆远舟", "佘静", "公冶明"]


@pytest.mark.parametrize(
    ("people", "wanted"),
    [
        ("镇党委书记骆远舟，镇人大主席佘静", [("骆远舟", "镇党委书记"), ("佘静", "镇人大主席")]),
        ("党委委员：\n党委书记 骆远舟\n党委委员 佘静", [("骆远舟", "党委书记"), ("佘静", "党委委员")]),
        ("党组成员：骆远舟、佘静。\n主持：党组书记骆远舟", [("骆远舟", "党组书记"), ("佘静", "党组成员")]),
        ("宋远舟局长主持。\n党组成员：宋远舟、佘静。", [("宋远舟", "党组成员"), ("佘静", "党组成员")]),
        (
            "骆远舟  党工委书记\n佘静  党工委委员、纪工委书记",
            [("骆远舟", "党工委书记"), ("佘静", "党工委委员、纪工委书记")],
        ),
        (
            "党委书记 骆远舟\n党委委员 佘静\n副院长（无党派） 葛青",
            [("骆远舟", "党委书记"), ("佘静", "党委委员"), ("葛青", "副院长")],
        ),
        (
            "参会：党组书记骆远舟，县纪委派驻组组长佘静",
            [("骆远舟", "党组书记"), ("佘静", "县纪委派驻组组长")],
        ),
    ],
)
def test_a_head_over_names_an_office_and_a_note_are_no_members(people, wanted):
    reading = read_bytes(PLAN.format(people).encode(), "a.txt")
    assert [(member["name"], member["post"]) for member in members(reading)] == wanted
    assert members(reading)[0].get("role") == "主要负责同志"
    assert not answers_of(reading)["meeting"]["attendees"]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("县委督导组组长骆远舟及成员2人", [("县委督导组组长骆远舟及成员2人", "骆远舟")]),
        ("党政办 佘静", [("党政办", ""), ("佘静", "佘静")]),
        ("组织办柳青、温馨", [("组织办柳青", "柳青"), ("温馨", "温馨")]),
        ("学生代表3人、教师代表佘静", [("学生代表3人", ""), ("教师代表佘静", "佘静")]),
        (
            "机关党委专职副书记隆冬、人事处处长师旷",
            [("机关党委专职副书记隆冬", "隆冬"), ("人事处处长师旷", "师旷")],
        ),
        ("骆远舟、佘静、葛青3名党组成员", [("骆远舟", "骆远舟"), ("佘静", "佘静"), ("葛青", "葛青")]),
        ("督导组副组长骆远舟、联络员清风", [("督导组副组长骆远舟", "骆远舟"), ("联络员清风", "清风")]),
    ],
)
def test_who_is_counted_belongs_to_who_leads_and_bodies_are_no_persons(text, listed):
    assert [(one.text, one.name) for one in roll(text)] == listed
