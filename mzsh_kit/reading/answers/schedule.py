"""Steps of the schedule: what is done until when, and what is sent and told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...plan import Open
from ...text import moments
from ...text.lazy import lazy_pattern
from .. import values
from ..days import LOOKED, STEPS, steps_named
from ..fact import Fact
from ..leftover import Unread
from ..lists import clauses, has, sentences
from ..read import Reading
from ..roles import heading_roles
from ..rows import cells, dated
from ..sending import NO_DAY, sends
from ..steps import Step
from ..steps import step as step_of
from ..timetable import LISTS
from .obliged import RESULT, UNNAMED, UNSET, sent, told, undated, until
from .stated import every

Answers = dict[str, Any]

_PUBLISHED = lazy_pattern("整改[^，。；]*公[示开布]|公[示开布][^，。；]*整改|公示")
"""Where what is told is the rectification, and to all."""
_LOOKED = lazy_pattern(f"{LOOKED}|审$")
_LISTED = f"(?:{'|'.join(LISTS)})"
_SAID = {
    "publicity": {"bulletin": _PUBLISHED, "rectification.rule": _PUBLISHED},
    "rectification": {
        "rectification.rule": lazy_pattern(rf"{_LISTED}|整改方案(?![^，]*公[示开布])"),
        "report": lazy_pattern("整改[^，。；、]{0,4}(?:清单|台账|方案|措施)"),
        "bulletin": lazy_pattern(
            f"(?:制[定订]|形成|建立|完成|公[示开布])[^，]*{_LISTED}|{_LISTED}[^，]*公[示开布]"
        ),
    },
    "review": {"materials.review": _LOOKED},
}
"""What a clause says whose limit is that of a step: the list of rectification is made when it is shown to all
or sent, papers are looked through in the house.
"""
_LATER = lazy_pattern("整改[^，、]*(?:结果|情况|进展|成效|成果|进度)")
_LATER_STEP = "报告整改情况"
"""What is reported of the rectification later, which is no report of the meeting."""
_STAGE = lazy_pattern("阶段(?:[（(][^（()）]*[)）])?$")
_WAITS = {"report": "rectification", "submission": "review"}
"""What is sent by default after another step."""
_DAY, _STATED = lazy_pattern(r"[\d-]{10}"), lazy_pattern(r"\d")
_BETWEEN, _SEVERAL = ("feedback", "problems", "review"), 2
"""Steps that follow from others, which a document that states the days of several may not part from them: a
usual day there would be made up, and may overturn their order.
"""
_LONGEST_NAME, _OTHER = 20, "其他安排"
_OPEN = dict.fromkeys(("start", "end"), Open.UNDECIDED.value)
_UNTOLD = {"submission": UNNAMED, "report": "会议情况报告", "bulletin": RESULT}
"""What is surely sent or told where what a document says of that is not sure."""
_STOP = lazy_pattern("[。；]")
_FARTHEST, _LONGEST_SENTENCE = 2000, 200
_GIVEN_BACK = ("反馈", "转交", "本人")
OBLIGED = {"submission": sent, "report": sent, "bulletin": told}
"""Facts that oblige, which are steps of the same name, and what takes them apart."""


def schedule(facts: Sequence[Fact], day: str | None) -> Answers:
    """Steps with their days; ``day`` is the day of the meeting."""
    answers: Answers = {}
    rows = [_apart(text) for text in every(facts, "schedule.step")]
    for step in STEPS:
        listed = (when for work, when in rows if when and steps_named(work) == {step})
        if limits := [*every(facts, f"{step}.deadline"), *every(facts, f"{step}.period"), *listed]:
            answers[step] = _lasting(step, limits, day)
    for step in _SAID:
        limited = [replace(fact, deadline=said) for fact in facts if (said := _said(step, fact))]
        due = (until(fact, day) for fact in sorted(limited, key=lambda fact: not has(fact.value, LISTS)))
        if step not in answers and (first := next(filter(None, due), None)):
            answers[step] = first
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
    days = step == "study" and all(_DAY.fullmatch(end) for _, end in read)
    start, end = stretch or (max(read, key=lambda one: one[1]) if days else read[0])
    return ({"start": start} if start else {}) | {"end": end}


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
    ends = [day] if held else [schedule[role].get("end") for role in roles.intersection(STEPS, schedule)]
    stage = "what" not in step and _STAGE.search(step["name"])
    return bool(stage or (ends and (not end or end in ends)))


def step_until(fact: Fact) -> str:
    """The limit that a step tells for a sentence: by when the list of rectification is made or all is shown
    to the public, or papers are looked through.
    """
    return next(filter(None, (_said(step, fact) for step in _SAID)), "")


def _said(step: str, fact: Fact) -> str:
    """The limit of what a clause says of a step, in that or alone before it; of a sentence that is all, its
    own. Papers that are sent out to be looked through have that of sending.
    """
    says = _SAID[step].get(fact.field)
    for sentence in sentences(fact.value) if says and not (step == "review" and sends(fact.value)) else ():
        before = ""
        for clause in clauses(sentence):
            limit = next(moments.words(clause, moments.until(clause)), "")
            if says and says.search(clause):
                return limit or before or fact.deadline
            before = limit if clause == limit else ""
    return ""


def _step(fact: Fact, meeting: str | None) -> Answers:
    work, when = _apart(fact.value)
    start, end = values.begins(when, meeting), values.moment(when, meeting)
    return _named(work) | ({"start": start} if start else {}) | ({"end": end} if end else {})


def _apart(text: str) -> tuple[str, str]:
    """What a step does, and the words that say when; empty where it says that in no place of its own."""
    row = cells(text)
    if len(row) > 1:
        return next((cell for cell in row if not dated(cell)), text), next(filter(dated, row), "")
    head, *rest = re.split("[，：:]", text, maxsplit=1)
    if rest and dated(head):
        return rest[0].strip(), head
    told = step_of(text)
    bracketed = told and re.fullmatch(rf"{re.escape(told.work)}[（(]{re.escape(told.when)}[)）]", text)
    return (told.work, told.when) if told and bracketed else (text, "")


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
        parts = _each_once(obliged.parts)
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


def left_open(schedule: Answers, reading: Reading) -> Answers:
    """A schedule in which no usual limit, recipient or thing stands where the document tells another: what it
    tells and no answer takes is open. The one rule by which a step has what is usual: nothing is told of it;
    of a step between others, nor are days of several others.
    """
    told = _told(reading)
    if sum(bool(_STATED.search(schedule.get(step, {}).get("end", ""))) for step in STEPS) >= _SEVERAL:
        told = list(dict.fromkeys((*told, *_BETWEEN)))
    missed: Answers = {step: {} for step in told if not schedule.get(step)}
    missed |= {step: [{"what": _UNTOLD[step], "to": []}] for step in missed if step in _UNTOLD}
    opened = {sort: _opened(steps, sort in told) for sort, steps in (schedule | missed).items()}
    unwritten = opened.get("materials", {}).get("end") == Open.UNDECIDED.value
    return ({"review": dict(_OPEN)} if unwritten else {}) | opened


def _opened(steps: Any, told: bool) -> Any:
    """A step or several, each open where it has no limit and one is told, or it is of what comes later."""
    if isinstance(steps, list):
        return [_opened(step, told) for step in steps]
    of_else = told or "said" in steps or "整改" in steps.get("what", "")
    return _OPEN | steps if steps.get("end", of_else) in (True, Open.UNDECIDED.value) else steps


def _told(reading: Reading) -> list[str]:
    """The steps of which a fact that is not certain says when or to whom, or beside which stands what says
    when and is not understood; beside opinions that may be when they are told.
    """
    unsure = {_of(fact) for fact in reading.facts if not fact.certain and _says(fact)}
    beside: dict[str, set[str]] = {}
    for fact in reading.facts:
        beside.setdefault(fact.place, set()).add(_of(fact))
    handled = (Unread(one.value, one.place, "") for one in reading.facts if one.field == "opinions.handling")
    around = _Around(reading)
    for passage in (*reading.unread, *handled):
        text = passage.text
        whole = around.sentence(passage.place, text)
        if not _says_when(whole):
            continue
        row = cells(text)
        named = map(steps_named, (passage.heading, *(row if len(row) > 1 else ())))
        near = beside.get(passage.place, set()).union(*named)
        alone = _says_when(text)
        unsure |= near if alone else set()
        unsure |= {"submission"} if alone and sends(text) and _LOOKED.search(text) else set()
        unsure |= {"rectification"} if _SAID["rectification"]["rectification.rule"].search(whole) else set()
        given_back = has(text, _GIVEN_BACK) or (alone and "意见" in text)
        unsure |= {"feedback"} if "opinions" in near and given_back else set()
    return sorted(unsure - {""})


class _Around:
    """The lines of a document, in which clauses are looked for in their order."""

    def __init__(self, reading: Reading) -> None:
        self._lines = {line.place: line.text for part in reading.tree.sections for line in part.lines}
        self._reached: dict[str, int] = {}

    def sentence(self, place: str, clause: str) -> str:
        """The sentence in which a clause stands; the clause where it stands in no line as it is."""
        line, start = self._lines.get(place, ""), self._reached.get(place, 0)
        at = line.find(clause, start, start + _FARTHEST + len(clause))
        if at < 0:
            return clause
        end = self._reached[place] = at + len(clause)
        *_, before = _STOP.split(line[max(at - _LONGEST_SENTENCE, 0) : at])
        behind, *_ = _STOP.split(line[end : end + _LONGEST_SENTENCE], maxsplit=1)
        return f"{before}{clause}{behind}"


def _of(fact: Fact) -> str:
    """The step of which a fact is; empty where it is of none."""
    step = "review" if fact.field == "materials.review" else fact.field.partition(".")[0]
    return step if step in (*STEPS, *OBLIGED, "rectification") else ""


def _says(fact: Fact) -> bool:
    return bool(fact.deadline or fact.to) or _says_when(fact.value)


def _says_when(text: str) -> bool:
    limits = moments.words(text, moments.until(text))
    return bool(UNSET.search(text)) or any(not NO_DAY.search(when) for when in limits)


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
