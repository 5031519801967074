"""Which mark stands between two parts: 、，；。 or none."""

from __future__ import annotations

import re
from functools import partial

from ..card import matched
from .marks import mark

_BETWEEN = re.compile(r"(?<=[》”])、(?=[《“])|(?<=\")、(?=\")")
_TITLES = re.compile(
    r"(?<=》)，(?=《)|(?<=》)[^，。；《》]{1,8}(，)(?=《)|(?<=精神)(，)(?=《)|(?<=》)，(?=习近平总书记[关在对])|(?<=讲话|论述|精神)，(?=习近平总书记[关对])"
)
_SPACED = re.compile(r"^\d{1,2}[.．] +(?=[\u4e00-\u9fff])")
_TWICE = re.compile(r"([，、；：])[，、；：。]+|。[。，、；：]+")
_MEANWHILE = re.compile(r"(?<=[\u4e00-\u9fff])(?<![的此在但并又且间于])同时，")
_DUTIES = re.compile(r"。(?=负责[\u4e00-\u9fff])")
_BODY = r"[\u4e00-\u9fff]{1,8}[办科股处室委部组局]"
_JOINED = re.compile(
    rf"(?<=；){_BODY}负责[^，。；\n]{{2,40}}(?:，{_BODY}负责|。{_BODY}(?:负责|配合|协助))[^，。；\n]{{2,40}}(?=。)"
)
_BETWEEN_ALL = re.compile(
    r"(?<=[，、：。；\n])[^，、。；：\n]{2,24}(?P<e>之间|必谈)(?:，[^，、。；：\n]{2,24}(?P=e)、|、[^，、。；：\n]{2,24}(?P=e)，)[^，、。；：\n]{2,24}(?P=e)"
)
_ASKED = re.compile(
    r"([\u4e00-\u9fff])不\1。(?=[\u4e00-\u9fff])|(?<=[否])[^，。；]{2,24}。(?=[^。]{2,30}是否)"
)
_SHARED = re.compile(
    r"(?![^，。；：、\n]{1,16}(?:常委|委员|成员|书记|主任|主席|长)、)(?P<a>[\u4e00-\u9fff])[^，。；：、\n]{1,16}、(?P=a)[^，。；：、\n]{1,16}，(?P=a)[^，。；：、\n]{1,16}"
)
"""县委常委、县纪委书记 are posts of one person: the next one stands behind a comma."""

_SAME_END = re.compile(
    r"[^，。；：、\n]{2,24}(?P<e>的[\u4e00-\u9fff]{2,4})，[^，。；：、\n]{2,24}(?P=e)(?:，[^，。；：、\n]{2,24}(?P=e))?"
)
_NAMES = re.compile(r"(?<=[xX]{2})，(?=[xX]{2})|(?<=成员)，(?=[\u4e00-\u9fff]{2,8}(?:干部|人员|负责人)，)")
_OPEN_BASIS = re.compile(r"(?:根据|按照|依据|遵照)《[^》\n]{2,80}》(?:（[^）\n]{0,20}号）)(?=[^，。；、《精文要和及等规的转通])")

CARDS = (
    mark("comma-between-pairs", "书名号、引号之间的顿号", "并列的书名号、引号之间通常不用顿号", "学习《党章》、《准则》。".replace("《党章》", "《中国共产党章程》").replace("《准则》", "《中国共产党廉洁自律准则》"), "学习《中国共产党章程》《中国共产党廉洁自律准则》。", partial(matched, _BETWEEN, ""), "请删去顿号", "hint"),
    mark("comma-between-titles", "并列的书名之间用了逗号", "并列各项之间应用顿号，书名号之间可不用", "学习《中国共产党章程》，《中国共产党廉洁自律准则》。", "学习《中国共产党章程》《中国共产党廉洁自律准则》。", partial(matched, _TITLES, None), "请改用顿号，或者删去"),
    mark("number-spaced", "序号后有空格", "序号与文字之间有空格", "7. 确定会议时间", "7.确定会议时间", partial(matched, _SPACED, None), "请删去空格", "hint"),
    mark("marks-doubled", "标点重复", "标点连用", "认真准备，，按时召开。", "认真准备，按时召开。", partial(matched, _TWICE, None), "请删去多余的标点", "error"),
    mark("stop-missing", "漏句号", "前面一句没有结束", "打牢思想基础同时，要跟进学习。", "打牢思想基础。同时，要跟进学习。", partial(matched, _MEANWHILE, None), "请在“同时”前面加句号"),
    mark("stop-in-list", "并列的各项职责之间用了句号", "同一主语的各项之间应用分号", "办公室负责通知参会人员。负责布置会场。", "办公室负责通知参会人员；负责布置会场。", partial(matched, _DUTIES, None), "请改为分号", "hint"),
    mark("duties-mixed", "各项职责之间标点不一", "各项职责之间，有的用分号，有的用逗号、句号", "办公室负责会务；党建科负责材料，人事科负责记录。", "办公室负责会务；党建科负责材料；人事科负责记录。", partial(matched, _JOINED, None), "请统一用分号"),
    mark("pairs-mixed", "并列的谈话关系标点不一", "同一组并列成分，有的用顿号，有的用逗号", "开展谈话，书记与成员之间，成员相互之间、成员与科室负责人之间都要谈心谈话。", "开展谈话，书记与成员之间、成员相互之间、成员与科室负责人之间都要谈心谈话。", partial(matched, _BETWEEN_ALL, None), "请统一用顿号"),
    mark("stop-in-questions", "并列的问句之间用了句号", "并列的各项之间应用分号", "查摆责任压得实不实。措施落得细不细；", "查摆责任压得实不实，措施落得细不细。", partial(matched, _ASKED, None), "请改为分号", "hint"),
    mark("series-mixed", "并列成分标点不一", "同一组并列成分，有的用顿号，有的用逗号", "把责任压实、把措施定细，把成效抓好。", "把责任压实、把措施定细、把成效抓好。", partial(matched, _SHARED, None), "请统一"),
    mark("series-commas", "并列成分之间用了逗号", "并列的词语之间应用顿号", "学习关于党建的重要论述，关于作风的重要论述。", "学习关于党建的重要论述、关于作风的重要论述。", partial(matched, _SAME_END, None), "请改为顿号", "hint"),
    mark("names-comma", "并列的人员之间用了逗号", "并列的词语之间应用顿号", "参加：xx，xx。".replace("参加：xx，xx", "参加人员为班子成员，机关干部，有关同志"), "参加人员为班子成员、机关干部、有关同志。", partial(matched, _NAMES, None), "请改为顿号", "hint"),
    mark("basis-comma", "依据后面漏逗号", "“根据……”后面应有逗号", "根据《关于开好会议的通知》（〔2026〕1号）现制定本方案。", "根据《关于开好会议的通知》（〔2026〕1号），现制定本方案。", partial(matched, _OPEN_BASIS, None), "请补上逗号"),
)  # fmt: skip
