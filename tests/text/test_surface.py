"""The yardstick's facts in every container and writing: those beside the project, and more of the same
kinds.
"""

import base64
import io
import quopri
import re
import zipfile
from html import escape

import pytest

from benchmarks.surface import CASES, key, plain, said, score, scores
from mzsh_kit.checking import check_bytes, check_file
from mzsh_kit.checking.redline import revised_copy
from mzsh_kit.errors import KitError
from mzsh_kit.reading import answers_of, read, read_bytes, read_lines
from mzsh_kit.text import folded

LEAST = 0.99
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)  # fmt: skip
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)


@pytest.fixture(scope="module")
def cases(shared):
    return shared / "cases"


@pytest.fixture(scope="module")
def lines(cases):
    return [line.text for line in read_lines((cases / "d00-base.docx").read_bytes(), "d00.docx")]


def test_facts_of_the_cases_are_read(cases):
    results = scores(cases)
    hit, of = (sum(value[n] for value in results.values()) for n in (0, 1))
    assert hit / of >= LEAST


@pytest.mark.parametrize("name", ["e01", "e03", "e05", "e07", "e10", "e13", "e18"])
def test_the_date_of_the_meeting_is_the_same_day_in_every_writing(cases, name):
    (path,) = cases.glob(f"{name}*")
    assert answers_of(read(path))["meeting"]["date"] == "2026-01-16"


@pytest.mark.parametrize(("name", "start"), [("e31", "09:00"), ("e33", "09:30"), ("e36", "14:30")])
def test_the_hour_of_the_meeting_is_the_one_written(cases, name, start):
    (path,) = cases.glob(f"{name}*")
    assert answers_of(read(path))["meeting"]["start"] == start


def test_an_embedded_object_is_named(cases):
    with pytest.raises(KitError, match="文件里只有嵌入的Word文档"):
        read(next(cases.glob("d24*")))


def word(body, parts=(), kind="", strict=False):
    """A Word file with this body; ``parts`` stand beside it."""
    data = io.BytesIO()
    xml = (
        f'<w:document xmlns:w="{W}" '
        f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>'
    )
    rels = RELS.format(kind="officeDocument", target="word/document.xml")
    if strict:
        xml = xml.replace(
            "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
        )
        rels = rels.replace(
            "schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument"
        )
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", rels)
        archive.writestr("word/document.xml", xml)
        for name, part in parts:
            archive.writestr(f"word/{name}", part)
            archive.writestr("word/_rels/document.xml.rels", RELS.format(kind=kind, target=name))
    return data.getvalue()


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraphs(lines, properties=""):
    return "".join(f"<w:p>{run(line, properties)}</w:p>" for line in lines)


def flat(body):
    kinds = {
        "_rels/.rels": "application/vnd.openxmlformats-package.relationships+xml",
        "word/document.xml": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        ),
    }
    with zipfile.ZipFile(io.BytesIO(word(body))) as archive:
        parts = "".join(
            (
                f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}">'
                f"<pkg:xmlData>{archive.read(name).decode()}</pkg:xmlData></pkg:part>"
            )
            for name, kind in kinds.items()
        )
    return f'<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>'.encode()


def page(lines, charset="utf-8", tag="p"):
    inner = "".join(f"<{tag}>{escape(line)}</{tag}>\r\n" for line in lines)
    text = (
        f'<html><head><meta charset="{charset}"><style>p{{margin:0}}</style></head><body>{inner}</body>'
        "</html>"
    )
    return text.encode(charset)


def mhtml(lines, how):
    body = page(lines)
    coded = base64.encodebytes(body) if how == "base64" else quopri.encodestring(body)
    return (
        (b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
         b'Content-Transfer-Encoding: ')
        + how.encode() + b'\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n' + coded + b"\r\n--x--\r\n"
    )  # fmt: skip


def cell(inner):
    return f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"


def box(inner):
    return f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"


def chunk(data, name):
    return word('<w:altChunk r:id="r1"/>', [(name, data)], "aFChunk")


HIDDEN = paragraphs(["会议定于2027年3月3日召开。"], "<w:vanish/>")
CONTAINERS = {
    "paragraphs": lambda L: (word(paragraphs(L)), "a.docx"),
    "Strict": lambda L: (word(paragraphs(L), strict=True), "a.docx"),
    "Flat OPC": lambda L: (flat(paragraphs(L)), "a.docx"),
    "Flat OPC as .doc": lambda L: (flat(paragraphs(L)), "a.doc"),
    "soft breaks": lambda L: (word("<w:p>" + "<w:r><w:br/></w:r>".join(map(run, L)) + "</w:p>"), "a.docx"),
    "carriage returns": lambda L: (word("<w:p>" + "<w:r><w:cr/></w:r>".join(map(run, L)) + "</w:p>"),
        "a.docx"),
    "one cell": lambda L: (word(cell(paragraphs(L))), "a.docx"),
    "a cell in a cell": lambda L: (word(cell(cell(paragraphs(L)) + "<w:p/>")), "a.docx"),
    "a text box": lambda L: (word(box(paragraphs(L))), "a.docx"),
    "filled controls": lambda L: (
        word(f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraphs(L)}</w:sdtContent></w:sdt>"), "a.docx",
    ),
    "insertions": lambda L: (word("".join(f"<w:p><w:ins>{run(line)}</w:ins></w:p>" for line in L)), "a.docx"),
    "hidden text between": lambda L: (word(paragraphs(L[:5]) + HIDDEN + paragraphs(L[5:])), "a.docx"),
    "altChunk of HTML": lambda L: (chunk(page(L), "c.html"), "a.docx"),
    "altChunk of MHTML": lambda L: (chunk(mhtml(L, "base64"), "c.mht"), "a.docx"),
    "altChunk of Word": lambda L: (chunk(word(paragraphs(L)), "c.docx"), "a.docx"),
    "altChunk of text": lambda L: (chunk("\r\n".join(L).encode(), "c.txt"), "a.docx"),
    "Word as .doc": lambda L: (word(paragraphs(L)), "a.doc"),
    "Word as .txt": lambda L: (word(paragraphs(L)), "a.txt"),
    "HTML as .docx": lambda L: (page(L), "a.docx"),
    "HTML as .doc in GBK": lambda L: (page(L, "gbk"), "a.doc"),
    "HTML of div as .txt": lambda L: (page(L, tag="div"), "a.txt"),
    "MHTML as .doc, base64": lambda L: (mhtml(L, "base64"), "a.doc"),
    "MHTML as .doc, quoted": lambda L: (mhtml(L, "quoted-printable"), "a.doc"),
    "text": lambda L: ("\n".join(L).encode(), "a.txt"),
    "text in GB18030, a byte spoilt": lambda L: ("\n".join(L).encode("gb18030") + b"\n\x80\xff", "a.txt"),
    "text in UTF-8, a byte spoilt": lambda L: ("\n".join(L).encode() + b"\n\xff", "a.txt"),
    "text with a NUL": lambda L: ("\n".join(L).encode() + b"\0", "a.txt"),
    "UTF-16": lambda L: ("\r\n".join(L).encode("utf-16"), "a.txt"),
}  # fmt: skip


def whole(cases, name, data):
    facts = [[fact.field, fact.value] for fact in read_bytes(data, name).facts]
    return score(key(cases, "d00-base.docx"), facts)


@pytest.mark.parametrize("container", CONTAINERS)
def test_every_fact_is_read_from_every_container(cases, lines, container):
    data, name = CONTAINERS[container](lines)
    assert whole(cases, name, data).lost == ()


def wrapped(lines, width, page_numbers):
    for n, line in enumerate(lines):
        while line:
            yield line[:width]
            line = line[width:]
        if page_numbers and n == 8:
            yield "— 1 —"


FULL = str.maketrans("0123456789", "０１２３４５６７８９")
ASCII = str.maketrans("，：；（）。", ",:;().")
RADICALS = str.maketrans({"日": "⽇", "一": "⼀", "月": "⽉", "工": "⼯", "会": "会", "言": "⾔", "长": "⻓"})
WRITINGS = {
    "no-break spaces": lambda L: [spaced(line, "\u00a0") for line in L],
    "thin spaces": lambda L: [spaced(line, "\u2009") for line in L],
    "spaces": lambda L: [spaced(line, " ") for line in L],
    "full-width digits": lambda L: [line.translate(FULL) for line in L],
    "compatibility characters": lambda L: [line.translate(RADICALS) for line in L],
    "zero-width characters": lambda L: ["\u200b".join(line) for line in L],
    "spaces between all characters": lambda L: [" ".join(line) for line in L],
    "half-width colons": lambda L: [line.replace("：", ":").replace("；", ";") for line in L],
    "half-width brackets": lambda L: [line.replace("（", "(").replace("）", ")") for line in L],
    "lines of 24": lambda L: list(wrapped(L, 24, True)),
    "lines of 30": lambda L: list(wrapped(L, 30, False)),
    "carriage returns and blanks": lambda L: [f"　　{line}  " for line in L],
    "empty lines": lambda L: [part for line in L for part in (line, "")],
}


def spaced(text, space):
    return re.sub(r"(?<=\d)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=\d)", space, text)


@pytest.mark.parametrize("writing", WRITINGS)
def test_every_fact_is_read_in_every_writing(cases, lines, writing):
    data = "\n".join(WRITINGS[writing](lines)).encode()
    assert whole(cases, "a.txt", data).lost == ()


DAYS = [
    "2026年1月16日", "2026 年 1 月 16 日", "2026\u00a0年\u00a01\u00a0月\u00a016\u00a0日",
    "２０２６年１月１６日", "二〇二六年一月十六日", "二○二六年一月十六日",
    "二零二六年一月十六日", "2026.1.16", "2026-01-16", "2026/1/16", "2026年1月16号", "2026年01月16日",
    "2026年1月16日（星期五）", "2026年1月16日(周五)",
    "次年1月16日", "1月16日", "2026年⼀⽉⼗六⽇", "2026．1．16", "2026年1月16日（暂定）",
]  # fmt: skip


@pytest.mark.parametrize("day", DAYS)
def test_every_writing_of_the_day_is_the_same_day(lines, day):
    text = "\n".join(lines).replace("2026年1月16日", day)
    assert answers_of(read_bytes(text.encode(), "a.txt"))["meeting"]["date"] == "2026-01-16"


@pytest.mark.parametrize(
    ("hour", "start"),
    [("上午9:30", "09:30"), ("上午9：30", "09:30"), ("上午９:３０", "09:30"), ("9:30", "09:30"),
     ("上午9点半", "09:30"), ("上午九点半", "09:30"), ("九时三十分", "09:30"), ("9时30分", "09:30"),
     ("下午2:30", "14:30"), ("下午2点30分", "14:30"), ("下午两点", "14:00"), ("14时", "14:00"),
     ("上午 9:30", "09:30"), ("下午3时整", "15:00")],
)  # fmt: skip
def test_every_writing_of_the_hour_is_the_same_hour(lines, hour, start):
    text = "\n".join(lines).replace("上午9:00", hour)
    assert answers_of(read_bytes(text.encode(), "a.txt"))["meeting"]["start"] == start


def test_a_sign_of_another_font_is_a_letter(lines):
    body = paragraphs(lines).replace(
        "2026年1月16日", '二</w:t><w:sym w:font="宋体" w:char="3007"/><w:t>二六年一月十六日', 1
    )
    assert answers_of(read_bytes(word(body), "a.docx"))["meeting"]["date"] == "2026-01-16"


def test_values_keep_their_words_as_written(lines):
    text = "\n".join(lines).replace("2026年1月16日", "２０２６ 年 1 月 16 日")
    fact = next(fact for fact in read_bytes(text.encode(), "a.txt").facts if fact.field == "meeting.date")
    assert (fact.value, fact.written, fact.data()["value"]) == (
        "2026年1月16日",
        "２０２６ 年 1 月 16 日",
        "２０２６ 年 1 月 16 日",
    )


def test_spoilt_signs_are_told(lines):
    data = "\n".join(lines).encode() + b"\nx\xffx"
    assert [line.text for line in read_bytes(data, "a.txt").unread if "\ufffd" in line.text] != []


def test_the_scoring_tells_what_is_lost(cases, tmp_path):
    copy = tmp_path / "d00-base.docx"
    copy.write_bytes((cases / "d00-base.docx").read_bytes())
    assert said([copy])["d00-base.docx"][0] == ["meeting.year", "2025年度"]
    assert score([("meeting.date", "2026年1月16日")], [["meeting.date", "2026年1月17日"]]).lost == (
        "meeting.date=2026年1月16日",
    )
    assert plain("２０２６ 年") == "2026年"
    assert CASES.name == "cases"


FAULTS = ["2026年1月16日（星期四）", "2月30日"]


@pytest.mark.parametrize("name", ["g01", "g02", "g04"])
def test_planted_faults_are_found_at_their_words_in_every_writing(cases, name):
    (path,) = cases.glob(f"{name}*")
    by_rule = {finding.rule: finding for finding in check_file(path)}
    lines = {line.number: line.text for line in read_lines(path.read_bytes(), path.name)}
    told = [by_rule["weekday-wrong"], by_rule["date-impossible"]]
    spots = [finding.spots[0] for finding in told]
    assert [folded(finding.text) for finding in told] == FAULTS
    assert [folded(lines[spot.line][spot.start : spot.end]) for spot in spots] == FAULTS


@pytest.mark.parametrize(
    "container",
    [
        "Strict",
        "Flat OPC",
        "soft breaks",
        "one cell",
        "a text box",
        "hidden text between",
        "HTML as .docx",
        "Word as .doc",
        "Word as .txt",
        "altChunk of HTML",
        "text",
    ],
)
def test_planted_faults_are_found_and_remarked_in_every_container(lines, container):
    wrong = [
        line.replace("2026年1月16日", "2026 年 1 月 16 日（星期四）").replace("1月5日前", "2 月 30 日前")
        for line in lines
    ]
    data, name = CONTAINERS[container](wrong)
    findings = [
        finding for finding in check_bytes(data, name) if finding.rule in ("weekday-wrong", "date-impossible")
    ]
    assert [folded(finding.text) for finding in findings] == FAULTS
    copy, remarked = revised_copy(data, name, (), findings)
    assert copy.endswith("-审校.docx")
    if not container.startswith("altChunk"):
        assert [folded(text) for text in remarked_words(remarked)] == FAULTS


def remarked_words(data):
    """The words between the ends of each comment."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    parts = re.findall(r"commentRangeStart[^>]*>(.*?)<\w+:commentRangeEnd", xml, re.DOTALL)
    return ["".join(re.findall(r"<\w+:t(?: [^>]*)?>([^<]*)<", part)) for part in parts]


def test_a_habit_is_one_finding(lines):
    text = "\n".join(line.translate(FULL) for line in lines)
    findings = [
        finding for finding in check_bytes(text.encode(), "a.txt") if finding.rule == "digits-full-width"
    ]
    assert [len(finding.places) for finding in findings] == [len(re.findall("[０-９]+", text))]


def test_words_behind_a_prompt_a_sign_and_hidden_text_are_remarked_where_they_stand():
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入文字。')}"
        "</w:sdtContent></w:sdt>"
    )
    body = (
        f'<w:p>{run("民主生活会")}{prompt}{run("暗", "<w:vanish/>")}<w:r><w:sym w:font="Wingdings" '
        f'w:char="F0FE"/></w:r>{run("定于2月30日召开。")}</w:p>'
    )
    data = word(body)
    assert [line.text for line in read_lines(data, "a.docx")] == ["民主生活会☑定于2月30日召开。"]
    findings = [finding for finding in check_bytes(data, "a.docx") if finding.rule == "date-impossible"]
    assert remarked_words(revised_copy(data, "a.docx", (), findings)[1]) == ["2月30日"]
