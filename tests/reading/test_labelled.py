"""A form of labels is read however a paste left it: in one line, spread by blanks, each above its value."""

import pytest

from mzsh_kit.plan.when import Open
from mzsh_kit.reading import answers_of, plan_of, read_bytes

STATED = {
    "meeting.date": ["1月22日"],
    "meeting.time": ["上午9:00"],
    "meeting.venue": ["局五楼会议室"],
    "meeting.host": ["白振海"],
    "meeting.observers": ["办公室主任", "工会主席"],
}
LINE = "时间：1月22日上午9:00；地点：局五楼会议室；主持：白振海；列席：办公室主任、工会主席"


@pytest.mark.parametrize(
    "form",
    [
        LINE,
        LINE.replace("；", "  "),
        LINE.replace("；", "\n").replace("时间", "时  间").replace("地点", "地  点"),
        LINE.replace("；", "\n").replace("：1", "\n1").replace("：局", "\n局").replace("：白", "\n白"),
        LINE.replace("；", "  ").replace("：1", " 1").replace("：", " "),
        "【" + LINE.replace("；", "\n【").replace("：1", "】1").replace("：局", "】局").replace("：", "】"),
    ],
)
def test_a_form_of_labels_is_read_however_its_lines_run(form):
    facts = read_bytes(
        f"市林业局党组2025年度民主生活会议程\n{form}\n".encode(), "议程.txt", weigh=False
    ).facts
    assert {field: [fact.value for fact in facts if fact.field == field] for field in STATED} == STATED


def test_a_framed_label_is_one():
    form = "【地点】局五楼会议室\n【主持人】党组书记 白振海"
    facts = read_bytes(f"市林业局党组2025年度民主生活会方案\n一、安排\n{form}\n".encode(), "方案.txt").facts
    values = {fact.field: fact.value for fact in facts}
    assert (values["meeting.venue"], values["meeting.host"]) == ("局五楼会议室", "党组书记 白振海")


def test_a_framed_label_that_is_none_of_a_form_heads_what_stands_behind_it():
    form = "【地点】局三楼\n【上级指导】副部长岑参加会议"
    duties = "【任务分工】佴舒：会务联络；章蓉：意见收集；石岚：材料初稿\n【纪律】提前入场"
    text = f"市林业局党组2025年度民主生活会方案\n{form}\n{duties}\n"
    reading = read_bytes(text.encode(), "方案.txt", weigh=False)
    facts = reading.facts
    assert [section.heading for section in reading.tree.sections] == ["任务分工", "纪律"]
    assert [fact.who for fact in facts if fact.field == "organisation.duty"][-2:] == ["章蓉", "石岚"]
    assert [fact.value for fact in facts if fact.field == "meeting.venue"] == ["局三楼"]
    assert not [fact for fact in facts if fact.field == "meeting.guidance" and fact.certain]


@pytest.mark.parametrize(
    "label",
    [
        "会议主题。",
        "会议的主题是，",
        "【主　　题】",
        "（一）主题　",
        "会议主题为：",
        "主  题  ",
        "二、会议主题\n",
    ],
)
def test_a_label_is_one_whatever_ends_it(label):
    text = (
        f"市林业局党组2024年度民主生活会方案\n{label}兴林护绿，实干为民\n（二）时间　2025年1月22日上午9：00\n"
    )
    answers = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))
    assert answers["theme"] == "兴林护绿，实干为民"
    assert answers["meeting"]["start"] == "09:00"


@pytest.mark.parametrize(
    "text",
    [
        "本次会议主题待上级明确后另行通知。\n",
        "一、会议主题\n待定。\n",
        "一、学习\n深化主题教育成果，开展学习。\n",
    ],
)
def test_a_theme_that_is_not_read_is_open_and_not_the_kits(text):
    reading = read_bytes(f"市林业局党组2024年度民主生活会方案\n{text}".encode(), "方案.txt", weigh=False)
    assert plan_of(reading).theme is Open.UNDECIDED
