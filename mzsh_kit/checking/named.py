"""What a person names to be checked, each for what it is: a document, a plan, a set of papers, one of
its papers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from ..errors import KitError, fault
from ..output import read_manifest
from ..output.manifest import NAME
from ..reading import KINDS
from ..text.lazy import lazy_pattern
from .engine import check_file
from .finding import Finding
from .sets import check_folder, check_paper, check_plan, papers_in

_PLANS = (".json", ".yaml", ".yml")
_COPIED = lazy_pattern("-(?:审校|修改)(?:（\\d+）)?$")


def named(source: Path) -> list[Path]:
    """The file, or all there is below a folder: every set of papers, and every document that belongs to none.

    In order of their names; the folder itself where nothing is below it.
    """
    if not source.is_dir():
        return [source]
    sets = [path.parent for path in source.rglob(NAME) if read_manifest(path.parent)]
    papers = {path for folder in sets for path in papers_in(folder)}
    return sorted({*sets, *_documents(source)} - papers) or [source]


def documents(source: Path) -> list[Path]:
    """The file, or every document below the folder, in order of their names; copies of the kit's own
    left out.
    """
    if not source.exists():
        raise KitError(fault("file.missing", str(source)))
    if source.is_file():
        return [source]
    if papers := sorted(_documents(source)):
        return papers
    raise _nothing(source)


def check_path(
    path: Path, *, templates: Path | None = None, disable: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Everything wrong with what stands at ``path``; a paper that a manifest beside it lists is checked
    with its plan.

    Raises :class:`KitError` if it cannot be read, and for a folder that holds no set.
    """
    if path.is_dir():
        if read_manifest(path) is None:
            raise _nothing(path)
        return check_folder(path, templates=templates, disable=disable)
    if path.suffix.lower() in _PLANS:
        return check_plan(path, templates=templates, disable=disable)
    if path in papers_in(path.parent):
        return check_paper(path, templates=templates, disable=disable)
    return check_file(path, templates=templates, disable=disable)


def _nothing(folder: Path) -> KitError:
    return KitError(fault("checking.nothing", str(folder), wanted="、".join(KINDS)))


def _documents(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.suffix.lower() in KINDS and _is_theirs(path))


def _is_theirs(path: Path) -> bool:
    own = _COPIED.search(path.stem)
    return path.is_file() and not own and not path.name.startswith(("~$", "."))
