"""Who is named in a list of people, one by one; those who are counted together or are one person's posts
stay whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text import annotated
from ..text.lazy import lazy_pattern
from ..text.names import POSTS
from ..text.patterns import WORDS
from ..text.people import SURNAME
from .actor import are_people, subject, tells, trimmed
from .fact import Fact
from .lists import has, items, without_lead
from .presence import HOST, RECORD, is_title
from .tables import words

_COUNT = lazy_pattern(rf"(?:共计?|各)?(?:{WORDS['数']})[人名位]$")
_LISTED = lazy_pattern("[^、，]{2,4}[ \u3000]+[^、，]{2}")
"""A line of a list of names: 周文凯　镇委副书记、纪委书记."""
_MASKED = lazy_pattern(r"(?:[xX×*]{2,3}|[xX×*]某某?)(?:同志)?")
_BODIES = words("people.goes_on")
_SHARED = lazy_pattern("(?:党组|班子|党政|党委)(?:成员|主要|负责人|负责同志|领导|班子)*$")
"""The end of a name that the bodies before it share: 人大、政协党组负责人."""
_THE_REST = lazy_pattern("(?:其他)?各位(?:成员|同志|领导)")
_POSTS = words("people.posts")
_NAMED_POST = lazy_pattern(rf"(?:{POSTS}) ?(?:{SURNAME}|[xX×*某])[^、，的]{{1,2}}(?:同志)?$")
_MANY = ("各", "全体", "有关", "相关", "其他")
_LONGEST, _SHORT = 40, 3


def named(groups: Sequence[str], field: str, place: str) -> list[Fact]:
    """One fact for each person or group that is named; of those who preside or keep the record the first."""
    if not field or not groups:
        return []
    if field in (HOST, RECORD):
        names = [kept_by(groups[0])]
    else:
        names = [name for group in groups for name in _apart(group.strip("。；;，, "))]
    sure = [name for name in names if are_people(name)]
    people = [name for name in names if sure and is_value(name) and (name in sure or not tells(name))]
    known = [name for name in people if not _MASKED.fullmatch(name)]
    return [Fact(field, name, place) for name in known or people[:1]]


def is_value(text: str) -> bool:
    """Whether what stands behind a label may be who is meant: a few words, and no name of a part alone."""
    return 1 < len(text) <= _LONGEST and not is_title(text)


def kept_by(text: str) -> str:
    """Who presides or keeps the record, without the words around the name: 由党政办负责."""
    bare = text.removeprefix("由").removesuffix("担任")
    return subject(bare)[0] or bare


def _apart(group: str) -> list[str]:
    bare = _COUNT.sub("", group)
    if (bare != group and "、" in bare and "各" not in group) or _LISTED.match(bare):
        return [bare]
    names: list[str] = []
    for name in (without_lead(item.strip(), ("邀请", "和")) for item in items(bare)):
        sign = next((sign for sign in "、和" if names and f"{names[-1]}{sign}{name}" in bare), "")
        if sign == "、" and _one_person(names[-1], name, bare):
            names[-1] += f"、{name}"
        elif sign and (_shared(names[-1], name) or (sign == "和" and not are_people(names[-1]))):
            names[-1] += f"{sign}{name}"
        elif name and not _THE_REST.fullmatch(name):
            names.append(trimmed(name))
    return names


def _shared(before: str, name: str) -> bool:
    """Whether bodies go on to the words that they share with a later one: 党委、政协党组成员."""
    bodies = before.endswith(_BODIES) and (name.endswith(_BODIES) or bool(_SHARED.search(name)))
    return bodies and not name.startswith(_MANY)


def _one_person(before: str, name: str, text: str) -> bool:
    """Whether what stands on both sides of a 、 are posts of one person."""
    at = text.find(f"{before}、{name}")
    if any(person.start <= at + len(before) < person.end for person in annotated(text).persons):
        return True
    if has(before[-3:], _POSTS) and _NAMED_POST.search(name) and not before.startswith(_MANY):
        return True
    return min(len(before), len(name)) < _SHORT and not name.startswith(_MANY) and has(name, _POSTS)
