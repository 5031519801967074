"""Steps of the schedule: what is done until when, and what is sent and told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from ...plan import Open
from ...text import moments
from ...text.lazy import lazy_pattern
from .. import values
from ..days import steps_named
from ..fact import Fact
from ..lists import clauses, has, sentences
from ..roles import heading_roles
from ..rows import cells, dated
from ..sending import sends
from ..steps import Step
from .obliged import sent, told, undated, until
from .stated import every

Answers = dict[str, Any]

_PUBLISHED = lazy_pattern("整改[^，。；]*公[示开布]|公[示开布][^，。；]*整改")
"""Where what is told is the rectification, and to all."""
_LIST = ("清单", "台账")
_LISTS = lazy_pattern(
    "(?:制[定订]|形成|建立|列出|梳理|完成|公[示开布])[^，]*(?:清单|台账|整改方案)|(?:清单|台账|整改方案)[^，]*(?:制[定订]|形成|建立|完成)"
)
"""What says that the list of rectification is made; by when it is shown to all it is made as well."""
_RECTIFIES = lazy_pattern("整改[^，。；、]{0,4}(?:清单|台账|方案|措施)")
"""What is made by when it is sent."""
_LATER = lazy_pattern("整改[^，、]*(?:结果|情况|进展|成效|成果|进度)")
_LATER_STEP = "报告整改情况"
"""What is reported of the rectification later, which is no report of the meeting."""
_LOOKED = lazy_pattern("审[阅核定改]|把关")
_AFTER = ("rectification.rule", "report", "bulletin")
"""Fields of what is done after the meeting."""
_PREPARED = ("study", "opinions", "feedback", "talks", "problems", "materials", "review")
"""Steps that have a limit, each with the facts and the part of the plan of its name."""
_STAGE = lazy_pattern("阶段(?:[（(][^（()）]*[)）])?$")
_WAITS = {"report": "rectification", "submission": "review"}
"""What is sent by default after another step."""
_DAY = lazy_pattern(r"[\d-]{10}")
_LONGEST_NAME, _OTHER = 20, "其他安排"
OBLIGED = {"submission": sent, "report": sent, "bulletin": told}
"""Facts that oblige, which are steps of the same name, and what takes them apart."""


def schedule(facts: Sequence[Fact], day: str | None) -> Answers:
    """Steps with their days; ``day`` is the day of the meeting."""
    answers: Answers = {}
    for step in _PREPARED:
        if limits := (*every(facts, f"{step}.deadline"), *every(facts, f"{step}.period")):
            answers[step] = _lasting(step, limits, day)
    published = [replace(fact, deadline=limit) for fact in facts if (limit := _shown(fact))]
    if due := _first_due(published, day):
        answers["publicity"] = due
    made = [replace(fact, deadline=limit) for fact in facts if (limit := _made(fact))]
    made += (fact for fact in published if has(fact.value, _LIST))
    made += (fact for fact in facts if fact.field == "report" and _RECTIFIES.search(fact.value))
    lists = sorted(made, key=lambda fact: not has(fact.value, _LIST))
    if due := _first_due((replace(fact, value=fact.deadline) for fact in lists), day):
        answers["rectification"] = due
    looked = [replace(fact, deadline=limit) for fact in facts if (limit := _looked(fact))]
    if "review" not in answers and (due := _first_due(looked, day)):
        answers["review"] = due
    unknown = (fact for fact in facts if fact.field == "schedule.step" and not _known(fact, facts))
    steps = [_step(fact, day) for fact in unknown]
    others = [step for step in steps if not _elsewhere(step, answers, day)]
    return answers | ({"others": others} if others else {})


def _lasting(step: str, limits: Sequence[str], day: str | None) -> Answers:
    """When a step begins and ends: from its stretch of days, else until its first limit, of study the last of
    its days.
    """
    read = [(values.begins(text, day), end) for text in limits if (end := values.moment(text, day))]
    if not read:
        return {"said": limits[0]}
    stretch = next(((start, end) for start, end in read if start), None)
    start, end = stretch or (max if step == "study" and all(map(_is_day, read)) else next)(iter(read))
    return ({"start": start} if start else {}) | {"end": end}


def _is_day(limit: tuple[str | None, str]) -> bool:
    return limit[1][:1].isdigit() and len(limit[1]) == len("2026-01-01")


def _known(step: Fact, facts: Sequence[Fact]) -> bool:
    """Whether what a step does is stated as a step of its own sort."""
    return any(
        fact.place == step.place and fact.value in step.value and not dated(fact.value)
        for fact in facts
        if fact.field != step.field
    )


def _elsewhere(step: Answers, schedule: Answers, day: str | None) -> bool:
    """Whether it is a stage without work, the meeting or a step that the schedule has with the same end."""
    roles, end = heading_roles(step["name"]), step.get("end")
    held = "hold" in roles or Step(step["name"], "").is_meeting
    roles |= steps_named(step["name"])
    ends = [day] if held else [schedule[role].get("end") for role in roles.intersection(_PREPARED, schedule)]
    stage = "what" not in step and _STAGE.search(step["name"])
    return bool(stage or (ends and (not end or end in ends)))


def _first_due(facts: Iterable[Fact], day: str | None) -> Answers:
    return next((due for fact in facts if (due := until(fact, day))), {})


def step_until(fact: Fact) -> str:
    """The limit that a step tells for a sentence: by when the list of rectification is made or all is shown
    to the public, or papers are looked through.
    """
    return _shown(fact) or _made(fact) or _looked(fact)


def _looked(fact: Fact) -> str:
    """The limit of looking papers through in the house; sent out for that, it is of sending."""
    inside = fact.field == "materials.review" and _LOOKED.search(fact.value) and not sends(fact.value)
    return next(moments.words(fact.value, moments.until(fact.value)), "") if inside else ""


def _made(fact: Fact) -> str:
    """The limit of making the list of rectification."""
    rule = fact.field == _AFTER[0]
    return _limit(fact, _LISTS, "" if rule else "整改") if fact.field in _AFTER else ""


def _shown(fact: Fact) -> str:
    """The limit of showing the rectification to all."""
    return _limit(fact, _PUBLISHED) if fact.field in ("bulletin", _AFTER[0]) else ""


def _limit(fact: Fact, says: re.Pattern[str], word: str = "") -> str:
    """The limit of what a clause says, in that or alone before it; of a sentence that is all, its own."""
    for sentence in sentences(fact.value):
        before = ""
        for clause in clauses(sentence):
            limit = next(moments.words(clause, moments.until(clause)), "")
            if word in clause and says.search(clause):
                return limit or before or fact.deadline * (not word)
            before = limit if clause == limit else ""
    return ""


def _step(fact: Fact, meeting: str | None) -> Answers:
    row = cells(fact.value)
    if len(row) > 1:
        day = next((when for cell in row if (when := values.moment(cell, meeting))), None)
        work = next((cell for cell in row if not dated(cell)), fact.value)
        return _named(work) | ({"end": day} if day else {})
    head, *rest = re.split("[，：:]", fact.value, maxsplit=1)
    end = values.moment(head, meeting)
    return _named(rest[0].strip()) | {"end": end} if end and rest else _named(fact.value)


def _named(work: str) -> Answers:
    """A step by its work; a sentence is what is done, under the name of its stage."""
    first = clauses(work)[0]
    if len(work) <= _LONGEST_NAME:
        return {"name": work}
    if len(first) < _LONGEST_NAME and heading_roles(first):
        return {"name": first, "what": work}
    stage, begins, _ = work.partition("阶段")
    return {"name": f"{stage}阶段" if begins and len(stage) <= _LONGEST_NAME else _OTHER, "what": work}


def obligations(facts: Sequence[Fact], day: str | None) -> tuple[Answers, dict[str, list[str]]]:
    """Obligations as steps by their field, each with its parts; by field sentences that do not come apart.

    Where a document says in its own sentences what is told, or what is sent to whom and until when, nothing
    is told or sent beside.
    """
    steps: Answers = {}
    whole: dict[str, list[str]] = {}
    for field, take in OBLIGED.items():
        meant = [fact for fact in facts if fact.field == field]
        obliged = take(meant, day)
        told = field == "bulletin" and not all(_PUBLISHED.search(fact.value) for fact in meant)
        said = told or any(fact.to and until(fact, day) for fact in meant)
        parts = [_open(step, field) for step in _each_once(obliged.parts)]
        later = [step for step in parts if field == "report" and _is_later(step)]
        if later:
            steps["others"] = [_own_step(step) for step in later]
        if len(later) < len(parts) or (meant and said and not later):
            steps[field] = [step for step in parts if step not in later]
        elif field == "submission" and meant:
            steps[field] = [{"end": Open.UNDECIDED.value}]
        limits = {fact.value: step_until(fact) for fact in meant}
        whole[field] = [undated(text, limits[text]) for text in obliged.sentences]
    return steps, whole


def _each_once(steps: Sequence[Answers]) -> list[Answers]:
    """The steps without those to nobody whose thing another one sends, as a row of a timetable says again."""
    sent_to = [step["what"] for step in steps if "to" in step and "what" in step]
    return [
        step for step in steps if "to" in step or not any(step.get("what", "") in what for what in sent_to)
    ]


def _is_later(step: Answers) -> bool:
    """Whether a report tells how the rectification went, and not of the meeting."""
    what = step.get("what", "")
    return bool(_LATER.search(what)) and "会议" not in what and "生活会" not in what


def _own_step(step: Answers) -> Answers:
    """A later report as a step that says itself what is done."""
    limit = {key: step[key] for key in ("end", "said") if key in step}
    to = f"报{'、'.join(step['to'])}" if "to" in step else "上报"
    return {"name": _LATER_STEP, "phase": "会后", "what": f"将{step['what']}{to}"} | limit


def _open(step: Answers, field: str) -> Answers:
    """A step whose limit the sentence does not say: open where the default is of something else."""
    said = {"end", "said"} & step.keys()
    of_else = field == "report" and "整改" in step.get("what", "")
    return step if said or not of_else else step | {"end": Open.UNDECIDED.value}


def in_its_own_turn(schedule: Answers) -> Answers:
    """A schedule in which what is sent does not wait for a step that has a later day of its own: the document
    says both.
    """
    free = {
        sort: [step if _in_turn(schedule[other], step) else step | {"after": []} for step in schedule[sort]]
        for sort, other in _WAITS.items()
        if sort in schedule and other in schedule
    }
    return schedule | free


def _in_turn(before: Answers, step: Answers) -> bool:
    """Whether a step with its day ends no later than another that has one."""
    days = [one.get("end", "") for one in (before, step)]
    return all(map(_DAY.fullmatch, days)) and days[0] <= days[1]


def sent_when_written(schedule: Answers) -> Answers:
    """A schedule in which what is sent without a limit of its own is sent when it is written: no default says
    earlier.
    """
    end = schedule.get("materials", {}).get("end")
    steps = schedule.get("submission", [])
    open_end = end or Open.UNDECIDED.value
    due = [step if {"end", "said"} & step.keys() else step | {"end": open_end} for step in steps]
    return schedule | ({"submission": due} if steps else {})
