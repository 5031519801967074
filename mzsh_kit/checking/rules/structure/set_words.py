"""Words that are not for those who read the papers, parts printed twice, and what is not a branch's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....reading import Line
from ....text.patterns import AMOUNT, FIRST, FOURTH, NUMERAL, SECOND, THIRD
from ...facts.deadlines import of_paper
from ...facts.paper import Paper, Passage, compact, group, whole
from ...facts.papers import Papers, number
from ...rule import Hit, Words, set_rule
from ..consistency.set_agenda import plain

_PROGRAM = re.compile(
    rf"手工(?:确定|固定|指定|填写)|按自然日推算|(?:plan|manifest)\.json|(?:工作日)?按周一至周五推算|等“[^”]{{2,12}}”完成，?(?:顺延|推后)"
    rf"|是休息日，(?:提前|顺延)|留足{AMOUNT}个工作日|[{{}}]{{2}}|\bNone\b|\bTrue\b|\bFalse\b"
)
_UNPUBLISHED = re.compile(r"放假安排(?:尚未|还没有|未|没有)公布")
_BLANKS = re.compile(rf"{NUMERAL}是(?:待定|＿+|_+|（待定）)(?:[；;，,]?{NUMERAL}是(?:待定|＿+|_+|（待定）))*")
_LINE_BLANK = re.compile(rf"^\s*(?:{THIRD}|{SECOND}|{FOURTH})\s*待定[。；;]?\s*$")
_COUNTY = re.compile(
    r"(?:根据|依据|按照|遵照)(?:(?!参照)[^。]){0,60}?(《县以上党和国家机关党员领导干部民主生活会若干规定》)"
)
_APPROVAL = re.compile(r"报审|报.{1,40}?审[核批]")


def program(papers: Papers) -> Iterator[Hit]:
    """Notes of the program, and the note on the year's arrangement but once in the schedule."""
    told = False
    for paper in papers.all:
        for passage in paper.said:
            found = [*_PROGRAM.finditer(passage.text)]
            unpublished = [*_UNPUBLISHED.finditer(passage.text)]
            where = [one.span() for one in (*found, *unpublished)]
            once = not told and len(unpublished) == 1 and not passage.table and number(paper) == "17"
            told = told or bool(unpublished)
            if found or (unpublished and not once):
                words = Words(passage, min(where)[0], max(end for _, end in where))
                yield Hit.of(words, _NOTE if found else _ONCE, "请删去")


def blanks(papers: Papers) -> Iterator[Hit]:
    """二是待定；三是待定, and numbered lines with nothing but 待定."""
    for paper in papers.all:
        before: Passage | None = None
        for passage in paper.said:
            for match in _BLANKS.finditer(passage.text):
                yield Hit.of(group(passage, match), "编了号的各项都没有内容", "请写上内容，或者删去这几项")
            empty = _LINE_BLANK.match(passage.text) is not None
            if empty and before is not None and _LINE_BLANK.match(before.text):
                yield Hit.of(whole(passage), "编了号的各项都没有内容", "请写上内容，或者删去这几项")
            before = passage if not passage.table else None


def repeated(papers: Papers) -> Iterator[Hit]:
    """All aspects, printed under more than one part of the materials."""
    for paper in papers.of("11", "12"):
        parts = list(_parts(paper))
        for n, (head, below) in enumerate(parts):
            same = next((other for other, those in parts[:n] if those == below and len(below) > 1), None)
            if same:
                why = f"所列的各个方面与“{plain(same.text)}”部分完全相同"
                yield Hit.of(whole(head), why, "各个方面只在查摆问题的部分列一次，请删去重复的")


def _parts(paper: Paper) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    """Each part of the first level with its headings of the second."""
    head: Passage | None = None
    below: list[str] = []
    for one in paper.said:
        if re.match(FIRST, one.text):
            if head:
                yield head, tuple(below)
            head, below = one, []
        elif re.match(SECOND, one.text):
            below.append(plain(one.text.partition("。")[0]))
    if head:
        yield head, tuple(below)


def branch_basis(papers: Papers) -> Iterator[Hit]:
    """A branch does not act on the provisions for 县以上 organs."""
    for paper in papers.all if papers.branch else ():
        for passage in paper.said:
            for match in _COUNTY.finditer(passage.text):
                why = "党支部不是县以上党和国家机关，不以这份规定为依据"
                yield Hit.of(group(passage, match, 1), why, "请改为《中国共产党支部工作条例（试行）》")


def branch_approval(papers: Papers) -> Iterator[Hit]:
    """A branch's meeting is not sent for approval as a 民主生活会 is."""
    if not papers.branch:
        return
    for paper in papers.of("02"):
        titles = [one for one in paper.said if re.search("请示$", compact(one.text))]
        yield from (Hit.of(whole(one), _NOT_SENT, _LEAVE) for one in titles[:1])
    for paper in papers.of("01", "17", "37"):
        yield from _approvals(paper, papers)


def _approvals(paper: Paper, papers: Papers) -> Iterator[Hit]:
    seen: list[Line] = []
    for one in of_paper(paper, papers):
        if one.duty == "报审":
            row = paper.row_of(one.words.line)
            names = [cell for cell in row if _APPROVAL.search(cell.text)] if row else [one.words.line]
            for passage in names[:1]:
                if passage not in seen:
                    seen.append(passage)
                    match = _APPROVAL.search(passage.text)
                    yield Hit.of(group(passage, match) if match else whole(passage), _NOT_SENT, _LEAVE)


_NOTE = "这是生成材料的程序所作的说明，不是材料的内容"
_ONCE = "放假安排没有公布，只在工作进度表下说明一次，不在各处重复"
_NOT_SENT = "党支部的会议不需要按民主生活会的规定报审"
_LEAVE = "请删去；上级另有要求的，写明要求"
_PLAIN = "《党政机关公文处理工作条例》：公文表述准确、简洁，不写与公文内容无关的话"
_BRANCH = "《中国共产党支部工作条例（试行）》"
_TEAM = "《实施方案》<标题>县档案馆党支部2026年度组织生活会实施方案⏎《实施方案》"

RULES = (
    set_rule(id="words-of-program", level="error", title="程序的说明印进了材料", reason="日期怎样推算是承办人员的事，收到材料的人不需要知道", source=_PLAIN, bad=("《工作进度表》步骤 | 时间 | 备注⏎《工作进度表》报审 | 2027年1月5日 | 手工确定",), good=("《工作进度表》放假安排未公布，公布后核对。",), find=program),
    set_rule(id="numbered-blanks", level="error", title="编号的各项没有内容", reason="没有定的内容不必逐项编号写待定", source=_PLAIN, bad=("《实施方案》重点查摆以下方面：一是理想信念；二是待定；三是待定。",), good=("《实施方案》重点查摆以下方面：待定。",), find=blanks),
    set_rule(id="aspects-repeated", level="error", title="查摆的各个方面重复列出", reason="各个方面只在一个部分逐项写，在别的部分再列一遍，内容必然重复", source=_PLAIN, bad=("《班子对照检查材料》一、上年度问题整改情况⏎《班子对照检查材料》（一）理想信念方面⏎《班子对照检查材料》（二）作风方面⏎《班子对照检查材料》二、存在的突出问题⏎《班子对照检查材料》（一）理想信念方面⏎《班子对照检查材料》（二）作风方面",), good=("《班子对照检查材料》一、上年度问题整改情况⏎《班子对照检查材料》二、存在的突出问题⏎《班子对照检查材料》（一）理想信念方面⏎《班子对照检查材料》（二）作风方面",), find=repeated),
    set_rule(id="branch-basis", level="error", title="党支部以县以上机关的规定为依据", reason="规定适用于县以上党和国家机关，党支部另有条例", source=_BRANCH, bad=(_TEAM + "根据《县以上党和国家机关党员领导干部民主生活会若干规定》，制定本方案。",), good=(_TEAM + "根据《中国共产党支部工作条例（试行）》，制定本方案。",), find=branch_basis),
    set_rule(id="branch-approval", level="likely", title="党支部的会议报审", reason="报审是县以上民主生活会的要求", source=_BRANCH, bad=(_TEAM + "会前10天，将请示和实施方案报县委办公室机关党委审核。",), good=(_TEAM + "会后15天内，将会议情况报县委办公室机关党委。",), find=branch_approval),
)  # fmt: skip
