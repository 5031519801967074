"""查摆问题: the aspects that self-examination must cover, in whichever way they are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from ..text import CHINESE
from ..text.patterns import WORDS
from .fact import Fact
from .lists import (
    clauses,
    covered,
    has,
    inline,
    items,
    joined,
    paragraphs,
    sentences,
    without_lead,
    without_tail,
)
from .marks import first_sentence
from .passage import Passage, Sentence
from .roles import heading_roles, is_aspect
from .tables import words

COUNT_WORDS = WORDS["数"]
_FOLLOWS = re.compile(
    "(?:以下|下列|如下)[^，。；：]{0,8}(?:内容|问题|方面|情况)|(?:内容|议题)[^，。；：]{0,8}[：。]$"
)
_STATES = re.compile("(?:情况|问题|内容)(?:[（(][^）)]*[）)])?$")
"""What a matter of the meeting ends in."""
_INTRO = re.compile(
    r"(?:以下|如下|下列|从|重点|围绕|即|是)[^，。；：:]{0,14}(?:方面|问题|内容|个是否|情况)[^，。；：:]{0,20}[：:。]"
)
_FROM = re.compile(
    rf"(?:从|围绕|聚焦|对照|紧扣|(?<!现)(?<!存)在)+(?P<v>[^。；：:]{{4,400}}?)等?(?:这)?(?P<n>(?:{COUNT_WORDS})(?:个|大|条|项))?(?:重点|主要|突出)?方面(?![是为不])"
)
_SITUATIONS = re.compile(
    r"(?:聚焦|围绕|对照|就|对)(?P<v>(?:[^，。；、]{2,24}(?:情况|方面)、){2,}[^，。；、]{2,24}?(?:情况|方面))"
)
_AGAIN = re.compile(r"，(?:重点|着重|主要|认真|要|逐一)*(?:从|围绕|聚焦|对照|在|即(?=带头|在))")
_VERBS = words("aspects.verbs")
_SOLVES = ("解决", "整治", "纠正")
_ENDINGS = words("aspects.endings")
_BEHIND = words("aspects.behind")
_BEFORE = words("aspects.before")
_EMPTY = words("aspects.empty")
_ASKED = re.compile(r"是否|([^，。；]{1,3})不\1(?=$|，|等)")
_EITHER = re.compile(
    r"(?:.*(?:围绕|聚焦|对照|检查|查摆|查找|剖析|检视|反思|自查|看|查|从|在|就|是|：))?(?P<v>.{2,20}?(?:(?P<how>[\u4e00-\u9fff]{1,2})不(?P=how)|有没有).{0,6}?)(?:的|等|方面|问题|这).*"
    r"|(?:.*(?:围绕|聚焦|对照|检查|查摆|查找|剖析|检视|反思|自查|看|查|从|在|就|是|：))?(?P<w>.{2,20}?(?:(?P<so>[\u4e00-\u9fff]{1,2})不(?P=so)|有没有).{0,6})"
)
"""强不强, 有没有: an aspect that asks."""
_EXAMINES = re.compile(
    "(?:查摆|查找|检视|剖析|对照检查|比照检查|自查|对照|检查|聚焦|反思|找)[^。；]{0,60}?(?:问题|差距|不足|方面|情况|短板)"
)
_LED = re.compile("[，、](?=带头)|等[^，。；]{0,6}方面.*$")
_HEADED = re.compile(r"^(?:着重|重点|主要)*(?:从|在)?(?P<v>[^，。；]{2,24}方面)$")
_EXTRA = re.compile(
    r"(?P<v>(?:对|围绕|结合)[^，。；]{4,60}(?:进行|开展|作)(?:全面|深入|专门)?(?:对照检查|剖析检查|检视剖析|自查剖析|剖析))$"
)
_AND_SUCH = re.compile(r"等(?:突出|主要)?(?:问题|情况|现象|不足|差距)$")
_TAKEN_AS = re.compile(
    r"(?:把|将)(?P<v>[^，。；]{4,60}?)作为[^，。；]{0,6}(?:查摆|剖析|检查|检视)[^，。；]{0,4}(?:重点|内容)"
)
_ROUND = re.compile(
    r"^[^，。；]{0,24}?(?:围绕|聚焦)(?P<v>[^，。；]+?)(?P<does>(?:进行|开展|作)[^，。；]{0,4}(?:对照|检查|剖析|检视|自查|查摆)[^，。；]{0,4})?$"
)
_LOOKS = re.compile(r"^(?:认真|深入|全面|主动|系统|逐一|逐项)*(?:查摆|查找|检视|剖析|对照检查)")
_OF_PAPERS = re.compile(r"(?:材料|提纲)[^，。；]{0,8}(?:要有|要写|包括|内容|由|包含|应有|部分)")
_AVOIDED = words("aspects.avoided")
_METHODS = words("aspects.methods")
_NOTES = ("说明：", "说明:", "提纲：")
_PAIRED = words("aspects.paired")
_TAKEN = words("aspects.taken")
_TWICE, _WHOLE, _LONGEST, _QUOTED = 2, 26, 110, 8
_ELSEWHERE = ("agenda", "study", "post", "organisation", "preamble", "opinions", "talks", "time", "attendees", "duties")  # fmt: skip


def aspects(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Aspects of every section about 查摆, and of sentences about it elsewhere."""
    headed = _headed(passages)
    yield from (Fact("problems.aspect", _name(one.heading), one.place) for one in headed.values())
    for section, group in groupby(passages, key=lambda one: one.section):
        if section in headed:
            continue
        inside = list(group)
        numbered = list(_numbered(inside))
        yield from numbered
        taken = {one.place for one in numbered}
        for one in _before_notes(inside):
            if one.place not in taken:
                yield from (Fact("problems.aspect", value, one.place) for value in _of(one))


def _headed(passages: Sequence[Passage]) -> dict[int, Passage]:
    """The sections below one about 查摆 that are an aspect each, by their first paragraphs."""
    found = {
        one.section: one
        for one in passages
        if one.first
        and one.about("problems")
        and (
            is_aspect(one.heading)
            or (not heading_roles(one.heading) and not has(one.heading, _METHODS) and len(one.heading) > 3)
        )
    }
    return found if len(found) >= _TWICE else {}


def _numbered(inside: Sequence[Passage]) -> Iterator[Fact]:
    """Numbered paragraphs of a section about it, up to what the papers must explain."""
    found: list[Passage] = []
    told = False
    form = ""
    for n, one in enumerate(inside):
        if one.text.endswith(_NOTES):
            break
        form = form if told and form else _form(one.number)
        announces = _announces(one) or _announces_matters(inside[n:])
        told = announces or (told and bool(one.number) and _form(one.number) == form)
        form = "" if announces else form
        if (
            one.number
            and not one.announces
            and (told or one.about("problems"))
            and not has((clauses(one.text) or [""])[0], _METHODS)
        ):
            found.append(one)
    if len(found) >= _TWICE:
        yield from (Fact("problems.aspect", _name(one.text), one.place) for one in found)


def _form(number: str) -> str:
    """The signs of a number without what it counts: （）, 条."""
    return re.sub(rf"[\d{CHINESE}]", "", number)


def _announces(one: Passage) -> bool:
    """Whether the numbered lines below it are aspects: 从以下方面, 检查以下问题."""
    return one.announces and (
        "方面" in one.text
        or (
            has(one.text, ("问题", "情况", "内容"))
            and has(one.text, ("检查", "查摆", "查找", "剖析", "检视"))
        )
    )


def _announces_matters(inside: Sequence[Passage]) -> bool:
    """Whether the numbered lines below the first are matters of the meeting, as most of them say by their last word."""
    first, *below = inside
    if not (first.announces and _FOLLOWS.search(first.text)):
        return False
    listed = list(takewhile(lambda one: one.number, below))
    return len(listed) >= _TWICE and _are_matters([one.text for one in listed])


def _are_matters(members: Sequence[str]) -> bool:
    return _TWICE * sum(bool(_STATES.search(one.strip("。；"))) for one in members) > len(members)


def _before_notes(inside: Sequence[Passage]) -> Iterator[Passage]:
    """The paragraphs up to one that says what the papers must explain."""
    for one in inside:
        if one.text.endswith(_NOTES):
            return
        yield one


def _of(one: Passage) -> Iterator[str]:
    if (listed := _paired(one.text)) and (one.about("problems") or "materials" not in one.cues):
        yield from listed
        return
    meant = one.touches("problems") and (one.about("problems") or not one.about(*_ELSEWHERE))
    if meant and len(parts := _with_own_intros(one)) > 1:
        for part in parts:
            yield from _of(replace(one, text=part))
        return
    if listed := _matters(one.text) or (_in_paragraph(one) if meant else []):
        yield from listed
        return
    going_on = False
    for sentence in one.sentences():
        listed = _parallel(sentence) or _round(sentence, meant)
        if not listed and meant:
            listed = list(_sentence(sentence.text, one, sentence.says("materials"), going_on))
        yield from listed
        going_on = bool(listed)


def _with_own_intros(one: Passage) -> list[str]:
    """Its sentences up to 。, where more than one of them announces a list."""
    parts = paragraphs(one.text)
    return parts if sum(bool(_INTRO.search(part)) for part in parts) > 1 else []


def _matters(text: str) -> list[str]:
    """The matters of the meeting that a paragraph lists: 就以下问题进行检查。一是甲情况。二是乙情况."""
    found = _FOLLOWS.search(text)
    listed = inline(text[found.end() :]) if found else []
    return listed if len(listed) > _TWICE and _are_matters(listed) else []


def _in_paragraph(one: Passage) -> list[str]:
    """A list that the whole paragraph is: behind a colon, numbered, or of clauses that end in 方面."""
    intro = _INTRO.search(one.text)
    rest = one.text[intro.end() :] if intro else one.text
    listed = inline(rest)
    if (
        listed
        and (intro or one.about("problems"))
        and not _OF_PAPERS.search(one.text[: intro.end() if intro else 60])
    ):
        kept = [_name(text) for text in listed if not has((clauses(text) or [""])[0], _METHODS)]
        if len(kept) >= _TWICE:
            return kept
    if intro and intro[0].endswith(("：", ":")) and "存在" not in intro[0] and (stated := _stated(rest)):
        return stated
    named = [
        found["v"]
        for text in sentences(one.text)
        for clause in clauses(text)[:-1]
        if (found := _HEADED.match(clause))
    ]
    return named if len(named) >= _TWICE and not has(one.text, ("摆进去",)) else []


def _stated(rest: str) -> list[str]:
    """What stands behind 以下问题： without numbers: sentences, clauses, or the items of a list."""
    said = sentences(rest)
    found = (
        said if len(said) > 1 else clauses(rest) if len(clauses(rest)) > 1 else rest.strip("。").split("、")
    )
    return found if len(found) >= _TWICE and not any(has(one, _METHODS) for one in found) else []


def _parallel(sentence: Sentence) -> list[str]:
    """Members that are alike in their form, which makes them aspects wherever they stand: 强不强、牢不牢; 查找差距，即带头甲，带头乙."""
    found = (_EITHER.fullmatch(part) for part in re.split("[，、]", sentence.text))
    asks = [one["v"] or one["w"] for one in found if one]
    if len(asks) >= _TWICE and not sentence.says("materials"):
        return asks
    lead, first, rest = sentence.text.partition("带头")
    led = _LED.split(first + rest)
    return led if len(led) > _TWICE and (_EXAMINES.search(lead) or sentence.about("problems")) else []


def _round(sentence: Sentence, meant: bool) -> list[str]:
    """The members of a list that is looked at: 从甲、乙、丙三个方面查找不足, 围绕甲、乙进行对照."""
    if _OF_PAPERS.search(sentence.text) or not (meant or _EXAMINES.search(sentence.text)):
        return []
    hidden = covered(sentence.text)
    if (span := _list_before(hidden)) and (meant or span[2]):
        listed = list(_apart(sentence.text[span[0] : span[1]], span[2]))
        if len(listed) >= _TWICE:
            return listed
    if states := _SITUATIONS.search(hidden):
        listed = sentence.text[states.start("v") : states.end("v")].split("、")
        if len(listed) > _TWICE:
            return listed
    for clause, after in pairwise([*clauses(sentence.text), ""]):
        found = _ROUND.match(clause)
        if found and found["v"].count("、") >= _TWICE and (found["does"] or _LOOKS.match(after)):
            return items(found["v"])
    return []


def _paired(text: str) -> list[str]:
    """看甲，查乙；看丙，查丁: each whole, where at least two sentences begin so."""
    found = [without_lead(part, _TAKEN) if not part.startswith(_PAIRED) else part for part in sentences(text)]
    counted = [
        part[2:] for part in clauses(text) if len(part) > 4 and part[0] in CHINESE and part[1] in "查看"
    ]
    if len(counted) >= _TWICE:
        return counted
    for word in _PAIRED[:-1]:
        some = [
            part
            for part in found
            if part.startswith(word) and "，" in part and has(part, ("查", "看", "是否", "不", "有没有"))
        ]
        if len(some) >= _TWICE:
            return some
    return []


def _sentence(sentence: str, one: Passage, papers: bool, going_on: bool) -> Iterator[str]:
    if _OF_PAPERS.search(sentence):
        return
    if papers and not one.about("problems"):
        return
    if one.about("problems") and _ASKED.search(sentence) and not has(sentence, ("，重点", "反馈")):
        text = without_lead(
            sentence.rpartition("：")[2],
            ("重点", "着重", "认真", "深入", "主要", "查找", "剖析", "查摆", "从", "围绕"),
        )
        if text:
            yield text
        return
    for clause in clauses(sentence):
        if taken := _TAKEN_AS.search(clause):
            yield from taken["v"].split("、")
            continue
        if extra := _EXTRA.search(clause):
            yield extra["v"]
            continue
        objects = list(_objects(clause, going_on, one.about("problems")))
        yield from objects
        going_on = bool(objects)


def _list_before(hidden: str) -> tuple[int, int, bool] | None:
    """Where the list before 等n个方面 stands, behind the last 从, 围绕 or 对照 that begins a clause; whether it is counted."""
    found = _FROM.search(hidden)
    if not found:
        return None
    start, end = found.span("v")
    behind = hidden[found.end() : found.end() + 12]
    for later in _AGAIN.finditer(hidden, start, end):
        start = later.end()
    if "，" in hidden[start:end] and not found["n"]:
        last = hidden.rfind("，", start, end)
        if again := re.search("从|围绕|聚焦|在", hidden[last:end]):
            start = last + again.end()
    value = hidden[start:end]
    if hidden[start - 1] == "在" and not has(behind, ("问题", "差距", "不足", "存在", "查")):
        return None
    if has(value, ("以下", "如下", "下列")) or ("，" in value and not found["n"]):
        return None
    return start, end, bool(found["n"])


def _apart(text: str, counted: bool) -> Iterator[str]:
    """The members of a list before 方面; those in quotes where it is made of them."""
    hidden = covered(text)
    if '"' in text:
        quoted = [part for part in text.split('"') if len(part) >= _QUOTED]
    else:
        quoted = (
            [part.strip("“”‘’、，和与及 ") for part in re.split(r"(?<=[”’])(?:、|，|和|及)?(?=[“‘])", text)]
            if hidden.startswith("\0")
            else []
        )
    if len(quoted) >= _TWICE:
        yield from quoted
        return
    text = without_tail(text, ("等",))
    parts = re.split("[、，]", hidden) if counted else hidden.split("、")
    lead = hidden[:2]
    if (
        "\0" not in lead
        and len(found := re.split(f"[、，](?={lead})", hidden)) * _TWICE >= len(parts) > 1
        and len(found) > 1
    ):
        parts = found
    at = 0
    for part in parts:
        value = without_lead(text[at : at + len(part)].strip(" "), ("和", "及", "以及", "从", "在"))
        at += len(part) + 1
        if (2 if len(parts) > _TWICE else 3) <= len(value) <= _LONGEST:
            yield (
                without_tail(value, ("等",)).strip('“”"')
                if value.count("“") != value.count("”")
                else without_tail(value, ("等",))
            )


def _objects(clause: str, going_on: bool, meant: bool) -> Iterator[str]:
    """What is looked for: 查找甲、乙方面存在的问题; what is to be solved only where a section is about it."""
    bare = clause.rstrip("”") if clause.count("“") < clause.count("”") else clause
    if not bare.endswith(_ENDINGS) or has(bare, _AVOIDED):
        return
    start = -1
    hidden = covered(bare)
    for verb in _VERBS if meant else (one for one in _VERBS if one not in _SOLVES):
        if (at := hidden.find(verb)) >= 0 and (start < 0 or at < start):
            start, size = at, len(verb)
    if start >= 0:
        body = bare[start + size :]
    elif going_on or bare.startswith(("特别是", "尤其是")):
        body = bare
    else:
        return
    if found := _AND_SUCH.search(body):
        members = [without_lead(one, (*_BEFORE, *_VERBS)) for one in _alike(body[: found.start()])]
        if len(members) > _TWICE and not has(body, ("以下", "下列")):
            yield from (one for one in members if not _is_empty(one))
            return
    listed = (
        joined(items(body), lambda part: part.endswith(_ENDINGS), body)
        if body.count("问题") + body.count("状况") > 1
        else [body]
    )
    for text in listed:
        yield from _specific(text)


def _alike(text: str) -> list[str]:
    """The items of a list; cut at 、 alone where all parts end alike: 落实甲和乙不到位、落实丙不到位."""
    parts = text.split("、")
    ends = {part[-_TWICE:] for part in parts}
    return parts if len(parts) > 1 and len(ends) == 1 else items(text)


def _specific(text: str) -> Iterator[str]:
    name = without_lead(text, (*_BEFORE, *_VERBS))
    for word in ("成员在", "自身在", "班子在", "个人在", "干部在"):
        name = name.partition(word)[2] if word in name[:20] else name
    short = without_tail(name, _BEHIND)
    if short.endswith("方面") or has(name, ("方面存在", "方面的")):
        bare = without_tail(short[:-2] if short.endswith("方面") else short, ("等",))
        if "方面" in bare and not bare.endswith("方面"):
            bare = bare[: bare.rfind("方面")]
        bare = re.sub(rf"(?:{COUNT_WORDS})个$", "", bare)
        parts = [without_lead(part, _BEFORE) for part in covered(bare).split("、")]
        many = bare.split("、") if len(parts) > 1 and len(parts) == len(bare.split("、")) else [bare]
        named = [f"{part}方面" if len(many) == 1 else without_lead(part, _BEFORE) for part in many]
        yield from (part for part in named if not _is_empty(part.removesuffix("方面")))
        return
    if not _is_empty(name) and len(name) <= _LONGEST // 2:
        yield name


def _is_empty(name: str) -> bool:
    for word in _EMPTY:
        name = name.replace(word, "")
    return len(name.strip("“”、，")) < 2


def _name(text: str) -> str:
    """The name of an aspect where it has one; of a problem the first clause; else its first sentence."""
    head, closed, rest = first_sentence(text)
    if closed == "：" and rest and len(head) <= _WHOLE:
        return without_lead(head, ("聚焦", "围绕", "在", "从")) if head.endswith("方面") else head
    if text.endswith("方面"):
        return without_lead(text, ("在", "从", "聚焦", "围绕"))
    first = (sentences(text) or [text])[0]
    parts = clauses(first) or [first]
    if parts[0].endswith("方面") and len(parts) > 1:
        return without_lead(parts[0], ("在", "从", "聚焦", "围绕"))
    if closed == "。" and rest and len(head) <= _WHOLE:
        return head
    if first.endswith("问题") and len(parts) > 1 and first.startswith(("聚焦", "围绕", "在")):
        return without_lead(parts[0], ("聚焦", "围绕"))
    return first
