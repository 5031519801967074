"""Whether the finished papers of a set agree with their plan, and so with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...errors import KitError, fault
from ...output import Manifest, read_manifest
from ...output.write import PLAN
from ...plan import load
from ..finding import Finding
from . import counts, dates, people, places, titles
from .known import Known
from .paper import Paper
from .rule import Rule, findings, judge
from .text import passages

RULES = (
    Rule("year-differs", "error", "年度与方案不一致", titles.year),
    Rule("meeting-differs", "error", "会议名称与方案不一致", titles.meeting),
    Rule("team-differs", "error", "标题中的单位与方案不一致", titles.team),
    Rule("unit-differs", "error", "表中的单位、会议与方案不一致", titles.unit),
    Rule("acting-differs", "error", "正文中的单位与方案不一致", titles.acting),
    Rule("issuer-differs", "error", "发文机关与方案不一致", titles.issuer),
    Rule("printer-differs", "error", "印发机关与方案不一致", titles.printer),
    Rule("date-differs", "error", "会议日期与方案不一致", dates.meeting_day),
    Rule("held-date-differs", "error", "召开日期与方案不一致", dates.held_on),
    Rule("clock-differs", "error", "开会时间与方案不一致", dates.meeting_clock),
    Rule("agenda-clock-differs", "error", "议程的开始时间与方案不一致", dates.agenda_clock),
    Rule("step-time-differs", "error", "工作进度与方案不一致", dates.step_time),
    Rule("talk-date-differs", "error", "谈话日期不在谈话期间", dates.talk_day),
    Rule("venue-differs", "error", "会议地点与方案不一致", places.venue),
    Rule("chair-differs", "error", "主持人与方案不一致", people.chair),
    Rule("signer-differs", "likely", "签发人与方案不一致", people.signer),
    Rule("attendees-differ", "error", "参加人员与方案不一致", people.listed),
    Rule("present-differ", "likely", "出席人员与方案不一致", people.present),
    Rule("sign-in-differs", "error", "签到表与方案不一致", people.sign_in),
    Rule("speakers-differ", "likely", "发言人与方案不一致", people.speakers),
    Rule("post-differs", "error", "职务与方案不一致", people.posts),
    Rule("observers-differ", "error", "列席人员与方案不一致", people.observers),
    Rule("pairs-differ", "error", "谈话、批评的对象与方案不一致", people.pairs),
    Rule("seat-missing", "likely", "座次图、桌签缺人", people.everybody),
    Rule("count-differs", "error", "数目与方案不一致", counts.stated_counts),
    Rule("count-in-sentence", "error", "数目与所列各项不一致", counts.in_sentence),
    Rule("count-below", "error", "数目与下列各项不一致", counts.below),
    Rule("agenda-differs", "likely", "议程与方案不一致", counts.agenda),
    Rule("date-outside", "likely", "日期在全部工作的起止时间之外", dates.outside),
    Rule("date-unknown", "hint", "方案中没有的日期", dates.unknown),
)
"""The special rules first: words that one has found are not found again."""

_MISSING = ("paper-missing", "这份材料不在文件夹里", "请放回原处，或重新生成")
_UNREADABLE = ("paper-unreadable", "这份材料无法读取，没有核对", "请在Word或Excel中打开、修复后另存")


def agreement(folder: str | Path, templates: Path | None = None) -> tuple[Finding, ...]:
    """Where the papers in ``folder`` disagree with its ``plan.json``, in the order of the papers.

    Every file of the manifest is read as it is now, edited or not, and an edited one beside which a new one was
    written as well. One that is missing or cannot be read is a finding itself.
    Raises :class:`KitError` for a folder that holds no set of papers, and for a faulty plan.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    if manifest is None:
        raise KitError(fault("checking.no_manifest", str(folder)))
    known = Known(load(folder / PLAN, templates), templates)
    names = tuple(_names(folder, manifest))
    papers, lost = _read(folder, names)
    hits = ((paper.name, rule, hit) for paper in papers for rule, hit in judge(paper, known, RULES))
    return tuple(sorted((*lost, *findings(hits)), key=lambda one: _rank(one, names)))


def _rank(one: Finding, names: tuple[str, ...]) -> int:
    return next(n for n, name in enumerate(names) if one.where.startswith(name))


def _names(folder: Path, manifest: Manifest) -> Iterator[str]:
    for entry in manifest.files:
        if entry.name != PLAN:
            yield Path(entry.name).name
        if entry.paper != entry.name and (folder / Path(entry.paper).name).is_file():
            yield Path(entry.paper).name


def _read(folder: Path, names: Iterable[str]) -> tuple[list[Paper], list[Finding]]:
    """The papers that can be read, and a finding for every other."""
    papers, lost = [], []
    for name in names:
        try:
            papers.append(Paper(name, passages(folder / name)))
        except KitError:
            lost.append(_lost(folder / name))
    return papers, lost


def _lost(path: Path) -> Finding:
    rule, why, fix = _UNREADABLE if path.is_file() else _MISSING
    return Finding(rule, "other", "error", path.name, path.name, (path.name,), why, fix)
