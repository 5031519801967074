"""The widgets without a browser."""

import base64
import io
import re
import subprocess
import sys

import docx
import ipywidgets
import pytest

from mzsh_kit.app.state import sample
from mzsh_kit.app.view import FormPage


def inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def control(page, label):
    return next(one for one in inside(page.widget) if getattr(one, "description", "") == label)


@pytest.fixture
def page():
    return FormPage(sample())


def test_every_control_has_a_label(page):
    kinds = (
        ipywidgets.Text,
        ipywidgets.Textarea,
        ipywidgets.Dropdown,
        ipywidgets.Checkbox,
        ipywidgets.Button,
    )
    assert all(one.description for one in inside(page.widget) if isinstance(one, kinds))


def test_the_preview_and_the_word_file_follow_what_is_typed(page):
    control(page, "单位全称").value = "清源县水务局"
    assert "清源县水务局党组" in page.preview.value
    name, data = re.search(r'download="([^"]+)" href="data:[^,]+,([^"]+)"', page.download.value).groups()
    paragraphs = docx.Document(io.BytesIO(base64.b64decode(data))).paragraphs
    assert name == "01-实施方案.docx"
    assert any("清源县水务局党组" in paragraph.text for paragraph in paragraphs)


def test_a_fault_keeps_the_last_preview_and_takes_the_file_away(page):
    before = page.preview.value
    control(page, "会议日期").value = "2027-02-30"
    assert page.preview.value == before and "mz-stale" in page.preview._dom_classes
    assert "href" not in page.download.value
    assert "日期“2027-02-30”不存在" in page.status.value


def test_what_is_typed_is_escaped_wherever_it_is_shown(page):
    control(page, "会议日期").value = "<img src=x onerror=alert(1)>"
    shown = [one.value for one in inside(page.widget) if isinstance(one, ipywidgets.HTML)]
    assert not any("<img" in text for text in shown)


def test_the_form_is_cleared_and_the_sample_comes_back(page):
    control(page, "清空").click()
    assert control(page, "单位全称").value == "" and "gongwen" not in page.preview.value
    control(page, "载入样例").click()
    assert control(page, "成员7姓名").value == "乔牧之" and page.draft.plan is not None


def test_a_member_is_removed_and_the_rows_close_up(page):
    next(one for one in inside(page.widget) if getattr(one, "tooltip", "") == "移去成员2").click()
    assert control(page, "成员2姓名").value == "方砚"
    assert len(page.draft.members) == 6


def test_the_kit_without_its_form_imports_no_widgets():
    code = "import sys, mzsh_kit, mzsh_kit.app; print({'ipywidgets', 'voila', 'IPython'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
