"""The types of a plan's fields: cleaned lines, values that may be open, times, names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time
from functools import lru_cache
from typing import Annotated, Any, TypeVar, get_args

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..text.lazy import lazy_pattern
from .when import Open, Relative, When, as_open, parse_clock, parse_when, when_text

LONGEST_NAME = 60
LONGEST_UNIT = 200
LONGEST_LINE = 500
LONGEST_TEXT = 5000

_NAME_DOTS = lazy_pattern("[•‧・∙⋅●]")
_IN_NAME = lazy_pattern(r"(?<![A-Za-z.])[\s\u3000]+|[\s\u3000]+(?![A-Za-z])")
_UNPRINTABLE = frozenset("\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def clean_line(value: object) -> object:
    """A typed text as one line: folded white space, no invisible characters; control characters are
    refused.
    """
    return _clean(value) if isinstance(value, str) else value


@lru_cache(maxsize=8192)
def _clean(value: str) -> str:
    """Remembered: a plan is cleaned three times as it is completed, and most of it is the kind's own
    wording.
    """
    text = re.sub(r"[\t\r\n\v\f\u0085\u2028\u2029\xa0 ]+", " ", value.translate(_INVISIBLE)).strip(" \u3000")
    for ch in text:
        if unicodedata.category(ch) in ("Cc", "Cs") or ch in _UNPRINTABLE:
            raise PydanticCustomError("control", "control character", {"found": f"U+{ord(ch):04X}"})
    return text


def clean_name(value: object) -> object:
    """A personal name without spaces but between Latin words, its dot as U+00B7 however it was typed."""
    text = clean_line(value)
    return _NAME_DOTS.sub("·", _IN_NAME.sub("", text)) if isinstance(text, str) else text


def _printable(value: object) -> str:
    """What was typed, without the lone surrogates that no message can carry."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _when(value: object, told: ValidationInfo) -> When:
    """The context may tell the 年度, to which a day without its year belongs."""
    try:
        return parse_when(value, (told.context or {}).get("year"))
    except LookupError:
        raise PydanticCustomError("when", "no time", {"found": _printable(value)}) from None
    except ValueError:
        raise PydanticCustomError("date", "no such date", {"found": _printable(value)}) from None


def _clock(value: object) -> time | Open:
    try:
        return parse_clock(value)
    except LookupError:
        raise PydanticCustomError("clock", "no time of day", {"found": _printable(value)}) from None


def _clock_text(clock: time | Open) -> str:
    return clock.value if isinstance(clock, Open) else clock.strftime("%H:%M")


def closed(value: object) -> object:
    """An open value as one that is not there, for what a plan need not state."""
    return "" if as_open(value) is not None else value


T = TypeVar("T")

Line = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=LONGEST_LINE), BeforeValidator(clean_line)
]
"""One line of text, 1 to 500 characters."""

UnitName = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=LONGEST_UNIT), BeforeValidator(clean_line)
]
"""The full name of a unit, 1 to 200 characters."""

Text = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=LONGEST_TEXT), BeforeValidator(clean_line)
]
"""One paragraph, 1 to 5000 characters."""

Name = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=LONGEST_NAME), BeforeValidator(clean_name)
]
"""A personal name, 1 to 60 characters."""

Optional = Annotated[
    str, StringConstraints(strict=True, max_length=LONGEST_LINE), BeforeValidator(clean_line)
]
"""One line that may be empty: what is not there, as against open."""

OptionalText = Annotated[
    str, StringConstraints(strict=True, max_length=LONGEST_TEXT), BeforeValidator(clean_line)
]
"""One paragraph that may be empty."""


class _MayBeOpen:
    """Validates and serialises the stated alternative of ``T | Open``, and the open states beside it."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        stated = handler.generate_schema(next(option for option in get_args(source) if option is not Open))
        written = core_schema.wrap_serializer_function_ser_schema(_open_text, schema=stated)
        return core_schema.no_info_wrap_validator_function(_open_or, stated, serialization=written)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"enum": [state.value for state in Open]}, handler(schema)]}


def _open_or(value: object, stated: Callable[[Any], object]) -> object:
    state = as_open(value)
    return stated(value) if state is None else state


def _open_text(value: object, stated: Callable[[Any], object]) -> object:
    return value.value if isinstance(value, Open) else stated(value)


Stated = Annotated[T | Open, _MayBeOpen()]
"""A value that may be left open: ``待定`` (also null and the empty text) or ``另行通知``."""

Moment = Annotated[
    date | Any,
    BeforeValidator(_when),
    PlainSerializer(when_text, return_type=str),
    WithJsonSchema(
        {"type": "string", "examples": ["2027-01-15", "2027-01-04/2027-01-08", "2027-01上旬", "会前10天"]}
    ),
]
"""A :data:`mzsh_kit.plan.when.When`, in its canonical text."""

Clock = Annotated[
    time | Any,
    BeforeValidator(_clock),
    PlainSerializer(_clock_text, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["14:30", "待定"]}),
]
"""A time of day or an open value."""

__all__ = [
    "Clock",
    "Line",
    "Moment",
    "Name",
    "Open",
    "Optional",
    "OptionalText",
    "Relative",
    "Stated",
    "Text",
    "UnitName",
    "clean_line",
    "clean_name",
    "closed",
]
