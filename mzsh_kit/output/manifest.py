"""``manifest.json``: what stands in a unit's folder, from which inputs, and what is still open."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from .. import __version__, resources
from ..papers.remarks import remarks
from ..plan import OpenValue, Plan, dump_plan, open_values
from ..plan.source import Answers
from .files import file_digest, put, tree_digest

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the set. ``paper`` is the name it should have; an edited one keeps that name and the new
    stands beside.
    """

    paper: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """``input`` is the digest of all that the papers follow from: plan, wordings, kit, papers chosen.

    ``pending`` holds the digests of files that are being written, so that a run that was killed is not taken
    for a person's edit.
    """

    kit: str
    input: str
    papers: tuple[str, ...]
    files: tuple[FileEntry, ...]
    open: tuple[OpenValue, ...]
    pending: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What wants a second look, in sentences."""
    former: tuple[FileEntry, ...] = ()
    """Papers of an earlier, larger choice that still stand in the folder."""

    def known(self) -> frozenset[str]:
        """Digests of files that the kit itself wrote."""
        return frozenset((*(entry.sha256 for entry in (*self.files, *self.former)), *self.pending))


def kit_version() -> str:
    return __version__


def input_digest(plan: Plan, papers: Iterable[str], templates: Path | None = None) -> str:
    """The digest of what the papers of a plan follow from."""
    return tree_digest(
        {
            "plan": dump_plan(plan).encode(),
            "papers": ",".join(papers).encode(),
            "kit": kit_version().encode(),
            "templates": templates_digest((templates or resources.templates()).absolute()).encode(),
        }
    )


@lru_cache(maxsize=8)
def templates_digest(folder: Path) -> str:
    """The digest of every wording and kind; read once a process."""
    return tree_digest(template_texts(folder))


def template_texts(folder: Path) -> dict[str, bytes]:
    """The files that papers are made of, by their paths inside the folder of templates."""
    texts = (
        path for path in folder.rglob("*") if path.is_file() and path.suffix in (".yaml", ".txt", ".json")
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in texts}


def new_manifest(
    plan: Plan, papers: Iterable[str], files: Iterable[FileEntry], templates: Path | None
) -> Manifest:
    chosen = tuple(papers)
    digest = input_digest(plan, chosen, templates)
    told = tuple(map(str, remarks(plan, None, templates)))
    return Manifest(kit_version(), digest, chosen, tuple(files), open_values(plan), remarks=told)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder; ``None`` where there is none or it is not one."""
    try:
        data: Answers = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return Manifest(
            kit=str(data["kit"]),
            input=str(data["input"]),
            papers=tuple(data["papers"]),
            files=tuple(FileEntry(**entry) for entry in data["files"]),
            open=tuple(OpenValue(**entry) for entry in data["open"]),
            pending=tuple(data["pending"]),
            remarks=tuple(data.get("remarks", ())),
            former=tuple(FileEntry(**entry) for entry in data.get("former", ())),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n"
    put(folder / NAME, text.encode())


def unchanged(folder: Path, digest: str) -> bool:
    """Whether a folder holds what these inputs make, with every file as it was written."""
    manifest = read_manifest(folder)
    return (
        manifest is not None
        and manifest.input == digest
        and not manifest.pending
        and all(file_digest(folder / entry.name) == entry.sha256 for entry in manifest.files)
    )
