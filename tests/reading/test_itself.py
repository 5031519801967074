"""What a document says of itself: number, addressee, contact, copies, day."""

import pytest

from mzsh_kit.reading import answers_of, read_bytes

HEAD = (
    "中共柳湾县粮食局党组文件\n柳粮党组〔2026〕4号\n关于召开2025年度民主生活会的请示\n"
    "县委组织部、县纪委监委：\n"
)
BODY = (
    "一、会议时间\n2026年1月20日召开民主生活会。\n二、有关要求\n"
    "认真准备发言提纲，会前逐一谈心谈话，会后及时整改落实到位，并按要求报送有关材料，不得拖延，不得走过场。"
)
FOOT = "\n中共柳湾县粮食局党组\n2026年1月8日\n"


def reading_of(contact: str):
    return read_bytes(f"{HEAD}{BODY}{FOOT}{contact}".encode(), "a.txt")


CONTACTS = {
    "（联系人：骆霜；电话：0555-1230001）": ("骆霜", "0555-1230001"),
    "联系人：骆霜，联系电话：13800005555": ("骆霜", "13800005555"),
    "会务联系：骆霜 0555-1230001": ("骆霜", "0555-1230001"),
    "联系人：组织科 骆霜、方禾，联系电话：1230001、1230002（传真）": (
        "组织科 骆霜、方禾",
        "1230001、1230002",
    ),
    "党政办联系人：骆霜（兼），内线8102": ("骆霜", "8102"),
}


@pytest.mark.parametrize("contact", CONTACTS)
def test_head_and_foot_are_facts_that_a_plan_takes_and_none_is_told_as_unread(contact):
    reading = reading_of(contact)
    name, phone = CONTACTS[contact]
    answers = answers_of(reading)
    unit = {key: answers["unit"][key] for key in ("issuer_code", "contact", "phone")}
    assert unit == {"issuer_code": "柳粮党组", "contact": name, "phone": phone}
    assert answers["report_to"] == ["县委组织部", "县纪委监委"]
    assert ("document.date", "2026年1月8日") in [(fact.field, fact.value) for fact in reading.facts]
    assert not [part.text for part in reading.unread if "联系" in part.text or "〔" in part.text]


def test_what_a_sentence_says_beside_whom_to_ask_stays_unread():
    reading = reading_of("联系人：骆霜，电话：1230001，邮箱：a@example.com")
    assert any("邮箱" in part.text for part in reading.unread)


def test_a_contact_is_no_part_of_a_requirement():
    text = f"{HEAD}{BODY}\n三、组织领导\n办公室负责会务。联系人：骆霜，电话：1230001。{FOOT}"
    (asked,) = answers_of(read_bytes(text.encode(), "a.txt"))["requirements"]
    assert "骆霜" not in asked["text"]


def test_the_day_below_a_numbered_sentence_is_that_of_the_signature():
    text = "关于召开2025年度民主生活会的通知\n一、时间\n2026年1月20日\n二、材料请按时送办公室。\n2026年1月8日"
    reading = read_bytes(text.encode(), "a.txt")
    assert [fact.field for fact in reading.facts if fact.value == "2026年1月8日"] == ["document.date"]
