"""What ``notebooks/check.ipynb`` calls: a file or a folder is checked and written, or the page is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ... import resources
from ...errors import KitError, fault
from ...output import safe_name
from ...parameters import path_of
from ..drafts import Drafts
from ..request import asked, in_voila
from ..show import show_html, show_widget, style_sheet, told


@told
def check_page(input_path: Any = "", output_dir: Any = "", templates: Any = "") -> None:
    """Check the document or the folder of documents at ``input_path`` and write what was found; without one, the page.

    Into ``output_dir`` go a commented copy of each, ``findings.xlsx`` and ``findings.json``. Parameters as
    :mod:`mzsh_kit.parameters` reads them. Raises :class:`KitError` when nothing can be checked; also, once all others are
    checked and shown, for files that cannot be read.
    """
    source, folder = path_of("input_path", input_path), path_of("output_dir", output_dir)
    lexicon = path_of("templates", templates)
    if not source:
        _show_page(lexicon)
        return
    from ...checking.review import review
    from .parts import files_table

    folder = folder or resources.outputs() / f"{safe_name(source.stem)}-审校"
    found = review(source, folder, lexicon)
    show_html(files_table(found), "\n".join([*map(str, found), f"文件夹：{folder}"]))
    unread = [one.name for one in found if one.fault]
    if unread:
        raise KitError(fault("checking.unread", "、".join(unread)))


def _show_page(templates: Path | None) -> None:
    from .page import CheckPage
    from .session import Session

    placed = in_voila()
    if placed:
        asked("")  # wait until somebody opens the page
    session = Session(Drafts(), templates)
    show_widget(CheckPage(session, style="" if placed else style_sheet("check")).widget)
