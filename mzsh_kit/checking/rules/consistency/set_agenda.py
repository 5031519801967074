"""The agenda: the same items, in the same words and the same order, wherever it is printed; breaks are no items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ....text.patterns import FIRST, ITEM_NUMBER, ORDINAL
from ...facts.days import COUNT, count
from ...facts.paper import Paper, Passage, compact, group, whole
from ...facts.papers import Papers, most, number
from ...rule import Hit, set_rule

_BREAK = re.compile(
    r"(?:中场|会间|茶歇|午间)?(?:休息|休会|机动|午休|茶歇|就餐|午餐|用餐|合影)(?:时间)?|机动时间"
)
_NUMBER = re.compile(rf"^\s*{ITEM_NUMBER}\s*")
_TOP = re.compile(FIRST)
_HEADED = re.compile("议程")
_ORDINAL = re.compile(rf"第({ORDINAL})项议程")
_ACTS = "作?(?:书面)?(?:通报|代表|点评|总结|讲话|表态|带头|逐一|个人|对照|报告)"
_ANNOUNCED = re.compile(
    rf"进行第{ORDINAL}项议程，(?:由我|请[^。]{{1,60}}?同志|请[^。]{{1,60}}?(?={_ACTS}))([^。]+)"
)
"""下面进行第一项议程，由我通报征求意见情况."""
_LISTS = ("01", "02", "03")
"""Papers that list the items with their speakers."""

Item = tuple[Passage, str]


def plain(text: str) -> str:
    """
    >>> plain("一、通报征求意见情况；")
    '通报征求意见情况'
    """
    return re.sub(r"[。；;，,]+$", "", compact(_NUMBER.sub("", text)))


def items(paper: Paper) -> tuple[Item, ...]:
    """The items that a paper prints: a numbered list, the rows of a timetable, or the headings of script and minutes."""
    if number(paper) in ("22", "27", "32"):
        heads = [one for one in paper.said if not one.table and _TOP.match(one.text)]
        return tuple((one, plain(one.text)) for one in heads) or _announced(paper)
    timed = [(cell, plain(cell.text)) for table in paper.tables for cell in _column(table.columns("议程"))]
    if timed:
        return _merged([one for one in timed if one[1] and not _BREAK.fullmatch(one[1])])
    return _numbered(paper) if number(paper) in (*_LISTS, "21") else ()


def _announced(paper: Paper) -> tuple[Item, ...]:
    """The items of a script without headings, unless one of them cannot be told from its speaker."""
    said = [one for one in paper.said if _ORDINAL.search(one.text) and "进行" in one.text]
    found = [(one, match) for one in said if (match := _ANNOUNCED.search(one.text))]
    return tuple((one, plain(match[1])) for one, match in found) if len(found) == len(said) else ()


def _column(rows: Sequence[tuple[Passage, ...]]) -> Iterator[Passage]:
    yield from (row[0] for row in rows)


def _merged(found: list[Item]) -> tuple[Item, ...]:
    """Rows one after another with the same words are one item with several speakers."""
    return tuple(one for n, one in enumerate(found) if n == 0 or found[n - 1][1] != one[1])


def _numbered(paper: Paper) -> tuple[Item, ...]:
    """The numbered paragraphs below the heading 会议议程, or below the paper's title where it is the agenda itself."""
    said = [one for one in paper.said if not one.table]
    start = next((n for n, one in enumerate(said) if _is_head(one)), -1 if number(paper) == "21" else None)
    if start is None:
        return ()
    found: list[Item] = []
    last = 0
    for one in said[start + 1 :]:
        match = re.match(r"\s*(\d{1,2})[.．、]", one.text)
        if (match and int(match[1]) <= last) or (not match and (found or _TOP.match(one.text))):
            break
        if match:
            last = int(match[1])
            found.append((one, plain(one.text)))
    return tuple(found)


def _is_head(one: Passage) -> bool:
    head = compact(one.text)
    return len(head) <= 20 and _HEADED.search(head) is not None and re.match(rf"{FIRST}|（", head) is not None


def items_with_speakers(paper: Paper) -> Iterator[tuple[str, str]]:
    """Each item without its speaker, and the speaker where one is told apart."""
    for table in paper.tables:
        for item, speaker in table.columns("议程", "发言人"):
            yield plain(item.text), compact(speaker.text)
    if number(paper) in _LISTS:
        for _, text in items(paper):
            found = re.match(
                r"(.{2,30}?)(作?(?:书面)?(?:通报|代表|点评|总结|讲话|表态|带头|逐一|作).*)", text
            )
            if found:
                yield found[2], found[1]


def differ(papers: Papers) -> Iterator[Hit]:
    """A paper whose items are not those of the others."""
    printed = [(paper, items(paper)) for paper in papers.of(*_LISTS, "21", "22", "27", "32")]
    printed = [(paper, those) for paper, those in printed if those]
    full, bare = (
        most(
            tuple(text for _, text in those)
            for paper, those in printed
            if (number(paper) in _LISTS) is listed
        )
        for listed in (True, False)
    )
    for paper, those in printed:
        wanted = full if full is not None else bare
        texts = [text for _, text in those]
        if wanted and not _equal(texts, wanted) and _meant(texts, wanted) and not _few(papers, texts, wanted):
            yield _different(paper, those, wanted)


def _equal(texts: Sequence[str], wanted: Sequence[str]) -> bool:
    return len(texts) == len(wanted) and all(map(_same, texts, wanted))


def _same(one: str, other: str) -> bool:
    """Whether two items are the same but for the speaker before one of them."""
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith(shorter) and (len(shorter) * 3 > len(longer) or len(longer) - len(shorter) <= 16)


def _meant(texts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether it is an agenda at all: half of its items are the others'."""
    known = sum(any(_same(text, one) for one in wanted) for text in texts)
    return known * 2 >= min(len(texts), len(wanted)) and known > 0


def _few(papers: Papers, texts: Sequence[str], wanted: Sequence[str]) -> bool:
    """In a team of one nobody else has a turn: a timetable does not show that item."""
    turns = [one for one in wanted if not any(_same(one, text) for text in texts)]
    return len(papers.names) == 1 and len(turns) == 1 and "逐一" in turns[0]


def _different(paper: Paper, those: tuple[Item, ...], wanted: Sequence[str]) -> Hit:
    texts = [text for _, text in those]
    more = [(cell, text) for cell, text in those if not any(_same(text, one) for one in wanted)]
    missing = [one for one in wanted if not any(_same(one, text) for text in texts)]
    if more and missing:
        return Hit.of(whole(more[0][0]), f"这一项与其他材料的会议议程不同，其他材料是“{missing[0]}”", _FIX)
    if more:
        return Hit.of(whole(more[0][0]), "其他材料的会议议程没有这一项", _FIX)
    if missing:
        at = min(next((n for n, one in enumerate(wanted) if one == missing[0]), 0), len(those) - 1)
        return Hit.of(whole(those[at][0]), f"会议议程缺少“{missing[0]}”", _FIX)
    n = next((n for n, one in enumerate(texts) if n >= len(wanted) or not _same(one, wanted[n])), 0)
    return Hit.of(whole(those[n][0]), "会议议程的先后顺序与其他材料不同", _FIX)


def numbers(papers: Papers) -> Iterator[Hit]:
    """In the timetable items are numbered, breaks are not."""
    for paper in papers.of("21"):
        for table in paper.tables:
            rows = [(n, text) for n, text in table.columns("序号", "议程")]
            breaks = [(n, text) for n, text in rows if _BREAK.fullmatch(plain(text.text)) and compact(n.text)]
            numbered = [n for n, text in rows if compact(n.text).isdigit()]
            those = len(items(paper))
            last = max((int(compact(n.text)) for n in numbered), default=0)
            if breaks:
                why = f"“{compact(breaks[0][1].text)}”不是议程，也编了号，议程编到{last}项，实有{those}项"
                yield Hit.of(whole(breaks[0][0]), why, "休息、机动不编号，议程按项编号")
            elif numbered and last != those:
                yield Hit.of(whole(numbered[-1]), f"议程编到{last}项，实有{those}项", "请按议程的项数编号")


def slack(papers: Papers) -> Iterator[Hit]:
    """机动 as an item of the timetable: numbered, or all the time there is."""
    for paper in papers.of("21"):
        for table in paper.tables:
            heads = table.heads
            for row in table.rows[1:]:
                cell, nth, when = (row.get(heads.get(head, 0)) for head in ("议程", "序号", "时间"))
                if cell is None or not re.fullmatch("机动(?:时间)?", plain(cell.text)):
                    continue
                whole_time = when is not None and re.match("第0", compact(when.text)) is not None
                if "序号" not in heads or (nth and compact(nth.text)) or whole_time:
                    yield Hit.of(whole(cell), "“机动”是安排时间的余量，不是议程", "请去掉这一行")


def ordinals(papers: Papers) -> Iterator[Hit]:
    """下面进行第三项议程 stands below the third heading, or is the third to be announced."""
    for paper in papers.of("22"):
        here, headed = 0, any(_TOP.match(one.text) for one in paper.said)
        for passage in paper.said:
            if _TOP.match(passage.text):
                here = count(_TOP.match(passage.text)[0][:-1]) or 0  # type: ignore[index]
            match = _ORDINAL.search(passage.text) if "进行" in passage.text else None
            here += bool(match and not headed)
            if match and here and count(match[1]) != here:
                yield Hit.of(group(passage, match, 1), f"这里是第{here}项议程", "请改正序号")


_LENGTH = re.compile(rf"会期(?:[为约]|共)?\s*(?:(半天|一天)|{COUNT}\s*个?小时)")
_SPAN = re.compile(
    r"(上午|下午|晚上)\s*(\d{1,2})[:：](\d{2})\s*(?:至|[-—–~～]+)\s*(?:(上午|下午|晚上)\s*)?(\d{1,2})[:：](\d{2})"
)
_LUNCH = 60
"""So many minutes between two items are no break of a sitting but the end of one."""


def length(papers: Papers) -> Iterator[Hit]:
    """A timetable keeps to 会期: no second sitting in half a day, no more hours than are said."""
    stated = most(
        match[0] for paper in papers.of(*_LISTS) for one in paper.said if (match := _LENGTH.search(one.text))
    )
    match = _LENGTH.search(stated or "")
    for paper in papers.of("21") if match else ():
        spans = [
            (cell, *times)
            for table in paper.tables
            for (cell,) in table.columns("时间")
            if (times := _minutes(cell.text))
        ]
        sittings = 1 + sum(later[1] - one[2] >= _LUNCH for one, later in pairwise(spans))
        if spans and match and (why := _too_long(match, spans[-1][2] - spans[0][1], sittings)):
            yield Hit.of(whole(spans[-1][0]), why, "请核对会期，或者调整各项议程的时间")


def _too_long(match: re.Match[str], minutes: int, sittings: int) -> str:
    if match[1] == "半天" and sittings > 1:
        return "会期半天，议程却分在上午和下午"
    hours = count(match[2]) if match[2] else None
    if hours and sittings == 1 and minutes > hours * 60:
        return f"会期{match[2]}小时，议程却安排了{minutes}分钟"
    return ""


def _minutes(text: str) -> tuple[int, int] | None:
    """From when to when, in minutes of the day."""
    match = _SPAN.search(text)
    if match is None:
        return None
    half, hour, minute, half_to, hour_to, minute_to = match.groups()
    return _of_day(half, hour, minute), _of_day(half_to or half, hour_to, minute_to)


def _of_day(half: str, hour: str, minute: str) -> int:
    late = half != "上午" and int(hour) < 12
    return (int(hour) + 12 * late) * 60 + int(minute)


_EQUAL = "《党政机关公文处理工作条例》：公文内容应当准确；各份材料中的议程应当一致"
_FIX = "请核对各份材料，改为相同的议程"
_THREE = "《实施方案》四、会议议程⏎《实施方案》1.主要负责同志通报征求意见情况；⏎《实施方案》2.主要负责同志代表领导班子作对照检查；⏎《实施方案》3.主要负责同志总结讲话。⏎"
_TABLE = "《会议议程》序号 | 时间 | 议程 | 发言人⏎《会议议程》1 | 上午9:00 | 通报征求意见情况 | 江启明⏎《会议议程》"
_HALF_DAY = "《会议通知》时间：2027年1月15日上午9:00，会期半天。⏎《会议议程》时间 | 议程 | 发言人⏎《会议议程》上午9:00—10:00 | 通报征求意见情况 | 江启明⏎《会议议程》"
_TIMED = "《会议议程》时间 | 议程 | 发言人⏎《会议议程》上午9:00 | 通报征求意见情况 | 江启明⏎《会议议程》"

RULES = (
    set_rule(id="agenda-unequal", level="error", title="各份材料的会议议程不同", reason="方案、请示、通知、议程、主持词、记录、纪要所写的是同一个会议", source=_EQUAL, bad=(_THREE + "《会议记录》一、通报征求意见情况⏎《会议记录》二、总结讲话⏎《会议记录》三、代表领导班子作对照检查",), good=(_THREE + "《会议记录》一、通报征求意见情况⏎《会议记录》二、代表领导班子作对照检查⏎《会议记录》三、总结讲话",), find=differ, instead="agenda-differs"),
    set_rule(id="agenda-slack", level="likely", title="机动列为议程", reason="余下的时间不是议程，发给参会的人只会误解", source=_EQUAL, bad=(_TIMED + "上午9:20 | 机动 | ",), good=(_TIMED + "上午9:20 | 总结讲话 | 江启明",), find=slack),
    set_rule(id="agenda-length", level="error", title="议程超过会期", reason="会期写在方案、请示、通知里，参会的人按会期安排工作", source=_EQUAL, bad=(_HALF_DAY + "下午2:30—2:50 | 总结讲话 | 江启明",), good=(_HALF_DAY + "上午10:00—10:20 | 总结讲话 | 江启明",), find=length),
    set_rule(id="agenda-numbered", level="error", title="会议议程的编号与项数不符", reason="休息不是议程，编了号就与方案、通知所列的项数对不上", source=_EQUAL, bad=(_TABLE + "2 | 上午9:20 | 休息 | ⏎《会议议程》3 | 上午9:30 | 总结讲话 | 江启明",), good=(_TABLE + " | 上午9:20 | 休息 | ⏎《会议议程》2 | 上午9:30 | 总结讲话 | 江启明",), find=numbers),
    set_rule(id="agenda-ordinal", level="error", title="主持词的议程序号不符", reason="第几项议程与标题的序号应当相同", source=_EQUAL, bad=("《主持词》二、代表领导班子作对照检查⏎《主持词》下面进行第三项议程，由我代表领导班子作对照检查。",), good=("《主持词》二、代表领导班子作对照检查⏎《主持词》下面进行第二项议程，由我代表领导班子作对照检查。",), find=ordinals),
)  # fmt: skip
