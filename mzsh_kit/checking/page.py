"""A document as the rules look at it: its lines, and what is worked out from them once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from ..plan import Plan
from ..plan.persons import Guest, further_attendees, guest, guests, observers
from ..plan.when import LAST_MONTH
from ..reading import Line, Outline, outline
from ..reading.identity import PLANS, Sort, sort_of_document
from ..reading.seen import Seen, seen
from ..text.lazy import lazy_pattern
from ..text.patterns import ANNUAL, FULL_DAY, YEAR_MONTH
from .facts.people import People
from .facts.profile import Profile
from .lexicon import Lexicon, lexicon
from .rule import Hit
from .wording.background import background
from .wording.confusables import alike
from .wording.evidence import REMEMBERED, Misspelling, misspellings, threes
from .wording.phrases import Miss, misses, phrases

_YEAR = lazy_pattern(ANNUAL)
_LAST_YEAR = lazy_pattern(r"[^，。；]{0,20}(?:民主生活会|组织生活会)[^，。；]{0,6}(?:整改|情况|查摆|召开)")
"""A 年度 whose meeting is spoken of as past."""

_HELD = lazy_pattern(
    rf"时间(?:安排)?[：:。]?[^，。；]{{0,4}}?{YEAR_MONTH}|定于{YEAR_MONTH}"
    rf"|于(?={FULL_DAY}召开[^，。；]{{0,20}}民主生活会){YEAR_MONTH}"
)
_MASKED_NAME = lazy_pattern(
    r"(?:[xX×Ｘ＊*]{2,}|[〇○]{2,}|[X×])(?=[省市县区镇乡局厅]|党[委组]|巡|组织部|委)|[xX×*＊][\u4e00-\u9fff]{1,4}〔"
)
_GIVEN = lazy_pattern("(?:(?<![\u4e00-\u9fff])|(?<=[请由与和同向]))([\u4e00-\u9fff]{2})同志")
"""A given name alone, as people of one office call each other: 一苇同志. An ordinary word is none:
其他同志.
"""

_WHOLE = lazy_pattern(r"(?:会议?|实施|工作|活动|筹备)(?:实施|工作)?(?:方案|计划|安排)")
"""How the title of a plan of a meeting ends; 整改方案 is none."""

_REWRITTEN = 4
"""So many different words exchanged are no author's."""


@dataclass(frozen=True)
class Page:
    """A document to be checked. ``plan`` where it is the kit's own, ``data`` the bytes of a Word file.

    ``lexicon`` are the tables of words; those of the kit unless told.
    """

    name: str
    lines: tuple[Line, ...]
    plan: Plan | None = None
    data: bytes = b""
    lexicon: Lexicon = field(default_factory=lexicon)
    origin: tuple[Seen, ...] = ()
    """Of a page of lines as they are seen: the way back to the lines of the file."""

    @cached_property
    def seen(self) -> Page:
        """The lines as a person sees them, in one writing; the page itself where these are the same."""
        split = seen(self.lines)
        same = len(split) == len(self.lines) and all(
            part.line.text == line.text and part.line.kind == line.kind
            for part, line in zip(split, self.lines, strict=True)
        )
        return self if same else replace(self, lines=tuple(part.line for part in split), origin=split)

    @cached_property
    def by_number(self) -> dict[int, Line]:
        return {line.number: line for line in self.lines}

    def written(self, hit: Hit) -> Hit:
        """A hit of the page as seen, at the words of this one."""
        if not 0 < hit.line.number <= len(self.seen.origin):
            return hit
        origin = self.seen.origin[hit.line.number - 1]
        number, start, end = origin.place(hit.start, hit.end)
        whole = hit.start == hit.end
        line, shown = self.by_number[number], hit.shown and origin.place(*hit.shown)
        kept = shown[1:] if shown and shown[0] == number else None
        return replace(hit, line=line, start=0 if whole else start, end=0 if whole else end, shown=kept)

    @cached_property
    def text(self) -> str:
        """All lines, joined by line ends."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def outline(self) -> Outline:
        return outline(self.lines)

    @cached_property
    def misses(self) -> tuple[tuple[Line, Miss], ...]:
        """Official phrases that are not as they should be, line by line."""
        return tuple((line, miss) for line in self.lines for miss in _misses(line.text, self.lexicon))

    @cached_property
    def misspellings(self) -> tuple[tuple[Line, Misspelling], ...]:
        """Slips of the hand, line by line; where a program has evidently put words in, those that it may
        have put in, too.
        """
        told = tuple(self._slips(rewritten=False))
        suspected = {slip.right for _, slip in told if slip.sort == "rewritten"}
        if len(suspected) >= _REWRITTEN or any(slip.sort == "replaced" for _, slip in told):
            told = tuple(self._slips(rewritten=True))
        return tuple(entry for entry in told if entry[1].sort != "rewritten" or len(suspected) >= _REWRITTEN)

    def _slips(self, *, rewritten: bool) -> Iterator[tuple[Line, Misspelling]]:
        """Names of people are none."""
        others, seen = alike(self.lexicon), threes(line.text for line in self.lines)
        for line in self.lines:
            for slip in misspellings(line.text, others, seen, rewritten=rewritten):
                if not self._in_name(line.text, slip.start, slip.end):
                    yield line, slip

    def _in_name(self, text: str, start: int, end: int) -> bool:
        """Whether the name of somebody in the document or its plan stands there."""
        return any(
            at < max(end, start + 1) and start < at + len(name)
            for name in self._names
            for at in (match.start() for match in re.finditer(re.escape(name), text))
        )

    @cached_property
    def people(self) -> People:
        """Who is named, with which posts; a document with its plan needs no tagger to know them."""
        return People(self.lines, tagged=not self.plan)

    @cached_property
    def profile(self) -> Profile:
        """Whose the document is."""
        return Profile(self)

    @property
    def _others(self) -> tuple[Guest, ...]:
        """Who is at the meeting of the plan beside its members."""
        plan = self.plan
        return (*guests(plan), *observers(plan), *further_attendees(plan)) if plan else ()

    @property
    def called(self) -> tuple[str, ...]:
        """Those of the plan as its papers call them: members by name, others by post and name."""
        members = self.plan.members if self.plan else ()
        return (*(member.name for member in members), *(other.full for other in self._others if other.full))

    @cached_property
    def _names(self) -> frozenset[str]:
        """Names of the plan, else of those who have a post or are called 同志 in the document; given
        names, too.
        """
        if self.plan:
            typed = (self.plan.unit.contact, self.plan.meeting.recorder)
            whole = {
                *(guest(text).card for text in typed if isinstance(text, str) and text),
                *(member.name for member in self.plan.members),
                *(other.name for other in self._others if other.name),
            }
        else:
            given = (name[1] for line in self.lines for name in _GIVEN.finditer(line.text))
            whole = {person.name for person in self.people.named}
            whole |= {name for name in given if not background().word(name)}
        return frozenset(whole | {name[1:] for name in whole if len(name) == 3})

    @cached_property
    def heads(self) -> frozenset[int]:
        """The numbers of the lines that are headings."""
        return frozenset(section.line for section in self.outline.sections)

    @cached_property
    def year(self) -> int | None:
        """The 年度 that the document is about: the plan's, else the one of the title, else the one
        stated first.
        """
        if self.plan:
            return self.plan.year
        said = (match for match in _YEAR.finditer(self.text) if not _LAST_YEAR.match(self.text, match.end()))
        match = _YEAR.search(self.outline.title) or next(said, None)
        if match:
            return int(match[1])
        held = _HELD.search(self.text)
        year, month = (int(number) for number in filter(None, held.groups())) if held else (0, 0)
        return year - (month <= LAST_MONTH) if year else None

    @cached_property
    def masked(self) -> bool:
        """Whether names of units are left out on purpose, as in a text published as a model."""
        return bool(_MASKED_NAME.search(self.text))

    @cached_property
    def sort(self) -> Sort:
        """What the document is: 方案, 议程, 主持词, 报告, 制度 …; its rules follow from it."""
        return sort_of_document(self.outline).sort

    @cached_property
    def plans(self) -> bool:
        """Whether it plans a meeting, or a part of one."""
        return self.sort in PLANS

    @cached_property
    def whole(self) -> bool:
        """Whether this is a whole plan of a meeting."""
        titled = not self.outline.title or _WHOLE.search(self.outline.title)
        return bool(
            self.sort == "方案" and titled and len(self.outline.sections) >= 4 and "民主生活会" in self.text
        )


@lru_cache(maxsize=REMEMBERED)
def _misses(text: str, lexicon: Lexicon) -> tuple[Miss, ...]:
    return tuple(misses(text, phrases(lexicon)))


def page_of(text: str) -> Page:
    """A page of plain text, one line a paragraph, as examples and tests write it."""
    kept = [line.strip() for line in text.splitlines() if line.strip()]
    return Page("例", tuple(Line(line, f"第{n}段", "paragraph", "", n) for n, line in enumerate(kept, 1)))
