"""What ``notebooks/agenda.ipynb`` calls: the papers of a given plan's agenda, or the builder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ... import resources
from ...errors import KitError, fault
from ...output import safe_name, write_papers
from ...parameters import path_of
from ...plan import load
from ...timing import agenda, explain
from ..commands import Message, Pressed, Uploaded, command_of
from ..drafts import Drafts
from ..form import box, page_box
from ..guard import guarded, notice
from ..markup import attributes, soft, tag, words
from ..panel import Panel
from ..request import draft_id, in_voila, remembered
from ..show import show_html, show_widget, style_sheet, told
from ..uploads import Upload
from ..wizard.draft import Draft
from ..wizard.rail import trouble_html
from ..wizard.saved_draft import SavedDraft
from ..wizard.start import entered, imported, sample
from .builder import PRINTED, AgendaBuilder
from .sheet import Changes


@told
def agenda_page(plan_path: object = "", output_dir: object = "", templates: object = "") -> None:
    """Write 会议议程 and 主持词 of the plan at ``plan_path``; without one, show the builder.

    In Voilà it edits the draft that the address names, else the sample as a new draft. Parameters as
    :mod:`mzsh_kit.parameters` reads them. Raises :class:`KitError` where a batch must hear of it.
    """
    source, folder = path_of("plan_path", plan_path), path_of("output_dir", output_dir)
    wordings = path_of("templates", templates)
    if source:
        _write(source, folder, wordings)
        return
    session = _session(wordings)
    show_widget(AgendaPage(session, placed=in_voila(), style=style_sheet()).widget)


def _write(source: Path, folder: Path | None, templates: Path | None) -> None:
    plan = load(source, templates)
    sentences = explain(agenda(plan))
    written = write_papers(plan, folder or resources.outputs() / safe_name(plan.team), PRINTED, templates)
    lines = [
        f"文件夹：{written.folder}",
        *(path.name for path in (*written.files, *written.beside)),
        *sentences,
    ]
    show_html("".join(words("p", line) for line in lines), "\n".join(lines))


@dataclass
class Session:
    """One person at an agenda: the draft, where it is saved, what of an upload was refused."""

    draft: Draft
    saved: SavedDraft = field(default_factory=SavedDraft)
    refused: tuple[str, ...] = ()

    def take(self, draft: Draft) -> None:
        """Go on with a changed draft, and save it."""
        self.draft, self.saved = draft, self.saved.save(draft.answers)

    def change(self, changes: Changes) -> None:
        self.take(self.draft.set_all(changes))

    def upload(self, file: Upload) -> None:
        """A plan.json instead of the sample."""
        try:
            draft = imported(file, self.draft.templates)
        except KitError as error:
            self.refused = tuple(map(str, error.faults))
        else:
            self.refused = ()
            self.take(draft)

    def reload(self) -> None:
        """What another page has saved."""
        saved, answers = self.saved.latest()
        if answers is not None:
            self.draft = entered(answers, self.draft.templates)
        self.saved = saved

    def apart(self) -> None:
        self.saved = self.saved.apart(self.draft.answers)


def _session(templates: Path | None) -> Session:
    """Raises :class:`KitError` for a draft that is not there, broken or of a newer kit."""
    if not in_voila():
        return Session(sample(templates))
    drafts, of = Drafts(), draft_id()
    if not of:
        return Session(sample(templates), SavedDraft(drafts, Drafts.new_id()))
    saved = drafts.load(of)
    if saved is None:
        raise KitError(fault("draft.gone", "草稿"))
    return Session(entered(saved.answers, templates), SavedDraft(drafts, of, saved.revision))


class AgendaPage:
    """Shows a session. ``placed``: the address of the page names the draft once it is saved."""

    def __init__(self, session: Session, *, placed: bool = False, style: str = "") -> None:
        self.session, self.placed = session, placed
        self.head, self.missing = Panel(guarded(self._receive)), Panel(guarded(self._receive))
        self.builder = AgendaBuilder(guarded(self._changed), session.draft.templates)
        self.sheet = box([self.missing, self.builder.widget], "mz-group")
        self.widget = page_box(style, [notice(), self.head, self.sheet], "mz-arranging")
        self.show()

    def show(self) -> None:
        """Bring the page up to what the session is now."""
        now = self.session
        self.head.html = head_html(now)
        if self.placed and now.saved.revision:
            self.head.address = f"?draft={now.saved.of}"
        self.missing.html = missing_html(now.draft)
        if now.draft.plan is None:
            self.builder.hide()
        else:
            self.builder.show(now.draft.plan, now.draft.answers)

    def _changed(self, changes: Changes) -> None:
        self.session.change(changes)
        self.show()

    def _receive(self, message: Message, files: Sequence[memoryview]) -> None:
        match command_of(message, files):
            case Pressed("reload"):
                self.session.reload()
            case Pressed("apart"):
                self.session.apart()
            case Uploaded("plan") as command:
                self.session.upload(command.file)
        self.show()


def head_html(now: Session) -> str:
    """Whose agenda it is, whether it is saved, the way to the whole plan."""
    plan, saved = now.draft.firm, now.saved
    title = words("h1", "编排会议议程") + words(
        "p", f"{plan.team}{plan.meeting.name}" if plan else "", class_="mz-soft"
    )
    style = "mz-unsaved" if saved.trouble else "mz-done" * bool(saved.revision)
    told = saved.words if saved.revision or saved.trouble else ""
    state = words("span", told, class_=f"mz-saved {style}", role="status")
    tools = state + (_way_back(saved) if saved.revision else _begin(now))
    refused = "".join(words("p", refusal, class_="mz-fault", role="alert") for refusal in now.refused)
    bar = tag("div", title, class_="mz-title") + tag("div", tools, class_="mz-tools")
    unit = str(now.draft.answers.get("unit", {}).get("name", ""))
    return (
        tag("div", bar, class_="mz-bar")
        + refused
        + trouble_html(saved)
        + remembered(unit) * bool(saved.revision)
    )


def _way_back(saved: SavedDraft) -> str:
    return words("a", "打开整份方案", class_="mz-button", href=f"plan.ipynb?draft={saved.of}&step=agenda")


def _begin(now: Session) -> str:
    """The sample is shown: another plan may be taken instead."""
    facts = {"type": "file", "id": "a-plan", "accept": ".json", "data_upload": "plan"}
    told = soft("这是样例的议程，一改动就存为新草稿。")
    return told + tag(
        "label", f"换成自己的方案<input{attributes(facts)}>", class_="mz-button mz-pick", for_="a-plan"
    )


def missing_html(draft: Draft) -> str:
    """The heading of the agenda, or why there is none yet."""
    if draft.plan is not None:
        return words("h2", "议程安排", class_="mz-unseen")
    faults = "".join(tag("li", words("span", missing)) for missing in draft.faults)
    return words("h2", f"还有{len(draft.faults)}处要填写或改正，改好后才能编排议程") + tag("ul", faults)
