"""A table of papers to be sent is read by its columns, in a Word file and however a paste left it."""

from io import BytesIO

import docx
import pytest

from mzsh_kit.reading import read_bytes, read_lines
from mzsh_kit.reading.seen import seen

ROWS = [
    "序号 材料名称 报送时限 报送对象",
    "1 班子检视剖析材料 会前6天 县委组织部、县纪委监委",
    "2 会议情况报告 会后12天 县委第三督导组",
]
SENT = [
    ("submission", "班子检视剖析材料", "县委组织部、县纪委监委", "会前6天"),
    ("report", "会议情况报告", "县委第三督导组", "会后12天"),
]
ABOVE = "县气象局党组2025年度民主生活会方案\n四、报送材料\n"


def _read(data, name):
    return read_bytes(data, name, weigh=False)


def _sent(reading):
    return [
        (fact.field, fact.value, fact.to, fact.deadline)
        for fact in reading.facts
        if fact.field != "meeting.year"
    ]


@pytest.mark.parametrize("sign", [" ", "\t", "|", "　　", "｜"])
def test_rows_of_a_text_are_read_by_the_head_above_them(sign):
    text = ABOVE + "\n".join(ROWS).replace(" ", sign)
    read = _read(text.encode(), "方案.txt")
    assert (_sent(read), read.unread) == (SENT, ())
    assert [section.heading for section in read.tree.sections] == ["报送材料"]


def _word(rows):
    document, data = docx.Document(), BytesIO()
    for line in ABOVE.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=4)
    for row, text in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, text.split(), strict=True):
            cell.text = words
    document.save(data)
    return _read(data.getvalue(), "方案.docx")


def test_rows_of_a_word_file_are_read_so_too():
    read = _word(ROWS)
    assert (_sent(read), read.unread) == (SENT, ())


def test_what_columns_are_called_and_things_in_cells_are_no_rules():
    read = _word(["序号 材料名称 份数 发放范围", "1 会议议程 20 参会人员", "2 民主测评表 15 列席人员"])
    assert _sent(read) == []
    assert [part.text for part in read.unread if not part.text.isdigit()] == [
        "会议议程",
        "参会人员",
        "民主测评表",
        "列席人员",
    ]


def test_an_office_of_its_own_is_nobody_to_send_to_and_its_row_is_told():
    text = ABOVE + "序号 材料名称 报送部门\n1 会议情况报告 综合股\n"
    read = _read(text.encode(), "方案.txt")
    assert _sent(read) == []
    assert [part.text for part in read.unread] == ["1　　会议情况报告　　综合股"]


def test_a_step_of_such_a_table_goes_without_its_number():
    text = (
        "县气象局党组2025年度民主生活会方案\n五、分工\n"
        "序号 事项 承办人 完成时间\n1 会场布置 赵永 1月9日前\n2 征求意见 李林 1月5日前\n"
    )
    steps = [fact.value for fact in _read(text.encode(), "方案.txt").facts if fact.field == "schedule.step"]
    assert steps == ["会场布置　　赵永　　1月9日前", "征求意见　　李林　　1月5日前"]


def test_whoever_checks_a_file_finds_its_lines_as_they_stand():
    lines = read_lines((ABOVE + "\n".join(ROWS).replace(" ", "|")).encode(), "方案.txt")
    assert seen(lines)[-1].place(2, 7) == (5, 2, 7) and "|会议情况报告|" in seen(lines)[-1].line.text
