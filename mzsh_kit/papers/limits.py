"""Time limits as papers print them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..plan.wording import BLANK
from ..timing import ScheduleTable


def limits(table: ScheduleTable) -> Mapping[str, str]:
    """When every step must be done, by its key (``report.1``) and by its sort (``report``: each limit once).

    A limit of the office's own that cannot be kept is left blank: 会前 alone would tell nobody when.
    """
    by_key: dict[str, str] = {}
    of_sort: dict[str, list[str]] = defaultdict(list)
    for row in table.rows:
        by_key[row.key] = limit = BLANK if row.lapsed else row.limit
        of_sort[row.key.partition(".")[0]].append(limit)
    sorts = {sort: "、".join(dict.fromkeys(words)) for sort, words in of_sort.items()}
    return {**sorts, **by_key}
