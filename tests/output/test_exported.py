"""Templates that an office has edited, compared with what was exported and with the kit of today."""

import json

import pytest

from mzsh_kit import KitError
from mzsh_kit.output import export_templates
from mzsh_kit.output.exported import RECORD, Change, State, compared, digest, recorded
from mzsh_kit.resources import templates


@pytest.fixture
def office(tmp_path):
    return export_templates(tmp_path / "模板")


def earlier(office, path, text):
    """As if the kit had exported another text at ``path``."""
    data = text.encode()
    record = json.loads((office / RECORD).read_text(encoding="utf-8"))
    record["files"][path] = digest(data)
    (office / RECORD).write_text(json.dumps(record), encoding="utf-8")
    (office / path).parent.mkdir(parents=True, exist_ok=True)
    (office / path).write_bytes(data)


def test_an_export_has_the_digest_of_every_file_and_is_no_change(office):
    names = {path.relative_to(office).as_posix() for path in office.rglob("*") if path.is_file()}
    assert set(recorded(office)) == names - {RECORD}
    assert {"years/2026.yaml", "kinds/case.yaml", "papers/plan/theme.txt", "units.yaml"} <= names
    assert all(digest((templates() / name).read_bytes()) == kept for name, kept in recorded(office).items())
    assert compared(office) == ()


def test_what_the_office_changed_added_and_removed_is_told_apart(office):
    path = office / "papers" / "plan" / "venue.txt"
    path.write_text("地点是" + path.read_text(encoding="utf-8"), encoding="utf-8")
    (office / "years" / "2030.yaml").write_text("theme: 甲\n", encoding="utf-8")
    (office / "renew.yaml").unlink()
    assert compared(office) == (
        Change("papers/plan/venue.txt", State.OFFICE,
               ("－{{ plan.meeting.venue }}。", "＋地点是{{ plan.meeting.venue }}。")),
        Change("renew.yaml", State.REMOVED),
        Change("years/2030.yaml", State.ADDED),
    )  # fmt: skip


def test_what_the_kit_changed_since_is_stale_or_to_be_merged(office):
    earlier(office, "papers/plan/venue.txt", "旧的地点\n")
    earlier(office, "papers/plan/chair.txt", "旧的主持\n")
    (office / "papers" / "plan" / "chair.txt").write_text("本单位的主持\n", encoding="utf-8")
    earlier(office, "papers/plan/gone.txt", "已经不用\n")
    record = json.loads((office / RECORD).read_text(encoding="utf-8"))
    del record["files"]["years/2026.yaml"]
    (office / RECORD).write_text(json.dumps(record), encoding="utf-8")
    (office / "years" / "2026.yaml").unlink()
    states = {change.path: (change.state, change.lines[-1:]) for change in compared(office)}
    assert states == {
        "papers/plan/chair.txt": (State.BOTH, ("＋本单位的主持",)),
        "papers/plan/gone.txt": (State.UNUSED, ()),
        "papers/plan/venue.txt": (State.STALE, ("＋旧的地点",)),
        "years/2026.yaml": (State.NEW, ()),
    }


def test_an_export_without_a_record_is_compared_with_the_kit_of_today(office):
    (office / RECORD).unlink()
    (office / "papers" / "plan" / "venue.txt").write_text("别处\n", encoding="utf-8")
    (office / "renew.yaml").unlink()
    (office / "years" / "2030.yaml").write_text("theme: 甲\n", encoding="utf-8")
    assert {change.path: change.state for change in compared(office)} == {
        "papers/plan/venue.txt": State.DIFFERENT, "renew.yaml": State.NEW, "years/2030.yaml": State.ADDED,
    }  # fmt: skip


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(KitError) as caught:
        compared(tmp_path / "没有")
    assert [fault.code for fault in caught.value.faults] == ["file.no_folder"]
