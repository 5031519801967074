"""The document itself with its findings as comments at the words, and with those that are certain mended."""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from ..document import Block, Document, Paragraph, Title
from ..gongwen import to_docx
from ..gongwen.ooxml.unpack import packed
from ..gongwen.review.comments import Mark, Mend, apart, commented, mended
from ..gongwen.review.spots import Character, characters, solid, stretch
from ..reading import Line, outline, read_lines
from ..reading.charset import decoded
from ..reading.sort import sort_of
from ..reading.source import old_as_docx
from .finding import Finding, Spot
from .labels import LEVELS

File = tuple[str, bytes]
Stretch = tuple[int, int, int]
_WORD = ".docx"


def commented_copy(data: bytes, name: str, findings: Iterable[Finding]) -> File:
    """A Word file with a comment at every place of every finding, and its name: 方案-审校.docx.

    A text file becomes a Word file of its lines. Raises :class:`KitError` as :func:`mzsh_kit.reading.read_lines` does.
    """
    lines = read_lines(data, name)
    word = _as_word(data, name, lines)
    return f"{_stem(name)}-审校{_WORD}", commented(word, _marks(word, lines, findings))


def mended_copy(data: bytes, name: str, findings: Iterable[Finding]) -> File | None:
    """The file with every certain finding mended, of the same type, and its name; ``None`` if none is certain."""
    certain = [(spot, spot.mend) for one in findings for spot in one.spots if spot.mend is not None]
    if not certain:
        return None
    lines = read_lines(data, name)
    if sort_of(data, name) == "plain":
        return f"{PurePath(name).stem}-修改{PurePath(name).suffix}", _mended_text(data, lines, certain)
    word = _as_word(data, name, lines)
    placed = _placed(word, lines)
    mends = [Mend(*place, text) for spot, text in certain if (place := placed.words(spot))]
    return f"{_stem(name)}-修改{_WORD}", mended(word, mends)


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
    titles = {one.number for one in outline(lines).titles}
    for one in lines:
        yield Title(one.text) if one.number in titles else Paragraph(one.text)


@dataclass(frozen=True)
class _Placed:
    """The lines of a Word file by number, each with where its characters stand."""

    of: Mapping[int, tuple[str, tuple[Character, ...]]]

    def words(self, spot: Spot) -> Stretch | None:
        """Where the words of a spot stand."""
        text, found = self.of[spot.line]
        return stretch(found, text, spot.start, spot.end) if spot.start < spot.end else None

    def whole(self, spot: Spot) -> Stretch:
        """The paragraph of its line, or the last one above: what is in a footnote is remarked where it hangs."""
        for number in range(spot.line, 0, -1):
            for paragraph, _ in self.of[number][1]:
                if paragraph >= 0:
                    return paragraph, 0, 0
        return 0, 0, 0


def _placed(word: bytes, lines: Sequence[Line]) -> _Placed:
    found = zip(lines, characters(word), strict=True)
    return _Placed({line.number: (line.text, spots) for line, spots in found})


def _marks(word: bytes, lines: Sequence[Line], findings: Iterable[Finding]) -> Iterator[Mark]:
    placed = _placed(word, lines)
    for one in findings:
        for nth, spot in enumerate(one.spots or _sought(one, lines)):
            yield Mark(*(placed.words(spot) or placed.whole(spot)), _note(one, nth))


def _sought(one: Finding, lines: Sequence[Line]) -> list[Spot]:
    """Where the words of a finding that knows no spots stand, at most once for each of its places; else the top."""
    words = one.text.rstrip("…")
    found = (Spot(line.number, at, at + len(words)) for line in lines if (at := line.text.find(words)) >= 0)
    return list(islice(found, len(one.places))) or [Spot(lines[0].number, 0, 0)]


def _note(one: Finding, nth: int) -> str:
    """What a comment says; where a fault recurs, the later places say it in short."""
    again = f"（共{len(one.spots)}处，这是第{nth + 1}处）" if len(one.spots) > 1 else ""
    return f"【{LEVELS[one.level]}】{one.why}。{one.fix}。{again}"


def _mended_text(data: bytes, lines: Sequence[Line], certain: Iterable[tuple[Spot, str]]) -> bytes:
    """A text file with words replaced in its own lines; marks of Markdown stay, other encodings become UTF-8."""
    texts = {one.number: one.text for one in lines}
    raw = _ENDS.split(decoded(data))
    filled = [n for n, line in enumerate(raw) if solid(line)]
    for number, mends in _by_line(certain).items():
        at = filled[number - 1]
        for mend in reversed(mends):
            raw[at] = _replaced(raw[at], texts[number], mend)
    return "".join(raw).encode("utf-8" if _is_bare_utf8(data) else "utf-8-sig")


_ENDS = re.compile(r"(\r\n?|[\n\v\f\u0085\u2028\u2029])")


def _is_bare_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.startswith(codecs.BOM_UTF8)


def _by_line(certain: Iterable[tuple[Spot, str]]) -> dict[int, list[Mend]]:
    found: dict[int, list[Mend]] = defaultdict(list)
    for spot, text in certain:
        found[spot.line].append(Mend(spot.line, spot.start, spot.end, text))
    return {number: apart(mends) for number, mends in found.items()}


def _replaced(raw: str, text: str, mend: Mend) -> str:
    """The same occurrence of the words in the raw line as in the line that was read."""
    words = text[mend.start : mend.end]
    nth = text[: mend.start].count(words) if words else -1
    pieces = raw.split(words) if words else []
    if nth < 0 or len(pieces) < nth + 2:
        return raw
    return words.join(pieces[: nth + 1]) + mend.text + words.join(pieces[nth + 1 :])
