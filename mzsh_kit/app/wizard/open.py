"""Opening the wizard: the draft that the address names, a new one, or the sample."""

from __future__ import annotations

from pathlib import Path

from ...office import Office, is_shared
from ..drafts import Drafts
from ..request import asked, draft_id, in_voila
from ..show import style_sheet
from .draft import Draft
from .page import Wizard
from .saved_draft import SavedDraft
from .session import Session, begun
from .start import entered, sample


def wizard(templates: Path | None = None) -> Wizard:
    """The page of the draft that was asked for. In a preheated kernel it waits for somebody to ask."""
    if not in_voila():
        return Wizard(begun(Draft({}, templates)), style=style_sheet())
    return Wizard(_session(Drafts(), draft_id() or Drafts.new_id(), templates), placed=True)


def _session(drafts: Drafts, of: str, templates: Path | None) -> Session:
    """Raises :class:`KitError` for a draft of a newer kit and, once, for a broken one, which is set aside."""
    saved = drafts.load(of)
    if saved is not None:
        return begun(
            entered(saved.answers, templates),
            SavedDraft(drafts, of, saved.revision),
            asked("step"),
            _office(),
        )
    session = begun(Draft({}, templates), SavedDraft(drafts, of), asked("step"), _office())
    if asked("sample"):
        session.take(sample(templates))
    elif unit := asked("office"):
        session.press_all("recall", unit)
    return session


def _office() -> Office | None:
    """Nobody is shown what others left on a server."""
    return None if is_shared() else Office()
