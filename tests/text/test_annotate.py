"""What stands in a text, at its very characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.text import Annotated, Bracket, Marker
from mzsh_kit.text.fold import fold
from tests.speed import growth


def said(text, sort):
    annotated = Annotated(text)
    return [annotated.written(span) for span in getattr(annotated, sort)]


@pytest.mark.parametrize(
    ("sort", "text", "words"),
    [
        (
            "sentences",
            "学习党章。征求意见；谈心（会前。会后）谈话。",
            ["学习党章", "征求意见", "谈心（会前。会后）谈话"],
        ),
        ("clauses", "1月5日前,学习“党章。”,谈心", ["1月5日前", "学习“党章。”", "谈心"]),
        ("titles", "按《关于〈规定〉的通知》和《准则》", ["《关于〈规定〉的通知》", "《准则》"]),
        ("titles", "《关于印发《规定》的通知》", ["《关于印发《规定》的通知》"]),
        ("document_numbers", "县组通〔2026〕3 号，县委[2025]12号", ["县组通〔2026〕3 号", "县委[2025]12号"]),
        ("left_out", "xx局党组***同志，○○镇，×月×日，某同志", ["xx", "***", "○○", "×", "×", "某"]),
        ("left_out", "由＿＿＿主持，2026年  月  日召开……会", ["＿＿＿", "2026年  月  日", "…", "…"]),
    ],
)
def test_spans_are_found_at_their_words(sort, text, words):
    assert said(text, sort) == words


def test_brackets_nest_and_unpaired_ones_say_so():
    assert Annotated("甲（乙“丙”）丁）“戊").brackets == (
        Bracket(1, 7, "（", 0), Bracket(3, 6, "“", 1), Bracket(8, 9, "）", 0, False),
        Bracket(9, 10, "“", 0, False),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [("一、会议", 1, "一、"), ("(二)学习", 2, "（一）"), ("3.谈心", 3, "1."), ("３．谈心", 3, "1."),
     ("4、谈心", 4, "1、"), ("（5）谈", 5, "（1）"), ("6)谈", 6, "1)"), ("⑦谈", 7, "①"), ("㈢谈", 3, "①"),
     ("⒉谈", 2, "①"), ("二是谈", 2, "一是"), ("其二，谈", 2, "一是"), ("第三，谈", 3, "第一")],
)  # fmt: skip
def test_a_list_marker_is_read_with_its_value(text, value, form):
    annotated = Annotated(text)
    assert [(marker.value, marker.form, marker.head) for marker in annotated.markers] == [(value, form, True)]


def test_markers_stand_behind_a_stop_too():
    assert Annotated("要求：一是学习；二是谈话。").markers == (
        Marker(3, 5, 1, "一是", False), Marker(8, 10, 2, "一是", False),
    )  # fmt: skip


SORTS = ("sentences", "clauses", "brackets", "titles", "dates", "times", "limits", "lengths", "numbers",
         "markers", "document_numbers", "left_out")  # fmt: skip
WORDS = st.lists(
    st.sampled_from(["会前10天", "（", "）", "《", "》", "“", "”", "2026 年 1 月 16 日", "２月３０日",
                     "九点半", "十二条", "。", "，", ",", " ", "xx", "＿＿", "一、", "①", "〔2026〕3号", "甲",
                     "党组\n", "a b", "⽇", "\u200b"]),
    max_size=25,
).map("".join)  # fmt: skip


@given(WORDS)
def test_spans_always_point_at_the_same_characters(text):
    annotated = Annotated(text)
    for sort in SORTS:
        for span in getattr(annotated, sort):
            assert 0 <= span.start < span.end <= len(annotated.text)
            start, end = annotated.original(span)
            assert 0 <= start < end <= len(text)
            assert strip(Annotated(text[start:end]).text) in strip(
                annotated.text[max(span.start - 1, 0) : span.end + 1]
            ) or any(sign in text[start:end] for sign in ', \u200b"')


def strip(text):
    return "".join(text.split())


SENTENCE = "会前十天（2026 年 1 月 6 日前）,由xx局党组书记“谈心谈话”一次；"


@pytest.mark.parametrize(
    "part", [SENTENCE, "（", "“", "一二三四五六七八九十", "1111", "〔", "  ", "《》", "年"]
)
def test_four_times_the_text_costs_about_four_times(part):
    short, long = (part * (length // len(part)) for length in (5_000, 20_000))
    assert growth(lambda: annotate(short), lambda: annotate(long), most=8) < 8


def annotate(text):
    fold.cache_clear()
    annotated = Annotated(text)
    for sort in SORTS:
        getattr(annotated, sort)
