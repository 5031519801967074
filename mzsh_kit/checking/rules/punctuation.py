"""Punctuation and brackets under GB/T 15834."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial

from ...reading import Line
from ..card import Card, Hit, each
from ..lexicon import Lexicon
from ..near import letters
from ..page import Page

_BASIS = "GB/T 15834《标点符号用法》"
_HAN = r"[\u4e00-\u9fff”》）〕’]"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile(rf"(?<={_HAN})([,;?!])|(?<={_HAN}):(?!\d)|(?<=[\dxX＊*])[,;](?={_HAN})")
_BRACKET = re.compile(r"\(([^()\n]{1,40})\)")
_STRAIGHT = re.compile(r"\"([^\"\n]{1,40})\"|(?<![A-Za-z])'([^'\n]{1,40})'")
_DASH = re.compile(
    rf"(?<={_HAN})(-{{1,4}}|－{{1,3}})(?={_HAN})(?:[\u4e00-\u9fff]{{1,4}}(?:-{{1,4}}|－{{1,3}})(?={_HAN}))?"
)
_RANGE = re.compile(r"(?<=[\dxX日月年时])\s*-{1,3}\s*(?=[\dxX])")
_HEAD = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、])[^。；\n]{2,34}。"
)
_BETWEEN = re.compile(r"(?<=[》”])、(?=[《“])|(?<=\")、(?=\")")
_TITLES = re.compile(r"(?<=》)，(?=《)|(?<=》)[^，。；《》]{1,8}(，)(?=《)|(?<=精神)(，)(?=《)")
_SPACED = re.compile(r"^\d{1,2}[.．] +(?=[\u4e00-\u9fff])")
_TWICE = re.compile(r"([，、；：])[，、；：。]+|。[。，、；：]+")
_MEANWHILE = re.compile(r"(?<=[\u4e00-\u9fff])(?<![的此在但并又且间于])同时，")
_DUTIES = re.compile(r"。(?=负责[\u4e00-\u9fff])")
_ASKED = re.compile(
    r"([\u4e00-\u9fff])不\1。(?=[\u4e00-\u9fff])|(?<=[否])[^，。；]{2,24}。(?=[^。]{2,30}是否)"
)
_SHARED = re.compile(
    r"(?P<a>[\u4e00-\u9fff])[^，。；：、\n]{1,16}、(?P=a)[^，。；：、\n]{1,16}，(?P=a)[^，。；：、\n]{1,16}"
)
_SAME_END = re.compile(
    r"[^，。；：、\n]{2,24}(?P<e>的[\u4e00-\u9fff]{2,4})，[^，。；：、\n]{2,24}(?P=e)(?:，[^，。；：、\n]{2,24}(?P=e))?"
)
_NAMES = re.compile(r"(?<=[xX]{2})，(?=[xX]{2})|(?<=成员)，(?=[\u4e00-\u9fff]{2,8}(?:干部|人员|负责人)，)")
_OPEN_BASIS = re.compile(r"根据《[^》\n]{2,80}》(?:（[^）\n]{0,20}号）)(?=[^，。；、《精文要和及等规的转通])")


def half_width(page: Page) -> Iterator[Hit]:
    """, ; : between Chinese characters."""
    for line, match in each(page, _HALF):
        yield Hit(line, *match.span(), mend=_FULL[match[0]])


def brackets(page: Page) -> Iterator[Hit]:
    """Half-width brackets around Chinese words."""
    for line, match in each(page, _BRACKET):
        if re.search(r"[\u4e00-\u9fffxX＊*]", match[1]):
            yield Hit(line, *match.span(), mend=f"（{match[1]}）")


def quotes(page: Page) -> Iterator[Hit]:
    """Straight quotation marks."""
    for line, match in each(page, _STRAIGHT):
        inner = match[1] if match[1] is not None else match[2]
        pair = "“”" if match[1] is not None else "‘’"
        clean = not set(inner) & set("\"'“”")
        yield Hit(line, *match.span(), mend=f"{pair[0]}{inner}{pair[1]}" if clean else None)


def nested(page: Page) -> Iterator[Hit]:
    """Marks in pairs that do not close, or stand inside their own kind."""
    for line in page.lines:
        for opens, closes in ("《》", "“”", "‘’", "（）", "〔〕"):
            if opens in line.text or closes in line.text:
                yield from _unpaired(line, opens, closes)
        if line.text.count('"') % 2:
            at = line.text.rindex('"')
            yield Hit(line, at, at + 1, "引号不成对")
        if line.text.count("'") % 2:
            at = line.text.rindex("'")
            yield Hit(line, at, at + 1, "引号不成对")


def _unpaired(line: Line, opens: str, closes: str) -> Iterator[Hit]:
    stack: list[int] = []
    for at, one in enumerate(line.text):
        if one == opens:
            if stack and opens in "《“":
                yield Hit(line, at, at + 1, f"{opens}{closes}里面又用{opens}{closes}，内层应换一种")
            stack.append(at)
        elif one == closes and stack:
            stack.pop()
        elif one == closes and not (closes == "）" and at < 4):
            yield Hit(line, at, at + 1, f"“{closes}”没有与之成对的“{opens}”")
    for at in stack:
        found = re.compile(r"[。；\n]").search(line.text, at)
        end = min(found.start() if found else len(line.text), at + 40)
        yield Hit(line, at, end, f"“{opens}”没有与之成对的“{closes}”")


def heading_stop(page: Page) -> Iterator[Hit]:
    """A full stop behind a heading that stands alone, where text follows below."""
    for line, after in zip(page.lines, page.lines[1:], strict=False):
        if _HEAD.fullmatch(line.text) and not _HEAD.fullmatch(after.text) and _is_head(page, line):
            yield Hit(line, len(line.text) - min(8, len(line.text)), len(line.text))


def _is_head(page: Page, line: Line) -> bool:
    return line.number in page.heads


def uneven(page: Page) -> Iterator[Hit]:
    """Neighbours of one numbering of which most end with 。 and this one with nothing."""
    for group in _siblings(page.lines):
        bare = [line for line in group if line.text[-1] not in "。；;：:！？”）"]
        if len(group) >= 3 and len(bare) == 1 and len(bare[0].text) > 6:
            yield Hit(bare[0], 0, min(len(bare[0].text), 40))


def _siblings(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    form = ""
    for line in lines:
        found = re.match(r"[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、]|[①-⑳]", line.text)
        here = re.sub(r"[一二三四五六七八九十\d①-⑳]+", "", found[0]) + "n" if found else ""
        if here != form:
            yield group
            group, form = [], here
        if here:
            group.append(line)
    yield group


def unquoted(page: Page) -> Iterator[Hit]:
    """Words of ``quoted.tsv`` without quotation marks."""
    pattern = _quoted(page.lexicon)
    for line, match in each(page, pattern):
        yield Hit(line, *match.span(), f"“{match[0]}”应加引号", mend=f"“{match[0]}”")


@lru_cache(maxsize=8)
def _quoted(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.column("quoted"), key=len, reverse=True)
    listed = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(rf"(?<![“\"‘'《])(?:{listed})(?![”\"’'的])")


def unmarked(page: Page) -> Iterator[Hit]:
    """A set phrase whose 、 is missing or has become ，."""
    for line in page.lines:
        plain, at = _bare(line.text)
        for phrase, form in _marked(page.lexicon):
            start = plain.find(form)
            while start >= 0:
                first, last = at[start], at[start + len(form) - 1] + 1
                words = line.text[first:last]
                if (letters(words)[0] != words and "、" not in words) or "，" in words or words == form:
                    yield Hit(line, first, last, f"规范写法为“{phrase}”", f"请改为“{phrase}”")
                start = plain.find(form, start + 1)


@lru_cache(maxsize=8)
def _marked(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    phrases = [one for one in lexicon.column("phrases") if "、" in one and "，" not in one]
    return tuple((one, _bare(one)[0]) for one in sorted(phrases, key=len, reverse=True))


def _bare(text: str) -> tuple[str, list[int]]:
    kept = [(one, at) for at, one in enumerate(text) if one not in '“”"、，']
    return "".join(one for one, _ in kept), [at for _, at in kept]


def _plainly(pattern: re.Pattern[str], mend: str | None, page: Page) -> Iterable[Hit]:
    """Every match of a pattern."""
    return (Hit(line, *match.span(), mend=mend) for line, match in each(page, pattern))


def _card(
    name: str, title: str, why: str, bad: str, good: str, find: Callable[[Page], Iterable[Hit]],
    fix: str = "", level: str = "likely",
) -> Card:  # fmt: skip
    return Card(name, "punctuation", level, title, why, _BASIS, (bad,), (good,), find, fix)  # type: ignore[arg-type]


CARDS = (
    _card("quotes-straight", "英文直引号", "用了英文直引号", '增强"四个意识"。', "增强“四个意识”。", quotes, "请改为中文引号“”", "error"),
    _card("marks-unpaired", "引号、书名号、括号不成对", "标点不成对", "认真学习《中国共产党章程。", "认真学习《中国共产党章程》。", nested, "请补全成对的标点"),
    _card("marks-half-width", "半角标点", "汉字之间用了半角标点", "严肃认真,务求实效。", "严肃认真，务求实效。", half_width, "请改为全角标点", "error"),
    _card("brackets-half-width", "半角括号", "用了半角括号", "主要负责同志(党组书记)主持。", "主要负责同志（党组书记）主持。", brackets, "请改为全角括号（）", "error"),
    _card("dash-form", "破折号写法", "用连字符代替了破折号", "坚持团结-批评-团结的方针。", "坚持团结——批评——团结的方针。", partial(_plainly, _DASH, None), "请改为“——”"),
    _card("range-form", "起止号写法", "用半角连字符表示起止", "自学1-2天。", "自学1至2天。", partial(_plainly, _RANGE, None), "请改为“至”“—”或者“～”"),
    _card("heading-stop", "标题末尾的句号", "独占一行的标题末尾不用句号", "一、准备\n（一）学习研讨。\n组织学习，做好准备。\n（二）征求意见。\n发放表格，听取意见。", "一、准备\n（一）学习研讨\n组织学习，做好准备。\n（二）征求意见\n发放表格，听取意见。", heading_stop, "请删去句号"),
    _card("ending-uneven", "并列各项末尾标点不一致", "并列各项末尾都有标点，只有这一项没有", "1.学习材料准备。\n2.会场布置安排\n3.会议记录整理。", "1.学习材料准备。\n2.会场布置安排。\n3.会议记录整理。", uneven, "请补上标点"),
    _card("comma-between-pairs", "书名号、引号之间的顿号", "并列的书名号、引号之间通常不用顿号", "学习《党章》、《准则》。".replace("《党章》", "《中国共产党章程》").replace("《准则》", "《中国共产党廉洁自律准则》"), "学习《中国共产党章程》《中国共产党廉洁自律准则》。", partial(_plainly, _BETWEEN, ""), "请删去顿号", "hint"),
    _card("comma-between-titles", "并列的书名之间用了逗号", "并列各项之间应用顿号，书名号之间可不用", "学习《中国共产党章程》，《中国共产党廉洁自律准则》。", "学习《中国共产党章程》《中国共产党廉洁自律准则》。", partial(_plainly, _TITLES, None), "请改用顿号，或者删去"),
    _card("number-spaced", "序号后有空格", "序号与文字之间有空格", "7. 确定会议时间", "7.确定会议时间", partial(_plainly, _SPACED, None), "请删去空格", "hint"),
    _card("marks-doubled", "标点重复", "标点连用", "认真准备，，按时召开。", "认真准备，按时召开。", partial(_plainly, _TWICE, None), "请删去多余的标点", "error"),
    _card("stop-missing", "漏句号", "前面一句没有结束", "打牢思想基础同时，要跟进学习。", "打牢思想基础。同时，要跟进学习。", partial(_plainly, _MEANWHILE, None), "请在“同时”前面加句号"),
    _card("stop-in-list", "并列的各项职责之间用了句号", "同一主语的各项之间应用分号", "办公室负责通知参会人员。负责布置会场。", "办公室负责通知参会人员；负责布置会场。", partial(_plainly, _DUTIES, None), "请改为分号", "hint"),
    _card("stop-in-questions", "并列的问句之间用了句号", "并列的各项之间应用分号", "查摆责任压得实不实。措施落得细不细；", "查摆责任压得实不实，措施落得细不细。", partial(_plainly, _ASKED, None), "请改为分号", "hint"),
    _card("series-mixed", "并列成分标点不一", "同一组并列成分，有的用顿号，有的用逗号", "把责任压实、把措施定细，把成效抓好。", "把责任压实、把措施定细、把成效抓好。", partial(_plainly, _SHARED, None), "请统一"),
    _card("series-commas", "并列成分之间用了逗号", "并列的词语之间应用顿号", "学习关于党建的重要论述，关于作风的重要论述。", "学习关于党建的重要论述、关于作风的重要论述。", partial(_plainly, _SAME_END, None), "请改为顿号", "hint"),
    _card("names-comma", "并列的人员之间用了逗号", "并列的词语之间应用顿号", "参加：xx，xx。".replace("参加：xx，xx", "参加人员为班子成员，机关干部，有关同志"), "参加人员为班子成员、机关干部、有关同志。", partial(_plainly, _NAMES, None), "请改为顿号", "hint"),
    _card("basis-comma", "依据后面漏逗号", "“根据……”后面应有逗号", "根据《关于开好会议的通知》（〔2026〕1号）现制定本方案。", "根据《关于开好会议的通知》（〔2026〕1号），现制定本方案。", partial(_plainly, _OPEN_BASIS, None), "请补上逗号"),
    _card("quotes-missing", "应加引号的说法", "这一说法应加引号", "持续纠治四风问题。", "持续纠治“四风”问题。", unquoted, "请加上引号"),
    _card("phrase-marks", "规范用语的标点", "规范用语的标点有误", "坚持读原著学原文悟原理。", "坚持读原著、学原文、悟原理。", unmarked, "请照规范写法改正"),
)  # fmt: skip
