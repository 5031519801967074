"""会议议程: the items in order, from a list or from running text; what is explained at the meeting; how
many criticisms each gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from .acts import OBLIGES, acts, is_act
from .fact import Fact
from .lists import clauses, has, inline, items, paragraphs, sentences
from .outline import Outline
from .passage import PREAMBLE, Passage
from .roles import heading_roles
from .tables import words

_NAMED = "议程|议题|程序|流程|环节|[项个]内容|会议内容|[项个]任务"
_ANNOUNCED = lazy_pattern(rf"(?:{_NAMED})[^。；]{{0,8}}[:：]")
_RULES = words("agenda.rules")
_BEGINS = lazy_pattern("会上|会议[由通听]|生活会由|^首先")
"""Where a report comes to what was done at the meeting."""
_OTHER_TIMES = lazy_pattern("^会前|^[^，。；]{0,10}会后[，对]")
_IN_TURN = ("逐一", "逐个", "依次", "轮流")
_NOT_THERE = ("以下", "下列")
_COUNTS = lazy_pattern(
    rf"(?:会议|今天|会)[^，。；]{{0,8}}(?:(?:议程|日程|程序|议题|内容)[^，。；]{{0,4}}?(?:{WORDS['数']})[项个]|(?:{WORDS['数']})[项个](?:议程|日程|程序|议题|内容))"
)
"""How many items there are, as who is in the chair says."""
_BETWEEN = lazy_pattern("；|→|—+>")
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


def agenda(tree: Outline, passages: Sequence[Passage], report: bool = False) -> Iterator[Fact]:
    """What a list states; else the headings below one about the meeting; else sentences that say who does
    what there.

    ``report``: whether they tell of one that was held.
    """
    for passage in passages:
        yield from _explained(passage)
        yield from _counted(passage)
    counted = any(_COUNTS.search(passage.text) for passage in passages)
    rows = _listed(passages) or _inside(passages) or _headed(tree, passages) or _told(passages, report)
    if counted and len(rows) < _LEAST - 1:
        rows = [(passage.heading, passage) for passage in passages if passage.first and passage.heading]
    yield from (Fact("agenda.item", text.removeprefix("由我"), passage.place) for text, passage in rows)


def _listed(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """The paragraphs of a section about the agenda, and the numbered ones below a line that announces it."""
    items: list[Passage] = []
    below = False
    announced = {
        passage.section for passage in passages if passage.announces and _ANNOUNCED.search(passage.text)
    }
    for passage in passages:
        if passage.announces and _ANNOUNCED.search(passage.text):
            below = True
            continue
        below = below and bool(passage.number)
        meant = passage.about("agenda") or below
        about = (
            (passage.number or passage.section in announced)
            and not passage.within("before")
            and not passage.number.endswith("条")
            and _stated(passage)
        )
        if (meant or about) and _is_item(passage, meant):
            items.append(passage)
    counted = [passage for passage in items if passage.number]
    items = counted if len(counted) >= _LEAST else items
    enough = len(items) >= _LEAST or (
        len(counted) > 1 and all(passage.about("agenda") for passage in counted)
    )
    return [(passage.text.strip("。；; —-"), passage) for passage in items] if enough else []


def _stated(passage: Passage) -> bool:
    """Whether a paragraph about the meeting itself can be an item: it lays down no rule."""
    return passage.about("hold", "criticism") and not any(
        text.startswith(_RULES) for text in sentences(passage.text)
    )


def _is_item(passage: Passage, meant: bool) -> bool:
    text = passage.text.strip("（()） ")
    if not is_act(text) and not (passage.number and meant):
        return False
    return bool(passage.number) or (len(sentences(text)) == 1)


def _inside(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """议程：一是…；二是…, or their sentences, in one paragraph."""
    for passage in passages:
        named = _ANNOUNCED.search(passage.text)
        if not (passage.about("agenda") or named):
            continue
        rest = passage.text[named.end() :] if named else passage.text
        parts = inline(rest) or next((_BETWEEN.split(text) for text in paragraphs(rest)), [])
        if sum(map(is_act, parts)) >= _LEAST:
            return [(text.strip("。；"), passage) for text in parts]
    return []


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
    """Numbers of the sections right below the title, where it names an agenda, and below each heading about
    the meeting.
    """
    levels = [section.level for section in tree.sections]
    if "agenda" in heading_roles(tree.title):
        top = min(levels, default=0)
        yield [n for n, level in enumerate(levels) if level == top]
    for n, section in enumerate(tree.sections):
        if heading_roles(section.heading) & {"agenda", "hold"}:
            end = next((m for m in range(n + 1, len(levels)) if levels[m] <= section.level), len(levels))
            yield [m for m in range(n + 1, end) if levels[m] == levels[n + 1]]


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
                studies = "研讨" in sentence and not meets
                other = studies or _elsewhere(sentence) or _OTHER_TIMES.search(sentence)
                if not (held or meets) or other:
                    continue
                told = [
                    act
                    for act in acts(sentence, goes_on)
                    if not OBLIGES.search(act) or (meets and has(act, _IN_TURN))
                ]
                goes_on = bool(told)
                rows += [(act, passage) for act in told]
    return rows


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
