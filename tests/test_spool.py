"""Values that wait on disk."""

import tracemalloc

import pytest

from mzsh_kit.spool import Loaded, Spool


def test_values_come_back_in_any_order_and_each_time_anew():
    spool = Spool()
    first, second = spool.keep({"甲": [1]}), spool.keep("乙")
    assert (second(), first(), first()) == ("乙", {"甲": [1]}, {"甲": [1]})
    assert first() is not first()
    assert (list(Loaded([first, second])), Loaded([first, second])[1], Loaded([first, second])[:1]) == (
        [{"甲": [1]}, "乙"],
        "乙",
        ({"甲": [1]},),
    )


def test_what_is_kept_is_not_in_memory():
    tracemalloc.start()
    spool = Spool()
    loads = [spool.keep("字" * 10_000) for _ in range(100)]
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 100_000 < sum(len(load()) for load in loads)


@pytest.mark.parametrize("folder", ["/dev/full", "/nowhere"])
def test_where_nothing_can_be_written_values_stay_in_memory(folder):
    spool = Spool(folder)
    assert spool.keep(["甲"])() == ["甲"]
