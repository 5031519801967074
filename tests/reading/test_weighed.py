"""What the parsers read, weighed by where values are probable."""

import numpy as np

from mzsh_kit.reading import Fact
from mzsh_kit.reading.seen import seen
from mzsh_kit.reading.source import Line
from mzsh_kit.reading.spans import Context, Model, plain
from mzsh_kit.reading.weighed import Weighing, weighed, weighing

TEXT = "由书记主持，请政协委员列席，请老同志列席。"
FIELD = "meeting.observers"


NOTHING = np.zeros(0)
MODEL = Model((FIELD,), NOTHING, np.zeros(1, int), NOTHING, NOTHING, np.zeros((1, 3, 3)))


def _weighing(*spans):
    """How probable each span (start, end, chance) of ``TEXT`` is."""
    found = np.zeros((len(TEXT), 1, 3), np.float32)
    found[:, 0, 0] = 1
    for start, end, chance in spans:
        found[start:end, 0] = (1 - chance, 0, chance)
        found[start, 0] = (1 - chance, chance, 0)
    return Weighing((Context(TEXT, "", "", 0, "通知"),), ("第1段",), (plain(TEXT),), (found,))


def _values(facts, at):
    return [fact.value for fact in weighed(facts, MODEL, at)]


def test_a_value_that_is_improbable_where_it_stands_is_no_fact():
    read = [Fact(FIELD, "政协委员", "第1段"), Fact(FIELD, "老同志", "第1段")]
    assert _values(read, _weighing((7, 11, 0.3))) == ["政协委员"]


def test_a_value_counts_where_it_is_most_probable_and_one_that_stands_nowhere_stays():
    assert _values([Fact(FIELD, "列席", "第1段")], _weighing((18, 20, 0.6))) == ["列席"]
    assert _values([Fact(FIELD, "政协、人大委员", "第1段")], _weighing()) == ["政协、人大委员"]


def test_a_probable_stretch_is_a_fact_before_those_that_stand_behind_it():
    read = [Fact(FIELD, "老同志", "第1段")]
    at = _weighing((7, 11, 0.97), (15, 18, 0.97))
    assert list(weighed(read, MODEL, at)) == [Fact(FIELD, "政协委员", "第1段"), *read]


def test_a_stretch_below_its_limit_and_one_that_a_parser_read_in_other_words_are_not_said():
    assert _values([], _weighing((7, 11, 0.7))) == []
    assert _values([Fact(FIELD, "请政协委员", "第1段")], _weighing((7, 11, 0.97))) == ["请政协委员"]


def test_two_values_side_by_side_are_two():
    assert _values([], _weighing((1, 3, 0.97), (3, 5, 0.97))) == ["书记", "主持"]


def test_facts_of_other_fields_are_not_weighed():
    other = Fact("meeting.host", "书记", "第1段")
    assert list(weighed([other], MODEL, _weighing())) == [other]


def test_a_document_longer_than_plans_are_is_not_weighed():
    assert weighing(MODEL, seen([Line("长" * 1000, f"第{n}段", number=n) for n in range(40)]), "方案") is None
