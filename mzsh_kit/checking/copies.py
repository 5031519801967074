"""Copies of checked documents, commented and mended, in a folder where nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path, PurePath

from ..output import make_folder, put, same_file
from ..reading import KINDS
from .finding import Finding
from .redline import File, certain, corrected_copy, is_text, revised_copy
from .sets import of_paper, papers_in

Taken = set[str]
"""The files of this run, as :func:`mzsh_kit.output.same_file` writes them."""


def write_copies(
    path: Path, findings: Iterable[Finding], folder: Path, taken: Taken, *, mended: bool = True
) -> tuple[Path, ...]:
    """Into ``folder`` the document with its findings as comments and, where something is certain, one
    with that changed.

    Of a set: of each paper in which something was found. What cannot be commented gives nothing. A name
    that is taken, or stands for something else, gets a number. Raises :class:`KitError` where nothing
    can be written.
    """
    return tuple(
        copy
        for document, own in _documents(path, tuple(findings))
        for copy in _placed(_copies(document, own, mended), folder, taken)
    )


def _documents(path: Path, findings: tuple[Finding, ...]) -> Iterator[tuple[Path, tuple[Finding, ...]]]:
    """The document, or the papers of a set, with what was found in each."""
    if not path.is_dir():
        pairs = [(path, findings)]
    else:
        pairs = [(paper, own) for paper in papers_in(path) if (own := of_paper(findings, paper.name))]
    yield from (pair for pair in pairs if pair[0].suffix.lower() in KINDS and pair[0].is_file())


def _copies(path: Path, findings: tuple[Finding, ...], mended: bool) -> list[File]:
    data = path.read_bytes()
    sure, rest = certain(findings) if mended else ((), findings)
    copies = [revised_copy(data, path.name, (), findings)]
    if sure and is_text(data, path.name):
        return [*copies, corrected_copy(data, path.name, sure)]
    return [*copies, revised_copy(data, path.name, sure, rest)] if sure else copies


def _placed(files: list[File], folder: Path, taken: Taken) -> Iterator[Path]:
    """The copies of one document under one number: the first with which all their names are free."""
    make_folder(folder)
    for number in count(1):
        placed = [(folder / _numbered(name, number), data) for name, data in files]
        if all(_free(target, data, taken) for target, data in placed):
            break
    for target, data in placed:
        taken.add(same_file(str(target)))
        put(target, data)
        yield target


def _numbered(name: str, number: int) -> str:
    path = PurePath(name)
    return name if number == 1 else f"{path.stem}（{number}）{path.suffix}"


def _free(path: Path, data: bytes, taken: Taken) -> bool:
    """Whether no other document's copy has this name in this run, and nothing else stands there."""
    return same_file(str(path)) not in taken and (not path.exists() or path.read_bytes() == data)
