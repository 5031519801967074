"""会议议程: the items in order, from a list or from running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, takewhile

from ..text import annotated, moments
from ..text.fold import HAN
from ..text.lazy import lazy_pattern
from ..text.numbers import whole
from ..text.patterns import BARE_DIGIT, HOURS, MINUTES, NUMERAL, PART_OF_DAY, TIMED
from .acts import OBLIGES, acts, is_act, joins, who_acts, without_order
from .fact import Fact
from .identity import Sort
from .lists import clauses, has, paragraphs, sentences
from .outline import Outline
from .passage import PREAMBLE, Passage
from .roles import heading_roles
from .tables import words

_NAMED = "议程|议题|日程|程序|流程|次序|顺序|步骤|环节|[项个]内容|会议内容|开法"
_ANNOUNCED = lazy_pattern(
    rf"(?:{_NAMED})(?:[^。；，]{{0,8}}(?:[:：]|，(?=[（(][一1]))|，?(?:一般)?[是为有][:：]?|\s+)"
    rf"|依次进行[:：]|以下(?:{_NAMED})[^。；，]{{0,4}}。"
)
_ORDER = lazy_pattern(_NAMED)
_BEGINS = lazy_pattern("会上|会议[由通听]|生活会由|^首先")
"""Where a report comes to what was done at the meeting."""
_AT_IT = lazy_pattern(rf"(?:(?<![{HAN}])|生活|[在本这此该次])会上")
"""At the meeting itself, and not at another: 职工大会上."""
_OTHER_TIMES = lazy_pattern("^会前|^[^，。；]{0,10}会后[，对]")
_IN_TURN = ("逐一", "逐个", "依次", "轮流", "带头")
"""What is done so is done at the meeting, even where nothing else is told of it."""
_BETWEEN = lazy_pattern(r"；|→|／")
_NUMBER = lazy_pattern(
    rf"(?:^|(?<=[\s。；，：:]))(?:第(?P<step>{NUMERAL})[步项个][，、：:]?|(?P<sign>{NUMERAL})(?:、|是)|(?P<bare>{BARE_DIGIT}))"
    rf"|[（(](?P<han>{NUMERAL})[）)]|(?<!\d)(?<!\d[:：])[（(]?(?P<digit>\d{{1,2}})[）)、.．](?!\d)|(?P<circle>[①-⑳])"
)
"""The number of an item inside a paragraph, in any form."""
_TIMED, _HALF = lazy_pattern(TIMED), lazy_pattern(PART_OF_DAY)
_HEADED_BY_HOURS = lazy_pattern(rf"^(?P<what>.*?)[（(](?P<hours>{HOURS})[）)]$")
"""A heading with the hours of what is done below it: 通报情况（9：05—9：20）."""
_LASTS = lazy_pattern(rf"，{MINUTES}(?=[，。；]|$)")
"""How long an item takes, in words of their own behind it."""
_BULLET = lazy_pattern(
    rf"^(?:{TIMED}|(?:[●■◆▲○·▪□☆★](?![●■◆▲○□☆★])|[a-z][.．、)]|[（(]?[甲乙丙丁戊己庚辛壬癸][）)、]|\d{{1,2}}[:：]\d{{2}})[：:、\s]*)"
)
"""What stands before an item that has no number: the hours that it takes; these, a sign or when it begins."""
_HELD = words("agenda.held")
_CALLS = lazy_pattern(
    rf"^(?:[现首下接最先再然其]\w{{0,3}}[，,]?)?(?:(?P<nth>(?:进行|会议)*第{NUMERAL}[项个](?:议程|环节)?[，,：:是]?)|(?:{NUMERAL}、|\d{{1,2}}[.．、]?)[请由]?|请(?!大家|同志们(?:提|鼓))|由(?=我)|(?=我[^，]{{0,12}}作))"
)
_APPLAUSE = lazy_pattern("，[^，]{0,8}欢迎$")
_GOES_ON = lazy_pattern("代表|带头")
"""What begins an act of whoever did the one before."""
_LEAST, _NEAR = 3, 16
_MINE = "由我"


def agenda(
    tree: Outline, passages: Sequence[Passage], sort: Sort = "方案", explained: Collection[str] = ()
) -> Iterator[Fact]:
    """What a list states; else what the chair calls for; else headings beside one another; else sentences
    that say who does what at the meeting. A matter that is explained is no item.
    """
    rows = (
        _in_sections(tree, passages)
        or _listed(passages)
        or _inside(passages, sort)
        or (sort == "主持词" and _called(passages))
        or _headed(tree, passages)
        or _told(passages, sort == "报告")
    )
    rows = [(text, passage) for text, passage in rows if text not in explained]
    hours, alone = dict(_hours(passages)), Counter(passage.section for _, passage in rows)
    alone_at = Counter(passage.place for _, passage in rows)
    for text, passage in rows:
        item = _with_minutes(_APPLAUSE.sub("", without_order(text)), passage.text)
        mine = _MINE if item.startswith(_MINE) else ""
        headed = _HEADED_BY_HOURS.match(passage.heading) if alone[passage.section] == 1 else None
        half = [""] if headed else _HALF.findall(passage.text, 0, max(passage.text.find(text), 0))
        when = headed["hours"] if headed else half[-1][:2] if half else hours[passage.place]
        yield Fact("agenda.item", item.removeprefix(mine), passage.place, who=mine[1:], note=when)
        of_a_list = passage.number or _BULLET.match(passage.text)
        if of_a_list and alone_at[passage.place] == 1 and "批评" in passage.text:
            rules = paragraphs(passage.text.partition(text)[2])
            yield from (Fact("criticism.rule", rule.strip("；"), passage.place) for rule in rules)


def _with_minutes(item: str, text: str) -> str:
    """An item with the words behind it that say how long it takes."""
    lasts = _LASTS.match(text, text.find(item) + len(item)) if item in text else None
    return f"{item}{lasts[0]}" if lasts else item


def _in_sections(tree: Outline, passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """The items of an agenda whose headings tell the hours: those numbered below one, else who does what its
    first line says, else the heading.
    """
    rows: list[tuple[str, Passage]] = []
    clocked = 0
    first = {one.section: one for one in reversed(passages)}
    for n, section in enumerate(tree.sections):
        headed = _HEADED_BY_HOURS.match(section.heading)
        over = (m for m in range(n + 1, len(tree.sections)) if tree.sections[m].level <= section.level)
        inside = range(n + 1, next(over, len(tree.sections)))
        items = [(tree.sections[m].heading, first[m]) for m in inside if m in first]
        below = [one for one in passages if one.section == n]
        if not headed or not (items or below):
            continue
        clocked += 1
        listed = list(takewhile(lambda one: bool(one.number), below))
        told = items or [(next(iter(paragraphs(one.text)), ""), one) for one in listed or below[:1]]
        acted = [(text, one) for text, one in told if _is_held(text)]
        named = items or listed or any(acts(text) and who_acts(clauses(text)[0]) for text, _ in acted)
        rows += acted if acted and named else [(headed["what"], told[0][1])]
    return rows if clocked >= _LEAST and _is_agenda([text for text, _ in rows], True) else []


def _hours(passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Each place with the hours that its line names first, or the half of the day of it or one above."""
    half = ""
    for passage in passages:
        timed = _TIMED.match(passage.text)
        half = passage.text[:2] if _HALF.match(passage.text) else half
        yield passage.place, timed[0].strip() if timed else half


def without_calls(facts: Sequence[Fact], passages: Sequence[Passage]) -> list[Fact]:
    """The facts of a script without what else seems an item, where it lists its agenda: the chair calls for
    what that names.
    """
    lists = {passage.place for _, passage in _listed(passages) or _inside(passages)}
    return [
        fact
        for fact in facts
        if not lists or fact.field != "agenda.item" or fact.certain or fact.place in lists
    ]


def _listed(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """The items of each section that are about the agenda or stand below a line that announces it; else
    numbered ones of a section about the meeting, most of which are acts. Lines by the hour below an agenda
    are items whatever they say.
    """
    rows: list[tuple[str, Passage]] = []
    for _, group in groupby(passages, key=lambda passage: passage.section):
        section = list(group)
        at = next((n for n, passage in enumerate(section) if _announces(passage)), -1)
        announced = at >= 0 or any(one.about("agenda") for one in section) or _by_the_hour(section)
        lines = _lines(section, at) if announced else [one for one in section if _may_be(one)]
        numbered = _numbered(lines)
        told = [(text, one) for one in numbered for text in _items_of(one, announced)]
        timed = announced and sum(bool(_TIMED.match(one.text)) for one in lines) > 1
        if announced and _is_agenda([text for text, _ in told], announced):
            told = [row for one in numbered for row in _whole_line(one, told)]
        elif announced and not timed:
            told = [(text, one) for one in lines if _is_line(text := _bare(one.text))]
        if len(told) > 1 and (timed or _is_agenda([text for text, _ in told], announced)):
            rows += told
    return rows if len(rows) >= _LEAST or (len(rows) > 1 and rows[0][1].about("agenda")) else []


def _by_the_hour(section: Sequence[Passage]) -> bool:
    """Whether lines of a section say by the hour what is done at the meeting."""
    hours = [one.text for one in section if _TIMED.match(one.text)]
    return len(hours) >= _LEAST and _is_agenda(hours, True)


def _lines(section: Sequence[Passage], at: int) -> Sequence[Passage]:
    """Of a section about the agenda all, or those below the one ``at`` which it is announced; of others those
    that are about it by themselves or by a title, and those by the hour.
    """
    if at >= 0 or section[0].about("agenda"):
        return section[at + 1 :]
    return [one for one in section if one.about("agenda") or _TIMED.match(one.text)]


def _items_of(passage: Passage, announced: bool) -> list[str]:
    """What one line of a list states: an item, or several with numbers of their own; by the hour, and where
    one speaks after the other in an agenda, its first sentence.
    """
    several = _behind_numbers(passage.number + passage.text) if announced else []
    whole = paragraphs(passage.text)
    first = _TIMED.match(passage.text) or (whole and passage.about("agenda") and has(whole[0], _IN_TURN))
    return several or ([_bare(whole[0])] if len(whole) == 1 or first else [])


def _whole_line(passage: Passage, told: Sequence[tuple[str, Passage]]) -> list[tuple[str, Passage]]:
    """The items ``told`` of a line; of one that is too long among items its first sentence."""
    own = [row for row in told if row[1] is passage]
    return own or [(_bare(text), passage) for text in paragraphs(passage.text)[:1] if passage.number]


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
    found = [one for one in lines if one.number or _BULLET.match(one.text)]
    found = found or [one for one in lines if _behind_numbers(one.text)]
    numbers = [one.number for one in found]
    again = (n for n, number in enumerate(numbers) if number and _goes_back(number, numbers[:n]))
    return found[: next(again, None)]


def _goes_back(number: str, before: Sequence[str]) -> bool:
    """Whether a number is the first of a list again, or one of those before in the form of the last."""
    form = re.sub(r"\w", "", number)
    return number in before and (number == before[0] or form == re.sub(r"\w", "", before[-1]))


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
    )


def _inside(passages: Sequence[Passage], sort: Sort = "方案") -> list[tuple[str, Passage]]:
    """议程：一是…；二是…, or their sentences, in one paragraph; in an agenda any such paragraph."""
    for passage in passages:
        named = _ANNOUNCED.search(passage.text)
        announced = sort == "议程" or passage.about("agenda") or named
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
    parts = _behind_numbers(text) or [
        bare for part in _BETWEEN.split(first) if (bare := part.strip("，；。 "))
    ]
    return parts if len(parts) >= _LEAST else clauses(first)


def _behind_numbers(text: str) -> list[str]:
    """What stands behind the numbers 1, 2, 3 … of one form; the last ends with its sentence."""
    found: list[re.Match[str]] = []
    last = 0
    for match in _NUMBER.finditer(text):
        sign = match[match.lastgroup or 0]
        value = (ord(sign) - ord("①") + 1 if match["circle"] else whole(sign)) or 0
        if value and (not found or (value == last + 1 and match.lastgroup == found[0].lastgroup)):
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
        roles = set().union(*(heading_roles(tree.sections[n].heading) for n in numbers))
        if len(roles & {"study", "opinions", "talks", "materials"}) > 1:
            continue
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
        if "agenda" in heading_roles(section.heading):
            yield _counted_anew(tree, n)
        if not heading_roles(section.heading) & {"before", "post", "materials", "talks", "opinions", "study"}:
            end = next((m for m in range(n + 1, len(levels)) if levels[m] <= section.level), len(levels))
            yield [m for m in range(n + 1, end) if levels[m] == levels[n + 1]]


def _counted_anew(tree: Outline, n: int) -> list[int]:
    """The sections behind one whose numbers begin with one again and go on."""
    numbers = [whole(section.number.strip("、.．（）() ")) for section in tree.sections[n + 1 :]]
    end = next((at for at, number in enumerate(numbers) if number != at + 1), len(numbers))
    return list(range(n + 1, n + 1 + end))


def _called(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """What a person in the chair calls for, in order: 下面，请甲通报乙; 第二项，由我作对照检查. What is
    called for between those that are counted is part of them.
    """
    rows: list[tuple[str, Passage]] = []
    counted: list[int] = []
    for passage in passages:
        heading = [passage.heading] if passage.first and passage.heading else []
        for sentence in (*heading, *sentences(passage.number + passage.text)):
            if (called := _CALLS.match(sentence)) and not OBLIGES.search(sentence):
                text = sentence[called.end() :]
                if (_is_held if called["nth"] else is_act)(text):
                    counted += [len(rows)] if called["nth"] else []
                    rows.append((text, passage))
    if len(counted) >= _LEAST:
        rows = [row for n, row in enumerate(rows) if n in counted or not counted[0] < n < counted[-1]]
    return rows if len(rows) >= _LEAST else []


def _told(passages: Sequence[Passage], report: bool) -> list[tuple[str, Passage]]:
    """Acts in running text: of a report all from where the meeting begins; else in a section about it,
    behind 会上.
    """
    rows: list[tuple[str, Passage]] = []
    sure: set[int] = set()
    begun = False
    for passage in passages:
        held = not passage.roles or passage.about("hold", "criticism", "agenda", PREAMBLE)
        there = False
        for paragraph in () if passage.announces else paragraphs(passage.text):
            goes_on = False
            there = there or paragraph.startswith("会上")
            begun = report and (begun or bool(_BEGINS.search(paragraph)))
            for sentence in sentences(paragraph):
                named = bool(_AT_IT.search(sentence[:_NEAR]))
                meets = begun or there or named
                dated = "召开" not in sentence and moments.days(sentence)
                elsewhere = not meets and (not held or dated or "研讨" in sentence)
                if elsewhere or _OTHER_TIMES.search(sentence):
                    continue
                told = [act for act in acts(sentence, goes_on) if not OBLIGES.search(act)]
                goes_on = bool(told)
                for act in told:
                    _tell(rows, act, passage)
                if (
                    told
                    and (named or has(sentence, _IN_TURN))
                    and passage.about("hold", "criticism", "agenda")
                ):
                    sure.add(passage.section)
    counts = Counter(passage.section for _, passage in rows)
    return [(act, one) for act, one in rows if counts[one.section] > 1 or one.section in sure]


def _together(before: str, act: str, text: str) -> str:
    """Two acts as they stand in one sentence; nothing where more than a sign stands between them."""
    start = text.find(before)
    end = text.find(act, start + len(before)) + len(act)
    parted = len(before) + len(act) + 1 == end - start and text[start + len(before)] in "，；"
    return text[start:end] if start >= 0 and parted else ""


def _tell(rows: list[tuple[str, Passage]], act: str, passage: Passage) -> None:
    """Adds an act: to the one before where it belongs to that, with who did that where he goes on."""
    before, at = rows[-1] if rows else ("", None)
    if at is passage and joins(act) and (whole := _together(before, act, passage.text)):
        rows[-1] = (whole, passage)
        return
    read = annotated(before)
    who = next((read.words(one) for one in read.persons if not one.start), "") if at is passage else ""
    rows.append((f"{who if _GOES_ON.match(act) else ''}{act}", passage))
