"""Pages as LibreOffice sets them: a few papers of every number; ``benchmarks.layout`` looks at two
hundred.
"""

import shutil

import pytest

from benchmarks.layout import look, papers, render
from mzsh_kit.papers import catalogue

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def seen(tmp_path_factory, require):
    if shutil.which("soffice") is None:
        require("office", "soffice (LibreOffice) is not installed")
    drawn = papers(sum(not paper.module for paper in catalogue()), seed=5)
    render(drawn, tmp_path_factory.mktemp("layout"))
    for paper in drawn:
        look(paper)
    return drawn


@pytest.mark.parametrize(
    "fault",
    ["heading alone", "nearly empty", "妥否 on top", "title cut in a name", "broken in a cell", "版记 alone"],
)
def test_no_page_shows(seen, fault):
    assert [paper.stem for paper in seen if paper.faults[fault]] == []


def test_the_schedule_and_its_chart_are_one_page_and_a_card_has_no_number(seen):
    pages = {paper.stem[4:6]: paper.pages for paper in seen}
    assert pages["17"] == 1
