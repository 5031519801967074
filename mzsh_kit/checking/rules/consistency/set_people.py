"""People are counted once: in the sign-in sheet, in lists, in the numbers of those who should attend; who is away is away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ....text.patterns import LIST_NUMBER
from ...facts.paper import Paper, compact, group, whole
from ...facts.papers import Papers, Seat, bare_name, listed, posts_of, split_names
from ...rule import Hit, Words, set_rule

_PRESENT = r"出席(?:人员)?[：:]|实到(?:人员)?[：:]"
_OBSERVING = r"(?:列席|到会指导)(?:人员)?[：:]|列席会议的有[：:]|列席人员。"
_MARKED = re.compile("书面|宣读|请假|代[为读]|缺席")
_RANK = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}?(?:省|市|县|区|州|旗|镇|乡)委|党委|党组|党工委)(?:常委|委员|成员)"
)
"""What several persons are at once, so that it stands for none of them alone."""

_STANDING = re.compile(r"[\u4e00-\u9fff]{0,6}(?:省|市|县|区|州|旗)委常委")


def twice(papers: Papers) -> Iterator[Hit]:
    """One person signs in once among those who should attend, and stands once in a list of them."""
    seen: list[tuple[str, str]] = []
    for seat in papers.members:
        who = (compact(seat.name.text), compact(seat.post))
        if who in seen or (who[0] in dict(seen) and _once_elsewhere(who[0], papers)):
            yield Hit.of(whole(seat.name), f"{who[0]}在应到人员中出现两次，应到人数会多算", _ONE)
        seen.append(who)
    yield from _listed_twice(papers)


def _listed_twice(papers: Papers) -> Iterator[Hit]:
    for paper in papers.all:
        for words, names in listed(paper):
            again = [name for name, times in Counter(names).items() if times > 1]
            for name in again:
                at = words.start + words.text.rfind(name)
                if name in words.text:
                    yield Hit.of(Words(words.line, at, at + len(name)), f"{name}在名单中出现两次", _ONE)


def _once_elsewhere(name: str, papers: Papers) -> bool:
    """Whether the other papers list this name once and never apart by post, as two of one name are."""
    lists = [
        [bare_name(one) for one in names]
        for paper in papers.of("01", "02", "03")
        for _, names in listed(paper)
    ]
    return bool(lists) and all(names.count(name) <= 1 for names in lists)


def both(papers: Papers) -> Iterator[Hit]:
    """Who should attend as a member does not observe as well."""
    for seat in papers.others:
        if name := _member_in(seat.name.text, papers):
            yield Hit.of(whole(seat.name), f"{name}是应到人员，又列在列席、到会指导人员中", _ONE)
    for paper in papers.all:
        for words in paper.labelled(_OBSERVING):
            for one in re.split(r"[、，]", words.text):
                name = _member_in(one, papers)
                at = words.start + words.text.find(one)
                if name:
                    yield Hit.of(
                        Words(words.line, at, at + len(one)),
                        f"{name}是应到人员，又列在列席人员中",
                        _ONE,
                    )


def _member_in(text: str, papers: Papers) -> str:
    """The member whose name, alone or behind a post of his, the text is; with another post it may be a namesake."""
    said = re.sub(r"同志$|[（(].*", "", compact(text))
    for name in papers.single:
        if said == name:
            return name
        if said.endswith(name) and len(name) > 1 and _holds(name, said.removesuffix(name), papers):
            return name
    return ""


def _holds(name: str, post: str, papers: Papers) -> bool:
    """Whether these words are a post, and one of the member's where the sign-in sheet says which he has."""
    own = [one for seat in papers.members if compact(seat.name.text) == name for one in posts_of(seat.post)]
    return bool(re.search(r"[长任记员师席理]$", post)) and (
        not own or any(one in post or post in one for one in own)
    )


def seats(papers: Papers) -> Iterator[Hit]:
    """A row or a seat of its own for a rank alone: one person's two posts were taken for two people."""
    for seat in papers.others:
        if _RANK.fullmatch(compact(seat.name.text)):
            yield _rank(seat.paper, seat)
    for paper in papers.of("24", "25"):
        for cell in paper.passages:
            if cell.table and _STANDING.fullmatch(compact(cell.text)):
                yield Hit.of(whole(cell), _RANKED.format(compact(cell.text)), _POSTS)


def _rank(paper: Paper, seat: Seat) -> Hit:
    return Hit.of(whole(seat.name), _RANKED.format(compact(seat.name.text)), _POSTS)


def absent(papers: Papers) -> Iterator[Hit]:
    """Who is on leave is not present, does not speak and does not criticise but in writing."""
    for paper in papers.all:
        for words in paper.labelled(_PRESENT):
            names = {bare_name(name) for name in split_names(words.text)}
            for name in sorted(names & papers.absent):
                at = words.start + words.text.find(name)
                yield Hit.of(Words(words.line, at, at + len(name)), f"{name}请假，又列在出席人员中", _AWAY)
    for name in sorted(papers.absent):
        yield from _speaks(name, papers)


def _speaks(name: str, papers: Papers) -> Iterator[Hit]:
    why = f"{name}请假，又列为发言人，没有注明是书面发言"
    for paper in papers.of("21"):
        for table in paper.tables:
            for speaker, item in table.columns("发言人", "议程"):
                if name in compact(speaker.text) and not _MARKED.search(speaker.text + item.text):
                    yield Hit.of(whole(speaker), why, _IN_WRITING)
    turns = re.compile(rf"请{name}(?:同志)?(?:(?!书面|宣读)[^。，；])*")
    for paper in papers.of("22"):
        for one in paper.said:
            match = turns.search(one.text)
            if match and not re.search("书面|宣读", one.text):
                yield Hit.of(group(one, match), why, _IN_WRITING)
    heads = re.compile(rf"^{LIST_NUMBER}?\s*({name}(?:同志)?(?:发言|的批评意见|[：:]))")
    for paper in papers.of("27", "32"):
        for one in paper.said:
            match = heads.search(one.text)
            if match and not _MARKED.search(one.text):
                yield Hit.of(group(one, match, 1), why, _IN_WRITING)


_ONE = "同一个人只列一次，请核对名单"
_POSTS = "同一个人的几个职务写在一处；确是两个人的，写清各自的职务"
_RANKED = "“{}”不是单独的职务，应是把一个人的两个职务拆成了两个人"
_AWAY = "请核对到会情况：到会的去掉请假，没有到会的从出席人员中去掉"
_IN_WRITING = "请注明书面发言和宣读人，或者去掉"
_ACCURATE = "《党政机关公文处理工作条例》：公文内容应当准确"
_SHEET = "《签到表》序号 | 姓名 | 职务 | 签到 | 备注⏎《签到表》1 | 江启明 | 党组书记、局长 |  | ⏎《签到表》2 | 贺兰舟 | 党组成员、副局长 |  | "
_AWAY_SHEET = _SHEET + "⏎《签到表》3 | 罗文渊 | 党组成员、总工程师 |  | 请假：学习"
_OTHERS = _SHEET + "⏎《签到表》二、列席和到会指导人员⏎《签到表》序号 | 姓名和职务 | 签到 | 备注⏎"
_BESIDE = ("attendees-differ", "sign-in-differs", "count-differs")

RULES = (
    set_rule(id="person-twice", level="error", title="应到人员重复", reason="同一个人列了两次，应到人数和法定人数都会算错", source=_ACCURATE, bad=(_SHEET + "⏎《签到表》3 | 贺兰舟 | 党组成员、副局长 |  | ",), good=(_SHEET + "⏎《签到表》3 | 贺兰舟 | 党组成员、工会主席 |  | ",), find=twice, unless=_BESIDE),
    set_rule(id="member-observes", level="error", title="同一个人既应到又列席", reason="应到的是班子成员，列席的不是，一个人只能是其中一种", source=_ACCURATE, bad=(_OTHERS + "《签到表》1 | 副局长贺兰舟 |  | 列席",), good=(_OTHERS + "《签到表》1 | 副局长尹若溪 |  | 列席",), find=both),
    set_rule(id="rank-alone", level="likely", title="一个人的两个职务拆成了两个人", reason="县委常委、县纪委书记是一个人，拆开后签到、座次都多出一个人", source=_ACCURATE, bad=(_OTHERS + "《签到表》1 | 县委常委 |  | 到会指导⏎《签到表》2 | 县纪委书记 |  | 到会指导",), good=(_OTHERS + "《签到表》1 | 县委常委、县纪委书记 |  | 到会指导",), find=seats),
    set_rule(id="absent-present", level="error", title="请假的人列为出席或者发言", reason="请假的人没有到会，发言只能是书面的，由别人宣读", source=_ACCURATE, bad=(_AWAY_SHEET + "⏎《主持词》3.请罗文渊同志发言。",), good=(_AWAY_SHEET + "⏎《主持词》3.宣读罗文渊同志的书面发言。",), find=absent),
)  # fmt: skip
