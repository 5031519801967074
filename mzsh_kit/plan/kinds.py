"""Kinds of meeting and types of unit: data in ``templates/kinds`` and ``templates/units.yaml``.

A kind is one YAML file; one that ``extends`` another (by its file name) takes over what it does not state itself.
Adding a file adds a kind. A faulty file is refused with its name, line and reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from .. import resources
from ..errors import KitError, fault
from .faults import plan_faults
from .fields import Line, Optional
from .model import Facts
from .source import Place, Source, read_source
from .upgrade import upgraded

Data = Mapping[str, Any]


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
    title: Annotated[Optional, Field(title="会议名称")] = ""
    """How the meeting is called; may mention facts of the plan. A year may have its own."""
    about: Annotated[Literal["", "inspection", "case"], Field(title="由何而来")] = ""
    """The part of the plan that says from what a special meeting follows."""
    extends: Annotated[Optional, Field(title="沿用")] = ""
    defaults: Annotated[dict[str, Any], Field(title="默认内容", default_factory=dict)]
    years: Annotated[dict[int, dict[str, Any]], Field(title="各年度", default_factory=dict)]
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
    defaults: Annotated[dict[str, Any], Field(title="默认内容", default_factory=dict)]
    """What holds for this type whatever the kind of meeting."""


@dataclass(frozen=True)
class Layer:
    """Defaults from one place of one file."""

    source: Source
    at: Place
    data: Data


@dataclass(frozen=True)
class Kind:
    """One kind of meeting: layers of defaults, weakest first, and the order of its sections."""

    source: Source
    name: str
    title: str
    titles: Mapping[int, str]
    about: str
    layers: tuple[Layer, ...]
    years: Mapping[int, tuple[Layer, ...]]
    held_as: Mapping[int, HeldAs]
    sections: tuple[Section, ...]

    def title_in(self, year: int) -> str:
        """How the meeting of one 年度 is called."""
        return self.titles.get(year, self.title)

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

    def of_type(self, name: str) -> Layer:
        """The defaults of a type of unit."""
        return Layer(self.units, (name, "defaults"), upgraded(self.unit_types[name].defaults))

    def kind(self, name: str) -> Kind:
        """Raises :class:`KitError` for an unknown kind."""
        if name not in self.kinds:
            raise KitError(fault("kind.unknown", "会议类型", found=name, wanted="、".join(self.kinds)))
        return self.kinds[name]


def library(folder: Path | None = None) -> Library:
    """Read ``templates/`` (the kit's own unless given), once a process. Raises :class:`KitError`."""
    return _library((folder or resources.templates()).absolute())


@lru_cache(maxsize=8)
def _library(folder: Path) -> Library:
    units = read_source(folder / "units.yaml")
    unit_types = _validated(TypeAdapter(dict[str, UnitType]), UnitType, units)
    files = {path.stem: _kind_file(path) for path in sorted((folder / "kinds").glob("*.yaml"))}
    kinds = dict(_kinds(files))
    order = sorted(kinds, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    return Library(folder, {name: kinds[name] for name in order}, unit_types, units)


def _kinds(files: Mapping[str, tuple[Source, KindFile]]) -> Iterator[tuple[str, Kind]]:
    seen: dict[str, str] = {}
    for stem, (source, file) in files.items():
        if file.kind in seen:
            place = f"{source.path.name} 第{source.line(('kind',))}行"
            raise KitError(fault("kind.repeated", place, found=file.kind, other=seen[file.kind]))
        if file.kind:
            seen[file.kind] = source.path.name
            yield file.kind, _kind(stem, files)


_ORDER = ("年度", "巡视巡察整改", "以案促改", "党史学习教育", "主题教育", "其他专题")


def _kind_file(path: Path) -> tuple[Source, KindFile]:
    source = read_source(path)
    return source, _validated(TypeAdapter(KindFile), KindFile, source)


def _kind(stem: str, files: Mapping[str, tuple[Source, KindFile]]) -> Kind:
    chain = list(_chain(stem, files))
    years: dict[int, tuple[Layer, ...]] = {}
    for source, file in chain:
        for year, data in file.years.items():
            years[year] = (*years.get(year, ()), Layer(source, ("years", year), upgraded(data)))
    own = chain[-1][1]
    return Kind(
        source=chain[-1][0],
        name=own.kind,
        title=own.title,
        titles=own.titles,
        about=own.about,
        layers=tuple(Layer(source, ("defaults",), upgraded(file.defaults)) for source, file in chain),
        years=years,
        held_as=own.held_as,
        sections=next((file.sections for _, file in reversed(chain) if file.sections), ()),
    )


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


def _validated(adapter: TypeAdapter[Any], model: type[BaseModel], source: Source) -> Any:
    if not isinstance(source.data, dict):
        raise KitError(fault("file.not_mapping", source.path.name))
    try:
        return adapter.validate_python(source.data)
    except ValidationError as error:
        raise KitError(*located(error, model, source)) from None


def located(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Any]:
    """Faults of a file, each with the line at which it stands."""
    places = [one["loc"] for one in error.errors(include_url=False)]
    for (place, one), raw in zip(plan_faults(error, model), places, strict=False):
        yield one.at(f"{source.path.name} 第{source.line(place or raw) or source.line(raw) or 1}行")
