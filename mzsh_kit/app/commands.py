"""What a person does on a page, as values: the messages of the panels (``js/panel.js``) with types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .uploads import LARGEST, Upload

Message = Mapping[str, object]
"""What a widget sends, as JSON."""


@dataclass(frozen=True, slots=True)
class Focused:
    """A control has the keyboard's focus; nothing is answered."""

    field: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Another text in a field, 是 or nothing for a tick."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button, with what it is about."""

    act: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Clicked:
    """Words of a paper: block, row and column of a table (else -1), the words of the block, where in them."""

    block: int
    row: int
    column: int
    words: str
    offset: int


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file, ``kind`` as its control names it; one too large comes without its bytes and is refused."""

    kind: str
    name: str
    content: bytes | memoryview

    @property
    def file(self) -> Upload:
        """As :func:`mzsh_kit.app.uploads.accepted` takes it."""
        return {"name": self.name, "content": self.content}


Command = Focused | Typed | Pressed | Clicked | Uploaded


def command_of(message: Message, files: Sequence[memoryview]) -> Command | None:
    """The command that a message is; ``None`` for none of any page."""
    match dict(message):
        case {"at": str(key)}:
            return Focused(key)
        case {"field": str(key), "text": str(text)}:
            return Typed(key, text)
        case {"act": str(act), **rest}:
            return Pressed(act, str(rest.get("of", "")))
        case {
            "block": int(block),
            "row": int(row),
            "column": int(column),
            "words": str(text),
            "offset": int(offset),
        }:
            return Clicked(block, row, column, text, offset)
        case {"upload": str(kind), "name": str(name)}:
            return Uploaded(kind, name, files[0] if files else bytes(LARGEST + 1))
    return None
