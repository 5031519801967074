"""The batch page in a real browser."""

import io
import os
import re
import zipfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mzsh_kit.office import Office

pytestmark = pytest.mark.browser
READY_MS = 60_000
AXE = Path(__file__).with_name("axe") / "axe.min.js"
MANY = 30  # so many that the run is stopped before its end
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@contextmanager
def opened(new_page, address):
    page = new_page()
    page.goto(f"{address}voila/render/batch.ipynb")
    page.get_by_role("heading", name="一、花名册").wait_for(timeout=READY_MS)
    try:
        yield page
    finally:
        page.close(run_before_unload=False)


@pytest.fixture(scope="module")
def page(new_page, address):
    """A page to which one roster is brought after another."""
    with opened(new_page, address) as page:
        yield page
        local = ("data:", "blob:", address, address.replace("http", "ws"))
        assert [url for url in page.asked if not url.startswith(local)] == []
        assert page.errors == []


def hand_in(page, data):
    file = {"name": "花名册.xlsx", "mimeType": EXCEL, "buffer": data}
    page.locator("#b-roster").set_input_files(file)


def only_the_plan(page):
    page.get_by_role("button", name="全不选").click()
    page.get_by_text("已选0份").wait_for()
    page.get_by_text("逐份选择").click()
    page.get_by_label("01 实施方案").check()
    page.get_by_text("已选1份").wait_for()


def test_a_blank_roster_is_a_click_away(page, tmp_path):
    with page.expect_download() as download:
        page.get_by_role("button", name="下载空白花名册").click()
    download.value.save_as(tmp_path / "blank.xlsx")
    assert download.value.suggested_filename == "花名册.xlsx"
    assert "单位" in load_workbook(tmp_path / "blank.xlsx").sheetnames


def test_units_that_are_remembered_have_their_rows_in_a_roster(new_page, address, eight, tmp_path):
    office = Office(address.outputs / "office")
    office.store(eight, date(2026, 11, 29))
    with opened(new_page, address) as page:
        with page.expect_download() as download:
            page.get_by_role("button", name="下载已存单位的花名册").click()
        download.value.save_as(tmp_path / "known.xlsx")
    office.forget(eight["unit"]["name"], date(2026, 11, 29))
    sheets = load_workbook(tmp_path / "known.xlsx")
    units, members = ([row for row in sheets[name].values if any(row)] for name in ("单位", "班子成员"))
    assert (len(units), units[1][:2]) == (2, ("001", eight["unit"]["name"]))
    assert [row[2] for row in members[1:]] == [member["name"] for member in eight["members"]]


def test_a_roster_with_thirty_faults_shows_thirty_and_does_not_start(page, workbook):
    hand_in(page, workbook(0, 30))
    page.get_by_text("填写问题共30处").wait_for()
    assert page.locator(".mz-table tbody tr").count() == 30
    assert page.get_by_role("button", name="开始生成").is_disabled()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"] == []


def test_another_page_has_a_batch_of_its_own(page, new_page, address):
    with opened(new_page, address) as other:
        assert page.evaluate("location.search") != other.evaluate("location.search")


def test_many_good_rows_run_to_the_zip_with_a_stop_and_a_reload_in_the_middle(page, workbook, tmp_path):
    hand_in(page, workbook(MANY))
    page.get_by_text(f"共{MANY}个单位，{MANY}个可以生成，没有填写问题。").wait_for()
    only_the_plan(page)
    page.get_by_role("button", name="开始生成").click()
    both = "、".join([r"望岚县第\d+局"] * min(2, os.cpu_count()))  # one a core
    page.get_by_text(re.compile(f"^正在生成：{both}")).wait_for(timeout=READY_MS)
    page.get_by_text(re.compile(rf"^已完成[1-9]\d*/{MANY}，刚完成望岚县第\d+局$")).wait_for(timeout=READY_MS)
    page.get_by_role("button", name="停止").click()
    page.get_by_text(f"已停止。共{MANY}个单位").wait_for(timeout=READY_MS)
    page.reload()
    page.get_by_role("button", name="继续生成").click(timeout=READY_MS)
    page.get_by_text(re.compile(f"^共{MANY}个单位：")).wait_for(timeout=READY_MS)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载全部材料").click()
    download.value.save_as(tmp_path / "all.zip")
    names = zipfile.ZipFile(io.BytesIO((tmp_path / "all.zip").read_bytes())).namelist()
    assert sum(name.endswith("01-实施方案.docx") for name in names) == MANY
    page.get_by_role("button", name="打开望岚县第3局的方案").click()
    page.locator("#h-unit").wait_for(timeout=READY_MS)
    assert page.get_by_label("单位全称").input_value() == "望岚县第3局"
