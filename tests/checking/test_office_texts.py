"""Short papers as other offices write them, one fault of facts in each: it is found, and nothing else
but marks.
"""

from pathlib import Path

import pytest

from mzsh_kit.checking import check_bytes

TEXTS = Path(__file__).with_name("office_texts.txt").read_text("utf-8").split("=== ")[1:]
"""Each: its kind and the words of the fault, set apart by |, and below them the text."""


@pytest.mark.parametrize("paper", TEXTS, ids=lambda paper: paper.partition("\n")[0])
def test_the_fault_is_told_and_nothing_else(paper):
    head, _, text = paper.partition("\n")
    fault = head.partition("|")[2]
    found = [
        one
        for one in check_bytes(text.encode(), "文稿.txt")
        if one.level != "hint" and one.kind != "punctuation"
    ]
    places = [text.split("\n")[spot.line - 1] for one in found for spot in one.spots]
    assert len(found) == 1
    assert any(fault in line for line in places)
