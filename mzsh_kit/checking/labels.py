"""Levels and kinds of findings as a person reads them, in the order in which they are shown; wordings in
sentences.
"""

from __future__ import annotations

LEVELS = {"error": "必错", "likely": "疑似", "hint": "提示"}

KINDS = {
    "term_error": "用语",
    "typo": "错别字",
    "residue": "残留",
    "date_conflict": "日期",
    "numbering_gap": "编号缺漏",
    "numbering_style": "编号样式",
    "count_mismatch": "数目",
    "missing_part": "缺项",
    "placeholder": "待填",
    "punctuation": "标点",
    "duplication": "重复",
    "truncated": "残缺",
    "order": "次序",
    "other": "其他",
}


def said(text: str) -> str:
    """A wording inside a sentence: in quotation marks, or behind a colon where it has such marks itself."""
    return f"：{text}" if "“" in text else f"“{text}”"
