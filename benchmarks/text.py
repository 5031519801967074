"""How long it takes to understand the surface of a plan: folding, every sort of span, and the tagger's words
beside them.

python -m benchmarks.text [repetitions]
"""

from __future__ import annotations

import sys
from statistics import median
from time import process_time

from mzsh_kit.app.wizard.start import sample
from mzsh_kit.gongwen import read_words, to_docx
from mzsh_kit.papers import build
from mzsh_kit.plan import Plan
from mzsh_kit.text import Annotated, fold, tagger
from mzsh_kit.text.people import organs, persons

from .timing import table

SPANS = (
    "brackets", "sentences", "clauses", "titles", "dates", "no_dates", "times", "limits", "lengths",
    "numbers", "markers", "document_numbers", "masked", "blanks",
)  # fmt: skip


def plan_text(plan: Plan) -> str:
    """The words of paper 01."""
    return "\n".join(words.text for words in read_words(to_docx(build(plan))))


def annotate(text: str) -> None:
    """Everything but the tagger's words."""
    fold.cache_clear()
    annotated = Annotated(text)
    for name in SPANS:
        getattr(annotated, name)
    persons(annotated.text)
    organs(annotated.text)


def milliseconds(text: str, times: int) -> float:
    """Median processor time of one text annotated anew."""
    return 1000 * median(_once(text) for _ in range(times))


def _once(text: str) -> float:
    start = process_time()
    annotate(text)
    return process_time() - start


def main(times: int = 50) -> None:
    plan = sample().plan
    assert plan is not None
    text = plan_text(plan)
    rows = [
        (f"{times_long}×", len(text) * times_long, f"{milliseconds(text * times_long, times):.1f}")
        for times_long in (1, 2, 4)
    ]
    print(table(("plan", "characters", "ms"), rows))
    if tagger.available():
        tagger._sentence_words.cache_clear()
        start = process_time()
        words = tagger.words(text)
        print(f"\nthe tagger's {len(words)} words, once: {1000 * (process_time() - start):.0f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
