"""The tables hold the language of such plans, not the words of the ten that were at hand."""

import re

import pytest

from mzsh_kit import resources
from mzsh_kit.errors import KitError
from mzsh_kit.plan import library
from mzsh_kit.reading import tables

FOLDER = resources.templates() / "reading"
RUN = 6


def runs(text):
    for phrase in re.findall(r"[\u4e00-\u9fff]{6,}", text):
        yield from (phrase[n : n + RUN] for n in range(len(phrase) - RUN + 1))


def test_no_table_and_no_pattern_holds_six_characters_of_one_plan_alone(shared):
    plans = [
        "".join(path.read_text(encoding="utf-8").split())
        for path in (shared / "plans").glob("*.txt")
        if (shared / "keys" / f"{path.stem}.yaml").exists()
    ]
    code = resources.templates().parent / "mzsh_kit" / "reading"
    fitted = [
        (path.name, run)
        for path in (*FOLDER.iterdir(), *code.glob("*.py"))
        for run in runs(path.read_text(encoding="utf-8"))
        if sum(run in plan for plan in plans) == 1
    ]
    assert len(plans) == 10 and fitted == []


def test_every_kind_and_type_of_unit_in_the_tables_exists():
    books = library()
    stems = {kind.source.path.stem for kind in books.kinds.values()}
    assert {row[0] for row in tables.rows("kinds.tsv")} <= stems
    assert {row[0] for row in tables.rows("units.tsv")} <= set(books.unit_types)


def test_a_role_stands_once_and_every_field_has_a_name():
    roles = [row[0] for row in tables.rows("roles.tsv")]
    assert len(roles) == len(set(roles))
    assert all(len(row) == 2 for row in tables.rows("fields.tsv"))


def test_a_wrong_pattern_is_named_with_its_table():
    with pytest.raises(KitError) as caught:
        tables.pattern("(", "roles.tsv")
    assert str(caught.value).startswith("roles.tsv：写法“(”有误")
