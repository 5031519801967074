"""Rules, one small function each, over finished papers; reads and never changes.

>>> from mzsh_kit.checking import agreement, check_file
>>> check_file("某单位方案.docx")             # everything that is wrong with a document, anyone's
>>> agreement("outputs/001-望岚县水务局")     # findings where the papers of a set disagree with their plan
"""

# Before all else: packages with rules of their own import these while they are looked for.
from .rule import Hit, Rule

# isort: split
from .agreement import agreement
from .engine import check_bytes, check_file, check_page
from .finding import Finding, Level, Spot, together
from .page import Page, page_of
from .registry import CARDS, card

Card = Rule
"""What a rule was called until 0.2."""

__all__ = [
    "CARDS",
    "Card",
    "Finding",
    "Hit",
    "Level",
    "Page",
    "Rule",
    "Spot",
    "agreement",
    "card",
    "check_bytes",
    "check_file",
    "check_page",
    "page_of",
    "together",
]
