"""How papers name and call those who meet: chair, speakers, guests, recorder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..plan.model import AgendaItem, Member, Plan
from ..plan.persons import (
    ANYBODY,
    ASIDE,
    CHAIR,
    Group,
    Guest,
    Who,
    chair,
    further_attendees,
    guest,
    guests,
    is_named,
    means,
    observers,
    polite,
    resolve,
    said_member,
    spoken_member,
)
from ..plan.said import Said
from ..plan.when import Open
from ..plan.wording import BLANK, bare, comrade, form, listed, person, words
from ..text.lazy import lazy_pattern
from ..text.names import POSTS
from ..timing.turns import EACH_CRITICISED, OTHERS, alone, read_out

_ROLES = ("主要负责同志", "主要负责人", "其他班子成员", "班子成员")
"""Words for a place in the team: who holds it is said at the head of a paper."""

_LEAVE = lazy_pattern("请假[^。；]*(?:经|向|报)[^。；]*(?:批准|同意|报告|请假)")
_FOR = lazy_pattern("^请?(?P<why>[病事丧])假$")
_TAKES = lazy_pattern("休(?!假)|^休假$")
_ANYBODY = lazy_pattern(ANYBODY)
_BESIDE = (Group.GUESTS, Group.OBSERVERS)
"""Groups of those who come beside the team."""

_NO_NAME = lazy_pattern("(?:同志|书记|主任|局长|院长|校长|负责人)$")
"""Ends of what is no name: nobody is called 党组书记同志 here."""

_DOES = lazy_pattern("(?:书面)?(?:通报|报告|传达|说明|宣读|介绍|代表|带头|作|总结|表态|讲话|点评|小结)")
"""What begins an item that says what is done, behind who does it."""

_ACTS = lazy_pattern(f"{_DOES.pattern}|发言")
_STUDIES = lazy_pattern("^(?:集体|共同)?(?:学习(?!近平|研讨|讨论|交流|体会|心得|教育)|学(?=习近平))")
"""What all do together, and one by leading: 学习习近平总书记……, but not 学习交流."""

_TITLE = f"(?:常务)?副?(?:{POSTS}|[^，、]{{0,2}}长)"
"""A post behind a name, with which one needs no 同志."""
_IN_TURN = lazy_pattern("逐一|逐个|依次|轮流|先后|分别|作(?!为)")
_DONE = lazy_pattern("检查|检视|剖析|批评|(?<!书面)发言")
"""What is done before others do something in turn: 个人对照检查，其他成员逐个提出批评意见."""
_ORDER = lazy_pattern("^按照?[^，]*[顺次]序(?:发言|进行)?$|[顺次]序[为是：:]")
"""In which order they speak, beside what they do."""
_THEN = "[，；;](?:再|后(?!续)|然后)"
_CLAUSE = "(?:(?!批评|意见)[^，；;])*"
_FIRST_THEN = lazy_pattern(
    f"(?:^|[，；;])先(?!后|进(?!行)){_CLAUSE}(?:{_THEN}{_CLAUSE})*(?=[，；;]|$)(?!{_THEN})"
)
"""Who speaks first and who then; where one of them criticises it is what they do."""
_ORDER_BEHIND = lazy_pattern("，[^，]*顺序(?:[为是：:].*|(?:发言|进行)?)$|，先[^，]*，(?:再|后|然后)[^，]*$")
"""The order at the end of an item, as it is given by its text alone."""
_EACH_TIMED = lazy_pattern("[，；]每[人名位][^，；]*分钟[^，；]*")
_GIVEN = lazy_pattern("^(?P<turn>逐一|逐个|依次|轮流|先后|分别)?(?=个人|班子)")
_MINE = "由我"


@dataclass(frozen=True)
class Addressed:
    """A plan and how its people are written; the facts that a wording names as ``derived.…`` begin here."""

    plan: Plan
    templates: Path | None = None

    @cached_property
    def chair(self) -> str:
        """Who takes the chair, by name: 江启明; as typed where it is nobody of the team."""
        who = chair(self.plan)
        return (
            str(form(self.plan.meeting.chair))
            if who.member is None
            else self.name(self.plan.members[who.member])
        )

    @cached_property
    def chair_said(self) -> str:
        """Who takes the chair, with post: 党组书记、局长江启明同志."""
        who = chair(self.plan)
        if who.member is not None:
            return said_member(self.plan.members[who.member])
        polite = "" if _NO_NAME.search(self.chair) else "同志"
        return self.chair + polite

    @property
    def beside(self) -> tuple[tuple[str, str], ...]:
        """Who comes beside those who should attend, and as what: other attendees, observers, guests, who only
        reads for one who is away.
        """
        plan = self.plan
        groups = (
            ("参加", further_attendees(plan)),
            ("列席", observers(plan)),
            ("到会指导", guests(plan)),
            ("代读书面发言", self.readers),
        )
        return tuple(
            (line, how) for how, people in groups for person in people for line in person.places(person.shown)
        )

    @property
    def welcomed(self) -> tuple[str, ...]:
        """Whom the chair welcomes: who comes from above, but for the chair himself; a blank where none is
        named.
        """
        people = guests(self.plan)
        return (
            tuple(map(_guest_spoken, (person for person in people if not self._in_the_chair(person))))
            if people
            else self.guiding
        )

    @property
    def guiding(self) -> tuple[str, ...]:
        """到会指导, else who has an item of the agenda for them; a blank where nobody is named."""
        named = tuple(person.shown for person in guests(self.plan))
        speakers = (resolve(item.speaker, self.plan) for item in self.plan.agenda)
        expected = (who.text for who in speakers if who.group is Group.GUESTS)
        return named or tuple(dict.fromkeys(BLANK if _ANYBODY.search(text) else text for text in expected))

    @property
    def welcomed_beside(self) -> tuple[str, ...]:
        """Whom the chair names besides: other attendees and observers, but for himself."""
        people = (*further_attendees(self.plan), *observers(self.plan))
        return tuple(map(_guest_spoken, (person for person in people if not self._in_the_chair(person))))

    def _in_the_chair(self, other: Guest) -> bool:
        taken = guest(self.chair)
        return other.full == taken.full or (bool(other.name) and other.name in (taken.name, taken.post))

    @property
    def recorder(self) -> str:
        """Who takes the record, to be written in where it is open."""
        named = self.plan.meeting.recorder
        return BLANK if isinstance(named, Open) else guest(named).full

    @property
    def recorder_said(self) -> str:
        """Who takes the record, in running text."""
        named = self.plan.meeting.recorder
        return str(words(named)) if isinstance(named, Open) else guest(named).full

    def critics(self, member: Member) -> tuple[Member, ...]:
        """Who criticises a member at the meeting: every other who is there."""
        return tuple(one for one in self.plan.attending if one is not member and not one.absence)

    @property
    def readers(self) -> tuple[Guest, ...]:
        """Who comes only to read what a member who is away has written."""
        away = (member for member in self._absent if member.written)
        typed = (resolve(self._read_by(member), self.plan) for member in away)
        named = (who.text for who in typed if who.group is Group.UNKNOWN and who.text != CHAIR)
        return tuple(map(guest, dict.fromkeys(named)))

    @property
    def seats(self) -> tuple[str, ...]:
        """Who sits opposite: guests, observers, other attendees, readers by name, an office where there is no
        name; one blank for who is expected from above and not named.
        """
        above = guests(self.plan) or tuple(map(guest, self.guiding))
        people = (*above, *observers(self.plan), *further_attendees(self.plan), *self.readers)
        return tuple(seat for seated in people if not seated.elsewhere for seat in seated.places(seated.card))

    @property
    def uncounted(self) -> str:
        """That there may be more of those whose number is not stated; empty where there are none."""
        people = (*guests(self.plan), *observers(self.plan), *further_attendees(self.plan))
        several = [one.card for one in people if one.uncounted]
        return f"{listed(several)}没有写明人数，按照到会人数增加。" if several else ""

    @property
    def cards(self) -> tuple[str, ...]:
        """Whose name stands on a table: the members who come, then those who sit opposite."""
        members = (member.name for member in self.plan.attending if not member.absence)
        return (*members, *self.seats)

    def name(self, member: Member) -> str:
        """A member's name, with the post where two of the team share the name."""
        return person(member, self.plan)

    def speaker(self, item: AgendaItem) -> str:
        """Who speaks to an item, as lists of items say it; empty if open.

        A place in the team is called as the unit calls it (党组书记, 其他党组成员), a post as it is typed, a
        member by post and name.
        """
        who, said = resolve(item.speaker, self.plan), Said(self.plan)
        if who.group is Group.OPEN:
            return ""
        if who.text in _ROLES:
            return said.post if who.text.startswith("主要") else who.text.replace("班子成员", said.members)
        member = None if who.member is None else self.plan.members[who.member]
        return said_member(member) if member and member.name in who.text else who.text

    def speaker_name(self, item: AgendaItem) -> str:
        """Who speaks to an item, by name where it is one member."""
        return self._named(self.who_speaks(item), self.marked)

    def who_speaks(self, item: AgendaItem) -> str | Open:
        """The speaker of an item as typed; nobody yet where he is away and no statement of his is read at
        it: nobody sums up, reports or leads the way in another's name.
        """
        team, at = self.plan.members, resolve(item.speaker, self.plan).member
        read = not alone(item, team) or read_out(item, team) == at
        return Open.UNDECIDED if self._is_away(item.speaker) and not read else item.speaker

    def _named(self, typed: str | Open, member: Callable[[Member], str]) -> str:
        who = resolve(typed, self.plan)
        if who.member is not None:
            return member(self.plan.members[who.member])
        if who.group is Group.OPEN:
            return BLANK
        return self._guest(who.text, lambda one: one.full) if who.group in _BESIDE else who.text

    def marked(self, member: Member) -> str:
        """A member's name; of one who is away, what is heard of him."""
        if not member.absence:
            return self.name(member)
        heard = f"书面发言，由{self.reader(member)}宣读" if member.written else "请假"
        return f"{self.name(member)}（{heard}）"

    def reader(self, member: Member) -> str:
        """Who reads out what a member who is away has written, by name."""
        return self._named(self._read_by(member), self.name)

    def _read_by(self, member: Member) -> str | Open:
        """The same as typed: who is stated, the speaker of its own item, or who is named behind it in
        another item; nobody who is away himself.
        """
        plan, by = self.plan, f"{re.escape(member.name)}[^；。]*?由([^，；。]+?)(?:同志)?代?为?[代宣]读"
        items = [item for item in plan.agenda if read_out(item, plan.members) == plan.members.index(member)]
        told = "；".join(item.text for item in plan.agenda)
        reads = f"([^，；。由请]+?)(?:同志)?代为?宣?[读念]{re.escape(member.name)}"
        before = [typed for typed in re.findall(reads, told) if resolve(typed, plan).known]
        behind = re.findall(by, told)
        named = (member.reader, *before, *(item.speaker for item in items), *behind)
        return next((typed for typed in named if typed and not self._is_away(typed)), Open.UNDECIDED)

    def _is_away(self, typed: str | Open) -> bool:
        at = resolve(typed, self.plan).member
        return at is not None and bool(self.plan.members[at].absence)

    def called(self, item: AgendaItem) -> str:
        """An item as the chair calls it; where no speaker is stated, with a blank for who is asked what."""
        text = ASIDE.sub("", bare(item.text))
        if item.mode == EACH_CRITICISED:
            return f"{self._several(item)}{self._verb(self._spoken(self.of_each(text), False))}"
        if isinstance(self.who_speaks(item), Open):
            does = self._verb(self._spoken(text, False))
            return f"请{BLANK}同志{does}" if _DOES.match(does) else f"{text}，请{BLANK}"
        call = self.call(item)
        if self._is_away(item.speaker):
            return f"{call}{re.sub('^[^，；]*', '宣读书面发言', text)}"
        does = self._done_by(resolve(item.speaker, self.plan), text)
        return f"{call}{self._verb(self._spoken(self._asked(does), call == _MINE))}"

    @staticmethod
    def _done_by(who: Who, text: str) -> str:
        """What one is asked to do, without who does it once more; where one has others study, he leads."""
        ends = (end for end in range(len(text), 1, -1) if text[:end] in who.text and _ACTS.match(text[end:]))
        text = text[next(ends, 0) :]
        return text if who.group in (Group.OTHERS, Group.TEAM) else _STUDIES.sub("领学", text)

    def heading(self, item: AgendaItem | str) -> str:
        """What an item says, without asides; where several speak in turn, without the order and for how long.
        Of an item that is given as its text alone, as offices' templates of earlier versions do, without
        asides and the order at its end.
        """
        text = ASIDE.sub("", bare(item if isinstance(item, str) else item.text))
        if isinstance(item, str):
            return _ORDER_BEHIND.sub("", text)
        return _EACH_TIMED.sub("", self.of_each(text)) if item.mode == EACH_CRITICISED else text

    def _several(self, item: AgendaItem) -> str:
        """How the chair calls those who speak one after the other."""
        others = isinstance(item.speaker, str) and any(word in item.speaker for word in OTHERS)
        others = others or item.text.startswith(OTHERS)
        return "请其他同志" if others else "请各位同志"

    def of_each(self, text: str) -> str:
        """What several do one after the other, without who they are, in which order, and what is read for
        one who is away: each is called by himself.
        """
        text = _FIRST_THEN.sub("", text).lstrip("，；;") or text
        said = [clause for clause in re.split("[，；;]", text) if not self._of_order(clause)]
        text = re.sub("按照?[^，]*?[顺次]序", "依次", "，".join(said) or text)
        turn = _IN_TURN.search(text)
        who = text[: turn.start()] if turn else ""
        people = (
            "、" in who or who.endswith("成员") or any(member.name in who for member in self.plan.members)
        )
        return text[turn.start() :] if turn and people and not _DONE.search(who) else text

    def _of_order(self, clause: str) -> bool:
        """Whether a clause says but who speaks, and when."""
        named = any(member.name in clause for member in self.plan.members)
        order = bool(_ORDER.search(clause)) or (named and not _DONE.search(clause))
        return order and not re.search("批评|意见", clause)

    def _spoken(self, text: str, mine: bool) -> str:
        """An item as the chair says it: 对我提出批评意见, 宣读李四同志书面发言."""
        text = re.sub("对(?:其|本人)(?=[^，]*批评)", "对我", text) if mine else text
        called = {member.name: f"{member.name}同志" for member in self.plan.members}
        called |= {member.name: "我" for member in self.plan.members if self._chairs(member)}
        names = "|".join(map(re.escape, sorted(filter(None, called), key=len, reverse=True))) or "(?!)"
        several = f"(?:、(?:{names}))*等"
        return re.sub(
            f"({names})(同志|{several}|{_TITLE})?",
            lambda found: called[found[1]] if found[2] in (None, "同志") else found[0],
            text,
        )

    def _asked(self, text: str) -> str:
        """An item in which another member has a part, who is called as well: 甲通报乙，请丙同志通报丁."""
        for member in self.plan.members:
            called = f"，{self.call_member(member)}"
            text = _replaced(f"，{re.escape(member.name)}(?:同志)?(?={_DOES.pattern})", called, text)
        return text

    @staticmethod
    def _verb(text: str) -> str:
        """With a verb, where an item only names what is given: 作个人发言."""
        return _GIVEN.sub(r"\g<turn>作", text)

    def call(self, item: AgendaItem) -> str:
        """How the chair calls the speaker of an item: 由我, 请党组书记、局长江启明同志, 请其他同志."""
        return self._call(self.who_speaks(item))

    def _call(self, typed: str | Open) -> str:
        who = resolve(typed, self.plan)
        if who.member is not None:
            return self.call_member(self.plan.members[who.member])
        if who.text == CHAIR:
            return _MINE
        named = {Group.OTHERS: "其他同志", Group.TEAM: "各位同志", Group.OPEN: BLANK}
        if who.group in _BESIDE:
            return f"请{self._guest(who.text, _guest_spoken)}"
        return f"请{named.get(who.group) or _guest_spoken(guest(who.text))}"

    def guest_called(self, text: str) -> str:
        """Who comes from above and has been called with his post: 周明同志."""
        return self._guest(text, lambda one: f"{one.name}同志" if one.name else _guest_spoken(one))

    def _guest(self, text: str, called: Callable[[Guest], str]) -> str:
        """The one who comes from above, if one alone comes or who comes is meant; a blank where it may be any
        of several; as typed where only offices come.
        """
        people = guests(self.plan)
        coming = (*people, *observers(self.plan), *further_attendees(self.plan))
        several = text.split("、")
        if len(several) > 1 and all(
            any(means(name.removesuffix("同志"), one) for one in coming) for name in several
        ):
            return "、".join(self._guest(name, called) for name in several)
        meant = tuple(one for one in coming if means(text.removesuffix("同志"), one))
        says_more = guest(text).name or any(text.startswith(one.full) for one in people)
        meant = meant or (() if says_more else people)
        if len(meant) == 1:
            return called(meant[0])
        offices = people and not any(one.name for one in people)
        return f"{BLANK}同志" if _ANYBODY.search(text) and not offices else called(guest(text))

    def call_member(self, member: Member) -> str:
        """How the chair calls one member: himself as 由我, one who is away by what is read for him."""
        if member.absence:
            reads = self._call(self._read_by(member))
            polite = "同志" if is_named(reads[1:]) and not reads.endswith("同志") else ""
            return f"{reads}{polite}代{spoken_member(member)}"
        return _MINE if self._chairs(member) else f"请{spoken_member(member)}"

    def _chairs(self, member: Member) -> bool:
        at = chair(self.plan).member
        return at is not None and self.plan.members[at] is member

    @property
    def leave(self) -> str:
        """Who allows a member to be away, as the requirements of the plan say; empty where they do not."""
        told = ("；".join(one.text.split("。")) for one in self.plan.requirements)
        return next((said for text in told for said in text.split("；") if _LEAVE.search(said)), "")

    @property
    def away(self) -> str:
        """Who is away, with the reason behind the name: 尹佩（在中央党校学习）."""
        return "、".join(f"{self.name(one)}（{bare(one.absence)}）" for one in self._absent)

    @property
    def excused(self) -> tuple[str, ...]:
        """Who is away, each as a clause: 尹佩同志因在中央党校学习请假."""
        return tuple(f"{comrade(one, self.plan)}{self.excuse(one)}请假" for one in self._absent)

    @property
    def _absent(self) -> Iterator[Member]:
        return (member for member in self.plan.attending if member.absence)

    def excuse(self, member: Member) -> str:
        """Why a member is away, before 请假: 因公出国; when he is, where that alone is told. What is itself a
        leave is its reason (病假: 因病) or is taken (产假: 因休产假).
        """
        said = bare(member.absence).removesuffix("请假")
        if said[:1].isdigit() or not said:
            return said
        why = _FOR.sub(r"\g<why>", said.removeprefix("因"))
        return f"因{'休' if why.endswith('假') and not _TAKES.search(why) else ''}{why.removeprefix('请')}"


def _guest_spoken(one: Guest) -> str:
    """A guest as the chair says him: of what stands in brackets only that he takes part over a line."""
    return polite(one if one.elsewhere else replace(one, note=""))


def _replaced(pattern: str, by: str, text: str) -> str:
    """As :func:`re.sub`, with ``by`` to the letter: it holds what a user typed."""
    return re.sub(pattern, lambda _: by, text)
