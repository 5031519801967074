"""``summary.html``: one page for people above, of itself alone: no script, no request, print included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from .meetings import Clash, Meeting, busy_days, clashes
from .unit import Outcome

if TYPE_CHECKING:
    from .summary import Summary

_PAUSE = timedelta(days=120)

_STYLE = """
:root{--ink:#24303c;--faint:#5f6670;--line:#d9dee4;--blue:#4a6a8a;--red:#b03a2e;--green:#6b8e72;--pale:#f4f6f8}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.7 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:1120px;margin:0 auto;padding:32px 24px 64px}
h1{margin:0;font-size:26px;font-weight:600;letter-spacing:.02em}
h2{margin:44px 0 10px;padding-bottom:6px;border-bottom:2px solid var(--blue);font-size:19px;font-weight:600}
p{margin:6px 0}
.faint{color:var(--faint);font-size:14px}
.totals{display:flex;flex-wrap:wrap;gap:12px;margin:22px 0 0;padding:0;list-style:none}
.totals li{flex:1 1 120px;padding:12px 16px;background:var(--pale);border-left:4px solid var(--line)}
.totals b{display:block;font-size:28px;line-height:1.3;font-weight:600}
.totals .made{border-color:var(--green)}.totals .failed{border-color:var(--red)}.totals .some.failed b{color:var(--red)}
.totals .unchanged,.totals .left{border-color:var(--blue)}
table{width:100%;border-collapse:collapse;font-size:15px}
th,td{padding:7px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--faint);font-weight:500;white-space:nowrap}
td.n,th.n{text-align:right}td.n{font-variant-numeric:tabular-nums;white-space:nowrap}
td.w{white-space:nowrap}
.bad{color:var(--red)}
.time{display:grid;margin-bottom:18px;grid-template-columns:minmax(0,20em) minmax(0,1fr);font-size:14px}
.time>div{border-bottom:1px solid var(--line);min-height:30px}
.name{padding:3px 10px 3px 0;line-height:1.5;overflow-wrap:anywhere}
.track{position:relative}
.track i,.track b{position:absolute;top:10px;height:10px;border-radius:2px}
.pre{background:#9fb1c3}.post{background:#b1c6b6}.day{background:var(--red)}
.track b{top:6px;width:7px;height:18px;margin-left:-3px;background:var(--red);border-radius:1px}
.axis{position:relative;overflow:hidden;height:26px;color:var(--faint);font-size:13px}
.axis span{position:absolute;padding-left:4px;border-left:1px solid var(--line);white-space:nowrap}
.track s{position:absolute;top:0;bottom:0;width:1px;background:var(--line)}
.key{display:flex;flex-wrap:wrap;gap:6px 20px;margin:4px 0 12px;color:var(--faint);font-size:14px}
.key i{display:inline-block;width:20px;height:10px;margin-right:6px;border-radius:2px}
.key .day{width:7px;height:16px;vertical-align:-3px}
.name .faint{white-space:nowrap}
@media(max-width:640px){
main{padding:20px 16px 48px}h1{font-size:22px}h2{margin-top:36px}
.totals li{flex-basis:40%;padding:10px 12px}
.time{grid-template-columns:minmax(0,1fr)}.time>.name{border-bottom:0;min-height:0;padding:6px 0 0}.time>.none{display:none}
table.wide,table.wide tbody,table.wide tr,table.wide td{display:block;width:100%}
table.wide thead{display:none}
table.wide tr{padding:8px 0;border-bottom:1px solid var(--line)}
table.wide td{padding:1px 0;border:0;text-align:left}
table.wide td[data-is]:before{content:attr(data-is) "：";color:var(--faint)}
table.wide td:empty{display:none}
}
@page{size:A4;margin:18mm 16mm}
@media print{main{max-width:none;padding:0}h2{break-after:avoid}tr,.name,.track{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
_STYLE = _STYLE.replace("\n", "")


def summary_html(summary: Summary) -> Iterator[str]:
    """The page, piece by piece. The same summary gives the same page."""
    yield (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>民主生活会材料汇总</title><style>{_STYLE}</style></head>\n"
        "<body><main>\n"
    )
    yield _head(summary)
    yield from _failures(summary)
    yield from _timeline(summary.meetings)
    yield from _busy(summary)
    yield from _clashes(clashes(summary.meetings))
    yield from _units(summary)
    yield "</main></body></html>\n"


def _head(summary: Summary) -> str:
    from .summary import WORDS

    counts = "".join(
        f'<li class="{status}{" some" if summary.count(status) else ""}"><b>{summary.count(status)}</b>{word}</li>'
        for status, word in WORDS.items()
        if status != "left" or summary.count("left")
    )
    days = sorted(one.day for one in summary.meetings if one.day)
    span = f"会议日期从{_day(days[0], year=True)}到{_day(days[-1], year=True)}。" if days else ""
    undated = sum(one.day is None for one in summary.meetings)
    undated_words = f"会议日期待定的{undated}个。" if undated else ""
    stopped = '<p class="bad">这次运行中途停止，再运行一次即可接着做完。</p>' if summary.stopped else ""
    same = '<p class="faint">“无变化”指以前已经生成、这次内容没有改动，材料仍然有效。</p>'
    notes = (same if summary.count("unchanged") else "") + "".join(
        f'<p class="faint">{escape(note)}</p>' for note in summary.notes
    )
    return (
        f"<h1>民主生活会材料汇总</h1><p>共{len(summary.units)}个单位。{span}{undated_words}</p>"
        f'{stopped}<ul class="totals"><li><b>{len(summary.units)}</b>单位总数</li>{counts}</ul>{notes}\n'
    )


def _failures(summary: Summary) -> Iterator[str]:
    failed = [unit for unit in summary.units if unit.status == "failed"]
    rows = [
        (("单位", f"{unit.code} {unit.name}"), ("问题", "<br>".join(map(escape, unit.faults))))
        for unit in failed
    ]
    loose = [(("单位", "（花名册）"), ("问题", escape(text))) for text in summary.faults]
    if rows or loose:
        yield "<h2>未生成的单位和原因</h2>"
        yield from _table((*rows, *loose), html=("问题",))


def _timeline(meetings: Iterable[Meeting]) -> Iterator[str]:
    """One row a unit, by the day of its meeting: what comes before, the meeting, what comes after."""
    dated = sorted((one for one in meetings if one.day), key=lambda one: (one.day or date.max, one.code))
    undated = [one for one in meetings if one.day is None]
    if not dated:
        yield '<h2>各单位时间安排</h2><p class="faint">会议日期都还没有确定。</p>\n'
        return
    yield (
        '<h2>各单位时间安排</h2><p class="key"><span><i class="pre"></i>会前准备</span>'
        '<span><i class="day"></i>会议</span><span><i class="post"></i>会后整改</span></p>'
    )
    for stretch in _stretches(dated):
        yield from _stretch(stretch)
    yield f"{_undated(undated)}\n"


def _stretches(dated: Iterable[Meeting]) -> list[list[Meeting]]:
    """Meetings on one axis; where months lie between, on a new one, or nothing could be told apart."""
    found: list[list[Meeting]] = []
    for one in dated:
        day = one.day or date.max
        if not found or day - (found[-1][-1].day or day) > _PAUSE:
            found.append([])
        found[-1].append(one)
    return found


def _stretch(dated: list[Meeting]) -> Iterator[str]:
    first = min(one.first or one.day or date.max for one in dated).replace(day=1)
    last = max(one.last or one.day or date.min for one in dated) + timedelta(days=1)
    months = list(_months(first, last))
    lines = "".join(f'<s style="left:{_at(month, first, last)}"></s>' for month in months[1:])
    yield f'<div class="time"><div class="name none"></div><div class="axis">{_axis(months, first, last)}</div>'
    for one in dated:
        yield _row(one, first, last, lines)
    yield "</div>"


def _row(one: Meeting, first: date, last: date, lines: str) -> str:
    day = one.day or first
    bars = ""
    if one.first and one.first < day:
        bars += _bar("pre", one.first, day, first, last)
    if one.last and one.last > day:
        bars += _bar("post", day, one.last + timedelta(days=1), first, last)
    mark = f'<b style="left:{_at(day, first, last)}"></b>'
    told = f"{escape(one.name)}，{escape(one.when)}召开"
    name = f'<div class="name">{escape(one.name)} <span class="faint">{_day(day)}</span></div>'
    return f'{name}<div class="track" title="{told}">{lines}{bars}{mark}</div>'


def _bar(kind: str, start: date, end: date, first: date, last: date) -> str:
    width = (end - start).days / (last - first).days * 100
    return f'<i class="{kind}" style="left:{_at(start, first, last)};width:{width:.2f}%"></i>'


def _at(day: date, first: date, last: date) -> str:
    return f"{(day - first).days / (last - first).days * 100:.2f}%"


def _months(first: date, last: date) -> Iterator[date]:
    month = first
    while month < last:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def _axis(months: list[date], first: date, last: date) -> str:
    """Names of months, as many as there is room for; the year with the first and with each January."""
    every = max(1, -(-len(months) // 8))
    shown = months[::every]
    return "".join(
        f'<span style="left:{_at(month, first, last)}">'
        f"{f'{month.year}年' if month is shown[0] else ''}{month.month}月</span>"
        for month in shown
    )


def _undated(undated: list[Meeting]) -> str:
    if not undated:
        return ""
    return f'<p class="faint">会议日期待定：{escape("、".join(one.name for one in undated))}。</p>'


def _busy(summary: Summary) -> Iterator[str]:
    found = busy_days(summary.meetings, summary.busy_day)
    yield "<h2>会议过于集中的日期</h2>"
    if not found:
        yield f'<p class="faint">没有一天超过{summary.busy_day}个会议。</p>\n'
        return
    rows = [
        (
            ("日期", _day(day, year=True)),
            ("会议数", str(len(units))),
            ("单位", "、".join(one.name for one in units)),
        )
        for day, units in found.items()
    ]
    yield f'<p class="faint">一天超过{summary.busy_day}个会议的日期如下。</p>'
    yield from _table(rows)


def _clashes(found: tuple[Clash, ...]) -> Iterator[str]:
    yield "<h2>督导组、领导同时在两处</h2>"
    if not found:
        yield '<p class="faint">没有发现同一督导组或领导须同时到两处的情况。</p>\n'
    rows = [
        (
            ("日期", _day(one.day, year=True)),
            ("督导组或领导", one.who),
            ("单位和时间", "；".join(f"{meet.name}（{_hours(meet, one.day)}）" for meet in one.meetings)),
            ("情况", "时间重叠" if one.sure else "时间未定，可能重叠"),
        )
        for one in found
    ]
    yield from _table(rows)


def _hours(one: Meeting, day: date) -> str:
    hours = [f"{first:%H:%M}—{last:%H:%M}" for first, last in one.sittings if first.date() == day]
    return "、".join(hours) or "时间未定"


def _units(summary: Summary) -> Iterator[str]:
    when = {one.code: one.when for one in summary.meetings}
    rows = (tuple(_unit(unit, when.get(unit.code, ""))) for unit in summary.units)
    yield "<h2>各单位结果</h2>"
    yield from _table(rows, numbers=("材料", "待定事项", "用时（秒）"))


def _unit(unit: Outcome, when: str) -> Iterator[tuple[str, str]]:
    from .summary import WORDS

    yield "代码", unit.code
    yield "单位", unit.name
    yield "结果", WORDS[unit.status]
    yield "会议时间", when
    yield "材料", str(unit.papers or "")
    yield "待定事项", str(len(unit.open) or "")
    yield "用时（秒）", f"{unit.seconds:.1f}" if unit.seconds else ""


def _table(
    rows: Iterable[tuple[tuple[str, str], ...]], html: tuple[str, ...] = (), numbers: tuple[str, ...] = ()
) -> Iterator[str]:
    """Rows of named cells; on a narrow screen each row stands as a block of lines."""
    rows = iter(rows)
    first = next(rows, ())
    head = "".join(f"<th{' class=n' if name in numbers else ''}>{name}</th>" for name, _ in first)
    yield f'<table class="wide"><thead><tr>{head}</tr></thead><tbody>'
    for row in chain([first], rows):
        cells = (_cell(name, text if name in html else escape(text), name in numbers) for name, text in row)
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody></table>\n"


def _cell(name: str, text: str, number: bool) -> str:
    kind = ' class="n"' if number else ' class="w"' if name in ("日期", "情况") else ""
    bad = f'<span class="bad">{text}</span>' if text in ("未生成", "时间重叠") else text
    return f'<td{kind} data-is="{name}">{bad}</td>'


def _day(day: date, *, year: bool = False) -> str:
    return f"{f'{day.year}年' if year else ''}{day.month}月{day.day}日"
