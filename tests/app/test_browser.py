"""The server's side of a page in a real browser."""

import time
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.browser
READY_MS = 30_000


def test_the_kernel_ends_when_the_tab_closes(browser, address):
    page = browser.new_page()
    page.goto(f"{address}new")
    page.get_by_label("单位全称").wait_for(timeout=READY_MS)
    config = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent)")
    kernel = f"{address}api/kernels/{config['kernelId']}"
    assert urlopen(kernel).status == 200
    page.goto("about:blank")
    page.close(run_before_unload=False)
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
    page.get_by_text("没有连上程序。").wait_for()
    page.close(run_before_unload=False)
