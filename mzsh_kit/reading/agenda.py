"""会议议程: the items in order, from a list or from running text; what is explained at the meeting; how
many criticisms each gives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..text.lazy import lazy_pattern
from ..text.numbers import whole
from ..text.patterns import NUMERAL, WORDS
from .acts import OBLIGES, acts, is_act
from .fact import Fact
from .identity import Sort
from .lists import clauses, has, items, paragraphs, sentences
from .outline import Outline
from .passage import PREAMBLE, Passage
from .roles import heading_roles
from .tables import words

_NAMED = "议程|议题|日程|程序|流程|次序|顺序|步骤|环节|[项个]内容|会议内容|[项个]任务|开法|几步"
_ANNOUNCED = lazy_pattern(
    rf"(?:{_NAMED})(?:[^。；，]{{0,8}}(?:[:：]|，(?=[（(][一1]))|，?(?:一般|主要|依次|大致)?[是为有][:：]?|\s+(?=\S))"
)
_ORDER = lazy_pattern(_NAMED)
_RULES = words("agenda.rules")
_BEGINS = lazy_pattern("会上|会议[由通听]|生活会由|^首先")
"""Where a report comes to what was done at the meeting."""
_OTHER_TIMES = ("会前", "会后")
_IN_TURN = ("逐一", "逐个", "依次", "轮流")
_NOT_THERE = ("以下", "下列")
_COUNTS = lazy_pattern(
    rf"(?:会议|今天|会)[^，。；]{{0,8}}(?:(?:议程|日程|程序|议题|内容)[^，。；]{{0,4}}?(?:{WORDS['数']})[项个]|(?:{WORDS['数']})[项个](?:议程|日程|程序|议题|内容))"
)
"""How many items there are, as who is in the chair says."""
_BETWEEN = lazy_pattern(r"；|→|／|—+>")
_NUMBER = lazy_pattern(
    rf"(?:^|(?<=[\s。；，：:]))(?:第(?P<step>{NUMERAL})[步项个][，、：:]?|(?P<sign>{NUMERAL})(?:、|是)|(?P<bare>\d)(?=[\u4e00-\u9fff])(?![年月日时点个名人条次]))"
    rf"|[（(](?P<han>{NUMERAL})[）)]|(?<![\d:：])[（(]?(?P<digit>\d{{1,2}})[）)、.．](?!\d)|(?P<circle>[①-⑳])"
)
"""The number of an item inside a paragraph, in any form."""
_BULLET = lazy_pattern(r"^(?:[●■◆▲○·▪□☆★]|[a-z][.．、)]|\d{1,2}[:：]\d{2}(?:\s*[-—－~～至]+\s*\d{1,2}[:：]\d{2})?)[：:、\s]*")
"""What stands before an item that has no number: a sign or its time."""
_HELD = words("agenda.held")
_CALLS = lazy_pattern(
    rf"^(?:[现首下接最先再然其]\w{{0,3}}[，,]?)?(?:(?P<nth>(?:进行|会议)*第{NUMERAL}[项个](?:议程|环节|内容)?[，,：:是]?)|(?:(?:{NUMERAL}|\d{{1,2}})[、.．]?(?=[请由我]|[^，]{{2,12}}作)[请由]?)|请(?!大家|同志们(?:批评|提|鼓))|由(?=我)|(?=我[^，]{{0,12}}作))"
)
_LEAST, _NEAR = 3, 16
_EXPLAIN = lazy_pattern(
    r"对(?P<v>[^。；，]{4,200}?)(?:，)?(?:要|应)?(?:在会上)?(?:(?:逐项|逐一|如实|分别|主动)+(?:向[^，。；]{0,8})?(?:作出?|进行|予以)?|作出|要作|分别作)(?:深刻|专门|如实|相应)?(?:说明|检讨|回应|报告|检查|说明清楚|解释|[讲说](?=清楚))(?:清楚|或说明)?"
)
_MATTERS = words("agenda.matters")
_BLAMED = lazy_pattern(r"受到(?:问责|函询|诫勉|处分|组织处理)[^，。；的]{0,12}的[^，。；]{0,14}(?:检查|检讨)")
_REVIEWED = lazy_pattern(r"要?通报(?P<v>上[^，。；]{0,6}年度[^，。；]{0,30}整改[^，。；]{0,12}情况)")
_SHORT = 3

_LEAST_COUNT = lazy_pattern(
    r"(?P<v>(?:每|对|向|给)?[^，。；：]{0,24}(?:批评|意见|提)[^，。；：]{0,10}?(?:不少于|不得少于|至少|最少|不低于)(?:提出?)?[^，。；：征]{0,6}条[^，。；：]{0,8}|(?:每|对|向|给)[^，。；：]{0,20}(?:至少|不少于|最少|不低于)(?:提出?|有)?[^，。；：征听]{0,6}条[^，。；：]{0,8}|(?:每[^，。；：]{1,8})?[对向给][^，。；：]{1,12}提出?[^，。；：]{0,10}条(?:以上)?(?:批评)?(?:意见)?)"
)


def agenda(tree: Outline, passages: Sequence[Passage], sort: Sort = "方案") -> Iterator[Fact]:
    """What a list states; else what the chair calls for; else the headings below one about the meeting; else
    sentences that say who does what there.
    """
    for passage in passages:
        yield from _explained(passage)
        yield from _counted(passage)
    counted = any(_COUNTS.search(passage.text) for passage in passages)
    rows = (
        _listed(passages)
        or _inside(passages)
        or (sort == "主持词" and _called(passages))
        or _headed(tree, passages)
        or _told(passages, sort == "报告")
    )
    if counted and len(rows) < _LEAST - 1:
        rows = [(passage.heading, passage) for passage in passages if passage.first and passage.heading]
    yield from (Fact("agenda.item", text, passage.place) for text, passage in rows)


def _listed(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """The items of each section that are about the agenda or stand below a line that announces it; else
    numbered ones of a section about the meeting, most of which are acts.
    """
    rows: list[tuple[str, Passage]] = []
    for _, group in groupby(passages, key=lambda passage: passage.section):
        section = list(group)
        at = next((n for n, passage in enumerate(section) if _announces(passage)), -1)
        announced = at >= 0 or section[0].about("agenda")
        lines = section[at + 1 :] if announced else [one for one in section if _may_be(one)]
        told = [(text, one) for one in _numbered(lines) for text in _items_of(one, announced)]
        if announced and not _is_agenda([text for text, _ in told], announced):
            told = [(text, one) for one in lines if _is_line(text := _bare(one.text))]
        if len(told) > 1 and _is_agenda([text for text, _ in told], announced):
            rows += told
    return rows if len(rows) >= _LEAST or (len(rows) > 1 and rows[0][1].about("agenda")) else []


def _items_of(passage: Passage, announced: bool) -> list[str]:
    """What one line of a list states: an item, or several with numbers of their own."""
    several = _behind_numbers(passage.number + passage.text) if announced else []
    return several or ([_bare(passage.text)] if len(sentences(passage.text)) == 1 else [])


def _is_agenda(texts: Sequence[str], announced: bool) -> bool:
    """Whether most of a list speaks of what is done at meetings; where nothing announces it, some say so
    with a verb.
    """
    said = sum(map(_is_held, texts))
    return 0 < len(texts) <= 2 * said and (announced or sum(map(is_act, texts)) > 1)


def _announces(passage: Passage) -> bool:
    return passage.announces and bool(_ANNOUNCED.search(passage.text))


def _numbered(lines: Sequence[Passage]) -> list[Passage]:
    """Those with a number, a sign or a time before them, up to where numbers begin anew."""
    found = [one for one in lines if one.number or _BULLET.match(one.text) or len(_behind_numbers(one.text)) > 1]
    again = next((n for n, one in enumerate(found[1:], 1) if one.number and one.number == found[0].number), None)
    return found[:again]


def _bare(text: str) -> str:
    return _BULLET.sub("", text).strip("。；;，： —-")


def _is_line(text: str) -> bool:
    return _is_held(text) and len(sentences(text)) == 1 and not OBLIGES.search(text)


def _is_held(text: str) -> bool:
    """Whether an item of an agenda speaks of what is done at meetings, in whatever form."""
    return is_act(text) or has(text, _HELD)


def _may_be(passage: Passage) -> bool:
    """Whether a numbered paragraph of a section about the meeting, or about an order, can be an item: it lays
    down no rule.
    """
    return (
        bool(passage.number)
        and (passage.about("hold", "criticism") or bool(_ORDER.search(passage.heading)))
        and not passage.within("before", "post")
        and not passage.number.endswith("条")
        and not any(text.startswith(_RULES) for text in sentences(passage.text))
    )


def _inside(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """议程：一是…；二是…, or their sentences, in one paragraph."""
    for passage in passages:
        named = _ANNOUNCED.search(passage.text)
        announced = passage.about("agenda") or named
        if not announced and not passage.about("hold", "criticism"):
            continue
        text = passage.text[named.end() :] if named else passage.number + passage.text
        parts = _parts(text) if announced else _behind_numbers(text)
        if len(parts) >= _LEAST and _is_agenda(parts, bool(announced)):
            return [(part, passage) for part in parts]
    return []


def _parts(text: str) -> list[str]:
    """The items of a list in one paragraph: behind numbers of any form, between signs, else clauses."""
    first = next(iter(paragraphs(text)), "")
    parts = _behind_numbers(text) or [bare for part in _BETWEEN.split(first) if (bare := part.strip("，；。 "))]
    return parts if len(parts) >= _LEAST else clauses(first)


def _behind_numbers(text: str) -> list[str]:
    """What stands behind the numbers 1, 2, 3 …; the last ends with its sentence."""
    found: list[re.Match[str]] = []
    last = 0
    for match in _NUMBER.finditer(text):
        sign = next(filter(None, match.groups()))
        value = (ord(sign) - ord("①") + 1 if match["circle"] else whole(sign)) or 0
        if value == last + 1 or (value and not found):
            found.append(match)
            last = value
    if len(found) < _LEAST:
        return []
    ends = [match.start() for match in found[1:]]
    parts = [text[match.end() : end] for match, end in zip(found, [*ends, len(text)], strict=True)]
    return [next(iter(paragraphs(part)), "").strip("，；— ") for part in parts]


def _headed(tree: Outline, passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """Headings beside one another, most of them acts, below one about the meeting or a title that names its
    agenda.
    """
    first = {passage.section: passage for passage in passages if passage.first}
    for numbers in _siblings(tree):
        told = [(_act_of(tree.sections[n].heading, first[n]), first[n]) for n in numbers if n in first]
        if len(told) >= _LEAST and 2 * sum(is_act(text) for text, _ in told) > len(numbers):
            return told
    return []


def _act_of(heading: str, passage: Passage) -> str:
    """The first sentence below a heading where it says who does it, else the heading."""
    below = next(iter(sentences(passage.text)), "")
    return below if acts(below) else heading


def _siblings(tree: Outline) -> Iterator[list[int]]:
    """Numbers of the sections right below the title, where it names an agenda, and below each heading of
    what is not done before the meeting or after it.
    """
    levels = [section.level for section in tree.sections]
    if "agenda" in heading_roles(tree.title):
        top = min(levels, default=0)
        yield [n for n, level in enumerate(levels) if level == top]
    for n, section in enumerate(tree.sections):
        if not heading_roles(section.heading) & {"before", "post", "materials", "talks", "opinions", "study"}:
            end = next((m for m in range(n + 1, len(levels)) if levels[m] <= section.level), len(levels))
            yield [m for m in range(n + 1, end) if levels[m] == levels[n + 1]]


def _called(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """What a person in the chair calls for, in order: 下面，请甲通报乙; 第二项，由我作对照检查."""
    rows = []
    for passage in passages:
        heading = [passage.heading] if passage.first and passage.heading else []
        for sentence in (*heading, *sentences(passage.number + passage.text)):
            if (called := _CALLS.match(sentence)) and not OBLIGES.search(sentence):
                text = sentence[called.end() :]
                if (_is_held if called["nth"] else is_act)(text):
                    rows.append((text, passage))
    return rows if len(rows) >= _LEAST else []


def _told(passages: Sequence[Passage], report: bool) -> list[tuple[str, Passage]]:
    """Acts in running text: of a report all from where the meeting begins; else in a section about it,
    behind 会上.
    """
    rows = []
    begun = False
    for passage in passages:
        held = not passage.roles or passage.about("hold", "criticism", "agenda", PREAMBLE)
        for paragraph in () if passage.announces else paragraphs(passage.text):
            goes_on = False
            begun = report and (begun or bool(_BEGINS.search(paragraph)))
            for sentence in sentences(paragraph):
                meets = begun or "会上" in sentence[:_NEAR]
                if not (held or meets) or sentence.startswith(_OTHER_TIMES) or _elsewhere(sentence):
                    continue
                told = [
                    act
                    for act in acts(sentence, goes_on)
                    if not OBLIGES.search(act) or (meets and has(act, _IN_TURN))
                ]
                goes_on = bool(told)
                rows += [(act, passage) for act in told]
    counts = Counter(passage.section for _, passage in rows)
    return [(act, passage) for act, passage in rows if counts[passage.section] > 1]


def _elsewhere(sentence: str) -> bool:
    """Whether a sentence only says that the acts stand below: 会议按下列程序进行."""
    return "：" not in sentence and has(sentence, _NOT_THERE)


def _explained(passage: Passage) -> Iterator[Fact]:
    """Matters that members explain at the meeting, one by one."""
    if passage.about("talks", "opinions", "preamble", "theme", "materials"):
        return
    for sentence in sentences(passage.text):
        if not has(sentence, _MATTERS):
            continue
        for told in _EXPLAIN.finditer(sentence):
            yield from (Fact("meeting.report_on", matter, passage.place) for matter in _matters(told["v"]))
        if blamed := _BLAMED.search(sentence):
            yield Fact("meeting.report_on", blamed[0], passage.place)
    if passage.about("criticism", "hold") and (match := _REVIEWED.search(passage.text)):
        yield Fact("meeting.report_on", match["v"], passage.place)


def _matters(text: str) -> list[str]:
    """Matters apart; words too short to be one belong to the next: 个人、家庭、亲属重大事项."""
    parts: list[str] = []
    held = ""
    for part in re.split("、(?=是否)", text) if text.count("是否") > 1 else items(text):
        held = f"{held}、{part}" if held else part
        if len(part) >= _SHORT:
            parts.append(held)
            held = ""
    return [*parts, held] if held else parts


def _counted(passage: Passage) -> Iterator[Fact]:
    for sentence in sentences(passage.text):
        if passage.about("opinions", "talks", "study") or not has(sentence, ("批评", "意见")):
            continue
        for clause in clauses(sentence):
            if (
                "条" in clause
                and (match := _LEAST_COUNT.search(clause))
                and not has(clause, ("征求", "收集", "听取"))
            ):
                yield Fact("criticism.min_count", match["v"], passage.place)
