"""A clerk with the facts of a plan before him: each fact typed into the field of the model that means it.

The facts are those of an answer key (``../shared/keys``): ``field`` and ``value``, some with ``who``, ``to``,
``deadline``, ``part`` or ``under`` beside them. What they do not say is emptied or left out of the plan by
name, so that no default speaks for them. Shares no code with ``mzsh_kit.reading``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Fact = Mapping[str, Any]
Answers = dict[str, Any]

_KINDS = {
    "年度": "民主生活会",
    "巡视巡察整改": "巡察整改专题民主生活会",
    "以案促改": "以案促改专题民主生活会",
    "党史学习教育": "党史学习教育专题民主生活会",
}
_DATE = re.compile(r"^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(前?)$")
_COUNTED = re.compile(r"^(?:民主生活会|专题民主生活会|会)?(?:召开)?(前|后)(\d+)(个工作日|天)(?:内|前)?$")
_PAPER = re.compile(r"^(?P<issuer>[^《》，]*)《(?P<title>.+)》(?:（(?P<number>[^（）]*)）)?$")
_WRITES = re.compile("撰写|动手|亲自|主持|起草")
_PERSON = re.compile(
    r"^(?P<post>.*(?:书记|局长|主任|镇长|主席|组长))(?P<name>[\u4e00-\u9fff·]{2,4}|[xX×*]{2,3})(?:同志)?$"
)


def answers(key: Mapping[str, Any]) -> Answers:
    """The answers that state the facts of one key and nothing else."""
    return _Clerk(key).answers()


class _Clerk:
    def __init__(self, key: Mapping[str, Any]) -> None:
        self.key = key
        self.facts: Sequence[Fact] = key["facts"]
        self.headings = {section["heading"].rstrip("。") for section in key.get("sections", ())}
        self.year = self._year()
        self.name = (key.get("unit") or {}).get("name") or "某某单位"

    def every(self, *fields: str) -> list[str]:
        return [fact["value"] for fact in self.facts if fact["field"] in fields]

    def of(self, *fields: str) -> list[Fact]:
        return [fact for fact in self.facts if fact["field"] in fields]

    def _year(self) -> int:
        """The 年度: as stated, else a year before the one in which the meeting is held."""
        stated = "".join(self.every("meeting.year"))
        if match := re.search(r"(20\d\d)年度", stated):
            return int(match[1])
        held = re.search(r"(20\d\d)年", "".join(self.every("meeting.date")))
        return int(held[1]) - 1 if held else 2020

    def answers(self) -> Answers:
        return {
            "unit": {
                "name": self.name,
                "type": (self.key.get("unit") or {}).get("type") or "局党组",
                "short": self.name,
            },
            "members": [self._principal(), {"name": "某某", "post": "班子成员"}],
            "kind": self.key["kind"] or "其他专题",
            "year": self.year,
            "confirmed": True,
            "meeting": self._meeting(),
            "theme": "，".join(self.every("meeting.theme")) or "待定",
            "purpose": self.every("other.purpose"),
            "basis": [_basis(title) for title in self.every("basis")],
            "aspects": self._aspects(),
            "aspect_name": "方面",
            "schedule": self._schedule(),
            "study": self._study(),
            "opinions": {
                "methods": [method.removeprefix("采取") for method in self.every("opinions.method")],
                "scope": self.every("opinions.scope"),
                "handling": self.every("opinions.handling"),
            },
            "talks": {
                "relations": [{"text": pair} for pair in self.every("talks.pair")],
                "rules": self.every("talks.requirement", "talks.min_opinions"),
                "length": "".join(self.every("talks.period")[:1]),
            },
            "problems": {
                "against": self.every("other.problems_basis"),
                "rules": self.every("problems.method"),
            },
            "materials": self._materials(),
            "agenda": [{"text": item} for item in self.every("agenda.item")],
            "criticism": self._criticism(),
            "rectification": self.every("rectification.rule"),
            "related": self.every("related_meeting"),
            "report_to": [],
            "groups": self._groups(),
            "duties": self._duties(),
            "requirements": self._requirements(),
            "attachments": self.every("attachment"),
            "own": list(self._own()),
            "omit": list(self._omitted()),
        }

    def _principal(self) -> Answers:
        for host in self.every("meeting.host"):
            if match := _PERSON.match(host):
                return {"name": match["name"], "post": match["post"], "role": "主要负责同志"}
        return {
            "name": "负责人",
            "post": "党委书记" if "党委" in self.name else "党组书记",
            "role": "主要负责同志",
        }

    def _meeting(self) -> Answers:
        meeting: Answers = {
            "attendees": self.every("meeting.attendees"),
            "observers": self.every("meeting.observers"),
            "guidance": self.every("meeting.guidance"),
            "length": "".join(self.every("meeting.duration")[:1]),
            "venue": "".join(self.every("meeting.venue")[:1]) or "待定",
            "recorder": "、".join(self.every("meeting.recorder")) or "待定",
        }
        year = [said for said in self.every("meeting.year") if not re.match(r"\d{4}年度$", said)]
        if year:
            meeting["name"] = year[0] + _KINDS.get(self.key["kind"], "专题民主生活会")
        host = self.every("meeting.host")
        if host:
            meeting["chair"] = (
                self._principal()["name"] if _PERSON.match(host[0]) else host[0].removesuffix("同志")
            )
        days, times = self.every("meeting.date"), self.every("meeting.time")
        if days and (day := self._day(days[0])):
            meeting["date"] = day
        elif days:
            meeting["said"] = "，".join(("，".join(dict.fromkeys(days)), *times))
        if days and times and "said" not in meeting:
            meeting["start"] = times[0]
        return meeting

    def _day(self, words: str) -> str | None:
        """A day as a clerk types it in full; the year of a day without one is that of the meeting."""
        match = _DATE.match(words)
        if not match:
            return None
        return f"{match[1] or self._held_in()}年{match[2]}月{match[3]}日"

    def _held_in(self) -> int:
        held = re.search(r"(20\d\d)年", "".join(self.every("meeting.date")))
        return int(held[1]) if held else self.year + 1

    def _limit(self, words: str) -> Answers:
        """A limit typed as a time where it is one, else in the plan's own words."""
        if day := self._day(words):
            return {"start": "待定", "end": day}
        if match := _COUNTED.match(words):
            return {
                "start": "待定",
                "end": f"会{match[1]}{match[2]}{match[3]}{'内' if match[1] == '后' else ''}",
            }
        return {"start": "待定", "end": "待定", "said": words}

    def _schedule(self) -> Answers:
        nothing = {"start": "待定", "end": "待定"}
        steps: Answers = {
            sort: dict(nothing) for sort in ("drafting", "feedback", "notice", "rectification", "publicity")
        }
        for sort in ("study", "opinions", "talks", "problems"):
            said = list(dict.fromkeys(self.every(f"{sort}.deadline")))
            steps[sort] = self._limit("、".join(said)) if said else dict(nothing)
        steps["materials"] = [
            {"what": fact.get("what", ""), **self._limit(fact["value"])}
            for fact in self.of("materials.deadline")
        ] or [dict(nothing)]
        steps["review"] = [dict(nothing)]
        for sort in ("submission", "report", "bulletin", "archive"):
            steps[sort] = [self._obligation(fact) for fact in self.of(sort)]
        steps["others"] = [self._step(fact) for fact in self.of("schedule.step")]
        return steps

    def _obligation(self, fact: Fact) -> Answers:
        """What is sent or told, typed whole, with its limit in the field for it where the sentence begins
        with it.
        """
        what, deadline = fact["value"], fact.get("deadline", "")
        limit: Answers = {"start": "待定", "end": "待定"}
        if deadline and what.startswith(deadline):
            limit, what = self._limit(deadline), what.removeprefix(deadline).lstrip("，,")
        elif deadline and deadline not in what:
            limit = self._limit(deadline)
        to = re.split("[、，。]", fact["to"]) if fact.get("to") else []
        return {"what": what, "owner": fact.get("who", ""), "to": to, "least": None, "after": [], **limit}

    def _step(self, fact: Fact) -> Answers:
        what, when = fact["value"], fact.get("deadline") or fact.get("date") or ""
        said = {"start": "待定", "end": "待定"}
        if when:
            what = what.removeprefix(when).lstrip("，,")
            said = self._limit(when)
            if said["end"] != "待定" and when.endswith("日"):
                said["start"] = said["end"]
        return {"name": _short(what), "what": what, "phase": "会前", "least": None, **said}

    def _study(self) -> Answers:
        lengths = self.of("study.duration")
        plain = [length["value"] for length in lengths if not length.get("part")]
        sessions = [
            {"form": length["part"], "length": length["value"]} for length in lengths if length.get("part")
        ]
        return {
            "items": self.every("study.item"),
            "forms": self.every("study.form"),
            "length": plain[0] if plain else "待定",
            "rules": self.every("other.study_rule"),
            "aims": self.every("other.study_aim", "other.study_goal"),
            "sessions": sessions,
        }

    def _aspects(self) -> list[Answers] | str:
        aspects = []
        for fact in self.of("problems.aspect"):
            who = fact.get("who", "")
            of = "成员" if "成员" in who else "班子" if "班子" in who else "班子和成员"
            asked = [
                detail["value"]
                for detail in self.of("other.aspect_detail")
                if detail.get("under") == fact["value"]
            ]
            aspects.append({"text": fact["value"], "questions": asked, "of": of})
        return aspects or []

    def _materials(self) -> Answers:
        personal = self.every("materials.personal")
        return {
            "team_parts": [part for part in self.every("materials.team") if not _WRITES.search(part)],
            "outline_parts": [part for part in personal if not _WRITES.search(part)],
            "rules": [
                *(
                    part
                    for part in self.every("materials.team", "materials.personal")
                    if _WRITES.search(part)
                ),
                *self.every("materials.rule"),
            ],
            "review": self.every("materials.review"),
        }

    def _criticism(self) -> Answers:
        explained = self.every("meeting.report_on")
        least = "".join(self.every("criticism.min_count"))
        criticism: Answers = {
            "rules": [*self.every("criticism.rule"), *(rule for rule in explained if "要" in rule)],
            "explain": [rule for rule in explained if "要" not in rule],
        }
        if number := re.search(r"\d+", least):
            criticism["least"] = int(number[0])
        return criticism

    def _groups(self) -> list[Answers]:
        groups = []
        for group in self.every("organisation.group"):
            role, parted, people = group.partition("：")
            if parted or not role.endswith("小组"):
                groups.append({"role": role.replace(" ", ""), "people": people.split("、") if people else []})
        return groups

    def _duties(self) -> list[Answers]:
        """Several duties of one body are the parts of one."""
        by_who: dict[str, list[str]] = {}
        for duty in self.of("organisation.duty"):
            by_who.setdefault(duty.get("who") or "待定", []).append(duty["value"])
        return [
            {"who": who, "does": does[0]}
            if len(does) == 1
            else {"who": who, "does": "承担以下工作", "parts": does}
            for who, does in by_who.items()
        ]

    def _requirements(self) -> list[Answers]:
        sections: list[Answers] = []
        for rule in self.every("requirement"):
            if rule in self.headings or not sections:
                heading = rule if rule in self.headings else "抓好组织实施"
                sections.append({"heading": heading, "text": "" if rule in self.headings else f"{rule}。"})
            else:
                sections[-1]["text"] += f"{rule.rstrip('。；')}。"
        for rule in self.every("discipline"):
            sections.append({"heading": "严肃会议纪律", "text": f"{rule}。"})
        return sections

    def _own(self) -> Iterator[Answers]:
        """What is truly the office's own: notes that no field is for."""
        for at, place, heading, fields in (
            ("theme", "后", "", ("other.theme_note",)),
            ("theme", "后", "总体要求", ("other.overall_requirement",)),
            ("opinions", "前", "", ("other.opinions_focus",)),
            ("requirements", "前", "", ("other.significance",)),
            ("bulletins", "后", "", ("other.bulletin_content",)),
            ("reports", "后", "", ("other.report_content",)),
        ):
            texts = self.every(*fields)
            if texts:
                yield {"at": at, "place": place, "heading": heading, "texts": ["；".join(texts)]}

    def _omitted(self) -> Iterator[str]:
        """Paragraphs of the kit that no fact asks for."""
        yield from ("roll", "quorum", "counted", "lead", "pairs", "preparation")
        if not self.every("meeting.recorder"):
            yield "recorder"
        if not any(group.endswith("小组") for group in self.every("organisation.group")):
            yield "group"
        for section, fields in (
            ("theme", ("meeting.theme",)),
            ("time", ("meeting.date", "meeting.time", "meeting.duration")),
            ("venue", ("meeting.venue",)),
            ("chair", ("meeting.host", "meeting.recorder")),
            ("attendees", ("meeting.attendees",)),
            ("guidance", ("meeting.guidance",)),
        ):
            if not self.every(*fields):
                yield section


def _basis(words: str) -> Answers:
    match = _PAPER.match(words)
    if match and not re.search("》[^《》]*《", match["title"]):
        return {key: match[key] or "" for key in ("issuer", "title", "number")}
    return {"text": words}


def _short(what: str) -> str:
    """A name for a step: what is done, without the papers that it is done with."""
    if re.search("部署|传达|动员", what):
        return "动员部署"
    if "审议" in what:
        return "集体审议"
    return "总结以往整改" if "整改" in what else "做好其他准备"
