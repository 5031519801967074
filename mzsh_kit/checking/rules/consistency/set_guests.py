"""Who comes from outside: named alike in the papers, each once, and not welcomed by himself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from ...facts.paper import Paper, Passage, blank, compact, group, whole
from ...facts.papers import POST, Papers, Seat, chairs
from ...rule import Hit, Words, set_rule

_INVITED = r"到会指导(?:人员)?[。：:]\s*(?:邀请)?|邀请(?=[^。；]{2,80}到会指导)"
_ENDS = re.compile(r"(?:等(?:同志)?)?(?:派员)?到会指导.*$")
_ROLE = re.compile("派员|待定|上级|另行")
_GREETS = re.compile(
    r"^(?:今天[，,]?)?(?P<who>[^。；]{2,120}?)(?:等)?(?:同志)?(?:到会指导|莅临)|(?:参加|列席)[^。；：:]{0,6}(?:还?有|的是)(?P<more>[^。；]{2,120})"
)
_OFFICE = re.compile(rf"(?:{POST}|负责人|同志|人员|代表|干部|领导)$")
_NAME = range(2, 5)
"""So many characters a Chinese name has."""

_PRINTS = ("03", "22", "23", "27", "32")
"""Papers that name everybody who comes."""


def named_elsewhere(papers: Papers) -> Iterator[Hit]:
    """Whom the plan invites every paper about the meeting itself names, and the plan whom one of them names."""
    plans = [(paper, found) for paper in papers.of("01") if (found := tuple(_invited(paper)))]
    invited = {name: (paper, words) for paper, found in plans for name, words in found}
    for paper in papers.of(*_PRINTS) if invited else ():
        text = compact("".join(one.text for one in paper.said)).replace("同志", "")
        missing = [name for name in invited if name not in text]
        if missing and paper.said:
            where = _place(paper)
            yield Hit.of(whole(where), f"实施方案中到会指导的{'、'.join(missing)}，这里没有", _SAME)
        said = "".join(compact("".join(one.text for one in plan.said)) for plan, _ in plans)
        for name, words in _guests(paper):
            if name not in said and not missing:
                yield Hit.of(words, f"实施方案中到会指导人员没有{name}", _SAME)


def _place(paper: Paper) -> Passage:
    """Where he is to be named: beside the others who come, or at the head of the paper."""
    wanted = re.compile("到会指导|列席")
    return next((one for one in paper.said if wanted.search(one.text)), paper.said[0])


def _guests(paper: Paper) -> Iterator[tuple[str, Words]]:
    yield from _invited(paper)
    for table in paper.tables:
        for who, remark in table.columns("姓名和职务", "备注"):
            if compact(remark.text) == "到会指导" and not blank(who.text):
                yield compact(who.text), whole(who)


def _invited(paper: Paper) -> Iterator[tuple[str, Words]]:
    """Each who is invited with the words that name him, behind 到会指导; what stands for an office counts as well."""
    for words in paper.labelled(_INVITED):
        said = _ENDS.sub("", words.text)
        for one in re.split("[，,]" if re.search("[，,]", said) else "、", said):
            name = re.sub("同志$", "", compact(one))
            at = words.start + words.text.find(one)
            if len(name) > 1 and not blank(name) and not _ROLE.search(name):
                yield name, Words(words.line, at, at + len(one))


def twice(papers: Papers) -> Iterator[Hit]:
    """One person in two rows of those who observe or guide: with part of his posts, or without any."""
    told: list[Seat] = []
    for one, other in combinations(papers.others, 2):
        if one.paper is other.paper and other not in told and _one_person(one, other):
            told.append(other)
            why = f"与“{compact(one.name.text)}”是同一个人"
            yield Hit.of(whole(other.name), why, "同一个人只列一次，请核对名单")


def _one_person(one: Seat, other: Seat) -> bool:
    """Two of one name with posts that have nothing in common may be two."""
    short, long = sorted((compact(one.name.text), compact(other.name.text)), key=len)
    if blank(short) or _OFFICE.search(short) or _OFFICE.search(long):
        return False
    if long.endswith(short):
        before = long.removesuffix(short)
        return not before or before.endswith("、") or len(short) in _NAME
    name = _common_end(short, long)
    posts = [set(text.removesuffix(name).split("、")) for text in (short, long)]
    return len(name) in _NAME and bool(posts[0] & posts[1])


def _common_end(first: str, second: str) -> str:
    size = 0
    while size < min(len(first), len(second)) and first[-size - 1] == second[-size - 1]:
        size += 1
    return first[len(first) - size :]


def welcomes_himself(papers: Papers) -> Iterator[Hit]:
    """The chair does not say of himself that he has come to guide or to observe.

    A guest may bear the name of a member in the chair: of him only name and post together are certain.
    """
    chair = papers.chair
    posts = {post for paper in papers.all for name, post in chairs(paper) if name == chair and post}
    called = [re.escape(post) for post in sorted(posts)]
    if chair and chair not in papers.names:
        called.append("")
    himself = re.compile(rf"(?:{'|'.join(called)}){re.escape(chair)}(?=同志|等|[、，]|$)")
    for paper in papers.of("22") if called else ():
        for passage in paper.said:
            for match in _GREETS.finditer(passage.text):
                start, end = match.span("who" if match["who"] else "more")
                if found := himself.search(passage.text, start, end):
                    why = f"主持人就是{chair}，不能介绍、欢迎自己"
                    yield Hit.of(group(passage, found), why, "请去掉主持人本人")


_SAME = "请核对到会指导人员，改为同一个名单"
_ACCURATE = "《党政机关公文处理工作条例》：公文内容应当准确"
_PLAN = "《实施方案》（六）到会指导。邀请县纪委常委周明、县委组织部副部长郑凯到会指导。⏎"
_SHEET = "《签到表》序号 | 姓名和职务 | 签到 | 备注⏎《签到表》1 | 县纪委常委、监委委员周明 |  | 到会指导⏎《签到表》2 | "
_CHAIR = "《主持词》（主持人：县纪委常委周明；时间：2027年1月15日）⏎《主持词》"

RULES = (
    set_rule(id="guests-differ", level="error", title="到会指导人员不同", reason="到会指导的是同一些人，缺一个就没有人请、没有座位", source=_ACCURATE, bad=(_PLAN + "《会议通知》到会指导：县纪委常委周明。",), good=(_PLAN + "《会议通知》到会指导：县纪委常委周明、县委组织部副部长郑凯。",), find=named_elsewhere),
    set_rule(id="guest-twice", level="error", title="列席、到会指导人员重复", reason="同一个人列了两次，签到、座次都多出一个人", source=_ACCURATE, bad=(_SHEET + "县纪委常委周明 |  | 到会指导",), good=(_SHEET + "县委组织部副部长周明 |  | 到会指导",), find=twice),
    set_rule(id="chair-welcomes-himself", level="error", title="主持人介绍自己", reason="主持人不能欢迎自己，也不能把自己说成列席的人", source=_ACCURATE, bad=(_CHAIR + "县纪委常委周明同志到会指导，我们表示欢迎。",), good=(_CHAIR + "县委组织部副部长郑凯同志到会指导，我们表示欢迎。",), find=welcomes_himself),
)  # fmt: skip
