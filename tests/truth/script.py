"""The chair's script (22) against the chair: whom he calls upon and where he speaks himself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .agenda import item_of
from .contradiction import Found
from .facts import Facts, Person
from .names import bare, means, who
from .reading import Paper

_NUMBERED = re.compile(r"[一二三四五六七八九十]+、(.+)")
_ANNOUNCED = re.compile(r"进行第[一二三四五六七八九十]+项议程，(.+)。")
"""How the script, which has no headings, comes to an item: with its speaker before it."""
_MINE = "我(?!们|县|市|省|局)"
GUEST, EACH, UNKNOWN = "guest", "each", "unknown"


def chair_asks_himself(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """Nobody says 请 to himself, by name or by post."""
    chair = facts.presiding
    if chair is None:
        return
    for line in _script(papers):
        for match in re.finditer("(?:请|宣读)([^，。；（]*(?:（[^）]*）[^，。；（]*)?)", line):
            if means(match[1], chair, facts) or (chair.principal and match[1].startswith(_posts(chair))):
                yield "22", match[0], f"主持人就是{chair.post}{chair.name}"


def _posts(person: Person) -> tuple[str, ...]:
    return ("主要负责同志", *person.post.split("、"))


def presided_by(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """One person presides in every paper, named once with his post, however his name was typed."""
    name = facts.presiding.name if facts.presiding else facts.chair
    for paper in papers:
        for line in paper.lines:
            for said in re.findall(
                "^主持：(.+)|主持人：(.+?)(?:[；）]|$)|会议由([^，。]+?)(?:同志)?主持|，([^，。]+?)主持会议",
                line,
            ):
                words = bare("".join(said))
                if words and "＿" not in words and words.count(name) != 1:
                    yield paper.number, words, f"主持人是{name}"
            if match := re.search(".{0,8}同志同志", line):
                yield paper.number, match[0], "称呼重复"


def right_speakers(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """由我 only where the chair speaks; every item is given to him who has it."""
    chair = facts.presiding
    for text, speech in script_items(papers):
        speaker, words = speaker_of(text, facts), "".join(speech)
        mine = bool(re.search(_MINE, words))
        if speaker is EACH or speaker is UNKNOWN:
            continue
        if speaker is GUEST:
            if mine and chair is not None:
                yield "22", words, f"“{text}”由到会指导的上级领导进行，不是主持人"
        elif speaker is chair:
            if not mine:
                yield "22", words, f"“{text}”由主持人{chair.name}本人进行"
        elif mine:
            yield "22", words, f"“{text}”由{speaker.name}进行，不是主持人"
        elif not means(words, speaker, facts) and not (speaker.principal and _called(words, speaker)):
            yield "22", words, f"“{text}”由{speaker.name}进行"


def _called(words: str, person: Person) -> bool:
    return any(f"请{post}" in words for post in _posts(person))


def speakers_of_agenda_and_record(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """The agenda (21) and the record (27) name the speaker whom the item has."""
    for number, text, said in (*_of_agenda(papers), *_of_record(papers)):
        speaker = speaker_of(text, facts)
        if speaker is GUEST and (members := who(said, facts)):
            yield number, said, f"“{text}”由到会指导的上级领导进行，不是{members[0].name}"
        if not isinstance(speaker, Person) or not said or means(said, speaker, facts):
            continue
        if not (speaker.principal and any(post in said for post in _posts(speaker))):
            yield number, said, f"“{text}”由{speaker.name}进行"


def _of_agenda(papers: tuple[Paper, ...]) -> Iterator[tuple[str, str, str]]:
    for table in (table for paper in papers if paper.number == "21" for table in paper.tables):
        head, *rows = table
        for row in rows:
            cells = dict(zip(head, row, strict=False))
            if row[0].isdigit() and cells.get("发言人") and not re.match("休息|机动", cells.get("议程", "")):
                yield "21", item_of(cells.get("议程", "")), cells["发言人"]


def _of_record(papers: tuple[Paper, ...]) -> Iterator[tuple[str, str, str]]:
    text = ""
    for line in (line for paper in papers if paper.number == "27" for line in paper.lines):
        if match := _NUMBERED.fullmatch(line):
            text = match[1]
        elif text and (match := re.match("发言人：(.+)", line)):
            yield "27", text, match[1]


def turns(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """Where those who speak one after the other are listed, each is, once; who is away is read out, if he
    wrote.
    """
    for text, speech in script_items(papers):
        if speaker_of(text, facts) is not EACH:
            continue
        lines = [
            line
            for line in speech[1:]
            if re.search("(?:请.*同志|由我)(?:宣读书面)?发言|宣读.*书面发言", line)
        ]
        for person in facts.counted if lines else ():
            if not person.principal:
                yield from _turn(person, lines, facts)


def _turn(person: Person, lines: list[str], facts: Facts) -> Found:
    mine = [line for line in lines if means(line, person, facts)]
    if person is facts.presiding:
        mine = [line for line in lines if re.search(_MINE, line)] or mine
    if len(mine) > 1:
        yield "22", mine[1], f"{person.name}已经发言"
    if person.absent and not person.written and mine:
        yield "22", mine[0], f"{person.name}请假，没有书面发言"
    if person.absent and person.written and mine and "宣读" not in mine[0]:
        yield "22", mine[0], f"{person.name}请假，只有书面发言"
    if not mine and not (person.absent and not person.written):
        yield "22", "逐一发言", f"没有安排{person.post}{person.name}"


def critics(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """As many criticise a speaker as are there besides him."""
    there = [person for person in facts.counted if not person.absent]
    for _, speech in script_items(papers):
        for line in speech:
            match = re.search(r"(\d+)名同志提出批评意见", line)
            others = [person for person in there if not _speaks(person, line, facts)]
            if match and int(match[1]) != len(others):
                yield "22", line, f"到会的其他同志有{len(others)}名"


def _speaks(person: Person, line: str, facts: Facts) -> bool:
    return means(line, person, facts) or (person is facts.presiding and bool(re.search(_MINE, line)))


def _script(papers: tuple[Paper, ...]) -> Iterator[str]:
    return (line for paper in papers if paper.number == "22" for line in paper.lines)


def script_items(papers: tuple[Paper, ...]) -> list[tuple[str, list[str]]]:
    """Each item as it is announced, with the lines said from there on."""
    items: list[tuple[str, list[str]]] = []
    for line in _script(papers):
        if "各项议程已经" in line:
            break
        if match := _ANNOUNCED.search(line):
            items.append((match[1], [line]))
        elif items:
            items[-1][1].append(line)
    return items


def speaker_of(text: str, facts: Facts) -> Person | str:
    """Whose item it is: as typed, else as everybody knows."""
    typed = next((who_ for said, who_ in facts.speakers if text.endswith(said.rstrip("。"))), None)
    if typed is None or typed == "":
        return _usual(text, facts) if not facts.speakers else UNKNOWN
    if typed in _posts(facts.principal):
        return facts.principal
    if "班子成员" in typed:
        return EACH
    return next(iter(who(typed, facts)), None) or GUEST


def _usual(text: str, facts: Facts) -> Person | str:
    if text.endswith("点评") or "上级领导" in text:
        return GUEST
    return EACH if "逐一作个人" in text else facts.principal
