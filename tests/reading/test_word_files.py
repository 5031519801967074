"""What a person sees in a Word file: automatic numbers, tracked changes, controls, boxes, tables, notes, in
order.
"""

import io
import shutil
import subprocess
import zipfile

import pytest

from mzsh_kit.errors import KitError
from mzsh_kit.gongwen.read.numerals import numeral
from mzsh_kit.reading import outline, read_bytes, read_lines

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def make_word(body="", *, whole=None, types=_MAIN, extra=(), **parts):
    """The bytes of a .docx: ``body`` inside w:body, other parts (styles, numbering, footnotes) by name."""
    document = whole or f"<w:document {_W} {_MORE}><w:body>{body}</w:body></w:document>"
    inner = {f"word/{name}.xml": f"<w:{name} {_W} {_MORE}>{text}</w:{name}>" for name, text in parts.items()}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    files = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
            f'ContentType="{types}"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ),
        "word/document.xml": document,
        **inner,
        **dict(extra),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in files.items():
            target.writestr(name, text)
    return data.getvalue()


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text="", properties="", runs=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{runs}</w:p>"


def listed(text, num=1, level=0):
    """A paragraph of an automatic list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def texts(data):
    return [line.text for line in read_lines(data, "方案.docx")]


def places(data):
    return [(line.text, line.place, line.kind) for line in read_lines(data, "方案.docx")]


def level(n, form, text, more=""):
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def abstract(key, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key, of, more=""):
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


FOUR = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "japaneseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def test_automatic_numbers_of_four_levels_restart_below_a_higher_one():
    body = "".join(listed(text, 1, depth) for text, depth in [
        ("主题", 0), ("准备", 0), ("学习", 1), ("自学", 2), ("篇目", 3), ("篇目", 3), ("研讨", 2),
        ("谈话", 1), ("单独", 2), ("议程", 0), ("时间", 1),
    ])  # fmt: skip
    assert texts(make_word(body, numbering=FOUR + num(1, 0))) == [
        "一、主题", "二、准备", "（一）学习", "1.自学", "①篇目", "②篇目", "2.研讨", "（二）谈话", "1.单独",
        "三、议程", "（一）时间",
    ]  # fmt: skip


def test_headings_with_automatic_numbers_make_the_outline():
    body = (
        listed("会前准备", 1, 0)
        + listed("学习研讨", 1, 1)
        + paragraph("个人先学。")
        + listed("谈心谈话", 1, 1)
        + paragraph("逐一谈。")
    )
    tree = outline(read_lines(make_word(body, numbering=FOUR + num(1, 0)), "方案.docx"))
    assert [(section.level, section.number, section.heading) for section in tree.sections] == [
        (1, "一、", "会前准备"), (2, "（一）", "学习研讨"), (2, "（二）", "谈心谈话"),
    ]  # fmt: skip


def test_a_number_of_several_levels_shows_them_all():
    lists = abstract(
        0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    ) + num(1, 0)
    assert texts(make_word(listed("甲") + listed("乙", 1, 1) + listed("丙", 1, 1), numbering=lists)) == [
        "一、甲", "1.1乙", "1.2丙",
    ]  # fmt: skip


def test_two_lists_of_one_kind_count_on_and_a_start_override_begins_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    lists = FOUR + num(1, 0) + num(2, 0) + num(3, 0, override.format(1)) + num(4, 0, override.format(7))
    body = "".join(listed("项", key) for key in (1, 1, 2, 3, 3, 4))
    assert texts(make_word(body, numbering=lists)) == [
        "一、项",
        "二、项",
        "三、项",
        "一、项",
        "二、项",
        "七、项",
    ]


def test_a_level_that_never_restarts_counts_on():
    lists = abstract(
        0, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
    ) + num(1, 0)
    body = listed("甲") + listed("乙", 1, 1) + listed("丙") + listed("丁", 1, 1)
    assert texts(make_word(body, numbering=lists)) == ["1.甲", "(1)乙", "2.丙", "(2)丁"]


def test_numbers_come_with_a_style_and_with_the_style_it_is_based_on():
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId '
        'w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl '
        'w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="小标题"/><w:basedOn w:val="b"/></w:style>'
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>')
        for text, style in [("甲", "a"), ("乙", "b"), ("丙", "c")]
    )
    body += paragraph("丁", '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(make_word(body, numbering=FOUR + num(1, 0), styles=styles)) == [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "丁",
    ]


def test_a_list_that_links_to_a_style_of_lists_takes_its_levels():
    lists = abstract(5, level(0, "chineseCounting", "第%1，"), more='<w:styleLink w:val="清单"/>')
    lists += abstract(6, more='<w:numStyleLink w:val="清单"/>') + num(1, 6)
    assert texts(make_word(listed("学习") + listed("谈话"), numbering=lists)) == ["第一，学习", "第二，谈话"]


@pytest.mark.parametrize(
    ("n", "form", "shown"),
    [
        (10, "chineseCounting", "十"), (21, "chineseCountingThousand", "二十一"),
        (105, "japaneseCounting", "一百〇五"),
        (12, "ideographDigital", "一二"), (3, "chineseLegalSimplified", "叁"),
        (2, "ideographTraditional", "乙"),
        (20, "decimalEnclosedCircle", "⑳"), (21, "decimalEnclosedCircleChinese", "㉑"),
        (4, "decimalEnclosedParen", "⑷"),
        (4, "decimalEnclosedFullstop", "⒋"), (3, "decimalFullWidth", "３"), (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"), (5, "none", ""), (5, "somethingNew", "5"),
    ],
)  # fmt: skip
def test_every_number_format_shows_as_in_word(n, form, shown):
    assert numeral(n, form) == shown


def test_a_bullet_is_shown_and_no_private_sign():
    lists = abstract(0, level(0, "bullet", "\uf06c"), level(1, "bullet", "－")) + num(1, 0)
    assert texts(make_word(listed("甲") + listed("乙", 1, 1), numbering=lists)) == ["•甲", "－乙"]


def test_inserted_text_is_read_and_deleted_text_is_not():
    ins, gone = f"<w:ins>{run('1月20日')}</w:ins>", "<w:del><w:r><w:delText>1月15日</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>"
    assert texts(make_word(paragraph("定于", runs=gone + ins + run("召开") + moved))) == ["定于1月20日召开新"]


def test_a_deleted_end_of_paragraph_joins_it_to_the_next_without_counting():
    mark = "<w:rPr><w:del/></w:rPr>"
    body = listed("前半", 1).replace("</w:pPr>", f"{mark}</w:pPr>", 1) + listed("后半", 1)
    assert texts(make_word(body, numbering=FOUR + num(1, 0))) == ["一、前半后半"]


def test_hidden_text_and_field_codes_are_not_read():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
    field = (
        '<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>5</w:t></w:r>'
        "</w:fldSimple>"
    )
    assert texts(make_word(paragraph("第", runs=hidden + field + run("页")))) == ["第5页"]


def test_content_controls_are_read_where_they_stand():
    block = f"<w:sdt><w:sdtContent>{paragraph('整段')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('三楼')}</w:sdtContent></w:sdt>"
    row = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    cell = f"<w:sdt><w:sdtContent>{row.replace('<w:p/>', paragraph('格'))}</w:sdtContent></w:sdt>"
    body = block + paragraph("地点：", runs=inline) + f"<w:tbl>{row}{cell}</w:tbl>"
    assert places(make_word(body)) == [
        ("整段", "第1段", "paragraph"),
        ("地点：三楼", "第2段", "paragraph"),
        ("格", "表1第2行第1列", "cell"),
    ]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert places(make_word(paragraph("框外", runs=both) + paragraph("之后"))) == [
        ("框外", "第1段", "paragraph"),
        ("框内", "文本框第1段", "box"),
        ("之后", "第2段", "paragraph"),
    ]


def test_cells_are_read_by_row_and_column_with_merged_ones_counted():
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    rows = (
        f"<w:tr><w:tc>{wide}{paragraph('步骤')}</w:tc><w:tc>{paragraph('时限')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('学习')}{paragraph('研讨')}</w:tc><w:tc><w:p/></w:tc><w:tc>{paragraph('1月')}</w:tc></w:tr>"
    )
    assert places(make_word(paragraph("前") + f"<w:tbl>{rows}</w:tbl>" + paragraph("后"))) == [
        ("前", "第1段", "paragraph"),
        ("步骤", "表1第1行第1列", "cell"),
        ("时限", "表1第1行第3列", "cell"),
        ("学习\n研讨", "表1第2行第1列", "cell"),
        ("1月", "表1第2行第3列", "cell"),
        ("后", "第2段", "paragraph"),
    ]


def test_a_row_that_states_a_date_is_a_step_with_its_date():
    lines = [
        "镇党委民主生活会方案",
        "一、会议主题",
        "主题是：实干。",
        "二、谈心谈话",
        "逐一谈心。",
        "三、工作安排",
    ]
    rows = [("时间", "工作"), ("1月4日前", "征求意见"), ("1月8日", "召开民主生活会")]
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    facts = read_bytes(
        make_word("".join(map(paragraph, lines)) + f"<w:tbl>{table}</w:tbl>"), "方案.docx"
    ).facts
    cells = [(fact.field, fact.value) for fact in facts if fact.place.startswith("表")]
    assert cells == [
        ("schedule.step", "1月4日前\u3000\u3000征求意见"),
        ("opinions.deadline", "1月4日前"),
        ("schedule.step", "1月8日\u3000\u3000召开民主生活会"),
        ("meeting.date", "1月8日"),
    ]


HEADS = (("序号", "会议议程", "责任人", "备注"), ("序号", "内容", "发言人", "备注"))


@pytest.mark.parametrize("head", HEADS)
def test_a_row_of_an_agenda_is_an_item_with_its_speaker_and_what_else_it_says_does_not_vanish(head):
    rows = [
        head,
        ("1", "通报情况", "左岸", ""),
        ("2", "逐一发言，相互批评", "班子成员", "每人5分钟"),
        ("3", "讲话", "督导组", ""),
    ]
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    body = "".join(
        map(paragraph, ("县海事处党组民主生活会方案", "一、会议地点", "三楼会议室", "二、会议议程"))
    )
    reading = read_bytes(make_word(f"{body}<w:tbl>{table}</w:tbl>"), "方案.docx")
    items = [fact.value for fact in reading.facts if fact.field == "agenda.item"]
    assert items == ["左岸通报情况", "班子成员逐一发言，相互批评", "督导组讲话"]
    assert [part.text for part in reading.unread] == ["每人5分钟"]


def test_notes_follow_the_paragraph_that_refers_to_them():
    notes = f'<w:footnote w:id="2">{paragraph("见通知。")}</w:footnote>'
    body = paragraph("根据通知", runs='<w:r><w:footnoteReference w:id="2"/></w:r>') + paragraph("制定方案。")
    assert places(make_word(body, footnotes=notes)) == [
        ("根据通知", "第1段", "paragraph"),
        ("见通知。", "脚注第1段", "note"),
        ("制定方案。", "第2段", "paragraph"),
    ]


ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "学"><!ENTITY b "&a;&a;&a;">]><w:document '
    'xmlns:w="x">'
    "&b;</w:document>"
)
BAD = {
    "with a macro": (make_word(paragraph("方案"), extra=[("word/vbaProject.bin", "x")]), "Word文件带有宏"),
    "with entities": (make_word(whole=ENTITY), "Word文件已损坏，无法读取word/document.xml"),
    "that is a zip bomb": (make_word(paragraph("学"), extra=[("word/media/a.png", b"\0" * (70 << 20))]),
        "解压后有73.5MB，过大"),
    "without a word in it": (make_word(paragraph()), "文件是空的，没有文字"),
    "of broken XML": (make_word(whole="<w:document>"), "Word文件已损坏，无法读取word/document.xml"),
    "with a million characters": (make_word(paragraph("学" * 1_000_001)), "有101万字，过多"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_word_file_is_refused_in_words(case):
    data, wanted = BAD[case]
    with pytest.raises(KitError) as caught:
        read_lines(data, "方案.docx")
    assert [fault.what for fault in caught.value.faults] == [wanted]


def test_an_old_word_file_is_read_through_libreoffice(tmp_path, require):
    office = shutil.which("soffice")
    if not office:
        require("office", "LibreOffice is not installed")
    source = tmp_path / "a.docx"
    source.write_bytes(make_word(listed("会议主题") + paragraph("学习党章。"), numbering=FOUR + num(1, 0)))
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "doc", "--outdir", tmp_path, source],
        check=True,
        capture_output=True,
    )
    lines = read_lines((tmp_path / "a.doc").read_bytes(), "a.doc")
    assert [line.text for line in lines] == ["一、会议主题", "学习党章。"]


def test_without_libreoffice_an_old_word_file_is_refused_in_words(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(KitError) as caught:
        read_lines(b"\xd0\xcf\x11\xe0" + b"x" * 600, "旧方案.wps")
    assert str(caught.value).startswith("旧方案.wps：没有安装LibreOffice，不能读取.doc和.wps文件。")
