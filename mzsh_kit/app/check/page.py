"""The page that checks: widgets around a session, from which everything shown follows."""

from __future__ import annotations

from collections.abc import Sequence

from ..commands import Message, Pressed, Typed, Uploaded, command_of
from ..download import Download, File
from ..form import box, page_box
from ..guard import guarded, notice
from ..later import later
from ..panel import Panel
from .parts import Recent, findings_html, foot_html, head_html, paper_html, plan_html
from .session import LIST, Session

_SOON = 0.05
_STATES = {"accept": "accepted", "ignore": "ignored", "open": "open"}


class CheckPage:
    """Shows a session."""

    def __init__(
        self, session: Session, recent: Sequence[Recent] = (), *, placed: bool = False, style: str = ""
    ) -> None:
        self.session, self._recent, self._placed, self._reason = session, recent, placed, ""
        self.head, self.plan, self.findings, self.paper, self.foot = (
            Panel(guarded(self._receive)) for _ in range(5)
        )
        self.revised, self.corrected = Download(self._revised, main=True), Download(session.corrected)
        tools = box([self.revised, self.corrected, self.plan], "ck-tools")
        columns = box([self.paper, self.findings], "ck-columns")
        parts = [notice(), self.head, tools, columns, self.foot]
        self.widget = page_box(style, parts, "mz-check")
        self.show()

    def show(self) -> None:
        """Bring the page up to what the session is now; what has not changed is not sent."""
        now = self.session
        self.head.html, self.plan.html = head_html(now, self._recent), plan_html(now)
        self.findings.html, self.paper.html, self.foot.html = (
            findings_html(now),
            paper_html(now),
            foot_html(now),
        )
        document = now.document
        has_findings = any(each.told(now.without) for each in ([document] if document else now.documents))
        label = "下载修订稿（Word）" if document else "下载全部修订稿（ZIP）"
        self.revised.label = label if has_findings else ""
        self.corrected.label = (
            "下载改好的文本" if document and now.is_text and document.decided("accepted", now.without) else ""
        )
        if self._placed and now.step:
            self.head.address = f"?review={now.id}&step={now.step}"
        later(self, self._look_on, _SOON)

    def _look_on(self) -> None:
        """Documents of a review that was left are checked one by one while a person already reads."""
        if self.session.look_on():
            self.show()

    def _receive(self, message: Message, files: Sequence[memoryview]) -> None:
        now = self.session
        match command_of(message, files):
            case Uploaded("document") as command:
                now.upload(command.file)
                self.head.focus_on("h-found")
            case Pressed("step", step):
                now.go(step)
            case Pressed("accept" | "ignore" | "open" as act, number):
                now.decide(_STATES[act], (int(number),))  # type: ignore[arg-type]
            case Pressed("accept-kind" | "ignore-kind" as act, number):
                now.decide_kind(_STATES[act.removesuffix("-kind")], int(number))  # type: ignore[arg-type]
            case Pressed("never", rule):
                now.ignore_kind(rule, self._reason)
            case Pressed("once"):
                now.asking = ""
            case Pressed("restore", rule):
                now.restore_kind(rule)
            case Pressed("plan"):
                now.open_as_plan()
                self.plan.focus_on("c-opened")
            case Pressed("delete"):
                now.delete()
                self.head.address = f"?review={now.id}&step={LIST}" if self._placed else ""
            case Typed(key, text) if key.startswith("reason."):
                self._reason = text
            case Typed(key, text) if key.startswith("text."):
                _, of, step, number = key.split(".")
                if (of, step) == (now.id[:8], now.step):
                    now.write(int(number), text)
        self.show()

    def _revised(self) -> File:
        now = self.session
        return ("审校修订稿.zip", now.zipped()) if now.at is None else now.revised(now.at)
