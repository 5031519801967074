"""A small set typed by hand, in which nothing contradicts anything, to be made wrong in one place at a
time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

Content = tuple[str | tuple[tuple[str, ...], ...], ...]
"""Lines, and tables as rows of cells."""

ANSWERS: dict[str, Any] = {
    "unit": {"name": "望水县水务局", "type": "局党组"},
    "members": [
        {"name": "江启明", "post": "党组书记、局长", "role": "主要负责同志"},
        {"name": "贺兰舟", "post": "党组成员、副局长"},
        {"name": "宋知远", "post": "党组成员、副局长", "absence": "住院治疗", "written": True},
        {"name": "陆清和", "post": "党组成员、总工程师"},
        {"name": "方砚", "post": "副局长", "politics": "民建会员"},
    ],
    "kind": "年度",
    "year": 2025,
    "meeting": {"date": "2026-07-17", "guidance": ["县委常委、县纪委书记"]},
    "aspects": [{"text": "政治方面"}, {"text": "作风方面", "of": "班子"}],
}

_AGENDA = ("通报准备情况", "代表领导班子作对照检查", "逐一作个人对照检查", "点评")
_WITH_SPEAKERS = (
    "1.主要负责同志通报准备情况；",
    "2.主要负责同志代表领导班子作对照检查；",
    "3.其他班子成员逐一作个人对照检查；",
    "4.到会指导的上级领导点评。",
)
_HEADINGS = tuple(f"{number}、{text}" for number, text in zip("一二三四", _AGENDA, strict=True))

CLEAN: Mapping[str, Content] = {
    "01-实施方案.docx": (
        "望水县水务局党组2025年度民主生活会实施方案",
        "根据《县以上党和国家机关党员领导干部民主生活会若干规定》，制定本方案。",
        "（一）会议时间。2026年7月17日。",
        "（二）参加人员。应到4人：江启明、贺兰舟、宋知远、陆清和。到会不少于3人。",
        "（三）列席人员。副局长方砚。",
        "会前准备前一项没有做到位的，不转入下一项。",
        "（一）深化学习研讨。集中学习1天。完成时限：2026年6月26日前。",
        "（二）广泛征求意见。征求意见时限：2026年6月26日前；反馈时限：会前18天（2026年6月29日前）。",
        "（三）深入谈心谈话。完成时限：会前17天（2026年6月30日前）。",
        "（四）认真查摆问题。完成时限：会前15天（2026年7月2日前）。",
        "（五）撰写材料。完成时限：2026年7月3日前。审阅时限：会前11天（2026年7月6日前）。",
        "（六）按时报审。会前10天（2026年7月7日前），将请示和方案报县委审核。",
        "四、会议议程",
        "会议议程共四项：",
        *_WITH_SPEAKERS,
        "五、会后工作",
        "（一）报告会议情况。会后14天内（2026年7月31日前），将会议情况报告报县委组织部。",
        "会后10天内（2026年7月27日前），将会议记录报县纪委。",
        "（二）通报会议情况。会后7天内（2026年7月24日前），向全体党员通报会议情况。",
        "（三）抓好整改。整改清单形成时限：会后14天内（2026年7月31日前）；整改情况公开时限：2026年8月14日前。",
        "（四）整理归档。2026年8月17日前，将全部材料归档。",
        "中共望水县水务局党组",
        "2026年6月10日",
    ),
    "02-报审请示.docx": (
        "应到4人：江启明、贺兰舟、宋知远、陆清和。",
        "一、会议议程",
        *_WITH_SPEAKERS,
        "2026年7月6日",
    ),
    "03-会议通知.docx": (
        "水务局党组定于2026年7月17日召开民主生活会。",
        "参加：江启明、贺兰舟、陆清和。",
        "一、会议议程",
        *_WITH_SPEAKERS,
        "2026年7月10日",
        "局办公室\t2026年7月10日印发",
    ),
    "09-谈心谈话安排表.docx": (
        "谈心谈话安排两周，完成时限：会前17天（2026年6月30日前）。",
        (("序号", "日期", "谈话人", "谈话对象"), ("1", "2026年6月24日", "江启明", "贺兰舟")),
    ),
    "11-班子对照检查材料.docx": ("一、存在的突出问题", "（一）政治方面", "（二）作风方面", "二、原因剖析"),
    "12-个人发言提纲-江启明.docx": ("一、存在的突出问题", "（一）政治方面", "二、原因剖析"),
    "17-工作进度表.docx": (
        "会议日期：2026年7月17日。",
        "2026年10月以后放假安排未公布。",
        (
            ("序号", "步骤", "时间", "责任主体", "对象"),
            ("1", "谈心谈话", "2026年6月17日至30日", "班子成员", ""),
            ("2", "查摆问题", "2026年6月29日至7月2日", "班子成员", ""),
            ("3", "报审", "2026年7月7日", "办公室", "县委"),
            ("4", "会议通知", "2026年7月10日", "办公室", "参加会议人员"),
            ("", "召开会议", "2026年7月17日", "水务局党组", ""),
            ("5", "情况报告：会议情况报告", "2026年7月20日至31日", "办公室", "县委组织部"),
            ("6", "情况报告：会议记录", "2026年7月20日至27日", "办公室", "县纪委"),
            ("7", "会后通报", "2026年7月24日", "办公室", "全体党员"),
        ),
    ),
    "21-会议议程.docx": (
        "时间：2026年7月17日",
        (
            ("序号", "时间", "议程", "发言人"),
            ("1", "上午9:00—9:20", "通报准备情况", "主要负责同志"),
            ("2", "上午9:20—9:40", "代表领导班子作对照检查", "主要负责同志"),
            ("3", "上午9:40—10:00", "逐一作个人对照检查", "贺兰舟"),
            ("", "上午10:00—10:10", "休息", ""),
            ("3", "上午10:10—10:30", "逐一作个人对照检查", "宋知远（书面发言）"),
            ("3", "上午10:30—10:50", "逐一作个人对照检查", "陆清和"),
            ("4", "上午10:50—11:00", "点评", "到会指导的上级领导"),
        ),
    ),
    "22-主持词.docx": (
        "今天应到会4人，到会不少于3人。宋知远同志请假，已提交书面发言。",
        "会议有四项议程，下面逐项进行。",
        "现在进行第一项议程，由我通报准备情况。",
        "下面进行第二项议程，由我代表领导班子作对照检查。",
        "下面进行第三项议程，请其他班子成员逐一作个人对照检查。",
        "首先，请贺兰舟同志发言，2名同志提出批评意见。",
        "宣读宋知远同志的书面发言。",
        "下面，请陆清和同志发言。",
        "最后进行第四项议程，请到会指导的上级领导点评。",
    ),
    "23-签到表.docx": (
        "应到4人，到会不少于3人方可开会。",
        (
            ("序号", "姓名", "职务", "签到", "备注"),
            ("1", "江启明", "党组书记、局长", "", ""),
            ("2", "贺兰舟", "党组成员、副局长", "", ""),
            ("3", "宋知远", "党组成员、副局长", "", "请假"),
            ("4", "陆清和", "党组成员、总工程师", "", ""),
        ),
        "二、列席和到会指导人员",
        (
            ("序号", "姓名和职务", "签到", "备注"),
            ("1", "副局长方　砚", "", "列席"),
            ("2", "县委常委、县纪委书记", "", "到会指导"),
        ),
    ),
    "27-会议记录.docx": (
        "应到4人，实到3人。",
        "主持人：江启明",
        "出席：江启明、贺兰舟、陆清和",
        "缺席及事由：宋知远（住院治疗）",
        "列席：副局长方砚",
        *_HEADINGS,
        "发言人：到会指导的上级领导",
    ),
    "31-情况报告.docx": ("水务局党组于2026年7月17日召开民主生活会，应到4人。", "2026年7月28日"),
    "32-会议纪要.docx": (
        "2026年7月17日，水务局党组召开民主生活会。",
        *_HEADINGS,
        "出席：江启明、贺兰舟、陆清和",
    ),
    "33-情况通报.docx": ("通报时限：会后7天内（2026年7月24日前）。", "2026年　月　日"),
    "37-报送材料目录.docx": (
        "一、会前报审",
        (("序号", "材料", "报送对象", "时限"), ("1", "请示和方案", "县委", "会前10天（2026年7月7日前）")),
        "二、会后报告",
        (
            ("序号", "材料", "报送对象", "时限"),
            ("1", "会议情况报告", "县委组织部", "会后14天内（2026年7月31日前）"),
            ("2", "会议记录", "县纪委", "会后10天内（2026年7月27日前）"),
        ),
    ),
}


def write_set(folder: Path, content: Mapping[str, Content] = CLEAN) -> Path:
    for name, blocks in content.items():
        (folder / name).write_bytes(_written(blocks))
    return folder


@cache
def _written(blocks: Content) -> bytes:
    """A Word file; most papers of a set are the clean ones."""
    document, data = Document(), BytesIO()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _table(document, block)
    document.save(data)
    return data.getvalue()


def _table(document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph("")


def replaced(paper: str, old: str, new: str) -> dict[str, Content]:
    """The set with these words of one paper exchanged, in lines and cells; they must stand there."""
    name = next(title for title in CLEAN if title.startswith(paper))
    changed = tuple(
        block.replace(old, new) if isinstance(block, str) else _exchanged(block, old, new)
        for block in CLEAN[name]
    )
    assert changed != CLEAN[name], (paper, old)
    return {**CLEAN, name: changed}


def _exchanged(rows: Sequence[Sequence[str]], old: str, new: str) -> tuple[tuple[str, ...], ...]:
    """``old`` may be a whole row, its cells joined by |; an empty ``new`` takes the row away."""
    changed = []
    for row in rows:
        if "|".join(row) == old:
            changed += [tuple(new.split("|"))] if new else []
        else:
            changed.append(tuple(cell.replace(old, new) for cell in row))
    return tuple(changed)
