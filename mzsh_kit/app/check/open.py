"""What ``notebooks/check.ipynb`` calls: a file or a folder is checked and written, or the page is shown."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ... import resources
from ...checking.ignored import Ignored, opened
from ...errors import KitError, fault
from ...office import is_shared
from ...output import safe_name
from ...parameters import path_of
from ..drafts import REVIEWS, Drafts, is_id
from ..request import asked, in_voila
from ..show import show_html, show_widget, style_sheet, told

if TYPE_CHECKING:
    from .parts import Recent

_RECENT = 5
"""Reviews that the empty page offers to go on with."""


@told
def check_page(input_path: object = "", output_dir: object = "", templates: object = "") -> None:
    """Check the document or the folder of documents at ``input_path`` and write what was found; without one,
    the page.

    Into ``output_dir`` go a commented copy of each, ``findings.xlsx`` and ``findings.json``. Parameters as
    :mod:`mzsh_kit.parameters` reads them. Raises :class:`KitError` when nothing can be checked; also, once
    all others are checked and shown, for files that cannot be read.
    """
    source, folder = path_of("input_path", input_path), path_of("output_dir", output_dir)
    lexicon = path_of("templates", templates)
    if not source:
        _show_page(lexicon)
        return
    from ...checking.review import review
    from .parts import files_table

    folder = folder or resources.outputs() / f"{safe_name(source.stem)}-审校"
    checked = review(source, folder, lexicon)
    show_html(files_table(checked), "\n".join([*map(str, checked), f"文件夹：{folder}"]))
    unread = [file.name for file in checked if file.fault]
    if unread:
        raise KitError(fault("checking.unread", "、".join(unread)))


def _show_page(templates: Path | None) -> None:
    from .page import CheckPage
    from .session import Session

    placed = in_voila()
    given = asked("review") if placed else ""  # waits until somebody opens the page
    store = Drafts(resources.outputs() / REVIEWS)
    session = Session(store, Drafts(), given if is_id(given) else Drafts.new_id(), _office(), templates)
    session.go(asked("step") if placed else "")
    page = CheckPage(
        session,
        () if is_shared() else _recent(store),
        placed=placed,
        style=style_sheet("check"),
    )
    show_widget(page.widget)


def _office() -> Ignored:
    """Nobody is shown what others left on a server."""
    return Ignored() if is_shared() else opened()


def _recent(store: Drafts) -> tuple[Recent, ...]:
    """The reviews that were saved last."""
    ids = sorted(store.ids(), key=store.saved_at, reverse=True)[:_RECENT]
    saved = ((draft, store.peek(draft)) for draft in ids)
    return tuple(
        (draft, names, datetime.fromtimestamp(store.saved_at(draft)))
        for draft, stored in saved
        if stored and (names := tuple(str(file["name"]) for file in stored.answers.get("files", ())))
    )
