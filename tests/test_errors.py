"""Every sentence stands beside the room that says it, is said somewhere, and is given the facts that it
names.
"""

import ast
import string
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import mzsh_kit
from mzsh_kit.errors import fault, sentences

PACKAGE = Path(mzsh_kit.__file__).parent
ROOT = PACKAGE.parent
FILES = sorted(PACKAGE.rglob("sentences.toml"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
(ROOMS,) = (contract["layers"] for contract in CONTRACTS if contract["name"] == "rooms")
HEIGHT = {room: -n for n, layer in enumerate(ROOMS) for room in layer.split(" | ")}
OWNER = {code: file.parent for file in FILES for code in tomllib.loads(file.read_text("utf-8"))}
MODULES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
BY_MEASURE = {code for code in OWNER if code.startswith("budget.")}
"""Codes that ``budget`` puts together from the name of a measure."""


def _codes(module):
    return {node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and node.value in OWNER}


def _fields(code):
    return {name for text in sentences()[code] for _, name, _, _ in string.Formatter().parse(text) if name}


def _told(module):
    """The calls of ``fault`` with a code of their own: code, names of the facts, line."""
    for node in ast.walk(module):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "fault"
        if named and isinstance(node.args[0], ast.Constant) and all(fact.arg for fact in node.keywords):
            yield node.args[0].value, {fact.arg for fact in node.keywords} - {"where"}, node.lineno


def test_no_two_rooms_have_the_same_code():
    codes = Counter(code for file in FILES for code in tomllib.loads(file.read_text("utf-8")))
    assert [code for code, times in codes.items() if times > 1] == []
    assert set(codes) == set(sentences())


def test_every_code_is_used():
    used = set().union(*map(_codes, MODULES.values()))
    assert set(OWNER) - used - BY_MEASURE == set()


def test_a_room_says_its_own_sentences_and_those_of_rooms_below():
    above = [
        (str(path.relative_to(PACKAGE)), code)
        for path, module in MODULES.items()
        for code in sorted(_codes(module))
        if OWNER[code] not in (PACKAGE, PACKAGE / _room(path))
        and HEIGHT[_room(path)] <= HEIGHT[OWNER[code].name]
    ]
    assert above == []


def _room(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_every_fault_gets_the_facts_that_its_sentences_name():
    wrong = [
        (f"{path.relative_to(PACKAGE)}:{line}", code, _fields(code) ^ facts)
        for path, module in MODULES.items()
        for code, facts, line in _told(module)
        if _fields(code) ^ facts
    ]
    assert wrong == []


def test_a_fact_is_one_short_line():
    told = fault("value.number", "会期", found="一\n" + "二" * 300)
    assert told.what == f"“一 {'二' * 197}…”不是数字"


def test_no_room_has_a_code_of_no_name():
    with pytest.raises(KeyError):
        fault("value.no_such_code")
