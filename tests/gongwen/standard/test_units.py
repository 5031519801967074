from mzsh_kit.gongwen.standard.clauses import CLAUSES, SOURCES, STRENGTHS
from mzsh_kit.gongwen.standard.units import cell, clause, face, text_width, twips


def test_every_key_stands_once():
    keys = [row.key for row in CLAUSES]
    assert len(keys) == len(set(keys))


def test_every_row_says_how_binding_it_is():
    assert {row.strength for row in CLAUSES} <= set(STRENGTHS)


def test_what_no_source_states_is_never_called_a_rule():
    assert {row.strength for row in CLAUSES if row.source == "—"} == {"推算", "实务", "待核"}


def test_every_source_is_named_and_used():
    cited = {source for row in CLAUSES for source in row.source.split() if source != "—"}
    assert cited == set(SOURCES)


def test_only_numbers_of_clauses_that_sources_give_are_cited():
    numbers = {row.clause for row in CLAUSES if row.clause[0].isdigit()}
    assert numbers == {"5.1", "5.2.1", "5.2.2", "5.2.3", "5.2.4", "7.3.5.1", "7.3.5.2", "7.3.5.3"}


def test_margins_and_text_block_fill_the_page():
    def value(key: str) -> float:
        return float(clause(key).value)

    assert value("margin.left") + value("text.width") + value("margin.right") == value("page.width")
    assert value("margin.top") + value("text.height") + value("margin.bottom") == value("page.height")


def test_the_measured_recipe_comes_out_of_the_table():
    keys = ("margin.top", "margin.bottom", "margin.left", "margin.right", "grid.pitch", "grid.spacing")
    assert tuple(map(twips, keys)) == (2098, 1984, 1587, 1474, 579, -5)
    assert (twips("page.width"), twips("page.height"), twips("pagenumber.distance")) == (11906, 16838, 1422)


def test_28_characters_and_22_lines_fit_and_one_more_does_not():
    width, height = (
        text_width() / 20,
        (twips("page.height") - twips("margin.top") - twips("margin.bottom")) / 20,
    )
    assert 28 * cell() <= width < 29 * cell()
    assert 22 * 28.95 <= height < 23 * 28.95


def test_faces_of_the_heading_levels():
    assert [face(f"heading{n}.face") for n in (1, 2, 3, 4)] == ["黑体", "楷体", "仿宋", "仿宋"]


def test_characters_count_on_the_grid():
    assert twips("body.indent") == 630
