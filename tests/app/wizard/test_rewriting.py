"""Rewriting a paragraph where it stands, kept with the draft, shown with the way back."""

import pytest

from mzsh_kit import dump_plan
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.beside import Beside, beside_html, document_of
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.review import lacking_html
from mzsh_kit.app.wizard.rewriting import rewritings, rewritten_html
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.start import imported
from mzsh_kit.document import Heading, Table
from mzsh_kit.office import Office
from mzsh_kit.papers.rewritten import At


@pytest.fixture
def session(eight, tmp_path):
    drafts = Drafts(tmp_path / "drafts")
    session = begun(Draft(eight), SavedDraft(drafts, drafts.new_id()), office=Office(tmp_path / "office"))
    session.take(Draft({**eight, "meeting": {**eight["meeting"], "start": "9:00"}}))
    return session


def block(session, words, number="01"):
    blocks = document_of(session.draft, number).blocks
    return next(
        at
        for at, block in enumerate(blocks)
        if words in f"{getattr(block, 'text', '')}{getattr(block, 'body', '')}"
    )


def rewrite(session, words, text):
    session.click(At(block(session, words)), words, 0)
    session.press_all("rewrite")
    session.type("beside.text", text)


def body(session, heading="会议时间"):
    return next(
        block.body
        for block in document_of(session.draft, "01").blocks
        if getattr(block, "text", "") == heading
    )


def test_a_rewritten_paragraph_follows_the_meeting_and_is_put_back(session):
    rewrite(session, "2027年1月15日上午9:00", "定于2027年1月15日（上午9:00）召开，请勿缺席。")
    (item,) = session.draft.answers["rewritten"]
    assert item == {
        "paper": "01",
        "was": "{会议日期}{开始时间}，会期{会期}。",
        "texts": ["定于{会议日期}（{开始时间}）召开，请勿缺席。"],
    }
    session.type("meeting.date", "2027年1月20日")
    assert body(session) == "定于2027年1月20日（上午9:00）召开，请勿缺席。"
    session.press_all("unwrite", "0")
    assert "rewritten" not in session.draft.answers and body(session) == "2027年1月20日上午9:00，会期半天。"
    session.press_all("undo")
    assert body(session).startswith("定于")


def test_the_paragraph_is_typed_over_in_its_place_and_marked_as_the_offices_own(session):
    at = block(session, "三楼会议室")
    session.click(At(at), "三楼会议室", 1)
    session.press_all("rewrite")
    shown = beside_html(session.draft, session.beside)
    assert (
        f'data-block="{at}"><textarea' in shown
        and ">三楼会议室。</textarea>" in shown
        and session.focus == "f-beside.text"
    )
    session.type("beside.text", "在三楼会议室。")
    session.press_all("written")
    shown = beside_html(session.draft, session.beside)
    assert "恢复原文" in shown and "以后都这样写" in shown and "<textarea" not in shown
    session.beside = Beside()
    assert "mz-own-words" in beside_html(session.draft, session.beside)


def test_the_kits_own_words_typed_again_leave_no_trace(session):
    rewrite(session, "三楼会议室", "在三楼会议室。")
    session.type("beside.text", "三楼会议室。")
    assert "rewritten" not in session.draft.answers


def test_a_paragraph_that_is_not_written_is_listed_with_the_way_back(session):
    rewrite(session, "三楼会议室", "")
    assert all(getattr(block, "text", "") != "会议地点" for block in document_of(session.draft, "01").blocks)
    shown = rewritten_html(session.draft)
    assert (
        "<del>三楼会议室。</del><ins>不写这一段</ins>" in shown and 'data-act="unwrite" data-of="0"' in shown
    )


def test_it_is_told_when_the_default_below_is_another(session):
    rewrite(session, "三楼会议室", "在三楼会议室。")
    answers = session.draft.answers
    other = Draft({**answers, "rewritten": [{**answers["rewritten"][0], "was": "早就没有了的一段文字内容"}]})
    assert rewritings(other)[0].state == "材料中没有这一处，没有用上"
    assert "材料中没有这一处，没有用上" in lacking_html(other, None) and "没有用上" not in lacking_html(
        session.draft, None
    )


def test_it_survives_the_file_and_a_new_start(session):
    rewrite(session, "三楼会议室", "在三楼会议室。")
    file = {"name": "plan.json", "content": dump_plan(session.draft.plan).encode()}
    assert imported(file).plan == session.draft.plan
    saved = session.saved.drafts.load(session.saved.of)
    assert saved.answers["rewritten"] == session.draft.answers["rewritten"]


def test_what_the_office_always_writes_is_in_its_next_plan_and_what_it_wrote_once_is_not(session):
    rewrite(session, "三楼会议室", "在三楼会议室。")
    session.press_all("remember")
    assert "rewritten" not in session.office.units()[0].answers
    session.press_all("always", "0")
    (kept,) = session.office.units()[0].answers["rewritten"]
    assert (kept["was"], kept["texts"], kept["always"]) == ("{会议地点}。", ["在{会议地点}。"], True)
    session.press_all("recall", "清源县水务局")
    for key, text in {"kind": "年度", "year": "2027", "meeting.venue": "五楼"}.items():
        session.type(key, text)
    assert body(session, "会议地点") == "在五楼。"


def test_every_paper_can_be_rewritten_not_only_the_plan(session):
    session.type("beside.paper", "22")
    at = next(
        at
        for at, block in enumerate(document_of(session.draft, "22").blocks)
        if "同志们" in str(block) or "现在开会" in str(block)
    )
    session.click(At(at), "", 0)
    session.press_all("rewrite")
    session.type("beside.text", "各位同志，会议开始。")
    assert any(
        getattr(block, "text", "") == "各位同志，会议开始。"
        for block in document_of(session.draft, "22").blocks
    )
    assert session.draft.answers["rewritten"][0]["paper"] == "22"


def test_a_title_a_heading_and_the_words_before_a_text_are_rewritten(session):
    title = At(block(session, "实施方案"))
    session.click(title, "", 0)
    session.press_all("rewrite")
    assert "不写这一段" not in beside_html(session.draft, session.beside)
    session.type("beside.text", "清源县水务局党组民主生活会工作方案")
    session.click(At(block(session, "会议时间"), 0, 0), "", 0)
    session.press_all("rewrite")
    assert 'mz-chosen-cell"><textarea' in beside_html(session.draft, session.beside)
    session.type("beside.text", "开会时间")
    document = document_of(session.draft, "01")
    assert (
        document.subject == "清源县水务局党组民主生活会工作方案"
        and document.blocks[title.block].text == document.subject
    )
    assert body(session, "开会时间").startswith("2027年1月15日")
    assert [item.get("where") for item in session.draft.answers["rewritten"]] == [None, "标题"]


def test_a_cell_is_rewritten_where_it_stands_and_its_date_follows(session):
    session.type("beside.paper", "17")
    blocks = document_of(session.draft, "17").blocks
    number, table = next((at, block) for at, block in enumerate(blocks) if isinstance(block, Table))
    column = next(at for at, text in enumerate(table.rows[0]) if "年" in text)
    session.click(At(number, 1, column), "", 0)
    session.press_all("rewrite")
    shown = beside_html(session.draft, session.beside)
    assert 'mz-chosen-cell"><textarea' in shown and "上移" not in shown
    session.type("beside.text", f"{table.rows[0][column]}（提前办完）")
    (item,) = session.draft.answers["rewritten"]
    assert item["where"] and "{" in item["texts"][0] and item["texts"][0].endswith("（提前办完）")
    session.type("meeting.date", "2027年1月25日")
    now = document_of(session.draft, "17").blocks[number].rows
    assert (
        now[0][column].endswith("（提前办完）")
        and now[0][column].removesuffix("（提前办完）") != table.rows[0][column]
    )
    assert [row for row in now if "提前办完" in "".join(row)] == [now[0]]
    session.press_all("unwrite", "0")
    assert "rewritten" not in session.draft.answers


def test_a_paragraph_goes_up_and_down_and_back_to_its_place(session):
    before = [block.text for block in document_of(session.draft, "01").blocks if isinstance(block, Heading)]
    session.click(At(block(session, "会议地点")), "", 0)
    session.press_all("move", "-1")
    after = [block.text for block in document_of(session.draft, "01").blocks if isinstance(block, Heading)]
    at = before.index("会议地点")
    assert after == [*before[: at - 1], "会议地点", before[at - 1], *before[at + 1 :]]
    assert rewritings(session.draft)[0].now == "上移1段" and "恢复原文" in beside_html(
        session.draft, session.beside
    )
    session.type("meeting.venue", "四楼会议室")
    assert [
        block.text for block in document_of(session.draft, "01").blocks if isinstance(block, Heading)
    ] == after
    session.press_all("move", "1")
    assert "rewritten" not in session.draft.answers


def test_a_paragraph_does_not_leave_the_text_of_its_paper(session):
    first = next(
        at
        for at, block in enumerate(document_of(session.draft, "01").blocks)
        if type(block).__name__ in ("Paragraph", "Heading")
    )
    session.click(At(first), "", 0)
    session.press_all("move", "-1")
    assert "rewritten" not in session.draft.answers
