"""Drafts on disk: a folder a draft, under an id that nobody can guess. Whole files, one writer at a time.

``drafts/<id>/draft.json`` holds the answers, ``drafts/<id>/notes.json`` what a page keeps beside them,
``drafts/<id>/papers`` what was made of them. Ids are hexadecimal, so
that they stay different where a file system ignores case, and never look like an option of a command.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from pydantic_core import to_jsonable_python

from .. import resources
from ..errors import KitError, fault
from ..output import locked, make_folder, put
from ..plan.source import Data
from ..system import refused

LARGEST = 2_000_000
"""Bytes of one draft. The largest plan of the samples has 20,000."""

DEEPEST = 12
"""How far answers may be nested."""

BATCHES, REVIEWS = "batches", "reviews"
"""Folders of the outputs where the pages of a batch and of a check keep their files, as drafts are kept."""

_ID = re.compile(r"[0-9a-f]{32}")
_NAME, _NOTES, _BROKEN, _PAPERS = "draft.json", "notes.json", "draft-broken-{}.json", "papers"
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Saved:
    """The answers as they stand on disk; ``revision`` counts the saves from 1."""

    answers: Data
    revision: int


class Drafts:
    """The drafts in one folder; :func:`mzsh_kit.resources.outputs` ``/ "drafts"`` unless another is given."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or resources.outputs() / "drafts"

    @staticmethod
    def new_id() -> str:
        """128 bits of chance. Nothing is written until the first save."""
        return secrets.token_hex(16)

    def load(self, draft: str) -> Saved | None:
        """What is saved under an id; ``None`` if nothing is.

        A file that cannot be understood is set aside under another name: the first load raises
        :class:`KitError` ``draft.broken`` with that name, the next gives ``None``.
        """
        path = self._path(draft)
        try:
            return _parsed(path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise refused(error, path, reading=True) from None
        except (ValueError, RecursionError):
            raise KitError(fault("draft.broken", "草稿", found=_set_aside(path).name)) from None

    def peek(self, draft: str) -> Saved | None:
        """What is saved under an id, for a list; ``None`` also where it cannot be understood."""
        try:
            return _parsed(self._path(draft).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def save(self, draft: str, answers: Data, revision: int = 0) -> Saved:
        """Write the answers on top of ``revision`` (0 for the first save) and give the next one.

        Raises :class:`KitError`: ``draft.elsewhere`` when another tab has saved since ``revision``,
        ``draft.gone`` when the draft has been deleted since, ``draft.large`` and what
        :func:`mzsh_kit.output.put` raises.
        """
        path, saved = self._path(draft), Saved(answers, revision + 1)
        data = _written(saved)
        with locked(self.folder):
            last = stored.revision if (stored := self.load(draft)) else 0
            if last != revision:
                raise KitError(fault("draft.elsewhere" if last else "draft.gone", "草稿"))
            make_folder(path.parent)
            put(path, data)
        return saved

    def notes(self, draft: str) -> dict[str, Any]:
        """What a page keeps beside the answers (steps confirmed, papers sent); nothing if unreadable."""
        try:
            notes = json.loads(self._path(draft).with_name(_NOTES).read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return notes if isinstance(notes, dict) else {}

    def note(self, draft: str, **notes: Any) -> None:
        """Keep more beside the answers of a saved draft, plain or dataclasses; the last page to say so is
        right, and no revision is counted.

        Raises what :func:`mzsh_kit.output.put` raises.
        """
        path = self._path(draft)
        with locked(self.folder):
            if path.is_file() and (now := {**self.notes(draft), **to_jsonable_python(notes)}) != self.notes(
                draft
            ):
                put(path.with_name(_NOTES), json.dumps(now, ensure_ascii=False).encode("utf-8", "replace"))

    def papers(self, draft: str) -> Path:
        """Where papers made of a draft may stand; deleted with it. The folder need not exist."""
        return self._path(draft).parent / _PAPERS

    def exists(self, draft: str) -> bool:
        """Whether anything is saved under an id."""
        return self._path(draft).is_file()

    def ids(self) -> tuple[str, ...]:
        """Every draft in the folder."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(path.name for path in self.folder.iterdir() if _ID.fullmatch(path.name)))

    def delete(self, draft: str) -> bool:
        """Delete a draft with its papers and files set aside; whether there was one."""
        folder = self._path(draft).parent
        if not folder.exists():
            return False
        with locked(self.folder):
            try:
                shutil.rmtree(folder)
            except FileNotFoundError:
                return False
            except OSError as error:
                raise refused(error, folder) from None
        return True

    def purge(self, older_than_days: float = 0) -> tuple[str, ...]:
        """Delete every draft not saved for so many days; their ids. Reads the clock."""
        before = time.time() - older_than_days * _DAY
        old = (draft for draft in self.ids() if _changed(self.folder / draft) <= before)
        return tuple(draft for draft in old if self.delete(draft))

    def changed(self, draft: str) -> date:
        """The day on which anything of a draft was last written."""
        return date.fromtimestamp(_changed(self._path(draft).parent))

    def _path(self, draft: str) -> Path:
        if not _ID.fullmatch(draft):
            raise KitError(fault("draft.id", "草稿"))
        return self.folder / draft / _NAME

    def saved_at(self, draft: str) -> float:
        """When the answers were last saved, in seconds since 1970; 0 for never."""
        path = self._path(draft)
        return path.stat().st_mtime if path.is_file() else 0.0


def stores() -> tuple[Drafts, ...]:
    """Everything that a person leaves on the server: drafts of plans, batches, reviews."""
    return Drafts(), *(Drafts(resources.outputs() / name) for name in (BATCHES, REVIEWS))


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return bool(_ID.fullmatch(text))


def _written(saved: Saved) -> bytes:
    text = json.dumps(
        {"revision": saved.revision, "answers": saved.answers}, ensure_ascii=False, indent=1, allow_nan=False
    )
    data = f"{text}\n".encode("utf-8", "replace")
    if len(data) > LARGEST:
        raise KitError(fault("draft.large", "草稿", wanted=LARGEST // 1_000_000))
    return data


def _parsed(data: bytes) -> Saved:
    """Raises :class:`ValueError` for anything that :meth:`Drafts.save` would not have written."""
    if len(data) > LARGEST:
        raise ValueError("large")
    stored = json.loads(data.decode("utf-8"), parse_constant=_refused)
    match stored:
        case {"revision": int(revision), "answers": dict(answers), **rest} if (
            type(revision) is int and revision > 0 and not rest
        ):
            _check_depth(answers, DEEPEST)
            return Saved(answers, revision)
    raise ValueError("shape")


def _refused(constant: str) -> NoReturn:
    raise ValueError(constant)


def _check_depth(value: object, left: int) -> None:
    if not left:
        raise ValueError("deep")
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _check_depth(item, left - 1)


def _set_aside(path: Path) -> Path:
    names = (path.with_name(_BROKEN.format(number)) for number in range(1, 1000))
    target = next(name for name in names if not name.exists())
    with suppress(FileNotFoundError):  # another tab was quicker
        path.replace(target)
    return target


def _changed(folder: Path) -> float:
    """In seconds since 1970."""
    times = (path.stat().st_mtime for path in [folder, *folder.rglob("*")] if path.exists())
    return max(times, default=0.0)
