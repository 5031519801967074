"""Answers of invented units, from a seed: every kind, every type of unit, teams of 3 to 15, days of 2025 to
2028.

Everything is plain data as an office would state it. What an answer fixes by hand agrees with itself: a step
that is dated falls where the work of the default schedule could fall, and no day before the plan's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from .days import why_off

Answers = dict[str, Any]

_SURNAMES = "江贺宋陆方程顾乔沈韩梁秦许邓曹彭曾田"
_GIVEN = (
    "启明", "兰舟", "知远", "清和", "望舒", "一苇", "牧之", "东平", "思齐", "景行", "怀瑾", "若谷", "明远",
    "子衿", "立行", "砚"
)  # fmt: skip
_FOREIGN = ("古丽·买买提", "阿依古丽·麦麦提")
_UNITS = (
    # name, type, posts of the principal and of the others
    ("望水县水务局", "局党组", "党组书记、局长", "党组成员、副局长"),
    ("望水县人民政府", "政府党组", "党组书记、县长", "党组成员、副县长"),
    ("望水县人大常委会", "人大常委会党组", "党组书记、主任", "党组成员、副主任"),
    ("政协望水县委员会", "政协党组", "党组书记、主席", "党组成员、副主席"),
    ("望水县人民法院", "法院党组", "党组书记、院长", "党组成员、副院长"),
    ("望水县人民检察院", "检察院党组", "党组书记、检察长", "党组成员、副检察长"),
    ("望水县总工会", "群团党组", "党组书记、常务副主席", "党组成员、副主席"),
    ("岚江省水利厅", "厅党委", "党委书记、厅长", "党委委员、副厅长"),
    ("望水县河口镇", "乡镇党委", "党委书记", "党委委员、副镇长"),
    ("望水县城关街道", "街道党工委", "党工委书记", "党工委委员、办事处副主任"),
    ("望水县第一中学", "学校", "党委书记", "党委委员、副校长"),
    ("望水县人民医院", "医院", "党委书记", "党委委员、副院长"),
    ("望水县城投集团有限公司", "国企", "党委书记、董事长", "党委委员、副总经理"),
    ("望水县供销合作社", "领导班子", "理事会主任", "理事会副主任"),
    ("望水县水务局办公室", "党支部", "党支部书记", "党支部委员"),
)
_EXTRA_POSTS = ("办公室主任", "宣传委员", "纪检委员", "组织委员", "总工程师", "工会主席", "武装部长")
_KINDS = ("年度", "年度", "巡视巡察整改", "以案促改", "党史学习教育", "主题教育", "其他专题")
_OUTSIDERS = (
    "县委常委、县纪委书记",
    "县委常委、组织部部长",
    "县委组织部副部长何平",
    "县委督导组同志",
    "县纪委监委派驻纪检监察组负责同志",
)
_ASPECTS = ("政治方面", "作风方面", "廉洁方面", "担当方面", "纪律方面")
_STEPS = (("problems", 19), ("materials", 16), ("talks", 20), ("opinions", 24))
"""Steps that may be dated by hand, and how many days before the meeting."""


def sets(number: int, seed: int = 1) -> Iterator[Answers]:
    """``number`` answers; the same for the same seed."""
    return (answers(seed * 1_000_003 + at) for at in range(number))


def answers(seed: int) -> Answers:
    chance = Random(seed)
    name, type_, first, others = chance.choice(_UNITS)
    kind = "年度" if type_ == "党支部" else chance.choice(_KINDS)
    day = _day(chance)
    members = _members(chance, first, others)
    answers: Answers = {
        "unit": {"name": name, "type": type_, "superior": "中共望水县委员会", "issuer_code": "望水发"},
        "members": members,
        "kind": kind,
        "year": day.year - 1 if day.month < 10 else day.year,
        "meeting": _meeting(chance, day, members),
        "confirmed": True,
        **_about(chance, kind, name),
        **_agenda(chance, members),
    }
    if chance.random() < 0.5:
        answers["aspects"] = _aspects(chance)
    signed = None
    if isinstance(answers["meeting"].get("date"), str) and len(answers["meeting"]["date"]) == 10:
        if chance.random() < 0.4:
            signed = _worked(day - timedelta(chance.choice((3, 12, 20, 34, 38, 45))))
            answers["issue_date"] = signed.isoformat()
        answers.update(_fixed(chance, day, signed, type_))
    return answers


def _day(chance: Random) -> date:
    """A day of 2025 to 2028 that is worked, published or presumed."""
    while why_off(day := date(2025, 1, 2) + timedelta(chance.randrange(4 * 365))):
        pass
    return day


def _worked(day: date) -> date:
    while why_off(day):
        day -= timedelta(1)
    return day


def _members(chance: Random, first: str, others: str) -> list[Answers]:
    size = chance.randint(3, 15)
    given = chance.sample(_GIVEN, size)
    surnames = chance.sample(_SURNAMES, size)
    names = [surname + name for surname, name in zip(surnames, given, strict=True)]
    if chance.random() < 0.3:
        names[1] = chance.choice(_FOREIGN)
    posts = [first, *(others for _ in names[1:])]
    if size > 4 and chance.random() < 0.25:
        names[4] = names[2]
        posts[4] = f"{others.partition('、')[0]}、{chance.choice(_EXTRA_POSTS)}"
    members: list[Answers] = [{"name": a, "post": b} for a, b in zip(names, posts, strict=True)]
    members[0]["role"] = "主要负责同志"
    _outside_the_party(chance, members)
    _away(chance, members)
    return members


def _outside_the_party(chance: Random, members: list[Answers]) -> None:
    if len(members) > 4 and chance.random() < 0.4:
        members[-1].update(
            politics=chance.choice(("无党派人士", "民建会员", "群众")), post=_without_party(members[-1])
        )
    for member in members[1:-1]:
        if chance.random() < 0.1:
            member["politics"] = chance.choice(("中共党员", "中共预备党员", "党员", "共产党员"))


def _without_party(member: Answers) -> str:
    return member["post"].rpartition("、")[2]


def _away(chance: Random, members: list[Answers]) -> None:
    """At most a quarter of the team is away, never the principal; half of them have written."""
    for member in chance.sample(members[1:], len(members) // 4) if chance.random() < 0.5 else ():
        if "politics" not in member:
            member["absence"] = chance.choice(("外出学习", "住院治疗", "在省委党校学习"))
            if chance.random() < 0.5:
                member["written"] = True


def _meeting(chance: Random, day: date, members: list[Answers]) -> Answers:
    meeting: Answers = {"venue": "三楼会议室", "length": chance.choice(("半天", "半天", "一天", "3小时"))}
    when = chance.random()
    if when < 0.90:
        meeting["date"] = day.isoformat()
    elif when < 0.96:
        meeting["date"] = f"{day.year}-{day.month:02d}{chance.choice(('上旬', '中旬', '下旬'))}"
    if chance.random() < 0.8:
        meeting["start"] = chance.choice(("9:00", "8:30", "14:30")) if meeting["length"] != "一天" else "9:00"
    if chance.random() < 0.5:
        meeting["guidance"] = chance.sample(_OUTSIDERS, chance.randint(1, 2))
    if chance.random() < 0.3:
        meeting["observers"] = ["县委督导组组长刘正"]
    if chair := _chair(chance, members):
        meeting["chair"] = chair
    return meeting


def _chair(chance: Random, members: list[Answers]) -> str:
    first, present = (
        members[0],
        [member for member in members[1:] if not member.get("absence") and "politics" not in member],
    )
    kind = chance.random()
    if kind < 0.45 or not present:
        return ""
    if kind < 0.6:
        return first["name"]
    if kind < 0.75:
        return f"{first['post']}{first['name']}同志"
    if kind < 0.92:
        other = present[0]
        shared = sum(member["name"] == other["name"] for member in members) > 1
        return f"{other['post']}{other['name']}" if shared else other["name"]
    return "王立峰"


def _about(chance: Random, kind: str, name: str) -> Answers:
    if kind == "巡视巡察整改":
        return {
            "inspection": {
                "body": "县委第一巡察组",
                "mode": "巡察",
                "paper": f"关于巡察{name}的反馈意见",
                "period": "2024年9月至11月",
                "aspects": chance.randint(2, 5),
                "problems": chance.randint(6, 30),
            }
        }
    if kind == "以案促改":
        return {"case": {"name": "张某严重违纪违法案", "paper": "关于张某严重违纪违法案的通报"}}
    return (
        {"theme": "学思践悟、查摆问题、整改提高"} if kind in ("其他专题", "主题教育", "党史学习教育") else {}
    )


def _agenda(chance: Random, members: list[Answers]) -> Answers:
    """Mostly the default; else one with a deputy's item, and with leaders from above as the last to speak."""
    if chance.random() < 0.7:
        return {}
    present = [member for member in members[1:] if not member.get("absence")]
    names = [member["name"] for member in members]
    deputy = next((member for member in present if names.count(member["name"]) == 1), members[0])
    items = [
        {"text": "通报会前准备情况和征求意见情况",
         "speaker": chance.choice((deputy["name"], "主要负责同志"))},
        {"text": "代表领导班子作对照检查", "speaker": "主要负责同志"},
        {"text": "带头作个人对照检查，其他成员逐一提出批评意见", "speaker": "主要负责同志",
         "mode": "一人发言并接受批评"},
        {"text": "逐一作个人对照检查，其余成员逐一提出批评意见", "speaker": "其他班子成员",
         "mode": "逐一发言并接受批评"},
        {"text": "总结讲话，提出整改要求", "speaker": "主要负责同志"},
        {"text": "讲话", "speaker": "到会指导的上级领导"},
    ]  # fmt: skip
    return {"agenda": items}


def _aspects(chance: Random) -> list[Answers]:
    aspects: list[Answers] = [{"text": text} for text in chance.sample(_ASPECTS, chance.randint(2, 4))]
    if chance.random() < 0.3:
        aspects[-1]["of"] = chance.choice(("班子", "成员"))
    elif chance.random() < 0.15:
        aspects += [{"text": "待定"}, {"text": "待定"}]
    return aspects


def _fixed(chance: Random, day: date, signed: date | None, type_: str) -> Answers:
    """Some limits of the office's own or from above, for half of the sets."""
    facts: Answers = {}
    steps: Answers = {}
    if chance.random() < 0.3 and type_ != "党支部":
        steps["submission"] = {"end": chance.choice(("会前10天", "会前15天", "会前7天", "会前5个工作日"))}
    if chance.random() < 0.3 and signed is None:
        step, days = chance.choice(_STEPS if "submission" in steps else (*_STEPS, ("materials", 11)))
        steps[step] = {"end": _worked(day - timedelta(days)).isoformat()}
    if chance.random() < 0.15:
        steps["archive"] = {"end": _worked(day + timedelta(40)).isoformat()}
    if chance.random() < 0.2:
        steps["bulletin"] = {"end": chance.choice(("会后7天内", "会后10天内", "会后5个工作日内"))}
    if steps:
        facts["schedule"] = steps
    if chance.random() < 0.25:
        facts["reports"] = [
            {"what": "会议情况报告", "to": ["县委组织部"], "due": "会后10天内"},
            {"what": "会议记录", "to": ["县纪委"], "due": "会后15天内"},
        ]
    if chance.random() < 0.2:
        facts["bulletins"] = [{"what": "会议情况", "to": ["全体党员"], "due": "会后7天内"}]
        steps.pop("bulletin", None)
    return facts
