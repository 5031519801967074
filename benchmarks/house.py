"""The shape of the code in figures: rooms of the kit then and now, beside packages that are taken as models.

``python -m benchmarks.house [--before REVISION] [--page] NAME=FOLDER …``; a model is a folder of its sources,
for example ``python-docx=.venv/lib/python3.11/site-packages/docx``. ``--page`` writes the table into
``docs/house.md``.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "mzsh_kit"
ROOMS = ("gongwen", "checking", "batch")
BEFORE = "0f5649c"  # the last commit before the rooms were rebuilt
PAGE = ROOT / "docs" / "house.md"
_PART = re.compile(r"(<!-- figures -->\n).*?(?=<!-- end -->)", re.S)
_VAGUE = {"one", "found"}
"""Names that say nothing of what they hold."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A file of Python: its name with dots below the package, its lines, its tree."""

    name: str
    lines: int
    tree: ast.Module


def modules(folder: Path) -> list[Module]:
    """Every module below a folder."""
    made = []
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = ".".join(path.relative_to(folder).with_suffix("").parts)
        made.append(Module(name.removesuffix(".__init__"), len(text.splitlines()), ast.parse(text)))
    return made


def figures(sources: Sequence[Module], whole: Sequence[Module] | None = None) -> dict[str, str]:
    """The distributions of a room; ``whole`` is the package that may import it."""
    functions = [node for module in sources for node in ast.walk(module.tree) if isinstance(node, Function)]
    lengths = sorted((node.end_lineno or node.lineno) - node.lineno + 1 for node in functions)
    parameters = sorted(
        len([*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]) for node in functions
    )
    sizes = sorted(module.lines for module in sources)
    names = Counter(name for module in sources for name in assigned(module.tree))
    vague = sum(names[name] for name in _VAGUE)
    importers = sorted(importers_of(sources, whole or sources).values())
    public = [node for module in sources for node in _public(module.tree)]
    lines = sum(sizes)
    return {
        "modules": str(len(sources)),
        "lines": f"{lines:,}",
        "a module: median, largest": f"{median(sizes):.0f}, {sizes[-1]}",
        "functions": f"{len(functions):,}",
        "a function: median, one in ten above, longest": (
            f"{median(lengths):.0f}, {_tenth(lengths)}, {lengths[-1]}"
        ),
        "parameters: median, most": f"{median(parameters):.0f}, {parameters[-1]}",
        "importers: median, most": f"{median(importers):.0f}, {importers[-1]}",
        "`Any` in 1,000 lines": f"{1000 * sum(map(_count_any, sources)) / lines:.1f}",
        "public with a docstring": f"{_share(map(_documented, public)):.0%}",
        "assigned to `one`, `found`": f"{vague / max(1, sum(names.values())):.1%}",
    }


def assigned(tree: ast.AST) -> Iterator[str]:
    """Every name that is given a value: by assignment, loop, comprehension, ``with`` or ``:=``."""
    return (
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )


def importers_of(sources: Sequence[Module], whole: Sequence[Module]) -> Mapping[str, int]:
    """How many modules of the package import each module, by the last part of its name."""
    counts: Counter[str] = Counter()
    for module in whole:
        counts.update(set(_imported(module.tree)))
    return {module.name: counts[module.name.rpartition(".")[2]] for module in sources}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (
                [node.module.rpartition(".")[2]] if node.module else (alias.name for alias in node.names)
            )
        elif isinstance(node, ast.Import):
            yield from (alias.name.rpartition(".")[2] for alias in node.names)


def _public(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (*Function.__args__, ast.ClassDef)) and not node.name.startswith("_"):
            yield node


def _documented(node: ast.AST) -> bool:
    assert isinstance(node, (*Function.__args__, ast.ClassDef))
    return ast.get_docstring(node) is not None


def _count_any(module: Module) -> int:
    return sum(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(module.tree))


def _tenth(ordered: Sequence[int]) -> int:
    return ordered[len(ordered) * 9 // 10]


def _share(answers: Iterable[bool]) -> float:
    given = list(answers)
    return sum(given) / max(1, len(given))


def at_revision(revision: str, folder: Path) -> Path:
    """The package as it was at a revision, below ``folder``."""
    packed = subprocess.run(
        ["git", "archive", revision, PACKAGE], cwd=ROOT, check=True, capture_output=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder / PACKAGE


def columns(package: Path, rooms: Sequence[str], label: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The figures of the whole package, then of each room that it has."""
    whole = modules(package)
    yield f"whole {label}", figures(whole)
    for room in rooms:
        inside = [module for module in whole if module.name.split(".")[0] == room]
        if inside:
            yield f"{room} {label}", figures(inside, whole)


def table(before: str, models: Mapping[str, Path]) -> str:
    """A row for the whole and each room before and now, then for each model."""
    with tempfile.TemporaryDirectory() as folder:
        then = dict(columns(at_revision(before, Path(folder)), ROOMS, "before"))
    now = dict(columns(ROOT / PACKAGE, ROOMS, "now"))
    order = [f"{room} {time}" for room in ("whole", *ROOMS) for time in ("before", "now")]
    measured = {name: (then | now)[name] for name in order}
    measured |= {name: figures(modules(folder)) for name, folder in models.items()}
    heads = ["", *next(iter(measured.values()))]
    rows = [[name, *values.values()] for name, values in measured.items()]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows)) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", metavar="NAME=FOLDER")
    parser.add_argument("--before", default=BEFORE, metavar="REVISION")
    parser.add_argument("--page", action="store_true")
    asked = parser.parse_args()
    models = {name: Path(folder) for name, _, folder in (text.partition("=") for text in asked.models)}
    text = table(asked.before, models)
    print(text)
    if asked.page:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_PART.sub(lambda match: match[1] + text, page), encoding="utf-8")


if __name__ == "__main__":
    main()
