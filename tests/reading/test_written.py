"""How much is read of texts written for it, and how that is counted."""

from benchmarks.written import FOLDER, Score, scores, total, written

LEAST_PRECISION, LEAST_RECALL = 0.7, 0.48
EVERY = 4
"""One text in four, for time."""


def test_marks_are_taken_out_of_a_text_and_may_lie_in_one_another(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.written.FOLDER", tmp_path)
    (tmp_path / "learn").mkdir()
    (tmp_path / "learn" / "a.txt").write_text(
        "kind: 年度\nunit: 青溪县教育局党组\ntype: 局党组\nsort: 方案\n---\n"
        "⟦h1|一、会议议程⟧\n由⟦agenda.item|⟦meeting.host|周明⟧代表班子作对照检查⟧。\n",
        encoding="utf-8",
    )
    (document,) = written("learn")
    assert document.text == "一、会议议程\n由周明代表班子作对照检查。\n"
    assert document.facts == (
        ("h1", "一、会议议程"),
        ("agenda.item", "周明代表班子作对照检查"),
        ("meeting.host", "周明"),
    )
    assert (document.name, document.kind, document.unit) == ("a", "年度", "青溪县教育局党组")


def test_every_mark_of_every_text_is_closed_and_none_is_empty():
    for half in ("learn", "held"):
        for document in written(half):
            assert "⟦" not in document.text and "⟧" not in document.text, document.name
            assert all(value.strip() for _, value in document.facts), document.name


def test_the_halves_share_no_text():
    names = [{path.name for path in (FOLDER / half).iterdir()} for half in ("learn", "held")]
    assert names[0] & names[1] == set()


def test_scores_count_what_is_keyed_what_is_read_and_what_agrees():
    assert total([Score(4, 5, 3), Score(1, 0, 0)]) == (5, 5, 3)
    assert Score(5, 5, 3).precision == Score(5, 5, 3).recall == Score(5, 5, 3).f1 == 0.6
    assert Score(0, 0, 0).f1 == 0


def test_half_of_what_texts_never_read_state_is_read_and_most_of_it_rightly():
    found = total(scores(written("held")[::EVERY]).values())
    assert (found.precision >= LEAST_PRECISION, found.recall >= LEAST_RECALL) == (True, True), found
