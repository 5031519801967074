"""Kinds of meeting, 年度 and types of unit: data in ``templates/kinds``, ``templates/years``,
``templates/units.yaml``.

A kind is one YAML file; one that ``extends`` another (by its file name) takes over what it does not state
itself. A 年度 is one file too, and holds for the kind that was held in it. Adding a file adds a kind or a
年度. A faulty file is refused with its name, line and reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from .. import resources
from ..errors import Fault, KitError, fault
from .faults import plan_faults
from .fields import Line, Optional
from .model import Facts
from .source import Answers, Data, DataPath, Source, read_source
from .upgrade import upgraded
from .years import YearFile, year_defaults

_File = TypeVar("_File")
Years = Mapping[int, tuple[Source, YearFile]]


class Section(Facts):
    """A section of the 实施方案: a heading, the wording that fills it, sections under it."""

    heading: Annotated[Optional, Field(title="标题")] = ""
    """Empty for a text that has headings of its own."""
    text: Annotated[Optional, Field(title="正文")] = ""
    sections: Annotated[tuple[Section, ...], Field(title="下级部分")] = ()


class HeldAs(Facts):
    """The 专题 that was held in place of the 年度 meeting of a year."""

    kind: Annotated[Line, Field(title="会议类型")]
    name: Annotated[Line, Field(title="专题名称")]


class KindFile(Facts):
    """What a kind's file may state."""

    kind: Annotated[Optional, Field(title="会议类型")] = ""
    """Empty in a file that is there to be extended only."""
    called: Annotated[tuple[Line, ...], Field(title="通常的叫法")] = ()
    """What people write for the kind; 民主生活会 and 专题民主生活会 may always stand behind it.
    """
    title: Annotated[Optional, Field(title="会议名称")] = ""
    """How the meeting is called; may mention facts of the plan. A year may have its own; empty: as in the
    file that it extends.
    """
    about: Annotated[Literal["", "inspection", "case"], Field(title="由何而来")] = ""
    """The part of the plan that says from what a special meeting follows."""
    extends: Annotated[Optional, Field(title="沿用")] = ""
    defaults: Annotated[Answers, Field(title="默认内容", default_factory=dict)]
    years: Annotated[dict[int, dict[str, object]], Field(title="各年度", default_factory=dict)]
    """As offices wrote them before a 年度 had a file of its own; its file is the stronger."""
    titles: Annotated[dict[int, Line], Field(title="各年度会议名称", default_factory=dict)]
    held_as: Annotated[dict[int, HeldAs], Field(title="以专题召开的年度", default_factory=dict)]
    sections: Annotated[tuple[Section, ...], Field(title="方案各部分")] = ()


class UnitType(Facts):
    """What follows from a unit's type."""

    body: Annotated[Line, Field(title="领导机关")]
    issuer: Annotated[tuple[Optional, Optional], Field(title="发文机关前后缀")]
    """Prefix and suffix put around the unit's full name."""
    standing: Annotated[Line, Field(title="适用方式")] = "执行"
    """执行 the 《若干规定》, 参照执行, or 组织生活会 (a branch)."""
    meeting: Annotated[Line, Field(title="会议的叫法")] = "民主生活会"
    rules: Annotated[Line, Field(title="所依据的规定")] = "县以上党和国家机关党员领导干部民主生活会若干规定"
    """Title of the regulation under which such a unit meets."""
    below: Annotated[Line, Field(title="下级组织的叫法")] = "下级党组织"
    """Whose opinions are asked for below such a unit: a branch has 党小组."""
    offices: Annotated[Line, Field(title="所属单位的叫法")] = "各内设机构、所属单位"
    """To whom such a unit addresses its own papers within itself."""
    learners: Annotated[Line, Field(title="集中学习的主体")] = "理论学习中心组"
    """Who studies together: only a 党组 or 党委 has a 中心组."""
    preparer: Annotated[Line, Field(title="承办会议筹备的机构")] = "会议筹备工作机构"
    """Who does the office work of the meeting: a branch has nobody but itself."""
    named: Annotated[Optional, Field(title="名称的结尾")] = ""
    """How names of such units end, as a regular expression; the type is suggested by it."""
    of_region: Annotated[bool, Field(title="属地")] = False
    """Whether the committee of the region in its name is above it."""
    defaults: Annotated[dict[str, object], Field(title="默认内容", default_factory=dict)]
    """What holds for this type whatever the kind of meeting."""


@dataclass(frozen=True)
class Layer:
    """Defaults from one place of one file."""

    source: Source
    at: DataPath
    data: Data


@dataclass(frozen=True)
class Title:
    """How a meeting is called, and the line of the file that says so."""

    text: str
    file: Path
    line: int


@dataclass(frozen=True)
class Kind:
    """One kind of meeting: layers of defaults, weakest first, and the order of its sections."""

    source: Source
    stems: tuple[str, ...]
    """Names of its file and of those that it extends, the nearest first."""
    name: str
    called: frozenset[str]
    """Its name and what else people call it."""
    titles: Mapping[int | None, Title]
    about: str
    layers: tuple[Layer, ...]
    years: Mapping[int, tuple[Layer, ...]]
    held_as: Mapping[int, HeldAs]
    sections: tuple[Section, ...]

    def title_in(self, year: int) -> Title:
        """How the meeting of one 年度 is called."""
        return self.titles.get(year) or self.titles[None]

    def defaults(self, year: int | None) -> tuple[Layer, ...]:
        """The layers that hold for one 年度, weakest first."""
        return self.layers + (self.years.get(year, ()) if year is not None else ())


@dataclass(frozen=True)
class Library:
    """The kinds and unit types of one ``templates/`` folder."""

    folder: Path
    kinds: Mapping[str, Kind]
    unit_types: Mapping[str, UnitType]
    units: Source
    years: Mapping[int, YearFile]
    """What is known of each 年度, by its file."""

    def of_type(self, name: str) -> Layer:
        """The defaults of a type of unit."""
        return Layer(self.units, (name, "defaults"), upgraded(self.unit_types[name].defaults))

    def kind(self, name: str) -> Kind:
        """Raises :class:`KitError` for an unknown kind."""
        if name not in self.kinds:
            raise KitError(fault("kind.unknown", "会议类型", found=name, wanted="、".join(self.kinds)))
        return self.kinds[name]

    def kind_called(self, text: str) -> str:
        """The name of the kind that people call so, with or without 专题民主生活会 behind it; ``text`` where
        none is.
        """
        special = text.removesuffix("民主生活会")
        said = {text, special, special.removesuffix("专题")}
        return next((kind.name for kind in self.kinds.values() if said & kind.called), text)


def library(folder: Path | None = None) -> Library:
    """Read ``templates/`` (the kit's own unless given), once a process. Raises :class:`KitError`."""
    return _library((folder or resources.templates()).absolute())


@lru_cache(maxsize=8)
def _library(folder: Path) -> Library:
    units = read_source(folder / "units.yaml")
    unit_types = _validated(TypeAdapter(dict[str, UnitType]), UnitType, units)
    files = {path.stem: _kind_file(path) for path in sorted((folder / "kinds").glob("*.yaml"))}
    years = {_year_of(path): _year_file(path) for path in sorted((folder / "years").glob("*.yaml"))}
    kinds = dict(_kinds(files, years))
    order = sorted(kinds, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    _known(years, order)
    known = {year: file for year, (_, file) in years.items()}
    return Library(folder, {name: kinds[name] for name in order}, unit_types, units, known)


def _kinds(files: Mapping[str, tuple[Source, KindFile]], years: Years) -> Iterator[tuple[str, Kind]]:
    seen: dict[str, str] = {}
    for stem, (source, file) in files.items():
        if file.kind in seen:
            place = f"{source.path.name} 第{source.line(('kind',))}行"
            raise KitError(fault("kind.repeated", place, found=file.kind, other=seen[file.kind]))
        if file.kind:
            seen[file.kind] = source.path.name
            yield file.kind, _kind(stem, files, years)


def _year_of(path: Path) -> int:
    if not re.fullmatch(r"(19|20)\d\d", path.stem):
        raise KitError(fault("year.file", f"years/{path.name}"))
    return int(path.stem)


def _year_file(path: Path) -> tuple[Source, YearFile]:
    source = read_source(path)
    return source, _validated(TypeAdapter(YearFile), YearFile, source)


def _known(years: Years, kinds: Sequence[str]) -> None:
    for source, file in years.values():
        if file.kind not in kinds:
            place = f"{source.path.name} 第{source.line(('kind',)) or 1}行"
            raise KitError(fault("kind.unknown", place, found=file.kind, wanted="、".join(kinds)))


_ORDER = ("年度", "巡视巡察整改", "以案促改", "党史学习教育", "主题教育", "其他专题")


def _kind_file(path: Path) -> tuple[Source, KindFile]:
    source = read_source(path)
    return source, _validated(TypeAdapter(KindFile), KindFile, source)


def _kind(stem: str, files: Mapping[str, tuple[Source, KindFile]], years: Years) -> Kind:
    chain = list(_chain(stem, files))
    source, own = chain[-1]
    agenda = next((file.defaults["agenda"] for _, file in reversed(chain) if "agenda" in file.defaults), ())
    held = {year: at for year, at in years.items() if at[1].kind == own.kind}
    return Kind(
        source=source,
        stems=tuple(file.path.stem for file, _ in reversed(chain)),
        name=own.kind,
        called=frozenset((own.kind, *own.called)),
        titles=dict(_titles(chain, held)),
        about=next((file.about for _, file in reversed(chain) if file.about), ""),
        layers=tuple(Layer(source, ("defaults",), upgraded(file.defaults)) for source, file in chain),
        years=_layers(chain, held, agenda),
        held_as={**own.held_as, **(_held_as(years) if own.kind == _ORDER[0] else {})},
        sections=next((file.sections for _, file in reversed(chain) if file.sections), ()),
    )


def _titles(chain: Sequence[tuple[Source, KindFile]], held: Years) -> Iterator[tuple[int | None, Title]]:
    source, own = next(((source, file) for source, file in reversed(chain) if file.title), chain[-1])
    if not own.title:
        raise KitError(fault("value.missing", f"{source.path.name} · 会议名称"))
    yield None, Title(own.title, source.path, source.line(("title",)) or 1)
    source, own = chain[-1]
    for year, title in own.titles.items():
        yield year, Title(title, source.path, source.line(("titles", year)) or 1)
    for year, (at, file) in held.items():
        if file.title:
            yield year, Title(file.title, at.path, at.line(("title",)) or 1)


def _layers(
    chain: list[tuple[Source, KindFile]], held: Years, agenda: Sequence[Mapping[str, object]]
) -> dict[int, tuple[Layer, ...]]:
    """The layers of each 年度: those that the kind's own files state, then the file of the 年度."""
    by_year: dict[int, tuple[Layer, ...]] = {}
    for source, file in chain:
        for year, data in file.years.items():
            by_year[year] = (*by_year.get(year, ()), Layer(source, ("years", year), upgraded(data)))
    for year, (source, year_file) in held.items():
        stated = Layer(source, (), year_defaults(year_file, agenda))
        by_year[year] = (
            *by_year.get(year, ()),
            Layer(source, ("defaults",), upgraded(year_file.defaults)),
            stated,
        )
    return by_year


def _held_as(years: Years) -> dict[int, HeldAs]:
    """The 年度 in which a 专题 was held in place of the 年度 meeting."""
    special = {year: file for year, (_, file) in years.items() if file.kind != _ORDER[0]}
    return {year: HeldAs(kind=file.kind, name=file.name or file.kind) for year, file in special.items()}


def _chain(stem: str, files: Mapping[str, tuple[Source, KindFile]]) -> Iterator[tuple[Source, KindFile]]:
    """The file and those that it extends, the remotest first."""
    seen: list[str] = []
    while stem:
        source, file = files[stem]
        seen.append(stem)
        if file.extends and (file.extends not in files or file.extends in seen):
            reason = f"“沿用”的文件“{file.extends}”不存在或循环"
            raise KitError(
                fault("file.syntax", source.path.name, line=source.line(("extends",)) or 1, found=reason)
            )
        stem = file.extends
    yield from (files[name] for name in reversed(seen))


def _validated(adapter: TypeAdapter[_File], model: type[BaseModel], source: Source) -> _File:
    if not isinstance(source.data, dict):
        raise KitError(fault("file.not_mapping", source.path.name))
    try:
        return adapter.validate_python(source.data)
    except ValidationError as error:
        raise KitError(*located(error, model, source)) from None


def located(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Fault]:
    """Faults of a file, each with the line at which it stands."""
    places = [detail["loc"] for detail in error.errors(include_url=False)]
    for (place, problem), raw in zip(plan_faults(error, model), places, strict=False):
        yield problem.at(f"{source.path.name} 第{source.line(place or raw) or source.line(raw) or 1}行")
