"""What ``notebooks/plan.ipynb`` shows: the papers of a given plan, or the wizard."""

from __future__ import annotations

from html import escape
from pathlib import Path

from .. import resources
from ..document import Document
from ..gongwen import to_html
from ..output import Written, safe_name, write_papers
from ..papers import as_asked, build_all
from ..parameters import numbers_of, path_of
from ..plan import Plan, load
from .show import show_html, show_widget, told


@told
def plan_page(
    plan_path: object = "", output_dir: object = "", papers: object = "", templates: object = ""
) -> None:
    """Write and show the papers of the plan at ``plan_path``; without one, show the wizard.

    Parameters as :mod:`mzsh_kit.parameters` reads them. Raises :class:`mzsh_kit.KitError` where a batch must
    hear of it; in Voilà a person is told on the page instead.
    """
    source, folder = path_of("plan_path", plan_path), path_of("output_dir", output_dir)
    wordings, numbers = path_of("templates", templates), numbers_of(papers)
    if source:
        _papers(source, folder, numbers, wordings)
    else:
        _show_wizard(wordings)


def _papers(source: Path, folder: Path | None, numbers: list[str] | None, templates: Path | None) -> None:
    plan, papers = as_asked(load(source, templates), numbers, templates)
    made = tuple(build_all(plan, papers, templates))
    target = folder or resources.outputs() / safe_name(plan.team)
    written = write_papers(plan, target, numbers, templates, made=made)
    show_html(*_summary(plan, written))
    document = made[0].content if made else None
    if isinstance(document, Document):
        show_html(to_html(document), document.subject)


def _show_wizard(templates: Path | None) -> None:
    from .wizard.open import wizard

    show_widget(wizard(templates).widget)


def _summary(plan: Plan, written: Written) -> tuple[str, str]:
    """What was made, as HTML and as text."""
    rows = {
        "单位": plan.unit.name,
        "会议": str(plan.meeting.name),
        "文件夹": str(written.folder),
        "文件": "、".join(path.name for path in written.files),
        "另存的新稿": "、".join(path.name for path in written.beside),
        "以前生成、这次没有选的材料": "、".join(path.name for path in written.former),
        "待定事项": "、".join(value.name for value in written.manifest.open),
    }
    stated = [(name, value) for name, value in rows.items() if value]
    left = 'style="text-align:left;vertical-align:top;white-space:{}"'
    cells = (
        f"<tr><th {left.format('nowrap')}>{name}</th><td {left.format('normal')}>{escape(value)}</td></tr>"
        for name, value in stated
    )
    text = "\n".join(f"{name}：{value}" for name, value in stated)
    return f'<table lang="zh-CN">{"".join(cells)}</table>', text
