"""Rules, one small function each, over finished papers; reads and never changes.

>>> from mzsh_kit.checking import agreement
>>> agreement("outputs/001-望岚县水务局")     # findings where the papers of a set disagree with their plan
"""

from .agreement import agreement
from .finding import Finding, Level
from .known import Known
from .paper import Paper
from .rule import Hit, Rule, judge
from .text import Passage, passages

__all__ = [
    "Finding",
    "Hit",
    "Known",
    "Level",
    "Paper",
    "Passage",
    "Rule",
    "agreement",
    "judge",
    "passages",
]
