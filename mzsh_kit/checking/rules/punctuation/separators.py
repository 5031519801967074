"""Which mark stands between two parts: 、，；。 or none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ....text.lazy import lazy_pattern
from ...page import Page
from ...rule import Hit, each, matched
from . import mark_rule

_BETWEEN = lazy_pattern(r"(?<=[》”])、(?=[《“])|(?<=\")、(?=\")")
_TITLES = lazy_pattern(
    r"(?<=》)，(?=《)|(?<=》)[^，。；《》]{1,8}(，)(?=《)|(?<=精神)(，)(?=《)|(?<=》)，(?=习近平总书记[关在对])|(?<=讲话|论述|精神)，(?=习近平总书记[关对])"
)
_SPACED = lazy_pattern(r"^\d{1,2}[.．] +(?=[\u4e00-\u9fff])")
_TWICE = lazy_pattern(r"([，、；：])[，、；：。]+|。[。，、；：]+")
_MEANWHILE = lazy_pattern(r"(?<=[\u4e00-\u9fff])(?<![的此在但并又且间于])同时，")
_DUTIES = lazy_pattern(r"。(?=负责[\u4e00-\u9fff])")
_BODY = r"[\u4e00-\u9fff]{1,8}[办科股处室委部组局]"
_JOINED = lazy_pattern(
    rf"(?<=；){_BODY}负责[^，。；\n]{{2,40}}(?:，{_BODY}负责|。{_BODY}(?:负责|配合|协助))[^，。；\n]{{2,40}}(?=。)"
)
_BETWEEN_ALL = lazy_pattern(
    r"(?<=[，、：。；\n])[^，、。；：\n]{2,24}(?P<e>之间|必谈)(?:，[^，、。；：\n]{2,24}(?P=e)、|、[^，、。；：\n]{2,24}(?P=e)，)[^，、。；：\n]{2,24}(?P=e)"
)
_ASKED = lazy_pattern(
    r"([\u4e00-\u9fff])不\1。(?=[\u4e00-\u9fff])|(?<=[否])[^，。；]{2,24}。(?=[^。]{2,30}是否)"
)
_SHARED = lazy_pattern(
    r"(?![^，。；：、\n]{1,16}(?:常委|委员|成员|书记|主任|主席|长)、)(?P<a>[\u4e00-\u9fff])[^，。；：、\n]{1,16}、(?P=a)[^，。；：、\n]{1,16}，(?P=a)[^，。；：、\n]{1,16}"
)
"""县委常委、县纪委书记 are posts of one person: the next one stands behind a comma."""

_SAME_END = lazy_pattern(
    r"[^，。；：、\n]{2,24}(?P<e>的[\u4e00-\u9fff]{2,4})，[^，。；：、\n]{2,24}(?P=e)(?:，[^，。；：、\n]{2,24}(?P=e))?"
)
_NAMES = lazy_pattern(r"(?<=[xX]{2})，(?=[xX]{2})|(?<=成员)，(?=[\u4e00-\u9fff]{2,8}(?:干部|人员|负责人)，)")
_OPEN_BASIS = lazy_pattern(
    r"(?:根据|按照|依据|遵照)《[^》\n]{2,80}》(?:（[^）\n]{0,20}号）)(?=[^，。；、《精文要和及等规的转通])"
)
_BASIS_CUT = lazy_pattern(
    r"(?:^|(?<=。))(?:(?:根据|按照|依据|遵照)[^，。；：]{4,80}(?:，以及[^，。；：]{4,60})?(?:精神|要求|部署|安排|规定)。(?=.)|(?:根据|按照|依据|为)[^。]{4,160}。(?=特制[定订]))"
)
_ANNOUNCED = lazy_pattern(r"(?<=[务题求容则法项间点下目])(?<!实事求)(?:是|如下|为)。(?=[\u4e00-\u9fff])")
_INSIDE = lazy_pattern(r"(?<=“)[^“”]{1,12}[、，](?=”“)")


def cut_basis(page: Page) -> Iterator[Hit]:
    """A full stop behind the basis or the purpose of a sentence that goes on."""
    for line, match in each(page, _BASIS_CUT):
        start = match.end() - _SHOWN
        yield Hit(line, start, match.end(), mend=f"{line.text[start : match.end() - 1]}，")


_SHOWN = 5

_rule = partial(mark_rule, as_written=True)

RULES = (
    _rule(id="stop-in-basis", title="状语后面用了句号", reason="“根据……”“为……”一句没有说完，后面应用逗号", bad=("为进一步提高质量。特制定本方案。",), good=("为进一步提高质量，特制定本方案。",), find=cut_basis, as_written=False, fix="请改为逗号"),
    _rule(id="stop-announcing", title="提示下文用了句号", reason="提示下文的话后面应用冒号", bad=("会议的主要任务是。总结经验，明确方向。",), good=("会议的主要任务是：总结经验，明确方向。",), find=partial(matched, _ANNOUNCED, lambda words: f"{words[:-1]}："), fix="请改为冒号"),
    _rule(id="comma-inside", title="点号误入引号", reason="各项之间的点号应在引号外面", bad=("按照“好”“一般、”“差”三个等次测评。",), good=("按照“好”“一般”“差”三个等次测评。",), find=partial(matched, _INSIDE, lambda words: words[:-1]), fix="请移到引号外或者删去"),
    _rule(id="comma-between-pairs", title="书名号、引号之间的顿号", reason="并列的书名号、引号之间通常不用顿号", bad=("学习《党章》、《准则》。".replace("《党章》", "《中国共产党章程》").replace("《准则》", "《中国共产党廉洁自律准则》"),), good=("学习《中国共产党章程》《中国共产党廉洁自律准则》。",), find=partial(matched, _BETWEEN, ""), fix="请删去顿号", level="hint"),
    _rule(id="comma-between-titles", title="并列的书名之间用了逗号", reason="并列各项之间应用顿号，书名号之间可不用", bad=("学习《中国共产党章程》，《中国共产党廉洁自律准则》。",), good=("学习《中国共产党章程》《中国共产党廉洁自律准则》。",), find=partial(matched, _TITLES, None), fix="请改用顿号，或者删去"),
    _rule(id="number-spaced", title="序号后有空格", reason="序号与文字之间有空格", bad=("7. 确定会议时间",), good=("7.确定会议时间",), find=partial(matched, _SPACED, str.rstrip), fix="请删去空格", level="hint"),
    _rule(id="marks-doubled", title="标点重复", reason="标点连用", bad=("认真准备，，按时召开。",), good=("认真准备，按时召开。",), find=partial(matched, _TWICE, lambda words: words[0]), fix="请删去多余的标点", level="error"),
    _rule(id="stop-missing", title="漏句号", reason="前面一句没有结束", bad=("打牢思想基础同时，要跟进学习。",), good=("打牢思想基础。同时，要跟进学习。",), find=partial(matched, _MEANWHILE, "。同时，"), fix="请在“同时”前面加句号"),
    _rule(id="stop-in-list", title="并列的各项职责之间用了句号", reason="同一主语的各项之间应用分号", bad=("办公室负责通知参会人员。负责布置会场。",), good=("办公室负责通知参会人员；负责布置会场。",), find=partial(matched, _DUTIES, "；"), fix="请改为分号", level="hint"),
    _rule(id="duties-mixed", title="各项职责之间标点不一", reason="各项职责之间，有的用分号，有的用逗号、句号", bad=("办公室负责会务；党建科负责材料，人事科负责记录。",), good=("办公室负责会务；党建科负责材料；人事科负责记录。",), find=partial(matched, _JOINED, None), fix="请统一用分号"),
    _rule(id="pairs-mixed", title="并列的谈话关系标点不一", reason="同一组并列成分，有的用顿号，有的用逗号", bad=("开展谈话，书记与成员之间，成员相互之间、成员与科室负责人之间都要谈心谈话。",), good=("开展谈话，书记与成员之间、成员相互之间、成员与科室负责人之间都要谈心谈话。",), find=partial(matched, _BETWEEN_ALL, None), fix="请统一用顿号"),
    _rule(id="stop-in-questions", title="并列的问句之间用了句号", reason="并列的各项之间应用分号", bad=("查摆责任压得实不实。措施落得细不细；",), good=("查摆责任压得实不实，措施落得细不细。",), find=partial(matched, _ASKED, lambda words: f"{words[:-1]}；"), fix="请改为分号", level="hint"),
    _rule(id="series-mixed", title="并列成分标点不一", reason="同一组并列成分，有的用顿号，有的用逗号", bad=("把责任压实、把措施定细，把成效抓好。",), good=("把责任压实、把措施定细、把成效抓好。",), find=partial(matched, _SHARED, None), fix="请统一"),
    _rule(id="series-commas", title="并列成分之间用了逗号", reason="并列的词语之间应用顿号", bad=("学习关于党建的重要论述，关于作风的重要论述。",), good=("学习关于党建的重要论述、关于作风的重要论述。",), find=partial(matched, _SAME_END, None), fix="请改为顿号", level="hint"),
    _rule(id="names-comma", title="并列的人员之间用了逗号", reason="并列的词语之间应用顿号", bad=("参加：xx，xx。".replace("参加：xx，xx", "参加人员为班子成员，机关干部，有关同志"),), good=("参加人员为班子成员、机关干部、有关同志。",), find=partial(matched, _NAMES, "、"), fix="请改为顿号", level="hint"),
    _rule(id="basis-comma", title="依据后面漏逗号", reason="“根据……”后面应有逗号", bad=("根据《关于开好会议的通知》（〔2026〕1号）现制定本方案。",), good=("根据《关于开好会议的通知》（〔2026〕1号），现制定本方案。",), find=partial(matched, _OPEN_BASIS, lambda words: f"{words}，"), fix="请补上逗号"),
)  # fmt: skip
