"""The draft on disk while its page is open: saved after every change, never over another page's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...errors import KitError
from ...output import put
from ..drafts import Drafts

Data = Mapping[str, Any]
Told = tuple[tuple[str, tuple[str, ...]], ...]
"""Headings with lines: what became of the earlier plan that a draft was started from."""

_NOTE = "started.json"
NEW, SAVED, UNSAVED = "新草稿", "已保存", "没有保存"


@dataclass(frozen=True)
class Kept:
    """Where a draft is kept and what became of the last save. Without ``drafts`` nothing is kept."""

    drafts: Drafts | None = None
    of: str = ""
    revision: int = 0
    trouble: KitError | None = None
    deleted: bool = False

    @property
    def elsewhere(self) -> bool:
        """Whether another page has changed or deleted the draft: then this one no longer saves."""
        codes = {one.code for one in self.trouble.faults} if self.trouble else set()
        return bool(codes & {"draft.elsewhere", "draft.gone"})

    @property
    def words(self) -> str:
        if self.trouble:
            return UNSAVED
        return "" if self.drafts is None else SAVED if self.revision else NEW

    def save(self, answers: Data) -> Kept:
        """After saving; what went wrong is kept as ``trouble``."""
        if self.drafts is None or self.elsewhere or self.deleted:
            return self
        try:
            saved = self.drafts.save(self.of, answers, self.revision)
        except KitError as error:
            return replace(self, trouble=error)
        return replace(self, revision=saved.revision, trouble=None)

    def latest(self) -> tuple[Kept, Data | None]:
        """What another page has saved; ``None`` where the draft is gone."""
        found = self.drafts.load(self.of) if self.drafts else None
        if found is None:
            return self, None
        return replace(self, revision=found.revision, trouble=None), found.answers

    def apart(self, answers: Data) -> Kept:
        """The same answers saved as a draft of their own."""
        return replace(self, of=Drafts.new_id(), revision=0, trouble=None).save(answers)

    def delete(self) -> Kept:
        """After deleting the draft and its papers."""
        if self.drafts and self.of:
            self.drafts.delete(self.of)
        return replace(self, deleted=True, revision=0, trouble=None)

    def note(self, told: Told) -> None:
        """Keep beside the draft what became of the plan that it was started from."""
        if self.drafts and self.revision and not self.trouble:
            put(self._note, json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))

    def noted(self) -> Told:
        """What :meth:`note` kept; nothing where nothing can be read."""
        try:
            found = json.loads(self._note.read_bytes()) if self.drafts and self.of else ()
            return tuple((str(title), tuple(map(str, lines))) for title, lines in found)
        except (OSError, ValueError, TypeError):
            return ()

    @property
    def _note(self) -> Path:
        assert self.drafts is not None
        return self.drafts.papers(self.of).with_name(_NOTE)
