"""What others did to a Word file and left to be decided: tracked changes and comments, paragraph by
paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from ..ooxml.names import W
from ..ooxml.tree import Node
from ..ooxml.unpack import unpack
from ..read.runs import P, R, paragraphs, text_of

HINTS = "写作提示"
"""Author of the hints that the kit itself puts into a Word file; no comment of another's."""
State = Literal["kept", "inserted", "deleted"]
_STATES: dict[str, State] = {
    W + "ins": "inserted", W + "moveTo": "inserted", W + "del": "deleted", W + "moveFrom": "deleted",
}  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TBL, _TR, _TC, _ID = W + "tbl", W + "tr", W + "tc", W + "id"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one state; ``author`` and ``when`` of who inserted or deleted them."""

    text: str
    state: State = "kept"
    author: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, and the words at which it stands."""

    author: str
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One tracked change: the paragraph without any, and the paragraph with this one alone."""

    before: str
    after: str
    author: str
    when: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A paragraph with what was done to it; ``place`` in words."""

    place: str
    pieces: tuple[Piece, ...]
    comments: tuple[Comment, ...] = ()

    @property
    def before(self) -> str:
        """Without any tracked change."""
        return "".join(piece.text for piece in self.pieces if piece.state != "inserted")

    @property
    def after(self) -> str:
        """With all of them."""
        return "".join(piece.text for piece in self.pieces if piece.state != "deleted")

    @property
    def edits(self) -> Iterator[Edit]:
        """One by one; words deleted and inserted at one place by one person are one change."""
        groups = [
            (author, list(group))
            for (_, author), group in groupby(
                self.pieces, lambda piece: (piece.state == "kept", piece.author)
            )
        ]
        for nth, (author, group) in enumerate(groups):
            if group[0].state != "kept":
                taken = "".join(
                    piece.text
                    for n, (_, others) in enumerate(groups)
                    for piece in others
                    if piece.state != ("deleted" if n == nth else "inserted")
                )
                yield Edit(self.before, taken, author, group[0].when)


def revised(data: bytes) -> tuple[Revised, ...]:
    """The paragraphs of a .docx in reading order, empty ones left out; hints of the kit are no comments.

    Raises :class:`mzsh_kit.errors.KitError` as :func:`mzsh_kit.gongwen.ooxml.unpack.unpack` does.
    """
    file = unpack(data)
    body, noted = file.body(), file.tree(file.related("comments"))
    notes = {node.get(_ID, ""): node for node in noted} if noted is not None else {}
    said = {key: (note.get(W + "author", ""), _words_of(note)) for key, note in notes.items()}
    said = {key: comment for key, comment in said.items() if comment[0] != HINTS}
    tables = {table: number for number, table in enumerate(body.iter(_TBL), 1)}
    return tuple(_revised(body, said, tables))


def _revised(body: Node, said: dict[str, tuple[str, str]], tables: dict[Node, int]) -> Iterator[Revised]:
    count = 0
    for node in paragraphs(body):
        parts = list(_pieces(node))
        pieces = tuple(part for part in parts if isinstance(part, Piece) and part.text)
        cell = next(node.iterancestors(_TC), None)
        comments = tuple(_comments(parts, said))
        if not pieces and not comments:
            continue
        count += cell is None
        yield Revised(f"第{count}段" if cell is None else _cell_place(cell, tables), pieces, comments)


def _cell_place(cell: Node, tables: dict[Node, int]) -> str:
    row = next(cell.iterancestors(_TR))
    table = next(cell.iterancestors(_TBL))
    return f"表{tables[table]}第{_nth(row, _TR)}行第{_nth(cell, _TC)}格"


def _nth(node: Node, tag: str) -> int:
    return 1 + sum(1 for _ in node.itersiblings(tag, preceding=True))


def _pieces(node: Node, state: Piece = Piece("")) -> Iterator[Piece | tuple[str, str]]:
    """The words of a paragraph with their state, and where comments begin (start, id) and end (end, id)."""
    for child in node:
        if child.tag in (P, _FALLBACK):
            continue
        if child.tag == R:
            text = text_of(child) + "".join(node.text or "" for node in child.iter(W + "delText"))
            yield Piece(text, state.state, state.author, state.when)
            yield from (("start", node.get(_ID, "")) for node in child.iter(W + "commentReference"))
        elif child.tag in (W + "commentRangeStart", W + "commentRangeEnd"):
            yield ("start" if child.tag.endswith("Start") else "end"), child.get(_ID, "")
        elif child.tag in _STATES:
            inner = Piece("", _STATES[child.tag], child.get(W + "author", ""), child.get(W + "date", ""))
            yield from _pieces(child, inner)
        else:
            yield from _pieces(child, state)


def _comments(parts: list[Piece | tuple[str, str]], said: dict[str, tuple[str, str]]) -> Iterator[Comment]:
    """Each comment that begins here, with its words in this paragraph."""
    for at, part in enumerate(parts):
        if isinstance(part, Piece) or part[0] != "start" or part in parts[:at] or part[1] not in said:
            continue
        end = parts.index(("end", part[1]), at) if ("end", part[1]) in parts[at:] else len(parts)
        words = "".join(
            piece.text for piece in parts[at:end] if isinstance(piece, Piece) and piece.state != "deleted"
        )
        yield Comment(*said[part[1]], words)


def _words_of(comment: Node) -> str:
    return "\n".join("".join(text_of(run) for run in node.iter(R)) for node in comment.iter(P)).strip()
