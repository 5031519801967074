"""Words replaced as tracked changes: what each program shows once all are taken, and once all are left."""

import io
import subprocess
import zipfile
from datetime import datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from mzsh_kit.gongwen import read_layout, to_docx
from mzsh_kit.gongwen.review.comments import Mark
from mzsh_kit.gongwen.review.revised import revised
from mzsh_kit.gongwen.review.revisions import Change, reviewed
from tests.word import paper, saved

WHEN = datetime(2027, 1, 18, 9, 30)
RUN = "<w:r><w:t>{}</w:t></w:r>"
SIGN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def added(office, xml, words=""):
    """A paragraph of these words, and behind them XML with a place for them."""
    paragraph = office.add_paragraph(words)
    for node in parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"):
        paragraph._p.append(node)
    return paragraph


def changed(data, *changes, **more):
    return reviewed(data, (), [Change(*change, Mark(*change[:3], "应改正。")) for change in changes], **more)


def parts(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def decided(data, *, take):
    """The file with all tracked changes taken, or all left, done on the XML alone."""
    package = parts(data)
    gone, kept = (qn("w:del"), qn("w:ins")) if take else (qn("w:ins"), qn("w:del"))
    for name in [path for path in package if path.endswith(".xml") and path.startswith("word/")]:
        root = etree.fromstring(package[name])
        for node in list(root.iter(gone)):
            node.getparent().remove(node)
        for node in list(root.iter(kept)):
            for child in list(node):
                node.addprevious(child)
            node.getparent().remove(node)
        for node in root.iter(qn("w:delText")):
            node.tag = qn("w:t")
        package[name] = etree.tostring(root)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in package.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def texts(data):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs if paragraph.text]


def comments(data):
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


def runs(data):
    return [
        (run.text, run.bold)
        for paragraph in docx.Document(io.BytesIO(data)).paragraphs
        for run in paragraph.runs
        if run.text
    ]


def test_taken_and_left_the_paper_has_new_and_old_words_in_their_own_letters():
    office, paragraph = paper("开展自", "我指", "责。")
    paragraph.runs[0].bold, paragraph.runs[2].bold = True, True
    data = changed(saved(office), (0, 2, 6, "自我批评"))
    assert texts(decided(data, take=True)) == ["开展自我批评。"]
    assert texts(decided(data, take=False)) == ["开展自我指责。"]
    assert runs(decided(data, take=True)) == [("开展自", True), ("我", None), ("批评", None), ("。", True)]
    assert runs(decided(data, take=False)) == [
        ("开展自", True), ("我", None), ("指", None), ("责", True), ("。", True),
    ]  # fmt: skip


def test_each_change_bears_its_author_its_time_and_a_number_of_its_own():
    office, _ = paper("自我指责，自我指责")
    data = changed(saved(office), (0, 0, 4, "自我批评"), (0, 5, 9, "自我批评"), author="张三", when=WHEN)
    (paragraph,) = revised(data)
    assert (paragraph.before, paragraph.after) == ("自我指责，自我指责", "自我批评，自我批评")
    assert {(edit.author, edit.when) for edit in paragraph.edits} == {("张三", "2027-01-18T09:30:00Z")}
    root = etree.fromstring(parts(data)["word/document.xml"])
    numbers = [change.get(qn("w:id")) for change in root.iter(qn("w:ins"), qn("w:del"))]
    assert len(numbers) == len(set(numbers)) == 4


def test_without_a_time_none_is_written_and_the_same_changes_give_the_same_bytes():
    source = saved(paper("自我指责")[0])
    data = changed(source, (0, 0, 4, "自我批评"))
    assert b"w:date" not in parts(data)["word/document.xml"]
    assert changed(source, (0, 0, 4, "自我批评")) == data


@pytest.mark.parametrize(
    ("old", "new"),
    [("(一)", "（一）"), ("四风", "“四风”"), ("午上", "上午"), ("、", ""), ("求求", "求"), ("一", "一二")],
)
def test_marks_around_words_doubled_swapped_and_dropped_characters(old, new):
    data = changed(saved(paper(f"前{old}后")[0]), (0, 1, 1 + len(old), new))
    assert texts(decided(data, take=True)) == [f"前{new}后"]
    assert texts(decided(data, take=False)) == [f"前{old}后"]


def test_an_opening_mark_takes_the_letters_of_what_it_opens():
    office, paragraph = paper("反对", "四风", "问题")
    paragraph.runs[1].bold = True
    data = decided(changed(saved(office), (0, 2, 4, "“四风”")), take=True)
    assert runs(data) == [("反对", None), ("“", True), ("四风", True), ("”", True), ("问题", None)]


def test_cells_links_headers_notes_and_boxes_are_changed():
    office, _ = paper("段")
    office.add_table(1, 1).cell(0, 0).text = "格中自我指责"
    added(office, f"<w:hyperlink>{RUN.format('链接自我指责')}</w:hyperlink>")
    box = (
        f"<w:r><w:pict><w:txbxContent><w:p>{RUN.format('框内自我指责')}</w:p></w:txbxContent></w:pict></w:r>"
    )
    added(office, box, "有框")
    office.sections[0].header.paragraphs[0].text = "页眉自我指责"
    source = saved(office)
    where = {paragraph.text: number for number, paragraph in enumerate(read_layout(source).paragraphs)}
    spots = [where[text] for text in ("格中自我指责", "链接自我指责", "框内自我指责")]
    data = changed(source, *((number, 2, 6, "自我批评") for number in (*spots, len(where))))
    taken, left = decided(data, take=True), decided(data, take=False)
    assert {paragraph.text for paragraph in read_layout(data).paragraphs} >= {
        "格中自我批评",
        "链接自我批评",
        "框内自我批评",
    }
    for file, words in ((taken, "页眉自我批评"), (left, "页眉自我指责")):
        assert docx.Document(io.BytesIO(file)).sections[0].header.paragraphs[0].text == words
    assert [paragraph.text for paragraph in read_layout(left).paragraphs] == [
        paragraph.text for paragraph in read_layout(source).paragraphs
    ]
    assert comments(data) == []


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (SIGN.format("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>" + SIGN.format("separate")
         + RUN.format("自我指责") + SIGN.format("end"), "这几个字由域自动生成"),
        (f'<w:fldSimple w:instr="REF a">{RUN.format("自我指责")}</w:fldSimple>', "这几个字由域自动生成"),
        (f'<w:ins w:id="1" w:author="李四">{RUN.format("自我指责")}</w:ins>', "这里已有修订"),
        ('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="b"/></w:sdtPr>'
         f'<w:sdtContent>{RUN.format("自我指责")}'
         "</w:sdtContent></w:sdt>", "这几个字在内容控件里"),
        ('<w:r><w:t>自我</w:t><w:footnoteReference w:id="2"/><w:t>指责</w:t></w:r>',
         "这里有图形、注音、注号或者隐藏文字"),
    ],
)  # fmt: skip
def test_what_is_not_to_be_touched_is_a_comment_that_says_why(xml, reason):
    office = docx.Document()
    added(office, xml, "开展")
    source = saved(office)
    data = changed(source, (0, 2, 6, "自我批评"))
    assert comments(data) == [f"应改正。（{reason}，没有直接修改，请人工处理。）"]
    assert [paragraph.text for paragraph in read_layout(data).paragraphs] == [
        paragraph.text for paragraph in read_layout(source).paragraphs
    ]


def test_a_field_over_two_paragraphs_is_one_field():
    office = docx.Document()
    added(office, SIGN.format("begin") + SIGN.format("separate") + RUN.format("目录"))
    added(office, RUN.format("自我指责") + SIGN.format("end"))
    data = changed(saved(office), (1, 0, 4, "自我批评"))
    assert texts(data) == ["目录", "自我指责"] and "由域自动生成" in comments(data)[0]


def test_hidden_words_among_those_that_are_seen_stay():
    office, paragraph = paper("开展自", "隐", "我指责")
    paragraph.runs[1].font.hidden = True
    data = reviewed(saved(office), (), [Change(0, 2, 7, "自我批评", Mark(0, 2, 7, "应改正。"), "自我指责")])
    assert (texts(data), "隐藏文字" in comments(data)[0]) == (["开展自隐我指责"], True)


def test_of_two_changes_at_the_same_words_the_first_is_made_and_the_other_told():
    data = changed(saved(paper("开展自我指责")[0]), (0, 2, 6, "自我批评"), (0, 4, 6, "检查"))
    assert texts(decided(data, take=True)) == ["开展自我批评"]
    assert comments(data) == ["应改正。（这里已有另一处修改，没有直接修改，请人工处理。）"]


def test_comments_stand_at_the_words_of_the_paper_beside_the_changes():
    data = reviewed(
        saved(paper("会前10天;会后自我指责")[0]),
        [Mark(0, 2, 5, "核对天数。")],
        [Change(0, 5, 6, "；", Mark(0, 5, 6, "")), Change(0, 8, 12, "自我批评", Mark(0, 8, 12, ""))],
    )
    (paragraph,) = revised(data)
    assert (paragraph.after, [(comment.text, comment.words) for comment in paragraph.comments]) == (
        "会前10天；会后自我批评", [("核对天数。", "10天")],
    )  # fmt: skip


def test_a_remark_on_a_note_hangs_at_its_sign():
    source = to_docx_with_note()
    number = len(read_layout(source).paragraphs)
    data = reviewed(
        source, [Mark(number, 0, 2, "核对。")], [Change(number, 2, 6, "自我批评", Mark(number, 2, 6, ""))]
    )
    assert [
        (paragraph.place, paragraph.comments[0].text) for paragraph in revised(data) if paragraph.comments
    ] == [("第2段", "核对。")]
    assert "自我批评" in "".join(
        etree.fromstring(parts(decided(data, take=True))["word/footnotes.xml"]).itertext()
    )


def to_docx_with_note():
    """Two paragraphs, the second with a footnote 注中自我指责."""
    office = docx.Document()
    office.add_paragraph("首段")
    added(office, '<w:r><w:footnoteReference w:id="7"/></w:r>', "有注")
    package = parts(saved(office))
    note = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='7'><w:p>{RUN.format('注中自我指责')}</w:p>"
        "</w:footnote></w:footnotes>"
    )
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    declared = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    package[types] = package[types].replace(b"</Types>", declared.encode())
    declared = f'<Relationship Id="rIdNote" Type="{address}" Target="footnotes.xml"/></Relationships>'
    package[relations] = package[relations].replace(b"</Relationships>", declared.encode())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in (package | {"word/footnotes.xml": note.encode()}).items():
            archive.writestr(name, part)
    return buffer.getvalue()


@pytest.mark.office
def test_a_program_shows_the_new_words_once_taken_and_the_old_once_left(specimen, tmp_path):
    source = to_docx(specimen("paper"))
    lines = [paragraph.text for paragraph in read_layout(source).paragraphs]
    number = next(n for n, line in enumerate(lines) if len(line) > 20 and "\n" not in line)
    data = changed(source, (number, 3, 5, "新词"), (number, 8, 10, ""))
    wanted = f"{lines[number][:3]}新词{lines[number][5:8]}{lines[number][10:]}"
    for name, file in (
        ("shown", data),
        ("taken", decided(data, take=True)),
        ("left", decided(data, take=False)),
    ):
        (tmp_path / f"{name}.docx").write_bytes(file)
    command = ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path]
    subprocess.run([*command, *tmp_path.glob("*.docx")], check=True, capture_output=True, timeout=120)
    shown = {path.stem: path.read_text("utf-8-sig").splitlines() for path in tmp_path.glob("*.txt")}
    assert wanted in shown["taken"] and lines[number] in shown["left"]
    assert len(shown) == 3 and len(shown["taken"]) == len(shown["left"])
