"""Steps of the work: what is done and the moment by which it is, whichever of the two stands first.

A paragraph may list several, 第一步：甲（1月5日前）；第二步：乙（1月9日前）: each is a line of its own,
and its work says what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..text import annotated, moments
from ..text.lazy import lazy_pattern
from .lists import covered
from .source import Line

_LEAST, _LONGEST = 2, 24
_BETWEEN = "，：:、。 \u3000\t"
_WORK = lazy_pattern(r"[^，。；：:（(\u3000\t]+")
_GAP = lazy_pattern(r"[\u3000\t]| {2,}")
_TELLS = lazy_pattern("[年月日号天周旬底]")
"""What a moment holds that tells a day; 会前 alone tells none."""
_SENT = lazy_pattern("(?<!汇)[报送交](?![告心流换])")
_OF_MEETING = lazy_pattern(
    "^(?:(?:正式)?召?开(?:好)?(?:[^，。；]{0,20}生活会|会议?)|(?:生活会|(?:正式)?会议)(?:召开)?)$"
)


@dataclass(frozen=True, slots=True)
class Step:
    """``work`` in its first words, ``when`` as written."""

    work: str
    when: str

    @property
    def is_sent(self) -> bool:
        """Whether something is sent to somebody."""
        return bool(_SENT.search(self.work))

    @property
    def is_meeting(self) -> bool:
        """Whether it is the meeting itself."""
        return bool(_OF_MEETING.search(self.work))


def step(text: str) -> Step | None:
    """The step that a text begins with: 1月5日前，征求意见 or 征求意见（1月5日前）."""
    day = next(iter(moments.ends(text)), None)
    if day is None or not _TELLS.search(text, *day):
        return None
    before, behind = text[: day.start], text[day.end :]
    if before.endswith(("（", "(")) or _GAP.search(before):
        work = _GAP.split(before.rstrip("（(\u3000\t "))[-1].strip(_BETWEEN)
        whole = _WORK.fullmatch(work)
    else:
        whole = _WORK.match(behind.lstrip(_BETWEEN)) if not before.strip("于在") else None
        work = whole[0] if whole else ""
    return Step(work, text[day.start : day.end]) if whole and len(work) <= _LONGEST else None


def apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, each that lists several steps as one for each of them."""
    for line in lines:
        parts = _steps(line.text) if line.kind == "paragraph" else []
        yield from (replace(line, text=part) for part in parts)
        if not parts:
            yield line


def _steps(text: str) -> list[str]:
    """The items of a list of steps inside a paragraph, after what leads to them; nothing where it is none."""
    hidden = covered(text)
    markers = [
        marker for marker in annotated(text).markers if not marker.start or hidden[marker.start - 1] != "\0"
    ]
    for form in dict.fromkeys(marker.form for marker in markers):
        own = [marker for marker in markers if marker.form == form]
        ends = [*(marker.start for marker in own), len(text)]
        told = [text[marker.end : end] for marker, end in zip(own, ends[1:], strict=True)]
        if sum(step(part.strip()) is not None for part in told) >= _LEAST:
            parts = [text[: ends[0]], *(text[start:end] for start, end in pairwise(ends))]
            return [bare for part in parts if (bare := part.strip("；，、 \u3000"))]
    cuts = [0, *(n + 1 for n, sign in enumerate(hidden) if sign == "；"), len(text)]
    entries = [entry for begin, end in pairwise(cuts) if (entry := text[begin:end].strip("；。 \u3000"))]
    return entries if len(entries) >= _LEAST and all(map(_is_entry, entries)) else []


def _is_entry(text: str) -> bool:
    """Whether a text is a moment and, behind a colon, the work: 1月5日前：征求意见."""
    day, _, work = text.partition("：")
    return bool(work) and moments.is_moment(day)
