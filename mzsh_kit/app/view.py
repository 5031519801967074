"""The page: the form beside a preview that follows it, what is missing, what is open, the Word file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from html import escape

import ipywidgets as w

from .. import resources
from .fields import SECTIONS, Field
from .form import SectionView, box, button, html
from .state import Draft, blank

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TITLE = "<h1>编制民主生活会方案</h1><p>填写事实，日期、程序、编号和格式由程序推定；标“＊”的必填。</p>"
_EMPTY = '<div class="mz-empty"><p>填好单位、班子、会议类型和年度，<br>方案就显示在这里。</p></div>'


def style_sheet() -> str:
    """The style of the form, the same in Voilà (whose template has it in its head) and in JupyterLab."""
    return (resources.templates() / "voila" / "mzsh" / "form.css").read_text(encoding="utf-8")


class FormPage:
    """Holds the draft and shows it. Every change goes through :meth:`take`."""

    def __init__(self, start: Draft, *, styled: bool = False) -> None:
        self.start = self.draft = start
        self.sections = [SectionView(one, start, self._typed, self._edit) for one in SECTIONS]
        self.status, self.download = html("", "mz-status"), html("")
        self.preview = html(_EMPTY, "mz-preview")
        self.widget = box([self._bar(), self._columns()], "mz-page")
        if not styled:
            self.widget.children = (html(f"<style>{style_sheet()}</style>"), *self.widget.children)
        self._show()

    def take(self, draft: Draft, *, anew: bool = False) -> None:
        """Go on with another draft; ``anew`` also puts its texts into the controls."""
        self.draft = draft
        if anew:
            for section in self.sections:
                section.load(draft)
        self._show()

    def _typed(self, field: Field, text: str) -> None:
        self.take(self.draft.put(field, text))

    def _edit(self, edit: Callable[[Draft], Draft]) -> None:
        self.take(edit(self.draft), anew=True)

    def _bar(self) -> w.Widget:
        title = html(_TITLE)
        tools = [button("载入样例", self._sample), button("清空", self._clear)]
        return box([title, box(tools, "mz-tools")], "mz-bar")

    def _columns(self) -> w.Widget:
        form = box([section.widget for section in self.sections], "mz-form")
        head = box([self.status, self.download], "mz-result")
        return box([form, box([head, self.preview], "mz-side")], "mz-columns")

    def _sample(self) -> None:
        self.take(self.start, anew=True)

    def _clear(self) -> None:
        self.preview.value = _EMPTY
        self.take(blank(self.start.templates), anew=True)

    def _show(self) -> None:
        """Everything that follows from the draft; the preview stays as it was while there are faults."""
        for section in self.sections:
            section.show(self.draft)
        self.status.value = status(self.draft)
        self.download.value = download(self.draft)
        if self.draft.plan:
            self.preview.value = self.draft.html()
        stale = not self.draft.plan and self.preview.value != _EMPTY
        (self.preview.add_class if stale else self.preview.remove_class)("mz-stale")


def status(draft: Draft) -> str:
    """What is missing or wrong; else what is still open."""
    if draft.faults:
        items = "".join(f"<li>{escape(str(fault))}</li>" for fault in draft.faults)
        return f'<div role="status"><h2>还有{len(draft.faults)}处要填写或改正</h2><ul>{items}</ul></div>'
    names = "".join(f"<li>{escape(value.name)}</li>" for value in draft.open)
    rest = f"<details><summary>另有{len(draft.open)}项待定，不影响生成</summary><ul>{names}</ul></details>"
    return f'<div role="status"><h2>实施方案</h2>{rest if draft.open else ""}</div>'


def download(draft: Draft) -> str:
    """The Word file as a link that holds its data, so that no folder is served."""
    if not draft.plan:
        return '<span class="mz-download mz-off">改正后可下载</span>'
    name, data = draft.docx()
    address = f"data:{_WORD};base64,{b64encode(data).decode('ascii')}"
    return f'<a class="mz-download" download="{escape(name)}" href="{address}">下载Word文件</a>'
