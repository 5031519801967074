import io
import json
from dataclasses import replace

import docx
import pytest
from openpyxl import load_workbook

from mzsh_kit.checking import Finding, Spot
from mzsh_kit.checking.export import workbook
from mzsh_kit.checking.many import Checked, check_many
from mzsh_kit.checking.marked import marked
from mzsh_kit.checking.redline import accept, certain, corrected_copy, revised_copy
from mzsh_kit.checking.review import documents, review
from mzsh_kit.errors import KitError
from mzsh_kit.gongwen.review.revised import revised
from mzsh_kit.reading import margin_lines, read_lines

TEXT = (
    "县水务局党组2025年度民主生活会实施方案\n\n一、会议主题\n　　开展自我指责，开展自我指责。\n"
    "会后15天内报告;\n"
)


def finding(words, spots, level="error", kind="typo", mend=None):
    places = tuple(f"第{spot.line}段" for spot in spots)
    mended = tuple(replace(spot, mend=mend) for spot in spots)
    return Finding("rule", kind, level, words, places[0], places, "不是规范用语", "请改正", mended)


@pytest.fixture
def criticism():
    return finding("自我指责", (Spot(3, 2, 6), Spot(3, 9, 13)), mend="自我批评")


@pytest.fixture
def semicolon():
    return finding("内报告;", (Spot(4, 8, 9),), "likely", "punctuation", "。")


def comments(data):
    office = docx.Document(io.BytesIO(data))
    return [paragraph.text for paragraph in office.comments], [
        paragraph.text for paragraph in office.paragraphs
    ]


def test_a_text_becomes_a_word_file_of_its_lines_with_comments(criticism, semicolon):
    name, data = revised_copy(TEXT.encode(), "方案.txt", (), [criticism, semicolon])
    notes, lines = comments(data)
    assert name == "方案.txt-审校.docx"
    assert notes == [
        "【必错】不是规范用语。请改正。（共2处，这是第1处）",
        "【必错】不是规范用语。请改正。（共2处，这是第2处）",
        "【疑似】不是规范用语。请改正。",
    ]
    assert [line.replace("\n", "") for line in lines] == [
        line.strip() for line in TEXT.split("\n") if line.strip()
    ]


def test_certain_findings_are_mended_in_the_text_and_the_rest_stays(criticism, semicolon):
    name, data = corrected_copy(TEXT.encode(), "方案.txt", [criticism, semicolon])
    assert name == "方案-修改.txt"
    assert data.decode() == TEXT.replace("自我指责", "自我批评").replace("报告;", "报告。")


@pytest.mark.parametrize("coding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_mended_text_of_another_encoding_is_readable_everywhere(criticism, coding):
    _, data = corrected_copy(TEXT.replace("\n", "\r\n").encode(coding), "方案.txt", [criticism])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == TEXT.replace("\n", "\r\n").replace("自我指责", "自我批评")


def test_marks_of_markdown_stay(criticism):
    text = "# 方案\n\n---\n**一、开展自我指责**\n"
    lines = read_lines(text.encode(), "a.md")
    at = lines[-1].text.index("自我指责")
    criticism = finding("自我指责", (Spot(lines[-1].number, at, at + 4),), mend="自我批评")
    _, data = corrected_copy(text.encode(), "a.md", [criticism])
    assert data.decode() == text.replace("自我指责", "自我批评")


def word(*lines):
    office, buffer = docx.Document(), io.BytesIO()
    for line in lines:
        office.add_paragraph(line)
    office.save(buffer)
    return buffer.getvalue()


def test_what_is_accepted_in_a_word_file_is_a_tracked_change_and_the_rest_a_comment(criticism):
    source = word("方案", "一、会议主题", "开展自我指责，开展自我指责。")
    told = finding("方案", (Spot(1, 0, 2),))
    name, data = revised_copy(source, "方案.docx", [criticism], [told])
    assert name == "方案-修改.docx"
    assert [(paragraph.before, paragraph.after) for paragraph in revised(data)][2] == (
        "开展自我指责，开展自我指责。", "开展自我批评，开展自我批评。",
    )  # fmt: skip
    assert comments(data)[0] == ["【必错】不是规范用语。请改正。"]
    assert [line.text for line in read_lines(data, name)][2] == "开展自我批评，开展自我批评。"


def test_a_blank_alone_is_deleted_and_words_over_two_paragraphs_of_a_cell_are_told():
    office = docx.Document(io.BytesIO(word("1. 负责会场")))
    cell = office.add_table(1, 1).cell(0, 0)
    cell.text = "自我"
    cell.add_paragraph("指责")
    buffer = io.BytesIO()
    office.save(buffer)
    blank, broken = (
        finding("1. ", (Spot(1, 2, 3),), mend=""),
        finding("自我指责", (Spot(2, 0, 5),), mend="自我批评"),
    )
    data = accept(buffer.getvalue(), [blank, broken])
    assert [line.text for line in read_lines(data, "a.docx")] == ["1.负责会场", "自我\n指责"]
    assert comments(data)[0] == [
        "【必错】不是规范用语。请改正。（这几个字跨了段落，没有直接修改，请人工处理。）"
    ]


def test_words_of_a_header_are_changed_by_the_number_behind_the_last_line():
    office = docx.Document(io.BytesIO(word("方案")))
    office.sections[0].header.paragraphs[0].text = "自我指责"
    buffer = io.BytesIO()
    office.save(buffer)
    data = accept(buffer.getvalue(), [finding("自我指责", (Spot(2, 0, 4),), mend="自我批评")])
    assert [line.text for line in margin_lines(data, "a.docx")] == ["自我批评"]


def test_certain_is_what_cannot_be_right_and_has_words_to_stand_there(criticism, semicolon):
    told = finding("自我指责", (Spot(3, 2, 6),))
    assert certain([semicolon, told, criticism]) == ((criticism,), (semicolon, told))


def test_words_are_marked_where_they_stand_and_typed_signs_are_escaped():
    lines = read_lines("方案\n甲<b>乙&丙</b>丁\n".encode(), "a.txt")
    findings = finding("乙&丙", (Spot(2, 4, 7),)), finding("<b>乙", (Spot(2, 1, 5),), "hint")
    html = marked(lines, [(told, "open") for told in findings])
    assert "<b>" not in html
    assert (
        '<a class="ck-word ck-hint ck-typo ck-open" id="w1-0" href="#f1" title="错别字：'
        '不是规范用语">&lt;b&gt;</a>'
    ) in html
    assert (
        '<a class="ck-word ck-error ck-typo ck-open" id="w0-0" href="#f0" title="错别字：不是规范用语">乙</a>'
        in html
    )


def test_what_is_accepted_shows_what_will_stand_there_and_what_is_ignored_is_not_marked():
    lines = read_lines("方案\n甲乙\n".encode(), "a.txt")
    mended = finding("甲", (Spot(2, 0, 1),), mend="丙")
    assert ">甲</a><ins>丙</ins>乙" in marked(lines, [None, (mended, "accepted")])
    assert '<p class="">甲乙</p>' in marked(lines, [(mended, "ignored")])


def test_a_place_without_words_marks_its_whole_line():
    lines = read_lines("方案\n甲乙\n".encode(), "a.txt")
    assert ">甲乙</a>" in marked(lines, [(finding("甲乙", (Spot(2, 0, 0),)), "open")])


def test_cells_stand_in_a_table_with_the_empty_ones_put_back():
    office = docx.Document()
    table = office.add_table(2, 3)
    for row, column, text in ((0, 0, "序号"), (0, 2, "事项"), (1, 1, "谈心")):
        table.cell(row, column).text = text
    buffer = io.BytesIO()
    office.save(buffer)
    html = marked(read_lines(buffer.getvalue(), "a.docx"), [])
    assert "<tr><td>序号</td><td></td><td>事项</td></tr><tr><td></td><td>谈心</td></tr>" in html


def test_the_workbook_counts_each_file_and_lists_each_finding(criticism, semicolon):
    findings = [
        Checked("甲.docx", (criticism, semicolon)),
        Checked("=乙.txt"),
        Checked("丙.doc", fault="甲.doc：文件已损坏"),
    ]
    data = workbook(findings)
    assert data == workbook(findings)
    counts, listed = load_workbook(io.BytesIO(data)).worksheets
    assert [[cell.value for cell in row] for row in counts.iter_rows()] == [
        ["文件", "必错", "疑似", "提示", "合计", "没有检查的原因"],
        ["甲.docx", 1, 1, 0, 2, None],
        ["=乙.txt", 0, 0, 0, 0, None],
        ["丙.doc", 0, 0, 0, 0, "甲.doc：文件已损坏"],
        ["共3个文件", 1, 1, 0, 2, "1个文件没有检查"],
    ]
    assert counts["A3"].data_type == "s"
    assert [cell.value for cell in listed[2]] == [
        *("甲.docx", "必错", "错别字", "自我指责", "第3段；第3段", 2),
        *("不是规范用语", "请改正", "rule"),
    ]


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "方案"
    (source / "县局").mkdir(parents=True)
    (source / "甲.txt").write_text(TEXT, encoding="utf-8")
    (source / "县局" / "乙.md").write_text(
        TEXT.replace("15天", "45天").replace("报告;", "将会议情况报告报县委。"), encoding="utf-8"
    )
    (source / "坏.docx").write_bytes(b"PK no word file")
    (source / "甲-审校.docx").write_bytes(b"a copy of ours")
    (source / "说明.pdf").write_bytes(b"not read")
    return source


def test_a_folder_is_reviewed_into_copies_a_workbook_and_a_list(folder, tmp_path):
    checked = review(folder, tmp_path / "out")
    assert [file.name for file in checked] == ["县局/乙.md", "坏.docx", "甲.txt"]
    made = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert made == ["findings.json", "findings.xlsx", "县局/乙.md-审校.docx", "甲.txt-审校.docx"]
    listed = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))
    assert [(file["file"], file.get("fault", "")) for file in listed][1] == ("坏.docx", checked[1].fault)
    assert checked[1].fault.startswith("坏.docx：")
    assert "report-late" in [told["rule"] for told in listed[0]["findings"]]


def test_the_same_folder_gives_the_same_bytes(folder, tmp_path):
    for name in ("one", "two"):
        review(folder, tmp_path / name)
    for path in (tmp_path / "one").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_processes_find_what_one_finds(folder):
    paths = documents(folder) * 17
    assert tuple(check_many(paths, workers=2)) == tuple(check_many(paths, workers=1))


def test_an_empty_folder_and_one_that_is_not_there_are_told(tmp_path):
    with pytest.raises(KitError, match="没有可以检查的文件"):
        documents(tmp_path)
    with pytest.raises(KitError, match="找不到这个文件"):
        documents(tmp_path / "不在")


def test_a_place_without_words_is_remarked_at_its_whole_paragraph():
    office = docx.Document()
    office.add_paragraph("开展谈心谈话")
    office.add_paragraph("开展批评")
    buffer = io.BytesIO()
    office.save(buffer)
    across = finding("", (Spot(1, 0, 0), Spot(2, 2, 4)))
    _, data = revised_copy(buffer.getvalue(), "a.docx", (), [across])
    made = docx.Document(io.BytesIO(data))
    starts = made.element.body.xpath("//w:commentRangeStart/following-sibling::w:r[1]/w:t/text()")
    assert starts == ["开展谈心谈话", "批评"]
