"""People and headcounts: everybody once, who is away is not there, who is no Party member is not 应到."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .contradiction import Found
from .facts import Facts, Person
from .names import bare, listed, means, who
from .reading import Paper, Row


def counted_once(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """Nobody twice in a list of those who should attend, nobody both 应到 and 列席."""
    for paper in papers:
        for title, names in _lists(paper):
            known = [name for name in names if who(name, facts) or name in facts.outsiders]
            for twice in dict.fromkeys(name for name in known if known.count(name) > 1):
                yield paper.number, twice, f"在“{title}”中列了两次"
            for name in known:
                yield from _in_its_list(paper, title, name, facts)
    yield from _sign_in(papers, facts)


def _in_its_list(paper: Paper, title: str, name: str, facts: Facts) -> Found:
    """Who is 应到 is not 列席, and the other way round."""
    for person in who(name, facts):
        if title in ("列席", "到会指导") and person.counted:
            yield paper.number, name, f"{person.name}是应到人员，不能又列入{title}"
        if title in ("应到", "参加", "出席") and not person.counted:
            yield paper.number, name, f"{person.name}不是应到人员"


def _sign_in(papers: tuple[Paper, ...], facts: Facts) -> Found:
    tables = _tables(papers, "23")
    if len(tables) < 2:
        return
    should = [row for row in tables[0][1:] if any(row[1:3])]
    others = [row for table in tables[1:] for row in table[1:] if row[1]]
    people = [(bare(row[1]), bare(row[2])) for row in should]
    for name, post in {person for person in people if people.count(person) > 1}:
        yield "23", f"{name}，{post}", "签到表上列了两次"
    if len(set(people)) != len(facts.counted):
        yield "23", f"应到人员{len(set(people))}人", f"应到{len(facts.counted)}人"
    for person in facts.people:
        rows = [row for row in others if means(row[1], person, facts)]
        if rows and person.counted:
            yield "23", rows[0][1], f"{person.name}是应到人员，又列入列席"
        if (person.name, bare(person.post)) in people and not person.counted:
            yield "23", person.name, f"{person.name}不是应到人员"


def headcounts(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """应到N人 and the number of two thirds are right everywhere, and as many names stand in each list."""
    number = len(facts.counted)
    quorum = -(-2 * number // 3)
    for paper in papers:
        for line in paper.lines:
            for match in re.finditer(r"应到会?(\d+)人", line):
                if int(match[1]) != number:
                    yield paper.number, match[0], f"应到人员共{number}人"
            for match in re.finditer(r"不少于(\d+)人", line):
                if int(match[1]) != quorum and re.search("应到|到会", line):
                    yield paper.number, match[0], f"应到{number}人，三分之二是{quorum}人"
        for title, names in _lists(paper):
            if title == "应到" and len(names) != number:
                yield paper.number, "、".join(names), f"应到人员共{number}人，列出{len(names)}人"
            for person in facts.counted if title == "参加" else ():
                named = any(means(name, person, facts) for name in names)
                if not named and not person.absent:
                    yield paper.number, "、".join(names), f"参加人员缺{person.post}{person.name}"
                if named and person.absent:
                    yield paper.number, "、".join(names), f"{person.name}请假，不参加"


def absent_ones(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """Who is away is not among the present, has no seat, speaks only with a mark; who is there is present."""
    away = [person for person in facts.people if person.absent]
    for paper in papers:
        for title, names in _lists(paper):
            if title == "出席":
                yield from _present(paper, names, facts)
        yield from _told(paper, away, facts)
        if paper.number in ("24", "25"):
            for person in away:
                for words in paper.everything:
                    if means(words, person, facts) and not re.search("请假|缺席", words):
                        yield paper.number, words, f"{person.name}请假"
                        break
    for row in (row for table in _tables(papers, "21") for row in table[1:]):
        yield from _speaks("21", "，".join(row), away, facts)
    for line in (line for paper in papers if paper.number == "27" for line in paper.lines):
        if re.search("同志.*发言|的批评意见|的表态", line):
            yield from _speaks("27", line, away, facts)


def _told(paper: Paper, away: list[Person], facts: Facts) -> Found:
    """Where a paper says who is away, it says so of all who are, and of nobody else."""
    said = _AWAY.get(paper.number)
    for line in (line for line in paper.lines if said and re.search(said, line)):
        missing = [person.name for person in away if not means(line, person, facts)]
        present = [person.name for person in who(line, facts) if not person.absent]
        if missing or present:
            yield paper.number, line, f"请假的是{'、'.join(person.name for person in away) or '（无）'}"


_AWAY = {"03": "^请假：", "27": "^缺席及事由：", "32": "^请假："}


def _present(paper: Paper, names: list[str], facts: Facts) -> Found:
    for person in facts.counted:
        there = [name for name in names if means(name, person, facts)]
        if person.absent and there:
            yield paper.number, there[0], f"{person.name}请假，不在出席之列"
        if not person.absent and not there:
            yield paper.number, "、".join(names), f"出席人员缺{person.post}{person.name}"


def _speaks(number: str, words: str, away: list[Person], facts: Facts) -> Found:
    """Who is away has no row or line of his own but one that says that it is written."""
    for person in away:
        if not means(words, person, facts):
            continue
        if not re.search("书面|宣读|请假", words):
            yield number, words, f"{person.name}请假"
        elif not person.written and re.search("书面发言|宣读", words):
            yield number, words, f"{person.name}请假，没有书面发言"


def told_apart(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """Of two with one name, a list, the agenda and the script say which one is meant."""
    shared = {person.name for person in facts.people if facts.shares_name(person)}
    for paper in papers:
        names = [name for _, listing in _lists(paper) for name in listing]
        if paper.number == "21":
            names += [bare(row[-1]) for table in paper.tables for row in table[1:]]
        if paper.number == "22":
            names += [hit for line in paper.lines for hit in re.findall("(?:请|宣读)(.+?)同志", line)]
        for name in shared & set(names):
            yield paper.number, name, "班子里有两人同名，没有写明职务"


def outsiders(papers: tuple[Paper, ...], facts: Facts) -> Found:
    """An outsider has one line to sign and one seat, however many posts he has."""
    wanted = [bare(outsider) for outsider in facts.outsiders]
    for number in ("23", "24"):
        cells = [bare(cell) for table in _tables(papers, number) for row in table for cell in row if cell]
        for outsider in wanted:
            pieces = [piece for piece in outsider.split("、") if len(outsider.split("、")) > 1]
            for piece in pieces:
                if piece in cells and piece not in wanted:
                    yield number, piece, f"“{outsider}”是一个人，只占一行、一个座位"
            if cells.count(outsider) > wanted.count(outsider):
                yield number, outsider, "列了两次"


def _lists(paper: Paper) -> Iterator[tuple[str, list[str]]]:
    """Lists of names with their title: 应到3人：…, 出席：…, 列席：…."""
    for line in paper.lines:
        if match := re.search(r"应到\d+人：(.+?)。", line):
            yield "应到", listed(match[1])
        if match := re.match(r"(出席|参加|列席|到会指导|请假)：(.+)", line):
            yield match[1], listed(match[2])
        if match := re.match(r"（.）列席人员。(.+?)。", line):
            yield "列席", listed(match[1])


def _tables(papers: tuple[Paper, ...], number: str) -> list[tuple[Row, ...]]:
    return [table for paper in papers if paper.number == number for table in paper.tables]
