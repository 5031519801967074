"""Every example in a docstring runs and gives what it says."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import mzsh_kit

ROOT = Path(mzsh_kit.__file__).parent.parent
SHOWING = [
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    for path in sorted((ROOT / "mzsh_kit").rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", SHOWING)
def test_examples_are_true(name):
    failures, examples = doctest.testmod(import_module(name))
    assert failures == 0
    assert examples
