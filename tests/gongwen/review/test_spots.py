import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from mzsh_kit.gongwen import read_layout, read_words, to_docx
from mzsh_kit.gongwen.review.spots import characters, solid, stretch
from tests.word import saved


def run(text, properties=""):
    return parse_xml(f"<w:r {nsdecls('w')}><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")


def shown(data):
    """The words of a file, and the same read off the paragraphs by their spots."""
    paragraphs = [paragraph.text for paragraph in read_layout(data).paragraphs]
    spots = characters(data)
    return [solid(words.text) for words in read_words(data)], [
        "".join(paragraphs[number][at] if number >= 0 else "#" for number, at in line) for line in spots
    ]


def test_every_character_of_a_paper_is_found_where_it_stands(specimen):
    for name in ("paper", "letter", "minutes"):
        words, read = shown(to_docx(specimen(name)))
        assert read == words


def test_an_automatic_number_stands_in_no_paragraph():
    office = docx.Document()
    paragraph = office.add_paragraph("会议主题", style="List Number")
    data = saved(office)
    (words,), (read,) = shown(data)
    assert words.endswith("会议主题") and len(words) > len(paragraph.text)
    assert read == "#" * (len(words) - 4) + "会议主题"
    (line,) = characters(data)
    text = read_words(data)[0].text
    assert stretch(line, text, len(text) - 2, len(text)) == (0, 2, 4)
    assert stretch(line, text, 0, 1) is None


def test_hidden_words_are_stepped_over_and_joined_paragraphs_are_one():
    office = docx.Document()
    first = office.add_paragraph("开展")
    first._p.append(run("看不见", "<w:vanish/>"))
    first._p.append(run("自我"))
    first._p.get_or_add_pPr().append(
        parse_xml(f"<w:rPr {nsdecls('w')}><w:del w:id='1' w:author='甲'/></w:rPr>")
    )
    office.add_paragraph("指责，达到团结")
    data = saved(office)
    assert shown(data) == (["开展自我指责，达到团结"], ["开展自我指责，达到团结"])
    (line,) = characters(data)
    assert stretch(line, "开展自我指责，达到团结", 2, 6) == (0, 5, 7)
    assert stretch(line, "开展自我指责，达到团结", 4, 6) == (1, 0, 2)


def test_blanks_do_not_count_and_a_cell_has_its_paragraphs():
    office = docx.Document()
    cell = office.add_table(1, 1).cell(0, 0)
    cell.text = " 一 般\u200b谈心"
    cell.add_paragraph("谈话")
    data = saved(office)
    (line,) = characters(data)
    text = read_words(data)[0].text
    at = text.index("谈心")
    assert stretch(line, text, at, at + 2) == (0, 5, 7)
    assert stretch(line, text, at, len(text)) == (0, 5, 7)
