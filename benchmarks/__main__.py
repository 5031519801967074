"""Every benchmark that needs minutes, not hours, one after the other: ``make bench``."""

from functools import partial

from . import app, batch, checking, gongwen, kinds, papers, reading, review, rosters, spine, text, timing

_SOME = 60
"""Plans of the review; its own default takes many minutes."""

_ALL = (
    *(
        (benchmark.__name__, benchmark.main)
        for benchmark in (spine, kinds, papers, gongwen, timing, text, reading, checking, rosters)
    ),
    (review.__name__, partial(review.main, _SOME)),
    (batch.__name__, partial(batch.main, ["ways"])),
    (app.__name__, app.main),
)

if __name__ == "__main__":
    for name, run in _ALL:
        print(f"\n## {name.rpartition('.')[2]}\n", flush=True)
        run()
