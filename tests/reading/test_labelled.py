"""A form of labels is read however a paste left it: in one line, spread by blanks, each above its value."""

import pytest

from mzsh_kit.reading import read_bytes

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
