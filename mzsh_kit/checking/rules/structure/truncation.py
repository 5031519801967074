"""Sentences that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ....text.lazy import lazy_pattern
from ....text.patterns import AMOUNT, CUT_DATE
from ...page import Page
from ...rule import Hit, Rule, each

_BASIS = "《党政机关公文处理工作条例》：公文内容应当完整"
_DOTS = lazy_pattern(r"[^。；\n]{0,12}(?:\.{3,}|。{3,}|…+)$")
_OPEN = lazy_pattern(r"[^，。；：\n]{0,12}[，、]$")
_PREPOSITION = r"(?<![由关对基鉴属限便善等位处终敢勇低高利])于|(?<![存所内潜健现正旨不好贵重])在|(?<![服听遵顺自])从|(?<![走方倾取去志动趋])向"
"""What a noun must follow, but where it ends a word of its own."""

DANGLING = lazy_pattern(
    rf"[^，。；：\n]{{0,10}}(?:{_PREPOSITION})$|"
    r"[^，。；：\n]{0,10}(?:[，、]|(?<![需重主必纪概摘])要|确保|努力|力争|并|和|与|及|以及|把|将|对|为|由|按照|根据|通过|围绕|(?<![地效序利步])(?:进行|开展)|坚持|严格|认真|切实|做到|达到|推动|着力|聚焦|针对|依托|立足|(?:推动|促进|加快|逐步|切实)(?:形成|增强|提升|加强)|"
    r"(?<=[\u4e00-\u9fff]{2})的|尤其是|特别是|从而|进一步|不断|结合)$"
)
_JOINING = lazy_pattern(
    r"(?:(?<![合兼一吞归])并|(?<![总温平饱谐缓附共柔随中祥亲人])和|(?<![参给赋授赠])与|以及|并且|或者|而且|从而|由于|对于)(?=[；。])"
)
_NAMED = lazy_pattern(r"(?:主持|记录人|组长|签发人|发言人|联系人|主持人)[：:]\s*[\u4e00-\u9fff]{2,4}$")
_LONG = 40
_SHOWN, _END = 10, 16
"""Characters before a word that are shown with it, and those at the end of a line that may be such a word."""

_NEXT = lazy_pattern(rf"[（(]?{AMOUNT}[）)、.．]|附件|[①-⑳]")
_LOST = lazy_pattern(r"[^，。；\n]{0,4}" + CUT_DATE + r"(?=开[，。；])[^，。；\n]{0,6}")


def dots(page: Page) -> Iterator[Hit]:
    """A line that ends in dots."""
    for line in page.lines:
        match = _DOTS.search(line.text) if line.text.endswith(("...", "。。。", "…")) else None
        if match:
            yield Hit(line, *match.span())


def hanging(page: Page) -> Iterator[Hit]:
    """A paragraph that ends in 、 or ，."""
    for line in page.lines:
        broken = line.kind == "paragraph" and len(line.text) > 20 and line.text.endswith(("，", "、"))
        match = _OPEN.search(line.text) if broken else None
        if match:
            yield Hit(line, *match.span(), "一句话没有写完就另起一段")


def dangling(page: Page) -> Iterator[Hit]:
    """A long paragraph that ends with a word that something must follow; the end of a text is as likely cut off by who copied it."""
    for line, after in pairwise(page.lines) if not page.plan else ():
        match = (
            DANGLING.search(line.text, max(0, len(line.text) - _END))
            if "。" in line.text or len(line.text) > _LONG
            else None
        )
        if match and (line.text[-1] not in "，、" or _NEXT.match(after.text)):
            yield Hit(line, *match.span())


def joining(page: Page) -> Iterator[Hit]:
    """A clause that ends with 并 or 以及, to which nothing is joined; a name such as 贺清和 ends so too."""
    names = page.called
    for line, match in each(page, _JOINING):
        end = match.end()
        if not line.text.endswith(names, 0, end) and not _NAMED.search(line.text, 0, end):
            before = re.split(r"[，。；：\n]", line.text[max(0, match.start() - _SHOWN) : match.start()])[-1]
            yield Hit(line, match.start() - len(before), end, "连词后面没有写完")


def lost(page: Page) -> Iterator[Hit]:
    """A date cut off before its verb."""
    return (Hit(line, *match.span(), "日期没有写完") for line, match in each(page, _LOST))


RULES = (
    Rule(id="cut-dots", kind="truncated", level="likely", title="句子没有写完", source=_BASIS, bad=("按照上级要求，结合实际...",), good=("按照上级要求，结合实际制定方案。",), find=dots, fix="请补全"),
    Rule(id="cut-dangling", kind="truncated", level="likely", title="一段话没有写完", source=_BASIS, bad=("会务组要恪尽职守。严格按照时间节点推进各项工作，确保\n四、其他",), good=("会务组要恪尽职守。严格按照时间节点推进各项工作，确保完成。\n四、其他", "二、抓好两个环节，把握五条要求，加强组织领导，增强工作实效，确保这一阶段的活动扎实有效地开展\n区委已作部署。"), find=dangling, fix="请补全"),
    Rule(id="cut-joining", kind="truncated", level="likely", title="连词后面没有写完", source=_BASIS, bad=("办公室负责做好会场布置以及；机关党委负责记录。", "信访室负责核查来信来访并。"), good=("两项任务可以合并；机关党委全程参与。",), find=joining, fix="请补全"),
    Rule(id="cut-line", kind="other", level="likely", title="一句话断成两段", reason="一句话没有写完就另起一段", source=_BASIS, bad=("采取召开座谈会、发放征求意见表、个别访谈、\n设置意见箱等方式征求意见。",), good=("采取召开座谈会、发放征求意见表、设置意见箱等方式征求意见。",), find=hanging, fix="请接成一段，或者补全"),
    Rule(id="cut-date", kind="truncated", level="error", title="日期没有写完", source=_BASIS, bad=("会议时间为2027年1开，会期一天。",), good=("会议时间为2027年1月召开，会期一天。",), find=lost, fix="请补全日期"),
)  # fmt: skip
