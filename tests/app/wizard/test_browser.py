"""A clerk at the wizard, in a real browser."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from mzsh_kit.app.wizard.start import sample
from mzsh_kit.gongwen import to_docx
from mzsh_kit.papers import build
from mzsh_kit.resources import templates
from tests.app.wizard.conftest import READY_MS
from tests.reading.test_own import tracked

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[1] / "axe" / "axe.min.js"
STEPS = ("unit", "kind", "meeting", "before", "agenda", "after", "duties", "review", "produce")
FOREIGN_WORDS = {"Alt", "Word", "WPS", "Excel", "PDF", "A", "GB", "T", "plan", "json", "xlsx", "docx", "txt"}
COPIED = "张三\t党组书记、局长\t主要负责同志\n李国庆\t党组成员、副局长\n赵云\t副局长\t班子成员\t无党派人士\n"


def paste(opened, label, text):
    """What the browser does with cells copied from a spreadsheet."""
    opened.page.get_by_label(label, exact=True).focus()
    opened.page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = { clipboardData: data, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        text,
    )


def without_the_loss(opened):
    """The errors that a page logged, but for those of the connection that a killed kernel breaks."""
    return [error for error in opened.errors if "WebSocket" not in error and "404" not in error]


def eight_answers(opened):
    opened.type("单位全称", "清源县水务局")
    opened.type("单位类型", "局党组")
    opened.page.get_by_role("button", name="增加成员").click()
    paste(opened, "第1行 姓名", COPIED)
    opened.page.get_by_label("第3行 姓名").wait_for()
    opened.step("kind")
    opened.choose("会议类型", "年度")
    opened.type("年度", "2026")
    opened.step("meeting")
    opened.type("会议日期", "2027年1月15日")
    opened.type("会议地点", "三楼会议室")


@pytest.fixture(scope="module")
def filled(wizard, address):
    """A page on which the eight answers were typed."""
    with wizard(address) as opened:
        eight_answers(opened)
        yield opened


@pytest.fixture(scope="module")
def sampled(wizard, address):
    """A page with the sample, for tests that leave it as it is."""
    with wizard(address, "new?sample=1") as opened:
        yield opened


@pytest.fixture(scope="module")
def edited(wizard, address):
    """A wide page with the sample, for tests that put back what they changed (but for the last)."""
    with wizard(address, "new?sample=1", width=1366) as opened:
        yield opened


@pytest.fixture(scope="module")
def brought(wizard, address):
    """A page for tests that bring it a file, whatever was brought before."""
    with wizard(address) as opened:
        yield opened


def test_eight_answers_lead_to_the_zip_and_to_the_word_file_in_it(filled, tmp_path):
    filled.step("produce")
    filled.page.locator(".gongwen").get_by_text("清源县水务局党组").first.wait_for()
    filled.page.get_by_role("button", name=re.compile("^生成所选.+份材料$")).click()
    filled.page.get_by_text("全部下载").wait_for(timeout=READY_MS)
    with filled.page.expect_download() as download:
        filled.page.get_by_text("全部下载").click()
    assert download.value.suggested_filename == "清源县水务局党组2026年度民主生活会材料.zip"
    download.value.save_as(tmp_path / "set.zip")
    with zipfile.ZipFile(tmp_path / "set.zip") as archive:
        assert archive.testzip() is None and "plan.json" in archive.namelist()
        paper = docx.Document(io.BytesIO(archive.read("01-实施方案.docx")))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "清源县水务局党组" in text and "2027年1月15日" in text and "三楼会议室" in text


def test_one_paper_is_a_word_file_without_a_zip(filled, tmp_path):
    filled.step("produce")
    filled.page.get_by_role("button", name="全不选").click()
    filled.settled()
    filled.page.get_by_label("22 主持词").check()
    filled.settled()
    filled.page.get_by_role("button", name="看样：主持词").click()
    filled.page.get_by_role("heading", name="样稿：主持词").wait_for()
    filled.page.get_by_role("button", name="生成所选1份材料").click()
    filled.page.get_by_text("已生成1个文件。").wait_for()
    assert filled.page.get_by_text("全部下载").count() == 0
    with filled.page.expect_download() as download:
        filled.page.get_by_role("link", name="22-主持词.docx").click()
    download.value.save_as(tmp_path / "paper.docx")
    assert docx.Document(tmp_path / "paper.docx").paragraphs


def test_a_killed_kernel_is_told_and_loses_nothing_not_even_what_was_typed_and_not_left(filled, kill_kernel):
    filled.step("meeting")
    filled.type("记录人", "周某某")
    venue = filled.page.get_by_label("会议地点")
    before = venue.input_value()
    venue.fill("四楼")
    venue.fill(before)
    filled.page.get_by_label("督导组").focus()
    assert filled.page.evaluate("sessionStorage.getItem('mzsh-typed')") == "{}"
    filled.page.get_by_label("督导组").fill("县委第三督导组")
    kill_kernel(filled.kernel().rpartition("/")[2])
    filled.page.get_by_text("连接已断开").wait_for(timeout=READY_MS)
    with filled.page.expect_navigation(timeout=READY_MS):
        filled.page.get_by_role("link", name="重新打开").click()
    filled.page.locator("#h-meeting").wait_for(timeout=READY_MS)
    filled.page.get_by_role("button", name="撤销").and_(filled.page.locator(":enabled")).wait_for()
    filled.settled()
    assert filled.page.get_by_label("记录人").input_value() == "周某某"
    assert filled.page.get_by_label("会议地点").input_value() == before
    assert filled.page.get_by_label("督导组").input_value() == "县委第三督导组"
    assert filled.page.evaluate("sessionStorage.getItem('mzsh-typed')") == "{}"
    filled.type("督导组", "")
    filled.type("记录人", "")
    filled.errors[:] = without_the_loss(filled)


def test_the_browsers_own_way_back_leads_to_the_step_before(filled):
    for step in ("unit", "kind", "meeting"):
        filled.step(step)
    for step in ("kind", "unit"):
        filled.page.go_back()
        filled.page.locator(f"#h-{step}").wait_for()
        assert filled.page.url.endswith(f"step={step}")
    filled.page.go_forward()
    filled.page.locator("#h-kind").wait_for()


@pytest.mark.parametrize(
    ("step", "label", "key", "text", "said"),
    [
        ("meeting", "会议日期", "meeting.date", "2027-02-30", "日期“2027-02-30”不存在。请核对年、月、日。"),
        ("kind", "年度", "year", "去年", "“去年”不是数字。请改写成阿拉伯数字。"),
        ("unit", "单位全称", "unit.name", "", "没有填写。请补填。"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_goes_when_it_is_mended(
    filled, step, label, key, text, said
):
    filled.step(step)
    control = filled.page.get_by_label(label, exact=True)
    before = control.input_value()
    filled.type(label, text)
    assert said in filled.said_at(key)
    assert control.get_attribute("aria-invalid") == ("true" if text else None)
    assert control.get_attribute("aria-describedby") == f"n-{key}"
    assert filled.page.locator(f"#s-{step} .mz-state").inner_text() in ("1处有误", "缺1项")
    filled.type(label, before)
    assert said not in filled.said_at(key) and control.get_attribute("aria-invalid") is None


def test_a_day_is_picked_from_the_calendar_beside_the_date(filled):
    filled.step("meeting")
    filled.page.get_by_role("button", name="从日历中选会议日期").click()
    filled.page.get_by_role("button", name="1月1日，星期五，元旦，休息日").wait_for()
    filled.page.get_by_text("29日前情况报告（硬性时限）").wait_for()
    filled.page.get_by_role("button", name="下个月").click()
    filled.page.get_by_role("button", name="2月5日，星期五，春节，休息日").wait_for()
    assert accessible(filled) == []
    filled.page.get_by_role("button", name="上个月").click()
    filled.page.get_by_role("button", name="1月18日，星期一，工作日").click()
    filled.settled()
    filled.page.wait_for_function("document.activeElement.id === 'f-meeting.date'")
    assert filled.page.get_by_label("会议日期", exact=True).input_value() == "2027年1月18日"
    assert filled.said_at("meeting.date") == "星期一，工作日"
    filled.type("会议日期", "1月15日")
    assert filled.said_at("meeting.date") == "按2027年1月15日理解，星期五，工作日"
    filled.type("会议日期", "2027年1月15日")


def test_rows_of_a_spreadsheet_are_pasted_and_one_is_taken_away_and_back(filled):
    filled.step("unit")
    paste(filled, "第3行 姓名", "何静\t党组成员\t班子成员\t党员\n马超\t总工程师\t班子成员\t预备党员")
    filled.page.get_by_label("第4行 姓名").wait_for()
    filled.settled()
    in_full = [filled.page.get_by_label(f"第{row}行 政治面貌").input_value() for row in (3, 4)]
    assert in_full == ["中共党员", "中共预备党员"]
    assert [filled.page.get_by_label(f"第{row}行 姓名").input_value() for row in (1, 3, 4)] == [
        "张三",
        "何静",
        "马超",
    ]
    filled.page.get_by_role("button", name="移去第4行").click()
    filled.page.get_by_label("第4行 姓名").wait_for(state="detached")
    filled.page.get_by_role("button", name="撤销").last.click()
    filled.page.get_by_label("第4行 姓名").wait_for()


def test_a_date_fixed_by_hand_moves_others_and_is_taken_back(filled):
    filled.step("before")
    feedback = filled.page.get_by_label("意见反馈完成时限")
    computed = feedback.input_value()
    filled.type("征求意见完成时限", "2027年1月2日")
    assert feedback.input_value() != computed
    assert "“征求意见”2027年1月2日才能完成" in filled.said_at("opinions")
    filled.page.get_by_role("button", name="恢复推算：征求意见完成时限").click()
    filled.settled()
    assert feedback.input_value() == computed


def test_the_limit_of_a_duty_is_one_in_both_tables_and_is_taken_back(filled):
    filled.step("after")
    row, limit = (
        filled.page.get_by_label("第1行 完成时限").first,
        filled.page.get_by_label("情况报告完成时限", exact=True),
    )
    computed = limit.input_value()
    filled.type("情况报告完成时限", "2027年1月22日")
    assert (row.input_value(), limit.input_value()) == ("2027年1月22日", "2027年1月22日")
    row.fill("2027年1月25日")
    row.blur()
    filled.settled()
    assert limit.input_value() == "2027年1月25日"
    filled.page.get_by_role("button", name="恢复推算：情况报告完成时限").click()
    filled.settled()
    assert (row.input_value(), limit.input_value()) == ("会后15天内", computed)


def test_a_paper_dated_before_the_meeting_is_told_at_its_row_and_the_review_leads_there(filled):
    filled.step("duties")
    filled.unfold("各份材料的日期和文号")
    filled.page.get_by_role("button", name="增加材料").click()
    filled.page.get_by_label("第1行 材料").select_option("31-情况报告")
    filled.type("第1行 成文日期", "2027年1月10日")
    assert (
        filled.page.locator(".mz-row-notes .mz-doubt")
        .inner_text()
        .startswith("成文日期：31-情况报告的成文日期")
    )
    filled.step("review")
    filled.page.get_by_role("button", name="修改：材料日期").click()
    filled.page.wait_for_function("document.activeElement.id === 'f-dated.0.date'")
    filled.type("第1行 成文日期", "2027年1月20日")
    assert filled.page.locator(".mz-row-notes .mz-doubt").count() == 0
    filled.page.get_by_role("button", name="移去第1行").last.click()
    filled.settled()


def test_a_default_is_changed_and_put_back(filled):
    filled.step("meeting")
    filled.type("会期", "1天")
    filled.page.locator("button[data-of='meeting.length']").click()
    filled.settled()
    assert filled.page.get_by_label("会期").input_value() == "半天"


def test_a_broken_plan_is_refused_in_words_and_a_good_one_goes_on(brought, tmp_path):
    broken, large, good = tmp_path / "plan.json", tmp_path / "large.json", tmp_path / "good.json"
    broken.write_text('{"meeting": {"date": "2027-02-30"}, "colour": 1}')
    large.write_bytes(b" " * 5_000_001)
    good.write_text('{"unit": {"name": "甲县乙局"}}', encoding="utf-8")
    brought.page.get_by_role("button", name="导入和导出").click()
    choose = brought.page.locator("#u-plan")
    choose.set_input_files(broken)
    brought.page.get_by_text("日期“2027-02-30”不存在").wait_for()
    assert brought.page.get_by_text("不认识的项目“colour”").is_visible()
    assert brought.page.get_by_text("没有导入").is_visible()
    assert accessible(brought) == []
    assert brought.english() <= FOREIGN_WORDS | {"colour"}
    choose.set_input_files(large)
    brought.page.get_by_text("不得超过5MB").wait_for()
    choose.set_input_files(good)
    brought.page.locator("#h-unit").wait_for()
    brought.settled()
    assert brought.page.get_by_label("单位全称").input_value() == "甲县乙局" and brought.errors == []


def test_a_page_with_faults_is_accessible(brought):
    brought.step("meeting")
    brought.type("会议日期", "2027-02-30")
    assert accessible(brought) == []
    assert brought.english() <= FOREIGN_WORDS


def test_the_second_of_two_pages_on_one_draft_is_told_and_nothing_is_written_over(wizard, address):
    with wizard(address) as first:
        first.type("单位全称", "甲局")
        draft = first.page.url
        with wizard(address, draft.removeprefix(address)) as second:
            second.type("单位全称", "乙局")
            first.type("单位全称", "丙局")
            first.page.get_by_text("这份草稿已在另一个页面中修改过").wait_for()
            first.page.get_by_role("button", name="载入最新内容").click()
            first.settled()
            assert first.page.get_by_label("单位全称").input_value() == "乙局"
            first.type("单位全称", "丁局")
            second.type("单位全称", "戊局")
            second.page.get_by_role("button", name="把本页内容另存为新草稿").click()
            second.page.wait_for_url(lambda url: url != draft)
            second.page.locator("#h-unit").wait_for(timeout=READY_MS)
            assert second.page.get_by_label("单位全称").input_value() == "戊局"
        first.page.reload()
        first.page.locator("#h-unit").wait_for(timeout=READY_MS)
        assert first.page.get_by_label("单位全称").input_value() == "丁局"


def test_a_unit_of_a_roster_is_started_from_and_the_review_says_what_was_cleared(brought):
    brought.page.get_by_role("button", name="导入和导出").click()
    brought.page.locator("#u-old").set_input_files(templates() / "roster-sample.xlsx")
    brought.page.get_by_role("button", name="望岚县水务局").click()
    brought.page.locator("#h-unit").wait_for()
    brought.settled()
    assert brought.page.get_by_label("单位全称").input_value() == "望岚县水务局"
    brought.step("review")
    assert brought.page.get_by_role("heading", name="清空重填").is_visible()
    brought.step("meeting")
    assert brought.page.get_by_label("会议日期", exact=True).input_value() == ""


def test_an_agenda_changed_in_its_builder_is_in_the_plan_and_is_put_back(edited):
    edited.step("agenda")
    edited.page.get_by_role("button", name="移去").first.click()
    edited.settled()
    edited.page.get_by_role("button", name="恢复默认：会议议程").wait_for()
    edited.step("review")
    edited.unfold("会议议程")
    assert edited.page.locator("tr", has_text="会议议程").first.inner_text().startswith("会议议程\t6项")
    edited.step("agenda")
    edited.page.get_by_role("button", name="恢复默认：会议议程").click()
    edited.settled()
    edited.step("review")
    edited.unfold("会议议程")
    assert edited.page.locator("tr", has_text="会议议程").first.inner_text().startswith("会议议程\t7项")


def test_a_deleted_draft_is_gone_and_the_page_goes_home(wizard, address):
    with wizard(address) as opened:
        opened.type("单位全称", "甲局")
        draft = opened.page.url
        opened.page.get_by_role("button", name="导入和导出").click()
        opened.page.get_by_role("button", name="删除草稿").click()
        opened.page.get_by_role("button", name="确认删除").click()
        opened.page.wait_for_url(address)
        opened.open(draft)
        assert opened.page.get_by_label("单位全称").input_value() == ""


def accessible(opened):
    """What axe-core finds wrong with a page, the sheets of a paper left out: their headings are the
    paper's.
    """
    opened.page.evaluate(AXE.read_text(encoding="utf-8"))
    result = opened.page.evaluate("axe.run({exclude: ['.gongwen']}, {resultTypes: ['violations']})")
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]][:3]) for rule in result["violations"]]


def test_a_paper_that_a_leader_changed_is_taken_up_again_change_by_change(brought, tmp_path):
    (tmp_path / "01-实施方案.docx").write_bytes(
        tracked(to_docx(build(sample().plan)), "机关三楼会议室", "机关四楼会议室")
    )
    brought.page.get_by_role("button", name="导入和导出").click()
    brought.page.locator("#u-old").set_input_files(tmp_path / "01-实施方案.docx")
    brought.page.get_by_role("button", name="接着编这份方案").click()
    brought.page.get_by_role("heading", name="退回的文件里还有1处修改没有处理").wait_for()
    assert accessible(brought) == []
    assert brought.english() <= FOREIGN_WORDS
    brought.page.reload()
    brought.page.get_by_role("button", name="采纳：会议 · 会议地点", exact=True).click()
    brought.settled()
    assert brought.page.locator("#h-returned").count() == 0
    brought.step("meeting")
    assert brought.page.get_by_label("会议地点").input_value() == "机关四楼会议室"
    assert brought.page.get_by_label("会议日期", exact=True).input_value() == "2027年1月15日"


CUT = """() => [...document.querySelectorAll(
    ".mz-page :is(input[type=text], select, button, label, .mz-state, .mz-name)")]
    .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
    .map((one) => one.id || one.textContent)"""


OVERLAID = """() => [...document.querySelectorAll(".mz-page :is(input, select, textarea)")]
    .filter(control => control.checkVisibility() && !control.disabled && !control.matches(".mz-file-input"))
    .filter(control => {
        control.scrollIntoView({ block: "center" });
        const box = control.getBoundingClientRect();
        return [3, box.width / 2].some(inwards => {
            const seen = document.elementFromPoint(box.right - inwards, box.top + box.height / 2);
            return seen !== control && !seen?.matches(".mz-picker");
        });
    })
    .map(control => control.ariaLabel || control.id)"""
"""The controls over which something else lies that would take a click."""


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_shown_whole_nothing_lies_over_a_control_and_it_is_accessible(sampled, step):
    sampled.step(step)
    for width in (390, 1024, 1366):
        sampled.page.set_viewport_size({"width": width, "height": 900})
        assert sampled.page.evaluate("document.documentElement.scrollWidth") <= width
        if width > 1000:
            assert (width, sampled.page.evaluate(CUT), sampled.page.evaluate(OVERLAID)) == (width, [], [])
    sampled.page.set_viewport_size({"width": 1280, "height": 900})
    sampled.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert accessible(sampled) == []
    assert sampled.english() <= FOREIGN_WORDS


def test_the_rail_the_saved_sign_and_undo_stay_in_view(sampled):
    sampled.step("before")
    sampled.page.mouse.wheel(0, 4000)
    sampled.page.wait_for_function("window.scrollY > 1000")
    for shown in (
        sampled.page.locator("#s-unit"),
        sampled.page.get_by_text("已保存"),
        sampled.page.get_by_role("button", name="撤销"),
    ):
        top = shown.bounding_box()["y"]
        assert 0 <= top <= 200, shown


def test_the_paper_shows_what_a_field_fills_and_its_words_lead_to_their_field(edited):
    edited.step("meeting")
    edited.page.get_by_label("会议地点", exact=True).focus()
    filled = edited.page.locator(".mz-beside .mz-fills")
    filled.get_by_text("机关三楼会议室").wait_for()
    edited.type("会议地点", "四楼会议室")
    filled.get_by_text("四楼会议室").wait_for()
    edited.page.locator(".mz-beside").get_by_text("会议由党组书记").click(position={"x": 60, "y": 10})
    edited.page.wait_for_function("document.activeElement.id === 'f-meeting.chair'")
    beside, form = (edited.page.locator(name).bounding_box() for name in (".mz-beside", ".mz-step"))
    assert beside["x"] > form["x"] + form["width"] and beside["width"] >= 400
    edited.page.set_viewport_size({"width": 1280, "height": 800})
    assert not edited.page.locator(".mz-beside .gongwen").is_visible()
    edited.page.get_by_role("button", name="展开").click()
    edited.page.locator(".mz-beside .gongwen").wait_for()
    edited.page.set_viewport_size({"width": 1366, "height": 900})
    edited.type("会议地点", "机关三楼会议室")


def test_a_paragraph_rewritten_in_place_outlives_the_kernel_and_follows_the_meeting(
    wizard, address, kill_kernel
):
    with wizard(address, "new?sample=1", width=1366) as opened:
        opened.step("meeting")
        paper = opened.page.locator(".mz-beside")
        paper.get_by_text("会期半天").click()
        opened.page.wait_for_function("document.activeElement.id.startsWith('f-meeting.')")
        paper.get_by_role("button", name="改写", exact=True).click()
        opened.page.wait_for_function("document.activeElement.id === 'f-beside.text'")
        opened.page.keyboard.press("Control+A")
        opened.page.keyboard.type("定于2027年1月15日上午9:00召开，望准时到会。")
        paper.get_by_role("button", name="完成").click()
        opened.settled()
        paper.get_by_text("定于2027年1月15日上午9:00召开，望准时到会。").wait_for()
        assert accessible(opened) == []
        kill_kernel(opened.kernel().rpartition("/")[2])
        opened.page.get_by_role("link", name="重新打开").click(timeout=READY_MS)
        opened.page.locator("#h-meeting").wait_for(timeout=READY_MS)
        opened.type("会议日期", "2027年1月20日")
        paper.get_by_text("定于2027年1月20日上午9:00召开，望准时到会。").click()
        paper.get_by_role("button", name="恢复原文").click()
        paper.get_by_text("2027年1月20日上午9:00，会期半天。").wait_for()
        assert without_the_loss(opened) == []


def test_a_passage_that_was_not_understood_is_assigned_in_two_clicks_and_its_heading_remembered(
    wizard, address, tmp_path
):
    old = tmp_path / "旧方案.txt"
    old.write_text(
        "清源县水务局党组2025年度民主生活会方案\n一、时间\n2026年1月16日召开。\n二、红脸出汗\n把话说透，把理讲明。\n三、主题\n对照xx要求，推动**工作。",
        encoding="utf-8",
    )
    with wizard(address) as opened:
        opened.page.get_by_role("button", name="从旧方案开始").first.click()
        opened.page.locator("#u-old").set_input_files(old)
        opened.page.get_by_text("没有读懂的内容1项").wait_for()
        opened.page.get_by_role("button", name="去核对").click()
        opened.page.get_by_text("主题：对照xx要求，推动**工作（第7段）").wait_for()
        assert opened.page.get_by_text("“红脸出汗”，第5段").count() == 1
        opened.choose("这是：把话说透，把理讲明", "批评要求")
        opened.page.get_by_label("以后“红脸出汗”这样的标题都这样读").check()
        opened.settled()
        opened.page.reload()
        opened.page.locator("#h-review").wait_for(timeout=READY_MS)
        assert opened.page.get_by_label("这是：把话说透，把理讲明").input_value() == "criticism.rule"
        assert opened.page.get_by_label("以后“红脸出汗”这样的标题都这样读").is_checked()
        assert "红脸出汗\tcriticism\n" in (
            address.outputs / "office" / "templates" / "reading" / "own.tsv"
        ).read_text(encoding="utf-8")
        opened.choose("这是：把话说透，把理讲明", "")
        assert not opened.page.get_by_label("以后“红脸出汗”这样的标题都这样读").count()


def test_papers_that_went_out_are_told_of_when_the_meeting_is_postponed(wizard, address, tmp_path):
    with wizard(address, "new?sample=1", width=1366) as opened:
        opened.step("produce")
        opened.page.get_by_role("button", name="全不选").click()
        opened.settled()
        opened.page.get_by_label("03 会议通知").check()
        opened.settled()
        opened.page.get_by_role("button", name="把所选1份记为已发出").click()
        opened.settled()
        opened.step("meeting")
        opened.type("会议日期", "2027年1月20日")
        told = opened.page.get_by_text("这次改动触及已发出的1份材料：03-会议通知。")
        told.wait_for(timeout=20_000)
        assert told.bounding_box()["y"] > 0
        opened.page.reload()
        opened.page.locator("#h-meeting").wait_for(timeout=READY_MS)
        told.wait_for(timeout=20_000)
        opened.page.get_by_role("button", name="去处理").click()
        opened.page.get_by_text("重新发送会议通知").wait_for()
        for name, words in {
            "下载改期通知": "会议日期由2027年1月15日调整为2027年1月20日",
            "已发稿": "2027年1月15日",
        }.items():
            with opened.page.expect_download() as download:
                opened.page.get_by_role("link", name=name).click()
            download.value.save_as(tmp_path / "paper.docx")
            text = "".join(paragraph.text for paragraph in docx.Document(tmp_path / "paper.docx").paragraphs)
            assert words in text
        opened.page.get_by_role("button", name="按新稿重发").click()
        opened.settled()
        assert opened.page.get_by_text("改动触及").count() == 0 and accessible(opened) == []
        assert opened.errors == []


def test_the_review_shows_what_was_looked_through_before_and_fills(sampled):
    sampled.step("duties")
    sampled.page.locator("#s-review").click()
    sampled.page.get_by_role("heading", name="现在生成，这些材料里会有空白").wait_for()
    sampled.page.wait_for_function(
        "!document.querySelector('.mz-view-findings').textContent.includes('正在审校')"
    )


MEMBERS = [
    "张三 党组书记、局长 主要负责同志",
    "赵 云 党组成员、副局长",
    *(f"成员{at} 党组成员、副局长" for at in "甲乙丙丁"),
    "庞统 副局长 无党派人士",
]


def test_the_keyboard_alone_fills_the_first_step_in_less_than_forty_tabs_and_opens_the_next(wizard, address):
    with wizard(address) as opened:
        opened.page.get_by_label("单位全称").focus()
        opened.page.keyboard.type("清源县水务局")
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_function("document.activeElement.id === 'f-unit.type'")
        opened.page.get_by_text("由单位全称推定").first.wait_for()
        opened.settled()
        assert opened.page.get_by_label("单位类型").input_value() == "局党组"
        assert opened.page.locator(".mz-missing, .mz-fault").count() == 0
        opened.page.keyboard.press("Enter")
        assert opened.page.evaluate("document.activeElement.ariaLabel") == "增加成员，可以粘贴名单"
        for line in MEMBERS:
            opened.page.keyboard.type(line)
            opened.page.keyboard.press("Enter")
            opened.settled()
        assert opened.page.get_by_label("第2行 姓名").input_value() == "赵云"
        assert opened.page.get_by_label("第1行 角色").input_value() == "主要负责同志"
        assert opened.page.get_by_label("第7行 政治面貌").input_value() == "无党派人士"
        opened.page.get_by_label("第1行 姓名").press("Alt+Delete")
        opened.page.get_by_role("button", name="撤销").last.click()
        opened.page.get_by_label("单位全称").focus()
        tabs = 0
        while opened.page.evaluate("document.activeElement.id") != "b-on" and tabs < 60:
            opened.page.keyboard.press("Tab")
            tabs += 1
        assert tabs < 40
        opened.page.locator("#s-unit").focus()
        opened.page.keyboard.press("Tab")
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_function("document.activeElement.id === 'h-kind'")
        opened.page.keyboard.press("Tab")
        opened.page.keyboard.press("Tab")
        opened.page.keyboard.type("2026")
        opened.page.keyboard.press("Tab")
        opened.settled()
        assert opened.page.get_by_label("年度", exact=True).input_value() == "2026"


def test_what_is_typed_is_never_run(edited):
    edited.step("meeting")
    edited.type("会议地点", "<img src=x onerror=\"document.title='run'\">三楼")
    edited.step("review")
    edited.step("produce")
    edited.page.locator(".gongwen").get_by_text("三楼").first.wait_for()
    assert edited.page.title() != "run"
    edited.step("meeting")
    edited.type("会议地点", "机关三楼会议室")


def test_a_cell_is_rewritten_and_a_paragraph_moved_in_the_paper_beside_the_form(edited):
    edited.step("meeting")
    paper = edited.page.locator(".mz-beside")
    paper.get_by_text("会议地点").click()
    paper.get_by_role("button", name="上移").click()
    edited.settled()
    paper.get_by_text("（一）会议地点").wait_for()
    paper.get_by_role("button", name="恢复原文").click()
    edited.settled()
    paper.get_by_text("（二）会议地点").wait_for()
    edited.page.locator("#f-beside").select_option("17-工作进度表")
    edited.settled()
    paper.locator("td", has_text="2026年12月").first.click()
    paper.get_by_role("button", name="改写", exact=True).click()
    before = paper.get_by_label("改写").input_value()
    paper.get_by_label("改写").fill(f"{before}（已办）")
    paper.get_by_role("button", name="完成").click()
    edited.settled()
    assert paper.get_by_text("（已办）").count() == 1
    edited.page.reload()
    edited.page.locator("nav ol").wait_for(timeout=READY_MS)
    edited.step("meeting")
    edited.type("会议日期", "2027年1月20日")
    edited.page.locator("#f-beside").select_option("17-工作进度表")
    edited.settled()
    after = paper.locator("td", has_text="（已办）").inner_text()
    assert after.endswith("（已办）") and after != f"{before}（已办）"


def test_nothing_has_left_the_host_and_nothing_has_failed(filled, sampled):
    assert (filled.foreign(), sampled.foreign()) == ([], [])
    assert (filled.errors, sampled.errors) == ([], [])
