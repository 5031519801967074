"""Write what follows from the code into ``docs/formats.md``: ``python -m docs.formats``.

The fields of a plan; the names, filters and tests of a paper's text.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from jinja2.defaults import DEFAULT_FILTERS, DEFAULT_TESTS
from pydantic import BaseModel

from mzsh_kit.papers.derived import Derived
from mzsh_kit.papers.script import Script
from mzsh_kit.papers.wordings import paper_environment
from mzsh_kit.plan import Plan
from mzsh_kit.plan.said import Said

PAGE = Path(__file__).parent / "formats.md"
_PART = re.compile(r"(<!-- (fields|names|filters) -->\n).*?(?=<!-- end -->)", re.S)

NAMES: Mapping[str, str | type] = {
    "plan": "the plan: the fields above, as attributes",
    "derived": Derived,
    "said": Said,
    "script": Script,
    "unit_type": "the type of unit, as `templates/units.yaml` describes it",
    "kind_files": "file names of the kind and of those that it extends, nearest first",
    "standing": "how the rules of the meeting bind the type of unit: 执行, 参照执行, 组织生活会",
    "omit": "sections and paragraphs that the plan leaves out",
    "quorum": "how many of those who should attend must come",
    "attending": "who should attend, by name",
    "present": "who comes of them",
    "absent": "who is away of them",
    "observing": "observers, by post and name",
    "further": "other attendees, by post and name",
    "guests": "who comes from above, by post and name",
    "superiors": "to whom the meeting is reported, each by its name",
    "papers": "the papers of the set, as the catalogue lists them",
    "blank": "a blank to write in",
    "dated": "date and number of this paper; in its own text only",
    "paper": "this paper as the catalogue has it; in its own text only",
    "member": "the member for whom the paper is; in papers that each member has",
    "notice": "the notice as it went out; in 改期通知 only, as are the next two",
    "what": "what is another: 时间, 地点 or 时间和地点",
    "moved": "what is another, each with its old and new value",
    "sections": "how many sections stand under this one; in a section's text only",
}
"""What a paper's text may name: what it is, or the class whose members are named behind a point."""


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
    return next((model for part in get_args(kind) if (model := _model(part))), None)


def _is_several(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple or any(
        _is_several(part) for part in get_args(kind) if part is not kind
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


def names_table() -> str:
    """A row a name that a paper's text may use, with those behind a point."""
    return _table("name", _names())


def _names() -> Iterator[tuple[str, str]]:
    for name, what in NAMES.items():
        if isinstance(what, str):
            yield name, what
        else:
            yield from ((f"{name}.{member}", meaning) for member, meaning in _members(what))


def _members(owner: type) -> Iterator[tuple[str, str]]:
    """Properties and methods of a class with what their docstrings say."""
    for name in dir(owner):
        member = inspect.getattr_static(owner, name)
        function = getattr(member, "fget", None) or getattr(member, "func", None) or member
        if not name.startswith("_") and inspect.isfunction(function):
            takes = "()" if function is member else ""
            yield f"{name}{takes}", _meaning(function)


def filters_table() -> str:
    """A row a filter or test of the kit's own; Jinja's own are known."""
    env = paper_environment()
    filters = {name: env.filters[name] for name in sorted(env.filters) if name not in DEFAULT_FILTERS}
    tests = {f"is {name}": env.tests[name] for name in sorted(env.tests) if name not in DEFAULT_TESTS}
    rows = ((name, _meaning(does)) for name, does in {**filters, **tests}.items() if not name.startswith("_"))
    return _table("filter or test", rows)


def _meaning(function: Callable[..., object]) -> str:
    """The first paragraph of a docstring. Raises :class:`ValueError` where there is none."""
    text = inspect.getdoc(function)
    if not text:
        raise ValueError(f"{function.__qualname__} has no docstring")
    return text.split("\n\n")[0].replace("\n", " ").replace("``", "`").replace("|", "\\|")


def _table(head: str, rows: Iterator[tuple[str, str]]) -> str:
    return "\n".join(
        (f"| {head} | what it is |", "|---|---|", *(f"| `{name}` | {what} |" for name, what in rows), "")
    )


_TABLES = {"fields": fields_table, "names": names_table, "filters": filters_table}


def page() -> str:
    """The page with its tables as the code has them."""
    return _PART.sub(lambda match: match[1] + _TABLES[match[2]](), PAGE.read_text(encoding="utf-8"))


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
