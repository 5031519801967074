"""Fill the worked examples into ``docs/timing.md`` and draw its picture: ``python -m docs.timing``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from mzsh_kit import Plan, complete
from mzsh_kit.gongwen import chart_svg
from mzsh_kit.plan.when import when_words
from mzsh_kit.timing import (
    Certainty,
    Misfit,
    WorkCalendar,
    agenda,
    changes,
    explain,
    gantt,
    pairs,
    quorum,
    schedule,
    talk_counts,
    timetable,
    work_calendar,
)

PAGE = Path(__file__).with_suffix(".md")
PICTURES = PAGE.parent / "pictures"
NAMES = [
    "张三",
    "李四",
    "王五",
    "赵六",
    "钱七",
    "孙八",
    "周九",
    "吴十",
    "郑方",
    "冯元",
    "陈平",
    "褚安",
    "卫国",
]


def plan(**answers: Any) -> Plan:
    """The plan of the page, with other answers where they are given."""
    members: list[dict[str, Any]] = [
        {"name": name, "post": f"副局长{n}", "charge": [f"{name}分管{k}科" for k in (1, 2, 3)]}
        for n, name in enumerate(NAMES)
    ]
    members[0] |= {"post": "党组书记、局长", "role": "主要负责同志"}
    meeting = {"date": "2026-12-18", "start": "9:00", "length": "1天", **answers.pop("meeting", {})}
    facts = {"unit": {"name": "清源县水务局", "type": "局党组"}, "kind": "年度", "year": 2026}
    return complete({**facts, "members": members, "meeting": meeting, **answers})


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(heads), ["---"] * len(list(heads)), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _sentences(told: Iterable[object]) -> str:
    return "\n".join(f"> {sentence}  " for sentence in told)


def _working_days() -> str:
    calendar = work_calendar()
    days = (date(2026, 10, 1), date(2026, 10, 10), date(2031, 1, 1), date(2031, 1, 2), date(2031, 1, 4))
    states = [
        (when_words(day), f"{calendar.state(day).value}（{calendar.certainty(day).value}）") for day in days
    ]
    counted = [_fifth(calendar, day) for day in (date(2026, 9, 30), date(2030, 12, 30))]
    return _table(("日", "结果"), [*states, *counted])


def _fifth(calendar: WorkCalendar, day: date) -> tuple[str, str]:
    fifth = calendar.add_working_days(day, 5)
    sure = "" if fifth.announced else f"（{Certainty.PRESUMED.value}）"
    return f"{when_words(day)}后5个工作日", when_words(fifth.day) + sure


def _schedule() -> str:
    rows = schedule(plan()).listed
    return _table(
        ("步骤", "责任主体", "时间", "备注"), ((r.name, r.owner, r.span_words, r.note) for r in rows)
    )


def _changes() -> str:
    effects = changes(plan(), plan(meeting={"date": "2026-12-25"}), today=date(2026, 12, 9))
    shown = [change for change in effects.dates if change.key in ("talks", "submission.0", "meeting")]
    said = f"共有{len(effects.dates)}个时间改变，其中：" + "；".join(map(str, shown)) + "。"
    papers = f"需要重出的材料：{'、'.join(change.paper for change in effects.papers)}。"
    notices = f"需要重新发送：{'、'.join(change.name for change in effects.notices)}。"
    return _sentences((said, papers, notices))


def _conflict() -> str:
    return _sentences(schedule(plan(schedule={"opinions": {"end": "2026-12-10"}})).conflicts)


def _open() -> str:
    table = schedule(plan(meeting={"date": "待定"}))
    return _sentences(
        f"{row.name}：{row.span_words}"
        for row in table.listed
        if row.key in ("talks", "submission.0", "report.0")
    )


def _agenda() -> str:
    built = agenda(plan())
    if isinstance(built, Misfit):
        raise AssertionError
    rows = ((built.draft.parts[s.part].name, s.clock, s.minutes, s.speaker, s.text) for s in built.slots)
    table = _table(("时段", "时间", "分钟", "发言人", "议项"), rows)
    return f"{table}\n\n{_sentences(explain(built))}"


def _misfit() -> str:
    return _sentences(explain(agenda(plan(meeting={"length": "半天"}))))


def _talks() -> str:
    rows = [(row.relation, row.formula, row.expected) for row in talk_counts(plan())]
    return _table(("必谈关系", "公式", "次数"), [*rows, ("合计", "", len(pairs(plan())))])


def _timetable() -> str:
    table = timetable(plan())
    days = sorted({talk.day for talk in table.talks})
    said = (
        f"{len(table.talks)}次谈话排在{when_words(days[0])}至{when_words(days[-1])}的{len(days)}个工作日内。"
    )
    first = [talk for talk in table.talks if talk.day == days[0]]
    rows = ((when_words(talk.day), talk.clock, talk.pair.first, talk.pair.second) for talk in first)
    return f"{_sentences([said])}\n\n{_table(('日期', '时间', '谈话人', '谈话对象'), rows)}"


def _reason() -> str:
    return _sentences(
        timetable(plan(schedule={"talks": {"start": "2026-11-30", "end": "2026-12-04"}})).reasons
    )


def _quorum() -> str:
    return _table(("应到", "至少到会"), ((n, quorum(n)) for n in (5, 9, 13)))


EXAMPLES: dict[str, Callable[[], str]] = {
    "working days": _working_days,
    "schedule": _schedule,
    "changes": _changes,
    "conflict": _conflict,
    "open": _open,
    "agenda": _agenda,
    "misfit": _misfit,
    "talks": _talks,
    "timetable": _timetable,
    "reason": _reason,
    "quorum": _quorum,
}


def page(text: str) -> str:
    """The page with every example as the code gives it now."""
    for name, example in EXAMPLES.items():
        mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text = mark.sub(rf"\g<1>{example()}\n\g<2>", text)
    return text


def pictures() -> dict[str, bytes]:
    """The pictures of the page by file name."""
    whole = plan()
    chart = gantt(schedule(whole), f"{whole.team}{whole.meeting.name}工作进度")
    return {"schedule.svg": chart_svg(chart).encode()}


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    for file, drawn in pictures().items():
        (PICTURES / file).write_bytes(drawn)
