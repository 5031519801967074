"""What a sentence says is to be looked at: a list between a preposition and 方面, members of one form,
the one aspect of 查找.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice, pairwise
from operator import ne

from ..text import CHINESE, tagger
from ..text.lazy import lazy_pattern
from ..text.numbers import whole
from ..text.patterns import WORDS
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
from .tables import words

_COUNT = WORDS["数"]
_FROM = "(?:从|(?<![存现])在)"
_WITHIN = lazy_pattern(rf"^(?:{_FROM}|聚焦|围绕)+")
"""What stands before the name of an aspect."""
_VERBS = words("aspects.verbs")
_VERB = lazy_pattern(
    r"(?:对照检查|比照检查|自查|对照|反思|自我检查|剖析检查|检视剖析|查找|查摆|剖析|检视|检查(?!材料|报告|组|阶段)|找准|找(?=差距)|聚焦)"
)
_ADVERB = "(?:深入|认真|全面|主动|逐一|逐项|深刻|重点|着重|来)*"
_LOOKS_AT = lazy_pattern(
    r"(?:自?查(?!阅)|检视|检查(?!材料|报告|组|阶段)|剖析(?!材料|报告)|对照|反思|盘点|找|聚焦"
    r"|摆(?=[出到进])|问题|差距|不足|毛病|短板)"
)
"""What tells that something is looked at."""
_LEAD = lazy_pattern(
    rf"(?:(?P<round>围绕|聚焦|紧扣|{_FROM})|对照(?!检查材料|检查报告)|结合|针对|联系|就|"
    r"查[找摆]|检视|检查(?!材料|报告)|(?<!检)查(?![处阅办])|看|找准|找|(?<=[点要着])[谈讲说]|解决)+(?:了|出|好|班子中?在)?"
)
"""What a list that is looked at stands behind; those of ``round`` also before what is done with it."""
_ANNOUNCES = lazy_pattern(
    rf"(?:以下|下列|如下|主要|重点|着重|突出|务必|(?:几|{_COUNT})[个大条项点])[^。；，]{{0,14}}$|(?:是|为|包括)$"
)
TOPICS = lazy_pattern("内容|议题|会上?[^，。；]{0,6}(?:谈|检查|讲)")
"""What the matters of a meeting are announced as."""
_STATES = lazy_pattern("(?:情况|问题|内容)(?:[（(][^）)]*[）)])?$")
"""What a matter of the meeting ends in."""
_TO_LOOK = lazy_pattern(rf"{_LOOKS_AT.pattern}|谈|讲|内容|方面|重点")
_COLON = lazy_pattern("：|(?=（1）|①|1[.、．]|（一）|一是)")
_FOR_ALL = r"(?:方面|领域|层面)(?:内容)?(?![是为不])"
_END = lazy_pattern(
    rf"等?[这以]?(?P<n>(?:{_COUNT}|几)[个大条项点]?)?(?:重点)?{_FOR_ALL}|等[^，。；、]{{1,12}}?{_FOR_ALL}"
    rf"|等?[这以]?(?P<m>(?:{_COUNT})[个项条])[^，。；、]{{0,4}}(?:要求|内容|问题)"
    r"|(?P<such>(?:等[^，。；、]{0,16}?|的(?:突出|主要)?)(?:问题|现象|不足|差距))"
    rf"|[等上]?，?(?P<does>{_ADVERB}(?:(?:进行|开展|作)[^，。；]{{0,4}}(?:对照|检查|剖析|检视|自查|查摆|批评)"
    r"|(?:检查|(?<![督审调抽核])查(?!阅)|检视|剖析|对照检查|找(?:差距|不足|问题)?(?!出路))+))"
)
"""What ends it: a noun for all of its members, or what is done with them."""
_DONE = lazy_pattern(rf"[等上]?，?{_ADVERB}(?:进行|开展|作)[^，。；]{{0,4}}{_VERB.pattern}$")
"""What is done with a list behind the last of its members."""
_IN_ALL = lazy_pattern(rf"等?[这以]?(?P<n>{_COUNT})[个大条项点]?(?:重点)?{_FOR_ALL}.*")
"""What counts the members of a list behind the last of them."""
_TOLD = lazy_pattern(rf"(?P<n>{_COUNT})[个大条项点](?:重点|突出)?(?:方面|问题|内容)")
"""What counts them before the first."""
_COUNTED = lazy_pattern(rf"(?:这|以上|上述|其中|即)*{_TOLD.pattern}(?:分别|具体)*(?:[是为即]|包括)*$")
"""四个方面是: what refers to those that the sentence before speaks of."""
_FOR_ELSE = lazy_pattern("^[^，。；]{0,12}?(?:原因|根源|根子|措施|意见|整改|评议|学习)")
"""What follows a list of something else."""
_FOR_PROBLEMS = lazy_pattern("(?:问题|差距|不足)(?!的?[根原])")
_MATTER = lazy_pattern("(?:情况|状况)(?:[（(][^）)]*[）)])?$")
"""What a matter that is looked at ends in."""
_TELLS = lazy_pattern("通报|汇报|报告")
_LAST_LEAD = lazy_pattern(r"^(?:(?!情况)[^、；])*，[^，、；]{0,6}(?:聚焦|围绕|对照|检查|查找|查摆)")
_MATTERS_END = lazy_pattern("(?<=情况)等.*$")
"""Words before the first matter and behind the last."""
_ASKS = lazy_pattern(r"(?P<how>[\u4e00-\u9fff]{1,2})不(?P=how)|有没有|是否")
_ASKED = lazy_pattern(
    rf"(?:.*(?:围绕|聚焦|对照|查摆|检视|看|查|{_FROM}|是|：))?"
    r"(?P<v>.{2,20}?(?:(?P<how>[\u4e00-\u9fff]{1,2})不(?P=how)|有没有).{0,6}?)(?:(?:的|等|方面|问题|这).*)?"
)
"""强不强, 有没有: an aspect that asks."""
_LOOKS = lazy_pattern(rf"^(?:[{CHINESE}]是?)?(?P<v>看一看|查一查|看|查|检查|有没有|是否)")
_NTH_LOOKS = lazy_pattern(
    rf"^[{CHINESE}](?:看|查|问)(?P<v>[^，。；：]{{2,24}})(?:，(?:有没有|有无|是否)[^。；]*|：[^。；]*(?:有没有|有无|是否|不)[^。；]*)[。；]?$"
)
"""一看甲，是否存在乙的问题: a member of a list, and what is looked at there."""
_PAIRED = words("aspects.paired")
_TAKEN = words("aspects.taken")
_FIRST_LED = lazy_pattern('(?<![“"六五四])带头(?![”"])')
_BY_ITSELF = lazy_pattern(
    r"对(?!照)(?P<v>[^，。；]{4,60})(?:进行|开展)(?:全面)?(?:对照检查|剖析检查|检视剖析)$"
)
_SEARCH = lazy_pattern("|".join(_VERBS))
_PROBLEM = lazy_pattern("[^，。；、]{2,}(?<!的突出)问题$")
_OBJECT = lazy_pattern(
    rf"(?:^(?![^，。；]*{_VERB.pattern})(?=[^，。；]*问题$)|{_VERB.pattern})[出在]*(?:[^，。；、]{{2,8}}在)?"
    r"(?P<v>[^，。；]{2,30}?方面)(?:存在|突出|的)*(?:问题|差距)"
)
_ONE_QUOTE = lazy_pattern("^“(?P<v>[^“”]*、[^“”]*)”$")
_TWICE, _SHORTEST, _LONGEST, _QUOTED, _MOST_CLAUSES = 2, 3, 110, 8, 12


def _loose(text: str) -> str:
    """The text with 从 and 在 blotted out where they are part of a word (从严治党, 服从, 在职), of the same
    length; without a tagger as it is.
    """
    if not has(text, ("从", "在")):
        return text
    inside = {
        at for word in tagger.words(text) if word.end > word.start + 1 for at in range(word.start, word.end)
    }
    return "".join("\u9fff" if sign in "从在" and at in inside else sign for at, sign in enumerate(text))


_QUOTED_NUMBER = lazy_pattern(rf"“(?P<n>{_COUNT})[^“”]{{1,6}}”")
"""“四个带头”, “五查五看”: a name that counts what it is of."""
_NAMELY = lazy_pattern(
    rf"(?:“(?:{_COUNT})[^“”]{{1,6}}”|(?:{_COUNT})个方面)[^，。；：]{{0,6}}(?:，即|，?分别[为是]|，包括|：)"
)
_LED, _LED_OR_NAMED = lazy_pattern("^(?:带头|查|看|找)"), lazy_pattern("^(?:带头|查|看|找)|方面$")
"""What a member of such a list begins with, or ends in where something is looked at."""
_EACH = lazy_pattern(r"(?:[^。；：]{2,40}?方面[、，]){2,}[^。；：]{2,40}?方面")
"""甲方面、乙方面、丙方面: each of its own."""


def quoted_numbers(text: str) -> list[int | None]:
    """The numbers in names that count what they are of."""
    return [whole(found["n"]) for found in _QUOTED_NUMBER.finditer(text)]


def namely(text: str, meant: bool) -> list[str]:
    """围绕“三查三看”，即查甲、查乙、查丙; 四个方面，即甲方面，乙方面: the members, where they are as many as
    that counts and each says that it is looked at.
    """
    for found in _NAMELY.finditer(text):
        number = next(iter(quoted_numbers(found[0])), None) or told_number(found[0])
        body = (paragraphs(text[found.end() :]) or [""])[0].rstrip("；")
        listed = _counted(body, counted=True, number=number)
        said = (paragraphs(text[: found.start()]) or [""])[-1]
        each = _LED if not (meant or _LOOKS_AT.search(said)) else _LED_OR_NAMED
        if len(listed) == number and number > _TWICE and all(map(each.search, listed)):
            return [*listed[:-1], _DONE.sub("", listed[-1])]
    return []


def each_named(text: str, meant: bool) -> list[str]:
    """从甲方面、乙方面、丙方面对照: each that is named so; none where nothing is looked at."""
    found = _EACH.search(covered(text))
    if not found or not (meant or _LOOKS_AT.search(text[: found.end() + _QUOTED])):
        return []
    first, *others = re.split("(?<=方面)[、，]", text[found.start() : found.end()])
    lead = list(_LEAD.finditer(_loose(covered(first))))
    first = first[lead[-1].end() :] if lead else first.rpartition("，")[2]
    return [first, *others] if len(first) > _SHORTEST else []


def bare_name(name: str) -> str:
    """The name of an aspect without 从, 聚焦 and the like before it."""
    lead = _WITHIN.match(_loose(name))
    return name[lead.end() :] if lead else name


def nth_looks(text: str) -> str:
    """What the member 一看甲，是否乙 of a list looks at; empty for another text."""
    return match["v"] if (match := _NTH_LOOKS.match(text)) else ""


def looks(text: str) -> list[str]:
    """看甲，查乙；看丙，查丁: each pair whole; 看甲，看乙; 一看甲，是否乙: what is looked at."""
    if len(named := list(filter(None, map(nth_looks, sentences(text))))) >= _TWICE:
        return named
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
    if not verb or _TELLS.search(text[: verb.start()]) or not (meant or _LOOKS_AT.search(text)):
        return []
    body = _MATTERS_END.sub("", _LAST_LEAD.sub("", text[verb.end() :].rstrip("。；")))
    groups = joined(items(body), _MATTER.search, body)
    whole = [without_lead(part, (*_VERBS, "对照", "以及", "和")) for part in groups if _MATTER.search(part)]
    if len(whole) < _TWICE or any("方面的情况" in part or _TELLS.search(part) for part in whole):
        return []
    return whole


def asked(text: str, meant: bool) -> list[str]:
    """信念牢不牢、作风实不实; 带头甲，带头乙: members of match form."""
    asking = [
        part for part in re.split("[，、；]", text) if len(part) <= _LONGEST and has(part, ("不", "有没有"))
    ]
    aspects = [part[slice(*match.span("v"))] for part in asking if (match := _ASKED.fullmatch(_loose(part)))]
    if (
        len(aspects) < _TWICE
        or not (
            meant or _LOOKS_AT.search(before := text[: text.find(aspects[0])]) or has(before, ("围绕", "从"))
        )
        or _FOR_ELSE.search(text[text.rfind(aspects[-1]) + len(aspects[-1]) :])
    ):
        return []
    return aspects


def led(text: str, meant: bool) -> list[str]:
    """查找差距，即带头甲，带头乙: each whole."""
    start = next((found.start() for found in _FIRST_LED.finditer(text)), -1)
    if start < 0 or not (meant or _LOOKS_AT.search(text[:start])):
        return []
    return parallel(text[start:])


def parallel(text: str) -> list[str]:
    """The members of a list that all begin with the same two signs as the text, as many as are counted;
    of the last, no clause that the others lack.
    """
    members = re.split(f"[，、；](?={re.escape(text[:_TWICE])})", text)
    told = _IN_ALL.search(covered(members[-1]))
    if len(members) <= _TWICE or (told and whole(told["n"]) != len(members)):
        return []
    members[-1] = members[-1][: told.start()] if told else members[-1]
    last = sentences(members[-1])[0]
    last = last if any("，" in member for member in members[:-1]) else clauses(last)[0]
    return [*members[:-1], _DONE.sub("", last)]


def announces(text: str, meant: bool) -> bool:
    """Whether words before a colon say that what is looked at follows: 重点查摆以下问题."""
    seen = (_TO_LOOK if meant else _LOOKS_AT).search(text)
    return bool(seen) and any(
        _ANNOUNCES.search(clause) and not has(clause, ("材料", "提纲", "报告")) for clause in clauses(text)
    )


def counts(text: str) -> bool:
    """Whether words before a colon say in how many respects one looks: 从以下四个方面查摆、剖析并改正."""
    return bool(told_number(text) and _LOOKS_AT.search(text)) and not has(text, ("材料", "提纲", "报告"))


def is_matter(text: str) -> bool:
    """某某情况, 某某问题: a matter of the meeting."""
    return bool(_STATES.search(text.strip("。；")))


_ORDER = lazy_pattern("[顺次]序(?:依次)?[为是]?$")
"""What ends words that announce who speaks after whom."""


def announced(text: str, meant: bool, topics: bool) -> list[str]:
    """The members of the list that stands in a paragraph behind words that announce it, whole; if
    ``topics``, also what is announced as matters of the meeting.
    """
    for colon in islice(_COLON.finditer(covered(text)), _MOST_CLAUSES):
        said = sentences(text[: colon.start()])
        before = "，".join(said[-1 - bool(_COUNTED.match("".join(said[-1:]))) :])
        numbered = inline(text[colon.start() :])
        listed = numbered or apart_by_signs((paragraphs(text[colon.end() :]) or [""])[0])
        least = _TWICE if numbered or "；" in text[colon.end() :] else _TWICE + 1
        meeting = topics and TOPICS.search(before) and _TWICE * sum(map(is_matter, listed)) > len(listed)
        told = (announces(before, meant) or meeting) and not _ORDER.search(before)
        if told and len(listed) >= least:
            return [without_lead(member, ("以及", "和", "及")) for member in listed]
    return []


def told_number(before: str) -> int | None:
    """How many members the words before a list say that it has: 查摆以下四个方面."""
    told = [*_TOLD.finditer(before)]
    return whole(told[-1]["n"]) if told else None


def apart_by_signs(text: str) -> list[str]:
    """The members of a list: those that begin alike, else cut at the strongest sign that there is."""
    if listed := parallel(text):
        return listed
    if len(listed := sentences(text)) > 1:
        return listed
    if _MATTER.search(text):
        return joined(items(text), _MATTER.search, text)
    return listed if len(listed := clauses(text)) > _TWICE else items(text)


def framed(text: str, meant: bool) -> tuple[list[tuple[str, bool]], str]:
    """The members of lists that are looked at, 从甲、乙、丙三个方面查找不足, 围绕甲、乙、丙进行对照, each
    with whether they are as many as are counted and the preposition is known to be one, and the text without
    the clauses that hold them.
    """
    hidden, members, rest, done = covered(text), list[tuple[str, bool]](), "", 0
    if ends := list(_END.finditer(hidden)):
        hidden = _loose(hidden)
    for end in ends:
        lead = _lead(hidden, end.start(), bool(end["n"] or end["m"]))
        follow = clauses(text[end.end() :])[: 1 + text.startswith("，", end.end())]
        behind = "，".join(follow)
        if (
            not lead
            or lead.start() < done
            or (end["does"] and not lead["round"])
            or "代替" in text[lead.end() : end.start()]
            or (_FOR_ELSE.search(behind) and not (end["such"] or _FOR_PROBLEMS.search(behind)))
            or not (meant or _LOOKS_AT.search(_clause_to(hidden, lead) + (end["does"] or "") + behind))
        ):
            continue
        counted = end["n"] or end["m"] or ""
        number = whole(counted.rstrip("个大条项点"))
        listed = list(_apart(text[lead.end() : end.start()], bool(counted), number))
        if len(listed) >= _TWICE + bool(end["does"] or end["such"]):
            sure = number in (None, len(listed)) and (tagger.available() or not has(lead[0], ("从", "在")))
            members += [(member, sure) for member in listed]
            rest += text[done : max(hidden.rfind("，", done, lead.start()) + 1, done)]
            done = text.index(follow[0], end.end()) + len(follow[0]) if follow else len(text)
    return members, rest + text[done:]


def _clause_to(hidden: str, lead: re.Match[str]) -> str:
    """The clause up to the words that lead to a list."""
    return hidden[max(hidden.rfind(sign, 0, lead.start()) for sign in "，；：。") + 1 : lead.end()]


def _lead(hidden: str, end: int, counted: bool) -> re.Match[str] | None:
    """What leads to the list that ends there: the last such word before its first 、 in its clause; of a
    counted list, in an earlier one.
    """
    begin = end
    for _ in range(_MOST_CLAUSES if counted else 1):
        begin = max(hidden.rfind(sign, 0, begin) for sign in "，；：。")
        first = hidden.find("、", begin + 1, end)
        leads = list(_LEAD.finditer(hidden, begin + 1, first if first >= 0 else end))
        if leads and end - leads[-1].end() < _SHORTEST:
            return None
        if leads and (first >= 0 or has(hidden[leads[-1].end() : end], ("，", "\0"))):
            return leads[-1]
        if begin < 0 or hidden[begin] != "，":
            return None
    return None


def _apart(text: str, counted: bool, number: int | None) -> Iterator[str]:
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
    text = _ONE_QUOTE.sub(r"\g<v>", without_tail(text.strip("，"), ("等",)))
    members = [
        without_lead(value.strip(" "), ("和", "及", "以及")) for value in _counted(text, counted, number)
    ]
    named = list(map(bare_name, members[1:]))
    if all(map(ne, named, members[1:])):
        members[1:] = named
    least = _TWICE if len(members) > _TWICE else _SHORTEST
    for value in members:
        bare = without_tail(value, ("等",))
        if least <= len(bare) <= _LONGEST:
            yield bare.strip('“”"') if value.count("“") != value.count("”") else bare


def _counted(text: str, counted: bool, number: int | None) -> list[str]:
    """The members of a list, cut in the way that gives as many as are counted, a last 和 as well; else
    where they begin alike.
    """
    hidden = covered(text)
    alike = f"，(?={re.escape(hidden[:_TWICE])})"
    ways = [_cut_at(text, hidden, cut) for cut in ("、", "[、，]", "，", alike)]
    *others, last = ways[1]
    fitting = (way for way in (*reversed(ways), [*others, *items(last)]) if len(way) == number)
    return next(fitting, ways[-1] if len(ways[-1]) > 1 else ways[counted])


def _cut_at(text: str, hidden: str, cut: str) -> list[str]:
    cuts = [0, *(found.end() for found in re.finditer(cut, hidden)), len(text) + 1]
    return [text[start : end - 1] for start, end in pairwise(cuts)]


def looked_for(clause: str) -> list[str]:
    """The aspect in which problems are looked for, 查找担当作为方面存在的问题; what is examined by itself,
    对甲作对照检查; several problems, 解决甲问题、乙的问题.
    """
    hidden = covered(clause)
    if found := _BY_ITSELF.search(hidden) or _OBJECT.search(hidden):
        return [clause[found.start("v") : found.end("v")]]
    verb = _SEARCH.search(hidden)
    body = clause[verb.end() :] if verb else ""
    problems = joined(items(body), _PROBLEM.search, body) if "代替" not in body else []
    return problems if len(problems) >= _TWICE and all(map(_PROBLEM.search, problems)) else []
