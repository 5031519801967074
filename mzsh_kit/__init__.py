"""mzsh-kit plans 民主生活会: the facts once, the rest derived.

>>> from mzsh_kit import build, complete, to_docx
>>> plan = complete({
...     "unit": {"name": "清源县水务局", "type": "局党组"},
...     "members": [{"name": "张三", "post": "党组书记、局长", "role": "主要负责同志"}],
...     "kind": "年度", "year": 2026,
...     "meeting": {"date": "2027-01-15", "venue": "三楼会议室"},
... })
>>> build(plan).subject
'清源县水务局党组2026年度民主生活会实施方案'
"""

from .errors import Fault, KitError
from .gongwen import to_docx, to_html, to_word
from .output import Written, write_papers
from .papers import build
from .plan import Plan, complete, dump_plan, load, open_values

__all__ = [
    "Fault",
    "KitError",
    "Plan",
    "Written",
    "build",
    "complete",
    "dump_plan",
    "load",
    "open_values",
    "to_docx",
    "to_html",
    "to_word",
    "write_papers",
]
