"""The batch page as HTML: the roster and its faults, the papers, the run, the summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...batch import WORDS, Outcome, Summary
from ...papers import Paper, catalogue
from ...roster import Roster, RosterFault
from ..markup import attributes, items, press, press_link, tag, words
from ..picker import by_phase, counted, tick
from .session import Progress, Session

_TOLD = 4
"""Names of units at work that are told; a large machine has dozens."""
_COLUMNS = ("行", "列", "填的是", "问题", "怎样改")


def head_html() -> str:
    """What the page is for."""
    about = "一份花名册填写多个单位，先查清所有填写问题，再逐个单位生成全套材料。"
    return words("h1", "批量生成") + words("p", about, class_="mz-lead")


def roster_html(now: Session) -> str:
    """The upload, and what was found in the workbook."""
    facts = {"type": "file", "id": "b-roster", "accept": ".xlsx", "data_upload": "roster"}
    pick = tag(
        "label", f"选择填好的花名册<input{attributes({**facts, 'disabled': now.progress.running})}>",
        class_="mz-button mz-main mz-pick", for_="b-roster",
    )  # fmt: skip
    shown = "".join(words("p", reason, class_="mz-fault", role="alert") for reason in now.refused)
    if now.roster is not None:
        shown += _survey(now.job.name, now.roster)
    return _part("一、花名册", tag("div", pick, class_="mz-tools") + shown)


def _survey(name: str, roster: Roster) -> str:
    good, bad = len(roster.good), len(roster.rows) - len(roster.good)
    told = f"“{name}”共{len(roster.rows)}个单位，{good}个可以生成"
    rest = (
        f"，{bad}个要改正后才能生成；填写问题共{len(roster.faults)}处。"
        if roster.faults
        else "，没有填写问题。"
    )
    style = "mz-missing" if roster.faults else "mz-good"
    return (
        words("p", told + rest, class_=style, role="status") + _faults(roster.faults) + _notes(roster.notes)
    )


def _faults(faults: tuple[RosterFault, ...]) -> str:
    """A table a sheet, every fault at its row and column."""
    return "".join(
        _table(f"“{sheet}”表", _COLUMNS, [_fault(fault) for fault in faults if fault.sheet == sheet])
        for sheet in dict.fromkeys(fault.sheet for fault in faults)
    )


def _fault(fault: RosterFault) -> tuple[str, ...]:
    unit = f"（{fault.unit}）" if fault.unit else ""
    return (
        f"{fault.row}{unit}",
        f"{fault.letter} {fault.column}".strip(),
        fault.found,
        fault.what,
        fault.wanted,
    )


def _notes(notes: tuple[str, ...]) -> str:
    return (
        tag("details", words("summary", f"另有{len(notes)}点提示") + items(map(_plain, notes)))
        if notes
        else ""
    )


def _plain(text: str) -> str:
    return words("span", text)


def papers_html(now: Session) -> str:
    """The papers by phase, each with a tick."""

    def line(paper: Paper) -> str:
        return tag("div", tick(paper, now.papers, disabled=now.progress.running), class_="mz-paper")

    papers = catalogue()
    ticks = tag("div", by_phase(papers, line), class_="mz-papers")
    folded = tag("details", words("summary", "逐份选择") + ticks, id="b-papers")
    return _part("二、材料", tag("div", counted(now.papers, papers), class_="mz-head") + folded)


def run_html(now: Session) -> str:
    """The buttons and how far the run is."""
    progress = now.progress
    label = _start_label(now)
    start = press(label, "start", class_="mz-button mz-main", disabled=not now.ready)
    stop = press("停止", "stop", disabled=not progress.running or progress.stopping)
    refused = "".join(words("p", reason, class_="mz-fault", role="alert") for reason in progress.refused)
    return _part(
        "三、生成", tag("div", start + stop, class_="mz-tools") + _hint(now) + _bar(progress) + refused
    )


def _start_label(now: Session) -> str:
    if now.progress.running:
        return "生成中"
    if now.progress.summary is not None and not now.progress.summary.stopped:
        return "再次生成"
    return "继续生成" if now.job.made.is_dir() else "开始生成"


def _hint(now: Session) -> str:
    if now.roster is None:
        return words("p", "选好花名册后可以开始。", class_="mz-soft")
    if not now.roster.good:
        return words("p", "没有可以生成的单位，请改正花名册后重新选择。", class_="mz-missing")
    return "" if now.papers else words("p", "请至少选择一份材料。", class_="mz-missing")


def _bar(progress: Progress) -> str:
    if not progress.running:
        return ""
    bar = words("progress", "", value=str(progress.done), max=str(progress.of), aria_label="生成进度")
    told = "正在停止，请稍候" if progress.stopping else f"正在生成{_at_work(tuple(progress.at.values()))}"
    last = f"，刚完成{progress.last}" if progress.last else ""
    counted = words("p", f"已完成{progress.done}/{progress.of}{last}", class_="mz-soft")
    return tag("div", bar + words("p", told, role="status") + counted, class_="mz-progress")


def _at_work(names: tuple[str, ...]) -> str:
    """The units being made, in words; of many the first ones."""
    rest = f"等{len(names)}个单位" if len(names) > _TOLD else ""
    return f"：{'、'.join(names[:_TOLD])}{rest}" if names else ""


def summary_html(now: Session) -> str:
    """What became of every row; the totals reconcile with the roster."""
    progress = now.progress
    if progress.running or progress.summary is None:
        return ""
    stopped = "已停止。" if progress.summary.stopped else ""
    style = "mz-good" if progress.summary.whole else "mz-missing"
    done = words("p", f"{stopped}{progress.summary}", class_=style, role="status")
    return _part("四、结果", done + units_table(progress.summary))


def units_table(summary: Summary) -> str:
    """A row a unit: what became of it, how much is open, what is wrong, the way to its plan."""
    rows = [_outcome(unit) for unit in summary.units]
    ways = [_way(unit) if unit.status != "failed" else "" for unit in summary.units]
    return _table("各单位结果", ("行", "代码", "单位", "结果", "待定", "问题", "方案"), rows, ways)


def _way(unit: Outcome) -> str:
    return press_link("打开", "draft", str(unit.row), aria_label=f"打开{unit.name}的方案")


def _outcome(unit: Outcome) -> tuple[str, ...]:
    return (
        str(unit.row),
        unit.code,
        unit.name,
        WORDS[unit.status],
        str(len(unit.open) or ""),
        "；".join(unit.faults),
    )


def _part(title: str, inner: str) -> str:
    return tag("section", words("h2", title) + inner, class_="mz-group")


def _table(
    caption: str, heads: Iterable[str], rows: Sequence[tuple[str, ...]], ways: Sequence[str] = ()
) -> str:
    """A table that scrolls by itself and can be reached by keyboard; on a narrow page its rows are cards.

    ``ways`` are markup, the last cell of each row.
    """
    names = tuple(heads)
    top = tag("tr", "".join(words("th", name, scope="col") for name in names))
    last = [tag("td", way, data_label=names[-1]) for way in ways] or [""] * len(rows)
    body = "".join(tag("tr", "".join(_cells(names, row)) + end) for row, end in zip(rows, last, strict=True))
    inner = words("caption", caption) + tag("thead", top) + tag("tbody", body)
    return tag("div", tag("table", inner, class_="mz-table"), class_="mz-scroll", tabindex="0",
               role="region", aria_label=caption)  # fmt: skip


def _cells(names: tuple[str, ...], row: tuple[str, ...]) -> Iterator[str]:
    return (words("td", text, data_label=name) for name, text in zip(names, row, strict=False))
