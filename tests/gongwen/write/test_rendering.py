"""What LibreOffice makes of the files. Fonts are substituted here, the grid is not."""

from itertools import groupby, pairwise

import pdfplumber
import pytest

from mzsh_kit.document import Document, Paragraph, SignOff
from mzsh_kit.gongwen import to_docx

pytestmark = pytest.mark.office

MM = 72 / 25.4
SENTENCE = "全面从严治党永远在路上党的自我革命永远在路上坚持以人民为中心"
# No digits in the long date: LibreOffice 7.4 sets a gap beside them whatever the file says.
SIGNED = (("中共某某县水务局党组", "2026年1月5日"), ("县水务局", "二〇二六年十二月二十日"))
DOCUMENTS = {
    "text": Document((Paragraph(SENTENCE * 80),)),
    **{organ: Document((Paragraph("正文。"), SignOff(organ, date))) for organ, date in SIGNED},
}


@pytest.fixture(scope="module")
def pages(render_pdf):
    """``pages(name)``: for each page of a document, its characters outside the footer in lines, and the
    footer.
    """
    read = {}
    for name, path in zip(DOCUMENTS, render_pdf(*map(to_docx, DOCUMENTS.values())), strict=True):
        with pdfplumber.open(path) as pdf:
            read[name] = [_page(page.chars) for page in pdf.pages]
    return read.__getitem__


def _page(chars):
    body = [char for char in chars if middle(char) < 262 * MM]
    body.sort(key=lambda char: (middle(char), char["x0"]))
    lines = [list(line) for _, line in groupby(body, key=middle)]
    return lines, sorted((char for char in chars if middle(char) >= 262 * MM), key=lambda char: char["x0"])


def middle(char):
    return round((char["top"] + char["bottom"]) / 2)


def text(line):
    return "".join(char["text"] for char in sorted(line, key=lambda char: char["x0"]))


def test_a_full_page_has_22_lines_of_28_characters(pages):
    sheets = pages("text")
    full = [line for lines, _ in sheets[:-1] for line in lines]
    assert len(sheets) == 4
    assert [len(lines) for lines, _ in sheets[:-1]] == [22] * 3
    assert [len(line) for line in full] == [26] + [28] * 65


def test_the_text_block_stands_where_the_standard_puts_it(pages):
    lines, _ = pages("text")[1]
    left = min(char["x0"] for line in lines for char in line)
    right = max(char["x1"] for line in lines for char in line)
    pitches = {round(middle(lower[0]) - middle(upper[0])) for upper, lower in pairwise(lines)}
    first, last = lines[0][0], lines[-1][0]
    assert left / MM == pytest.approx(28, abs=1)
    assert right / MM == pytest.approx(184, abs=1)
    assert pitches <= {28, 29, 30}
    # A line is 28.95 pt; a glyph of 16 pt stands in its midst: half the difference is 2.3 mm.
    assert (middle(first) - 28.95 / 2) / MM == pytest.approx(37, abs=1.5)
    assert (middle(last) + 28.95 / 2) / MM == pytest.approx(262, abs=1.5)


def test_page_numbers_alternate_sides_in_14_points(pages):
    odd, even, *_ = (footer for _, footer in pages("text"))
    assert [text(odd).replace(" ", ""), text(even).replace(" ", "")] == ["—1—", "—2—"]
    assert {round(char["size"]) for char in odd + even} == {14}
    assert odd[-1]["x1"] / MM == pytest.approx(184 - 14 / MM, abs=1)
    assert even[0]["x0"] / MM == pytest.approx(28 + 14 / MM, abs=1)


@pytest.mark.parametrize("organ", [organ for organ, _ in SIGNED])
def test_the_date_starts_two_characters_right_of_the_organ(pages, organ):
    ((_, first, second), _) = pages(organ)[0]
    shift = second[0]["x0"] - first[0]["x0"]
    assert shift == pytest.approx(31.5, abs=1)
    assert (184 * MM - max(first[-1]["x1"], second[-1]["x1"])) == pytest.approx(31.5, abs=2)
