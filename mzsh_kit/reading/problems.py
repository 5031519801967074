"""查摆问题: the aspects that self-examination must cover, in whichever way they are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from .fact import Fact
from .passage import Passage, heading_roles, is_aspect
from .phrase import clauses, covered, inline, sentences

_INTRO = re.compile(r"(?:以下|如下|下列|从|重点)[^，。；：:]{0,14}(?:方面|问题)[^，。；：:]{0,16}[：:。]")
_LISTED = re.compile(
    r"(?:从|围绕|聚焦|对照|(?<!现)(?<!存)在)+(?P<v>[^，。；：:]{6,400}?)等?(?:[\dxX×*一二两三四五六七八九十]{1,3}(?:个|大|条|项)?)?方面"
)
_SITUATIONS = re.compile(
    r"(?:聚焦|围绕|对照)?(?P<v>(?:[^，。；、]{2,24}(?:情况|方面)、){2,}[^，。；]{2,24}?(?:情况|方面))"
)
_QUOTED = re.compile(r"“[^”]{4,60}”|\"[^\"]{6,80}\"|‘[^’]{6,60}’")
_ASKED = re.compile(r"是否|([^，。；]{1,3})不\1$")
_HEADED = re.compile(r"^(?:着重|重点)?(?:从|在)?(?P<v>[^，。；]{2,16}方面)，")
_MORE = re.compile(
    r"(?:^|要|应当?)(?P<v>(?:对照?|围绕|结合)[^，。；]{4,60}(?:进行|开展)(?:全面|深入)?(?:对照检查|剖析检查|检视剖析|自查剖析))$"
)
_OF_PAPERS = re.compile(r"(?:材料|提纲)[^，。；]{0,6}(?:要有|要写|包括|内容|由|包含|应有)")
_THROUGH = re.compile(
    r"(?:围绕|聚焦|对照|紧扣)(?P<v>[^，。；]*、[^，。；]*)，(?:认真|深入|深刻|全面|主动|系统)*(?:查摆|查找|检视|剖析)"
)
_METHOD = re.compile(r"摆进去|深刻剖析|举一反三|认真对照|紧扣|紧密结合")
_LEAD = re.compile(r"^(?:重点|着重|认真|深入|主要)*(?:查找|剖析|查摆|从|围绕)*(?:剖析)?")
_NOTES = re.compile(r"说明[：:]$")
_QUESTION = re.compile(
    r"^[^，。；：]{2,30}方面，(?:.*(?:是否|有没有|有无)|[^，]*(.)不\1$)|方面的?(?:差距|不足)$"
)
_TWICE = 2
_WHOLE = 24


def aspects(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Aspects of every section about 查摆, and of paragraphs about it elsewhere; else those that the theme names."""
    found = list(_listed(passages))
    yield from found or _of_the_theme(passages)


def _of_the_theme(passages: Sequence[Passage]) -> Iterator[Fact]:
    for one in passages:
        if one.about("theme") and (found := _THROUGH.search(covered(one.text))):
            text = one.text[found.start("v") : found.end("v")]
            yield from (Fact("problems.aspect", item, one.place) for item in text.split("、"))
            return


def _listed(passages: Sequence[Passage]) -> Iterator[Fact]:
    headed = _headed(passages)
    yield from (Fact("problems.aspect", one.heading, one.place) for one in headed.values())
    for section, group in groupby(passages, key=lambda one: one.section):
        if section in headed:
            continue
        inside = [
            one
            for one in group
            if one.touches("problems")
            and not one.about("agenda", "study", "post", "organisation", "preamble")
        ]
        yield from _numbered(inside)
        for one in inside:
            for value in _of(one):
                yield Fact("problems.aspect", value, one.place)


def _headed(passages: Sequence[Passage]) -> dict[int, Passage]:
    """The sections below one about 查摆 that are an aspect each, by their first paragraphs."""
    found = {
        one.section: one
        for one in passages
        if one.first and one.about("problems") and (is_aspect(one.heading) or not heading_roles(one.heading))
    }
    return found if len(found) >= _TWICE else {}


def _numbered(inside: Sequence[Passage]) -> Iterator[Fact]:
    """Paragraphs with a number, in a section that is about it."""
    numbered = [one for one in _before_notes(inside) if one.number and one.about("problems")]
    if len(numbered) < _TWICE:
        return
    for one in numbered:
        if not _METHOD.search(clauses(one.text)[0] if clauses(one.text) else ""):
            yield Fact("problems.aspect", head_of(one.text), one.place)


def _before_notes(inside: Sequence[Passage]) -> Iterator[Passage]:
    """The paragraphs up to one that says what 发言提纲 must explain."""
    for one in inside:
        if _NOTES.search(one.text):
            return
        yield one


def _of(passage: Passage) -> Iterator[str]:
    if passage.number and passage.about("problems"):
        return
    intro = _INTRO.search(passage.text)
    listed = inline(passage.text[intro.end() :]) if intro else inline(passage.text)
    if listed and (intro or passage.about("problems")):
        yield from map(head_of, listed)
        return
    for sentence in sentences(passage.text):
        yield from _sentence(sentence, passage)


def _sentence(sentence: str, passage: Passage) -> Iterator[str]:
    hidden = covered(sentence)
    if _OF_PAPERS.search(sentence):
        return
    if found := _SITUATIONS.search(hidden):
        text = sentence[found.start("v") : found.end("v")]
        yield from (re.sub(r"^.*(?:聚焦|围绕|对照)", "", one) for one in text.split("、"))
        return
    if passage.about("problems") and _ASKED.search(sentence):
        yield from _asked(sentence)
        return
    if found := _LISTED.search(hidden):
        text = sentence[found.start("v") : found.end("v")]
        quoted = [one.strip('“”"') for one in _QUOTED.findall(text)]
        listed = quoted if len(quoted) >= _TWICE else text.split("、")
        if len(listed) >= _TWICE:
            yield from map(_unquoted, listed)
            return
    for clause in clauses(sentence):
        if found := _MORE.search(clause):
            yield found["v"]


def _unquoted(text: str) -> str:
    """Without a quotation mark that lost its other half."""
    return text.strip('"“”') if text.count('"') % 2 or text.count("“") != text.count("”") else text


def _asked(sentence: str) -> Iterator[str]:
    """某方面，重点查找甲是否乙: the field, then the question."""
    hidden = covered(sentence)
    found = re.search(r"(?:^|，|从)(?P<v>[^，。；从]{2,16}方面)，", hidden)
    if found:
        yield sentence[found.start("v") : found.end("v")]
        sentence = sentence[found.end() :]
    text = _LEAD.sub("", sentence.rpartition("：")[2])
    if text:
        yield text


def head_of(text: str) -> str:
    """An aspect with its question whole; else the first clause, and what follows while all of it is at most twice as long."""
    first = sentences(text)[0] if sentences(text) else ""
    parts = clauses(first)
    if not parts:
        return text
    if _QUESTION.search(first):
        return first
    end = start = text.find(parts[0])
    end = start + len(parts[0])
    for part in parts[1:]:
        here = text.find(part, end)
        if here < 0 or here + len(part) - start > max(_TWICE * len(parts[0]), _WHOLE):
            break
        end = here + len(part)
    return text[start:end]
