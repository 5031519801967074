"""The page that checks a document: its state, and a person at it in a real browser."""

import io
import re
import zipfile
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest

from mzsh_kit.app.check.parts import paper_html, plan_html
from mzsh_kit.app.check.session import Session
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.checking import ignored
from mzsh_kit.gongwen.review.revised import revised
from mzsh_kit.reading import margin_lines

AXE = Path(__file__).with_name("axe") / "axe.min.js"
READY_MS = 60_000
TEXT = """清源县水务局党组2025年度民主生活会实施方案
一、会议主题
认真准备，开展批评和自我批评。
二、会议安排
会议时间：2026年1月20日。会议地点：三楼会议室。
三、会后工作
民主生活会每半年召开一次。
会后45天内将会议情况报告报县委组织部。
会后60天内将会议情况报告报县纪委。
"""
PLAN = ("方案.txt", "text/plain", f"{TEXT}会上要严肃认真,务求实效。\n".encode())


@pytest.fixture
def begin(tmp_path):
    """``begin()`` a review, or ``begin(id)`` to take one up again in a new process."""

    def begun(review=""):
        stores = Drafts(tmp_path / "reviews"), Drafts(tmp_path / "drafts")
        session = Session(*stores, review or Drafts.new_id(), ignored.opened(tmp_path / "office"))
        session.go("1")
        return session

    return begun


def handed(session, text=TEXT, name="方案.txt"):
    session.upload({"name": name, "content": text.encode()})
    return session


def states(session):
    return {finding.rule: state for finding, state in session.document.told(session.without)}


def number(session, rule):
    return next(n for n, (finding, _) in enumerate(session.document.found) if finding.rule == rule)


def test_a_document_is_read_checked_and_kept_with_its_review(begin):
    session = handed(begin())
    assert (session.document.name, session.refused, session.step) == ("方案.txt", (), "1")
    assert {"too-often", "report-late"} <= set(states(session))
    assert begin(session.id).document.found == session.document.found


def test_what_was_decided_outlives_the_process_and_gives_the_same_bytes(begin):
    session = handed(begin(), f"{TEXT}会上开展批评与自我批评。\n")
    session.decide("accepted", [number(session, "phrase-misused")])
    session.decide("ignored", [number(session, "too-often")])
    again = begin(session.id)
    assert (states(again), again.revised(0)) == (states(session), session.revised(0))
    assert (states(again)["phrase-misused"], states(again)["too-often"]) == ("accepted", "ignored")


def test_accepted_is_a_tracked_change_open_a_comment_and_ignored_nothing(begin):
    session = handed(begin(), f"{TEXT}会上开展批评与自我批评。\n")
    session.decide("accepted", [number(session, "phrase-misused")])
    session.decide_kind("ignored", number(session, "report-late"))
    name, data = session.revised(0)
    assert name == "方案.txt-修改.docx"
    assert [(edit.author, edit.after) for para in revised(data) for edit in para.edits] == [
        ("审校", "会上开展批评和自我批评。")
    ]
    told = [comment.text for para in revised(data) for comment in para.comments]
    assert len(told) == list(states(session).values()).count("open") and not any(
        "15天" in sentence for sentence in told
    )


def test_a_finding_in_a_header_is_shown_and_changed_there(begin):
    office, saved = docx.Document(), io.BytesIO()
    for line in TEXT.splitlines():
        office.add_paragraph(line)
    office.sections[0].header.paragraphs[0].text = "望岚县委组织部印制"
    office.save(saved)
    session = begin()
    session.upload({"name": "方案.docx", "content": saved.getvalue()})
    at = number(session, "stranger-place")
    session.write(at, "清源县委")
    session.decide("accepted", [at])
    assert "望岚县委</a><ins>清源县委</ins>" in paper_html(session)
    margin = margin_lines(session.revised(0)[1], "方案.docx")
    assert [line.text for line in margin] == ["清源县委组织部印制"]


def test_a_text_is_corrected_as_a_text_with_the_words_that_were_typed(begin):
    session = handed(begin())
    session.write(number(session, "too-often"), "民主生活会每年召开一次")
    session.decide("accepted", [number(session, "too-often")])
    name, data = session.corrected()
    assert (name, data.decode()) == ("方案-修改.txt", TEXT.replace("每半年召开一次", "每年召开一次"))


def test_accepted_without_words_to_put_there_is_a_comment(begin):
    session = handed(begin())
    session.decide("accepted", [number(session, "report-late")])
    _, data = session.revised(0)
    assert [edit for para in revised(data) for edit in para.edits] == []
    assert sum(len(para.comments) for para in revised(data)) == sum(
        len(finding.spots) for finding, _ in session.document.told()
    )


def test_a_decision_is_taken_back(begin):
    session = handed(begin())
    before = states(session)
    session.decide("ignored", [number(session, "too-often")])
    session.decide("open", [number(session, "too-often")])
    assert states(session) == before


def test_what_was_ignored_stays_so_at_this_very_text_when_the_file_is_checked_again(begin):
    session = handed(begin())
    session.decide("ignored", [number(session, "too-often")])
    later = handed(begin(), f"{TEXT}新增一段。\n")
    assert states(later)["too-often"] == "ignored"
    changed = handed(begin(), TEXT.replace("每半年召开一次", "每半年召开一次例会"))
    assert states(changed)["too-often"] == "open"
    assert states(handed(begin(), name="别的.txt"))["too-often"] == "open"


def test_a_kind_is_ignored_for_the_office_with_its_reason_and_restored(begin):
    session = handed(begin())
    session.decide_kind("ignored", number(session, "report-late"))
    assert session.asking == "report-late"
    session.ignore_kind("report-late", " 上级另有规定 ")
    later = handed(begin(), name="别的.txt")
    assert "report-late" not in states(later)
    assert [(rule, ignored.reason) for rule, ignored in later.ignored.kinds.items()] == [
        ("report-late", "上级另有规定")
    ]
    later.restore_kind("report-late")
    assert "report-late" in states(handed(begin(), name="再一份.txt"))


def test_a_kind_that_is_ignored_keeps_what_was_accepted_of_it(begin):
    session = handed(begin())
    session.decide("accepted", [number(session, "report-late")])
    session.ignore_kind("report-late", "")
    assert states(session)["report-late"] == "accepted"


def test_a_store_that_cannot_be_understood_ignores_nothing(begin, tmp_path):
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "ignored.json").write_text('{"kinds": []}', encoding="utf-8")
    assert begin().ignored.kinds == {}


def test_many_documents_are_a_list_each_opened_by_its_number(begin):
    session = handed(handed(begin()), "会议设备采购清单\n一台水泵。\n", "清单.txt")
    assert (session.step, [len(document.told()) for document in session.documents][1]) == ("list", 0)
    session.go("2")
    assert (session.document.name, session.step) == ("清单.txt", "2")
    with zipfile.ZipFile(io.BytesIO(session.zipped())) as archive:
        assert archive.namelist() == ["方案.txt-审校.docx"]


def test_documents_of_a_review_that_was_left_are_checked_one_by_one(begin):
    session = handed(handed(begin()), name="乙.txt")
    again = begin(session.id)
    assert [document.found is None for document in again.documents] == [False, True]
    assert [again.look_on(), again.look_on()] == [True, False]
    assert again.documents[1].found == session.documents[1].found


def test_a_file_of_the_same_name_takes_the_place_of_the_first_and_keeps_the_decisions(begin):
    session = handed(begin())
    session.decide("accepted", [number(session, "too-often")])
    handed(session, TEXT.replace("60天", "10天"))
    assert (len(session.documents), states(session)["too-often"]) == (1, "accepted")


def test_a_file_that_cannot_be_read_leaves_the_reason(begin):
    session = handed(begin(), name="方案.pdf")
    assert session.document is None
    assert session.refused == (
        "方案.pdf：文件类型不对。请选择扩展名为.docx、.doc、.wps、.txt、.md、.markdown的文件。",
    )
    session.upload({"name": "方案.docx", "content": b"PK\x03\x04 cut off"})
    assert session.document.found is None and "Word" in session.document.fault


def test_a_text_under_the_name_of_a_word_file_is_read(begin):
    assert "too-often" in states(handed(begin(), name="方案.docx"))


def test_a_review_is_deleted_with_its_documents(begin, tmp_path):
    session = handed(begin())
    session.delete()
    assert (session.step, session.store.ids(), list((tmp_path / "reviews").glob("*/*"))) == ("", (), [])


def test_a_plan_opens_as_a_draft_once(begin):
    session = handed(begin())
    session.open_as_plan()
    draft = session.document.plan
    session.open_as_plan()
    assert session.document.plan == draft and session.drafts.ids() == (draft,)
    answers = session.drafts.load(draft).answers
    assert (answers["unit"]["name"], answers["year"]) == ("清源县水务局", 2025)
    assert begin(session.id).document.plan == draft


def test_a_plan_that_opens_as_a_draft_brings_what_was_not_understood(begin):
    session = handed(
        begin(), "民主生活会方案\n一、会议主题\n主题是：转作风。\n二、压舱石\n大河上下顿失滔滔。\n"
    )
    session.open_as_plan()
    kept = session.drafts.notes(session.document.plan)
    assert [passage["passage"]["text"] for passage in kept["passages"] if not passage["fact"]] == [
        "大河上下顿失滔滔"
    ]


def test_a_text_that_is_no_plan_opens_after_a_question(begin):
    session = handed(
        begin(),
        "清源县水务局党组民主生活会制度\n一、会议时间\n每年12月召开，由党组书记主持。\n二、参加人员\n党组成员参加。\n",
    )
    assert "这份文件是制度，不是实施方案" in plan_html(session) and "打开为方案" not in plan_html(session)


def test_what_is_no_plan_is_not_opened(begin):
    session = handed(begin(), "会议设备采购清单\n一台水泵。\n")
    session.open_as_plan()
    assert (session.contents.answers, session.document.plan, session.drafts.ids()) == (None, "", ())


@contextmanager
def opened(new_page, address, width=1280):
    page = new_page(width)
    page.goto(f"{address}voila/render/check.ipynb")
    page.locator("#c-file").wait_for(state="attached", timeout=READY_MS)
    try:
        yield page
        local = ("data:", "blob:", address, address.replace("http", "ws"))
        assert [url for url in page.asked if not url.startswith(local)] == []
        assert page.errors == []
    finally:
        page.close(run_before_unload=False)


@pytest.fixture(scope="module")
def page(new_page, address):
    with opened(new_page, address) as page:
        hand_in(page, *PLAN)
        yield page


def hand_in(page, name, kind, data):
    page.locator("#c-file").set_input_files({"name": name, "mimeType": kind, "buffer": data})
    page.get_by_role("heading", name=re.compile(f"^{re.escape(name)}")).wait_for(timeout=READY_MS)
    settled(page)


def settled(page):
    """Waits until Python has answered everything: a page is several panels, which come one after another."""
    page.wait_for_function("!document.documentElement.classList.contains('mz-pending')", timeout=READY_MS)


def finding(page, words):
    return page.get_by_role("listitem").filter(has_text=words)


def in_view(page, target):
    return target.evaluate(
        "(one) => { const box = one.getBoundingClientRect(); return 0 <= box.top && box.bottom <= "
        "innerHeight; }"
    )


@pytest.mark.browser
def test_a_finding_leads_to_its_words_and_the_words_back(page):
    late = finding(page, "超过了15天").filter(has_text="会后60天")
    late.get_by_role("link").click()
    words = page.locator(".ck-word:target")
    assert words.inner_text() == "会后60天" and in_view(page, words)
    words.focus()
    page.keyboard.press("Enter")
    assert page.locator(".ck-list > :target").inner_text() == late.inner_text()


@pytest.mark.browser
def test_the_keyboard_alone_goes_from_finding_to_words(page):
    finding(page, "会后45天").get_by_role("link").focus()
    page.keyboard.press("Enter")
    assert page.locator(".ck-word:target").inner_text() == "会后45天"


@pytest.mark.browser
def test_a_filter_takes_its_findings_off_the_list_and_the_page(page):
    words = page.get_by_role("link", name="会后45天")
    page.get_by_text("筛选").click()
    box = page.get_by_label(re.compile("^其他"))
    assert (
        finding(page, "会后45天").is_visible()
        and words.evaluate("(one) => getComputedStyle(one).textDecorationLine") != "none"
    )
    box.uncheck()
    assert not finding(page, "会后45天").is_visible()
    assert words.evaluate("(one) => getComputedStyle(one).textDecorationLine") == "none"
    box.check()
    assert finding(page, "会后45天").is_visible()


@pytest.mark.browser
def test_what_is_accepted_is_told_on_the_page_and_stands_in_the_file(page, tmp_path):
    yearly = finding(page, "每半年召开一次")
    yearly.get_by_label("改为").fill("民主生活会每年召开一次")
    yearly.get_by_role("button", name="采纳", exact=True).click()
    yearly.get_by_text("已采纳，改为“民主生活会每年召开一次”").wait_for()
    settled(page)
    assert page.locator("article ins").inner_text() == "民主生活会每年召开一次"
    with page.expect_download() as download:
        page.get_by_role("button", name="下载修订稿").click()
    assert download.value.suggested_filename == "方案.txt-修改.docx"
    download.value.save_as(tmp_path / "made.docx")
    paragraphs = revised((tmp_path / "made.docx").read_bytes())
    assert "民主生活会每年召开一次。" in [paragraph.after for paragraph in paragraphs]
    assert any(
        "超过了15天" in comment.text for comment in docx.Document(str(tmp_path / "made.docx")).comments
    )


@pytest.mark.browser
def test_a_kind_is_ignored_with_a_reason_and_after_a_killed_kernel_the_review_goes_on_where_it_was(
    new_page, address, kill_kernel
):
    with opened(new_page, address) as page:
        hand_in(page, "丙.txt", *PLAN[1:])
        finding(page, "会后45天").get_by_role("button", name="同类全部忽略").click()
        page.get_by_label("理由").fill("上级另有规定")
        page.get_by_role("button", name="今后都不提示").click()
        page.get_by_text("本单位不再提示的类别（1）").click()
        assert page.get_by_text("上级另有规定").is_visible() and finding(page, "会后45天").count() == 0
        finding(page, "每半年召开一次").get_by_role("button", name="采纳", exact=True).click()
        page.get_by_text("已采纳，写成批注").wait_for()
        settled(page)
        kernel = page.evaluate(
            "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
        )
        kill_kernel(kernel)
        page.get_by_role("link", name="重新打开").click(timeout=READY_MS)
        page.get_by_text("已采纳，写成批注").wait_for(timeout=READY_MS)
        assert page.get_by_role("heading", name=re.compile("^丙.txt")).is_visible()
        page.get_by_text("本单位不再提示的类别（1）").click()
        page.get_by_role("button", name="恢复提示").click()
        finding(page, "会后45天").first.wait_for()
        settled(page)
        page.errors.clear()  # the browser tells of the connection that was lost


@pytest.mark.browser
def test_many_documents_clean_or_not_to_be_read_are_listed_and_the_way_back_leads_to_the_list(
    new_page, address
):
    with opened(new_page, address) as page:
        hand_in(page, "丙.txt", "text/plain", "<b>会议</b>设备采购清单\n一台水泵。\n".encode())
        assert page.get_by_text("没有发现问题").is_visible()
        assert page.get_by_text("<b>会议</b>设备采购清单").is_visible()
        page.locator("#c-file").set_input_files(
            {"name": "丁.docx", "mimeType": "", "buffer": b"PK\3\4 broken"}
        )
        page.get_by_role("row", name=re.compile("^丁.docx.*没有检查")).wait_for()
        settled(page)
        files = [{"name": name, "mimeType": PLAN[1], "buffer": PLAN[2]} for name in ("甲.txt", "乙.txt")]
        page.locator("#c-file").set_input_files(files)
        page.get_by_role("button", name="乙.txt").click(timeout=READY_MS)
        page.get_by_role("heading", name=re.compile("^乙.txt")).wait_for()
        settled(page)
        finding(page, "会后60天").get_by_role("link").click()
        page.go_back()
        page.get_by_role("button", name="甲.txt").wait_for()
        settled(page)
        assert page.get_by_role("row").count() == 5
        page.go_forward()
        page.get_by_role("heading", name=re.compile("^乙.txt")).wait_for()
        settled(page)


@pytest.mark.browser
def test_a_document_opens_in_the_wizard_as_a_plan(page, new_page):
    page.get_by_role("button", name="打开为方案").click()
    link = page.get_by_role("link", name="进入编制")
    link.wait_for()
    other = new_page()
    other.goto(link.evaluate("(one) => one.href"))
    other.wait_for_function(
        "[...document.querySelectorAll('input')].some((one) => one.value === '清源县水务局')",
        timeout=READY_MS,
    )
    other.close(run_before_unload=False)


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_overhangs_and_axe_finds_nothing_grave(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        violation for violation in result["violations"] if violation["impact"] in ("serious", "critical")
    ]
    assert [(violation["id"], [node["html"] for node in violation["nodes"]][:3]) for violation in grave] == []
