"""The kit's own papers come back whole, with what others changed in them."""

import io

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from mzsh_kit.errors import KitError
from mzsh_kit.gongwen import to_docx
from mzsh_kit.gongwen.read.carried import carried
from mzsh_kit.papers import build
from mzsh_kit.papers.carried import NAMESPACE, parsed
from mzsh_kit.plan import complete
from mzsh_kit.plan.source import read_source
from mzsh_kit.plan.upgrade import VERSION
from mzsh_kit.reading.own import Change, own_paper, taken
from mzsh_kit.resources import templates
from tests.word import opened, saved


@pytest.fixture(scope="module")
def plan():
    return complete(read_source(templates() / "sample-plan.yaml").data)


@pytest.fixture(scope="module")
def paper(plan):
    return to_docx(build(plan))


def run_with(document, words):
    return next(run for paragraph in document.paragraphs for run in paragraph.runs if words in run.text)


def rewritten(data, *pairs):
    """The paper saved by another program with other words."""
    document = opened(data)
    for old, new in pairs:
        run = run_with(document, old)
        run.text = run.text.replace(old, new)
    return saved(document)


def tracked(data, old, new, author="县领导"):
    """The paper in which words were replaced under tracked changes."""
    document = opened(data)
    run = run_with(document, old)
    before, after = run.text.split(old, 1)
    run.text = before
    deletion, insertion, rest = OxmlElement("w:del"), OxmlElement("w:ins"), OxmlElement("w:r")
    for piece in (deletion, insertion):
        piece.set(qn("w:id"), "9")
        piece.set(qn("w:author"), author)
    for parent, tag, text in ((deletion, "w:delText", old), (insertion, "w:t", new)):
        inner, words = OxmlElement("w:r"), OxmlElement(tag)
        words.text = text
        inner.append(words)
        parent.append(inner)
    words = OxmlElement("w:t")
    words.text = after
    rest.append(words)
    for piece in (rest, insertion, deletion):
        run._r.addnext(piece)
    return saved(document)


def told(data):
    return [(change.kind, change.label, change.value) for change in own_paper(data, "01.docx").changes]


def test_the_plan_paper_carries_the_plan(plan, paper):
    read = own_paper(paper, "a.docx")
    assert (read.paper, read.plan, read.changes, read.as_made) == ("01", plan, (), True)


@pytest.mark.parametrize("number", ["02", "03", "04"])
def test_a_paper_that_goes_to_others_carries_only_the_plans_id(plan, paper, number):
    data = to_docx(build(plan, number))
    sent = parsed(carried(data, NAMESPACE))
    assert (sent.id, sent.paper, sent.version, sent.plan) == (
        parsed(carried(paper, NAMESPACE)).id, number, VERSION, None,
    )  # fmt: skip
    assert own_paper(data, "a.docx") is None


def test_a_switch_leaves_it_out_and_the_bytes_stay_the_same(plan, paper):
    without = to_docx(build(plan.model_copy(update={"no_embed": True})))
    assert (carried(without, NAMESPACE), own_paper(without, "01.docx")) == ("", None)
    assert to_docx(build(plan)) == paper


def test_another_programs_copy_is_no_change(paper):
    assert told(saved(opened(paper))) == []


def test_words_that_the_office_changed_are_told_with_the_value_that_follows(plan, paper):
    data = rewritten(paper, ("2027年1月15日", "2027年1月20日"), ("机关三楼会议室", "机关四楼会议室"))
    assert told(data) == [
        ("改动", "会议 · 会议日期", "2027-01-20"),
        ("改动", "会议 · 会议地点", "机关四楼会议室"),
    ]


def test_a_tracked_change_is_told_with_its_author(plan, paper):
    (change,) = own_paper(tracked(paper, "机关三楼会议室", "机关四楼会议室"), "01.docx").changes
    assert (change.kind, change.author, change.target, change.value) == (
        "修订",
        "县领导",
        ("meeting", "venue"),
        "机关四楼会议室",
    )
    assert (change.before.replace("三楼", "四楼"), change.place) == (change.after, "第7段")


def test_a_tracked_time_is_a_time_of_the_plan(paper):
    assert told(tracked(paper, "上午9:00", "下午2:30")) == [("修订", "会议 · 开始时间", "14:30")]


def test_a_day_that_no_calendar_has_changes_no_value(paper):
    assert told(rewritten(paper, ("2027年1月15日", "2027年2月30日"))) == [("改动", "", None)]


def test_a_comment_stands_with_the_words_that_it_is_about(paper):
    document = opened(paper)
    document.add_comment(run_with(document, "机关三楼会议室"), "换一个大的会议室", author="县领导")
    (change,) = own_paper(saved(document), "01.docx").changes
    assert (change.kind, change.author, change.after, change.target) == (
        "批注",
        "县领导",
        "换一个大的会议室",
        (),
    )
    assert "机关三楼会议室" in change.before


def test_a_paragraph_that_is_new_or_gone_is_told_and_changes_no_value(paper):
    document = opened(paper)
    document.add_paragraph("会议期间请关闭手机。")
    gone = next(paragraph for paragraph in document.paragraphs if "会议地点" in paragraph.text)
    gone._p.getparent().remove(gone._p)
    changes = own_paper(saved(document), "01.docx").changes
    assert [(bool(change.before), change.after, change.target) for change in changes] == [
        (True, "", ()),
        (False, "会议期间请关闭手机。", ()),
    ]


def test_a_change_that_is_taken_gives_the_plan_its_value(plan):
    change = Change("修订", "第6段", "", "", "", ("meeting", "venue"), "四楼")
    assert complete(taken(plan.model_dump(mode="json"), change)).meeting.venue == "四楼"
    assert taken({"year": 2026}, Change("批注", "", "", "")) == {"year": 2026}


def test_a_plan_of_a_format_from_the_future_is_told(paper):
    xml = carried(paper, NAMESPACE)
    later = xml.replace(f'"version": {VERSION}', f'"version": {VERSION + 1}')
    assert later != xml
    data = paper_with(paper, later)
    with pytest.raises(KitError, match="较新的格式"):
        own_paper(data, "01.docx")


@pytest.mark.parametrize(
    "xml",
    [
        "<plan/>",
        "",
        '<plan xmlns="urn:mzsh-kit:plan" format="9"/>',
        '<plan xmlns="urn:mzsh-kit:plan">no</plan>',
        "<",
    ],
)
def test_what_is_no_plan_is_nothing(xml):
    tree = parsed(xml)
    assert tree is None or tree.plan is None


def paper_with(paper, xml):
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper)) as source, zipfile.ZipFile(data, "w") as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "customXml/mzsh.xml" else source.read(name))
    return data.getvalue()


def test_a_plan_that_is_faulty_here_is_read_as_anyones_text(paper):
    xml = carried(paper, NAMESPACE)
    assert (
        own_paper(paper_with(paper, xml.replace('"kind": "年度"', '"kind": "没有的类型"')), "01.docx") is None
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("改动", "", "三楼", "四楼"), "“三楼”改为“四楼”"),
        (Change("修订", "", "", "四楼"), "增加“四楼”"),
        (Change("修订", "", "三楼", ""), "删去“三楼”"),
        (Change("批注", "", "三楼", "换一处"), "“三楼”批注：换一处"),
    ],
)
def test_a_change_in_one_line(change, words):
    assert change.words == words
