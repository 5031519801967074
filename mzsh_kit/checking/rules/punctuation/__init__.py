"""Marks and characters."""

from functools import partial

from ...rule import Rule

mark_rule = partial(Rule, kind="punctuation", level="likely", source="GB/T 15834《标点符号用法》")
