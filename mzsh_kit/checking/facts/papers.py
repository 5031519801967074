"""The papers of a set beside each other, and what most of them say of the meeting: its day, its chair, who is away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from ...text import DateSpan, annotated
from ...text.patterns import AMOUNT, FULL_DAY, YEAR
from ...timing.calendar import WorkCalendar, work_calendar
from ..rule import Words
from .days import days
from .paper import TITLE, Paper, Passage, Table, blank, compact, group

NAMES = {
    "01": "实施方案", "02": "报审请示", "03": "会议通知", "04": "印发方案的通知", "05": "学习研讨安排",
    "06": "征求意见的通知", "07": "座谈会记录", "08": "意见汇总反馈表", "09": "谈心谈话安排表",
    "10": "谈心谈话记录表", "11": "班子对照检查材料", "12": "个人发言提纲", "13": "问题清单",
    "14": "上年度整改落实情况", "15": "相互批评意见登记表", "16": "督导审核意见", "17": "工作进度表",
    "21": "会议议程", "22": "主持词", "23": "签到表", "24": "座次图", "25": "桌签", "26": "请假与书面发言",
    "27": "会议记录", "28": "点评提纲", "29": "总结讲话", "31": "情况报告", "32": "会议纪要", "33": "情况通报",
    "34": "整改方案", "35": "整改清单", "36": "整改台账", "37": "报送包目录", "38": "归档目录",
}  # fmt: skip
"""What the papers of a set are called, by their numbers."""

_TIME = r"(?:会议)?时间[：:]|会议(?:时间|日期)[：:。]"
_HELD = re.compile(rf"({FULL_DAY})(?!\s*[前后])[^。；]{{0,60}}?召开[^。；]{{0,60}}生活会")
_CHAIR = r"主持(?:人)?[：:]"
_CHAIRED = re.compile(r"会议由([^。；，]{1,60}?)(?:同志)?主持|[，,]([^。；，]{1,60}?)(?:同志)?主持会议")
_SIGNER = r"签发人[：:]"
_SPEECH = re.compile(r"^（(?P<post>\S+?)[\s　]+(?P<name>[\u4e00-\u9fff·\s　]{2,12})）$")
_SEPARATOR = re.compile(r"、(?![^（(]*[）)])")
AND_OTHERS = re.compile(rf"等(?:{AMOUNT}[人名位]?|同志)?$")
_LISTED = re.compile(r"(?:应到(?:会)?[^。；：\n]{0,8}人|参加(?:人员)?)[：:]([^。；\n]+)")
_AWAY = re.compile(r"^(?:请假|缺席(?:及事由|人员)?)[：:](.*)")
_TEAM = re.compile(
    rf"(?:中共)?((?:(?!关于)[^《]){{1,40}}(?:党组|党委|党工委|领导班子|支部委员会|支部|总支|委员会))(?=关于|{YEAR}|[^《》、]*生活会)"
)
T = TypeVar("T", bound=Hashable)
POST = (
    "书记|局长|厅长|处长|主任|镇长|乡长|县长|市长|区长|省长|校长|院长|馆长|行长|董事长|经理|主席|会长|部长|台长|所长|站长"
    "|委员|成员|组长"
)
"""What the name of a post ends in."""

_NO_NAME = re.compile("负责|推选|待定|班子|成员|人员|干部|代表|同志|全体")
_LEAVE = re.compile("请假|缺席")
_OF_SEVERAL = re.compile("(?:成员|委员|常委)$")
_ROLE = re.compile("负责|委托|召集|轮流|推选|待定")


@dataclass(frozen=True, slots=True)
class Seat:
    """A row of the sign-in sheet: who should attend, or who else comes."""

    paper: Paper
    name: Passage
    post: str
    remark: str


@dataclass(frozen=True)
class Papers:
    """``all`` papers of a set as they stand, and the ``calendar`` of days off."""

    all: tuple[Paper, ...]
    calendar: WorkCalendar = field(default_factory=work_calendar)

    def of(self, *numbers: str) -> Iterator[Paper]:
        """The papers of these numbers, in this order; an edited one and the new one beside it both."""
        return (paper for wanted in numbers for paper in self.all if number(paper) == wanted)

    # the meeting

    @cached_property
    def meeting(self) -> tuple[date, date] | None:
        """The first and the last day of the meeting, as most papers state it; ``None`` while it is open."""
        return most(span for paper in self.all for span in _meeting(paper))

    @cached_property
    def team(self) -> str:
        """How the set calls the team: what stands before the year or the meeting in most titles."""
        titles = (compact(one.text) for paper in self.all for one in paper.said if one.style == TITLE)
        return most(match[1] for title in titles if (match := _TEAM.match(title))) or ""

    # people

    @cached_property
    def chair(self) -> str:
        """The chair's name, as most papers have it; empty where none is named."""
        return most(name for paper in self.all for name, _ in chairs(paper)) or ""

    @cached_property
    def principal(self) -> str:
        """The name of the one who signs the papers and makes the closing speech, empty where none is named."""
        signers = (compact(words.text) for paper in self.all for words in paper.labelled(_SIGNER))
        speakers = (
            compact(found["name"])
            for paper in self.of("29")
            for one in paper.said
            if (found := _SPEECH.match(one.text))
        )
        return most(name for name in (*signers, *speakers) if not blank(name)) or ""

    @cached_property
    def principal_posts(self) -> tuple[str, ...]:
        """The posts of the principal by the sign-in sheet: how the agenda may call him."""
        return tuple(
            post
            for seat in self.members
            if compact(seat.name.text) == self.principal
            for post in posts_of(seat.post)
        )

    @cached_property
    def members(self) -> tuple[Seat, ...]:
        """Who should attend, by the sign-in sheet."""
        return tuple(
            seat for paper in self.of("23") for table in paper.tables for seat in _seats(paper, table, "姓名")
        )

    @cached_property
    def others(self) -> tuple[Seat, ...]:
        """Who else signs in."""
        return tuple(
            seat
            for paper in self.of("23")
            for table in paper.tables
            for seat in _seats(paper, table, "姓名和职务")
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Who should attend: by the sign-in sheet, or else by the longest list of a paper."""
        if self.members:
            return tuple(compact(seat.name.text) for seat in self.members)
        lists = [names for paper in self.of("01", "02", "03") for _, names in listed(paper)]
        return tuple(bare_name(name) for name in max(lists, key=len, default=()))

    @cached_property
    def single(self) -> frozenset[str]:
        """Names that only one of them bears."""
        return frozenset(name for name, times in Counter(self.names).items() if times == 1)

    @cached_property
    def absent(self) -> frozenset[str]:
        """Who is on leave by any paper; of two who bear one name neither."""
        away = {compact(seat.name.text) for seat in self.members if _LEAVE.search(seat.remark)}
        return frozenset(away | {name for paper in self.all for name in self._away(paper)}) & self.single

    def _away(self, paper: Paper) -> Iterator[str]:
        for one in paper.said:
            told = _AWAY.match(one.text)
            for name in self.single if _LEAVE.search(one.text) else ():
                named = (
                    rf"{name}(?=$|[（(、，。；同])"
                    if told
                    else rf"{name}(?:（[^）]*）)?(?:同志)?(?:因[^。，；]*)?请假"
                )
                if re.search(named, compact(told[1] if told else one.text)):
                    yield name
        for table in paper.tables if number(paper) == "26" else ():
            for row in table.rows:
                cells = [compact(row[column].text) for column in sorted(row)]
                if cells[:1] == ["请假人"]:
                    yield from cells[1:2]

    @cached_property
    def chair_posts(self) -> tuple[str, ...]:
        """The posts that the chair alone has: by the sign-in sheet unless two bear the name, or as the chair is introduced."""
        own = (
            seat.post
            for seat in self.members
            if self.chair in self.single and compact(seat.name.text) == self.chair
        )
        introduced = (post for paper in self.all for who, post in chairs(paper) if who == self.chair)
        found = next((post for post in (*own, *introduced) if post), "")
        others = {
            post
            for seat in self.members
            if compact(seat.name.text) != self.chair
            for post in posts_of(seat.post)
        }
        return tuple(post for post in posts_of(found) if post not in others and not _OF_SEVERAL.search(post))

    # what a branch is

    @cached_property
    def branch(self) -> bool:
        """Whether the team is a 党支部."""
        return self.team.endswith(("支部", "支部委员会"))


def posts_of(words: str) -> tuple[str, ...]:
    return tuple(post for post in re.split("[、，]", compact(words)) if len(post) > 1)


def number(paper: Paper) -> str:
    """The number of a paper: what its file's name begins with, or else what the name says it is."""
    if found := re.match(r"(\d\d)\s*[-—_.、]", paper.name):
        return found[1]
    return next((one for one, name in NAMES.items() if paper.name.startswith(name)), "")


def most(found: Iterable[T]) -> T | None:
    """What is found most often, the first of those found equally often; nothing where nothing is."""
    counted = Counter(found).most_common(1)
    return counted[0][0] if counted else None


def listed(paper: Paper) -> Iterator[tuple[Words, tuple[str, ...]]]:
    """Lists of those who should attend that name everybody: the words, and the names in them."""
    for passage in paper.of_meeting:
        for match in _LISTED.finditer(passage.text):
            names = () if re.search("[，,]", match[1]) else split_names(match[1])
            if (
                names
                and not AND_OTHERS.search(names[-1])
                and not any(map(_NO_NAME.search, map(bare_name, names)))
            ):
                yield group(passage, match, 1), names


def split_names(text: str) -> tuple[str, ...]:
    """
    >>> split_names("白芷（党委委员、副院长）、连　翘。")
    ('白芷（党委委员、副院长）', '连翘')
    """
    return tuple(
        name for one in _SEPARATOR.split(text.rstrip("。；")) if (name := compact(one)) and not blank(name)
    )


def bare_name(name: str) -> str:
    """
    >>> bare_name("白芷（党委委员、副院长）")
    '白芷'
    """
    return re.sub(r"[（(].*|同志$", "", name)


def chairs(paper: Paper) -> Iterator[tuple[str, str]]:
    """Who presides by this paper: name, and post where one stands before it."""
    labels = (re.split(r"[，,；;。）)]", words.text)[0] for words in paper.labelled(_CHAIR))
    said = (match[1] or match[2] for one in paper.of_meeting for match in _CHAIRED.finditer(one.text))
    for words in (*labels, *said):
        named = re.sub(r"同志$", "", words.strip())
        if not blank(named) and not _ROLE.search(named):
            post, name = _introduced(named)
            if name:
                yield name, post


def _introduced(words: str) -> tuple[str, str]:
    """Post and name: 党组书记、局长江启明. What no post stands before is a name; a post alone is none."""
    found = re.match(rf"(.*(?:{POST}))([\u4e00-\u9fff·𠀀-𯿿\s　]{{2,15}})$", words)
    post, name = (found[1], found[2]) if found else ("", words)
    name = compact(name)
    named = 2 <= len(name) <= 15 and not re.search(rf"[、，（）]|(?:{POST})$", name)
    return post, name if named else ""


def _meeting(paper: Paper) -> Iterator[tuple[date, date] | None]:
    """The days of the meeting; nothing for every place where its day is open: 2027年1月下旬."""
    labelled = (words.text for words in paper.labelled(_TIME, cell="会议时间"))
    held = (match[1] for one in paper.of_meeting for match in _HELD.finditer(one.text))
    for text in (*labelled, *held):
        found = [one.day for one in days(text) if one.day]
        if found:
            yield found[0], max(found[0], found[1]) if len(found) > 1 and _is_span(text) else found[0]
        elif "月" in text:
            yield None


def _is_span(text: str) -> bool:
    return any(isinstance(one, DateSpan) for one in annotated(text).dates)


def _seats(paper: Paper, table: Table, head: str) -> Iterator[Seat]:
    heads = table.heads
    if head not in heads or "签到" not in heads:
        return
    for row in table.rows[1:]:
        name = row.get(heads[head])
        if name and compact(name.text):
            post, remark = (row.get(heads.get(one, 0)) for one in ("职务", "备注"))
            yield Seat(paper, name, post.text if post else "", remark.text if remark else "")
