"""The form in a real browser."""

import re
import time
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import docx
import pytest

pytestmark = pytest.mark.browser
READY_MS = 30_000


@contextmanager
def opened(browser, address, width=1280):
    """The form's page, with every address that it asks for and every error that it logs."""
    page = browser.new_page(viewport={"width": width, "height": 900}, accept_downloads=True)
    page.asked, page.errors = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("websocket", lambda socket: page.asked.append(socket.url))
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(address + "new")
    page.get_by_label("单位全称").wait_for(timeout=READY_MS)
    try:
        yield page
    finally:
        page.close(run_before_unload=False)


@pytest.fixture(scope="module")
def form(browser, address):
    with opened(browser, address) as page:
        yield page


def test_the_sample_is_shown_and_the_paper_follows_what_is_typed(form, tmp_path):
    preview = form.locator(".gongwen")
    assert "云汀市湖山区水利局党组" in preview.inner_text()
    form.get_by_label("单位全称").fill("清源县水务局")
    preview.get_by_text("为开好清源县水务局党组").wait_for()
    with form.expect_download() as download:
        form.get_by_text("下载Word文件").click()
    assert download.value.suggested_filename == "01-实施方案.docx"
    download.value.save_as(tmp_path / "paper.docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(tmp_path / "paper.docx").paragraphs)
    assert "为开好清源县水务局党组2026年度民主生活会" in text


def test_an_impossible_date_is_told_beside_its_field(form):
    form.get_by_label("会议日期").fill("2027-02-30")
    field = form.locator(".mz-field", has=form.get_by_label("会议日期"))
    field.get_by_text("日期“2027-02-30”不存在。请核对年、月、日。").wait_for()
    form.get_by_text("改正后可下载").wait_for()
    form.get_by_label("会议日期").fill("2027-01-15")
    form.get_by_text("下载Word文件").wait_for()


def test_what_is_typed_is_never_run(form):
    form.get_by_label("会议地点").fill("<img src=x onerror=\"document.title='run'\">三楼")
    form.locator(".gongwen").get_by_text("三楼").wait_for()
    assert form.title() == "编制民主生活会方案"


def test_nothing_leaves_the_host_nothing_fails_and_no_english_is_seen(form, address):
    local = ("data:", "blob:", address, address.replace("http", "ws"))
    assert [url for url in form.asked if not url.startswith(local)] == []
    assert form.errors == []
    form.get_by_role("button", name="载入样例").click()
    form.locator(".gongwen").get_by_text("为开好云汀市湖山区水利局党组").wait_for()
    assert set(re.findall("[A-Za-z]+", form.locator("body").inner_text())) <= {"Word"}


def test_every_control_can_be_reached_by_its_label(form):
    unnamed = """() => [...document.querySelectorAll("input, select, textarea, button")].filter(
        e => e.offsetParent && !(e.labels && e.labels.length && e.labels[0].textContent.trim()) && !e.textContent.trim()
    ).length"""
    assert form.evaluate(unnamed) == 0


def test_a_telephone_shows_it_whole_and_the_kernel_ends_when_the_tab_closes(browser, address):
    with opened(browser, address, width=390) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        config = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent)")
        kernel = f"{address}api/kernels/{config['kernelId']}"
        assert urlopen(kernel).status == 200
        page.goto("about:blank")
    for _ in range(50):
        try:
            urlopen(kernel)
        except HTTPError as error:
            assert error.code == 404
            return
        time.sleep(0.2)
    pytest.fail("the kernel lives on")


def test_a_token_is_asked_for_and_a_lost_server_told_in_chinese(browser, running):
    page = browser.new_page()
    with running("--token", "keyword") as address:
        page.goto(address)
        page.get_by_label("口令").fill("wrong")
        page.get_by_role("button", name="进入").click()
        page.get_by_text("口令不对，请重新输入。").wait_for()
        page.get_by_label("口令").fill("keyword")
        page.get_by_role("button", name="进入").click()
        page.get_by_role("link", name="编制方案").click()
        page.get_by_label("单位全称").wait_for(timeout=READY_MS)
        assert not page.get_by_text("连接已断开").is_visible()
    page.get_by_text("与程序的连接已断开，请重新打开本页。").wait_for()
    page.close(run_before_unload=False)
