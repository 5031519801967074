"""Acts of a clerk in a real browser that take more than one step, or more than one meeting."""

from datetime import date

import pytest

from mzsh_kit.timing import work_calendar
from tests.app.wizard.conftest import READY_MS
from tests.app.wizard.test_browser import paste

pytestmark = pytest.mark.browser
RARE = ("𠮷田丰", "𬭎强", "阿依古丽·麦麦提")
"""Characters beyond the basic plane, and a name of many."""


def opened_again(page, step):
    page.page.reload()
    page.page.locator(f"#h-{step}").wait_for(timeout=READY_MS)


def rewritten(page, paper, words, text):
    """Type over words of the paper beside the form."""
    paper.get_by_text(words).first.click()
    paper.get_by_role("button", name="改写", exact=True).click()
    page.page.wait_for_function("document.activeElement.id === 'f-beside.text'")
    page.page.keyboard.press("Control+A")
    page.page.keyboard.type(text)
    paper.get_by_role("button", name="完成").click()
    page.settled()


@pytest.fixture(scope="module")
def page(wizard, address):
    """A page on which one act begins where the other ended."""
    with wizard(address, width=1366) as opened:
        yield opened


@pytest.fixture(scope="module")
def sampled(wizard, address):
    """A page with the sample."""
    with wizard(address, "new?sample=1", width=1366) as opened:
        yield opened


def test_all_that_is_wrong_with_a_team_is_told_before_the_kind_of_meeting_is_chosen(page):
    page.page.get_by_role("button", name="增加成员").click()
    paste(page, "第1行 姓名", "张三\t书记\t主要负责同志\n李四\t局长\t主要负责同志\n\t副局长\t班子成员")
    page.settled()
    page.step("kind")
    page.step("unit")
    assert (
        page.page.get_by_text("主要负责同志").filter(has_text="2名").count()
        or page.page.locator(".mz-list .mz-fault").count() >= 2
    )
    page.page.get_by_label("第3行 姓名").fill("王五")
    page.page.get_by_label("第2行 角色").select_option("班子成员")
    page.settled()
    assert page.page.locator(".mz-list .mz-fault").count() == 0


def test_a_team_of_forty_is_pasted_and_outlives_the_page_and_its_names_are_printed_whole(page):
    names = [*RARE, *(f"成员{at}" for at in range(4, 41))]
    posts = ["党组书记、局长", *["党组成员、副局长"] * 39]
    roles = ["主要负责同志", *["班子成员"] * 39]
    rows = "\n".join("\t".join(row) for row in zip(names, posts, roles, strict=True))
    page.type("单位全称", "清源县水务局")
    page.page.get_by_role("button", name="增加成员").click()
    paste(page, "第1行 姓名", rows)
    page.page.get_by_label("第40行 姓名").wait_for()
    page.settled()
    page.step("kind")
    page.choose("会议类型", "年度")
    page.type("年度", "2026")
    page.step("meeting")
    page.type("会议日期", "2027年1月15日")
    opened_again(page, "meeting")
    page.step("unit")
    shown = [page.page.get_by_label(f"第{row}行 姓名").input_value() for row in range(1, 41)]
    assert shown == names
    paper = page.page.locator(".mz-beside")
    paper.get_by_text("应到40人：𠮷田丰、𬭎强、阿依古丽·麦麦提").wait_for()
    page.step("review")
    page.page.get_by_text("没有要改正的地方").or_(page.page.get_by_text("八项基本内容还缺")).wait_for()
    assert page.errors == []


def test_words_that_an_office_always_writes_stand_in_its_next_meeting_and_a_new_title_is_cited(
    wizard, address
):
    with wizard(address, "new?sample=1", width=1366) as page:
        page.step("meeting")
        paper = page.page.locator(".mz-beside")
        rewritten(page, paper, "会期半天", "2027年1月15日上午9:00准时开会。")
        paper.get_by_role("button", name="以后都这样写").click()
        page.settled()
        rewritten(page, paper, "民主生活会实施方案", "云汀市湖山区水利局党组民主生活会工作方案")
        page.page.locator("#f-beside").select_option("04-印发方案的通知")
        page.settled()
        paper.get_by_text("《云汀市湖山区水利局党组民主生活会工作方案》已经").wait_for()
        page.step("duties")
        page.page.get_by_text("以后都这样写", exact=True).wait_for()
        page.page.goto(address)
        page.page.get_by_role("link", name="开新的会议").first.click()
        page.page.locator("nav ol").wait_for(timeout=READY_MS)
        page.step("kind")
        page.type("年度", "2027")
        page.step("meeting")
        page.type("会议日期", "2028年1月14日")
        page.type("开始时间", "14:30")
        paper.get_by_text("2028年1月14日下午2:30准时开会。").wait_for()
        assert paper.get_by_text("工作方案").count() == 0, "a title is rewritten for one meeting only"


def test_a_paragraph_that_is_not_to_be_written_goes_and_comes_back(sampled):
    sampled.step("meeting")
    paper = sampled.page.locator(".mz-beside")
    paper.get_by_text("主持人").first.click()
    paper.get_by_role("button", name="改写", exact=True).click()
    paper.get_by_role("button", name="不写这一段").click()
    sampled.settled()
    assert paper.get_by_text("（三）主持人").count() == 0
    opened_again(sampled, "meeting")
    sampled.step("duties")
    sampled.page.get_by_role("button", name="恢复原文").click()
    sampled.settled()
    sampled.step("meeting")
    paper.get_by_text("（三）主持人").wait_for()


def test_a_late_start_is_laid_into_the_days_left_by_a_button_and_taken_back(sampled):
    day = work_calendar().add_working_days(date.today(), 14).day
    sampled.step("kind")
    sampled.type("年度", f"{day.year}")
    sampled.step("meeting")
    sampled.type("会议日期", f"{day.year}年{day.month}月{day.day}日")
    sampled.step("before")
    press = sampled.page.get_by_role("button", name="按剩余时间压缩")
    press.click()
    sampled.settled()
    sampled.page.locator(".mz-laid").wait_for()
    sampled.page.get_by_role("button", name="恢复推算：制定方案开始").wait_for()
    sampled.page.get_by_role("button", name="撤销").first.click()
    sampled.settled()
    press.wait_for()


def test_neighbours_that_were_not_understood_are_taken_together(page, tmp_path):
    old = tmp_path / "旧方案.txt"
    old.write_text(
        "清源县水务局党组2025年度民主生活会方案\n一、时间\n2026年1月16日召开。\n二、压舱石\n读原著，悟原理；联系实际。\n三、地点\n三楼会议室。",
        encoding="utf-8",
    )
    page.page.get_by_role("button", name="导入和导出").click()
    page.page.locator("#u-old").set_input_files(old)
    page.page.get_by_role("button", name="去核对").click()
    page.choose("这是：“压舱石”这一节的2段", "学习内容")
    assert page.page.locator(".mz-assign").get_by_text("已填入").count() == 3
    page.page.get_by_role("button", name="撤销").first.click()
    page.settled()
    assert page.page.locator(".mz-assign").get_by_text("已填入").count() == 0


def test_neighbours_of_two_sections_and_what_was_read_wrongly_take_two_clicks_each(wizard, address, tmp_path):
    old = tmp_path / "旧方案.txt"
    old.write_text(
        "清源县水务局党组2025年度民主生活会方案\n一、时间\n2026年1月16日召开。\n二、压舱石\n联系实际。\n"
        "三、红脸出汗\n把话说透，把理讲明。\n四、地点\n三楼会议室。",
        encoding="utf-8",
    )
    with wizard(address) as page:
        page.page.get_by_role("button", name="从旧方案开始").first.click()
        page.page.locator("#u-old").set_input_files(old)
        page.page.get_by_role("button", name="去核对").click()
        page.page.get_by_label("连同上一段").click()
        page.choose("这是：联系实际", "批评要求")
        page.page.get_by_role("button", name="读错了：三楼会议室").click()
        page.page.locator(":focus[aria-label='这是：三楼会议室']").wait_for()
        page.choose("这是：三楼会议室", "列席人员")
        page.settled()
        page.page.reload()
        page.page.locator("#h-review").wait_for(timeout=READY_MS)
        values = [
            page.page.get_by_label(f"这是：{text}").input_value() for text in ("联系实际", "三楼会议室")
        ]
        assert values == ["criticism.rule", "meeting.observers"]
