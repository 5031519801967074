"""The people of a document: who is named where, with which post, who is listed for what, and who does
something at the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...reading import Line
from ...text import annotated, whole
from ...text.lazy import lazy_pattern
from ...text.patterns import COUNT
from ...text.people import SURNAME, persons
from ..rule import Words

_LEADERS = frozenset(("习近平", "毛泽东", "邓小平", "江泽民", "胡锦涛"))
"""Whose speeches and writings everybody studies."""

_STUDIED = lazy_pattern(
    "总书记|主席的|学习[^，。；]{0,12}(?:事迹|精神)|事迹|榜样|烈士|英雄|楷模|案(?!由)|违纪|著|诗"
)
"""A sentence that speaks of somebody who is not at the meeting."""

_NAME = rf"{SURNAME}[\u4e00-\u9fff]{{1,2}}"
_ROW = lazy_pattern(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=成员))({_NAME}(?:、{_NAME}){{2,}}?)(?=[，。；：\d]|同志|依次|逐一|逐个|分别|先后|等|$)"
)
_COUNTED_ROW = lazy_pattern(
    rf"(?<![\u4e00-\u9fff、])({_NAME}(?:[、和]{_NAME})+){COUNT}[名位](?:同志|成员|班子成员)"
)
_LABELLED = lazy_pattern(r"[：:][^，。；：:]{0,12}[\s\u3000]?$|[\t\u3000 ]$|[（(]$")
"""What stands before a name behind a label, in a table or in brackets."""

_ACTS = lazy_pattern(
    r"(?:同志)?(?:主持|发言|讲话|总结|通报|代表|点评|表态|汇总|负责|牵头|宣读|领学|传达|记录|带头|逐一|逐个|依次|分别|先后|表示|作[^，。；]{0,8}(?:检查|讲话|总结|发言|点评|表态)"
    r"|对[^，。；]{2,12}负|的(?:讲话|发言|点评))|同志(?:在|对|要|表示|指出|强调|要求)"
)
_SEATS = lazy_pattern(
    rf"(?:应到(?:会)?{COUNT}[人名]|班子(?:成员)?(?:共|现有)?{COUNT}[人名]|(?P<some>党组成员|党委委员)(?:共|现有)?{COUNT}[人名])[：:（(](?P<list>[^。；）)\n]+)|班子成员(?P<row>[^，。；：\n]+?)等?{COUNT}[人名]|(?:参加|参会|出席)(?:会议)?(?:人员|成员)?[：:](?P<named>[^。；\n]+)"
)


_OF_THEM = rf"(?:会|人数)?[为是]?[\u4e00-\u9fff]{{0,8}}?\s*{COUNT}\s*[人名]"
PRESENT = lazy_pattern(rf"应到{_OF_THEM}[^。；]{{0,24}}?实到{_OF_THEM}(?P<rest>[^。；]*)")
"""How many should come and how many came: 应到党组成员9人，实到8人."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person where he is named: the words of the name, and his post there, empty where none stands
    beside it.
    """

    words: Words
    name: str
    post: str

    @property
    def posts(self) -> tuple[str, ...]:
        return tuple(filter(None, self.post.split("、")))


@dataclass(frozen=True, slots=True)
class Seats:
    """A list of those who should attend: its words, their names, the number said before it (0 where none
    is); not ``whole`` where it names members and may leave out who leads them.
    """

    words: Words
    names: tuple[str, ...]
    said: int
    whole: bool = True


@dataclass(frozen=True)
class People:
    """Who is named in the ``lines`` of a document; ``tagged``: by the tagger's words, too, where one is
    installed.
    """

    lines: tuple[Line, ...]
    tagged: bool = True

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Everybody wherever he is named, in the order of the text."""
        own = [(line, _of_line(line, self.tagged)) for line in self.lines]
        known = {person.name for _, people in own for person in people}
        return tuple(
            person
            for line, people in own
            for person in sorted(
                {*people, *_of_rows(line, people, known)}, key=lambda person: person.words.start
            )
        )

    @cached_property
    def often(self) -> Mapping[str, int]:
        """How often a name stands in the text, known as one there or not."""
        text = "\n".join(line.text for line in self.lines)
        return {name: text.count(name) for name in {person.name for person in self.named}}

    @cached_property
    def introduced(self) -> dict[str, tuple[str, ...]]:
        """Names with the posts that stand beside them anywhere, and names of a list of those who attend."""
        lists: dict[str, tuple[str, ...]] = {name: () for seats in self.seats for name in seats.names}
        for person in self.named:
            if person.post or _LABELLED.search(person.words.line.text, 0, person.words.start):
                lists[person.name] = (*lists.get(person.name, ()), *person.posts)
        return lists

    @cached_property
    def seats(self) -> tuple[Seats, ...]:
        """Lists of those who should attend that name everybody."""
        return tuple(
            filter(
                None,
                (
                    _seats(line, match, self.tagged)
                    for line in self.lines
                    for match in _SEATS.finditer(line.text)
                ),
            )
        )

    @cached_property
    def acting(self) -> tuple[Named, ...]:
        """Those who do something at the meeting, where the text says so."""
        return tuple(person for person in self.named if self._acts(person))

    def _acts(self, person: Named) -> bool:
        text, row = person.words.line.text, row_at(person.words)
        end = row.end(1) if row else person.words.end
        sentence = text[text.rfind("。", 0, person.words.start) + 1 : end + 20]
        return bool(_ACTS.match(text, end)) and not _STUDIED.search(sentence)


def _of_line(line: Line, tagged: bool) -> tuple[Named, ...]:
    """The persons of a line, by their posts or 同志, or by the tagger."""
    text = annotated(line.text)
    people = text.persons if tagged else persons(text.text)
    spans = (
        (
            person,
            person.start
            + (len(person.post) if text.text.startswith(person.post + person.name, person.start) else 0),
        )
        for person in people
    )
    return tuple(
        Named(Words(line, *text.folded.place(start, start + len(span.name))), span.name, span.post)
        for span, start in spans
        if span.name not in _LEADERS
    )


def _of_rows(line: Line, people: Collection[Named], known: Collection[str]) -> Iterator[Named]:
    """The others of a row of names most of which are known; ``people`` are those that the line names
    otherwise.
    """
    told = {person.words.start for person in people}
    for row in _ROW.finditer(line.text):
        parts = [(row.start(1) + match.start(), match[0]) for match in re.finditer("[^、]+", row[1])]
        if 2 * sum(name in known for _, name in parts) > len(parts):
            yield from (
                Named(Words(line, at, at + len(name)), name, "") for at, name in parts if at not in told
            )


def counted_rows(lines: Iterable[Line]) -> Iterator[tuple[Line, re.Match[str], list[str]]]:
    """Names in a row that ends with their number: 甲、乙和丙3名同志; of 甲、乙等3名 nothing is said."""
    for line in lines:
        for row in _COUNTED_ROW.finditer(line.text):
            yield line, row, re.split("[、和]", row[1])


def row_at(words: Words) -> re.Match[str] | None:
    """The row of names in which these words stand."""
    rows = _ROW.finditer(words.line.text)
    return next((row for row in rows if row.start(1) <= words.start < row.end(1)), None)


def _everybody(line: Line, tagged: bool) -> tuple[Named, ...]:
    own = _of_line(line, tagged)
    return (*own, *_of_rows(line, own, {person.name for person in own}))


def _seats(line: Line, match: re.Match[str], tagged: bool) -> Seats | None:
    """The names of a list, if every part of it is a person with his posts."""
    group = next(group_name for group_name in ("list", "row", "named") if match[group_name])
    start, end = match.span(group)
    inside = [person for person in _everybody(line, tagged) if start <= person.words.start < end]
    rest = match[group]
    for person in inside:
        rest = (
            rest.replace(f"{person.post}{person.name}", "", 1)
            if person.post
            else rest.replace(person.name, "", 1)
        )
    nothing_else = not re.sub("[，、（）()]|同志|和", "", rest)
    said = next((whole(number) or 0 for number in (match[1], match[2], match[4], match[6]) if number), 0)
    return (
        Seats(Words(line, start, end), tuple(person.name for person in inside), said, not match["some"])
        if nothing_else and inside
        else None
    )
