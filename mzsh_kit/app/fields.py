"""Which facts the form asks for, as data. What a field is called comes from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from ..plan import Library, Plan
from ..plan.faults import place_words

Place = tuple[str | int, ...]
Sort = Literal["line", "text", "lines", "number", "choice", "yes"]
"""How a field is typed: one line, a paragraph, one item a line, a whole number, one of several, yes or no."""


@dataclass(frozen=True)
class Field:
    """One fact: its place in the plan's data, how it is typed, whether the plan needs it, a hint.

    ``default`` is what the plan takes when nothing is stated, shown as chosen.
    ``about`` names the part of the plan that a kind of meeting must follow from for the field to be asked.
    """

    place: Place
    sort: Sort = "line"
    needed: bool = False
    hint: str = ""
    about: str = ""
    options: tuple[str, ...] = ()
    default: str = ""

    @cached_property
    def label(self) -> str:
        return list(place_words(Plan, self.place))[-1]

    def choices(self, books: Library) -> tuple[str, ...]:
        """What may be chosen; kinds and types of unit are those of the templates in use."""
        named: dict[Place, Iterable[str]] = {("kind",): books.kinds, ("unit", "type"): books.unit_types}
        return tuple(named.get(self.place, self.options))


@dataclass(frozen=True)
class Section:
    """A heading of the form with its fields; ``team`` says that the table of members stands in it."""

    title: str
    fields: tuple[Field, ...]
    team: bool = False


MODES = ("巡察", "巡视")

SECTIONS = (
    Section(
        "单位与班子",
        (
            Field(("unit", "name"), needed=True, hint="如：某某县水利局"),
            Field(("unit", "type"), "choice", needed=True),
        ),
        team=True,
    ),
    Section(
        "会议类型与主题",
        (
            Field(("kind",), "choice", needed=True),
            Field(("year",), "number", needed=True, hint="会议所总结的年度，如：2026"),
            Field(("confirmed",), "yes"),
            Field(("inspection", "mode"), "choice", about="inspection", options=MODES, default=MODES[0]),
            Field(("inspection", "body"), about="inspection", hint="如：县委第一巡察组"),
            Field(("inspection", "paper"), about="inspection", hint="反馈意见的名称，不带书名号"),
            Field(("inspection", "aspects"), "number", about="inspection", hint="如：4"),
            Field(("inspection", "problems"), "number", about="inspection", hint="如：26"),
            Field(("case", "name"), about="case", hint="如：某某违纪违法案"),
            Field(("case", "paper"), about="case", hint="案件通报的名称，不带书名号"),
            Field(("theme",), "text", hint="按上级通知填写；留空的，用该类会议已公开的主题，没有的印“待定”"),
        ),
    ),
    Section(
        "时间地点人员",
        (
            Field(("meeting", "date"), hint="如：2027年1月15日、2027年1月上旬；未定的留空"),
            Field(("meeting", "start"), hint="如：9:00、下午2:30"),
            Field(("meeting", "venue"), hint="如：机关三楼会议室；未定的留空"),
            Field(("meeting", "chair"), hint="留空的，由主要负责同志主持"),
            Field(("meeting", "guidance"), "lines", hint="每行一名（组）"),
        ),
    ),
)

POLITICS = ("中共党员", "中共预备党员", "民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员",
            "九三学社社员", "台盟盟员", "无党派人士", "群众")  # fmt: skip
ROLES = ("班子成员", "主要负责同志")


def member_fields(row: int) -> tuple[Field, ...]:
    """The columns of one row of the table of members."""
    return (
        Field(("members", row, "name"), needed=True),
        Field(("members", row, "post"), needed=True),
        Field(("members", row, "role"), "choice", options=ROLES, default=ROLES[0]),
        Field(("members", row, "politics"), "choice", options=POLITICS, default=POLITICS[0]),
    )


def all_fields() -> Iterator[Field]:
    """Every field outside the table of members."""
    return (field for section in SECTIONS for field in section.fields)


def value_at(data: Any, place: Place) -> Any:
    """The value at a place of plain data; ``None`` where there is none."""
    for step in place:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, (list, tuple)) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
