"""Files that a person hands to the page."""

import pytest

from mzsh_kit import KitError
from mzsh_kit.app.uploads import LARGEST, accepted


def upload(name, content):
    return {"name": name, "type": "", "size": len(content), "content": memoryview(content)}


def test_a_file_of_the_wanted_type_is_taken_whatever_its_case():
    assert accepted(upload("PLAN.JSON", b"{}"), (".json",)) == b"{}"
    assert len(accepted(upload("大.xlsx", b"x" * LARGEST), (".xlsx", ".json"))) == LARGEST


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.exe", b"MZ", "plan.exe：文件类型不对。请选择扩展名为.json、.xlsx的文件。"),
        ("json", b"{}", "json：文件类型不对。请选择扩展名为.json、.xlsx的文件。"),
        ("空.json", b"", "空.json：文件是空的。请核对后重新选择。"),
        ("大.json", b"x" * (LARGEST + 1), "大.json：文件有5.1MB，过大。不得超过5MB。"),
    ],
)
def test_another_is_refused_in_words(name, content, said):
    with pytest.raises(KitError) as error:
        accepted(upload(name, content), (".json", ".xlsx"))
    assert str(error.value) == said


def test_one_that_was_too_large_to_be_sent_is_told_by_its_size():
    with pytest.raises(KitError, match="文件有312"):
        accepted({"name": "大.json", "size": 312_000_000, "content": b""}, (".json",))
