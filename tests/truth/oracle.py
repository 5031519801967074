"""What contradicts what in a finished set, read as a strict office reads it.

>>> contradictions(folder, answers)     # answers: the plain dict that the set was made from
[Contradiction('paper-date', '33', '2026年6月10日', '会议2026年7月17日召开，通报不能在此之前成文'), ...]

The answers give only what an office knows without any paper (:mod:`.facts`); deadlines, headcounts, agenda
and speakers are read from the words. Nothing here is taken from the kit. Each family is a function
``(papers, facts) -> contradictions`` in a module of its own sort.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from . import agenda, deadlines, people, script, signing, wording
from .contradiction import Contradiction, Found
from .facts import Facts, facts_of
from .reading import Paper, read_set

Find = Callable[[tuple[Paper, ...], Facts], Found]
FAMILIES = {
    "paper-date": signing.paper_dates,
    "meeting-day": signing.meeting_day,
    "before-after": deadlines.on_the_right_side,
    "before-signing": deadlines.not_before_the_plan,
    "day-off": deadlines.days_off,
    "rule": deadlines.rules_come_out_right,
    "typed-limit": deadlines.typed_limits_kept,
    "order": deadlines.in_order,
    "two-deadlines": deadlines.one_duty_one_deadline,
    "talks": deadlines.talks,
    "chair": script.chair_asks_himself,
    "presided-by": script.presided_by,
    "speaker": script.right_speakers,
    "named-speaker": script.speakers_of_agenda_and_record,
    "turns": script.turns,
    "critics": script.critics,
    "counted": people.counted_once,
    "headcount": people.headcounts,
    "absent": people.absent_ones,
    "same-name": people.told_apart,
    "outsiders": people.outsiders,
    "agenda": agenda.same_items,
    "agenda-count": agenda.counts,
    "program-words": wording.words_of_the_program,
    "aspects": wording.aspects_once,
    "branch": wording.branches,
}

DOUBTS = {"passed-rule": deadlines.passed_rules}
"""What a strict reader asks about although no two statements contradict each other; counted apart."""


def contradictions(folder: str | Path, answers: Mapping[str, Any]) -> list[Contradiction]:
    return _found(FAMILIES, folder, answers)


def doubts(folder: str | Path, answers: Mapping[str, Any]) -> list[Contradiction]:
    return _found(DOUBTS, folder, answers)


def _found(
    families: Mapping[str, Find], folder: str | Path, answers: Mapping[str, Any]
) -> list[Contradiction]:
    papers, facts = read_set(folder), facts_of(answers)
    return [Contradiction(name, *told) for name, find in families.items() for told in find(papers, facts)]
