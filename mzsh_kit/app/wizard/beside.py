"""The paper beside the form: it follows every answer, shows what fields fill, leads from words to fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from ...document import Block, Document, Heading
from ...errors import KitError
from ...gongwen import to_html
from ...papers import build, catalogue
from ...papers.rewritten import At
from ...plan import Plan, library
from ...plan.own import sections_of
from ...plan.source import DataPath
from ..markup import press_link, tag, words
from .controls import FIELDS, LOOSE, TABLES, control_of, of_section
from .draft import Draft
from .fields import Sort, key_of, place_of
from .rewriting import paper_of, tools_html
from .texts import OPEN, stated, typed

_OPEN = re.compile("待定(?![^<]*>)")
_EMPTY = "单位、班子、会议类型和年度填好后，这里显示材料的样子。"
_PROBE = "〓"
"""Put in a field to see which words it fills; no plan has it. The festivals of the day are at hand."""
_PROBES = {"when": "2034年11月7日", "clock": "23:47", "number": "97"}
NOTHING = At(-1)


@dataclass(frozen=True)
class Beside:
    """Which paper is shown, whether it is unfolded where it has no room beside the form, which control has
    the focus; ``about`` is one of the step's, at which the paper is opened.

    ``chosen`` is what was clicked, ``field`` the control that its words come from, ``editing`` whether it is
    being rewritten; ``remembers``: there is a place to keep an office's own words.
    """

    paper: str = "01"
    open: bool = False
    at: str = ""
    about: str = ""
    chosen: At = NOTHING
    field: str = ""
    editing: bool = False
    remembers: bool = False


def document_of(draft: Draft, number: str) -> Document | None:
    """The paper of the answers that are not faulty; ``None`` without a plan, and where it has none."""
    return _built(draft.firm, number, draft.templates) if draft.firm else None


@lru_cache(maxsize=16)
def _built(plan: Plan, number: str, templates: Path | None) -> Document | None:
    try:
        return build(plan, number, templates)
    except KitError:
        return None


def beside_html(draft: Draft, beside: Beside) -> str:
    """The choice of the paper, and its sheets."""
    papers = catalogue(draft.templates)
    choices = "".join(
        words("option", paper.stem, value=paper.number, selected=paper.number == beside.paper)
        for paper in papers
        if not paper.module
    )
    choose = words("label", "对照材料", for_="f-beside") + tag(
        "select", choices, id="f-beside", data_field="beside.paper"
    )
    fold = press_link("收起" if beside.open else "展开", "beside", aria_expanded=str(beside.open).lower())
    head = tag("div", choose + fold, class_="mz-beside-head")
    style = "mz-beside-in mz-open" if beside.open else "mz-beside-in"
    return tag("section", head + sheets_html(draft, beside), class_=style, aria_label="对照材料")


def sheets_html(draft: Draft, beside: Beside) -> str:
    """The sheets: what is open coloured, what the field at hand fills marked."""
    document = document_of(draft, beside.paper)
    if document is None:
        return words("p", _reason(draft, beside.paper), class_="mz-empty")
    at = beside.at or beside.about
    filled = filled_by(draft, at, beside.paper) if at else frozenset()
    style = "mz-fills" if beside.at else "mz-here"
    paper = paper_of(draft, beside.paper) if draft.firm and draft.firm.rewritten else None
    own = dict.fromkeys((at.block for at in paper.now.places), "mz-own-words") if paper else {}
    chosen = {beside.chosen.block: "mz-chosen"} if beside.chosen.row < 0 else {}
    marked = to_html(document, marks=own | dict.fromkeys(filled, style) | chosen)
    shown = _with_tools(_OPEN.sub('<span class="mz-tbd">待定</span>', marked), draft, beside)
    told = f"{at} {beside.paper} {sorted(filled)}"
    return tag(
        "div", shown, class_="mz-sheets", tabindex="0", role="region", aria_label="样稿", data_follows=told
    )


def _with_tools(shown: str, draft: Draft, beside: Beside) -> str:
    """The sheets, with what can be done with the words that were clicked, or these to be typed over."""
    at, opening = beside.chosen, f'data-block="{beside.chosen.block}">'
    paper = paper_of(draft, beside.paper) if at != NOTHING else None
    before, _, behind = shown.rpartition(opening)  # of a text that crosses a page, the end
    if at.column >= 0:  # of a table that does, the page with the row
        pages = shown.split(opening)
        number = next(
            (
                n
                for n, page in enumerate(pages)
                if n and f'data-row="{at.row}"' in page.partition("</div>")[0]
            ),
            0,
        )
        before, behind = (
            (opening.join(pages[:number]), opening.join(pages[number:])) if number else (before, behind)
        )
    if paper is None or opening not in shown or not behind:
        return shown
    inner, _, rest = behind.partition("</div>")
    passage = paper.passages.get(at)
    if beside.editing and passage:
        facts = {
            "id": "f-beside.text",
            "data_field": "beside.text",
            "rows": "3",
            "aria_label": "改写",
            "class_": "mz-rewrite",
        }
        inner = _in_place(inner, at, tag("textarea", escape(passage.text), **facts))
    elif at.row >= 0:
        inner = _in_place(inner, at, "")
    tools = tools_html(paper, at, editing=beside.editing, field=beside.field, remembers=beside.remembers)
    return f"{before}{opening}{inner}</div>{tools}{rest}"


_WORDS_OF_HEADING = re.compile(r'(<span class="level\d)(">)(.*?)(?=</span>)', re.DOTALL)
_CELL = re.compile(r'(<t[dh] class="[^"]*)("[^>]*>)(.*?)(?=</t[dh]>)', re.DOTALL)


def _in_place(inner: str, at: At, control: str) -> str:
    """The HTML of a block with a control in place of the words at ``at``; without one these are marked."""
    if at.row < 0:
        return control
    row = inner.find(f'data-row="{at.row}"')
    cells = list(_CELL.finditer(inner, row)) if row >= 0 else list(_WORDS_OF_HEADING.finditer(inner))
    if at.column >= len(cells):
        return inner
    cell = cells[at.column]
    return (
        f"{inner[: cell.start()]}{cell[1]} mz-chosen-cell{cell[2]}{control or cell[3]}{inner[cell.end() :]}"
    )


def _reason(draft: Draft, number: str) -> str:
    if draft.firm is None:
        return _EMPTY
    try:
        build(draft.firm, number, draft.templates)
    except KitError as error:
        return str(error)
    return _EMPTY


# what a field fills


def filled_by(draft: Draft, key: str, number: str) -> frozenset[int]:
    """The numbers of the blocks of a paper that would read otherwise if this field held something else."""
    document, other = document_of(draft, number), _probed(draft, place_of(key))
    changed = document_of(other, number) if other else None
    if document is None or changed is None:
        return frozenset()
    return frozenset(_differing(document.blocks, changed.blocks))


def _differing(blocks: tuple[Block, ...], others: tuple[Block, ...]) -> Iterator[int]:
    for what, start, end, _, _ in SequenceMatcher(None, blocks, others, autojunk=False).get_opcodes():
        if what != "equal":
            yield from range(start, end)


def _probed(draft: Draft, place: DataPath) -> Draft | None:
    """The draft with something else in one place; ``None`` where nothing else makes a plan."""
    other = draft.set(place, _other_value(place, draft))
    return other if other.firm is not None and other.faults == draft.faults else None


def _other_value(place: DataPath, draft: Draft) -> Any:
    """What is put in a place; ``None`` where nothing else can be."""
    if rows := TABLES.get(place):
        needed = {column.key: _PROBE for column in rows.columns if column.needed}
        return [_PROBE] if "" in needed else [needed]
    control = control_of(place)
    sort = control.sort if control else LOOSE.get(place[-1], "line")
    now = typed(draft.value(place), sort)
    if control and sort == "choice":
        value = next((choice for choice in control.choices(draft.templates) if choice not in ("", now)), None)
    elif sort == "yes":
        value = None if draft.value(place) else "是"
    else:
        value = _PROBES.get(sort, _PROBE)
    return stated(value, sort) if value else None


# from words to their field


def field_of(draft: Draft, number: str, block: int, text: str, offset: int) -> str:
    """The key of the control whose words were clicked in a block, else of what it is about; empty for none.

    ``text`` is what was clicked in, ``offset`` where. Sure is what would read otherwise if the field did.
    """
    document = document_of(draft, number)
    if document is None or not 0 <= block < len(document.blocks):
        return ""
    headed = _heading(document.blocks, block)
    ranked = sorted(_candidates(draft, text, offset, headed), key=lambda candidate: -candidate[0])
    for _, key in ranked[:_TRIED]:
        if block in filled_by(draft, key, number):
            return key
    return _of_section(draft, headed)


_TRIED = 8


def _candidates(draft: Draft, text: str, offset: int, headed: str) -> Iterator[tuple[float, str]]:
    """Controls with words that stand in the text: those under the pointer first, then the longer ones."""
    for key, label, said in _said(draft):
        at = text.find(said)
        while at >= 0:
            here = at <= offset <= at + len(said)
            weight = 6 if said == OPEN else 2
            yield 4 * (label == headed) + weight * here + min(len(said), 50) / 50, key
            at = text.find(said, at + 1)


def _said(draft: Draft) -> Iterator[tuple[str, str, str]]:
    """Every control that holds words: its key, its label, the words."""
    for field in FIELDS.values():
        if draft.asks(field):
            if draft.value(field.place) == OPEN:
                yield field.key, field.label, OPEN
            for line in draft.text(field).splitlines():
                yield from ((field.key, field.label, said) for said in _pieces(line, field.sort))
    for rows in TABLES.values():
        if draft.value(rows.place) == OPEN:
            yield rows.key, rows.label, OPEN
        for number, row in enumerate(draft.rows(rows)):
            for column in rows.columns:
                for said in _pieces(str(row.get(column.key, "")), column.sort):
                    yield (
                        key_of((*rows.place, number, *([column.key] if column.key else []))),
                        rows.label,
                        said,
                    )


def _pieces(text: str, sort: Sort) -> Iterator[str]:
    parts = re.split("[、；]", text) if sort in ("names", "sentences") else [text]
    yield from (bare for part in parts if len(bare := part.strip().rstrip("。；")) > 1)


def _heading(blocks: tuple[Block, ...], number: int) -> str:
    """The heading under which a block stands, without the limit behind it."""
    above = (block for block in reversed(blocks[: number + 1]) if isinstance(block, Heading))
    return next((block.text.partition("（")[0] for block in above), "")


def _of_section(draft: Draft, headed: str) -> str:
    kind = library(draft.templates).kinds.get(str(draft.answers.get("kind", "")))
    places = (
        (text for text, heading in sections_of(kind).items() if heading == (headed or "开头"))
        if kind
        else iter(())
    )
    return of_section(next(places, ""))
