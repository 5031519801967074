import io
import zipfile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from mzsh_kit.errors import KitError
from mzsh_kit.gongwen import read_layout, to_docx
from mzsh_kit.gongwen.review.comments import Mark
from mzsh_kit.gongwen.review.revisions import reviewed
from tests.word import opened, paper, saved

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BOX = (
    f'<w:r {nsdecls("w")}><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:txbxContent><w:p>'
    "<w:r>"
    "<w:t>框内自我指责</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>"
    "<w:t>框内自我指责</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
)


def texts(data):
    return [paragraph.text for paragraph in read_layout(data).paragraphs]


def words(data):
    """What each comment stands at and what it says, in the order of the comments."""
    office, marked = opened(data), {}
    for start in office.element.body.iter(qn("w:commentRangeStart")):
        number, shown = start.get(qn("w:id")), []
        for node in start.xpath("following::*"):
            if node.tag == qn("w:commentRangeEnd") and node.get(qn("w:id")) == number:
                break
            shown.append(node.text or "" if node.tag == qn("w:t") else "")
        marked[int(number)] = "".join(shown)
    return [(marked[comment.comment_id], comment.text) for comment in office.comments]


def test_a_comment_stands_at_the_very_words_and_the_text_stays():
    office, _ = paper("开展批评和自我指责，达到团结。")
    data = reviewed(saved(office), [Mark(0, 5, 9, "应为“自我批评”")])
    assert words(data) == [("自我指责", "应为“自我批评”")]
    assert texts(data) == ["开展批评和自我指责，达到团结。"]
    (comment,) = opened(data).comments
    assert (comment.author, comment.initials, comment.timestamp) == ("审校", "审", None)


def test_words_over_several_runs_keep_the_letters_of_each_piece():
    office, paragraph = paper("开展自", "我指", "责。")
    for run, bold in zip(paragraph.runs, (True, False, True), strict=True):
        run.bold = bold
    data = reviewed(saved(office), [Mark(0, 2, 6, "错")])
    assert words(data) == [("自我指责", "错")]
    (shown,) = [paragraph for paragraph in opened(data).paragraphs if paragraph.text]
    assert [(run.text, run.bold) for run in shown.runs if run.text] == [
        ("开展", True),
        ("自", True),
        ("我指", False),
        ("责", True),
        ("。", True),
    ]


def test_comments_may_touch_and_lie_in_each_other():
    office, _ = paper("甲乙丙丁戊己")
    marks = [Mark(0, 1, 3, "一"), Mark(0, 3, 4, "二"), Mark(0, 0, 6, "三"), Mark(0, 2, 5, "四")]
    data = reviewed(saved(office), marks)
    assert words(data) == [("乙丙", "一"), ("丁", "二"), ("甲乙丙丁戊己", "三"), ("丙丁戊", "四")]
    assert texts(data) == ["甲乙丙丁戊己"]


def test_cells_boxes_controls_insertions_and_links_take_comments():
    office, paragraph = paper("段")
    table = office.add_table(1, 2)
    table.cell(0, 1).text = "格中自我指责"
    paragraph._p.append(parse_xml(BOX))
    last = office.add_paragraph("末")._p
    inside = "<w:r><w:t>{}自我指责{}</w:t></w:r>"
    last.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="9" w:author="甲">{inside.format("插", "入")}</w:ins>')
    )
    last.append(parse_xml(f"<w:hyperlink {nsdecls('w')}>{inside.format('链', '接')}</w:hyperlink>"))
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent>{inside.format('控', '件')}</w:sdtContent></w:sdt>"
    last.append(parse_xml(control))
    source = saved(office)
    assert texts(source) == [
        "段",
        "框内自我指责",
        "",
        "格中自我指责",
        "末插自我指责入链自我指责接控自我指责件",
    ]
    spots = [(1, 2), (3, 2), (4, 2), (4, 8), (4, 14)]
    data = reviewed(source, [Mark(number, at, at + 4, str(at)) for number, at in spots])
    assert words(data) == [("自我指责", str(at)) for _, at in spots]
    assert texts(data) == texts(source)
    signs = [node.getparent().getparent() for node in opened(data).element.iter(qn("w:commentReference"))]
    assert {node.tag for node in signs} == {qn("w:p")}


def test_deleted_words_are_not_counted_and_a_tab_is_one_character():
    office, paragraph = paper("留\t")
    gone = "<w:del {} w:id='1' w:author='甲'><w:r><w:delText>删去</w:delText></w:r></w:del>"
    paragraph._p.append(parse_xml(gone.format(nsdecls("w"))))
    paragraph.add_run("自我指责")
    assert words(reviewed(saved(office), [Mark(0, 2, 6, "错")])) == [("自我指责", "错")]


def test_a_mark_without_words_is_at_the_whole_paragraph_and_one_beyond_is_cut_back():
    office, _ = paper("一、会议主题")
    office.add_paragraph("")
    marks = [
        Mark(0, 0, 0, "缺"),
        Mark(0, 4, 99, "长"),
        Mark(1, 0, 0, "空"),
        Mark(7, 0, 1, "没有这一段"),
        Mark(0, -2, 1, "号"),
    ]
    data = reviewed(saved(office), marks)
    assert words(data) == [("一、会议主题", "缺"), ("主题", "长"), ("", "空"), ("一", "号")]


def test_comments_that_are_there_stay():
    office, paragraph = paper("开展自我指责")
    office.add_comment(paragraph.runs, "先有的", author="张三")
    data = reviewed(saved(office), [Mark(0, 2, 6, "后加的")])
    assert words(data) == [("开展自我指责", "先有的"), ("自我指责", "后加的")]
    assert [comment.author for comment in opened(data).comments] == ["张三", "审校"]


def test_all_parts_but_the_text_and_the_comments_stay_byte_by_byte(specimen):
    source = to_docx(specimen("paper"))
    data = reviewed(source, [Mark(3, 0, 2, "看")])
    before, after = zipfile.ZipFile(io.BytesIO(source)), zipfile.ZipFile(io.BytesIO(data))
    new = set(after.namelist()) - set(before.namelist())
    other = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert new == {"word/comments.xml"}
    assert other == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_the_same_marks_give_the_same_bytes(specimen):
    source = to_docx(specimen("paper"))
    marks = [Mark(3, 0, 2, "看"), Mark(5, 1, 3, "再看")]
    assert reviewed(source, marks) == reviewed(source, marks)


def test_a_note_may_have_lines_and_signs_that_xml_cannot_hold():
    office, _ = paper("甲乙")
    (comment,) = opened(reviewed(saved(office), [Mark(0, 0, 1, "第一行\n<b>&\x00第二行")])).comments
    assert comment.text == "第一行\n<b>&第二行"


def test_what_is_no_word_file_is_refused():
    with pytest.raises(KitError, match="这不是Word文档"):
        reviewed(b"plain text", [Mark(0, 0, 1, "看")])


@pytest.mark.office
def test_a_program_opens_a_commented_paper_and_its_pages_stay(specimen, render_pdf):
    pdfplumber = pytest.importorskip("pdfplumber")
    source = to_docx(specimen("paper"))
    marks = [Mark(number, 0, 3, "看") for number in range(60)]
    shown = []
    for path in render_pdf(source, reviewed(source, marks)):
        with pdfplumber.open(path) as pdf:
            shown.append(["".join(page.extract_text().split()) for page in pdf.pages])
    assert shown[0] == shown[1]
