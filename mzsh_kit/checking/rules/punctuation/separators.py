"""Which mark stands between two parts: 、，；。 or none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ....text.lazy import lazy_pattern
from ....text.patterns import AMOUNT, SIGN
from ...page import Page
from ...rule import Hit, each, matched
from . import mark_rule

_BETWEEN = lazy_pattern(r"(?<=[》”])、(?=[《“])|(?<=\")、(?=\")")
_TITLES = lazy_pattern(
    r"(?<=》)，(?=《)|(?<=》)[^，。；《》]{1,8}(，)(?=《)|(?<=精神)(，)(?=《)|(?<=》)，(?=习近平总书记[关在对])|(?<=讲话|论述|精神)，(?=习近平总书记[关对])"
    rf"|(?<=月[底末初])(?:或[^，。；]{{2,4}}月[底末初])?(，)(?={AMOUNT}月[底末初])"
)
_SPACED = lazy_pattern(r"^\d{1,2}[.．] +(?=[\u4e00-\u9fff])")
_TWICE = lazy_pattern(r"([，、；：])[，、；：。]+|。[。，、；：]+")
_MEANWHILE = lazy_pattern(r"(?<=[\u4e00-\u9fff])(?<![的此在但并又且间于])同时，")
_SHARED = lazy_pattern(
    r"(?![^，。；：、\n]{1,16}(?:常委|委员|成员|书记|主任|主席|长)、)(?P<a>[\u4e00-\u9fff])[^，。；：、\n]{1,16}、(?P=a)[^，。；：、\n]{1,16}，(?P=a)[^，。；：、\n]{1,16}"
)
"""县委常委、县纪委书记 are posts of one person: the next one stands behind a comma."""

_HEADS = "[局校院厅县市区镇乡处科组]长"
_BASIS_CUT = lazy_pattern(
    r"(?:^|(?<=。))(?:(?:根据|按照|依据|遵照)[^，。；：]{4,80}(?:，以及[^，。；：]{4,60})?(?:精神|要求|部署|安排|规定)。(?=.)|(?:根据|按照|依据|为)[^。]{4,160}。(?=特制[定订]))"
    r"|[^，。；：]{4,30}。(?=是一[次场个]|并(?:及时)?[报将按][^，。；]{2,30}。)"
)
_ANNOUNCED = lazy_pattern(
    r"(?<=[务题求容则法项间点下目])(?<!实事求)(?:是|如下|为)。(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])；(?=一是)"
)
_JOINED = lazy_pattern(
    rf"(?:书记|主任|{_HEADS}|主席|董事长|经理|秘书长|委员|常委)(?=副(?:书记|主任|{_HEADS}|主席|董事长|总?经理|秘书长)|{SIGN}级(?:巡视员|调研员|主任科员))"
    r"|(?<=[\u4e00-\u9fff]{2}机关)(?=中共中央)"
)
"""书记副校长, 组长二级调研员, 中共中央纪委机关中共中央组织部."""
_INSIDE = lazy_pattern(r"(?<=“)[^“”]{1,12}[、，](?=”“)")


def cut_basis(page: Page) -> Iterator[Hit]:
    """A full stop behind the basis or the purpose of a sentence that goes on."""
    for line, match in each(page, _BASIS_CUT):
        start = match.end() - _SHOWN
        yield Hit(line, start, match.end(), mend=f"{line.text[start : match.end() - 1]}，")


def joined(page: Page) -> Iterator[Hit]:
    """Two offices of one person, or two organs, without a mark between them."""
    for line, match in each(page, _JOINED):
        shown = match.start(), min(len(line.text), match.end() + _SHOWN)
        yield Hit(line, *match.span(), mend=f"{match[0]}、", shown=shown)


_SHOWN = 5

_rule = partial(mark_rule, as_written=True)

RULES = (
    _rule(id="stop-in-basis", title="没有说完的话用了句号", reason="一句话没有说完，后面应用逗号", bad=("为进一步提高质量。特制定本方案。", "大家畅所欲言，取得实效。是一次团结鼓劲的会议。"), good=("为进一步提高质量，特制定本方案。",), find=cut_basis, as_written=False, fix="请改为逗号"),
    _rule(id="stop-announcing", title="提示下文用了句号", reason="提示下文的话后面应用冒号", bad=("会议的主要任务是。总结经验，明确方向。", "县委督导组提出两点要求；一是抓好整改；二是按时报告。"), good=("会议的主要任务是：总结经验，明确方向。",), find=partial(matched, _ANNOUNCED, lambda words: f"{words[:-1]}："), fix="请改为冒号", as_written=False),
    _rule(id="comma-inside", title="点号误入引号", reason="各项之间的点号应在引号外面", bad=("按照“好”“一般、”“差”三个等次测评。",), good=("按照“好”“一般”“差”三个等次测评。",), find=partial(matched, _INSIDE, lambda words: words[:-1]), fix="请移到引号外或者删去"),
    _rule(id="comma-between-pairs", title="书名号、引号之间的顿号", reason="并列的书名号、引号之间通常不用顿号", bad=("学习《党章》、《准则》。".replace("《党章》", "《中国共产党章程》").replace("《准则》", "《中国共产党廉洁自律准则》"),), good=("学习《中国共产党章程》《中国共产党廉洁自律准则》。",), find=partial(matched, _BETWEEN, ""), fix="请删去顿号", level="hint"),
    _rule(id="comma-between-titles", title="并列的书名、时间之间用了逗号", reason="并列各项之间应用顿号，书名号之间可不用", bad=("学习《中国共产党章程》，《中国共产党廉洁自律准则》。", "每年召开两次，即六月末，十二月末。"), good=("学习《中国共产党章程》《中国共产党廉洁自律准则》。",), find=partial(matched, _TITLES, None), fix="请改用顿号，或者删去", as_written=False),
    _rule(id="posts-joined", title="两个职务、机关之间漏顿号", reason="两个职务、机关连写，中间没有标点", bad=("请王建国副书记副校长发言。", "县委指导组组长二级调研员王建国到会。"), good=("请王建国副书记、副校长发言。",), find=joined, as_written=False, fix="请补上顿号"),
    _rule(id="number-spaced", title="序号后有空格", reason="序号与文字之间有空格", bad=("7. 确定会议时间",), good=("7.确定会议时间",), find=partial(matched, _SPACED, str.rstrip), fix="请删去空格", level="hint"),
    _rule(id="marks-doubled", title="标点重复", reason="标点连用", bad=("认真准备，，按时召开。",), good=("认真准备，按时召开。",), find=partial(matched, _TWICE, lambda words: words[0]), fix="请删去多余的标点", level="error"),
    _rule(id="stop-missing", title="漏句号", reason="前面一句没有结束", bad=("打牢思想基础同时，要跟进学习。",), good=("打牢思想基础。同时，要跟进学习。",), find=partial(matched, _MEANWHILE, "。同时，"), fix="请在“同时”前面加句号"),
    _rule(id="series-mixed", title="并列成分标点不一", reason="同一组并列成分，有的用顿号，有的用逗号", bad=("把责任压实、把措施定细，把成效抓好。",), good=("把责任压实、把措施定细、把成效抓好。",), find=partial(matched, _SHARED, None), fix="请统一"),
)  # fmt: skip
