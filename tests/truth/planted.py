"""Fifty contradictions, ten kinds, five of each, to be planted into the papers of clean sets.

Each is an edit such as an office makes in a hurry. Where a deadline is moved, it is moved in every paper that
states it, so that only what is planted is wrong; a second deadline is in one paper alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from .editing import double_row, print_, retype, set_event, set_step, sign, take_line

BUREAU: dict[str, Any] = {
    # Thursday 10 September 2026; fifteen days later is 中秋, thirty days later the week after 国庆.
    "unit": {"name": "望水县水务局", "type": "局党组", "superior": "中共望水县委员会"},
    "members": [
        {"name": "江启明", "post": "党组书记、局长", "role": "主要负责同志"},
        {"name": "贺兰舟", "post": "党组副书记、副局长"},
        {"name": "宋知远", "post": "党组成员、副局长", "absence": "住院治疗", "written": True},
        {"name": "陆清和", "post": "党组成员、总工程师"},
        {"name": "乔望舒", "post": "党组成员、办公室主任"},
        {"name": "方砚", "post": "副局长", "politics": "民建会员"},
    ],
    "kind": "年度",
    "year": 2025,
    "meeting": {
        "date": "2026-09-10",
        "start": "9:00",
        "length": "半天",
        "venue": "三楼会议室",
        "recorder": "办公室李敏",
        "guidance": ["县委组织部副部长何平"],
    },
    "theme": "学思践悟、查摆问题、整改提高",
}
HOSPITAL: dict[str, Any] = {
    # Friday 17 July 2026; the deputy presides, one is away and has written nothing.
    "unit": {"name": "望水县人民医院", "type": "医院", "superior": "中共望水县委员会"},
    "confirmed": True,
    "members": [
        {"name": "沈怀瑾", "post": "党委书记", "role": "主要负责同志"},
        {"name": "韩景行", "post": "党委副书记、院长"},
        {"name": "秦立行", "post": "党委委员、副院长", "absence": "外出学习"},
        {"name": "曹若谷", "post": "党委委员、副院长"},
        {"name": "田东平", "post": "党委委员、纪委书记"},
    ],
    "kind": "其他专题",
    "year": 2026,
    "meeting": {
        "date": "2026-07-17",
        "start": "9:00",
        "length": "半天",
        "venue": "门诊楼会议室",
        "recorder": "党办周敏",
        "chair": "韩景行",
    },
    "theme": "学思践悟、查摆问题、整改提高",
}
PAPERS = (
    *("01", "02", "03", "04", "05", "06", "08", "09", "11", "13", "17", "18"),
    *("21", "22", "23", "27", "29", "31", "32", "33", "34", "35", "36", "37", "38"),
)
"""All that a plant is put into or that states what it contradicts."""

_LIMIT = r"(?:会[前后]\d+(?:天|日|个工作日)内?(?:（[^）]*）)?|\d{4}年\d+月\d+日前)"


@dataclass(frozen=True, slots=True)
class Planted:
    """``plant(folder)`` edits the set of ``answers``; a finding must touch one of ``words``, in itself or its
    reason.
    """

    kind: str
    paper: str
    plant: Callable[[Path], None]
    words: tuple[str, ...]
    answers: Any = None

    def __post_init__(self) -> None:
        if self.answers is None:
            object.__setattr__(self, "answers", BUREAU)


def _both(*plants: Callable[[Path], None]) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        for part in plants:
            part(folder)

    return plant


def _said(day: tuple[int, int, int]) -> str:
    return "{}年{}月{}日".format(*day)


def _limit(folder: Path, number: str, keyword: str, new: str, within: str = "") -> None:
    """The limit that follows ``keyword`` in a paper becomes ``new``."""
    retype(folder, number, f"({keyword}){_LIMIT}", rf"\g<1>{new}", within)


Place = tuple[str, str, str]
"""Paper, what stands before the limit, what else stands in the paragraph."""


def _plan(keyword: str, within: str = "") -> tuple[Place, ...]:
    """A limit of the plan, which stands in its own paper and in that of the notice that issues it."""
    return tuple((number, keyword, within) for number in ("01", "04"))


def _spoken(number: str) -> tuple[Place, ...]:
    """One of the four deeds after the meeting, of which the chair speaks at its end."""
    return (("22", number, "四件事"),)


def _everywhere(duty: str, day: tuple[int, int, int], *places: Place) -> Callable[[Path], None]:
    """A duty's deadline moved to a day in the papers that state it, in the table of steps and in the
    calendar.
    """

    def plant(folder: Path) -> None:
        for number, keyword, within in places:
            _limit(folder, number, keyword, f"{_said(day)}前", within)
        set_step(folder, duty, _said(day))
        set_event(folder, duty, day)

    return plant


def _paper_dates() -> tuple[Planted, ...]:
    kind, early = "成文早于所反映的事", "2026年9月3日"
    return (
        Planted(kind, "31", partial(sign, number="31", day=early), (early,)),
        Planted(kind, "32", partial(print_, number="32", day=early), (early,)),
        Planted(kind, "33",
                _both(partial(sign, number="33", day=early), partial(print_, number="33", day=early)),
                (early,)),
        Planted(kind, "34", partial(sign, number="34", day=early), (early,)),
        Planted(kind, "31", partial(sign, number="31", day="2026年7月16日"), ("2026年7月16日",), HOSPITAL),
    )  # fmt: skip


def _signed_late() -> tuple[Planted, ...]:
    """01 is signed when some of its deadlines have passed; the meeting is still ahead."""
    kind = "时限早于成文日期"
    days = (
        ("2026年8月26日", BUREAU),
        ("2026年8月28日", BUREAU),
        ("2026年9月1日", BUREAU),
        ("2026年7月3日", HOSPITAL),
        ("2026年7月9日", HOSPITAL),
    )
    return tuple(
        Planted(kind, "01", partial(sign, number="01", day=day), (day,), answers) for day, answers in days
    )


def _second_deadlines() -> tuple[Planted, ...]:
    kind, new = "一项工作两个时限", "会后12天内（2026年9月22日前）"
    places = (
        ("09", "完成时限：", "会前16天（2026年8月25日前）", "2026年8月25日"),
        ("13", "查摆时限：", "会前14天（2026年8月27日前）", "2026年8月27日"),
        ("08", "征求意见时限：", "2026年8月19日前", "2026年8月19日"),
        ("35", "整改清单形成时限：", new, "2026年9月22日"),
        ("34", "整改情况公开时限：", "会后29天内（2026年10月9日前）", "2026年10月9日"),
    )
    return tuple(
        Planted(kind, paper, partial(_limit, number=paper, keyword=keyword, new=limit), (day,))
        for paper, keyword, limit, day in places
    )


def _before_what_they_rest_on() -> tuple[Planted, ...]:
    kind = "早于前置工作"
    moved = (
        ("意见反馈", (2026, 8, 11), (*_plan("意见于"), ("08", "反馈时限：", ""))),
        ("查摆问题", (2026, 8, 12), (*_plan("查摆问题（"), ("13", "查摆时限：", ""))),
        ("撰写材料", (2026, 8, 13), _plan("撰写.*?（")),
        ("审阅把关", (2026, 8, 14), _plan("发言提纲[于在]")),
        ("整改公开", (2026, 9, 17), (*_plan("整改情况于"), ("34", "公开时限：", ""), *_spoken("四是"))),
    )
    return tuple(
        Planted(kind, "01", _everywhere(duty, day, *places), (_said(day), duty))
        for duty, day, places in moved
    )


def _days_off() -> tuple[Planted, ...]:
    kind, autumn = "时限落在法定节日", (2026, 9, 25)
    lists = (
        *_plan("整改清单于"),
        ("29", "整改清单形成时限：", ""),
        ("34", "整改清单形成时限：", ""),
        *_spoken("一是"),
    )
    ledgers = (("35", "整改清单形成时限：", ""), ("36", "台账形成时限：", ""))
    moved = (
        ("会后通报", autumn, (*_plan("", "向.*通报"), *_spoken("三是"), ("33", "通报时限：", ""))),
        ("情况报告", autumn,
         (*_plan("", "将.*情况报告.*报"), *_spoken("二是"), ("31", "时限：", ""), ("37", "", "会后|年9月"))),
        ("整改清单", autumn, (*lists, *ledgers)),
        ("整改公开", (2026, 10, 2), (*_plan("整改情况于"), ("34", "公开时限：", ""), *_spoken("四是"))),
        ("归档", (2026, 10, 1), (*_plan("", "整理归档"), ("38", "归档时限：", ""))),
    )  # fmt: skip
    return tuple(
        Planted(kind, "01", _everywhere(duty, day, *places), (_said(day),)) for duty, day, places in moved
    )


def _chairs() -> tuple[Planted, ...]:
    kind = "主持人请自己发言或者替人发言"

    def script(said: str, new: str, within: str, words: str, answers: Any = BUREAU) -> Planted:
        return Planted(
            kind, "22", partial(retype, number="22", said=said, new=new, within=within), (words,), answers
        )

    return (
        script("由我", "请江启明同志", "由我.*通报", "江启明"),
        script("由我", "请党组书记、局长", "由我.*对照检查", "党组书记"),
        script("请[^，。]*?(?=点评)", "由我", "请.*点评", "由我"),
        script("请[^，。]*?(?=总结讲话)", "由我", "请.*总结讲话", "由我", HOSPITAL),
        script("由我", "请韩景行同志", "^首先.*发言", "韩景行", HOSPITAL),
    )  # fmt: skip


def _twice() -> tuple[Planted, ...]:
    kind = "一人两计"
    return (
        Planted(kind, "23", partial(double_row, number="23", said="贺\\s*兰\\s*舟"), ("贺兰舟",)),
        Planted(kind, "01",
                partial(retype, number="01", said="(应到5人：.*?乔望舒)", new=r"\g<1>、贺兰舟"), ("贺兰舟",)),
        Planted(kind, "03",
                partial(retype, number="03", said="(参加：.*?乔望舒)", new=r"\g<1>、陆清和"), ("陆清和",)),
        Planted(kind, "27", partial(retype, number="27", said="(列席：.*?方砚)",
                new=r"\g<1>、党组成员陆清和"), ("陆清和",)),
        Planted(kind, "23", _observer_of_the_team, ("贺兰舟",)),
    )  # fmt: skip


def _observer_of_the_team(folder: Path) -> None:
    """A member stands a second time among those who sit in."""
    double_row(folder, "23", "副局长\\s*方\\s*砚", ("副局长\\s*方\\s*砚", "党组副书记、副局长贺兰舟"))


def _headcounts() -> tuple[Planted, ...]:
    kind = "人数不对"

    def count(paper: str, said: str, new: str, answers: Any = BUREAU) -> Planted:
        return Planted(kind, paper, partial(retype, number=paper, said=said, new=new), (new,), answers)

    return (
        count("31", "应到5人", "应到6人"),
        count("22", "应到会5人", "应到会4人"),
        count("23", "不少于4人", "不少于3人"),
        count("01", "不少于4人", "不少于3人"),
        count("27", "应到5人", "应到4人", HOSPITAL),
    )


def _agendas() -> tuple[Planted, ...]:
    kind = "议程不一致"
    return (
        Planted(kind, "02", partial(retype, number="02", said="2\\..*?；",
                new="2.党组书记通报专项检查情况；"), ("专项检查",)),
        Planted(kind, "03", partial(retype, number="03", said="代表领导班子作对照检查",
                new="代表领导班子作工作报告"), ("工作报告",)),
        Planted(kind, "21", partial(retype, number="21", said="代表领导班子作对照检查",
                new="代表领导班子述职"), ("述职",)),
        Planted(kind, "27", partial(retype, number="27", said="^一、.*$", new="一、学习有关文件"),
                ("学习有关文件",)),
        Planted(kind, "32", partial(take_line, number="32", said="、总结讲话"), ("总结讲话",)),
    )  # fmt: skip


def _absent() -> tuple[Planted, ...]:
    kind = "请假的人到会或者发言"
    return (
        Planted(kind, "27",
                partial(retype, number="27", said="(出席：.*?乔望舒)", new=r"\g<1>、宋知远"), ("宋知远",)),
        Planted(kind, "32",
                partial(retype, number="32", said="(出席：.*?乔望舒)", new=r"\g<1>、宋知远"), ("宋知远",)),
        Planted(kind, "22", partial(retype, number="22", said="(?:宣读|请)[^。]*宋知远[^。]*书面发言",
                new="请宋知远同志发言"), ("宋知远",)),
        Planted(kind, "21", partial(retype, number="21", said="^.*宋知远.*$", new="宋知远"), ("宋知远",)),
        Planted(kind, "27", partial(retype, number="27", said="(出席：.*?田东平)", new=r"\g<1>、秦立行"),
                ("秦立行",), HOSPITAL),
    )  # fmt: skip


PLANTED: tuple[Planted, ...] = (
    *_paper_dates(),
    *_signed_late(),
    *_second_deadlines(),
    *_before_what_they_rest_on(),
    *_days_off(),
    *_chairs(),
    *_twice(),
    *_headcounts(),
    *_agendas(),
    *_absent(),
)
