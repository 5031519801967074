"""What the parsers read, weighed by where values are probable."""

from dataclasses import replace

import numpy as np

from mzsh_kit.reading import Fact
from mzsh_kit.reading.seen import seen
from mzsh_kit.reading.source import Line
from mzsh_kit.reading.spans import Context, Model, Read, plain
from mzsh_kit.reading.weighed import Weighing, in_context, weighed, weighing

TEXT = "列席人员：政协委员、老同志，由书记主持。"
FIELD = "meeting.observers"


NOTHING = np.zeros(0)
MODEL = Model((FIELD,), NOTHING, np.zeros(1, int), NOTHING, NOTHING, np.zeros((1, 3, 3)))


def _weighing(*spans, text=TEXT):
    """How probable each span (start, end, chance) of the text is."""
    found = np.zeros((len(text), 1, 3), np.float32)
    found[:, 0, 0] = 1
    for start, end, chance in spans:
        found[start:end, 0] = (1 - chance, 0, chance)
        found[start, 0] = (1 - chance, chance, 0)
    return Weighing((Context(text, "", "", 0, "通知"),), ("第1段",), np.zeros(1, int), found, plain(text))


def _values(facts, at):
    return [fact.value for fact in weighed(facts, MODEL, at)]


def test_a_value_that_is_improbable_where_it_stands_is_no_fact():
    read = [Fact(FIELD, "政协委员", "第1段"), Fact(FIELD, "老同志", "第1段")]
    assert _values(read, _weighing((5, 9, 0.3))) == ["政协委员"]


def test_what_one_place_states_is_certain_where_it_is_probable_on_average_and_a_name_always():
    read = [Fact(FIELD, value, "第1段") for value in ("政协委员", "老同志")]
    for chance, certain in ((0.6, True), (0.3, False)):
        kept = weighed(read, MODEL, _weighing((0, 4, chance), (5, 9, 0.1), text="政协委员、老同志。"))
        assert [fact.certain for fact in kept] == [certain, certain]
    host, named = "meeting.host", "局长丁山"
    (kept,) = weighed(
        [Fact(host, named, "第1段")], replace(MODEL, fields=(host,)), _weighing((0, 4, 0.1), text=named)
    )
    assert kept.certain


def test_an_improbable_member_of_a_probable_list_stays_uncertain():
    aspect = "problems.aspect"
    at = _weighing((2, 6, 0.9), (7, 11, 0.9), text="查摆巡山不勤、管护不严、服务不优。")
    read = [Fact(aspect, value, "第1段") for value in ("巡山不勤", "管护不严", "服务不优")]
    kept = weighed(read, replace(MODEL, fields=(aspect,)), at)
    assert [(fact.value, fact.certain) for fact in kept] == [
        ("巡山不勤", True),
        ("管护不严", True),
        ("服务不优", False),
    ]


def test_a_list_goes_on_from_line_to_line():
    aspect, lines = "problems.aspect", ("巡山不勤", "管护不严")
    at = _weighing((0, 4, 0.9), (4, 8, 0.1), text="".join(lines))
    texts = tuple(Context(line, "", "", 0, "通知") for line in lines)
    at = replace(at, texts=texts, places=("第1段", "第2段"), begins=np.array([0, 4]))
    read = [Fact(aspect, line, place) for line, place in zip(lines, at.places, strict=True)]
    assert [fact.certain for fact in weighed(read, replace(MODEL, fields=(aspect,)), at)] == [True, True]


def test_a_value_that_stands_nowhere_as_it_is_and_one_that_is_masked_stay():
    read = [Fact(FIELD, "政协、人大委员", "第1段"), Fact(FIELD, "xx委员", "第1段", certain=False)]
    assert _values(read, _weighing()) == ["政协、人大委员", "xx委员"]


def test_what_a_cell_of_a_table_states_stays():
    assert _values([Fact(FIELD, "老同志", "表1第2行第3列")], _weighing()) == ["老同志"]


def test_a_probable_stretch_is_a_fact_before_those_that_stand_behind_it():
    read = [Fact(FIELD, "老同志", "第1段")]
    at = _weighing((5, 9, 0.97), (10, 13, 0.8))
    assert list(weighed(read, MODEL, at)) == [
        Fact(FIELD, "政协委员", "第1段", certain=False),
        *read,
    ]


def test_a_stretch_that_names_whom_a_fact_names_says_the_same():
    read = [Fact(FIELD, "丁山同志", "第1段")]
    at = _weighing((0, 4, 0.9), (5, 9, 0.8), text="站长丁山，丁山同志列席。")
    assert _values(read, at) == ["丁山同志"]


def test_a_stretch_that_is_only_probable_is_no_certain_fact():
    assert [fact.certain for fact in weighed([], MODEL, _weighing((5, 9, 0.8), (10, 13, 0.99)))] == [
        False
    ] * 2


def test_a_stretch_below_its_limit_and_one_where_a_parser_read_a_value_are_not_said():
    assert _values([], _weighing((5, 9, 0.6))) == []
    assert _values([Fact(FIELD, "政协委员、老同志", "第1段")], _weighing((5, 9, 0.8))) == ["政协委员、老同志"]
    assert _values([Fact(FIELD, "员、老", "第1段")], _weighing((5, 9, 0.8))) == ["员、老"]
    assert _values([Fact(FIELD, "各政协委员", "第1段")], _weighing((5, 9, 0.8))) == ["各政协委员"]


def test_a_stretch_that_rather_goes_on_than_begins_is_none():
    at = _weighing((5, 9, 0.8))
    at.found[5, 0] = (0.2, 0.3, 0.5)
    assert _values([], at) == []


def test_one_act_alone_is_no_agenda_and_a_theme_is_learnt_where_none_was_read():
    agenda, theme = replace(MODEL, fields=("agenda.item",)), replace(MODEL, fields=("meeting.theme",))
    both = _weighing((5, 9, 0.8), (10, 13, 0.8))
    assert list(weighed([], agenda, _weighing((5, 9, 0.8)))) == []
    assert [fact.value for fact in weighed([], agenda, both)] == ["政协委员", "老同志"]
    read = Fact("meeting.theme", "老同志", "第1段")
    assert list(weighed([read], theme, both)) == [read]
    assert [fact.value for fact in weighed([], theme, _weighing((5, 9, 0.8)))] == ["政协委员"]


def test_facts_of_other_fields_are_not_weighed():
    other = Fact("meeting.host", "书记", "第1段")
    assert list(weighed([other], MODEL, _weighing())) == [other]


def test_a_document_longer_than_plans_are_is_not_weighed():
    assert (
        weighing(MODEL, seen([Line("长" * 1000, f"第{n}段", number=n) for n in range(40)]), "方案", ())
        is None
    )


def test_the_lines_know_what_the_parsers_read_in_them():
    lines = seen(
        [
            Line("时间：上午9时。", "第1段", number=1),
            Line("地点：三楼；列席：三楼值班员。", "第2段", number=2),
        ]
    )
    first, second = in_context(
        lines, "通知", [Fact("meeting.venue", "三楼", "第2段"), Fact("meeting.time", "上午9时", "第3段")]
    )
    assert first.read == (Read(3, 7, "meeting.time"),)
    assert second.read == (Read(3, 5, "meeting.venue"),)


def test_a_value_ends_with_its_line():
    found = np.zeros((8, 1, 3), np.float32)
    found[:, 0, 2] = 1
    lines = tuple(Context(text, "", "", 0, "通知") for text in ("政协", "", "委员会老同志"))
    at = Weighing(lines, ("第1段", "第2段", "第3段"), np.array([0, 2, 2]), found, plain("政协委员会老同志"))
    assert list(at.stretches(0)) == [(0, 0, 2), (2, 0, 6)]


def test_digits_with_their_weekday_stand_however_rare_they_are():
    text = "会议时间。2027.3.12（周五）"
    read = [Fact(FIELD, "2027.3.12（周五）", "第1段")]
    assert [fact.certain for fact in weighed(read, MODEL, _weighing(text=text))] == [True]
