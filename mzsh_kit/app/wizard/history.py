"""Undo and redo of the whole draft."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .draft import Draft

_DEEPEST = 200
"""Changes that can be taken back."""


@dataclass(frozen=True)
class History:
    """A draft with those before it and those undone, which do not keep what was worked out of them."""

    now: Draft
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()

    def take(self, draft: Draft) -> History:
        """After a change; what was undone is gone. A change that changes nothing leaves no trace."""
        return self if draft == self.now else History(draft, (*self.past, replace(self.now))[-_DEEPEST:])

    def undo(self) -> History:
        """Before the last change; itself where there was none."""
        return (
            History(self.past[-1], self.past[:-1], (replace(self.now), *self.future)) if self.past else self
        )

    def redo(self) -> History:
        """After the change that was undone last; itself where there is none."""
        return (
            History(self.future[0], (*self.past, replace(self.now)), self.future[1:]) if self.future else self
        )
