"""Small files that cost minutes or gigabytes: refused with a figure, or read in time and memory that their
size explains.
"""

from __future__ import annotations

import pytest

from .attack import read

# What, the memory in MB, what is said ("" for a result).
ATTACKS = {
    "ten million paragraphs": (400, "内部有1001万个标记，过于繁复"),
    "ninety thousand paragraphs": (500, ""),
    "two thousand styles": (500, ""),
    "seven million fonts": (400, "内部有"),
    "two million defined names": (400, "解压后有"),
    "many units of one code": (500, ""),
    "many members of one unit": (500, ""),
    "double keys": (300, "“k0”重复出现"),
    "many members without a name": (500, "另有"),
    "a deep list": (300, "内容无法识别"),
    "a deep flow of YAML": (300, "层次嵌套65层以上，过深"),
    "a deep block of YAML": (300, "层次嵌套65层以上，过深"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_small_file_costs_little(name, tmp_path):
    megabytes, told = ATTACKS[name]
    said = read(name, tmp_path)
    assert said["megabytes"] < megabytes, said
    assert told in said["told"] if told else not said["told"], said
