"""Numbers in Chinese and in digits, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzsh_kit.text import Annotated, Number, chinese, counted, number, spelled, whole

MOST = 10**16 - 1


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("〇", 0), ("零", 0), ("两", 2), ("十", 10), ("十二", 12), ("廿", 20), ("廿三", 23), ("卅一", 31),
        ("百二十", 120),
        ("一百零五", 105), ("一百〇五", 105), ("一百二", 120), ("一百二十", 120), ("二百", 200),
        ("两千零三", 2003), ("三万五", 35000),
        ("一万零五百", 10500), ("一亿零三", 100_000_003), ("一万亿", 10**12), ("半", 0.5), ("十余", 10),
        ("二十多", 20),
        ("百分之五", 0.05), ("5%", 0.05), ("1,200", 1200), ("3万", 30000),
        ("1.2亿", 120_000_000), ("2.5", 2.5),
    ],
)  # fmt: skip
def test_a_number_is_read(words, value):
    assert number(words) == value


@pytest.mark.parametrize(
    "words", ["", "二二", "十十", "百零", "零五", "一般", "万", "三十百", "1,20", "五百百"]
)
def test_what_is_no_number_is_none(words):
    assert number(words) is None


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "零"),
        (10, "十"),
        (21, "二十一"),
        (105, "一百零五"),
        (110, "一百一十"),
        (10_500, "一万零五百"),
        (100_010, "十万零一十"),
        (10**12, "一万亿"),
    ],
)
def test_a_number_is_printed(n, words):
    assert chinese(n) == words


@given(st.integers(0, MOST), st.sampled_from("零〇"))
def test_every_number_printed_in_chinese_is_read_back(n, zero):
    assert whole(chinese(n, zero)) == n


@given(st.integers(0, MOST))
def test_every_number_printed_in_digits_is_read_back(n):
    assert (whole(str(n)), whole(f"{n:,}")) == (n, n)


@given(st.integers(1000, 9999))
def test_every_year_is_spelled_sign_by_sign(n):
    assert Annotated(spelled(n) + "年").dates[0].year == n


@given(st.integers(1, MOST), st.sampled_from(["条", "次", "名", "个工作日", "份"]), st.booleans())
def test_every_counted_thing_is_found_with_its_number(n, unit, signs):
    words = f"提出{chinese(n) if signs else n}{unit}意见"
    numbers = Annotated(words).numbers
    assert [(counted.value, counted.unit) for counted in numbers] == [(n, unit.removeprefix("个"))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("不少于十二条", [Number(3, 6, 12, "条")]),
        ("十余次", [Number(0, 3, 10, "次", about=True)]),
        ("第三条", [Number(1, 3, 3, "条", ordinal=True)]),
        ("一般情况统一安排", []),
        ("2026年1月16日9:00，县委〔2026〕3号", []),
        ("每一名成员", []),
        ("占90%", [Number(1, 4, 0.9, "%")]),
        ("十二条", [Number(0, 3, 12, "条")]),
        ("每一名成员至少提出三条", [Number(9, 11, 3, "条")]),
        ("两三条", [Number(0, 3, 2, "条", most=3)]),
        ("十五六条", [Number(0, 4, 15, "条", most=16)]),
        ("四五十条", [Number(0, 4, 40, "条", most=50)]),
        ("数十条、几百人、上千次", []),
        ("两个多月", [Number(0, 4, 2, "月", about=True)]),
    ],
)
def test_numbers_count_something(text, numbers):
    assert list(Annotated(text).numbers) == numbers


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12), ("十二", 12), ("十二条", 12), ("2026年度", 2026), ("3 个", 3), ("一百零五份", 105),
        ("", None), ("十余项", None),
        ("2至3条", None), ("两三条", None), ("约5次", None), ("1.5天", None), ("90%", None),
        ("十余", None), ("第", None),
    ],
)  # fmt: skip
def test_a_whole_number_with_or_without_what_it_counts(typed, value):
    assert counted(Annotated(typed).text) == value
