"""People as papers name them."""

from __future__ import annotations

import re

from .facts import Facts, Person


def bare(words: str) -> str:
    """A name without the space that sets two characters as wide as three."""
    return re.sub(r"\s", "", words)


def listed(words: str) -> list[str]:
    """Names of a list; a post in brackets may hold a 、 of its own."""
    return [bare(name) for name in re.split(r"、(?![^（]*）)", words.rstrip("。")) if bare(name)]


def means(words: str, person: Person, facts: Facts) -> bool:
    """Whether the words name this person; of two with one name, the one whose post stands there."""
    words = bare(words)
    if person.name not in words:
        return False
    if not facts.shares_name(person):
        return True
    return f"{person.name}（{person.post}）" in words or f"{person.post}{person.name}" in words


def who(words: str, facts: Facts) -> list[Person]:
    return [person for person in facts.people if means(words, person, facts)]
