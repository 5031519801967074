"""The kit's own paper comes back from its text alone, whatever its kind of meeting and type of unit."""

import pytest

from mzsh_kit.document import dump
from mzsh_kit.gongwen import to_docx
from mzsh_kit.papers import build
from mzsh_kit.plan import complete
from mzsh_kit.reading import answers_of, plan_of, read_bytes
from mzsh_kit.reading.remade import restored
from tests.reading.test_own import rewritten
from tests.reading.test_read import PLAN
from tests.truth.sets import sets

GIVEN = {(answers["kind"], answers["unit"]["type"]): answers for answers in sets(30, 7)}


def paper_of(answers):
    """Paper 01 as a Word file that carries nothing."""
    plan = complete({**answers, "no_embed": True})
    return plan, to_docx(build(plan))


def words(plan):
    return [line for line in dump(build(plan)).splitlines() if not line.startswith("<hint>")]


@pytest.mark.parametrize("of", sorted(GIVEN)[::6], ids="-".join)
def test_the_paper_made_of_what_was_read_is_the_same_and_the_team_comes_back(of):
    plan, paper = paper_of(GIVEN[of])
    again = plan_of(read_bytes(paper, "01.docx"))
    assert words(again) == words(plan)
    assert [member.name for member in again.members] == [m.name for m in plan.members if m.attends]
    assert again.members[0].role == "主要负责同志"


def test_only_what_is_not_given_by_default_is_stated():
    _, paper = paper_of(next(sets(1, 7)))
    stated = restored(read_bytes(rewritten(paper, ("三楼会议室", "九楼会议室")), "01.docx"))
    needed = {"unit", "kind", "year", "members", "meeting", "confirmed"}
    assert set(stated) - needed == {"agenda", "issue_date", "schedule", "theme"}
    assert stated["meeting"]["venue"] == "九楼会议室"
    assert stated["schedule"] == {"submission": {"end": "会前7天"}}
    assert [(item["speaker"], item.get("mode", "一人发言")) for item in stated["agenda"][:4]] == [
        ("阿依古丽·麦麦提", "一人发言"),
        ("主要负责同志", "一人发言"),
        ("主要负责同志", "一人发言并接受批评"),
        ("其他班子成员", "逐一发言并接受批评"),
    ]


def test_anyones_plan_states_what_was_read_of_it():
    reading = read_bytes(PLAN.encode(), "旧方案.txt")
    assert restored(reading) == answers_of(reading)
