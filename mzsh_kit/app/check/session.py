"""One person's review, without widgets: documents, findings, decisions; on disk after every act."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePath

from ...checking import Finding, check_bytes, together
from ...checking.decisions import Decisions, Keys, State, keys_of
from ...checking.ignored import Ignored
from ...checking.redline import File, checked_lines, corrected_copy, is_text, revised_copy
from ...errors import KitError, fault
from ...office import own_templates
from ...output import make_folder, put, zip_of
from ...plan.source import Data
from ...reading import KINDS, Line, OldPlan, left_out, old_plan
from ...reading.own import OwnPaper, own_paper
from ..drafts import Drafts
from ..uploads import Upload, accepted
from ..wizard.assignment import said_by
from ..wizard.returned import Returned

MOST = 100
"""Documents of one review."""

LIST = "list"


@dataclass(frozen=True)
class Document:
    """A document of the review at ``path``; ``found`` is ``None`` if not checked, or with a ``fault``."""

    name: str
    path: Path
    decisions: Decisions = field(default_factory=Decisions)
    found: tuple[tuple[Finding, Keys], ...] | None = None
    fault: str = ""
    plan: str = ""
    """The id of the draft that it was opened as."""

    def states(self, without: Collection[str] = ()) -> Iterator[tuple[Finding, State] | None]:
        """The findings with what was decided; ``None`` for one of these rules, unless it was accepted."""
        for finding, keys in self.found or ():
            state = self.decisions.state(keys)
            told = state == "accepted" or finding.rule not in without
            yield (self.decisions.mended(finding, keys), state) if told else None

    def told(self, without: Collection[str] = ()) -> list[tuple[Finding, State]]:
        """Those of :meth:`states` that are."""
        return [state for state in self.states(without) if state]

    def decided(self, state: State, without: Collection[str] = ()) -> list[Finding]:
        return [finding for finding, decided in self.told(without) if decided == state]

    def checked(self, templates: Path | None) -> Document:
        """The document with its findings, or with the reason why it cannot be checked."""
        try:
            data = self.path.read_bytes()
            lines, findings = (
                checked_lines(data, self.name),
                together(check_bytes(data, self.name, templates=templates)),
            )
        except KitError as error:
            return replace(self, found=None, fault="\n".join(map(str, error.faults)))
        return replace(
            self, found=tuple((finding, keys_of(finding, lines)) for finding in findings), fault=""
        )


@dataclass(frozen=True)
class Contents:
    """What stands in a document that is open on the page."""

    name: str
    data: bytes

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return checked_lines(self.data, self.name)

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """What is seen beside the words and was not read."""
        return left_out(self.data, self.name)

    @cached_property
    def own(self) -> OwnPaper | None:
        """What a paper of the kit's own carries."""
        try:
            return own_paper(self.data, self.name)
        except KitError:
            return None

    @cached_property
    def old(self) -> OldPlan:
        """What it states as a plan, by the office's headings too. Raises :class:`KitError` for no plan."""
        return old_plan(self.data, self.name, office=own_templates())

    @cached_property
    def answers(self) -> Data | None:
        """What it states as a plan, or the plan that it carries; ``None`` where it is none."""
        try:
            return self.own.answers if self.own else self.old.answers
        except KitError:
            return None


@dataclass
class Session:
    """All that the page shows follows from this. ``store`` keeps reviews as ``drafts`` keeps plans."""

    store: Drafts
    drafts: Drafts
    id: str
    ignored: Ignored = field(default_factory=Ignored)
    templates: Path | None = None
    documents: list[Document] = field(default_factory=list)
    at: int | None = None
    """The document that is open; else the list of them."""

    refused: tuple[str, ...] = ()
    asking: str = ""
    """The rule just ignored everywhere: whether the office wants to be told of it again is asked."""

    when: datetime | None = None
    """Of the last decision; revisions and comments bear it, so that a review always gives the same bytes."""

    contents: Contents | None = None
    _revision: int = 0

    def __post_init__(self) -> None:
        if saved := self.store.load(self.id):
            self._revision = saved.revision
            stated = saved.answers.get("when")
            self.when = datetime.fromisoformat(stated) if isinstance(stated, str) else None
            self.documents = [
                self._document(n, file) for n, file in enumerate(saved.answers.get("files", ()))
            ]

    @property
    def document(self) -> Document | None:
        """The document that is open."""
        return None if self.at is None else self.documents[self.at]

    @property
    def step(self) -> str:
        """What is open, as the address tells it; empty where there is nothing yet."""
        return "" if not self.documents else LIST if self.at is None else str(self.at + 1)

    @property
    def without(self) -> Collection[str]:
        """The rules that the office does not want to be told of."""
        return self.ignored.kinds

    def upload(self, file: Upload) -> None:
        """One more document, checked; one of a known name replaces it and keeps what was decided."""
        name, self.refused = str(file["name"]), ()
        try:
            data = accepted(file, KINDS)
            known = {document.name: n for n, document in enumerate(self.documents)}
            at = known.get(name, len(self.documents))
            if at >= MOST:
                raise KitError(fault("upload.many", name, wanted=MOST))
            path = self._path(at, name)
            make_folder(path.parent)
            put(path, data)
        except KitError as error:
            self.refused = tuple(map(str, error.faults))
            return
        old = self.documents[at] if name in known else None
        decisions = old.decisions if old else Decisions(ignored=frozenset(self.ignored.places.get(name, ())))
        self.documents[at:] = [
            Document(name, path, decisions).checked(self.templates),
            *self.documents[at + 1 :],
        ]
        self._save()
        self.go(str(at + 1) if at == self.at or len(self.documents) == 1 else LIST)

    def go(self, step: str) -> None:
        """Open the document of this number, or the list."""
        number = int(step) - 1 if step.isdecimal() else -1
        self.at = number if 0 <= number < len(self.documents) else 0 if len(self.documents) == 1 else None
        self.contents, self.asking = None, ""
        if self.document and self.document.found is None and not self.document.fault:
            self._put(self.document.checked(self.templates))
        if self.document and not self.document.fault:
            self.contents = Contents(self.document.name, self.document.path.read_bytes())

    def look_on(self) -> bool:
        """Check one more document that is not checked yet; whether there was one."""
        for number, document in enumerate(self.documents):
            if document.found is None and not document.fault:
                self.documents[number] = document.checked(self.templates)
                return True
        return False

    def decide(self, state: State, numbers: Collection[int]) -> None:
        """Accept, ignore or open again the findings of these numbers in the document that is open."""
        if self.document is None or self.document.found is None:
            return
        places = [key for number in numbers for key in self.document.found[number][1]]
        self.when, self.asking = datetime.now().replace(second=0, microsecond=0), ""
        self._put(replace(self.document, decisions=self.document.decisions.decide(state, places)))
        self._save()
        self.ignored = self.ignored.keep(self.document.name, self.document.decisions.ignored)

    def decide_kind(self, state: State, number: int) -> None:
        """As :meth:`decide`, for every finding of the same rule; what was decided otherwise before stays."""
        rule = self.rule(number)
        if self.document is None or not rule:
            return
        of = [
            n
            for n, shown in enumerate(self.document.states())
            if shown and (shown[0].rule, shown[1]) == (rule, "open")
        ]
        self.decide(state, of)
        self.asking = rule if state == "ignored" else ""

    def rule(self, number: int) -> str:
        findings = self.document.found if self.document else None
        return findings[number][0].rule if findings and 0 <= number < len(findings) else ""

    def write(self, number: int, text: str) -> None:
        """What should stand there, as the person types it."""
        if self.document and self.document.found:
            keys = self.document.found[number][1]
            self._put(replace(self.document, decisions=self.document.decisions.write(keys, text.strip())))
            self._save()

    def ignore_kind(self, rule: str, reason: str) -> None:
        """The office is not told of this rule again, in any document, until it takes that back."""
        self.ignored, self.asking = self.ignored.ignore(rule, reason.strip(), datetime.now().date()), ""

    def restore_kind(self, rule: str) -> None:
        self.ignored = self.ignored.restore(rule)

    def open_as_plan(self) -> None:
        """Save what the document states as a new draft of the wizard."""
        contents, answers = self.contents, self.contents.answers if self.contents else None
        if self.document is None or contents is None or answers is None or self.document.plan:
            return
        draft = self.drafts.new_id()
        self.drafts.save(draft, answers)
        if contents.own:
            self.drafts.note(draft, returned=tuple(map(Returned, contents.own.changes)))
        else:
            self.drafts.note(draft, passages=said_by(contents.old))
        self._put(replace(self.document, plan=draft))
        self._save()

    def delete(self) -> None:
        """Take the review with its documents off the disk and begin another."""
        self.store.delete(self.id)
        self.id, self.documents, self._revision = Drafts.new_id(), [], 0
        self.go("")

    def revised(self, number: int) -> File:
        """A document with what was accepted as tracked changes and what is open as comments."""
        document = self.documents[number]
        told = document.decided("open", self.without)
        taken = document.decided("accepted", self.without)
        return revised_copy(document.path.read_bytes(), document.name, taken, told, self.when)

    def corrected(self) -> File:
        """The text file that is open, with what was accepted."""
        assert self.document is not None
        return corrected_copy(
            self.document.path.read_bytes(),
            self.document.name,
            self.document.decided("accepted", self.without),
        )

    def zipped(self) -> bytes:
        """:meth:`revised` of every document in which something was found."""
        telling = [n for n, document in enumerate(self.documents) if document.told(self.without)]
        return zip_of(dict(self.revised(number) for number in telling))

    @property
    def is_text(self) -> bool:
        return bool(self.contents and is_text(self.contents.data, self.contents.name))

    def _put(self, document: Document) -> None:
        assert self.at is not None
        self.documents[self.at] = document

    def _path(self, number: int, name: str) -> Path:
        return self.store.papers(self.id) / f"{number + 1:03}{PurePath(name).suffix.lower()}"

    def _save(self) -> None:
        files = [
            {
                "name": document.name,
                "accepted": sorted(document.decisions.accepted),
                "ignored": sorted(document.decisions.ignored),
                "texts": dict(document.decisions.texts),
                "plan": document.plan,
            }
            for document in self.documents
        ]
        answers = {"files": files, "when": self.when.isoformat() if self.when else None}
        self._revision = self.store.save(self.id, answers, self._revision).revision

    def _document(self, number: int, saved: Data) -> Document:
        name = str(saved["name"])
        taken, ignored = (frozenset(map(str, saved.get(sort, ()))) for sort in ("accepted", "ignored"))
        decisions = Decisions(taken, ignored, dict(saved.get("texts", {})))
        return Document(name, self._path(number, name), decisions, plan=str(saved.get("plan", "")))
