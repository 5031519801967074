"""The plan as it goes out: its attachments behind it, and the notice that issues it before it."""

from mzsh_kit import build, complete
from mzsh_kit.document import Annex, Attachments, Imprint, NewPage, Paragraph, SignOff, Table, Title

ATTACHED = [
    "参考资料",
    {"name": "征求意见表", "paper": "06"},
    {"name": "工作进度表", "paper": "17"},
    {"name": "职责分工表", "paper": "职责分工"},
    {"name": "谈话要点", "texts": ["谈思想。", "谈工作。"]},
]
DUTIES = [
    {"who": "办公室", "does": "承担以下工作", "parts": ["办理会务", "整理记录"]},
    {"who": "机关党委", "does": "安排学习"},
]


def kinds(blocks, *wanted):
    return [block for block in blocks if isinstance(block, wanted)]


def test_what_has_content_is_bound_in_behind_the_plan_under_the_number_of_the_list(eight):
    document = build(complete({**eight, "attachments": ATTACHED, "duties": DUTIES}))
    names = ("征求意见表", "工作进度表", "职责分工表", "谈话要点", "参考资料")
    assert kinds(document.blocks, Attachments) == [Attachments(names)]
    annexes = kinds(document.blocks, Annex)
    assert [(annex.label, annex.title) for annex in annexes] == [
        (f"附件{n}", name) for n, name in enumerate(names[:4], 1)
    ]
    assert [table.head for table in kinds(document.blocks, Table)] == [
        ("对象", "意见", "建议"), ("序号", "步骤", "时间", "责任主体", "报送对象"),
        ("序号", "责任主体", "职责"),
    ]  # fmt: skip
    duties = kinds(document.blocks, Table)[2]
    assert duties.rows == (("1", "办公室", "办理会务；整理记录。"), ("2", "机关党委", "安排学习。"))
    assert document.blocks[-2:] == (Paragraph("谈思想。"), Paragraph("谈工作。"))
    behind = document.blocks[document.blocks.index(annexes[0]) :]
    assert not kinds(behind, SignOff, Title, Imprint), "what belongs to a paper that is sent by itself"


def test_the_notice_and_the_plan_that_it_issues_are_one_file_and_the_plan_is_no_attachment(eight):
    plan = complete({**eight, "attachments": ATTACHED[1:2]})
    notice, issued = build(plan, "04").blocks, build(plan, "01").blocks
    titles = [block.text for block in kinds(notice, Title)]
    name = "清源县水务局党组2026年度民主生活会实施方案"
    assert titles == [f"中共清源县水务局党组关于印发《{name}》的通知", name]
    page = notice.index(NewPage())
    assert isinstance(notice[page - 1], SignOff) and isinstance(notice[-1], Imprint)
    assert notice[page + 1 : -1] == tuple(block for block in issued if not isinstance(block, SignOff))
    assert kinds(notice, Attachments) == [Attachments(("征求意见表",))], "its own"
    assert len(kinds(notice[:page], Paragraph)) == 2, (
        "one stays under the letterhead, one goes with the sign-off"
    )


def test_a_request_has_the_plan_bound_in_as_its_attachment_and_the_attachments_of_the_plan_behind_it(eight):
    plan = complete({**eight, "attachments": [*ATTACHED[:1], ATTACHED[4]]})
    request, sent = build(plan, "02").blocks, build(plan, "01").blocks
    name = "清源县水务局党组2026年度民主生活会实施方案"
    assert kinds(request, Attachments) == [Attachments((name, "谈话要点", "参考资料"))]
    assert kinds(request, Annex) == [Annex(name, "附件1"), Annex("谈话要点", "附件2")]
    own = tuple(block for block in sent if not isinstance(block, (Title, Attachments, SignOff, Annex)))
    behind = request[request.index(Annex(name, "附件1")) : -1]
    assert tuple(block for block in behind if not isinstance(block, Annex)) == own
    assert isinstance(request[-1], Imprint)
