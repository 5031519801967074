"""Inputs that nobody would write: from sound ones, by chance that a seed repeats."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mzsh_kit import complete, dump_plan, to_docx
from mzsh_kit.papers import build
from mzsh_kit.plan.source import read_source
from mzsh_kit.resources import templates

PLAN = templates() / "sample-plan.yaml"
ROSTER = templates() / "roster-sample.xlsx"
ODD: tuple[Any, ...] = (
    None, True, -1, 0, 2**70, 1e308, "", " ", "\0", "\ud800", "待定", "=1+1", "{{ 7 * 7 }}", "<b>",
    "2027年2月30日", "会前-3天",
    "𠮷" * 40, "党" * 5000, [], {}, [[]], [None], {"": ""}, [{"name": "张三"}] * 3, "9" * 5000, "1月1日" * 50,
)  # fmt: skip
_PIECES = ("{{ ", " }}", "{% for a in plan.members %}", "{% endfor %}", "{% if ", "|join('、')", "<", ">",
           "/h1", "\n", "{#", "plan.nothing", "**9", "党" * 300)  # fmt: skip


class Input(NamedTuple):
    """What is tried, as what, under which name of a file."""

    sort: str
    data: bytes
    suffix: str


def inputs(numbers: Iterable[int], seed: int) -> Iterator[Input]:
    """The inputs of these numbers, the sorts in turn."""
    base = _Sound()
    makers: tuple[Callable[[random.Random, _Sound], Input], ...] = (
        _plan_json, _plan_yaml, _plan_bytes, _roster_package, _roster_bytes, _word_package, _word_bytes,
        _text, _template, _lexicon,
    )  # fmt: skip
    for number in numbers:
        yield makers[number % len(makers)](random.Random(f"{seed}/{number}"), base)


class _Sound:
    """Sound inputs to begin with, made once."""

    def __init__(self) -> None:
        self.yaml = PLAN.read_bytes()
        self.answers = read_source(PLAN).data
        plan = complete(self.answers)
        self.json = dump_plan(plan).encode()
        self.roster = ROSTER.read_bytes()
        document = build(plan)
        self.word = to_docx(document)
        self.text = "\n".join(str(text) for text in _texts(document)).encode()
        self.templates = [
            path.read_text(encoding="utf-8") for path in sorted((templates() / "papers").rglob("*.txt"))
        ]
        self.lexicons = sorted((templates() / "lexicon").glob("*.tsv"))


def _texts(document: Any) -> Iterator[str]:
    from mzsh_kit.reading import read_lines

    yield from (line.text for line in read_lines(to_docx(document), "a.docx"))


def _plan_json(chance: random.Random, base: _Sound) -> Input:
    data = (
        json.loads(base.json) if chance.random() < 0.5 else json.loads(json.dumps(base.answers, default=str))
    )
    for _ in range(chance.randint(1, 4)):
        data = _disturbed(chance, data)
    return Input("plan", json.dumps(data).encode("utf-8", "surrogatepass"), ".json")


def _disturbed(chance: random.Random, data: Any) -> Any:
    """One value somewhere inside is another, missing or doubled."""
    if isinstance(data, dict) and data and chance.random() < 0.9:
        key = chance.choice(list(data))
        act = chance.random()
        if act < 0.1:
            return {name: value for name, value in data.items() if name != key}
        if act < 0.2:
            return {**data, chance.choice(("x", "单位", "name", "kind", "")): chance.choice(ODD)}
        return {**data, key: _disturbed(chance, data[key])}
    if isinstance(data, list) and data and chance.random() < 0.9:
        at = chance.randrange(len(data))
        return [*data[:at], _disturbed(chance, data[at]), *data[at + (chance.random() < 0.8) :]]
    return chance.choice(ODD)


def _plan_yaml(chance: random.Random, base: _Sound) -> Input:
    lines = base.yaml.decode().splitlines()
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        new = chance.choice((
            "- " * 90, "a: &a [*a]", "? [", "!!python/object:os.system x", "  " * 50 + "x: 1", "\tx: 1",
            "{" * 90, "x: |", "---", lines[-at - 1], "<<: {a: 1}", "'",
        ))  # fmt: skip
        lines[at : at + chance.randint(0, 2)] = [new]
    return Input("plan", "\n".join(lines).encode(), ".yaml")


def _plan_bytes(chance: random.Random, base: _Sound) -> Input:
    suffix = chance.choice((".json", ".yaml"))
    return Input("plan", _flipped(chance, base.json if suffix == ".json" else base.yaml), suffix)


def _flipped(chance: random.Random, data: bytes) -> bytes:
    """Bits turned, a stretch lost, doubled or of another file."""
    held = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(held) or 1)
        match chance.randrange(5):
            case 0 | 1:
                held[at : at + 1] = bytes([chance.randrange(256)])
            case 2:
                del held[at : at + chance.randint(1, 400)]
            case 3:
                held[at:at] = held[at : at + chance.randint(1, 400)]
            case _:
                del held[max(at, 8) :]
        if not held:
            break
    return bytes(held)


def _packed(chance: random.Random, package: bytes, likely: tuple[str, ...]) -> bytes:
    """The same package with one part disturbed, lost, doubled, or packed by a method that is seldom used."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = chance.choice([part for part in parts if part.endswith(likely)] or list(parts))
    act = chance.random()
    if act < 0.15:
        del parts[name]
    elif act < 0.3:
        parts[name] = chance.choice(
            (b"", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<a>" * 400, b"\xff\xfe<\0a\0/\0>\0")
        )
    elif act < 0.65:
        parts[name] = _tags(chance, parts[name])
    else:
        parts[name] = _flipped(chance, parts[name])
    made = io.BytesIO()
    method = chance.choice(
        (zipfile.ZIP_DEFLATED,) * 6 + (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    )
    with zipfile.ZipFile(made, "w", method) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    whole = made.getvalue()
    if chance.random() < 0.25:  # a name in the directory, a method, a length
        at = whole.rfind(b"PK\x01\x02") + chance.randrange(60)
        whole = (
            whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]
            if at < len(whole)
            else whole
        )
    return whole


def _tags(chance: random.Random, xml: bytes) -> bytes:
    """Sound XML whose elements are exchanged, doubled or lost."""
    pieces = xml.split(b"><")
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(pieces))
        if chance.random() < 0.5:
            pieces[at : at + 1] = [pieces[at]] * chance.choice((0, 2, 50))
        else:
            pieces[at] = pieces[at].replace(b'"', b'"9', 1)
        if not pieces:
            return b""
    return b"><".join(pieces)


def _roster_package(chance: random.Random, base: _Sound) -> Input:
    return Input(
        "roster",
        _packed(
            chance,
            base.roster,
            ("sheet2.xml", "sheet3.xml", "sharedStrings.xml", "workbook.xml", "styles.xml"),
        ),
        ".xlsx",
    )


def _roster_bytes(chance: random.Random, base: _Sound) -> Input:
    return Input("roster", _flipped(chance, base.roster), ".xlsx")


def _word_package(chance: random.Random, base: _Sound) -> Input:
    return Input(
        "document",
        _packed(chance, base.word, ("document.xml", "styles.xml", ".rels", "numbering.xml", "settings.xml")),
        ".docx",
    )


def _word_bytes(chance: random.Random, base: _Sound) -> Input:
    return Input("document", _flipped(chance, base.word), chance.choice((".docx", ".docx", ".txt", ".md")))


def _text(chance: random.Random, base: _Sound) -> Input:
    lines = base.text.decode().splitlines()
    chance.shuffle(lines)
    kept = "\n".join(lines[: chance.randint(1, 40)])
    cuts = "".join(letter * chance.choice((1,) * 30 + (0, 2, 60)) for letter in kept)
    return Input(
        "document",
        cuts.encode(chance.choice(("utf-8", "gb18030", "utf-16", "utf-8-sig"))),
        chance.choice((".txt", ".md")),
    )


def _template(chance: random.Random, base: _Sound) -> Input:
    text = chance.choice(base.templates)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(_PIECES) + text[at + chance.choice((0, 0, 1, 20)) :]
    return Input("template", text.encode(), ".txt")


def _lexicon(chance: random.Random, base: _Sound) -> Input:
    path: Path = chance.choice(base.lexicons)
    lines = path.read_bytes().splitlines(keepends=True)
    cut = b"".join(lines[: chance.choice((1, 5, 40))])
    return Input("lexicon", _flipped(chance, cut), path.name)
