"""Whose document it is: the unit's own name, and its type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import NUMERAL
from .actor import are_people, tells
from .lists import clauses, covered, first, has, sentences, without_lead
from .outline import Outline
from .passage import Passage
from .tables import pattern, rows, words

_UNITS = "units.tsv"
_BODIES = words("identity.bodies")
_ORGANS = (*_BODIES, *words("identity.organs"))
_ENDS = words("identity.ends")
"""Words with which the rest of a title begins."""
_LEADS = words("identity.leads")
_ABOVE = words("identity.above")
_OWN = lazy_pattern("[我本](?:公司|集团|学院|街道|社区|支部|[校局院镇乡县市区厅委])")
_NAME = lazy_pattern(
    r"(?P<v>[\u4e00-\u9fffxX×*A-Za-z＊]{2,26}?(?:党组织?|党工委|党委|党总支|党支部|委员会|领导班子))(?!书记|会议|织|办|建)"
)
_SIGNED = lazy_pattern(r"[^，。；：、《》\s]{2,30}")
_FULL = lazy_pattern(r"(?:中共|中国共产党)(?P<v>[^，。；：、《》中央省]{2,24}?委员会)")
_ARTICLE = lazy_pattern(rf"^\s*第{NUMERAL}条\s*")
_ADDRESSED = lazy_pattern(r"(?P<v>[^，。；：、各]{3,24})各[^，。；：]{0,30}[：:]")
_ISSUED = lazy_pattern("印发《?(?P<v>[^《》]{6,})》")
_BYLINE = lazy_pattern(r"（(?P<v>[^，。；：、（）]{3,20})）")
"""The unit alone in brackets, under the text that it sent in."""
_CAMPAIGN_GROUP = lazy_pattern(
    rf"(?P<v>[^，。；：、]{{2,24}}?(?:{'|'.join(_ORGANS)}))[^，。；：、]{{2,16}}领导小组(?:办公室)?"
)
_TOWN = lazy_pattern(r"[乡镇](?:党委|政府|科级|机关|直)")
_OWN_CASE = lazy_pattern(r"结合(?P<v>[^，。；：、]{2,16}?)的?(?:工作)?实际")
_CLASS = lazy_pattern(
    r"(?:[xX×*＊_＿某各我本我们]|总支|党?支部|局|厅|院|校|镇|乡|村|街道|社区|学校|学院|医院|公司|机关|部门|单位|市|县|委|领导|科级|班子|党组|党委|基层|组织)+"
)
"""Names by class alone, which say less than any other."""
_BEFORE = ("在", "关于", "开好", "召开", "认真", "做好", "组织", "印发", "转发", "的", "我")
_NO_ORGAN = ("生活会", "材料", "党员", "、", "征求", "工作", "以上", "各", "每", "你")
_LAST, _LONGEST, _LONGEST_LINE = 4, 30, 80


def type_of(unit: str, passages: Sequence[Passage] = ()) -> str:
    """The type of a unit by its name, and for a committee by whether the text is a township's; empty if
    unknown.
    """
    found = next((kind for kind, sign in rows(_UNITS) if pattern(sign, _UNITS).search(unit)), "")
    township = found == "党委" and any(_TOWN.search(one.text) for one in passages)
    return "乡镇党委" if township else found


def unit_of(title: str, tree: Outline, passages: Sequence[Passage]) -> str:
    """The organ of the title, else of the sign-off, else the one that the opening says holds the
    meeting; empty if none does.
    """
    titled = [name] if (name := _of_title(title)) else []
    opening = [line.text for line in tree.preamble]
    ways = (
        (name for name in titled if not _CLASS.fullmatch(name)),
        _signed(passages),
        _issuer(tree),
        _heads(tree),
        _fits(opening),
        _subjects(opening),
        iter(titled),
        _holds(opening),
        _full(opening),
        _calls_itself(passages),
    )
    return next((name for found in ways for name in found if name), "")


def _of_title(title: str) -> str:
    """What stands before 关于, the year or the name of the meeting, where it is an organ; else the organ
    behind 召开 or 开好.
    """
    bare = re.sub(r"《[^》]*》", "", title).strip("# ")
    bare = next((bare[one.end :] for one in moments.plain_years(bare) if one.start == 0), bare)
    for text in (bare, without_lead(bare, _BEFORE)):
        years = (one.start for one in (*moments.years(text), *moments.plain_years(text), *moments.days(text)))
        cuts = [at for at in (*years, (first(text, _ENDS) or (len(text),))[0]) if at > 0]
        if name := _name(text[: min(cuts, default=len(text))]):
            return name
    issued = _ISSUED.search(title)
    return next(iter(_named(bare)), "") or (_of_title(issued["v"]) if issued else "")


def _name(text: str) -> str:
    """The organ that a text names, without what leads to it; empty where it names none."""
    days = [*moments.days(text), *moments.hours(text)]
    bare = text[max((day.end for day in days), default=0) :]
    name = without_lead(_ARTICLE.sub("", bare).strip("，。：:、（） ·-—　").lstrip("0123456789-."), _LEADS)
    named = 2 < len(name) <= _LONGEST and name.endswith((*_ORGANS, "市", "县", "省")) and not tells(name)
    return name if named and not name.startswith(_ABOVE[11:]) and not has(name, _NO_ORGAN) else ""


def _named(text: str) -> Iterator[str]:
    for found in _NAME.finditer(covered(text).replace("\0", "，")):
        name = found["v"]
        for lead in (*_LEADS, "年度", "度"):
            name = name.rpartition(lead)[2] if lead in name[:-2] and len(lead) > 1 else name
        name = without_lead(name, (*_LEADS, "度", "年", "本"))
        if (
            len(name) > 2
            and are_people(name)
            and not name.startswith(_ABOVE)
            and name not in _BODIES
            and not has(name, (*_NO_ORGAN, "教育", "主题", "学习", "活动", "专题", "的", "会同"))
        ):
            yield name


def _signed(passages: Sequence[Passage]) -> Iterator[str]:
    """A line of an organ alone above the last day, or the last line of all; offices that sign for it are
    not it.
    """
    last = [one.text.strip() for one in passages[-_LAST:]]
    if match := _BYLINE.fullmatch(last[-1] if last else ""):
        yield _name(match["v"])
    last = [match["v"] if (match := _CAMPAIGN_GROUP.fullmatch(text)) else text for text in last]
    for text, after in zip(last, [*last, ""][1:], strict=True):
        dated = any(day.end - day.start >= len(after) - 1 for day in moments.days(after))
        full = text.startswith(("中共", "中国共产党"))
        if (dated or full) and len(text) > 5 and _SIGNED.fullmatch(text) and text.endswith(_ORGANS):
            yield text


def _issuer(tree: Outline) -> Iterator[str]:
    """A line that is an organ, or that addresses those who belong to one: 电气学院各党支部：."""
    for line in (*tree.titles, *tree.preamble[:_LAST]):
        text = line.text.strip()
        to = _ADDRESSED.fullmatch(text)
        yield _name(to["v"] if to else text)


def _heads(tree: Outline) -> Iterator[str]:
    """What a line of the head begins with that is no title by its words, or names at its end in brackets."""
    for line in (*tree.titles, *tree.preamble[:1]):
        byline = _BYLINE.search(line.text)
        name = _of_title(line.text) or (
            _name(byline["v"]) if byline and byline.end() == len(line.text) else ""
        )
        alone = len(line.text) <= _LONGEST_LINE and not line.text.endswith("：")
        if alone and "，" not in name and not _CLASS.fullmatch(name):
            yield name


def _fits(opening: Sequence[str]) -> Iterator[str]:
    """结合党校实际: whose circumstances the document is made for."""
    for text in opening:
        for found in _OWN_CASE.finditer(text):
            if found["v"].endswith(_ORGANS) and not _CLASS.fullmatch(found["v"]):
                yield found["v"]


def _subjects(opening: Sequence[str]) -> Iterator[str]:
    """Whose name a clause begins with, in a sentence that says that the meeting is or was held."""
    for text in opening:
        for sentence in sentences(re.sub("《[^》]*》", "", text)):
            if "生活会" in sentence and has(sentence, ("召开", "开好", "举行")):
                cuts = ((clause, first(clause, _ENDS)) for clause in clauses(sentence))
                names = (_name(clause[: cut[0]]) for clause, cut in cuts if cut and cut[0])
                name = next(filter(None, names), "")
                if not _CLASS.fullmatch(name):
                    yield name


def _holds(opening: Sequence[str]) -> Iterator[str]:
    """Who holds the meeting by the opening: 现就开好某局党组…, 某党委决定召开…"""
    for text in opening:
        for clause in clauses(re.sub("《[^》]*》", "", text)):
            if has(clause, ("现就", "开好", "召开", "决定")):
                for name in _named(clause):
                    if not name.endswith(("领导班子", "班子")):
                        yield name


def _full(opening: Sequence[str]) -> Iterator[str]:
    """中共某大学委员会, where the opening names a committee by its full name."""
    yield from (f"中共{found['v']}" for text in opening for found in _FULL.finditer(text))


def _calls_itself(passages: Sequence[Passage]) -> Iterator[str]:
    for one in passages[:8]:
        yield from (found[0] for found in _OWN.finditer(one.text))
