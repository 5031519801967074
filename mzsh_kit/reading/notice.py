"""The superior's notice (关于开好…民主生活会的通知) → what the file of its 年度 would state, each value
with its place.

Nothing of it holds before a person has confirmed it: the file is a proposal, with the places as comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from ..errors import KitError, fault
from ..plan.faults import place_words
from ..plan.model import DUTIES, Plan
from ..plan.source import DataPath
from ..plan.when import Relative, parse_when, when_text
from ..plan.years import Limits, YearFile
from ..text import annotated
from ..text.lazy import lazy_pattern
from .answers import answers_of
from .lists import clauses, covered, inline, sentences
from .outline import Outline
from .read import Reading, read_bytes
from .source import Line

_LED = "带头"
_TAKEN = "仍照它填写吗？其中的时限会作为上级规定的时限。"
_LIST = "清单"
_WIDTH = 10_000
_TELLS = lazy_pattern(
    "(?P<how>书面(?:形式)?)?(?:通报(?!会|内容|范围|对象|批评|稿|材料|[的中])|向会议(?:报告|汇报))了?"
)
"""Verbs by which a meeting is told something."""
_PASSIVE = lazy_pattern("^(?:(?:民主生活)?会上)?(?P<what>.+?)(?:要|应当?|须|可以?|也|在|会上|进行|予以)+$")
"""What is told, where it stands before the verb: 整改情况要在会上通报."""
_TIME = lazy_pattern(
    "(?P<at>会上|会议[要应须]|(?:程序|议程)|生活会[要应须时，]|召开[^，。；]{0,12}会时|(?:召开|开好)[^，。；]{0,10}会议?。)"
    "|会前|会后|[结束召开]后"
)
"""What says that something is done at the meeting, or before or after it."""
_FOLLOWING = ("以下", "下列")
_LEAST = 4
_PREPARED = {
    ("study", "items"): "study.item",
    ("study", "forms"): "study.form",
    ("study", "length"): "study.duration",
    ("opinions", "methods"): "opinions.method",
    ("opinions", "scope"): "opinions.scope",
    ("talks", "relations"): "talks.pair",
    ("materials", "outline_parts"): "materials.personal",
    ("criticism", "least"): "criticism.min_count",
    ("criticism", "explain"): "meeting.report_on",
}
"""Parts of a plan that a notice states for all of its 年度, with the facts that say them."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value of the file of a 年度: ``key`` is its place there, ``target`` that in a plan, empty where
    it has none.

    ``places`` say where the notice states it.
    """

    key: DataPath
    value: Any
    places: tuple[str, ...]
    target: DataPath = ()

    @property
    def label(self) -> str:
        """The value in words: 工作进度 · 征求意见 · 完成时限."""
        return " · ".join(place_words(Plan, self.target)) if self.target else "会上通报事项"


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice proposes for its 年度, and what it says beside it, with the places: until when the
    meeting is to be held.
    """

    title: str
    year: int
    kind: str
    values: tuple[Proposed, ...]
    beside: tuple[tuple[str, str], ...] = ()
    doubt: str = ""
    """What the document is instead of a 通知, and why; empty for a 通知."""

    @property
    def question(self) -> str:
        """What a person is asked before a document that is no 通知 is taken as one; empty for a 通知."""
        return f"{self.doubt}。{_TAKEN}" if self.doubt else ""

    def file(self) -> str:
        """The proposed file, as an office keeps it under ``templates/years``: the place of each value
        stands above it.
        """
        told = (
            f"由《{self.title}》读出，逐项核对后使用；#后面是在通知中的位置。",
            *(f"{place}：{words}" for words, place in self.beside),
        )
        head = (f"# {' '.join(line.split())}" for line in told)
        return (
            "\n".join((*head, _yaml({"kind": self.kind}), _yaml({"source": self.title}), *self._parts()))
            + "\n"
        )

    def _parts(self) -> Iterator[str]:
        for top in dict.fromkeys(value.key[0] for value in self.values):
            proposed = [value for value in self.values if value.key[0] == top]
            if top == "limits":
                yield "limits:"
                yield from (
                    f"  {_yaml({str(value.key[1]): value.value})}  # {'、'.join(value.places)}"
                    for value in proposed
                )
            else:
                yield "# " + "、".join(dict.fromkeys(place for value in proposed for place in value.places))
                yield _yaml({str(top): _nested(proposed)})

    def data(self) -> dict[str, Any]:
        """The same as data; raises ``ValueError`` where it is no file of a 年度."""
        data: dict[str, Any] = yaml.safe_load(self.file())
        YearFile.model_validate(data)
        return data


def _nested(proposed: Sequence[Proposed]) -> Any:
    if len(proposed) == 1 and len(proposed[0].key) == 1:
        return proposed[0].value
    made: dict[str, Any] = {}
    for value in proposed:
        at = made
        for step in value.key[1:-1]:
            at = at.setdefault(str(step), {})
        at[str(value.key[-1])] = value.value
    return made


def _yaml(data: Mapping[str, Any]) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=_WIDTH)).rstrip("\n")


def read_notice(data: bytes, name: str, templates: Path | None = None) -> Notice:
    """What a notice proposes. Raises :class:`KitError` as ``read_bytes`` does, and for one that says no
    年度.
    """
    reading = read_bytes(data, name, templates)
    answers = answers_of(reading)
    year = answers.get("year")
    if not isinstance(year, int):
        raise KitError(fault("notice.no_year", name))
    facts = reading.facts
    beside = [(f"召开时间 {fact.value}", fact.place) for fact in facts if fact.field == "meeting.date"]
    if "年度" not in reading.title and not any(fact.field == "meeting.year" for fact in facts):
        beside.append((f"没有写明年度，按日期推算是{year}年度", "全文"))
    title = reading.title or Path(name).stem
    doubt = "" if reading.sort == "通知" else f"{reading.sort_told}，不是上级的通知"
    return Notice(title, year, reading.kind, tuple(_values(reading, answers)), tuple(beside), doubt)


def _values(reading: Reading, answers: Mapping[str, Any]) -> Iterator[Proposed]:
    if theme := answers.get("theme"):
        yield Proposed(("theme",), theme, _places(reading, "meeting.theme"), ("theme",))
    if aspects := answers.get("aspects"):
        places = _places(reading, "problems.aspect")
        if sum(str(aspect.get("text", "")).startswith(_LED) for aspect in aspects) * 2 > len(aspects):
            yield Proposed(("aspect_name",), _LED, places, ("aspect_name",))
        yield Proposed(("aspects",), aspects, places, ("aspects",))
    told = list(_told(reading.tree))
    if reported := [what for what, _, _ in told]:
        places = tuple(dict.fromkeys(place for _, _, place in told))
        yield Proposed(("reported",), reported, places)
        if all(written for _, written, _ in told):
            yield Proposed(("written",), True, places)
    yield from _limits(reading, answers)
    for sort in ("report", "submission"):
        if to := list(dict.fromkeys(name for step in _steps(answers, sort) for name in step.get("to", ()))):
            yield Proposed(("report_to",), to, _places(reading, sort), ("report_to",))
            break
    for (part, name), field in _PREPARED.items():
        value = answers.get(part, {}).get(name)
        if value and (name != "explain" or (value := [one for one in value if one not in reported])):
            yield Proposed(("defaults", part, name), value, _places(reading, field), (part, name))


def _told(tree: Outline) -> Iterator[tuple[str, bool, str]]:
    """What the meeting is to be told, whether in writing, and where that stands."""
    lines = [("", line) for line in tree.preamble]
    lines += [(section.heading, line) for section in tree.sections for line in section.lines]
    for n, (heading, line) in enumerate(lines):
        seen = f"{covered(heading)}。"
        for sentence in sentences(line.text):
            for clause in clauses(sentence):
                verb = _TELLS.search(covered(clause))
                times = list(_TIME.finditer(seen + covered(clause)[: verb.start()])) if verb else []
                seen += f"{covered(clause)}，"
                if not (verb and times and times[-1]["at"]):
                    continue
                before, behind = clause[: verb.start()], clause[verb.end() :]
                below = (line for _, line in lines[n + 1 :])
                listed = _listed(line.text, below, line.place) if behind.startswith(_FOLLOWING) else []
                passive = _PASSIVE.search(before) if not behind else None
                what = listed or [(passive["what"] if passive else behind, line.place)]
                yield from ((text, bool(verb["how"]), place) for text, place in what if len(text) >= _LEAST)


def _listed(text: str, below: Iterable[Line], place: str) -> list[tuple[str, str]]:
    """The items of a list and their places: in the paragraph that announces them, or numbered below it."""
    if told := inline(text):
        return [(item, place) for item in told]
    numbered = takewhile(
        lambda item: item[1], ((line, next(iter(annotated(line.text).markers), None)) for line in below)
    )
    return [
        (first, line.place)
        for line, mark in numbered
        if mark and not mark.start and (first := next(iter(sentences(line.text[mark.end :])), ""))
    ]


def _limits(reading: Reading, answers: Mapping[str, Any]) -> Iterator[Proposed]:
    for sort in Limits.model_fields:
        end = next((step["end"] for step in _steps(answers, sort) if step.get("end")), None)
        places = _places(reading, sort)
        if end is None and sort == "rectification":
            end, places = _of_list(reading)
        if end is not None:
            place: DataPath = ("schedule", sort, 0, "end") if sort in DUTIES else ("schedule", sort, "end")
            yield Proposed(("limits", sort), when_text(parse_when(end)), places, place)
    if end := answers.get("schedule", {}).get("study", {}).get("end"):
        yield Proposed(
            ("defaults", "schedule", "study", "end"),
            end,
            _places(reading, "study.deadline"),
            ("schedule", "study", "end"),
        )


def _of_list(reading: Reading) -> tuple[str | None, tuple[str, ...]]:
    """Until when the list of rectification is to be made, said in a rule of it."""
    for fact in reading.facts:
        stated = (
            annotated(fact.value).limits
            if fact.field.startswith("rectification") and _LIST in fact.value
            else ()
        )
        if stated:
            return when_text(Relative(stated[0].days, stated[0].working)), (fact.place,)
    return None, ()


def _steps(answers: Mapping[str, Any], sort: str) -> list[Mapping[str, Any]]:
    stated = answers.get("schedule", {}).get(sort, {})
    return stated if isinstance(stated, list) else [stated]


def shown(value: Any) -> str:
    """A value as a person reads it: the items of a list apart by ；."""
    if isinstance(value, list):
        return "；".join(
            str(item.get("text", "")) if isinstance(item, Mapping) else str(item) for item in value
        )
    return str(value)


def _places(reading: Reading, field: str) -> tuple[str, ...]:
    """Where the facts of a field stand; those of its parts where it has none of its own."""
    own = [fact.place for fact in reading.facts if fact.field in (field, f"{field}.deadline")]
    parts = own or [fact.place for fact in reading.facts if fact.field.startswith(f"{field}.")]
    return tuple(dict.fromkeys(parts))
