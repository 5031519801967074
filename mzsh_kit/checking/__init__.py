"""Rules, one small function each, over finished papers; reads and never changes.

>>> from mzsh_kit.checking import check_bytes
>>> notice = "关于召开民主生活会的通知\\n\\n会议于2月30日召开。".encode()
>>> [(finding.text, finding.why, finding.fix) for finding in check_bytes(notice, "通知.txt")]
[('2月30日', '没有2月30日这一天', '请核对日期')]
"""

# Before all else: packages with rules of their own import these while they are looked for.
from .rule import Hit, Rule

# isort: split
from .agreement import agreement
from .engine import check_bytes, check_file, check_page
from .finding import Finding, Level, Spot, together
from .page import Page, page_of
from .redline import accept
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
    "accept",
    "agreement",
    "card",
    "check_bytes",
    "check_file",
    "check_page",
    "page_of",
    "together",
]
