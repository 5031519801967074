"""What a sentence says is to be looked at: a list between a preposition and 方面, members of one form,
the objects of 查找.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..text import CHINESE
from ..text.lazy import lazy_pattern
from ..text.patterns import WORDS
from .lists import clauses, covered, has, items, joined, sentences, without_lead, without_tail
from .tables import words

_COUNT = WORDS["数"]
_VERBS = words("aspects.verbs")
_VERB = lazy_pattern(
    r"(?:对照检查|比照检查|自查|对照|反思|自我检查|剖析检查|检视剖析|查找|查摆|剖析|检视|检查(?!材料|报告|组|阶段)|找准|找(?=差距)|聚焦)"
)
_EXAMINES = lazy_pattern(rf"{_VERB.pattern}[^。；]{{0,60}}?(?:问题|差距|不足|方面|情况|短板)")
_ADVERB = "(?:深入|认真|全面|主动|系统|逐一|逐项|深刻|重点|着重|来)*"
_ROUND = lazy_pattern(
    rf"(?:从|围绕|聚焦|对照|紧扣|(?<!现)(?<!存)在)+(?P<v>[^。；：:]{{4,400}}?)等?这?(?P<n>(?:{_COUNT})(?:个|大|条|项)?)?(?:重点|主要|突出)?方面(?:内容)?(?![是为不])"
)
_ABOUT = lazy_pattern(
    rf"(?:围绕|聚焦|紧扣|在(?=[^，。；]*上(?:找|查)))(?P<v>[^，。；：]{{2,}}?)(?:等|上)?，?{_ADVERB}(?:(?:进行|开展|作)[^，。；]{{0,4}}(?:对照|检查|剖析|检视|自查|查摆|批评)|查摆|查找|检视|剖析|对照检查|找(?:差距|不足|问题))"
)
_AGAIN = lazy_pattern(
    rf"，(?:重点|着重|主要|认真|要|逐一|深入)*(?:从|围绕|聚焦|对照|在|即(?=带头|在)|{'|'.join(_VERBS)})"
)
_MATTER = lazy_pattern("(?:情况|状况)(?:[（(][^）)]*[）)])?$")
"""What a matter that is looked at ends in."""
_LAST_LEAD = lazy_pattern(r"^[^、；]*，[^，、；]{0,6}(?:聚焦|围绕|对照|检查|查找|查摆)")
_MATTERS_END = lazy_pattern("(?<=情况)等.*$")
"""Words before the first matter and behind the last."""
_ASKS = lazy_pattern(r"(?P<how>[\u4e00-\u9fff]{1,2})不(?P=how)|有没有|是否")
_ASKED = lazy_pattern(
    r"(?:.*(?:围绕|聚焦|对照|检查|查摆|查找|剖析|检视|反思|自查|看|查|从|在|就|是|：))?"
    r"(?P<v>.{2,20}?(?:(?P<how>[\u4e00-\u9fff]{1,2})不(?P=how)|有没有).{0,6}?)(?:(?:的|等|方面|问题|这).*)?"
)
"""强不强, 有没有: an aspect that asks."""
_LOOKS = lazy_pattern(rf"^(?:[{CHINESE}]是?)?(?P<v>看一看|查一查|看|查|检查|有没有|是否)")
_PAIRED = words("aspects.paired")
_TAKEN = words("aspects.taken")
_LED = lazy_pattern("[，、](?=带头)|等[^，。；]{0,6}方面.*$")
_ENDINGS = words("aspects.endings")
_BEHIND = words("aspects.behind")
_BEFORE = words("aspects.before")
_EMPTY = words("aspects.empty")
_AVOIDED = words("aspects.avoided")
_AND_SUCH = lazy_pattern(r"等(?:突出|主要)?(?:问题|情况|现象|不足|差距)$")
_SOLVES = ("解决", "整治", "纠正")
_TWICE, _SHORTEST, _LONGEST, _QUOTED = 2, 3, 110, 8


def looks(text: str) -> list[str]:
    """看甲，查乙；看丙，查丁: each pair whole; 看甲，看乙; 一查甲，二查乙: what is looked at."""
    told = [part.partition("，即")[2] or part for part in sentences(text)]
    said = [part if part.startswith(_PAIRED) else without_lead(part, _TAKEN) for part in told]
    for word in _PAIRED:
        pairs = [
            part
            for part in said
            if part.startswith(word) and "，" in part and has(part, ("查", "看", "是否", "不", "有没有"))
        ]
        if len(pairs) >= _TWICE:
            return pairs
    for verb, members in groupby(
        clauses(text), key=lambda part: match["v"] if (match := _LOOKS.match(part)) else ""
    ):
        parts = list(members)
        if verb and len(parts) >= _TWICE and all(part[0] in CHINESE or _ASKS.search(part) for part in parts):
            return [part if verb in ("是否", "有没有") else _LOOKS.sub("", part) for part in parts]
    return []


def matters(text: str, meant: bool) -> list[str]:
    """检查甲情况，乙、丙的情况；丁情况: what ends in 情况, as many words as belong to it."""
    verb = _VERB.search(text)
    colon = re.search("内容(?:主要|一般)?(?:是|为|有|包括)?[：:]|重点(?:是)?[：:]", text)
    if not (colon or (verb and (meant or _EXAMINES.search(text)))):
        return []
    start = colon.end() if colon else verb.end() if verb else 0
    body = _MATTERS_END.sub("", _LAST_LEAD.sub("", text[start:].rstrip("。；")))
    groups = joined(items(body), _MATTER.search, body)
    whole = [without_lead(part, (*_VERBS, "对照", "以及", "和")) for part in groups if _MATTER.search(part)]
    if len(whole) < _TWICE or any("方面的情况" in part for part in whole):
        return []
    return whole


def asked(text: str) -> list[str]:
    """信念牢不牢、作风实不实; 带头甲，带头乙: members of match form."""
    asking = [
        part for part in re.split("[，、；]", text) if len(part) <= _LONGEST and has(part, ("不", "有没有"))
    ]
    aspects = [match["v"] for part in asking if (match := _ASKED.fullmatch(part))]
    return aspects if len(aspects) >= _TWICE else []


def led(text: str, meant: bool) -> list[str]:
    """查找差距，即带头甲，带头乙: each whole."""
    if "带头" not in text:
        return []
    lead, first, rest = text.partition("带头")
    members = _LED.split(first + rest)
    if len(members) <= _TWICE or not (meant or _EXAMINES.search(lead)):
        return []
    return (
        [*members[:-1], clauses(members[-1])[0]]
        if members[-1] and _VERB.search(clauses(members[-1])[-1])
        else members
    )


def round_list(text: str, meant: bool) -> list[str]:
    """The members of a list that is looked at: 从甲、乙、丙三个方面查找不足, 围绕甲、乙、丙进行对照."""
    if not (meant or _EXAMINES.search(text)):
        return []
    hidden = covered(text)
    if (span := _list_before(hidden)) and (meant or span[2]):
        listed = list(_apart(text[span[0] : span[1]], span[2]))
        if len(listed) >= _TWICE:
            return listed
    for match in _ABOUT.finditer(hidden):
        if match["v"].count("、") >= _TWICE:
            return items(text[match.start("v") : match.end("v")])
    return []


def _list_before(hidden: str) -> tuple[int, int, bool] | None:
    """Where the list before 等n个方面 stands, behind the last 从, 围绕, 对照 or 查找 that begins a
    clause; whether it is counted.
    """
    match = _ROUND.search(hidden)
    if not match:
        return None
    start, end = match.span("v")
    behind = hidden[match.end() : match.end() + 12]
    for later in _AGAIN.finditer(hidden, start, end):
        start = later.end()
    if "，" in hidden[start:end] and not match["n"]:
        last = hidden.rfind("，", start, end)
        if again := re.search("从|围绕|聚焦|在", hidden[last:end]):
            start = last + again.end()
    value = hidden[start:end]
    if hidden[start - 1] == "在" and not has(behind, ("问题", "差距", "不足", "存在", "查")):
        return None
    if has(value, ("以下", "如下", "下列")) or ("，" in value and not match["n"]):
        return None
    return start, end, bool(match["n"])


def _apart(text: str, counted: bool) -> Iterator[str]:
    """The members of a list before 方面; those in quotes where it is made of them."""
    hidden = covered(text)
    if '"' in text:
        quoted = [part for part in re.split('"[、，和及]?"', text.strip('"等')) if len(part) >= _QUOTED]
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
    parts = alike if len(alike := re.split(f"，(?={re.escape(hidden[:_TWICE])})", hidden)) > 1 else parts
    at = 0
    for part in parts:
        value = without_lead(text[at : at + len(part)].strip(" "), ("和", "及", "以及", "从", "在"))
        at += len(part) + 1
        if (2 if len(parts) > _TWICE else 3) <= len(value) <= _LONGEST:
            bare = without_tail(value, ("等",))
            yield bare.strip('“”"') if value.count("“") != value.count("”") else bare


def objects(clause: str, going_on: bool, meant: bool) -> Iterator[str]:
    """What is looked for: 查找甲、乙方面存在的问题; what is to be solved only where a section is about it."""
    bare = clause.rstrip("”") if clause.count("“") < clause.count("”") else clause
    if not bare.endswith(_ENDINGS) or has(bare, _AVOIDED):
        return
    hidden = covered(bare)
    verbs = [
        (at, len(verb))
        for verb in _VERBS
        if (meant or verb not in _SOLVES) and (at := hidden.find(verb)) >= 0
    ]
    if verbs:
        start, size = min(verbs, key=lambda verb: verb[0])
        body = bare[start + size :]
    elif going_on or bare.startswith(("特别是", "尤其是")):
        body = bare
    else:
        return
    if such := _AND_SUCH.search(body):
        members = [without_lead(part, (*_BEFORE, *_VERBS)) for part in _alike(body[: such.start()])]
        if len(members) > _TWICE and not has(body, ("以下", "下列")):
            yield from (part for part in members if not _is_empty(part))
            return
    several = body.count("问题") + body.count("状况") > 1
    for text in joined(items(body), lambda part: part.endswith(_ENDINGS), body) if several else [body]:
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
            bare = without_tail(bare[: bare.rfind("方面")], ("等",))
        bare = re.sub(rf"(?:{_COUNT})个$", "", bare)
        many = bare.split("、") if len(covered(bare).split("、")) == len(bare.split("、")) > 1 else [bare]
        named = [f"{part}方面" if len(many) == 1 else without_lead(part, _BEFORE) for part in many]
        yield from (part for part in named if not _is_empty(part.removesuffix("方面")))
        return
    members = short.split("、")
    if len(members) > _TWICE and name.endswith("的问题") and min(map(len, members)) > _SHORTEST:
        yield from members
    elif not _is_empty(name) and len(name) <= _LONGEST // 2:
        yield name


def _is_empty(name: str) -> bool:
    for word in _EMPTY:
        name = name.replace(word, "")
    return len(name.strip("“”、，")) < 2
