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
    found = papers(sum(not paper.module for paper in catalogue()), seed=5)
    render(found, tmp_path_factory.mktemp("layout"))
    for one in found:
        look(one)
    return found


@pytest.mark.parametrize(
    "fault",
    ["heading alone", "nearly empty", "妥否 on top", "title cut in a name", "broken in a cell", "版记 alone"],
)
def test_no_page_shows(seen, fault):
    assert [one.stem for one in seen if one.faults[fault]] == []


def test_the_schedule_and_its_chart_are_one_page_and_a_card_has_no_number(seen):
    pages = {one.stem[4:6]: one.pages for one in seen}
    assert pages["17"] == 1
