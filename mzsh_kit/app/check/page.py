"""The page that checks: widgets around a session. Everything shown follows from the session; no rule stands here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...checking.remarks import File
from ..download import Download
from ..form import box, html
from ..guard import guarded, notice
from ..panel import Panel
from ..uploads import LARGEST
from .parts import findings_html, head_html, open_html, paper_html
from .session import Session


class CheckPage:
    """Shows a session."""

    def __init__(self, session: Session, *, style: str = "") -> None:
        self.session = session
        self.head, self.opened, self.findings, self.paper = (Panel(guarded(self._told)) for _ in range(4))
        self.commented, self.mended = Download(self._commented, main=True), Download(self._mended)
        tools = box([self.commented, self.mended, self.opened], "ck-tools")
        columns = box([self.paper, self.findings], "ck-columns")
        parts = [notice(), self.head, tools, columns]
        self.widget = box(
            [html(f"<style>{style}</style>"), *parts] if style else parts, "mz-page", "mz-check"
        )
        self.show()

    def show(self) -> None:
        """Bring the page up to what the session is now; what has not changed is not sent."""
        now = self.session
        self.head.html, self.opened.html = head_html(now), open_html(now)
        self.findings.html, self.paper.html = findings_html(now.document), paper_html(now.document)
        self.commented.label = "下载带批注的文件" if now.document and now.document.findings else ""
        self.mended.label = "下载改好的文件" if now.document and now.document.certain else ""

    def _told(self, message: Mapping[str, Any], files: Sequence[memoryview]) -> None:
        match dict(message):
            case {"upload": "document", "name": str(name)}:
                self.session.upload({"name": name, "content": files[0] if files else bytes(LARGEST + 1)})
                self.head.focus_on("h-found")
            case {"act": "open"}:
                self.session.open()
                self.head.focus_on("c-opened")
        self.show()

    def _commented(self) -> File:
        assert self.session.document is not None
        return self.session.document.commented()

    def _mended(self) -> File:
        assert self.session.document is not None
        return self.session.document.mended()
