"""Write the table of a plan's fields into ``docs/formats.md``: ``python -m docs.formats``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from mzsh_kit.plan import Plan

PAGE = Path(__file__).parent / "formats.md"
_TABLE = re.compile(r"(?<=<!-- fields -->\n).*?(?=<!-- end -->)", re.S)


def fields_table() -> str:
    """A row a field of the plan, in the order of the model: path, Chinese title, what it holds."""
    rows = (f"| `{path}` | {title} | {kind} |" for path, title, kind in _fields(Plan, "", {}))
    return "\n".join(("| field | title | holds |", "|---|---|---|", *rows, ""))


def _fields(model: type[BaseModel], path: str, listed: dict[type, str]) -> Iterator[tuple[str, str, str]]:
    """The fields of a model below ``path``; those of a model that was listed before are told by its place."""
    for name, field in model.model_fields.items():
        inner, several = _model(field.annotation), _is_several(field.annotation)
        place = f"{path}{name}{'[]' if several else ''}"
        if inner is None:
            yield place, field.title or "", _kind(field.annotation)
        elif inner in listed:
            yield place, field.title or "", f"{'each ' if several else ''}like `{listed[inner]}`"
        else:
            listed[inner] = place
            yield place, field.title or "", "list" if several else "mapping"
            yield from _fields(inner, f"{place}.", listed)


def _model(kind: Any) -> type[BaseModel] | None:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    return next((found for one in get_args(kind) if (found := _model(one))), None)


def _is_several(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple or any(
        _is_several(one) for one in get_args(kind) if one is not kind
    )


_WORDS = {
    "str": "text",
    "int": "number",
    "bool": "true or false",
    "Open": "may be open",
    "Literal": "one of a few words",
}


def _kind(kind: Any) -> str:
    """What a field holds, in words: a point of time is written in any of the ways above."""
    names = set(re.findall(r"\w+", str(kind)))
    if "Relative" in names or "date" in names:
        return "a time"
    return ", ".join(words for name, words in _WORDS.items() if name in names) or "text"


def main() -> None:
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_TABLE.sub(lambda _: fields_table(), page), encoding="utf-8")


if __name__ == "__main__":
    main()
