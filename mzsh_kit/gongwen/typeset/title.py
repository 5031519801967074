"""A title broken into lines: words whole, lines in the shape of a trapezium or a diamond (主体·标题).

No dictionary: a short list of words that these papers use, the names of the plan, rules for signs, and a
search for the cheapest way to cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil

from ...text.lazy import lazy_pattern
from ...text.patterns import NUMBERED
from ..standard.fonts import clean
from ..standard.units import number, twips
from .measures import ems

# Never cut inside; a line may well begin or end at one of them.
_WORDS = """
书记 副书记 局长 主任 主持 成员 同志 负责同志
习近平新时代中国特色社会主义思想 中国特色社会主义 全国代表大会 中央八项规定 全面从严治党
巡察整改 巡视整改 专题民主生活会 民主生活会 组织生活会
领导班子成员 领导班子 领导干部 党员领导干部 党员 干部 班子
中国共产党 中共 中央 党中央 支部委员会 委员会 常务委员会 常委会 党委 党组 党支部 党总支 机关 总支 支部
工委 纪委 纪检监察组 组织部 宣传部 办公室 领导小组 督导组 工作组 巡视组 巡察组 实施方案
工作方案 方案 通知 请示 报告 情况报告 通报 纪要 主持词 意见 意见建议 台账 清单 任务清单
提纲 发言提纲 对照检查材料 对照检查 检视剖析材料 检视剖析 自查报告 征求意见 征求意见表 谈心谈话
学习研讨 批评意见 批评和自我批评 自我批评 查摆问题 整改落实 整改方案 整改措施 整改 巡视 巡察
反馈 问题 情况 材料 会议 会议记录 签到表 统计表 记录表 汇总表 登记表 工作 贯彻落实 学习贯彻
主题教育 党史学习教育 党纪学习教育 教育 关于 召开 开好 做好 印发 年度 全体 专题 个人 集体
会前 会后 会上 上年度 本年度 班子成员 落实 推进 加强 违反 精神 典型案例 以案促改 以案为鉴 有限公司 集团公司
责任公司 股份公司 管理局 水务局 教育局 公安局 财政局 税务局 人民政府 人民法院 人民检察院
街道办事处 人力资源和社会保障局 住房和城乡建设局 人力资源 社会保障局 城乡建设局
市场监督管理局 农业农村局 发展和改革委员会
"""
WORDS = tuple(_WORDS.split())

_PAIRS = r"《[^《》]*》|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕"
_NUMBER = f"(?P<number>{NUMBERED})"
_LATIN = r"(?P<latin>[A-Za-z][A-Za-z0-9.-]*)"
_PERSON = r"(?P<person>[一-龥]{2,3}(?:同志|书记|局长|主任))"


_WORD = f"(?P<word>{'|'.join(map(re.escape, sorted(WORDS, key=len, reverse=True)))})"
_PIECE = lazy_pattern(
    "|".join((f"(?P<pair>{_PAIRS})", _WORD, _NUMBER, _LATIN, _PERSON, "(?P<char>.)")), re.DOTALL
)


def _pieces(title: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Pieces of a title, each with its sort; ``names`` are words besides those that every paper uses."""
    known, at = sorted((name for name in names if name in title), key=len, reverse=True), 0
    while match := _PIECE.match(title, at):
        piece, sort = match[0], str(match.lastgroup)
        name = next((name for name in known if title.startswith(name, at)), "")
        if sort != "pair" and len(name) > (len(piece) if sort == "word" else 0):
            piece, sort = name, "word"
        yield piece, sort
        at += len(piece)


_NOT_FIRST = "的之地得和与及等、，。；：！？”’》〉）〕】·—…"
_NOT_LAST = "“‘《〈（〔【·和与及对在被把将为向"

# Target widths of the lines, as proportions: 梯形 either way up, 菱形.
_SHAPES: dict[int, tuple[tuple[float, ...], ...]] = {
    2: ((0.88, 1.12), (1.12, 0.88)),
    3: ((0.85, 1.25, 0.9), (0.8, 1.0, 1.2), (1.2, 1.0, 0.8)),
}
_Token = tuple[str, bool]  # a piece that is never cut; whether it is a word in its own right
_CUT_IN_UNKNOWN, _CUT_BESIDE_WORD, _CUT_FORBIDDEN = 100.0, 3.0, 1000.0


@lru_cache(maxsize=1024)
def title_lines(
    text: str, most: float = number("title.chars"), names: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The lines of a title, each at most ``most`` Chinese characters wide; line ends in ``text`` are kept.

    As few as do, but one more rather than an end among characters that belong to no known word.
    None of ``names`` is cut unless it is longer than a line.
    """
    if "\n" in text.strip():
        return tuple(clean(line).strip() for line in text.strip().splitlines() if line.strip())
    title = clean(text).strip()
    tokens = _tokens(title, most, names)
    if _width(title) <= most or len(tokens) < 2:
        return (title,)
    ways: list[tuple[float, tuple[str, ...]]] = []
    for count in range(ceil(_width(title) / most), len(tokens) + 1):
        tried = bool(ways)
        ways += [way for shape in _shapes(count) if (way := _cut(tokens, shape, most))]
        if tried or (ways and min(ways)[0] < _CUT_IN_UNKNOWN):
            break
    return min(ways)[1] if ways else (title,)


def _width(text: str) -> float:
    return sum(map(ems, text))


def _tokens(title: str, most: float, names: tuple[str, ...]) -> list[_Token]:
    """Pieces that are never cut, each with whether it is a word in its own right."""
    tokens: list[_Token] = []
    for piece, sort in _pieces(title, names):
        if sort == "pair" and _width(piece) > most * 0.7:
            tokens += [(piece[0], False), *_tokens(piece[1:], most, names)]
        elif _width(piece) > most and piece in names:
            tokens += _tokens(piece, most, tuple(name for name in names if name != piece))
        elif _width(piece) > most:
            tokens += [(char, False) for char in piece]
        else:
            tokens.append((piece, sort != "char"))
    return tokens


def _shapes(count: int) -> Sequence[tuple[float, ...]]:
    """The shapes to try for a number of lines; more than three only get a wide middle."""
    if count in _SHAPES:
        return _SHAPES[count]
    middle = (count - 1) / 2
    return (tuple(1.15 - 0.3 * abs(n - middle) / middle for n in range(count)),)


def _cut(tokens: list[_Token], shape: tuple[float, ...], most: float) -> tuple[float, tuple[str, ...]] | None:
    """The cheapest cut into the lines of ``shape``, and its cost; nothing if no cut keeps to ``most``."""
    edges = list(accumulate((_width(piece) for piece, _ in tokens), initial=0.0))
    penalties = [0.0, *(_penalty(*pair) for pair in pairwise(tokens)), 0.0]
    a_share = edges[-1] / sum(shape)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for share in shape:
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, cuts) in best.items():
            for end in range(start + 1, len(edges)):
                long = edges[end] - edges[start]
                if long > most:
                    break
                way = (cost + (long - share * a_share) ** 2 + penalties[end], (*cuts, end))
                if end not in reached or way < reached[end]:
                    reached[end] = way
        best = reached
    if len(tokens) not in best:
        return None
    cost, cuts = best[len(tokens)]
    return cost, tuple("".join(piece for piece, _ in tokens[start:end]) for start, end in pairwise(cuts))


def _penalty(before: _Token, after: _Token) -> float:
    """What it costs to end a line between two pieces."""
    if after[0][0] in _NOT_FIRST or before[0][-1] in _NOT_LAST:
        return _CUT_FORBIDDEN
    if before[0][-1] in "的、，：":
        return 0.0
    known = before[1] + after[1]
    return (_CUT_IN_UNKNOWN, _CUT_BESIDE_WORD, 0.0)[known]


def lines_above_annex_title() -> int:
    """Twips between the label, on the first line of the page, and the title."""
    return round(number("annex.title.line") - 2) * twips("grid.pitch")
