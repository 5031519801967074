"""改期通知: what corrects a notice of the meeting that has gone out, where its time or place is another
now.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .. import resources
from ..document import Document, Title, numbered
from ..plan.model import Plan
from ..timing import changes
from ..timing.changes import Change
from ..timing.steps import MEETING
from .build import Made
from .catalogue import chosen
from .wordings import facts_of, of_paper, wording

_NOTICE = "03"
_TIMES = (MEETING, "meeting.start", "meeting.length")
_NAMES = {MEETING: "会议日期"}


@dataclass(frozen=True, slots=True)
class Issued:
    """The notice that went out: its date and number as printed, each empty where it had none."""

    date: str = ""
    number: str = ""


def postponed(old: Plan, new: Plan, notice: Issued = Issued(), templates: Path | None = None) -> Made | None:
    """The notice that tells of another time or place; ``None`` where both are as they were."""
    moved = [change for change in changes(old, new).dates if change.key in (*_TIMES, "meeting.venue")]
    if not moved:
        return None
    (paper,) = chosen((_NOTICE,), templates)
    undated = new.model_copy(update={"dated": ()})  # it has a date and number of its own
    facts = {
        **of_paper(facts_of(undated, templates), paper),
        "notice": notice,
        "what": _what(moved),
        "moved": [
            Change(change.key, _NAMES.get(change.key, change.name), change.old, change.new)
            for change in moved
        ],
    }
    blocks = wording((templates or resources.templates()) / "papers" / "postponed.txt", facts)
    title = next(block.text for block in blocks if isinstance(block, Title))
    return Made("改期通知", numbered(Document(blocks, title, new.unit.name)))


def _what(moved: list[Change]) -> str:
    time = any(change.key in _TIMES for change in moved)
    place = any(change.key not in _TIMES for change in moved)
    return "时间和地点" if time and place else "时间" if time else "地点"
