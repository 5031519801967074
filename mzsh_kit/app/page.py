"""What ``notebooks/plan.ipynb`` shows: the papers of a given plan, or the wizard."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from .. import resources
from ..gongwen import to_html
from ..output import Written, safe_name, write_papers
from ..papers import build, chosen
from ..plan import Plan, load
from .show import show_html, show_widget, told


@told
def plan_page(
    plan_path: str = "", output_dir: str = "", papers: str | Iterable[Any] = "", templates: str = ""
) -> None:
    """Write and show the papers of the plan at ``plan_path``; without one, show the wizard.

    Relative paths are counted from the working directory. Raises :class:`mzsh_kit.KitError` where a batch must hear of
    it; in Voilà a person is told on the page instead.
    """
    _page(plan_path, output_dir, papers, Path(templates) if templates else None)


def numbers(papers: str | int | Iterable[Any]) -> list[str] | None:
    """Papers as people write them: ``"01,15"``, ``[1, "15"]``, ``1``, ``"必备"``; ``None`` where the plan says which."""
    if isinstance(papers, str):
        papers = papers.replace("，", ",").replace("、", ",").split(",")
    given = [papers] if isinstance(papers, int) else papers
    return [f"{one:0>2}" for one in (str(one).strip() for one in given) if one] or None


def _page(plan_path: str, output_dir: str, papers: Any, templates: Path | None) -> None:
    if not plan_path:
        _show_wizard(templates)
        return
    plan = load(plan_path, templates)
    folder = Path(output_dir) if output_dir else resources.outputs() / safe_name(plan.team)
    written = write_papers(plan, folder, numbers(papers), templates)
    show_html(*_summary(plan, written))
    first = next((one for one in chosen(numbers(papers) or (plan.papers,), templates) if one.wanted(plan)), None)
    if first is not None:
        document = build(plan, first.number, templates)
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
