"""Persons with their posts, and organs: with the tagger and without it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.text import Annotated, fold, tagger
from mzsh_kit.text.people import organs, persons

TEXT = (
    "会议由县水务局党组书记、局长江启明同志主持，县纪委常委、监委委员周明，县委第一督导组组长韦德昌到会指导。"
    "办公室主任汤正言列席会议并负责记录。总工程师古丽娜尔·赛迪克参加，尹若溪（副局长）请假。"
)
PERSONS = [
    ("江启明", "县水务局党组书记、局长"),
    ("周明", "县纪委常委、监委委员"),
    ("韦德昌", "县委第一督导组组长"),
    ("汤正言", "办公室主任"),
    ("古丽娜尔·赛迪克", "总工程师"),
    ("尹若溪", "副局长"),
]
ORGANS = ["县水务局党组", "县纪委", "监委", "县委第一督导组", "办公室"]


@pytest.fixture(params=["tagger", "no tagger"])
def words(request):
    """The words of a text, or none."""
    if request.param == "no tagger":
        return lambda text: ()
    if not tagger.available():
        pytest.skip("the extra tagger is not installed")
    return tagger.words


def test_persons_stand_with_their_posts(words):
    assert [(person.name, person.post) for person in persons(TEXT, words(TEXT))] == PERSONS


def test_organs_are_named_whole(words):
    assert [TEXT[organ.start : organ.end] for organ in organs(TEXT, words(TEXT))] == ORGANS


@pytest.mark.parametrize(
    "text",
    [
        "副局长要带头", "书记和班子成员谈话", "党组成员认真对照检查", "征求分管领导意见",
        "抓好方案、计划、总结", "从严从实、从细从快、从早从紧",
        "各位同志", "局机关三楼会议室", "主要负责同志", "时间、地点、议程",
    ],
)  # fmt: skip
def test_nobody_is_named(words, text):
    assert persons(text, words(text)) == ()


def test_a_list_of_names_is_a_list_of_persons():
    text = "出席：江启明、贺兰舟、罗文渊"
    assert [person.name for person in persons(text)] == ["江启明", "贺兰舟", "罗文渊"]


@pytest.mark.parametrize("text", ["中共望岚县水务局党组关于召开会议的请示", "由中共望岚县水务局党组召开"])
def test_an_organ_ends_where_its_name_does(words, text):
    assert [text[organ.start : organ.end] for organ in organs(text, words(text))] == ["中共望岚县水务局党组"]


def test_the_annotations_of_a_text_hold_them_at_the_words_as_written():
    annotated = Annotated("县水务局党组书记 江 启 明 主持 ，办公室主任汤正言记录")
    assert [annotated.written(person) for person in annotated.persons] == [
        "县水务局党组书记 江 启 明",
        "办公室主任汤正言",
    ]


POSTS = [
    "局长",
    "党组书记、局长",
    "县委常委、县纪委书记",
    "办公室主任",
    "副局长（挂职）",
    "机关党委专职副书记",
]
NAMES = ["江启明", "周明", "欧阳若水", "古丽娜尔·赛迪克", "韦德昌"]


@given(
    st.lists(st.tuples(st.sampled_from(POSTS), st.sampled_from(NAMES)), min_size=1, max_size=4),
    st.sampled_from(["参加", "主持", "到会指导", "列席会议", "负责记录"]),
    st.sampled_from(["同志", ""]),
    st.sampled_from(["，", "、", "；", "\n"]),
)
def test_every_post_with_a_name_is_a_person_at_its_place(people, verb, polite, between):
    text = "会议由" + between.join(f"{post}{name}{polite}" for post, name in people) + verb + "。"
    named = persons(text)
    assert [(person.name, person.post) for person in named] == [(name, post) for post, name in people]
    assert all(text[person.start : person.end] == f"{person.post}{person.name}{polite}" for person in named)


@given(st.text(alphabet="县委书记局长江启明周、，。（）同志主持由·党组办公室 ", max_size=60))
def test_persons_and_organs_of_any_text_stand_in_it_in_order(text):
    folded = fold(text).text
    for spans in (persons(folded), organs(folded)):
        assert all(0 <= span.start < span.end <= len(folded) for span in spans)
        assert all(span.end <= other.start for span, other in pairwise(spans))
    assert all(person.name in folded[person.start : person.end] for person in persons(folded))
