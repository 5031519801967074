"""One sentence of each sort below a heading: all that it states of the fields of its sort, and nothing else.

``sentences.tsv``: ``# sort`` with its fields, then heading, text (``/`` ends a line), and
``field=value`` for each value, between tabs.
"""

from pathlib import Path

import pytest

from mzsh_kit.reading import read_bytes

FRAME = "某县林业局领导班子民主生活会方案\n一、{}\n二、{}\n{}\n三、其他\n无。"
HEADING_LINE = 4


def sorts():
    """Each sort with its fields and its rows."""
    for part in Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").split("# ")[1:]:
        (name, *fields), *rows = (line.split("\t") for line in part.splitlines())
        yield pytest.param(fields, rows, id=name)


def stated(heading, text, fields):
    """The facts of these fields that stand in the section."""
    first = "时间\n12月。" if "meeting.theme" in fields else "会议主题\n主题是：转作风。"
    facts = read_bytes(
        FRAME.format(first, heading, text.replace("/", "\n")).encode(), "方案.txt", weigh=False
    ).facts
    lines = range(HEADING_LINE, HEADING_LINE + 2 + text.count("/"))
    places = {f"第{line}段" for line in lines}
    return [
        f"{fact.field}={fact.written or fact.value}"
        for field in fields
        for fact in facts
        if fact.field == field and fact.place in places
    ]


@pytest.mark.parametrize("fields, rows", tuple(sorts()))
def test_what_a_sentence_states_is_read_whole(fields, rows):
    said = {text: stated(heading, text, fields) for heading, text, *_ in rows}
    assert said == {text: values for _, text, *values in rows}


TABLES = {
    "between tabs": (
        "支部\t时间\t地点\t主持人\n机关支部\t3月4日上午\t三楼会议室\t林远\n"
        "林场支部\t3月5日下午2:30\t场部礼堂\t周明"
    ),
    "a cell a line, the last of a row left out": (
        "支部\n时间\n地点\n主持人\n机关支部\n3月4日上午\n三楼会议室\n林远\n护林支部\n3月4日上午\n林场支部\n3月5日下午2:30\n场部礼堂\n周明"
    ),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_of_meetings_is_read_by_its_columns(table):
    text = (
        f"某县林业局专题组织生活会方案\n一、主题\n主题是：转作风。\n二、安排\n{table}\n三、要求\n按时参加。"
    )
    facts = read_bytes(text.encode(), "方案.txt", weigh=False).facts
    assert {field: [one.value for one in facts if one.field == field] for field in COLUMNS} == COLUMNS


COLUMNS = {
    "meeting.date": ["3月4日", "3月5日"],
    "meeting.time": ["上午", "下午2:30"],
    "meeting.venue": ["三楼会议室", "场部礼堂"],
    "meeting.host": ["林远", "周明"],
}


def test_lines_that_only_look_like_a_table_stay_as_they_are():
    text = "某县林业局民主生活会方案\n一、时间\n12月3日。\n二、地点\n三楼会议室。\n三、主持人\n林远。"
    facts = read_bytes(text.encode(), "方案.txt", weigh=False).facts
    assert [one.value for one in facts if one.field == "meeting.date"] == ["12月3日"]
