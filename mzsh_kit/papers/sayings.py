"""Sentences of the 实施方案 that follow from one fact: an obligation, a session of study, a list of
aspects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..plan.model import Aspect, Session
from ..plan.when import Open, when_words
from ..plan.wording import bare, listed
from ..text.lazy import lazy_pattern
from ..timing import Row

_SENDS = lazy_pattern("上报|报送|抄送|呈|通报(?!材料|稿)|报(?!告|表|道|刊|备)|送(?!达)|公布")
_FILES = lazy_pattern("归档|存档|整理|记录在案|形成")
_STAGE = lazy_pattern(
    "(?:.*阶段|(?:召开|开好|举行)(?:专题)?(?:会议|民主生活会|组织生活会)|会议召开)(?:[（(][^（）()]*[）)])?"
)
_TALKED = lazy_pattern("(?<=.)(?:必须|应当|[都均必须应要需])*(?<![约面恳访座交洽])谈到?$")
_WITHIN = lazy_pattern("在(?:一定|适当)范围内?")
"""A range that is named besides."""
_MEETING = lazy_pattern(
    "(?:[大全代例务组层]|[职教]工|干部|干警|(?<!委)员|支部|班子|生活|扩大|代表|通报|座谈|总结)会$|会议$"
)
"""Who meets, or how, before 会: what else ends so is an organ (工会, 协会, 学生会), which is written to."""
_LONGEST_NAMED = 40
"""Characters of an aspect that stands in a row with others; longer ones have a line each."""


def obliged(row: Row, verb: str, after: str = "") -> str:
    """Who sends what to whom until when; what already says that it is sent stands as it is."""
    what = bare(row.what).removeprefix("做好")
    said = (_SENDS if verb else _FILES).search(what)
    deed = bare(row.what) if said else f"将{what}{verb}{listed(row.to) if verb else ''}{after}"
    return f"{_before(row)}{_owner(row)}{deed}。"


def together(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Steps of one sort, those in a row that differ in nothing but what is sent said as one."""
    merged: list[Row] = []
    for row in rows:
        if merged and _alike(merged[-1], row):
            merged[-1] = replace(merged[-1], what=f"{bare(merged[-1].what)}，以及{bare(row.what)}")
        else:
            merged.append(row)
    return tuple(merged)


def _alike(row: Row, other: Row) -> bool:
    """Whether one sentence says both: the same people, limit and condition, and no verb of their own."""
    told = (row.owner, row.to, row.limit, row.said, row.condition) == (
        other.owner, other.to, other.limit, other.said, other.condition,
    )  # fmt: skip
    return told and not any(_SENDS.search(said.what) for said in (row, other))


def told(row: Row) -> str:
    """Who tells whom what until when, in which way."""
    way = f"以{row.way}的方式" if row.way and not re.match("召开|通过|采取|以|在", row.way) else row.way
    lead, what = f"{_before(row)}{_owner(row)}{_comma(way)}", bare(row.what)
    written, told_, rest = what.partition("通报")
    if told_ and row.to and _WITHIN.fullmatch(written) and "范围" not in listed(row.to):
        return f"{lead}在{listed(row.to)}范围内通报{rest}。"
    if _SENDS.search(what) and not (told_ and written in ("", "书面", "口头")):
        unnamed = [receiver for receiver in row.to if receiver not in what]
        return f"{lead}{what}{f'，通报范围为{listed(unnamed)}' if unnamed else ''}。"
    return f"{lead}{written if told_ else ''}{towards(row.to)}通报{rest or what}。"


def is_meeting(name: str) -> bool:
    """Whether what is told something is a meeting: it is told there, and no paper goes to it."""
    return bool(_MEETING.search(name))


def towards(names: Sequence[str]) -> str:
    """To whom something is told: 向各科室, 在机关范围内, 在职工大会上."""
    whom = listed(names) or "本单位党员、干部和群众"
    if is_meeting(whom):
        return f"在{whom}上"
    return f"{'在' if whom.endswith(('范围', '内')) else '向'}{whom}"


def _before(row: Row) -> str:
    """Limit and conditions, each with its comma."""
    limit = "" if isinstance(row.end, Open) and not row.said else row.limit
    stated = [saying for saying in (limit, *map(bare, row.condition)) if saying and saying not in row.what]
    return "".join(map(_comma, stated))


def _owner(row: Row) -> str:
    return "" if row.owner and row.owner in row.what else row.owner


def _comma(text: str) -> str:
    return f"{text}，" if text else ""


def session(held: Session) -> str:
    """2027年1月8日，中心组专题学习1天，学习……，地点：机关三楼会议室."""
    when = "" if isinstance(held.when, Open) else f"{when_words(held.when)}，"
    place = f"地点：{held.place}" if held.place else ""
    return when + "，".join(part for part in (f"{held.form}{held.length}", bare(held.what), place) if part)


def brief(aspects: Sequence[Aspect]) -> bool:
    """Whether aspects can stand in a row, 一是……；二是……: short names without questions (一是是否 is no
    Chinese).
    """
    texts = [str(aspect.text) for aspect in aspects if not isinstance(aspect.text, Open)]
    plain = not any(aspect.questions for aspect in aspects)
    return plain and all(len(text) <= _LONGEST_NAMED and not text.startswith("是否") for text in texts)


def aim(text: str) -> str:
    """A purpose behind 为."""
    return text.removeprefix("为了").removeprefix("为")


def met(relation: str) -> str:
    """A relation before 必谈, which it may say itself: 甲和乙之间都要谈到."""
    return _TALKED.sub("", relation)


def ended(text: str) -> str:
    """An office's own paragraph with a stop at its end."""
    return text if text[-1:] in tuple("。！？：；”）") else f"{bare(text)}。"


def is_stage(row: Row) -> bool:
    """Whether an own step only names a stage of the whole, or the meeting itself: no work of its own."""
    return row.key.startswith("others") and not row.what and bool(_STAGE.fullmatch(row.name))


def is_sentence(text: str) -> bool:
    """Whether a purpose is a sentence of its own."""
    return "。" in text
