"""The page that checks a document: its state, and a person at it in a real browser."""

import io
import json
import re
from contextlib import contextmanager
from pathlib import Path

import docx
import papermill
import pytest

from mzsh_kit import resources
from mzsh_kit.app.check.session import Session
from mzsh_kit.app.drafts import Drafts

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
PLAN = ("方案.txt", "text/plain", TEXT.encode())


@pytest.fixture
def session(tmp_path):
    return Session(Drafts(tmp_path / "drafts"))


def handed(session, text=TEXT, name="方案.txt"):
    session.upload({"name": name, "content": text.encode()})
    return session


def rules(session):
    return [one.rule for one in session.document.findings]


def test_a_document_is_read_checked_and_kept_nowhere(session, tmp_path):
    handed(session)
    assert (session.document.name, session.refused) == ("方案.txt", ())
    assert {"too-often", "report-late"} <= set(rules(session))
    assert list(tmp_path.iterdir()) == []


def test_the_commented_copy_has_a_comment_at_each_place(session):
    document = handed(session).document
    name, data = document.commented()
    assert name == "方案.txt-审校.docx"
    comments = list(docx.Document(io.BytesIO(data)).comments)
    assert len(comments) == sum(len(one.spots) for one in document.findings)


def test_a_file_that_cannot_be_read_leaves_the_reason_alone(session):
    handed(session)
    handed(session, name="方案.pdf")
    assert session.document is None
    assert session.refused == (
        "方案.pdf：文件类型不对。请选择扩展名为.docx、.doc、.wps、.txt、.md、.markdown的文件。",
    )
    session.upload({"name": "方案.docx", "content": b"PK\x03\x04 cut off"})
    assert session.document is None and "Word" in session.refused[0]


def test_a_text_under_the_name_of_a_word_file_is_read(session):
    assert "too-often" in rules(handed(session, name="方案.docx"))


def test_a_plan_opens_as_a_draft_once(session):
    handed(session)
    session.open()
    draft = session.draft
    session.open()
    assert session.draft == draft and session.drafts.ids() == (draft,)
    answers = session.drafts.load(draft).answers
    assert (answers["unit"]["name"], answers["year"]) == ("清源县水务局", 2025)


def test_what_is_no_plan_is_not_opened(session):
    handed(session, "会议设备采购清单\n一台水泵。\n")
    session.open()
    assert (session.document.answers, session.draft, session.drafts.ids()) == (None, "", ())


@contextmanager
def opened(browser, address, width=1280):
    page = browser.new_page(viewport={"width": width, "height": 900}, accept_downloads=True)
    page.asked, page.errors = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("websocket", lambda socket: page.asked.append(socket.url))
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.errors.append(str(error)))
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
def page(browser, address):
    with opened(browser, address) as found:
        hand_in(found, *PLAN)
        yield found


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
        "(one) => { const box = one.getBoundingClientRect(); return 0 <= box.top && box.bottom <= innerHeight; }"
    )


@pytest.mark.browser
def test_a_finding_leads_to_its_words_and_the_words_back(page):
    found = finding(page, "超过了15天").filter(has_text="会后60天")
    found.get_by_role("link").click()
    words = page.locator(".ck-word:target")
    assert words.inner_text() == "会后60天" and in_view(page, words)
    words.focus()
    page.keyboard.press("Enter")
    assert page.locator(".ck-list > :target").inner_text() == found.inner_text()


@pytest.mark.browser
def test_the_keyboard_alone_goes_from_finding_to_words(page):
    finding(page, "会后45天").get_by_role("link").focus()
    page.keyboard.press("Enter")
    assert page.locator(".ck-word:target").inner_text() == "会后45天"


@pytest.mark.browser
def test_a_filter_takes_its_findings_off_the_list_and_the_page(page):
    words = page.get_by_role("link", name="会后45天")
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
def test_the_commented_file_is_a_click_away(page, tmp_path):
    with page.expect_download() as download:
        page.get_by_role("button", name="下载带批注的文件").click()
    assert download.value.suggested_filename == "方案.txt-审校.docx"
    download.value.save_as(tmp_path / "made.docx")
    assert any("超过了15天" in one.text for one in docx.Document(str(tmp_path / "made.docx")).comments)


@pytest.mark.browser
def test_a_document_opens_in_the_wizard_as_a_plan(page, browser):
    page.get_by_role("button", name="打开为方案").click()
    link = page.get_by_role("link", name="进入编制")
    link.wait_for()
    other = browser.new_page()
    other.goto(link.evaluate("(one) => one.href"))
    other.wait_for_function(
        "[...document.querySelectorAll('input')].some((one) => one.value === '清源县水务局')",
        timeout=READY_MS,
    )
    other.close(run_before_unload=False)


@pytest.mark.browser
def test_another_document_takes_the_place_of_the_first_and_a_bad_one_is_told(browser, address):
    with opened(browser, address) as page:
        hand_in(page, "甲.txt", "text/plain", "<b>会议</b>设备采购清单\n一台水泵。\n".encode())
        assert page.get_by_text("没有发现问题").is_visible()
        assert page.get_by_text("<b>会议</b>设备采购清单").is_visible()
        page.locator("#c-file").set_input_files(
            {"name": "乙.docx", "mimeType": "", "buffer": b"PK\3\4 broken"}
        )
        page.get_by_role("alert").wait_for()
        settled(page)
        assert "乙.docx" in page.get_by_role("alert").inner_text()
        assert page.locator(".ck-paper-text").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_overhangs_and_axe_finds_nothing_grave(browser, address, width):
    with opened(browser, address, width) as page:
        hand_in(page, *PLAN)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        grave = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in grave] == []


def test_a_folder_is_checked_without_a_page(tmp_path):
    source = tmp_path / "方案"
    source.mkdir()
    for name in ("甲.txt", "乙.txt"):
        (source / name).write_text(TEXT, encoding="utf-8")
    papermill.execute_notebook(
        resources.notebooks() / "check.ipynb",
        tmp_path / "run.ipynb",
        {"input_path": str(source), "output_dir": str(tmp_path / "out")},
        progress_bar=False,
    )
    listed = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))
    assert [one["file"] for one in listed] == ["乙.txt", "甲.txt"]
    assert (tmp_path / "out" / "甲.txt-审校.docx").is_file()
    assert "甲.txt：" in (tmp_path / "run.ipynb").read_text(encoding="utf-8")
