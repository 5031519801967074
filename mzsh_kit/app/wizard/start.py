"""Files that a draft may start from: bytes of an upload to answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ... import resources
from ...errors import KitError, fault
from ...output import put, safe_name, scratch
from ...plan.model import DUTIES
from ...plan.source import Data, read_source
from ...plan.upgrade import upgraded
from ...reading import KINDS, left_out, old_plan
from ...reading.notice import read_notice, shown
from ...reading.own import Change, OwnPaper, own_paper
from ...roster import read_ledger, read_roster
from ..uploads import Upload, accepted
from .assignment import Assignment, said_by
from .draft import Draft
from .duties import laid_out, slim

Told = tuple[tuple[str, tuple[str, ...]], ...]
"""Headings with lines: what became of the earlier plan that a draft was started from."""
IMPORTED = (".json",)
LEDGER = (".xlsx",)
OLD = (*KINDS, ".json", ".xlsx")
SAMPLE = "sample-plan.yaml"

_UNFINISHED = ("value.missing", "team", "unit", "year")
"""Faults that a draft may have on the way."""


def entered(answers: Data, templates: Path | None = None) -> Draft:
    """The draft of answers of any format. Raises :class:`KitError` for a format from the future."""
    draft = Draft(upgraded(answers), templates)
    return Draft(laid_out(draft.answers, draft.facts), templates)


def sample(templates: Path | None = None) -> Draft:
    """The draft of the sample plan."""
    return entered(read_source((templates or resources.templates()) / SAMPLE).data, templates)


def imported(upload: Upload, templates: Path | None = None) -> Draft:
    """The draft that a plan.json holds; what it states as the default stands, stays default.

    Raises :class:`KitError` for another type of file, one above 5 MB, and data that are no plan.
    """
    return _slim(_checked(_read(upload, IMPORTED), str(upload["name"]), templates))


@dataclass(frozen=True)
class Old:
    """A plan to start from: the unit, its answers, and of a document what was read and what was not."""

    unit: str
    answers: Data
    told: Told = ()
    whole: bool = False
    """Whether it is taken up again as it is, with all its days, instead of started anew."""
    question: str = ""
    """What is asked before it is begun from: a 制度 or a 报告 is no plan."""
    changes: tuple[Change, ...] = ()
    """What others did to the paper that carries it."""
    passages: tuple[Assignment, ...] = ()
    """What was read of a document and what was not understood; nobody has said anything to it yet."""


def earlier(upload: Upload, templates: Path | None = None, office: Path | None = None) -> list[Old]:
    """An earlier plan as data or as a document, or every good row of a roster. Raises as :func:`imported`.

    ``office``: where it remembers what its own headings mean.
    """
    name = str(upload["name"])
    kind = Path(name).suffix.lower()
    if kind == ".xlsx":
        return _roster(accepted(upload, OLD), name, templates)
    if kind == ".json":
        answers = _checked(_read(upload, OLD), name, templates).answers
        return [Old(str(answers.get("unit", {}).get("name", name)), answers)]
    content = accepted(upload, OLD)
    own = own_paper(content, name, templates)
    return _own(own) if own else [_document(content, name, templates, office)]


def _own(paper: OwnPaper) -> list[Old]:
    """A paper of the kit's own: its plan again, or as the start of a new one."""
    read = tuple(f"{change.place}：{change.words}" for change in paper.changes)
    told = (("文件里改过而方案没有跟着改的", read),) if read else ()
    return [
        Old("接着编这份方案（时间和各项内容都保留）", paper.answers, whole=True, changes=paper.changes),
        Old("用作新年度的起点（时间、主题等清空重填）", paper.answers, told=told),
    ]


def whole(old: Old, templates: Path | None) -> Draft:
    """The draft of a plan that is taken up again."""
    return _slim(entered(old.answers, templates))


def ledger(upload: Upload) -> list[Data]:
    """The rows of last year's ledger. Raises :class:`KitError` for what is none."""
    with scratch() as folder:
        path = folder / safe_name(str(upload["name"]))
        put(path, accepted(upload, LEDGER))
        return read_ledger(path)


def noticed(upload: Upload, draft: Draft) -> tuple[str, tuple[Change, ...]]:
    """What the superior's notice proposes for the draft, one by one; first another 年度, where it is of one.
    Before them what a person is asked where it is no notice.

    Raises :class:`KitError` for what is none.
    """
    templates, year = draft.templates, draft.answers.get("year")
    notice = read_notice(accepted(upload, KINDS), str(upload["name"]), templates)
    values = (
        Change("通知", "、".join(value.places), "", shown(value.value), "", value.target, value.value)
        for value in notice.values
        if value.target
    )
    beside = (Change("通知", place, "", words) for words, place in notice.beside)
    reported = (
        Change("通知", "、".join(value.places), "", f"会上通报：{shown(value.value)}")
        for value in notice.values
        if not value.target
    )
    other = f"这是{notice.year}年度的通知，方案是{year}年度，请核对是否选错了文件"
    return notice.question, (
        *([Change("通知", notice.title, "", other)] if year not in (None, notice.year) else ()),
        *values,
        *beside,
        *reported,
    )


def _roster(content: bytes, name: str, templates: Path | None) -> list[Old]:
    with scratch() as folder:
        path = folder / safe_name(name)
        put(path, content)
        roster = read_roster(path, templates)
    if not roster.good:
        raise KitError(*(fault.fault for fault in roster.faults))
    return [Old(row.name, upgraded(row.answers)) for row in roster.good if row.answers is not None]


def _document(content: bytes, name: str, templates: Path | None, office: Path | None) -> Old:
    old = old_plan(content, name, templates, office)
    doubtful = tuple(f"{value.label}：{value.value}（{value.place}）" for value in old.doubtful)
    beside = tuple(f"{part}中的文字" for part in left_out(content, name))
    told = (
        *((("须自行核对填写的内容（原文空缺、不完整或没有把握）", doubtful),) if doubtful else ()),
        *((("没有读的内容", beside),) if beside else ()),
    )
    return Old(
        old.reading.unit or name,
        upgraded(old.answers),
        told,
        question=old.reading.question,
        passages=said_by(old),
    )


def _read(upload: Upload, kinds: tuple[str, ...]) -> Any:
    """Plain data of an upload, read as a file of that name would be."""
    content = accepted(upload, kinds)
    with scratch() as folder:
        path = folder / safe_name(str(upload["name"]))
        put(path, content)
        return read_source(path).data


def _checked(data: Any, name: str, templates: Path | None) -> Draft:
    """A draft of data that have no fault but what a person has still to fill in."""
    if not isinstance(data, dict):
        raise KitError(fault("file.not_mapping", name))
    try:
        draft = entered(data, templates)
    except KitError as error:
        raise KitError(*(fault.at(name) for fault in error.faults)) from None
    wrong = [fault for fault in draft.faults if not fault.code.startswith(_UNFINISHED)]
    if wrong:
        raise KitError(*(problem.at(name) for problem in wrong))
    return draft


def _slim(draft: Draft) -> Draft:
    """The draft without what only repeats its defaults; the same plan follows from it."""
    pruned = _merged(_pruned(draft.answers, draft.defaults), draft.bare.answers)
    tried = Draft(pruned, draft.templates)
    return tried if draft.plan and tried.plan == draft.plan else draft


def _pruned(data: Data, defaults: Data, under: str = "") -> dict[str, Any]:
    """Plain data without values that are the defaults."""
    own: dict[str, Any] = {}
    for key, value in data.items():
        below = defaults.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            value = _pruned(value, below, key) or below
        elif under == "schedule" and key in DUTIES and isinstance(value, list) and isinstance(below, list):
            value = _pruned_duties(value, below)
        if value != below:
            own[key] = value
    return own


def _pruned_duties(items: list[Any], defaults: list[Any]) -> list[Any]:
    """Duties without what only repeats their defaults; the defaults where all do."""
    own = slim(items, defaults)
    return defaults if not any(own) and len(own) == len(defaults) else own


def _merged(weak: Data, strong: Data) -> dict[str, Any]:
    """``strong`` over ``weak``, mapping by mapping."""
    both = {**weak, **strong}
    inner = [
        key for key in weak.keys() & strong if isinstance(weak[key], dict) and isinstance(strong[key], dict)
    ]
    return {**both, **{key: _merged(weak[key], strong[key]) for key in inner}}
