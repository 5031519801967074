"""The document itself with what was accepted changed in it and the other findings as comments at the
words.
"""

from __future__ import annotations

import codecs
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import PurePath

from ..document import Block, Document, Paragraph, Title
from ..gongwen import to_docx
from ..gongwen.ooxml.unpack import packed
from ..gongwen.review.comments import AUTHOR, Mark
from ..gongwen.review.revisions import Change, instead, reviewed
from ..gongwen.review.spots import Character, characters, solid, stretch
from ..reading import Line, margin_lines, outline, read_lines
from ..reading.charset import decoded
from ..reading.source import old_as_docx, sort_of
from ..text.lazy import lazy_pattern
from .finding import Finding, Spot
from .labels import LEVELS

File = tuple[str, bytes]
Stretch = tuple[int, int, int]
_WORD = ".docx"
_ACROSS = "这几个字跨了段落"


def accept(
    data: bytes,
    accepted: Iterable[Finding],
    rest: Iterable[Finding] = (),
    *,
    name: str = f"文稿{_WORD}",
    author: str = AUTHOR,
    when: datetime | None = None,
) -> bytes:
    """A Word file in which the ``mend`` of every spot of ``accepted`` is a tracked change; all else is a
    comment.

    A comment are also spots without ``mend`` and those that must not be touched (fields, revisions);
    these say so. ``rest`` are findings that are told only. ``name`` says by its type what ``data`` is;
    of a text file a Word file of its lines is made. ``when`` is the date of changes and comments, none
    unless given: same input, same bytes. Raises :class:`KitError` as :func:`mzsh_kit.reading.read_lines`
    does.
    """
    lines = read_lines(data, name)
    word = _as_word(data, name, lines)
    lines = _with_margins(lines, margin_lines(word, f"{name}{_WORD}"))
    placed = _placed(word, lines)
    marks, changes = [], []
    for finding, taken in (
        *((finding, True) for finding in accepted),
        *((finding, False) for finding in rest),
    ):
        for nth, spot in enumerate(finding.spots or _sought(finding, lines)):
            mark = Mark(*(placed.words(spot) or placed.whole(spot)), _note(finding, nth))
            exact = placed.exactly(spot) if taken and spot.mend is not None else None
            if exact:
                changes.append(
                    Change(*exact, spot.mend or "", mark, lines[spot.line - 1].text[spot.start : spot.end])
                )
            else:
                marks.append(instead(mark, _ACROSS) if taken and spot.mend is not None else mark)
    return reviewed(word, marks, changes, author, when)


def checked_lines(data: bytes, name: str) -> tuple[Line, ...]:
    """The lines that findings count in: those of the text, behind them those of headers and footers."""
    return _with_margins(read_lines(data, name), margin_lines(data, name))


def _with_margins(lines: tuple[Line, ...], margins: Iterable[Line]) -> tuple[Line, ...]:
    return (*lines, *(replace(margin, number=len(lines) + n) for n, margin in enumerate(margins, 1)))


def revised_copy(
    data: bytes,
    name: str,
    accepted: Iterable[Finding],
    rest: Iterable[Finding] = (),
    when: datetime | None = None,
) -> File:
    """What :func:`accept` makes, and its name: 方案-修改.docx, or 方案-审校.docx where nothing is
    accepted.
    """
    taken = tuple(accepted)
    return f"{_stem(name)}-{'修改' if taken else '审校'}{_WORD}", accept(
        data, taken, rest, name=name, when=when
    )


def corrected_copy(data: bytes, name: str, accepted: Iterable[Finding]) -> File:
    """A text file with the ``mend`` of every spot in place of its words, and its name: 方案-修改.txt.
    Marks of Markdown stay.
    """
    wanted = [(spot, spot.mend) for finding in accepted for spot in finding.spots if spot.mend is not None]
    path = PurePath(name)
    return f"{path.stem}-修改{path.suffix}", _mended_text(data, read_lines(data, name), wanted)


def is_text(data: bytes, name: str) -> bool:
    """Whether a file is plain text, which has no tracked changes."""
    return sort_of(data, name) == "plain"


def certain(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that can be accepted unseen, for they cannot be right and it is known what should
    stand there; the others.
    """
    told = tuple(findings)
    sure = tuple(
        finding
        for finding in told
        if finding.level == "error" and any(spot.mend is not None for spot in finding.spots)
    )
    return sure, tuple(finding for finding in told if finding not in sure)


def _stem(name: str) -> str:
    """Of files that differ in their type only, none overwrites another's copy."""
    path = PurePath(name)
    return path.stem if path.suffix.lower() == _WORD else path.name


def _as_word(data: bytes, name: str, lines: Sequence[Line]) -> bytes:
    sort = sort_of(data, name)
    if sort == "word":
        return data
    if sort == "flat":
        return packed(data)
    return old_as_docx(data, name) if sort == "old" else to_docx(Document(tuple(_blocks(lines))))


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    titles = {title.number for title in outline(lines).titles}
    for line in lines:
        yield Title(line.text) if line.number in titles else Paragraph(line.text)


@dataclass(frozen=True)
class _Placed:
    """The lines of a Word file by number, each with where its characters stand."""

    of: Mapping[int, tuple[str, tuple[Character, ...]]]

    def words(self, spot: Spot) -> Stretch | None:
        """Where the words of a spot stand."""
        text, signs = self.of[spot.line]
        return stretch(signs, text, spot.start, spot.end) if spot.start < spot.end else None

    def exactly(self, spot: Spot) -> Stretch | None:
        """As :meth:`words`, with the blanks at both ends; nothing where they run over the end of a
        paragraph.
        """
        text, signs = self.of[spot.line]
        words = text[spot.start : spot.end]
        first = len(solid(text[: spot.start]))
        here = signs[first : first + len(solid(words))]
        before, after = (
            signs[first - 1 : first] if first else (),
            signs[first + len(here) : first + len(here) + 1],
        )
        paragraph = next((number for number, _ in (*here, *before, *after)), -1)
        if paragraph < 0 or any(number != paragraph for number, _ in here) or not words:
            return None
        left = [at + 1 for number, at in before if number == paragraph] or [0]
        right = [at for number, at in after if number == paragraph] or [at + 1 for _, at in (*before, *here)][
            -1:
        ]
        start = here[0][1] if here and solid(words[0]) else left[0]
        end = here[-1][1] + 1 if here and solid(words[-1]) else right[0]
        return (paragraph, start, end) if start < end else None

    def whole(self, spot: Spot) -> Stretch:
        """The paragraph of its line, or the last one above: what is in a footnote is remarked where it
        hangs.
        """
        for number in range(spot.line, 0, -1):
            for paragraph, _ in self.of[number][1]:
                if paragraph >= 0:
                    return paragraph, 0, 0
        return 0, 0, 0


def _placed(word: bytes, lines: Sequence[Line]) -> _Placed:
    pairs = zip(lines, characters(word, margins=True), strict=True)
    return _Placed({line.number: (line.text, spots) for line, spots in pairs})


def _sought(finding: Finding, lines: Sequence[Line]) -> list[Spot]:
    """Where the words of a finding that knows no spots stand, at most once for each of its places; else
    the top.
    """
    words = finding.text.rstrip("…")
    spots = (Spot(line.number, at, at + len(words)) for line in lines if (at := line.text.find(words)) >= 0)
    return list(islice(spots, len(finding.places))) or [Spot(lines[0].number, 0, 0)]


def _note(finding: Finding, nth: int) -> str:
    """What a comment says; where a fault recurs, the later places say it in short."""
    again = f"（共{len(finding.spots)}处，这是第{nth + 1}处）" if len(finding.spots) > 1 else ""
    return f"【{LEVELS[finding.level]}】{finding.why}。{finding.fix}。{again}"


def _mended_text(data: bytes, lines: Sequence[Line], certain: Iterable[tuple[Spot, str]]) -> bytes:
    """A text file with words replaced in its own lines; marks of Markdown stay, other encodings become
    UTF-8.
    """
    texts = {line.number: line.text for line in lines}
    raw = _ENDS.split(decoded(data))
    filled = [n for n, line in enumerate(raw) if solid(line)]
    for number, mends in _by_line(certain).items():
        at = filled[number - 1]
        for mend in reversed(mends):
            raw[at] = _replaced(raw[at], texts[number], *mend)
    return "".join(raw).encode("utf-8" if _is_bare_utf8(data) else "utf-8-sig")


_ENDS = lazy_pattern(r"(\r\n?|[\n\v\f\u0085\u2028\u2029])")


def _is_bare_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.startswith(codecs.BOM_UTF8)


def _by_line(certain: Iterable[tuple[Spot, str]]) -> dict[int, list[tuple[Spot, str]]]:
    """By line the spots from left to right, without those that touch an earlier one."""
    by_line: dict[int, list[tuple[Spot, str]]] = defaultdict(list)
    for spot, text in certain:
        if all(spot.end <= other.start or other.end <= spot.start for other, _ in by_line[spot.line]):
            by_line[spot.line].append((spot, text))
    return {number: sorted(mends, key=lambda mend: mend[0].start) for number, mends in by_line.items()}


def _replaced(raw: str, text: str, spot: Spot, new: str) -> str:
    """The same occurrence of the words in the raw line as in the line that was read."""
    words = text[spot.start : spot.end]
    nth = text[: spot.start].count(words) if words else -1
    pieces = raw.split(words) if words else []
    if nth < 0 or len(pieces) < nth + 2:
        return raw
    return words.join(pieces[: nth + 1]) + new + words.join(pieces[nth + 1 :])
