"""Workbooks that are written: stable bytes, and text that stays text."""

from __future__ import annotations

import io
import time

import pytest
from openpyxl import Workbook, load_workbook

from mzsh_kit.xlsx import LONGEST_CELL, safe_cell, stable_xlsx


def written(value):
    book = Workbook()
    safe_cell(book.active["A1"], value)
    return load_workbook(io.BytesIO(stable_xlsx(book))).active["A1"]


@pytest.mark.parametrize("text", ["=1+1", "+86 123", "-1", "@sum(A1)", "\t=1", "=cmd|'/c calc'!A0"])
def test_text_never_becomes_a_formula(text):
    cell = written(text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("value", ["望岚县水务局", 12, 1.5, True, None])
def test_other_values_stay_what_they_are(value):
    assert written(value).value == value


def test_control_characters_are_shown_as_unknown():
    assert written("a\x01b").value == "a\ufffdb"


def test_text_that_looks_like_an_escape_is_escaped_as_excel_does():
    assert written("_x0001_").value == "_x005F_x0001_"  # openpyxl does not undo what Excel does


def test_a_text_longer_than_a_cell_is_cut_visibly():
    assert written("长" * 40_000).value == "长" * (LONGEST_CELL - 1) + "…"


def test_the_same_content_gives_the_same_bytes_at_any_time():
    def made():
        book = Workbook()
        book.active["A1"] = "甲"
        return stable_xlsx(book)

    first = made()
    time.sleep(1.1)
    assert made() == first
