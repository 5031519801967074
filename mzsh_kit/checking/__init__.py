"""Rules, one small function each, over finished papers; reads and never changes.

>>> from mzsh_kit.checking import agreement, check_file
>>> check_file("某单位方案.docx")             # everything that is wrong with a document, anyone's
>>> agreement("outputs/001-望岚县水务局")     # findings where the papers of a set disagree with their plan
>>> accept(data, findings[:3], findings[3:])  # three as tracked changes, the others as comments
"""

from .agree import agreement
from .card import Card, Hit
from .engine import check_bytes, check_file, check_page
from .finding import Finding, Level, Spot, together
from .page import Page, page_of
from .registry import CARDS, card
from .remarks import accept

__all__ = [
    "CARDS",
    "Card",
    "Finding",
    "Hit",
    "Level",
    "Page",
    "Spot",
    "accept",
    "agreement",
    "card",
    "check_bytes",
    "check_file",
    "check_page",
    "page_of",
    "together",
]
