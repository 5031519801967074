"""Rules, one small function each, over finished papers; reads and never changes.

>>> from mzsh_kit.checking import check_bytes
>>> notice = "关于召开民主生活会的通知\\n\\n会议于2月30日召开。".encode()
>>> [(finding.text, finding.why, finding.fix) for finding in check_bytes(notice, "通知.txt")]
[('2月30日', '没有2月30日这一天', '请核对日期')]
"""

from .agree import agreement
from .card import Card, Hit
from .engine import check_bytes, check_file, check_page
from .finding import Finding, Level, Spot, together
from .page import Page, page_of
from .registry import CARDS, card

__all__ = [
    "CARDS",
    "Card",
    "Finding",
    "Hit",
    "Level",
    "Page",
    "Spot",
    "agreement",
    "card",
    "check_bytes",
    "check_file",
    "check_page",
    "page_of",
    "together",
]
