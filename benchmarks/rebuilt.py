"""How much of what is read of a document is read again of the 实施方案 that is built from it.

python -m benchmarks.rebuilt FOLDER…      every .txt and .docx of the folders; -v lists what is lost

A value counts as kept where the same field says it again: in the same words (one in the other, or most pairs
of signs), as the same day, hour, length or number, or as the same thing sent to the same people. What a plan
cannot hold is counted apart, by its reason: a second day, hour, room, chair or theme (a plan is of one
meeting), a second limit of one step, the 年度 of a special meeting, which the plan has and its paper does not
print. What is left out (xx) is not counted at all.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from mzsh_kit import build, to_docx
from mzsh_kit.errors import KitError
from mzsh_kit.plan import Plan
from mzsh_kit.reading import Fact, plan_of, read, read_bytes
from mzsh_kit.reading.answers.fields import kept as filed
from mzsh_kit.reading.answers.obliged import sent, told
from mzsh_kit.reading.values import clock, count
from mzsh_kit.text import Length, annotated, ends, folded, whole_date

SENT = {"submission": sent, "report": sent, "bulletin": told}
FREE = (".rule", ".requirement", ".handling", "problems.method", "requirement")
"""Fields of whole sentences that nothing else was read in."""
ONCE = {
    "meeting.date": "second day",
    "meeting.time": "second hour",
    "meeting.venue": "second room",
    "meeting.host": "second chair",
    "meeting.theme": "second theme",
}
INSIDE, PAIRS = 0.4, 0.65


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same: one in the other, at least ``INSIDE`` of it, or most pairs."""
    short, long = sorted((plain(one), plain(other)), key=len)
    if short in long:
        return len(short) >= INSIDE * len(long)
    first, second = ({text[n : n + 2] for n in range(len(text) - 1)} for text in (short, long))
    return 2 * len(first & second) >= 2 * PAIRS * (len(first) + len(second)) / 2


def plain(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())


def same(one: Fact, other: Fact) -> bool:
    """Whether a fact of the paper says what one of the document says."""
    ways = (_same_words, _same_day, _same_hour, _same_number, _same_sending)
    return any(way(one, other) for way in ways)


def _same_words(one: Fact, other: Fact) -> bool:
    return alike(one.value, other.value)


def _same_number(one: Fact, other: Fact) -> bool:
    """So many criticisms, or so long."""
    if one.field == "criticism.min_count":
        return count(one.value) == count(other.value)
    sizes = [next(((span.amount, span.unit) for span in _lengths(fact)), None) for fact in (one, other)]
    return one.field.endswith("duration") and sizes[0] == sizes[1] is not None


def _lengths(fact: Fact) -> tuple[Length, ...]:
    return annotated(fact.value.replace("全天", "1天")).lengths


def _same_day(one: Fact, other: Fact) -> bool:
    days = [_day(fact.value) for fact in (one, other)]
    return bool(days[0]) and days[0] == days[1]


def _day(text: str) -> tuple[int | None, ...]:
    bare = folded(text)
    for end in ("完成", "前", "以", "内"):
        bare = bare.removesuffix(end)
    if limits := annotated(bare).limits:
        return (limits[0].days, limits[0].working)
    written = whole_date(bare)
    last = ends(written)[-1] if written else None
    return (last.month, last.day, last.part) if last else ()


def _same_hour(one: Fact, other: Fact) -> bool:
    return one.field == "meeting.time" and clock(one.value) == clock(other.value) is not None


def _same_sending(one: Fact, other: Fact) -> bool:
    if one.field == "archive":
        return all(filed(fact.value).get("owner") for fact in (one, other)) and alike(
            *(filed(fact.value)["owner"] for fact in (one, other))
        )
    take = SENT.get(one.field)
    parts = [take([fact]).parts for fact in (one, other)] if take else []
    if not all(parts) or not parts:
        return False
    (a, *_), (b, *_) = parts
    return alike(a["what"], b["what"]) and {*a.get("to", ())} <= {*b.get("to", ())}


def matched(first: Sequence[Fact], second: Sequence[Fact]) -> Iterator[tuple[Fact, bool]]:
    """Each fact of the document, and whether one of the paper's that no other took says it."""
    rest = list(second)
    for fact in sorted(first, key=lambda fact: -len(fact.value)):
        found = next((other for other in rest if same(fact, other)), None)
        if found:
            rest.remove(found)
        yield fact, found is not None


def apart(fact: Fact, kept: bool, plan: Plan) -> str:
    """Why a plan cannot hold a fact that is not read again; empty where it can. ``kept``: whether another of
    its field is.
    """
    if fact.field == "meeting.year" and str(plan.year) in fact.value:
        return "year not printed"
    reason = ONCE.get(fact.field, "second limit" if fact.field.endswith(".deadline") else "")
    return reason if kept else ""


def rebuilt(path: Path) -> Iterator[tuple[Fact, str]]:
    """The certain facts of a document with what became of each: kept, lost, or why no plan holds it."""
    first = read(path)
    plan = plan_of(first)
    again = read_bytes(to_docx(build(plan)), "方案.docx").facts
    by_field: dict[str, list[Fact]] = defaultdict(list)
    for fact in first.facts:
        if fact.certain and not fact.field.endswith(FREE):
            by_field[fact.field].append(fact)
    for field, facts in by_field.items():
        told = list(matched(facts, [other for other in again if other.field == field]))
        some = any(kept for _, kept in told)
        yield from ((fact, "kept" if kept else apart(fact, some, plan) or "lost") for fact, kept in told)


def main(words: Sequence[str]) -> None:
    paths = [path for word in words if word != "-v" for path in sorted(Path(word).glob("*.*"))]
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for path in (path for path in paths if path.suffix in (".txt", ".docx")):
        try:
            for fact, became in rebuilt(path):
                tallies[fact.field][became] += 1
                if "-v" in words and became != "kept":
                    print(path.stem, became, fact.field, fact.value, sep="\t")
        except KitError as error:
            print(path.name, "refused:", str(error).splitlines()[0])
    for field, tally in sorted(tallies.items(), key=lambda row: -row[1]["lost"]):
        print(f"{field:24}", *(f"{became} {count}" for became, count in tally.most_common()), sep="  ")
    whole: Counter[str] = sum(tallies.values(), Counter())
    could = whole["kept"] + whole["lost"]
    print(f"{whole['kept']} of {could} that a plan can hold: {whole['kept'] / could:.3f};", end=" ")
    print(f"of all {whole.total()}: {whole['kept'] / whole.total():.3f};", dict(whole))


if __name__ == "__main__":
    main(sys.argv[1:])
