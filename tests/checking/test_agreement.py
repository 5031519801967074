"""Papers as the kit writes them agree; every disagreement put into one by hand is found, and nothing else."""

import io
import json
import re
import shutil
import zipfile

import pytest
from docx import Document
from lxml import etree

from mzsh_kit import KitError, complete
from mzsh_kit.checking import agreement
from mzsh_kit.checking.sets import check_folder
from mzsh_kit.output import write_papers
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BUREAU, SCHOOL, HOSPITAL = "望岚县水务局", "望岚县第一中学", "望岚县人民医院"
"""A 局党组, a 年度 of the past, two of one name."""
# Papers that tell most of what a set tells.
SOME = ("01", "02", "03", "07", "09", "15", "21", "22", "23", "27", "31", "32")


@pytest.fixture(scope="module")
def answers():
    rows = read_roster(templates() / "roster-sample.xlsx").rows
    return {row.answers["unit"]["name"]: row.answers for row in rows}


@pytest.fixture(scope="module")
def sets(answers, tmp_path_factory):
    """The folder of papers of a unit, written once."""
    folders = {}

    def folder(unit, *numbers):
        asked = (unit, *numbers)
        if asked not in folders:
            folders[asked] = tmp_path_factory.mktemp("set")
            write_papers(complete(answers[unit]), folders[asked], numbers)
        return folders[asked]

    return folder


@pytest.fixture
def copy(sets, tmp_path):
    """A copy of papers of a unit, to be edited."""
    return lambda unit, *numbers: shutil.copytree(sets(unit, *numbers), tmp_path / "set")


@pytest.fixture
def bureau(copy):
    """The whole set of the bureau."""
    return copy(BUREAU, "全部")


@pytest.fixture
def some(copy):
    """Papers of the bureau, of which an edited one must stand out."""
    return copy(BUREAU, *SOME)


def paper(folder, number):
    return next(folder.glob(f"{number}-*.docx"))


def edit(path, change):
    """Change the body of a .docx as another program would: open the package, write it back."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    change(body)
    parts["word/document.xml"] = etree.tostring(body, encoding="UTF-8", xml_declaration=True)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    path.write_bytes(written.getvalue())


def plain(node):
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def put(node, words):
    """Other words in place of those of a paragraph or a cell."""
    first, *others = node.iter(f"{W}t")
    first.text = words
    for other in others:
        other.text = ""


def retype(path, old, new):
    """Put other words into the first paragraph that has the old ones, whatever its runs."""

    def change(body):
        paragraph = next(node for node in body.iter(f"{W}p") if old in plain(node))
        put(paragraph, plain(paragraph).replace(old, new))

    edit(path, change)


def split_runs(path):
    """Every character in a run of its own, as some programs leave a text that was corrected."""

    def change(body):
        for run in list(body.iter(f"{W}r")):
            texts = run.findall(f"{W}t")
            if len(texts) == 1 and texts[0].text:
                letters, parent = texts[0].text, run.getparent()
                at = parent.index(run)
                texts[0].text = letters[0]
                for nth, letter in enumerate(letters[1:], 1):
                    other = etree.fromstring(etree.tostring(run))
                    other.find(f"{W}t").text = letter
                    parent.insert(at + nth, other)

    edit(path, change)


def rows(body, word):
    """The rows of the table that has a word in its head."""
    return next(
        list(table.iter(f"{W}tr"))
        for table in body.iter(f"{W}tbl")
        if word in plain(next(table.iter(f"{W}tr")))
    )


def remove_row(path, word, number):
    def change(body):
        row = rows(body, word)[number]
        row.getparent().remove(row)

    edit(path, change)


def swap_rows(path, word, upper, lower):
    def change(body):
        places = rows(body, word)
        at, to = (list(places[n].iter(f"{W}tc")) for n in (upper, lower))
        for a, b in zip(at[1:3], to[1:3], strict=True):
            first, second = plain(a), plain(b)
            put(a, second)
            put(b, first)

    edit(path, change)


def remove_paragraph(path, words):
    def change(body):
        paragraph = next(node for node in body.iter(f"{W}p") if words in plain(node))
        paragraph.getparent().remove(paragraph)

    edit(path, change)


def told(folder):
    return [str(finding) for finding in agreement(folder)]


def only(folder):
    findings = agreement(folder)
    assert len(findings) == 1, "\n".join(map(str, findings))
    return findings[0]


@pytest.mark.parametrize("unit", [BUREAU, HOSPITAL])
def test_a_set_as_it_was_written_agrees(sets, unit):
    assert told(sets(unit, "全部")) == []


def test_a_team_of_one_agrees(eight, tmp_path):
    """The item in which the others speak has no turn."""
    write_papers(complete({**eight, "members": eight["members"][:1]}), tmp_path)
    assert told(tmp_path) == []


def test_what_a_user_has_typed_into_the_plan_is_no_disagreement(eight, tmp_path):
    said = "会议由楚望舒同志主持。2019年3月3日起执行"
    asked = {**eight, "requirements": [{"heading": "会议纪律", "text": said}], "issue_date": "2026-12-02"}
    write_papers(complete(asked), tmp_path)
    assert told(tmp_path) == []


PLANTED = [
    ("03", "县水务局三楼会议室", "县招待所多功能厅", "venue-differs", "第8段"),
    ("21", "县水务局三楼会议室", "县招待所三楼会议室", "venue-differs", "第3段"),
    ("32", "在县水务局三楼会议室召开", "在县招待所会议室召开", "venue-differs", "第4段"),
    ("24", "时间：2027年1月15日", "时间：2027年1月16日", "date-differs", "第2段"),
    ("03", "定于2027年1月15日召开", "定于2027年1月5日召开", "date-differs", "第5段"),
    ("23", "上午9:00", "下午2:30", "clock-differs", "第2段"),
    ("32", "2027年1月15日上午9:00", "2027年1月15日9时30分", "clock-differs", "第4段"),
    ("21", "上午9:00—", "上午8:30—", "clock-differs", "表1第2行第2格"),
    ("03", "参加：江启明、贺兰舟、", "参加：贺兰舟、江启明、", "people-differ", "第11段"),
    ("02", "韦德昌、", "", "people-differ", "第12段"),
    ("01", "罗文渊。到会", "宋怀瑾。到会", "people-differ", ""),
    ("27", "孟珺", "孟君", "people-differ", ""),
    ("03", "副局长尹若溪、", "", "people-differ", "第13段"),
    ("03", "主持：江启明", "主持：贺兰舟", "people-differ", "第10段"),
    ("01", "江启明同志主持", "贺兰舟同志主持", "people-differ", "第8段"),
    ("32", "江启明同志主持会议", "楚望舒同志主持会议", "people-differ", "第4段"),
    ("02", "签发人：江启明", "签发人：贺兰舟", "people-differ", "第2段"),
    ("02", "应到5人", "应到6人", "count-differs", "第12段"),
    ("23", "不少于4人", "不少于3人", "count-differs", ""),
    ("03", "不少于4人", "不少于三人", "count-differs", ""),
    ("01", "议程共七项", "议程共八项", "count-differs", ""),
    ("22", "有七项议程", "有六项议程", "count-differs", ""),
    ("09", "人次。", "0人次。", "count-differs", ""),
    ("01", "“四必谈”", "“三必谈”", "count-differs", ""),
    ("21", "县水务局党组", "县林业局党组", "unit-differs", "第1段"),
    ("11", "县水务局党组", "县林业局党组", "unit-differs", "第1段"),
    ("02", "中共望岚县水务局党组关于", "中共青屏县水务局党组关于", "unit-differs", "第3段"),
    ("03", "县水务局党组定于", "县财政局党组定于", "unit-differs", "第5段"),
    ("22", "2026年度民主生活会主持词", "巡察整改专题民主生活会主持词", "meeting-differs", "第1段"),
    ("22", "召开县水务局党组2026年度民主生活会", "召开县水务局党组以案促改专题民主生活会",
     "meeting-differs", "第3段"),
    ("23", "2026年度", "2025年度", "meeting-differs", "第1段"),
    ("31", "召开2026年度", "召开2024年度", "meeting-differs", ""),
    ("17", "2027年1月5日", "2027年1月4日", "date-differs", ""),
    ("01", "（2027年1月5日前），会议", "（2027年3月5日前），会议", "date-differs", ""),
]  # fmt: skip


@pytest.mark.parametrize(("number", "old", "new", "rule", "place"), PLANTED)
def test_words_that_somebody_has_changed_are_found(copy, number, old, new, rule, place):
    folder = copy(BUREAU, number)
    path = paper(folder, number)
    retype(path, old, new)
    told = only(folder)
    assert (told.rule, told.kind) == (rule, "other")
    assert told.where.startswith(f"{path.name} {place}") and told.places == (told.where,)
    assert 4 <= len(told.text) <= 60
    assert told.why and told.fix and told.where in str(told)


ONE_OF_A_RULE = {planted[3]: planted for planted in PLANTED}


@pytest.mark.parametrize(("number", "old", "new", "rule", "place"), ONE_OF_A_RULE.values())
def test_in_a_whole_set_and_in_runs_split_by_another_program_too(bureau, number, old, new, rule, place):
    path = paper(bureau, number)
    retype(path, old, new)
    split_runs(path)
    told = only(bureau)
    assert told.rule == rule and told.where.startswith(f"{path.name} {place}")


def test_split_runs_alone_are_no_disagreement(bureau):
    for number in ("03", "21", "23"):
        split_runs(paper(bureau, number))
    assert told(bureau) == []


def test_a_member_missing_from_the_sign_in_sheet(some):
    remove_row(paper(some, "23"), "姓名", 3)
    told = only(some)
    assert told.rule == "people-differ" and told.why == "缺少“孟珺”"
    assert told.where == "23-签到表.docx 表1第3行第3格"


def test_two_members_swapped_in_the_sign_in_sheet(some):
    swap_rows(paper(some, "23"), "姓名", 2, 3)
    told = agreement(some)
    assert [(finding.rule, finding.text) for finding in told] == [
        ("people-differ", "孟 珺"),
        ("people-differ", "贺兰舟"),
    ]


def test_a_post_that_is_another_member_s(some):
    retype(paper(some, "23"), "党组成员、总工程师", "党组成员、副局长")
    told = only(some)
    assert (told.rule, told.text) == ("people-differ", "党组成员、副局长")


def test_another_issuer_signs(some):
    path = paper(some, "01")

    def change(body):
        organ = [node for node in body.iter(f"{W}p") if plain(node) == "中共望岚县水务局党组"][-1]
        put(organ, "中共青屏县水务局党组")

    edit(path, change)
    told = only(some)
    assert (told.rule, told.text) == ("unit-differs", "中共青屏县水务局党组")


def test_another_issuer_at_the_head(some):
    retype(paper(some, "03"), "中共望岚县水务局党组文件", "中共青屏县水务局党组文件")
    assert only(some).rule == "unit-differs"


def test_another_office_prints(some):
    retype(paper(some, "03"), "望岚县水务局办公室", "青屏县水务局办公室")
    assert only(some).rule == "unit-differs"


def test_a_talk_on_a_day_outside_its_period(some):
    def change(body):
        cell = list(rows(body, "谈话人")[2].iter(f"{W}tc"))[1]
        put(cell, "2027年1月11日")

    edit(paper(some, "09"), change)
    told = only(some)
    assert told.rule == "date-differs" and told.where == "09-谈心谈话安排表.docx 表1第3行第2格"


def test_a_talk_with_somebody_else(some):
    retype(paper(some, "09"), "河湖管理站主要负责同志", "园林管理站主要负责同志")
    told = only(some)
    assert told.rule == "people-differ" and told.why == "人员与方案不一致，方案为“河湖管理站”"


def test_a_pair_missing_from_the_register_of_criticism(some):
    remove_row(paper(some, "15"), "批评人", 4)
    told = only(some)
    assert told.rule == "people-differ" and told.why == "缺少“江启明”“罗文渊”"


def test_an_item_missing_from_the_agenda_of_the_notice(some):
    remove_paragraph(paper(some, "03"), "代表领导班子作对照检查")
    told = only(some)
    assert told.rule == "agenda-differs" and told.why == "缺少“代表领导班子作对照检查”"


def test_the_same_words_in_several_papers_are_one_finding(some):
    for number in ("03", "21"):
        retype(paper(some, number), "地点：县水务局三楼会议室", "地点：县招待所会议室")
    told = agreement(some)
    assert {finding.rule for finding in told} == {"venue-differs"}
    assert sum(len(finding.places) for finding in told) == 2


def test_members_of_one_name_are_told_apart_by_their_post(copy):
    folder = copy(HOSPITAL, "02", "03", "23")
    retype(paper(folder, "03"), "白芷（党委委员、纪委书记）", "白芷（党委委员、副院长）")
    told = only(folder)
    assert told.rule == "people-differ" and told.why == "职务与方案不一致，方案为“党委委员、纪委书记”"


def test_a_date_is_checked_against_the_month_that_the_plan_gives(copy):
    folder = copy(HOSPITAL, "03", "21", "23")
    retype(paper(folder, "21"), "2027年1月下旬", "2027年2月3日上午9:00")
    assert only(folder).rule == "date-differs"
    retype(paper(folder, "21"), "2027年2月3日", "2027年1月28日")
    assert told(folder) == []


def test_what_is_filled_in_by_hand_is_no_disagreement(bureau):
    forum = paper(bureau, "07")
    retype(forum, "时间：＿＿＿＿", "时间：2026年12月21日上午10:00")
    retype(forum, "地点：＿＿＿＿", "地点：河湖管理站会议室")
    retype(forum, "主持人：＿＿＿＿", "主持人：贺兰舟")
    retype(forum, "参加人员：＿＿＿＿", "参加人员：贺兰舟、各科室负责人")
    retype(paper(bureau, "31"), "谈心谈话＿＿＿＿人次", "谈心谈话31人次")
    assert [finding for finding in agreement(bureau) if finding.level != "hint"] == []


def test_what_two_papers_are_filled_in_with_by_hand_is_told_where_it_differs(some):
    retype(paper(some, "23"), "实到＿＿＿＿人", "实到4人")
    retype(paper(some, "27"), "实到＿＿＿＿人", "实到4人")
    retype(paper(some, "32"), "实到＿＿＿＿＿＿人", "实到5人")
    told = only(some)
    assert (told.rule, told.places, told.why) == (
        "filled-differs",
        ("32-会议纪要.docx 第5段",),
        "“23-签到表.docx”填的是“4”",
    )


def test_a_place_that_was_open_is_filled_in_alike(answers, tmp_path):
    meeting = {**answers[BUREAU]["meeting"], "venue": "待定"}
    write_papers(complete({**answers[BUREAU], "meeting": meeting}), tmp_path, ["03", "21", "27"])
    retype(paper(tmp_path, "03"), "地点：＿＿＿＿", "地点：县水务局三楼会议室")
    retype(paper(tmp_path, "21"), "地点：＿＿＿＿", "地点：三楼会议室")
    retype(paper(tmp_path, "27"), "地点：＿＿＿＿", "地点：五楼报告厅")
    told = only(tmp_path)
    assert (told.rule, told.why) == ("filled-differs", "“03-会议通知.docx”填的是“县水务局三楼会议室”")


def test_a_day_of_the_work_that_the_plan_does_not_give_is_a_hint(some):
    retype(paper(some, "31"), "集中学习＿＿＿＿天", "2026年12月19日集中学习1天")
    told = only(some)
    assert (told.rule, told.level) == ("date-unknown", "hint") and told.text.endswith(
        "2026年12月19日集中学习1天"
    )


def test_a_paper_that_is_gone_or_broken_is_a_finding(bureau):
    paper(bureau, "22").unlink()
    paper(bureau, "23").write_bytes(b"PK but no package")
    assert [(finding.rule, finding.where) for finding in agreement(bureau)] == [
        ("paper-missing", "22-主持词.docx"),
        ("paper-unreadable", "23-签到表.docx"),
    ]


def test_an_empty_paper_is_a_finding_and_the_others_are_checked(bureau):
    emptied = paper(bureau, "23")
    Document().save(emptied)
    retype(paper(bureau, "03"), "县水务局三楼会议室", "县招待所会议室")
    found = [(finding.rule, finding.where) for finding in check_folder(bureau)]
    assert ("paper-unreadable", emptied.name) in found
    assert any(where.startswith("03-") for _, where in found)


def test_an_edited_paper_is_checked_beside_the_new_one(bureau, answers):
    retype(paper(bureau, "03"), "县水务局三楼会议室", "县招待所会议室")
    write_papers(complete(answers[BUREAU]), bureau, ["全部"])
    assert (bureau / "03-会议通知（新）.docx").is_file()
    assert only(bureau).where.startswith("03-会议通知.docx")


def test_the_plan_itself_changed_after_the_papers(some):
    path = some / "plan.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["meeting"]["venue"] = "县水务局五楼会议室"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    told = agreement(some)
    assert {finding.rule for finding in told} == {"venue-differs"}
    papers = {place.split("-")[0] for finding in told for place in finding.places}
    assert papers >= {"02", "03", "21", "23", "27", "32"}


def test_the_papers_of_another_plan_are_found_in_many_ways(bureau, answers):
    other = complete(answers[SCHOOL])
    (bureau / "plan.json").write_text(other.model_dump_json(), encoding="utf-8")
    rules = {finding.rule for finding in agreement(bureau)}
    assert rules >= {
        "unit-differs",
        "meeting-differs",
        "date-differs",
        "venue-differs",
        "people-differ",
        "count-differs",
    }


def test_a_folder_that_holds_no_set_is_refused(tmp_path):
    with pytest.raises(KitError, match=re.escape(str(tmp_path))):
        agreement(tmp_path)
