"""From pydantic's errors to sentences: which field, by its Chinese name; what is wrong; how to mend it."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import replace
from math import isfinite

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..errors import Fault, fault

_KINDS = {
    "string_type": "文字",
    "int_type": "整数",
    "int_parsing": "整数",
    "int_from_float": "整数",
    "bool_type": "是或否",
    "bool_parsing": "是或否",
    "tuple_type": "若干项（列表）",
    "list_type": "若干项（列表）",
    "dict_type": "一组“项目: 值”",
    "model_type": "一组“项目: 值”",
    "model_attributes_type": "一组“项目: 值”",
    "date_type": "日期",
}
_JSON_NAMES = {
    str: "文字",
    int: "数字",
    float: "数字",
    bool: "是非值",
    dict: "一组项目",
    list: "列表",
    type(None): "空值",
}
_CONTEXT = {"control": "value.control", "when": "value.when", "date": "value.date", "clock": "value.clock"}


def plan_faults(
    error: ValidationError, model: type[BaseModel]
) -> tuple[tuple[tuple[str | int, ...], Fault], ...]:
    """Every error of ``model`` as its place in the data and its :class:`Fault`, one for each place."""
    by_place: dict[tuple[str | int, ...], Fault] = {}
    errors = error.errors(include_url=False)
    for detail in errors:
        place = _data_place(model, detail["loc"])
        if detail["type"] == "too_short" and any(
            other["loc"][: len(place)] == place != other["loc"] for other in errors
        ):
            continue  # its items are faulty, which is said of them
        by_place.setdefault(
            place, replace(_fault(detail, " · ".join(place_words(model, place))), place=place)
        )
    return tuple(by_place.items())


def _fault(error: ErrorDetails, where: str) -> Fault:
    kind, given, context = error["type"], _said(error["input"]), error.get("ctx", {})
    if kind in _CONTEXT:
        typed = isinstance(error["input"], str)
        return fault(_CONTEXT[kind], where, found=context["found"] if typed else given)
    if kind.partition(".")[0] in ("team", "member", "unit", "year", "timing", "basis"):
        return fault(kind, where, **context)
    if kind == "missing":
        return fault("value.missing", where)
    if kind == "extra_forbidden":
        return fault("value.unknown", where.rpartition(" · ")[0], found=error["loc"][-1])
    if kind in ("literal_error", "enum"):
        return fault(
            "value.choice",
            where,
            found=given,
            wanted=context["expected"].replace(" or ", "、").replace(", ", "、").replace("'", ""),
        )
    if kind == "string_too_long":
        return fault("value.long", where, found=len(given), wanted=context["max_length"])
    if kind in ("string_too_short", "too_short"):
        return fault("value.missing", where)
    if kind == "too_long":
        return fault(
            "value.range",
            where,
            found=f"{context['actual_length']}项",
            wanted=f"不多于{context['max_length']}项",
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        side, bound = (
            ("不小于", context.get("ge")) if kind.startswith("greater") else ("不大于", context.get("le"))
        )
        return fault("value.range", where, found=given, wanted=f"{side}{bound}")
    if kind in _KINDS:
        return fault(
            "value.kind",
            where,
            found=_JSON_NAMES.get(type(error["input"]), "其他内容") + (f"“{given}”" if given else ""),
            wanted=_KINDS[kind],
        )
    return fault("value.wrong", where, found=given)


def _said(value: object) -> str:
    """What a plan's file states, as its reader would say it; empty for nothing and for what has parts."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(filter(None, map(_said, value)))
    return "不是数字" if isinstance(value, float) and not isfinite(value) else str(value)


def _data_place(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """pydantic names the branch of a union in ``loc``; the place in the data has no such step."""
    place: list[str | int] = []
    annotation: object = model
    for step in loc:
        following = _step(annotation, step)
        if following is not None:
            place.append(step)
            annotation = following
        elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
            place.append(step)  # a field that the model does not know
    return tuple(place)


def place_words(model: type[BaseModel], place: tuple[str | int, ...]) -> Iterator[str]:
    """The place in words: ``班子成员``, ``第2项``, ``姓名``."""
    annotation: object = model
    for step in place:
        fields = (
            annotation.model_fields
            if isinstance(annotation, type) and issubclass(annotation, BaseModel)
            else {}
        )
        yield (
            f"第{step + 1}项"
            if isinstance(step, int)
            else (fields[step].title or step if step in fields else str(step))
        )
        annotation = _step(annotation, step)


def _step(annotation: object, step: str | int) -> object:
    """The type of what stands at ``step`` inside ``annotation``; ``None`` if there is nothing there."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(step))
        return None if field is None else _plain(field.annotation)
    if isinstance(step, int) and typing.get_origin(annotation) is tuple:
        return _plain(typing.get_args(annotation)[0])
    return None


def _plain(annotation: object) -> object:
    """The model or tuple inside ``Annotated`` and unions; the annotation itself when it holds neither."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _plain(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        options = [_plain(option) for option in typing.get_args(annotation)]
        return next(
            (
                o
                for o in options
                if typing.get_origin(o) is tuple or (isinstance(o, type) and issubclass(o, BaseModel))
            ),
            str,
        )
    return annotation
