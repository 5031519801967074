"""The lines of a file -> its lines as a person sees them, each in one writing, with the way back to the
file's own.

A line break inside a paragraph ends a line; a line that was broken where the page ended is whole again;
a page number is no line, nor is what a web page shows around its text; a layout table of one
cell and a text box that holds the document are paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from ..text import Folded, fold, moments, whole
from ..text.dotted import with_days, writes_dots
from ..text.lazy import lazy_pattern
from ..text.patterns import INSIDE, ITEM, PART_OF_DAY, TIMED
from .lists import has
from .source import Line
from .web_page import around

_PAGE_NUMBER = lazy_pattern(
    r"[-—–－─·\s]*第?\s*\d{1,3}\s*页?(?:\s*[/／]?\s*共?\s*\d{1,3}\s*页?)?[-—–－─·\s]*"
)
_DASHED = lazy_pattern(r"[-—–－─·]|页")
_PROMPT = lazy_pattern(
    r"(?:单击|点击|请)(?:或(?:点击|单击))?此处(?:以)?(?:输入|键入|选择)[\u4e00-\u9fff]{0,6}。?|选择一项。"
)
_STOP = "。；;！？!?：:”》"
_HEAD = lazy_pattern(
    rf"\s*(?:{ITEM}|[□☐☑☒■●◆▲★•➢]|附件|[\u4e00-\u9fff、]{{2,8}}[：:]|[【〖]|{PART_OF_DAY}|{TIMED})"
)
_TITLE_END = lazy_pattern(r"(?:方案|安排|通知|计划|党组|党委|委员会)$")
_MOST_WIDTH, _FULL, _LEAST_FULL = 90, 0.75, 3
_NAMES = lazy_pattern(r"(?<=[：为])[\u4e00-\u9fff·]{2,4}(?:，[\u4e00-\u9fff·]{2,4}){2,40}(?=[。；]|$)")
_POSTS = lazy_pattern(
    r"(?<=书记|主任|局长|部长|院长|校长)，(?=[^，。；：]{0,6}(?:书记|主任|[局部院校县市区镇乡]长)[^，。；：]{2,6}(?:同志)?主持)"
)
_LONGEST_HEAD = 40
_CELL_LINES, _CELLS = 4, ("\u3000", "\t")
_MOST_OF_IT = 0.5
_LONGEST = 1_500
"""Letters of a line; the longest paragraph of the plans at hand has 900."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line of the file: its number, where the stretch begins in it, and in the line that
    is seen.
    """

    number: int
    offset: int
    fold: Folded
    at: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as it is seen and the pieces of the file's lines that it is made of."""

    line: Line
    pieces: tuple[Piece, ...]

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """The number of the file's line, start and end there; words that run over two lines end with the
        first.
        """
        piece = next((piece for piece in reversed(self.pieces) if piece.at <= start), self.pieces[0])
        size = len(piece.fold.text)
        first, last = piece.fold.place(min(start - piece.at, size), min(end - piece.at, size))
        return piece.number, piece.offset + first, piece.offset + last

    def written(self, value: str) -> str:
        """The words of the file that ``value`` is folded from; empty where it is not in one of its lines."""
        at = self.line.text.find(value)
        piece = next(
            (
                piece
                for piece in self.pieces
                if piece.at <= at and at + len(value) <= piece.at + len(piece.fold.text)
            ),
            None,
        )
        if piece is None or at < 0:
            return ""
        start, end = piece.fold.place(at - piece.at, at - piece.at + len(value))
        return piece.fold.original[start:end]


def seen(lines: Sequence[Line]) -> tuple[Seen, ...]:
    """The lines as they are seen, numbered from 1."""
    dots = writes_dots(line.text for line in lines)
    split = [line_seen for line in _paragraphs(lines) for line_seen in _split(line, dots)]
    page = around(["" if one.line.kind == "cell" else one.line.text for one in split])
    own = [one for n, one in enumerate(split) if n not in page]
    whole = [part for line_seen in _unwrapped(own) for part in _in_bounds(line_seen)]
    return tuple(
        replace(line_seen, line=replace(line_seen.line, number=n)) for n, line_seen in enumerate(whole, 1)
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[Line]:
    """Cells of many lines, and text boxes where most of the text stands in them, as paragraphs."""
    size = sum(len(line.text) for line in lines)
    boxed = sum(len(line.text) for line in lines if line.kind == "box") > _MOST_OF_IT * size
    for line in lines:
        many = line.kind == "cell" and line.text.count("\n") + 1 >= _CELL_LINES
        yield replace(line, kind="paragraph") if many or (boxed and line.kind == "box") else line


def _split(line: Line, dots: bool) -> Iterator[Seen]:
    """The lines inside a line, days with ``dots`` in one writing; a cell of a table stays one."""
    parts = list(_parts(line.text)) if line.kind != "cell" else [line.text.replace("\n", " ")]
    at = 0
    for nth, part in enumerate(parts, 1):
        text = _PROMPT.sub(lambda match: "\u200b" * len(match[0]), part)
        lead = len(text) - len(text.lstrip(" \t\u3000"))
        folded = fold(text.strip(" \t\u3000"))
        folded = with_days(folded) if dots else folded
        if folded.text.strip() and not _is_page_number(folded.text):
            place = line.place if len(parts) == 1 else f"{line.place}第{nth}行"
            yield Seen(
                replace(line, text=_with_list_commas(folded), place=place),
                (Piece(line.number, at + lead, folded),),
            )
        at += len(part) + 1


def _parts(text: str) -> Iterator[str]:
    """The lines of a paragraph, each as long as the stretch it was cut from and one more."""
    for part in text.split("\n"):
        yield from _unflattened(part)


def _unflattened(text: str) -> Iterator[str]:
    """A text whose line ends were lost, cut at its numbered headings and behind their words; no list whose
    items ； parts.
    """
    numbers = list(INSIDE.finditer(text)) if len(text) > _MOST_WIDTH else []
    tops = [number for number in numbers if number["top"]]
    values = [whole(number["top"]) for number in tops]
    listed = any(text[: number.start()].rstrip().endswith(("；", ";")) for number in tops)
    counted = list(range(first, first + len(tops))) if tops and (first := values[0]) else []
    if listed or len(tops) < _LEAST_FULL - 1 or values != counted:
        yield text
        return
    ends = filter(None, (_head_end(text, number.end()) for number in tops))
    starts = sorted({0, *(number.start() for number in numbers), *ends})
    for start, end in zip(starts, [*starts[1:], len(text) + 1], strict=True):
        yield text[start : end - 1]


def _head_end(text: str, start: int) -> int:
    """Behind the last blank before the first mark, where a heading without one ends."""
    mark = next(
        (at for at in range(start, min(start + _LONGEST_HEAD, len(text))) if text[at] in _STOP + "，,"), start
    )
    return text.rfind(" ", start, mark) + 1


def _with_list_commas(text: Folded) -> str:
    """A half-width comma between names or between the posts of one person as the 、 that it stands for."""
    if "," not in text.original:
        return text.text
    signs = list(text.text)
    for match in (*_NAMES.finditer(text.text), *_POSTS.finditer(text.text)):
        for at in range(*match.span()):
            start, end = text.place(at, at + 1)
            if signs[at] == "，" and text.original[start:end] == ",":
                signs[at] = "、"
    return "".join(signs)


def _is_page_number(text: str) -> bool:
    return bool(_DASHED.search(text) and _PAGE_NUMBER.fullmatch(text))


def _unwrapped(lines: Sequence[Seen]) -> Iterator[Seen]:
    """Lines that end where the page did, joined with what follows, in a text all of whose lines are so
    short.
    """
    widest = max((_width(line.line.text) for line in lines), default=0)
    full = [_is_full(line, widest) for line in lines]
    if widest > _MOST_WIDTH or sum(full) < _LEAST_FULL:
        yield from lines
        return
    held: Seen | None = None
    for n, line_seen in enumerate(lines):
        held = _joined(held, line_seen) if held else line_seen
        after = lines[n + 1] if n + 1 < len(lines) else None
        on = full[n] and len(held.line.text) < _LONGEST
        if not (on and after and after.line.kind == "paragraph" and not _HEAD.match(after.line.text)):
            yield held
            held = None
    if held:
        yield held


def _is_full(line_seen: Seen, widest: int) -> bool:
    text = line_seen.line.text
    return (
        line_seen.line.kind == "paragraph"
        and not line_seen.line.style
        and _width(text) >= _FULL * widest
        and text[-1] not in _STOP
        and not has(text.strip(), _CELLS)
        and not _TITLE_END.search(text)
        and not any(day.end == len(text) for day in moments.days(text))
    )


def _in_bounds(line_seen: Seen) -> Iterator[Seen]:
    """A line of thousands of letters in parts, for what looks at a whole line at each of its words."""
    text, start = line_seen.line.text, 0
    while len(text) - start > _LONGEST:
        window = text[start : start + _LONGEST]
        cut = next(
            (at for ends in ("。；", "，、") if (at := max(map(window.rfind, ends))) > 0), _LONGEST - 1
        )
        yield _part(line_seen, start, start + cut + 1)
        start += cut + 1
    yield _part(line_seen, start, len(text)) if start else line_seen


def _part(line_seen: Seen, start: int, end: int) -> Seen:
    pieces = (
        replace(piece, at=piece.at - start)
        for piece in line_seen.pieces
        if piece.at < end and start < piece.at + len(piece.fold.text)
    )
    return Seen(replace(line_seen.line, text=line_seen.line.text[start:end]), tuple(pieces))


def _joined(first: Seen, then: Seen) -> Seen:
    at = len(first.line.text)
    pieces = (*first.pieces, *(replace(piece, at=piece.at + at) for piece in then.pieces))
    return Seen(replace(first.line, text=first.line.text + then.line.text), pieces)


def _width(text: str) -> int:
    """In half characters."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
