"""The batch page: widgets around a session, from which everything shown follows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock, Timer

from ...office import Office, is_shared
from ...output import safe_name, scratch
from ...plan.source import Data
from ...roster import filled_bytes, write_blank
from ..commands import Message, Pressed, Typed, Uploaded, command_of
from ..download import Download, File
from ..form import box, page_box
from ..guard import guarded, notice
from ..panel import Panel
from .parts import head_html, papers_html, roster_html, run_html, summary_html
from .session import Session

_QUICKEST = 0.25
"""Seconds between two pictures of a run; hundreds of units a second would drown the page."""


class BulkPage:
    """Shows a session."""

    def __init__(self, session: Session, *, placed: bool = False, style: str = "") -> None:
        self.session = session
        session.changed = self._further
        self._due, self._lock = False, Lock()
        self.head, self.roster, self.papers, self.run, self.summary = (
            Panel(guarded(self._receive)) for _ in range(5)
        )
        self.blank, self.zip = Download(_blank, "下载空白花名册"), Download(self._zip, main=True)
        self.known = Download(_known, "下载已存单位的花名册" if _units() else "")
        self.zip.add_class("mz-download-box")
        parts = [
            notice(),
            box([self.head, box([self.blank, self.known], "mz-tools")], "mz-bar"),
            self.roster,
            self.papers,
            self.run,
            self.summary,
            self.zip,
        ]
        self.widget = page_box(style, parts, "mz-bulk")
        self.head.html = head_html()
        if placed:
            self.head.address = f"?batch={session.job.id}"
        self.show()

    def show(self) -> None:
        """Bring the page up to what the session is now."""
        now = self.session
        self.roster.html, self.papers.html = roster_html(now), papers_html(now)
        self.run.html, self.summary.html = run_html(now), summary_html(now)
        whole = not now.progress.running and now.job.made.is_dir()
        self.zip.label = "下载全部材料（ZIP）" if whole else ""

    def _further(self) -> None:
        """Called from the thread of a run: a picture is due, of what the session is by then."""
        with self._lock:
            if not self._due:
                self._due, timer = True, Timer(_QUICKEST, self._draw)
                timer.daemon = True
                timer.start()

    def _draw(self) -> None:
        with self._lock:
            self._due = False
            self.show()

    def _receive(self, message: Message, files: Sequence[memoryview]) -> None:
        now = self.session
        match command_of(message, files):
            case Uploaded("roster") as command:
                now.upload(command.file)
            case Typed(key, text) if key.startswith("paper."):
                now.tick(key.removeprefix("paper."), text == "是")
            case Pressed("size", size):
                now.choose((size,))
            case Pressed("none"):
                now.choose(())
            case Pressed("start"):
                now.start()
            case Pressed("stop"):
                now.stop()
            case Pressed("draft", row) if row.isdecimal() and (draft := now.draft(int(row))):
                self.head.lead_to(f"plan.ipynb?draft={draft}")
        with self._lock:
            self.show()

    def _zip(self) -> File:
        return f"{safe_name(Path(self.session.job.name).stem)}材料.zip", self.session.job.zipped()


def _units() -> list[Data]:
    """The units that are remembered; on a server that others reach, none."""
    return [] if is_shared() else [unit.answers for unit in Office().units()]


def _known() -> File:
    return "花名册.xlsx", filled_bytes(_units())


def _blank() -> File:
    with scratch() as folder:
        path = folder / "花名册.xlsx"
        write_blank(path)
        return path.name, path.read_bytes()
