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
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@contextmanager
def opened(browser, address, query="", width=1280):
    page = browser.new_page(viewport={"width": width, "height": 900}, accept_downloads=True)
    page.asked, page.errors = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("websocket", lambda socket: page.asked.append(socket.url))
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(f"{address}voila/render/batch.ipynb{query}")
    page.get_by_role("heading", name="一、花名册").wait_for(timeout=READY_MS)
    try:
        yield page
    finally:
        page.close(run_before_unload=False)


@pytest.fixture
def page(browser, address):
    with opened(browser, address) as page:
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


def test_units_that_are_remembered_have_their_rows_in_a_roster(browser, address, eight, tmp_path):
    office = Office(address.outputs / "office")
    office.store(eight, date(2026, 11, 29))
    with opened(browser, address) as page:
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


def test_fifty_good_rows_run_to_the_zip_with_a_stop_and_a_reload_in_the_middle(page, workbook, tmp_path):
    hand_in(page, workbook(50))
    page.get_by_text("共50个单位，50个可以生成，没有填写问题。").wait_for()
    only_the_plan(page)
    page.get_by_role("button", name="开始生成").click()
    both = "、".join([r"望岚县第\d+局"] * min(2, os.cpu_count()))  # one a core
    page.get_by_text(re.compile(f"^正在生成：{both}")).wait_for(timeout=READY_MS)
    page.get_by_text(re.compile(r"^已完成[1-9]\d*/50，刚完成望岚县第\d+局$")).wait_for(timeout=READY_MS)
    page.get_by_role("button", name="停止").click()
    page.get_by_text("已停止。共50个单位").wait_for(timeout=READY_MS)
    page.reload()
    page.get_by_role("button", name="继续生成").click(timeout=READY_MS)
    page.get_by_text(re.compile(r"^共50个单位：")).wait_for(timeout=READY_MS)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载全部材料").click()
    download.value.save_as(tmp_path / "all.zip")
    names = zipfile.ZipFile(io.BytesIO((tmp_path / "all.zip").read_bytes())).namelist()
    assert sum(name.endswith("01-实施方案.docx") for name in names) == 50
    batch = page.url
    page.get_by_role("button", name="打开望岚县第3局的方案").click()
    page.locator("#h-unit").wait_for(timeout=READY_MS)
    assert page.get_by_label("单位全称").input_value() == "望岚县第3局"
    page.locator("#s-meeting").click()
    page.get_by_label("记录人").fill("周某某")
    page.get_by_label("记录人").blur()
    page.wait_for_function("!document.documentElement.classList.contains('mz-pending')")
    page.goto(batch)
    page.get_by_text(re.compile(r"^共50个单位：")).wait_for(timeout=READY_MS)
    page.get_by_role("button", name="打开望岚县第3局的方案").click(timeout=READY_MS)
    page.locator("nav ol").wait_for(timeout=READY_MS)
    page.locator("#s-meeting").click()
    assert page.get_by_label("记录人").input_value() == "周某某"


def test_another_page_has_a_batch_of_its_own(browser, address):
    with opened(browser, address) as first, opened(browser, address) as other:
        assert first.evaluate("location.search") != other.evaluate("location.search")
