"""What ``notebooks/check.ipynb`` calls: a file or a folder is checked and written, or the page is shown."""

from __future__ import annotations

from pathlib import Path

from ... import resources
from ...output import safe_name
from ..drafts import Drafts
from ..request import asked, in_voila
from ..show import show_html, show_widget, style_sheet, told


@told
def check_page(input_path: str = "", output_dir: str = "", templates: str = "") -> None:
    """Check the document or the folder of documents at ``input_path`` and write what was found; without one, the page.

    Into ``output_dir`` go a commented copy of each, ``findings.xlsx`` and ``findings.json``. Relative paths are
    counted from the working directory. Raises :class:`KitError` when nothing can be checked; a file that cannot be
    read is told in the summary.
    """
    lexicon = Path(templates) if templates else None
    if not input_path:
        _show_page(lexicon)
        return
    from ...checking.review import review

    source = Path(input_path)
    folder = Path(output_dir) if output_dir else resources.outputs() / f"{safe_name(source.stem)}-审校"
    found = review(source, folder, lexicon)
    from .parts import files_table

    show_html(files_table(found), "\n".join([*map(str, found), f"文件夹：{folder}"]))


def _show_page(templates: Path | None) -> None:
    from .page import CheckPage
    from .session import Session

    placed = in_voila()
    if placed:
        asked("")  # wait until somebody opens the page
    session = Session(Drafts(), templates)
    show_widget(CheckPage(session, style="" if placed else style_sheet("check")).widget)
