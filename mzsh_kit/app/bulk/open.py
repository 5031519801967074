"""What ``notebooks/batch.ipynb`` calls: the batch of a given roster, or the page."""

from __future__ import annotations

from pathlib import Path

from ... import resources
from ...batch import Options, Summary, run_batch
from ...errors import KitError, fault
from ...frames import summary_frame
from ...output import safe_name
from ...parameters import numbers_of, path_of
from ..drafts import Drafts, is_id
from ..request import asked, in_voila
from ..show import show_html, show_widget, style_sheet, told
from .job import opened
from .page import BulkPage
from .session import Session


@told
def batch_page(
    roster_path: object = "", output_dir: object = "", papers: object = "", templates: object = ""
) -> None:
    """Make the papers of the roster at ``roster_path`` and show what became of every row; without one, the
    page.

    Parameters as :mod:`mzsh_kit.parameters` reads them. Raises :class:`KitError` when nothing can be made;
    also, once all others are made and shown, for rows that are not, so that whoever started it hears of them
    by its status.
    """
    source, folder = path_of("roster_path", roster_path), path_of("output_dir", output_dir)
    wordings, numbers = path_of("templates", templates), numbers_of(papers)
    if not source:
        _show_page()
        return
    folder = folder or resources.outputs() / safe_name(source.stem)
    summary = run_batch(source, folder, Options(numbers, templates=wordings))
    show_html(summary_frame(summary).to_html(index=False), _text(summary, folder))
    if not summary.whole:
        raise KitError(fault("batch.partly", source.name, found=summary, folder=folder))


def _text(summary: Summary, folder: Path) -> str:
    failed = (f"{unit.code} {unit.name}：{'；'.join(unit.faults)}" for unit in summary.units if unit.faults)
    return "\n".join([f"{summary}文件夹：{folder}", *failed])


def _show_page() -> None:
    given = asked("batch") if in_voila() else ""
    session = Session(opened(given if is_id(given) else Drafts.new_id()))
    show_widget(BulkPage(session, placed=in_voila(), style=style_sheet("bulk")).widget)
