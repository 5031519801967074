"""Reading plain data that a person wrote: YAML with the line of every value, JSON, with limits.

YAML is read as the people who write it expect: only ``true``/``false``, whole numbers and null are special,
so ``14:30`` and ``2027-01-15`` stay text. Aliases and repeated keys are refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import yaml

from ..budget import DATA
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


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: ClassVar = {
        first: [
            (tag, regexp) for tag, regexp in resolvers if tag.rsplit(":", 1)[-1] in ("null", "int", "bool")
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_WORDS = {"true": True, "false": False}


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
    try:
        if path.suffix.lower() == ".json":
            return Source(path, _json(text, path.name), MappingProxyType({}))
        _bounded(text, path.name)
        root = yaml.compose(text, Loader=_Loader)
        lines: dict[DataPath, int] = {}
        data = None if root is None else _value(root, (), lines, set())
        return Source(path, data, MappingProxyType(lines))
    except json.JSONDecodeError as error:
        raise KitError(
            fault("file.syntax", path.name, line=error.lineno, found="括号、引号或逗号有误")
        ) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KitError(fault("file.syntax", path.name, line=line, found=_reason(error))) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _Repeated) else "内容无法识别"
        raise KitError(fault("file.syntax", path.name, line=1, found=reason)) from None


class _Repeated(ValueError):
    pass


def _reason(error: yaml.MarkedYAMLError) -> str:
    return str(error.problem) if isinstance(error, _Refused) else "YAML格式有误"


class _Refused(yaml.MarkedYAMLError):  # type: ignore[misc]
    pass


def _bounded(text: str, name: str) -> None:
    """Refuse what is nested too deep or holds too much before libyaml builds it, which it does by recursion
    in C.
    """
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        DATA.allow("elements", count, name)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        DATA.allow("depth", depth, name)


def _json(text: str, name: str) -> object:
    """Plain data within the budget. Python's own reader gives up by itself where it is nested some thousand
    deep.
    """
    data = json.loads(text, object_pairs_hook=_unique)
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


def _value(node: yaml.Node, place: DataPath, lines: dict[DataPath, int], seen: set[int]) -> object:
    if id(node) in seen:
        raise _Refused(problem="不允许使用别名（&、*）", problem_mark=node.start_mark)
    seen.add(id(node))
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return {key: _value(child, (*place, key), lines, seen) for key, child in _pairs(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*place, index), lines, seen) for index, child in enumerate(node.value)]
    return _scalar(node)


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str | int, yaml.Node]]:
    seen: set[object] = set()
    for key_node, child in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise _Refused(problem="项目名称写法有误", problem_mark=key_node.start_mark)
        key = _scalar(key_node)
        key = key if type(key) is int else str(key_node.value)
        if key in seen:
            raise _Refused(problem=f"“{key}”重复出现", problem_mark=key_node.start_mark)
        seen.add(key)
        yield key, child


def _scalar(node: yaml.ScalarNode) -> object:
    tag = node.tag.rsplit(":", 1)[-1]
    if tag == "null":
        return None
    if tag == "bool" and node.value.lower() in _WORDS:
        return _WORDS[node.value.lower()]
    if (
        tag == "int"
        and node.value.lstrip("+-").isdecimal()
        and not node.value.lstrip("+-").startswith("0" * 2)
    ):
        return int(node.value)
    return node.value
