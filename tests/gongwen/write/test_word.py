"""The document that a developer gets from ``to_word`` is the one that ``to_docx`` writes."""

from collections import Counter

import docx
import pytest
from docx.oxml.ns import qn

from mzsh_kit import build, complete, to_docx, to_word
from mzsh_kit.document import Document
from mzsh_kit.gongwen import read_words
from mzsh_kit.papers import build_all, chosen
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster


@pytest.fixture(scope="module")
def plan():
    return complete(read_roster(templates() / "roster-sample.xlsx").rows[0].answers)


def _letters(texts):
    """The characters of the texts, spaces and line ends aside: the readers differ in how they part cells."""
    return Counter("".join("".join(texts).split()))


def test_python_docx_reads_what_the_kit_reads(plan):
    for made in build_all(plan, chosen()):
        if isinstance(made.content, Document):
            word = to_word(made.content)
            seen = [text.text for text in word.element.body.iter(qn("w:t"))]
            assert _letters(seen) == _letters(line.text for line in read_words(to_docx(made.content))), (
                made.stem
            )


def test_a_developer_goes_on_with_python_docx(plan, tmp_path):
    word = to_word(build(plan))
    assert word.core_properties.title == build(plan).subject
    title = next(paragraph for paragraph in word.paragraphs if "实施方案" in paragraph.text)
    word.add_comment(title.runs, "请核对标题", author="办公室", initials="办")
    word.save(tmp_path / "方案.docx")
    again = docx.Document(tmp_path / "方案.docx")
    assert [comment.text for comment in again.comments] == ["请核对标题"]
    assert [paragraph.text for paragraph in again.paragraphs] == [
        paragraph.text for paragraph in to_word(build(plan)).paragraphs
    ]
