"""The papers of one plan, written into one folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..document import Document
from ..errors import KitError, fault
from ..gongwen import to_docx
from ..papers import Made, as_asked, build_all
from ..plan import Plan, dump_plan
from ..system import refused
from .files import clear_parts, digest, file_digest, held_open, make_folder, put
from .lock import locked
from .manifest import FileEntry, Manifest, new_manifest, read_manifest, write_manifest
from .names import safe_name

PLAN = "plan.json"
FORMER = "以前的材料"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the files' paths, those of them that stand beside one that somebody had edited, and
    the papers of an earlier, larger choice that nobody had edited: where they stand, or were moved to."""

    folder: Path
    files: tuple[Path, ...]
    beside: tuple[Path, ...]
    manifest: Manifest
    former: tuple[Path, ...] = ()


def write_papers(
    plan: Plan,
    folder: str | Path,
    papers: Iterable[str] | None = None,
    templates: Path | None = None,
    *,
    tidy: bool = False,
    made: Iterable[Made] | None = None,
) -> Written:
    """Write the chosen papers (by default those of the plan's 材料范围), ``plan.json`` and ``manifest.json``
    into ``folder``.

    Everything is built before anything is written. A file that somebody edited after it was made is left as
    it is; the new one goes beside it as ``…（新）``. ``tidy`` moves papers of an earlier, larger choice into
    a folder of their own. ``made`` are the papers where they are built already. One at a time writes into a
    folder; another one waits. Raises :class:`mzsh_kit.errors.KitError`.
    """
    folder = Path(folder).absolute()
    plan, wanted = as_asked(plan, papers, templates)
    numbers = tuple(paper.number for paper in wanted)
    built = build_all(plan, wanted, templates) if made is None else made
    contents = {**dict(map(rendered, built)), PLAN: dump_plan(plan).encode()}
    written = place_papers(folder, contents, new_manifest(plan, numbers, (), templates))
    return replace(written, former=tidied(folder)) if tidy else written


def place_papers(folder: Path, contents: Mapping[str, bytes], manifest: Manifest) -> Written:
    """Write papers that are made already, by name, and their manifest, as :func:`write_papers` does.

    The manifest's list of files is filled in here. Raises :class:`mzsh_kit.errors.KitError`.
    """
    with locked(folder):
        return _placed(folder, contents, manifest)


def tidied(folder: Path) -> tuple[Path, ...]:
    """Move the papers of an earlier, larger choice into a folder of their own; where they are now."""
    with locked(folder):
        manifest = read_manifest(folder)
        if manifest is None or not manifest.former:
            return ()
        moved = _moved(
            folder,
            (
                folder / entry.name
                for entry in manifest.former
                if file_digest(folder / entry.name) == entry.sha256
            ),
        )
        write_manifest(folder, replace(manifest, former=()))
        return moved


def _placed(folder: Path, contents: Mapping[str, bytes], manifest: Manifest) -> Written:
    clear_parts(folder)
    before = read_manifest(folder)
    names = {paper: _target(folder, paper, data, before) for paper, data in contents.items()}
    busy = [folder / name for name in names.values() if held_open(folder / name)]
    if busy:
        raise KitError(*(fault("file.busy", str(path)) for path in busy))
    files = tuple(FileEntry(paper, names[paper], digest(data)) for paper, data in contents.items())
    former = tuple(_former(folder, before, set(names.values())))
    manifest = replace(manifest, files=files, former=former)
    known = tuple(sorted(before.known())) if before else ()
    write_manifest(folder, replace(manifest, pending=known))
    for entry in files:
        if file_digest(folder / entry.name) != entry.sha256:
            put(folder / entry.name, contents[entry.paper])
    write_manifest(folder, manifest)
    paths = {entry.paper: folder / entry.name for entry in files}
    beside = tuple(path for paper, path in paths.items() if path.name != paper)
    return Written(
        folder, tuple(paths.values()), beside, manifest, tuple(folder / left.name for left in former)
    )


def _former(folder: Path, before: Manifest | None, taken: set[str]) -> Iterator[FileEntry]:
    """What the kit wrote here before, does not write now, and nobody has edited."""
    for entry in (*before.files, *before.former) if before else ():
        if entry.name not in taken and file_digest(folder / entry.name) == entry.sha256:
            taken.add(entry.name)
            yield entry


def _moved(folder: Path, paths: Iterable[Path]) -> tuple[Path, ...]:
    """The papers in a folder of their own, each under a name that is free there."""
    target = folder / FORMER
    moved = []
    for path in paths:
        make_folder(target)
        names = (path.name, *(f"{path.stem}（{number}）{path.suffix}" for number in range(2, 1000)))
        free = next(target / name for name in names if not (target / name).exists())
        try:
            path.replace(free)
        except OSError as error:
            raise refused(error, path) from None
        moved.append(free)
    return tuple(moved)


def rendered(made: Made) -> tuple[str, bytes]:
    """The safe file name of a made paper and its bytes."""
    data = to_docx(made.content) if isinstance(made.content, Document) else made.content
    return f"{safe_name(made.stem)}{made.suffix}", data


def _target(folder: Path, paper: str, data: bytes, before: Manifest | None) -> str:
    """The paper's own name, or the first one beside it that no edited file holds."""
    ours = (before.known() if before else frozenset()) | {digest(data), None}
    stem, suffix = Path(paper).stem, Path(paper).suffix
    beside = ["", "（新）", *(f"（新{n}）" for n in range(2, 100))]
    return next(name for mark in beside if file_digest(folder / (name := f"{stem}{mark}{suffix}")) in ours)
