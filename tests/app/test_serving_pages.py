"""The pages around the form in a real browser: home, lost connections, two sessions side by side."""

import json
import re
import socket
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from mzsh_kit.papers import catalogue

pytestmark = pytest.mark.browser
READY_MS = 120_000
AXE = Path(__file__).with_name("axe") / "axe.min.js"
KERNEL = "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
DIALOG = "document.body.insertAdjacentHTML('beforeend', '<dialog class=jp-Dialog open>Dead kernel</dialog>')"
LOOK = "document.dispatchEvent(new Event('visibilitychange'))"  # what the page does every few seconds
REMEMBERED = "JSON.parse(localStorage.getItem('mzsh-drafts'))"


@contextmanager
def visitor(browser, width=1280):
    """A browser of its own, with every address that its page asks for and every error that it logs."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.asked, page.errors = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("websocket", lambda socket: page.asked.append(socket.url))
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    try:
        yield page
    finally:
        context.close()


def ready(page):
    page.locator("#mz-body").wait_for(timeout=READY_MS)
    page.locator("#mz-body .jupyter-widgets").first.wait_for(timeout=READY_MS)


def draft(page):
    return re.search(r"/voila/render/plan\.ipynb\?draft=([0-9a-f]{32})", page.url)[1]


@pytest.fixture
def kernel_process(kernels, address):
    return lambda page: kernels(address)[page.evaluate(KERNEL)]


def foreign(page, address):
    local = ("data:", "blob:", address, address.replace("http", "ws"))
    return [url for url in page.asked if not url.startswith(local)]


def ended(address, kernel):
    for _ in range(300):
        try:
            urlopen(f"{address}api/kernels/{kernel}")
        except HTTPError as error:
            return error.code == 404
        time.sleep(0.2)
    return False


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])


@pytest.fixture(scope="module")
def page(browser, address):
    """A page with a draft."""
    with visitor(browser) as page:
        page.goto(address + "new")
        ready(page)
        yield page


@pytest.fixture(scope="module")
def other(browser, address):
    """A page with a draft in another browser, which the last of the tests that use it leaves."""
    with visitor(browser) as page:
        page.goto(address + "new")
        ready(page)
        yield page


def test_from_home_to_a_draft_that_the_address_keeps(browser, address):
    with visitor(browser) as page:
        page.goto(address)
        page.get_by_role("link", name="编制方案").click()
        ready(page)
        first, kernel = draft(page), page.evaluate(KERNEL)
        page.reload()
        ready(page)
        assert draft(page) == first and page.evaluate(KERNEL) != kernel
        kernel = page.evaluate(KERNEL)
        page.get_by_role("link", name="民主生活会筹备").click()
        page.get_by_role("heading", name="请选择要办的事项").wait_for()
        assert ended(address, kernel), "with the page that was left"
        assert foreign(page, address) == [] and page.errors == []
        assert re.findall("[A-Za-z]+", page.locator("body").inner_text()) == []


def test_two_sessions_have_nothing_in_common(address, page, other):
    assert draft(other) != draft(page) and other.evaluate(KERNEL) != page.evaluate(KERNEL)
    text = other.content()
    assert draft(page) not in text and page.evaluate(KERNEL) not in text
    own = other.evaluate(KERNEL)
    reached = [url for url in other.asked if "/api/kernels/" in url and own not in url]
    assert reached == [] and foreign(other, address) == [] and other.errors == []


def test_a_killed_kernel_is_told_in_chinese_the_draft_is_opened_again_and_no_log_holds_a_name_or_a_draft(
    page, address, kernel_process
):
    page.get_by_label("单位全称").first.fill("保密县保密局")
    page.keyboard.press("Tab")
    page.locator(".mz-remember[data-unit='保密县保密局']").wait_for(state="attached")
    first, kernel = draft(page), page.evaluate(KERNEL)
    kernel_process(page).kill()
    told = page.get_by_role("alertdialog")
    told.get_by_text("本页背后的程序已经结束").wait_for(timeout=READY_MS)
    assert set(re.findall("[A-Za-z]+", told.inner_text())) == set()
    assert page.locator(".jp-Dialog").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "重新打开"
    assert [violation for violation in violations(page) if "mz-lost" in str(violation)] == []
    page.keyboard.press("Enter")
    page.wait_for_function(f"!!document.getElementById('jupyter-config-data') && {KERNEL} !== '{kernel}'")
    ready(page)
    assert draft(page) == first and not told.is_visible()
    page.evaluate(DIALOG)
    told.get_by_text("本页背后的程序已经结束").wait_for()
    assert page.get_by_text("Dead kernel").count() == 0
    logs = [address.log, *(address.outputs / "logs").glob("*")]
    told = "".join(log.read_text(encoding="utf-8") for log in logs)
    assert "请在浏览器中打开" in told and "保密" not in told
    assert re.findall(r"[0-9a-f]{32}", told) == []


def violations(page):
    """What axe-core finds wrong with the page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        (violation["id"], [node["html"] for node in violation["nodes"]]) for violation in result["violations"]
    ]


def log_in(page):
    page.get_by_label("口令").fill("keyword")
    page.get_by_role("button", name="进入").click()


def test_a_server_that_stops_is_told_and_goes_on_where_it_starts_again_and_is_entered(browser, running):
    port = free_port()
    with visitor(browser) as page:
        with running("--port", port, token="keyword") as address:
            page.goto(address)
            page.get_by_label("口令").fill("wrong")
            page.get_by_role("button", name="进入").click()
            page.get_by_text("口令不对，请重新输入。").wait_for()
            assert violations(page) == []
            log_in(page)
            page.get_by_role("link", name="编制方案").click()
            ready(page)
            first = draft(page)
        page.evaluate(LOOK)
        page.get_by_text("没有连上程序。").wait_for(timeout=READY_MS)
        with page.expect_event("requestfailed"):
            page.get_by_role("link", name="重新打开").click()
        assert page.get_by_text("没有连上程序。").is_visible()
        with running("--port", port, token="keyword") as again:
            assert again == address
            page.evaluate(LOOK)
            page.get_by_text("本页背后的程序已经结束").wait_for(timeout=READY_MS)
            page.get_by_role("link", name="重新打开").click()
            log_in(page)
            ready(page)
            assert draft(page) == first and not page.get_by_role("alertdialog").is_visible()


NOWHERE = "0ff" * 10 + "00"  # a draft that no test of this server saves
SEED = "(drafts) => localStorage.setItem('mzsh-drafts', JSON.stringify(drafts))"
MARK = """([kind, name]) => {
    const one = Object.assign(document.createElement("span"), { className: kind });
    one.dataset.unit = name;
    document.getElementById("mz-body").prepend(one);
}"""

FORGET = f"""async (remembered) => {{
    ({MARK})(["mz-forget", ""]);
    await null;
    document.body.append("What still changes while the page leaves.");
    await null;
    return eval(remembered);
}}"""


def test_a_page_has_its_draft_remembered_by_the_units_name_and_a_deleted_one_forgotten(other, address):
    other.evaluate(
        SEED, [{"id": draft(other), "unit": "旧名", "time": 0}, {"id": NOWHERE, "unit": "甲", "time": 0}]
    )
    other.evaluate(MARK, ["mz-remember", "清源县水务局<b>&"])
    other.wait_for_function(f"{REMEMBERED}[0].unit.startsWith('清源')")
    first, second = other.evaluate(REMEMBERED)
    assert (first["id"], first["unit"]) == (draft(other), "清源县水务局<b>&") and first["time"] > 1.7e12
    assert second["id"] == NOWHERE
    left = other.evaluate(FORGET, REMEMBERED)
    assert [entry["id"] for entry in left] == [NOWHERE]
    other.wait_for_url(address)
    other.wait_for_function(f"{REMEMBERED}.length === 0")


def test_home_lists_every_draft_in_any_browser_and_forgets_what_is_gone(browser, address):
    name, kept, gone = "清源县水务局<b>&", "e" * 32, "d" * 32
    (address.outputs / "drafts" / kept).mkdir(parents=True)
    answers = {"unit": {"name": name}, "kind": "年度", "year": 2026}
    (address.outputs / "drafts" / kept / "draft.json").write_text(
        json.dumps({"revision": 1, "answers": answers})
    )
    with visitor(browser) as page, visitor(browser) as other:
        page.goto(address, wait_until="networkidle")  # what it lists first must not come behind the seed
        page.evaluate(
            SEED, [{"id": draft, "unit": name, "time": 1.75e12} for draft in (kept, gone, "javascript:")]
        )
        page.reload()
        row = page.get_by_role("listitem").filter(
            has=page.locator(f"a[href='/voila/render/plan.ipynb?draft={kept}']")
        )
        row.get_by_text("2026年度").wait_for()
        assert [entry["id"] for entry in page.evaluate(REMEMBERED)] == [kept]
        assert violations(page) == []
        other.goto(address)
        other.get_by_role("link", name=name).first.wait_for()
        agenda = row.get_by_role("link", name=f"编排议程：{name}")
        assert agenda.get_attribute("href") == f"/voila/render/agenda.ipynb?draft={kept}"
        assert page.errors == []


def test_a_draft_is_renamed_copied_exported_and_deleted_at_home(browser, address):
    of = "b" * 32
    (address.outputs / "drafts" / of).mkdir(parents=True)
    (address.outputs / "drafts" / of / "draft.json").write_text(
        '{"revision": 1, "answers": {"unit": {"name": "甲县丙局"}}}'
    )
    with visitor(browser) as page:
        page.goto(address)
        page.get_by_role("button", name="改名：甲县丙局").click()
        page.get_by_label("草稿的名称").fill("第二稿")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="第二稿 甲县丙局").wait_for()
        page.get_by_role("button", name="复制：第二稿").click()
        page.wait_for_function("document.querySelectorAll('[aria-label=\"删除：第二稿\"]').length === 2")
        with page.expect_download() as download:
            page.get_by_role("link", name="导出：第二稿").first.click()
        assert download.value.suggested_filename == "甲县丙局-草稿.json"
        assert json.loads(Path(download.value.path()).read_text()) == {"unit": {"name": "甲县丙局"}}
        for left in (1, 0):
            delete = page.get_by_role("button", name="删除：第二稿").first
            delete.click()
            assert delete.inner_text() == "确认删除"
            delete.click()
            page.wait_for_function(
                "left => document.querySelectorAll('[aria-label=\"删除：第二稿\"]').length === left", arg=left
            )
        assert page.errors == [] and not (address.outputs / "drafts" / of).exists()


def test_what_is_remembered_of_a_unit_is_taken_in_and_begins_a_meeting(browser, address, tmp_path):
    answers = {
        "unit": {"name": "清源县水务局", "type": "局党组"},
        "members": [{"name": "张三", "post": "局长"}],
    }
    file = tmp_path / "本单位资料.json"
    file.write_text(
        json.dumps({"version": 1, "units": {"清源县水务局": {"day": "2026-11-28", "answers": answers}}})
    )
    with visitor(browser) as page:
        page.goto(address)
        page.locator("#mz-take").set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": b"{}"}
        )
        page.get_by_text("不是导出的本单位资料").wait_for()
        page.locator("#mz-take").set_input_files(file)
        page.get_by_role("heading", name="本单位资料").wait_for()
        assert violations(page) == []
        page.get_by_role("link", name="开新的会议").click()
        page.locator("nav ol").wait_for(timeout=READY_MS)
        assert page.get_by_label("单位全称").input_value() == "清源县水务局"
        assert page.get_by_label("第1行 姓名").input_value() == "张三"
        page.goto(address)
        page.get_by_role("button", name="移去：清源县水务局").click()
        page.get_by_role("button", name="移去：清源县水务局").click()
        page.locator("#mz-office").wait_for(state="detached")


@pytest.mark.parametrize("width", [1280, 390])
def test_home_and_error_pages_fit_and_axe_finds_nothing(browser, address, width):
    with visitor(browser, width) as page:
        for path in ("", "help", "nothing"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert violations(page) == []


def test_the_help_says_what_each_paper_is_for_and_what_demands_it(browser, address):
    with visitor(browser) as page:
        page.goto(address)
        with page.expect_popup() as opened:
            page.get_by_role("link", name="帮助").click()
        page = opened.value
        row = page.get_by_role("row").filter(has_text="23 签到表")
        assert "到会人数的凭据" in row.inner_text() and "若干规定" in row.inner_text()
        assert page.get_by_role("row").count() == len(catalogue()) + 3
