"""What the home page lists: the drafts on disk, the units that are remembered; what can be done with each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..errors import KitError, fault
from ..office import Office
from ..output import safe_name
from ..plan.source import Data
from .drafts import Drafts, is_id

MOST = 200
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A draft in the list: whose, of what meeting, when last saved (in milliseconds since 1970)."""

    id: str
    unit: str
    meeting: str
    name: str
    time: float


def listed(drafts: Drafts, ids: Iterable[str]) -> list[Data]:
    """Those of the drafts that are there, the last saved first."""
    stored = (_item(drafts, draft) for draft in dict.fromkeys(ids) if is_id(draft))
    items = sorted((item for item in stored if item), key=lambda item: item.time, reverse=True)
    return [asdict(item) for item in items[:MOST]]


def _item(drafts: Drafts, of: str) -> Item | None:
    saved = drafts.peek(of)
    if saved is None:
        return None
    answers = saved.answers
    unit, kind, year = answers.get("unit"), answers.get("kind"), answers.get("year")
    of_year = f"{year}年度" if isinstance(year, int) else ""
    meeting = of_year + (kind if isinstance(kind, str) and kind != "年度" else "")
    name = str(unit.get("name", "")) if isinstance(unit, dict) else ""
    return Item(of, name, meeting, str(drafts.notes(of).get("name", "")), drafts.saved_at(of) * 1000)


def act(drafts: Drafts, what: str, of: str, name: str = "") -> str:
    """Copy, rename or delete a draft; the id of what is left. Raises :class:`KitError` if it is gone."""
    saved = drafts.load(of)
    if saved is None:
        raise KitError(fault("draft.gone", "草稿"))
    if what == "copy":
        new = Drafts.new_id()
        drafts.save(new, saved.answers)
        drafts.note(new, name=f"{drafts.notes(of).get('name') or '副本'}"[:_LONGEST_NAME])
        return new
    if what == "rename":
        drafts.note(of, name=name.strip()[:_LONGEST_NAME])
    elif what == "delete":
        drafts.delete(of)
    return of


def exported(drafts: Drafts, of: str) -> tuple[str, bytes]:
    """The answers of a draft as a file that 导入 takes. Raises :class:`KitError` for one that is gone."""
    saved = drafts.load(of)
    if saved is None:
        raise KitError(fault("draft.gone", "草稿"))
    unit = saved.answers.get("unit")
    name = safe_name(str(unit.get("name") or "") if isinstance(unit, dict) else "") or "草稿"
    return f"{name}-草稿.json", (json.dumps(saved.answers, ensure_ascii=False, indent=2) + "\n").encode()


def units(office: Office) -> list[Data]:
    """The units that are remembered, with the size of the team."""
    return [
        {"unit": unit.unit, "day": _day(unit.day), "members": len(unit.answers.get("members") or ())}
        for unit in office.units()
    ]


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ""
    return f"{day.year}年{day.month}月{day.day}日"


def folder_mark(folder: Path) -> str:
    """By which a second start knows that a server that runs already has the same outputs."""
    return sha256(str(folder.resolve()).encode()).hexdigest()[:16]
