"""完成时限 of each step of the preparation: in the heading, at the head of the text, or on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .fact import Fact
from .passage import Passage
from .phrase import clauses, sentences
from .wording import worded

_STEPS = ("study", "opinions", "talks", "problems", "materials")
_FIELD = {
    "study": "study.deadline",
    "opinions": "opinions.deadline",
    "talks": "talks.deadline",
    "problems": "problems.deadline",
    "materials": "materials.deadline",
}
_HEAD = r"[（(](?P<v>〔时限〕(?:\s*(?:之?前)?完成)?)[)）]$"
_UNTIL = r"^.*(?:至|[-—~])\s*(?=〔日期〕)"
_LINE = r"^(?:完成时限|完成时间|时间安排|时限|时间要求)[:：]\s*(?P<v>〔时限〕)"
_BRACKET = r"[（(]\s*(?:时间[:：])?(?P<v>〔时限〕)(?:完成)?\s*[，,；)）]"
_SAID = r"(?:完成|撰写|学习|征求意见|谈话|查摆)(?:时限|时间)[:：为]\s*(?P<v>〔时限〕)"
_START = r"^(?P<v>〔日期〕(?:之?前|以前)|〔时限〕(?=，|$|采取|安排|完成|在|集中|组织|召开))"
_INSIDE = r"(?:在|于|截至|应于|安排在)(?P<v>〔日期〕(?:之?前|底前)?)"
_SENT = re.compile(
    r"(?:报|送|呈)[^，。；]{0,2}(?:[^，。；]{0,24}(?:委|部|办|组|党组织|上级)|上级)[^，。；]{0,12}(?:审|备案|把关)"
)
_STEP = r"^(?P<n>[①-⑨])?(?P<v>〔时限〕，?[^。；]{4,60})"


def limits(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Time limits of steps, and steps that begin with a date."""
    cues: dict[int, set[str]] = {}
    for one in passages:
        cues.setdefault(one.section, set()).update(one.cues)
    for one in passages:
        ended = bool(worded(_LINE).search(one.text))
        about = one.roles | cues[one.section] if ended and one.about(*_STEPS) else one.roles
        for role in [role for role in _STEPS if role in about]:
            for value in _values(one, role):
                yield Fact(_FIELD[role], value, one.place)
        yield from _steps(one)


def _values(one: Passage, role: str) -> Iterator[str]:
    if one.first and (found := worded(_HEAD).search(one.heading)):
        yield worded(_UNTIL).sub("", found["v"])
    if found := worded(_LINE).search(one.text) or worded(_BRACKET).search(one.text):
        yield found["v"]
        return
    for sentence in sentences(one.text):
        if role == "materials" and (one.about("post") or _SENT.search(sentence)):
            continue
        starts = [worded(_START).search(clause) for clause in clauses(sentence)] if not one.number else []
        found = next((start for start in starts if start), None)
        found = found or worded(_INSIDE).search(sentence) or worded(_SAID).search(sentence)
        if found:
            yield found["v"]


def _steps(one: Passage) -> Iterator[Fact]:
    if not one.touches("study", "opinions", "talks", "problems", "materials", "preparation") or one.about(
        "agenda", "time", "hold", "criticism", "post"
    ):
        return
    for n, sentence in enumerate(sentences(one.text)):
        stands = n == 0 and one.first and not one.number and one.about(*_STEPS)
        if (
            not stands
            and worded(_STEP).match(sentence)
            and "上报" not in sentence
            and not _SENT.search(sentence)
        ):
            yield Fact("schedule.step", sentence, one.place)
