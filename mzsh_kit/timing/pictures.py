"""The agenda and the talks as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import TYPE_CHECKING, Any

from ..plan.model import Plan
from ..plan.when import Open
from .agenda import Agenda, Slot, SlotKind
from .canvas import (
    BLUE,
    FAINT,
    GREEN,
    GRID,
    HATCHED,
    INK,
    PALE,
    RED,
    SAND,
    WIDTH,
    Form,
    bare,
    legend,
    picture,
    sheet,
)
from .timetable import Talk, Timetable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ROW, _TOP, _BAND = 0.3, 0.95, 0.75
_OWN, _CRITICISM, _OTHER, _REST = "本人对照检查", "接受批评", "其他议项", "休息"
_SPARE = "机动"
_LOOKS: dict[str, dict[str, Any]] = {
    _OTHER: {"facecolor": GREEN},
    _OWN: {"facecolor": BLUE},
    _CRITICISM: {"facecolor": PALE},
    _REST: {"facecolor": GRID},
    _SPARE: {"facecolor": FAINT, **HATCHED},
}
_RELATIONS = (RED, BLUE, GREEN, SAND)
_LONGEST_NAME = 10
_NAMES = 1.45
"""Inches for the names at the left of a part."""


def agenda_picture(found: Agenda, form: Form = "svg", title: str = "") -> bytes:
    """The stretches of every part, one under the other, by the clock. Raises :class:`KitError` without a font."""
    return picture(lambda: _agenda(found, title), form)


def _agenda(found: Agenda, title: str) -> Figure:
    parts = range(len(found.draft.parts))
    rows, across = max(len(found.in_part(part)) for part in parts), min(2, len(parts))
    band = _ROW * rows + _BAND
    height = band * -(-len(parts) // across) + _TOP - 0.25
    result = sheet(height, title)
    for part in parts:
        line, column = divmod(part, across)
        left, bottom = column / across + _NAMES / WIDTH, height - _TOP - 0.1 - line * band - _ROW * rows
        box = (left, bottom / height, (column + 1) / across - left - 0.025, _ROW * rows / height)
        _part(result.add_axes(box), found, part, rows)
    legend(result, _LOOKS)
    return result


def _part(axes: Axes, found: Agenda, part: int, rows: int) -> None:
    one, slots = found.draft.parts[part], found.in_part(part)
    for place, slot in enumerate(slots):
        for first, minutes, look in _pieces(slot):
            axes.barh(place, minutes, left=first, height=0.62, zorder=3, **_LOOKS[look])
    axes.set_yticks(range(len(slots)), [_name(slot) for slot in slots], fontsize=8.5)
    axes.set_ylim(rows - 0.4, -0.6)
    axes.set_xlim(0, one.minutes or 1)
    ticks = range(0, (one.minutes or 0) + 1, 60 if (one.minutes or 0) > 120 else 30)
    axes.set_xticks(ticks, [_clock(one.start, tick) for tick in ticks], fontsize=8.5)
    axes.set_title(one.name, fontsize=10, color=INK, loc="left")
    axes.grid(axis="x", color=GRID, linewidth=0.8, zorder=0)
    bare(axes, "top", "right", "left")


def _pieces(slot: Slot) -> list[tuple[int, int, str]]:
    if slot.kind is not SlotKind.ITEM:
        return [(slot.offset, slot.minutes, slot.kind.value)]
    if slot.member is None:
        return [(slot.offset, slot.minutes, _OTHER)]
    own = (slot.offset, slot.speech, _OWN)
    return [own, (slot.offset + slot.speech, slot.minutes - slot.speech, _CRITICISM)]


def _name(slot: Slot) -> str:
    return _short(slot.speaker if slot.member is not None else slot.text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"


def _clock(start: time | Open, minutes: int) -> str:
    if isinstance(start, Open):
        return f"{minutes}分"
    hours, rest = divmod(start.hour * 60 + start.minute + minutes, 60)
    return f"{hours % 24}:{rest:02d}"


def talks_picture(found: Timetable, plan: Plan, form: Form = "svg", title: str = "") -> bytes:
    """Who talks with whom: a row a member, a column a place. Raises :class:`KitError` without a font."""
    return picture(lambda: _talks(found, plan, title), form)


def _talks(found: Timetable, plan: Plan, title: str) -> Figure:
    members = [index for index, member in enumerate(plan.members) if member.attends]
    columns = sorted({(talk.day, talk.slot, talk.start) for talk in found.talks}, key=lambda one: one[:2])
    height = _ROW * len(members) + 1.3
    result = sheet(height, title)
    axes = result.add_axes((0.08, 0.1 / height, 0.905, _ROW * len(members) / height))
    size = min(8.0, 160 / max(1, len(columns)))
    for talk in found.talks:
        _cells(axes, talk, columns.index((talk.day, talk.slot, talk.start)), members, plan, size)
    axes.set_yticks(range(len(members)), [plan.members[index].name for index in members], fontsize=8.5)
    axes.set_ylim(len(members) - 0.5, -0.5)
    _columns(axes, columns, size)
    bare(axes, "top", "right", "left", "bottom")
    legend(result, {_short(r.text): {"facecolor": _colour(n)} for n, r in enumerate(plan.talks.relations)})
    return result


def _cells(axes: Axes, talk: Talk, column: int, members: Sequence[int], plan: Plan, size: float) -> None:
    two = (talk.pair.first, talk.pair.second)
    for one, other in (two, two[::-1]):
        if one.kind == "成员":
            row = members.index(one.index)
            axes.barh(row, 0.94, left=column - 0.47, height=0.86, color=_colour(talk.pair.relation), zorder=3)
            text = plan.members[other.index].name[:3] if other.kind == "成员" else other.kind
            axes.text(column, row, text, ha="center", va="center", fontsize=size, color="white", zorder=4)


def _columns(axes: Axes, columns: Sequence[tuple[date, int, time | Open]], size: float) -> None:
    names, before = [], date.min
    for day, slot, start in columns:
        when = f"第{slot + 1}场" if isinstance(start, Open) else f"{start.hour}:{start.minute:02d}"
        names.append(f"{day.month}月{day.day}日\n{when}" if day != before else f"\n{when}")
        before = day
    axes.set_xlim(-0.6, max(1, len(columns)) - 0.4)
    axes.set_xticks(range(len(columns)), names, fontsize=size, linespacing=1.4)
    axes.xaxis.tick_top()


def _colour(relation: int) -> str:
    return _RELATIONS[relation % len(_RELATIONS)]
