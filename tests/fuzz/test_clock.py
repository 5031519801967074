"""The clock of the processor that a check is given."""

from dataclasses import replace

import pytest

from mzsh_kit import KitError
from mzsh_kit.budget import TEXT
from mzsh_kit.checking import check_bytes, engine

LINE = "会前广泛征求意见，深入谈心谈话，认真查摆问题。\n"


def test_a_check_that_takes_longer_than_it_may_ends_with_a_sentence(monkeypatch):
    monkeypatch.setattr(engine, "TEXT", replace(TEXT, seconds=0.05))
    with pytest.raises(KitError) as refused:
        check_bytes((LINE * 300).encode(), "方案.txt")
    assert "秒" in str(refused.value)
