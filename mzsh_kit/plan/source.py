"""Reading plain data that a person wrote: YAML with the line of every value, JSON, with limits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .. import resources
from ..budget import DATA
from ..compiled import CompiledCache
from ..errors import KitError, fault

Value = Any
"""A value of plain data, as JSON and YAML hold it: a text, number, truth or nothing, or a list or mapping of
such. Which of them a person wrote is not known until a model takes it.
"""
Data = Mapping[str, Value]
Answers = dict[str, Value]
"""Plain data that is being put together."""

DataPath = tuple[str | int, ...]
"""Where a value stands in plain data: its keys and places in lists from the root."""

KeyPath = tuple[str, ...]
"""The same of a value that stands in no list: its keys alone."""


@dataclass(frozen=True)
class Source:
    """Plain data with the file they came from and the line (from 1) at which each value stands."""

    path: Path
    data: Value
    lines: Mapping[DataPath, int]

    def line(self, place: DataPath) -> int | None:
        """The line of the value at ``place``, or of the nearest one that encloses it; ``None`` at the
        root.
        """
        for end in range(len(place), 0, -1):
            if place[:end] in self.lines:
                return self.lines[place[:end]]
        return None


def read_text(path: Path) -> str:
    """The text of a UTF-8 file. Raises :class:`KitError` with the file's name as its place."""
    try:
        text = DATA.read(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KitError(fault("file.encoding", path.name)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_source(path: Path) -> Source:
    """Read ``.json`` as JSON and anything else as YAML. Raises :class:`KitError` with file and line."""
    text = read_text(path)
    if path.suffix.lower() == ".json":
        return Source(path, _json(text, path.name), MappingProxyType({}))
    own = path.is_relative_to(resources.templates())
    data, lines = _CACHE.get(text, lambda: _yaml(text, path.name)) if own else _yaml(text, path.name)
    return Source(path, data, MappingProxyType(lines))


def _yaml(text: str, name: str) -> tuple[Value, dict[DataPath, int]]:
    from .yaml_data import yaml_data  # what the kit's own files say is kept, and needs no YAML

    return yaml_data(text, name)


_CACHE = CompiledCache("yaml", str(Path(__file__).with_name("yaml_data.py")))


def _json(text: str, name: str) -> Value:
    """Plain data within the budget. Python's own reader gives up by itself where it is nested some thousand
    deep.
    """
    try:
        data = json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise KitError(fault("file.syntax", name, line=error.lineno, found="括号、引号或逗号有误")) from None
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _Repeated) else "内容无法识别"
        raise KitError(fault("file.syntax", name, line=1, found=reason)) from None
    level, count, depth = [data], 0, 0
    while level:
        count, depth = count + len(level), depth + 1
        DATA.allow("elements", count, name)
        DATA.allow("depth", depth, name)
        level = [inner for held in level for inner in _inside(held)]
    return data


def _inside(held: object) -> Iterable[object]:
    return held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data: dict[str, object] = {}
    for key, value in pairs:
        if key in data:
            raise _Repeated(f"“{key}”重复出现")
        data[key] = value
    return data


class _Repeated(ValueError):
    pass
