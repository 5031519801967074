"""YAML as the people who write it expect: only ``true``/``false``, whole numbers and null are special, so
``14:30`` and ``2027-01-15`` stay text. Aliases and repeated keys are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import yaml

from ..budget import DATA
from ..errors import KitError, fault
from .source import DataPath, Value


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: ClassVar = {
        first: [
            (tag, regexp) for tag, regexp in resolvers if tag.rsplit(":", 1)[-1] in ("null", "int", "bool")
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_WORDS = {"true": True, "false": False}


def yaml_data(text: str, name: str) -> tuple[Value, dict[DataPath, int]]:
    """The data of a file of that name, and the line (from 1) of each value. Raises :class:`KitError` with
    file and line.
    """
    try:
        _bounded(text, name)
        root = yaml.compose(text, Loader=_Loader)
        lines: dict[DataPath, int] = {}
        data = None if root is None else _value(root, (), lines, set())
        return data, lines
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KitError(fault("file.syntax", name, line=line, found=_reason(error))) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise KitError(fault("file.syntax", name, line=1, found="内容无法识别")) from None


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
