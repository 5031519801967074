"""What ``notebooks/batch.ipynb`` calls: the batch of a given roster, or the page."""

from __future__ import annotations

from pathlib import Path

from ... import resources
from ...batch import Summary, run_batch
from ...frames import summary_frame
from ...output import safe_name
from ..drafts import Drafts, is_id
from ..request import asked, in_voila
from ..show import show_html, show_widget, style_sheet, told
from .job import opened
from .page import BulkPage
from .session import Session


@told
def batch_page(roster_path: str = "", output_dir: str = "", papers: str = "", templates: str = "") -> None:
    """Make the papers of the roster at ``roster_path`` and show what became of every row; without one, the page.

    Relative paths are counted from the working directory. Raises :class:`KitError` when nothing can be made; a row
    that cannot is told in the summary, and the others are made.
    """
    if not roster_path:
        _show_page()
        return
    folder = Path(output_dir) if output_dir else resources.outputs() / safe_name(Path(roster_path).stem)
    chosen = [one.strip() for one in papers.replace("，", ",").split(",") if one.strip()]
    summary = run_batch(
        roster_path, folder, papers=chosen or None, templates=Path(templates) if templates else None
    )
    show_html(summary_frame(summary).to_html(index=False), _text(summary, folder))


def _text(summary: Summary, folder: Path) -> str:
    failed = (f"{unit.code} {unit.name}：{'；'.join(unit.faults)}" for unit in summary.units if unit.faults)
    return "\n".join([f"{summary}文件夹：{folder}", *failed])


def _show_page() -> None:
    given = asked("batch") if in_voila() else ""
    session = Session(opened(given if is_id(given) else Drafts.new_id()))
    show_widget(BulkPage(session, placed=in_voila(), style="" if in_voila() else style_sheet("bulk")).widget)
