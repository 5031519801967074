"""Patterns over dates, numbers and digits stand in ``text/`` alone."""

import ast
import re
from collections import Counter
from pathlib import Path

import mzsh_kit

ROOT = Path(mzsh_kit.__file__).parent
DIGITS = re.compile(r"\\d|\[0-9|[一二两三四五六]{3}")
"""A class of digits in either writing."""
OF_DATES = re.compile(r"[年月日号时点]")
CHINESE = re.compile("一二三四五|一二两三")


def patterns(path):
    """The strings of a module, docstrings aside, that look for digits of dates or for Chinese digits, also by
    TEN.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts, parts = [], set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts |= {id(part) for part in node.values}
            text = "".join(_words(part) for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told | parts:
            text = node.value
        else:
            continue
        if CHINESE.search(text) or (DIGITS.search(text) and OF_DATES.search(text)):
            texts.append(text)
    return texts


def _words(part):
    if isinstance(part, ast.Constant):
        return part.value
    return "一二三四五六七八九十" if isinstance(part.value, ast.Name) and part.value.id == "TEN" else ""


def count(root):
    counts = {
        path.relative_to(root).as_posix(): len(patterns(path))
        for path in sorted(root.rglob("*.py"))
        if path.relative_to(root).parts[0] != "text"
    }
    return {name: number for name, number in counts.items() if number}


def test_patterns_over_dates_and_digits_stand_in_one_room():
    assert count(ROOT) == {}, "numbers, dates and digits: take them from mzsh_kit/text/patterns.py"


def test_what_is_counted(tmp_path):
    path = tmp_path / "a.py"
    path.write_text(
        (
            '"""一二三四五"""\nA = r"\\d{4}年"\nB = "[一二三四五六七八九十]+、"\nC = r"\\d+"\nD = "年月日"\n'
            'E = rf"[{TEN}]、"\n'
        ),
        encoding="utf-8",
    )
    assert patterns(path) == [r"\d{4}年", "[一二三四五六七八九十]+、", "[一二三四五六七八九十]、"]
    assert Counter(count(tmp_path)) == {"a.py": 3}
