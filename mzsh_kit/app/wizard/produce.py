"""Papers: which to make, how one looks, the finished files as links."""

from __future__ import annotations

import mimetypes
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from ...office import Office
from ...output import PLAN, rendered, zip_of
from ...papers import Paper, asked, build_all, building, catalogue, chosen
from ...plan import Plan, dump_plan
from ..markup import items, link, press, press_link, tag, words
from ..picker import by_phase, counted, tick
from .beside import Beside, sheets_html
from .draft import Draft

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {".docx": _WORD, ".ics": "text/calendar", ".json": "application/json", ".zip": "application/zip"}


@dataclass(frozen=True)
class Choice:
    """What is chosen on the page: the papers to make and the one that is shown."""

    papers: frozenset[str]
    shown: str = "01"


@dataclass(frozen=True)
class Made:
    """Files made so far of a plan, by name, and how many papers are done of how many; of all, one archive."""

    done: int = 0
    of: int = 0
    name: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    archive: bytes = b""

    @property
    def finished(self) -> bool:
        return bool(self.of) and self.done == self.of


def making(plan: Plan, draft: Draft, choice: Choice) -> Iterator[Made]:
    """The chosen papers one by one; the last is whole, with an archive where there are several files."""
    papers = tuple(paper for paper in catalogue(draft.templates) if paper.number in choice.papers)
    files: dict[str, bytes] = {}
    built = building(plan, papers, draft.templates)
    for number, paper in enumerate(papers):
        yield Made(number, len(papers), paper.name, files)
        files |= dict(map(rendered, next(built)[1]))
    archive = zip_of({**files, PLAN: dump_plan(plan).encode()}) if len(files) > 1 else b""
    yield Made(len(papers), len(papers), "", files, archive)


def choice_html(draft: Draft, choice: Choice) -> str:
    """The papers by phase, each with a tick and the way to its preview."""
    papers = catalogue(draft.templates)
    head = tag("div", words("h3", "选择材料") + counted(choice.papers, papers), class_="mz-head")
    if draft.firm is not None and choice.papers:
        asked = _asked(draft.firm, choice.papers, draft.templates)
        head += words("p", asked, class_="mz-hint", role="status")
    listed = by_phase(papers, lambda paper: _paper(paper, choice))
    return tag("section", head + listed, class_="mz-group mz-papers")


@lru_cache(maxsize=8)
def _asked(plan: Plan, numbers: frozenset[str], templates: Path | None) -> str:
    """How much the chosen papers ask people to fill in."""
    return str(asked(build_all(plan, chosen(sorted(numbers), templates), templates), templates))


def _paper(paper: Paper, choice: Choice) -> str:
    why = f"{paper.reason}。依据：{paper.source}" if paper.reason else ""
    shown = choice.shown == paper.number
    facts = {"aria_label": f"看样：{paper.name}", "aria_pressed": "true" if shown else "false"}
    look = press_link("看样", "preview", paper.number, **facts, aria_controls="p-sheet")
    return tag("div", tick(paper, choice.papers, why=why) + look, class_="mz-paper" + " mz-shown" * shown)


def result_html(draft: Draft, choice: Choice, made: Made, office: Office | None = None) -> str:
    """The button, the progress, the files; whether the unit is remembered as it is here."""
    if draft.plan is None:
        told = words("p", f"还有{len(draft.faults)}处要填写或改正，改好后才能生成。", class_="mz-missing")
        return tag(
            "section", words("h3", "下载") + told + press("去核对", "step", "review"), class_="mz-group"
        )
    style = "mz-button" if made.finished else "mz-button mz-main"
    start = press(f"生成所选{len(choice.papers)}份材料", "make", class_=style, disabled=not choice.papers)
    return tag(
        "section",
        words("h3", "下载")
        + start
        + _progress(made)
        + _files(draft.plan, made)
        + _remembered(draft, made, office),
        class_="mz-group",
    )


def _remembered(draft: Draft, made: Made, office: Office | None) -> str:
    """What of the unit's facts is not as it is remembered is offered to be, once the papers are made."""
    if office is None or not made.finished:
        return ""
    told = office.compared(draft.answers)
    way = press_link("存入本单位资料", "remember") if told.endswith("不同。") else ""
    return tag("div", words("span", told) + way, class_="mz-empty mz-begun", role="status")


def _progress(made: Made) -> str:
    if not made.of or made.finished:
        return ""
    bar = words("progress", "", value=str(made.done) or "0", max=str(made.of), aria_label="生成进度")
    return tag(
        "div",
        bar + words("p", f"正在生成{made.name}，{made.done}/{made.of}", role="status"),
        class_="mz-progress",
    )


def _files(plan: Plan, made: Made) -> str:
    """Every file as a link; a zip only of several."""
    if not made.finished:
        return ""
    whole = ""
    if made.archive:
        name = f"{plan.team}{plan.meeting.name}材料.zip"
        label = f"全部下载（{len(made.files)}个文件，压缩包）"
        whole = link(label, name, address(name, made.archive), "mz-button mz-main")
    links = items(
        (link(name, name, address(name, data), "mz-file") for name, data in made.files.items()), "mz-files"
    )
    done = words("p", f"已生成{len(made.files)}个文件。", class_="mz-good", role="status")
    return done + whole + links


def preview_html(draft: Draft, choice: Choice, beside: Beside) -> str:
    """One paper as it looks on the page; of faulty answers, as the others make it."""
    paper = next((paper for paper in catalogue(draft.templates) if paper.number == choice.shown), None)
    if paper is None:
        return ""
    head = words("h3", f"样稿：{paper.name}", id="p-sheet")
    return head + sheets_html(draft, replace(beside, paper=paper.number, at=""))


def address(name: str, data: bytes) -> str:
    """A file's bytes as an address."""
    suffix = f".{name.rpartition('.')[2]}"
    kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"
