"""The agenda builder in a real browser."""

import json
import re
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest

AXE = Path(__file__).with_name("axe") / "axe.min.js"
pytestmark = pytest.mark.browser
READY_MS = 120_000
FIRST, SECOND, THIRD = (
    "通报树立和践行正确政绩观学习教育整改整治情况和2025年度民主生活会整改措施落实情况",
    "通报本次民主生活会征求意见情况",
    "代表领导班子作对照检查",
)


@contextmanager
def opened(new_page, address, query=""):
    page = new_page(height=1000)
    page.goto(f"{address}voila/render/agenda.ipynb{query}")
    page.get_by_label("第1项 议项").wait_for(timeout=READY_MS)
    try:
        yield page
    finally:
        page.close(run_before_unload=False)


@pytest.fixture(scope="module")
def one_page(new_page, address):
    with opened(new_page, address) as page:
        yield page


@pytest.fixture
def page(one_page):
    """The page with the agenda that it began with."""
    undo = one_page.get_by_role("button", name="撤销")
    while undo.is_enabled():
        undo.click()
        settled(one_page)
    return one_page


def settled(page):
    """Waits until Python has answered everything."""
    page.wait_for_function("!document.documentElement.classList.contains('mz-pending')")


def arranged(page):
    """The agenda as it is seen: clock, item, minutes."""
    settled(page)
    script = """() => [...document.querySelectorAll("[data-row]")].map(row => [
        row.querySelector(":scope > .mz-clock").textContent, row.querySelector("textarea").value,
        row.querySelector(".mz-length input").value])"""
    return [tuple(row) for row in page.evaluate(script)]


def texts(page):
    return [text for _, text, _ in arranged(page)]


def drag(page, row, onto):
    grip = page.locator("[data-row] .mz-grip").nth(row)
    grip.scroll_into_view_if_needed()
    start, end = (page.locator("[data-row]").nth(place).bounding_box() for place in (row, onto))
    at = grip.bounding_box()
    page.mouse.move(at["x"] + 6, at["y"] + 12)
    page.mouse.down()
    page.mouse.move(at["x"] + 6, start["y"] + start["height"] / 2, steps=2)
    page.mouse.move(at["x"] + 6, end["y"] + end["height"] - 3 if onto > row else end["y"] + 3, steps=10)
    page.mouse.up()
    settled(page)


def said(page):
    return page.locator("#a-said").inner_text()


def draft_of(page, address):
    of = re.search(r"draft=([0-9a-f]{32})", page.url)[1]
    return json.loads((address.outputs / "drafts" / of / "draft.json").read_text(encoding="utf-8"))["answers"]


def test_drag_keyboard_and_buttons_give_the_same_agenda_and_undo_gives_the_first_one_back(page):
    first = arranged(page)
    answered = {}
    drag(page, 0, 2)
    answered["drag"] = arranged(page)
    page.get_by_role("button", name="撤销").click()
    assert arranged(page) == first
    page.get_by_label("第1项 发言人").press("Alt+ArrowDown")
    settled(page)
    assert page.evaluate("document.activeElement.id") == "a-1-speaker"
    page.keyboard.press("Alt+ArrowDown")
    answered["keyboard"] = arranged(page)
    assert page.evaluate("document.activeElement.id") == "a-2-speaker"
    for _ in range(2):
        page.get_by_role("button", name="撤销").click()
        settled(page)
    assert arranged(page) == first
    page.get_by_role("button", name="下移第1项").click()
    settled(page)
    page.get_by_role("button", name="下移第2项").click()
    answered["buttons"] = arranged(page)
    assert answered["drag"] == answered["keyboard"] == answered["buttons"]
    assert [text for _, text, _ in answered["drag"]][:3] == [SECOND, THIRD, FIRST]
    assert said(page) == "“通报树立和践行正确政绩观学…”移到第3项，共7项，上午9:30开始"


def test_lock_split_merge_minutes_and_words_are_undone_one_by_one(page):
    first = arranged(page)
    page.get_by_role("button", name="锁定第1项").click()
    settled(page)
    assert page.locator("#a-0-lock").get_attribute("aria-pressed") == "true"
    page.get_by_label("第1项 分钟").fill("12")
    page.get_by_label("第1项 分钟").press("Enter")
    assert arranged(page)[1][0] == "上午9:12—9:22"
    page.get_by_role("button", name="拆分第3项").click()
    assert texts(page)[2:4] == [f"{THIRD}（上）", f"{THIRD}（下）"]
    page.get_by_role("button", name="并入下项第3项").click()
    assert texts(page)[2] == f"{THIRD}（上）；{THIRD}（下）"
    page.get_by_label("第3项 议项").fill(THIRD)
    page.get_by_label("第3项 议项").blur()
    page.get_by_role("button", name="移去第7项").click()
    settled(page)
    assert said(page) == "已移去“总结讲话，提出整改要求”，可以撤销"
    assert len(arranged(page)) == 6
    for _ in range(6):
        page.get_by_role("button", name="撤销").click()
        settled(page)
    assert arranged(page) == first
    assert page.get_by_role("button", name="撤销").is_disabled()
    assert said(page) == "已撤销，回到最初的议程"


def test_a_locked_item_cannot_be_moved_and_says_so(page):
    page.get_by_role("button", name="锁定第2项").click()
    settled(page)
    page.get_by_label("第2项 议项").press("Alt+ArrowUp")
    page.get_by_role("alert").get_by_text("已锁定。请先解除锁定。").wait_for()
    assert texts(page)[1] == SECOND


def test_too_short_a_session_offers_its_mends_and_one_click_applies_one(page):
    page.get_by_label("上午时长").fill("60")
    page.get_by_label("上午时长").press("Enter")
    page.get_by_text("时间不够，还差30分钟").wait_for()
    assert {clock for clock, _, _ in arranged(page)} == {"待排"}
    page.get_by_role("button", name=re.compile("采用办法1：“上午”延长30分钟")).click()
    settled(page)
    assert page.get_by_label("上午时长").input_value() == "90"
    assert arranged(page)[0][0] == "上午9:00—9:05"


def test_an_item_is_bound_to_the_afternoon_and_a_new_one_is_added(page):
    page.get_by_role("button", name="增加半天").click()
    settled(page)
    page.get_by_label("第6项 所属时段").select_option("定在下午")
    page.get_by_role("button", name="添加议项").click()
    settled(page)
    page.wait_for_function("document.activeElement.getAttribute('aria-label') === '第8项 议项'")
    page.get_by_label("第8项 议项").fill("宣读纪律要求")
    page.get_by_label("第8项 议项").blur()
    assert arranged(page)[5][0].startswith("下午")
    assert arranged(page)[7][1] == "宣读纪律要求"


def test_the_draft_keeps_the_agenda_and_a_reload_shows_it(new_page, address, page):
    page.get_by_role("button", name="移去第2项").click()
    settled(page)
    assert [item["text"] for item in draft_of(page, address)["agenda"]][:2] == [FIRST, THIRD]
    query = re.search(r"\?draft=[0-9a-f]{32}$", page.url)[0]
    with opened(new_page, address, query) as again:
        assert arranged(again) == arranged(page)
        again.get_by_role("button", name="移去第1项").click()
        settled(again)
        page.get_by_role("button", name="移去第1项").click()
        page.get_by_text("这份草稿已在另一个页面中修改过").wait_for()
        page.get_by_role("button", name="载入最新内容").click()
        page.get_by_text("已保存").wait_for()
        assert arranged(page) == arranged(again)


def test_both_papers_follow_the_agenda(page, tmp_path):
    page.get_by_label("第1项 议项").fill("传达学习上级通知")
    page.get_by_label("第1项 议项").blur()
    settled(page)
    for name in ("会议议程", "主持词"):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"下载{name}").click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        made = docx.Document(path)
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        assert "传达学习上级通知" in "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


def test_what_is_typed_is_never_run(page):
    page.get_by_label("第1项 议项").fill("<img src=x onerror=\"document.title='run'\">")
    page.get_by_label("第1项 议项").blur()
    settled(page)
    assert page.title() == "编排会议议程"
    assert page.locator(".mz-builder img").count() == 0


def test_nothing_leaves_the_host_nothing_fails_and_no_english_is_seen(page, address):
    local = ("data:", "blob:", address, address.replace("http", "ws"))
    assert [url for url in page.asked if not url.startswith(local)] == []
    assert page.errors == []
    assert set(re.findall("[A-Za-z]+", page.locator("body").inner_text())) <= {"Word"}


def test_axe_finds_nothing_whether_it_fits_or_not(page):
    page.add_script_tag(path=str(AXE))
    page.get_by_role("button", name="增加半天").click()
    settled(page)
    assert faults(page) == []
    for part in ("上午", "下午"):
        page.get_by_label(f"{part}时长").fill("30")
        page.get_by_label(f"{part}时长").press("Enter")
        settled(page)
    page.get_by_text("时间不够").wait_for()
    assert faults(page) == []


def faults(page):
    """What axe-core finds wrong."""
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        (violation["id"], [node["target"] for node in violation["nodes"]])
        for violation in result["violations"]
    ]


def test_a_telephone_shows_it_whole(page):
    page.set_viewport_size({"width": 390, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for name in ("第1项 议项", "第1项 分钟"):
        box = page.get_by_label(name).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
