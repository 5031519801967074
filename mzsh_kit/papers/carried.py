"""The plan that a paper carries: whole in the 实施方案, its id alone in papers that go to others, whom what
the plan holds beyond its print (政治面貌, why somebody is away) does not concern.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import escape

from ..document import Document, dump
from ..plan.model import Plan
from ..plan.source import Answers
from ..plan.store import dump_plan
from ..plan.upgrade import VERSION

NAMESPACE = "urn:mzsh-kit:plan"
FORMAT = 1
"""Of the element; that of the plan stands in the plan."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a paper carries. ``plan`` is the plan's data, ``None`` where only its ``id`` stands there.

    ``text`` is the digest of the paper's own text, by which one that is made again is known to be the same.
    """

    id: str
    paper: str
    version: int
    text: str
    plan: Answers | None = None


@dataclass(frozen=True)
class Carrier:
    """Gives each paper of a plan what it carries; the plan is put into words once."""

    plan: Plan

    def of(self, paper: str, document: Document, *, whole: bool) -> str:
        """The element for a paper of this number: with the plan where it is ``whole``, else with its id."""
        if self.plan.no_embed:
            return ""
        inner, text = (escape(self._data, quote=False), text_digest(document)) if whole else ("", "")
        return (
            f'<plan xmlns="{NAMESPACE}" format="{FORMAT}" version="{VERSION}"'
            f' id="{self._id}" paper="{paper}" text="{text}">'
            f"{inner}</plan>"
        )

    @cached_property
    def _data(self) -> str:
        return dump_plan(self.plan)

    @cached_property
    def _id(self) -> str:
        """The same for the same facts."""
        return _digest(self._data)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def text_digest(document: Document) -> str:
    """The same for documents of the same words and structure."""
    return _digest(dump(document))


def parsed(xml: str) -> Carried | None:
    """What an element says; nothing where it is none of these or of a format from the future."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(xml)
        if root.tag != f"{{{NAMESPACE}}}plan" or int(root.get("format", "0")) > FORMAT:
            return None
        data = json.loads(root.text) if root.text else None
        carried = Carried(
            root.get("id", ""),
            root.get("paper", ""),
            int(root.get("version", "0")),
            root.get("text", ""),
            data,
        )
    except (ElementTree.ParseError, ValueError, RecursionError):
        return None
    return carried if data is None or isinstance(data, dict) else None
