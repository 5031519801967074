"""Words of a Word file replaced as tracked changes, which Word and WPS show and a person takes or leaves one
by one.

Places are told as in :mod:`mzsh_kit.gongwen.read.runs`; paragraphs of headers, footers and notes count on
behind those of the text (``WordFile.stories``). Only the characters that differ are touched, and new ones
take the letters of their neighbours. What stands in a field, in a control that takes its value from elsewhere
or in somebody's tracked change stays as it is. No clock enters: date and author are given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from itertools import chain, count
from operator import attrgetter

from ..ooxml.names import W
from ..ooxml.package import package, part
from ..ooxml.tree import Node, serialized
from ..ooxml.unpack import unpack
from ..read.cascade import whole
from ..read.runs import P, R, cut, paragraphs, runs, text_of, write
from ..standard.fonts import clean
from .comments import AUTHOR, Mark, add_comments
from .spots import solid

_ID, _T, _PROPERTIES = W + "id", W + "t", W + "rPr"
_PLAIN = {
    W + name
    for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "lastRenderedPageBreak")
}
"""What a run may hold that is deleted; pictures, signs of notes and hidden words are kept."""

_AROUND = {W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml")}
_REVISED = {W + name for name in ("ins", "moveTo", "rPrChange")}
_BOUND = "dataBinding lock dropDownList comboBox date docPartList docPartObj"
"""Controls whose words are chosen, locked or kept elsewhere in the file."""

IN_REVISION, IN_FIELD, IN_CONTROL = "这里已有修订", "这几个字由域自动生成", "这几个字在内容控件里"
BESIDE_OBJECT, OVERLAPPING = "这里有图形、注音、注号或者隐藏文字", "这里已有另一处修改"


@dataclass(frozen=True, slots=True)
class Change:
    """``text`` in place of the words from ``start`` to ``end`` of a paragraph; ``mark`` where that cannot be
    done.

    ``words`` are those that a reader sees there: where hidden ones stand among them nothing is changed.
    """

    paragraph: int
    start: int
    end: int
    text: str
    mark: Mark
    words: str = ""


@dataclass(slots=True)
class _Pen:
    """Who changes when; every tracked change has a number of its own."""

    author: str
    when: str
    numbers: Iterator[int]

    def element(self, node: Node, name: str) -> Node:
        facts = {_ID: str(next(self.numbers)), W + "author": clean(self.author)}
        return node.makeelement(W + name, facts | ({W + "date": self.when} if self.when else {}))


def reviewed(
    data: bytes,
    marks: Iterable[Mark],
    changes: Iterable[Change] = (),
    author: str = AUTHOR,
    when: datetime | None = None,
) -> bytes:
    """The Word file with a comment for every mark and a tracked change for every change; same input, same
    bytes.

    A change that cannot be made is a comment that says why; of changes that touch the same words the first is
    made. Raises :class:`mzsh_kit.errors.KitError` for what is no sound Word file.
    """
    file, date = unpack(data), when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else ""
    stories = file.stories()
    places = [paragraph for story in stories for paragraph in paragraphs(story.root)]
    made, left = _sorted_out(places, {run for story in stories for run in _in_fields(story.root)}, changes)
    body = stories[0].root
    parts = add_comments(file, body, [_in_text(mark, places, body) for mark in (*marks, *left)], author, date)
    pen = _Pen(author, date, count(1 + max(_last_number(story.root) for story in stories)))
    for change in reversed(made):
        for edit in reversed(list(_edits(places[change.paragraph], change))):
            _track(places[change.paragraph], *edit, pen)
    changed = {places[change.paragraph].getroottree().getroot() for change in made}
    parts |= {
        story.name: serialized(story.root) for story in stories if not story.kind or story.root in changed
    }
    return package([part(name, content) for name, content in parts.items()])


def _apart(changes: Iterable[Change]) -> list[Change]:
    """Changes from left to right, without those that touch an earlier one in the same paragraph."""
    kept: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        if all(change.end <= other.start or other.end <= change.start for other in kept[change.paragraph]):
            kept[change.paragraph].append(change)
    return sorted(chain.from_iterable(kept.values()), key=attrgetter("paragraph", "start", "end"))


def _sorted_out(
    places: list[Node], fields: set[Node], changes: Iterable[Change]
) -> tuple[list[Change], list[Mark]]:
    """The changes that can be made, in the order of the text, and the comments in place of the others."""
    free, left = [], []
    for change in (change for change in changes if change.paragraph < len(places)):
        if reason := _barrier(places[change.paragraph], change, fields):
            left.append(instead(change.mark, reason))
        else:
            free.append(change)
    made = _apart(free)
    return made, [*left, *(instead(dropped.mark, OVERLAPPING) for dropped in free if dropped not in made)]


def instead(mark: Mark, reason: str) -> Mark:
    """The comment in place of a change that cannot be made."""
    return replace(mark, note=f"{mark.note}（{reason}，没有直接修改，请人工处理。）")


def _in_text(mark: Mark, places: list[Node], body: Node) -> Mark:
    """The mark itself; Word has no comments in headers, footers and notes: there, one where the note hangs,
    else at the top.
    """
    if mark.paragraph >= len(places) or places[mark.paragraph].getroottree().getroot() is body:
        return mark
    node = places[mark.paragraph]
    note = next(node.iterancestors(W + "footnote", W + "endnote"), None)
    signs = (
        []
        if note is None
        else [node for node in body.iter(f"{note.tag}Reference") if node.get(_ID) == note.get(_ID)]
    )
    hangs = next(signs[0].iterancestors(P)) if signs else places[0]
    return replace(mark, paragraph=places.index(hangs), start=0, end=0)


def _in_fields(root: Node) -> Iterator[Node]:
    """The runs of fields, with their codes and results; a field may run over several paragraphs."""
    depth = 0
    for run in root.iter(R):
        signs = [node.get(W + "fldCharType") for node in run.iterchildren(W + "fldChar")]
        if depth or signs:
            yield run
        depth = max(0, depth + signs.count("begin") - signs.count("end"))


def _barrier(paragraph: Node, change: Change, fields: set[Node]) -> str:
    """Why the words of a change must stay as they are, in words; empty where they need not."""
    at, reasons, shown = 0, [], ""
    for run in runs(paragraph):
        text = text_of(run)
        if at < change.end and change.start < at + len(text):
            reasons.append(IN_FIELD if run in fields else _barred(run, paragraph))
            shown += text[max(0, change.start - at) : change.end - at]
        at += len(text)
    if not shown or (change.words and solid(shown) != solid(change.words)):
        reasons.append(BESIDE_OBJECT)
    return next(filter(None, reasons), "")


def _barred(run: Node, paragraph: Node) -> str:
    if run.find(f"{_PROPERTIES}/{W}rPrChange") is not None:
        return IN_REVISION
    if any(child.tag not in _PLAIN for child in run):
        return BESIDE_OBJECT
    for node in run.iterancestors():
        if node is paragraph:
            return ""
        if node.tag in _REVISED:
            return IN_REVISION
        if node.tag == W + "fldSimple":
            return IN_FIELD
        if node.tag not in _AROUND:
            return BESIDE_OBJECT
        if node.tag == W + "sdt" and _is_bound(node):
            return IN_CONTROL
    return ""


def _is_bound(control: Node) -> bool:
    names = {child.tag.rpartition("}")[2] for child in control.iterfind(f"{W}sdtPr/*")}
    return bool(names & {*_BOUND.split(), "checkbox"})


def _edits(paragraph: Node, change: Change) -> Iterator[tuple[int, int, str, bool]]:
    """The differences between old and new words: start, end, what comes there, whether its letters are those
    of what follows.
    """
    old = "".join(map(text_of, runs(paragraph)))[change.start : change.end]
    new = clean(change.text)
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield change.start + first, change.start + last, new[start:end], first == 0


def _track(paragraph: Node, start: int, end: int, text: str, leads: bool, pen: _Pen) -> None:
    """Delete the words from ``start`` to ``end`` and insert ``text`` there."""
    pieces = cut(paragraph, (start, end))
    gone = [run for at, run in pieces if start <= at < end]
    around = [run for at, run in pieces if (at == start if leads else at < start)]
    model = gone[0] if gone else around[0] if leads else around[-1]
    last = model
    for run in gone:
        last = _deleted(run, pen)
    if text:
        new = _inserted(model, text, pen)
        (last.addprevious if leads and not gone else last.addnext)(new)


def _deleted(run: Node, pen: _Pen) -> Node:
    around = pen.element(run, "del")
    run.addprevious(around)
    around.append(run)
    for text in run.iterchildren(_T):
        text.tag = W + "delText"
    return around


def _inserted(model: Node, text: str, pen: _Pen) -> Node:
    around = pen.element(model, "ins")
    run = around.makeelement(R)
    around.append(run)
    properties = model.find(_PROPERTIES)
    if properties is not None:
        run.append(deepcopy(properties))
    write(run, text)
    return around


def _last_number(root: Node) -> int:
    return max((whole(node.get(_ID)) for node in root.iter()), default=0)
