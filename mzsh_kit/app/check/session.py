"""One person at the page that checks, without widgets: the document, what was found, what can be made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ...checking import Finding, check_bytes, together
from ...checking.remarks import File, commented_copy, mended_copy
from ...errors import KitError
from ...reading import KINDS, Line, left_out, old_plan, read_lines
from ...reading.own import OwnPaper, own_paper
from ..drafts import Drafts
from ..uploads import accepted
from ..wizard.returned import Returned, data_of


@dataclass(frozen=True)
class Document:
    """What was handed in and what was found in it."""

    name: str
    data: bytes
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    """What is seen beside the words and was not read."""

    @cached_property
    def answers(self) -> Mapping[str, Any] | None:
        """What it states as a plan, or the plan that it carries; ``None`` where it is none."""
        if self.own:
            return self.own.answers
        try:
            return old_plan(self.data, self.name).answers
        except KitError:
            return None

    @cached_property
    def own(self) -> OwnPaper | None:
        """What a paper of the kit's own carries."""
        try:
            return own_paper(self.data, self.name)
        except KitError:
            return None

    @cached_property
    def certain(self) -> bool:
        """Whether some findings can be mended without asking."""
        return any(spot.mend is not None for one in self.findings for spot in one.spots)

    def commented(self) -> File:
        """The document with its findings as comments."""
        return commented_copy(self.data, self.name, self.findings)

    def mended(self) -> File:
        """The document with what is certain mended; unchanged if nothing is."""
        return mended_copy(self.data, self.name, self.findings) or (self.name, self.data)


@dataclass
class Session:
    """What the page shows follows from this and from nothing else."""

    drafts: Drafts
    templates: Path | None = None
    document: Document | None = None
    refused: tuple[str, ...] = ()
    draft: str = ""
    """The id of the draft that the document was opened as."""

    def upload(self, file: Mapping[str, Any]) -> None:
        """Another document; one that cannot be read leaves nothing but the reason."""
        self.document, self.refused, self.draft = None, (), ""
        name = str(file["name"])
        try:
            data = accepted(file, KINDS)
            self.document = Document(
                name,
                data,
                read_lines(data, name),
                together(check_bytes(data, name, templates=self.templates)),
                left_out(data, name),
            )
        except KitError as error:
            self.refused = tuple(map(str, error.faults))

    def open(self) -> None:
        """Save what the document states as a new draft of the wizard."""
        if self.document is None or self.document.answers is None or self.draft:
            return
        draft = self.drafts.new_id()
        self.drafts.save(draft, self.document.answers)
        if self.document.own:
            self.drafts.note(draft, returned=data_of(map(Returned, self.document.own.changes)))
        self.draft = draft
