"""What is stated is read wherever it stands: scripts, notices, 制度, procedures, reports, talks, agendas,
plans.

The texts of ``statements.txt`` were written for this, in other wordings than the plans at hand; a field of
a text that is not read
whole yet is not listed there.
"""

from pathlib import Path

import pytest

from mzsh_kit.reading import read_bytes


def texts():
    for part in Path(__file__).with_name("statements.txt").read_text(encoding="utf-8").split("@@ ")[1:]:
        name, *lines = part.rstrip("\n").split("\n")
        stated = [line[2:].split(" ", 1) for line in lines if line.startswith("= ")]
        yield name, "\n".join(line for line in lines if not line.startswith("= ")), stated


@pytest.mark.parametrize(("name", "text", "stated"), [pytest.param(*text, id=text[0]) for text in texts()])
def test_the_statements_of_a_document_are_read(name, text, stated):
    facts = read_bytes(text.encode(), "文件.txt", weigh=False).facts
    fields = list(dict.fromkeys(field for field, _ in stated))
    assert {
        field: [fact.written or fact.value for fact in facts if fact.field == field] for field in fields
    } == {field: [value for other, value in stated if other == field] for field in fields}
