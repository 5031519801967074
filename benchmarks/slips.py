"""Slips planted in real texts, and how many are told. ``python -m benchmarks.slips [FOLDER] [SEED]``

Into every text of a folder (``../shared/clean`` unless told) slips are planted, each in a stretch of hanzi of
its own: a character of the same sound, of like shape, a word of the same sounds, a character doubled, a word
doubled, a character dropped, neighbours changed about, a word of an official phrase exchanged. What a rule
about words tells elsewhere in the text is a false alarm. By halves of the texts, so that what is tuned on the
one is measured on the other.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path

from mzsh_kit.checking import check_bytes
from mzsh_kit.checking.lexicon import lexicon
from mzsh_kit.checking.wording.background import background

_SHARED = Path(os.environ.get("MZSH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
_STRETCH = re.compile(r"[\u4e00-\u9fff]{6,}")
_COMMON = 9.0
"""A character that is put in is so common at least, in bits of its count."""

_EVERY = 2
"""A slip in every second stretch."""

_PARTICLES = "的地得"
_LATIN = re.compile(r"[a-zü]+")
_WORDING = ("typo", "term_error")


@dataclass(frozen=True)
class Slip:
    """What was written from ``start`` to ``end`` of a text, of which sort, in the place of ``right``."""

    sort: str
    start: int
    end: int
    right: str


Mangled = tuple[int, int, str]
"""From start to end of a stretch, what is written there."""


@lru_cache
def _rows(of_sound: bool) -> dict[str, str]:
    """Each character with others of its sound, or of its shape."""
    others: dict[str, set[str]] = {}
    for name, row, _ in lexicon().cells("sounds"):
        if bool(_LATIN.fullmatch(name)) == of_sound:
            for character in row:
                others.setdefault(character, set()).update(row)
    often = background().often
    return {
        character: "".join(sorted(other for other in like if other != character and often(other) >= _COMMON))
        for character, like in others.items()
    }


def _alike(of_sound: bool, stretch: str, at: int, chance: random.Random) -> Mangled | None:
    others = _rows(of_sound).get(stretch[at], "")
    return (at, at + 1, chance.choice(others)) if others else None


def _particle(stretch: str, at: int, chance: random.Random) -> Mangled | None:
    others = _PARTICLES.replace(stretch[at], "")
    return (at, at + 1, chance.choice(others)) if len(others) < len(_PARTICLES) else None


def _same_sounds(stretch: str, at: int, chance: random.Random) -> Mangled | None:
    """Another word of the same sounds, as an input method offers it."""
    word, table, model = stretch[at : at + 2], _rows(True), background()
    if len(word) < 2 or not model.word(word):
        return None
    forms = (
        "".join(pair) for pair in product(*((*table.get(character, ""), character) for character in word))
    )
    words = sorted(form for form in forms if form != word and model.word(form))
    return (at, at + 2, chance.choice(words)) if words else None


def _doubled(stretch: str, at: int, chance: random.Random) -> Mangled | None:
    return at, at + 1, stretch[at] * 2


def _word_doubled(stretch: str, at: int, chance: random.Random) -> Mangled | None:
    word = stretch[at : at + 2]
    return (at, at + 2, word * 2) if background().word(word) else None


def _dropped(stretch: str, at: int, chance: random.Random) -> Mangled | None:
    return (at, at + 1, "") if 0 < at < len(stretch) - 1 else None


def _swapped(stretch: str, at: int, chance: random.Random) -> Mangled | None:
    pair = stretch[at : at + 2]
    return (at, at + 2, pair[::-1]) if len(set(pair)) == 2 else None


def _exchanged(stretch: str, at: int, chance: random.Random) -> Mangled | None:
    """A word of an official phrase, in the place of which another with one of its characters stands."""
    model = background()
    phrase = next((phrase for phrase in _phrases() if stretch.startswith(phrase, at)), "")
    places = [n for n in range(len(phrase) - 1) if model.word(phrase[n : n + 2])]
    if not places:
        return None
    place = chance.choice(places)
    first = phrase[place]
    words = sorted(
        first + other
        for other in model.after(first)
        if model.word(first + other) and model.often(first + other) > _COMMON
    )
    words = [word for word in words if word != phrase[place : place + 2]]
    return (at + place, at + place + 2, chance.choice(words)) if words else None


@lru_cache
def _phrases() -> tuple[str, ...]:
    return tuple(phrase for phrase in lexicon().column("phrases") if len(phrase) > 5)


SORTS: dict[str, Callable[[str, int, random.Random], Mangled | None]] = {
    "sound": lambda *given: _alike(True, *given),
    "shape": lambda *given: _alike(False, *given),
    "same sounds": _same_sounds,
    "particle": _particle,
    "doubled": _doubled,
    "word doubled": _word_doubled,
    "dropped": _dropped,
    "swapped": _swapped,
    "exchanged": _exchanged,
}


def planted(text: str, chance: random.Random) -> tuple[str, list[Slip]]:
    """A text with slips in it, and where they are."""
    pieces: list[str] = []
    slips: list[Slip] = []
    last = shift = 0
    sorts = list(SORTS)
    for number, stretch in enumerate(_STRETCH.finditer(text)):
        if number % _EVERY:
            continue
        for sort in chance.sample(sorts, len(sorts)):
            places = list(range(len(stretch[0])))
            chance.shuffle(places)
            mangled = next(filter(None, (SORTS[sort](stretch[0], at, chance) for at in places)), None)
            if mangled:
                start, end, written = mangled
                start, end = stretch.start() + start, stretch.start() + end
                pieces += [text[last:start], written]
                slips.append(Slip(sort, start + shift, start + shift + len(written), text[start:end]))
                shift += len(written) - (end - start)
                last = end
                break
    return "".join((*pieces, text[last:])), slips


def told(text: str) -> list[tuple[int, int, str, str]]:
    """Where a rule about words tells something: from start to end of the text, the rule, the words."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return [
        (starts[spot.line - 1] + spot.start, starts[spot.line - 1] + spot.end, finding.rule, finding.text)
        for finding in check_bytes(text.encode(), "文.txt")
        if finding.kind in _WORDING and finding.level != "hint"
        for spot in finding.spots
    ]


def _text(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def measured(paths: list[Path], seed: int) -> tuple[Counter[str], Counter[str], list[str]]:
    """How many slips of each sort were planted, how many told, and the false alarms."""
    chance, had, seen, false = random.Random(seed), Counter[str](), Counter[str](), list[str]()
    for path in paths:
        text, slips = planted(_text(path), chance)
        findings = told(text)
        for slip in slips:
            had[slip.sort] += 1
            seen[slip.sort] += any(start <= slip.end and slip.start <= end for start, end, *_ in findings)
        false += [
            f"{path.stem}: {rule} {words}"
            for start, end, rule, words in findings
            if not any(start <= slip.end + 1 and slip.start - 1 <= end for slip in slips)
        ]
    return had, seen, false


def main(folder: str = "", seed: str = "1") -> None:
    paths = sorted(Path(folder or _SHARED / "clean").glob("*.txt"))
    for name, half in (("even", paths[::2]), ("odd", paths[1::2])):
        had, seen, false = measured(half, int(seed))
        print(
            f"{name}: {seen.total()} of {had.total()} told, {seen.total() / max(had.total(), 1):.3f};"
            f" {len(false)} false"
        )
        print("  " + ", ".join(f"{sort} {seen[sort]}/{had[sort]}" for sort in SORTS))
        print("".join(f"  {finding}\n" for finding in false), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
