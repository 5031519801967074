"""Every Word file of the kit against the transitional schema of Office Open XML, as Open XML SDK holds it."""

from itertools import count

import pytest

from mzsh_kit import complete, resources, to_docx
from mzsh_kit.document import Card, Document
from mzsh_kit.gongwen import Fonts
from mzsh_kit.papers import build_all, catalogue
from mzsh_kit.roster import read_roster

NO_THEME = "relationships/theme' is missing"
"""A theme is what new files of Word have; ECMA-376 asks for none, and the kit's files name every font and
colour.
"""


@pytest.fixture(scope="module")
def faults(tmp_path_factory, require):
    """``faults(data)``: what the validator finds in the bytes of a Word file."""
    try:
        from openxml_audit import FileFormat, OpenXmlValidator
    except ImportError:
        require("valid", "openxml-audit is not installed")
    folder, names = tmp_path_factory.mktemp("valid"), count()

    def found(data):
        path = folder / f"{next(names)}.docx"  # a validator remembers parts of a path it has seen
        path.write_bytes(data)
        known = [
            OpenXmlValidator(file_format=version)
            for version in (FileFormat.OFFICE_2007, FileFormat.OFFICE_2019)
        ]
        errors = [error for validator in known for error in validator.validate(path).errors]
        return [
            f"{error.part_uri} {error.path}: {error.description}"
            for error in errors
            if NO_THEME not in error.description
        ]

    return found


def test_every_paper_of_a_unit_is_valid(faults):
    rows = read_roster(resources.templates() / "roster-sample.xlsx").good
    made = build_all(complete(dict(rows[0].answers)), catalogue())
    documents = {paper.stem: paper.content for paper in made if isinstance(paper.content, Document)}
    assert {stem: wrong for stem, document in documents.items() if (wrong := faults(to_docx(document)))} == {}


@pytest.mark.parametrize("form", ["paper", "letter", "minutes"])
def test_every_element_of_every_form_is_valid(faults, specimen, form):
    assert faults(to_docx(specimen(form))) == []
    assert faults(to_docx(specimen(form), Fonts(), base=to_docx(specimen("paper")))) == []


def test_a_fault_would_be_found(faults):
    from mzsh_kit.gongwen.ooxml.package import package, part
    from mzsh_kit.gongwen.ooxml.unpack import unpack

    file = unpack(to_docx(Document((Card("张三"),))))
    parts = {name: file.parts[name] for name in file.parts}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:pPr>", b'<w:pPr><w:jc w:val="middle"/>', 1
    )
    (first, *_) = faults(package([part(name, data) for name, data in parts.items()]))
    assert "word/document.xml" in first
