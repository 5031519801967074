"""The draft on disk while its page is open: saved after every change, never over another page's."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from ...errors import KitError
from ...plan.source import Data
from ..drafts import Drafts

T = TypeVar("T")
NEW, SAVED, UNSAVED = "新草稿", "已保存", "没有保存"


@dataclass(frozen=True)
class SavedDraft:
    """Where a draft is kept and what became of the last save. Without ``drafts`` nothing is kept."""

    drafts: Drafts | None = None
    of: str = ""
    revision: int = 0
    trouble: KitError | None = None
    deleted: bool = False

    @property
    def elsewhere(self) -> bool:
        """Whether another page has changed or deleted the draft: then this one no longer saves."""
        codes = {fault.code for fault in self.trouble.faults} if self.trouble else set()
        return bool(codes & {"draft.elsewhere", "draft.gone"})

    @property
    def words(self) -> str:
        if self.trouble:
            return UNSAVED
        return "" if self.drafts is None else SAVED if self.revision else NEW

    def save(self, answers: Data) -> SavedDraft:
        """After saving; what went wrong is kept as ``trouble``."""
        if self.drafts is None or self.elsewhere or self.deleted:
            return self
        try:
            saved = self.drafts.save(self.of, answers, self.revision)
        except KitError as error:
            return replace(self, trouble=error)
        return replace(self, revision=saved.revision, trouble=None)

    def latest(self) -> tuple[SavedDraft, Data | None]:
        """What another page has saved; ``None`` where the draft is gone."""
        saved = self.drafts.load(self.of) if self.drafts else None
        if saved is None:
            return self, None
        return replace(self, revision=saved.revision, trouble=None), saved.answers

    def apart(self, answers: Data) -> SavedDraft:
        """The same answers saved as a draft of their own."""
        return replace(self, of=Drafts.new_id(), revision=0, trouble=None).save(answers)

    def delete(self) -> SavedDraft:
        """After deleting the draft and its papers."""
        if self.drafts and self.of:
            self.drafts.delete(self.of)
        return replace(self, deleted=True, revision=0, trouble=None)

    def note(self, **notes: Any) -> None:
        """Keep something beside the answers, by its name; nothing of a draft in which nothing was stated."""
        if self.drafts and self.revision and not self.elsewhere:
            with suppress(KitError):  # the answers are saved, or it is told that they are not
                self.drafts.note(self.of, **notes)

    def noted(self, name: str, kind: type[T]) -> T | None:
        """What :meth:`note` kept under a name; ``None`` for nothing, and for what is not of this kind."""
        data = self.drafts.notes(self.of).get(name) if self.drafts and self.of else None
        with suppress(ValidationError):
            return TypeAdapter(kind).validate_python(data)
        return None
