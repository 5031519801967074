"""Persons with their posts, and organs, in a folded text: by the tagger's words where there is one, else by
surnames and endings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from .fold import HAN
from .lazy import lazy_pattern
from .names import DOUBLE, POSTS, SURNAMES, name_of
from .tagger import Word

ORGAN_END = (
    "中央|委员会|常委会|办事处|领导小组|党委|党组|党工委|工委|纪委|监委|县委|市委|省委|区委|州委|旗委|镇委|乡委|团委|政法委|政府|人大|政协"
    "|法院|检察院|医院|学校|学院|大学|中学|小学|办公室|[组宣统]\\w部|政治部|武装部|[一-十]?(?:督导|指导|巡视|巡察|工作|检查|纪检监察)组|支部|总支|机关"
    "|中心|公司|集团|工会|联合会|街道|人事处|[厅局科股处院办]"
)
_AT_END = lazy_pattern(rf"(?:{ORGAN_END})$")
_ORGAN = lazy_pattern(rf"[{HAN}A-Za-z0-9]{{0,28}}(?:{ORGAN_END})(?![长员部])")
_OF_ORGANS = frozenset(("ORG", "LOC", "n", "nz", "nw", "m", "vn", "an", "f"))
_NO_ORGAN = lazy_pattern(r"(?:全|各|本|该|有关|相关|上级|所在)?(?:局|厅|科|股|处|院|办|机关|支部|委员会)")
_CUT = lazy_pattern(
    "[由向报按对在与和及的是为于将把请被从并给让各]|经(?![理济])|以及|关于|召开|印发|根据|参加|出席"
)
"""What no post and no name of an organ runs over."""
_LEFT = lazy_pattern(rf"[{HAN}、（）()A-Za-z0-9]{{0,60}}$")
_POST_PART = lazy_pattern(rf"[{HAN}（）()A-Za-z0-9]{{0,24}}(?:{POSTS})(?:（[{HAN}]{{1,8}}）)?$")
_BEHIND = lazy_pattern(rf"（(?P<post>[^（）]{{0,24}}(?:{POSTS}))）")
SURNAME = rf"(?:{'|'.join(DOUBLE)}|[{''.join(sorted(SURNAMES))}])"
_AFTER_POST = lazy_pattern(
    rf"(?:{POSTS})(?:（[{HAN}]{{1,8}}）)?(?=(?P<name>(?P<dots>(?:(?:(?!同志)[{HAN}]){{1,8}}·){{1,3}})[{HAN}]{{1,8}}|{SURNAME}[{HAN}]{{1,2}}))"
)
_BEFORE_COMRADE = lazy_pattern(
    rf"(?<![{HAN}·])(?P<name>{SURNAME}[{HAN}]{{1,2}}|[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,3}})"
    rf"(?=同志|（[^（）]{{0,24}}(?:{POSTS})）)"
)
_ITEM = lazy_pattern(rf"(?P<name>{SURNAME}[{HAN}]{{1,2}})(?:（[^（）]{{0,24}}）)?")
_PLAIN_ITEM = _ITEM.pattern.replace("?P<name>", "")
_LIST = lazy_pattern(rf"(?<![{HAN}])(?:{_PLAIN_ITEM}、)+{_PLAIN_ITEM}(?![{HAN}])")
_WEAK = frozenset(("成员", "干部"))
"""After these a word of two signs is as soon none as a name."""
_SURE = 2
_GOES_ON = lazy_pattern(
    rf"[^{HAN}]|$|同志|[主支]持|[参列出]|到会|负责|记录|作|通报|代表|传达|带头|对|同|与|和|及|讲|汇报|指导|点评|发言|宣读|领学|总结|[任为担]|审|牵头|组织|等|一行|率|就"
)
"""What may follow a name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person from his post to 同志 or the post in brackets; ``post`` as it stands, empty where none
    does.
    """

    start: int
    end: int
    name: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class Organ:
    """The name of an organ or a unit."""

    start: int
    end: int


def persons(text: str, words: Sequence[Word] = ()) -> tuple[Person, ...]:
    """The persons named in a folded text, in their order; ``words`` are the tagger's of the same text."""
    people: list[Person] = []
    places = {*_tagged(text, words), *_by_surname(text)}
    for start, end in sorted(places | set(_listed(text, places)), key=lambda place: (place[0], -place[1])):
        if not people or start >= people[-1].end:
            people.append(_person(text, start, end, people[-1].end if people else 0))
    return tuple(people)


def _person(text: str, start: int, end: int, after: int) -> Person:
    post = _post_before(text[max(after, start - 60) : start])
    name = text[start:end]
    start -= len(post)
    end += 2 * text.startswith("同志", end)
    if not post and (behind := _BEHIND.match(text, end)):
        return Person(start, behind.end(), name, behind["post"])
    return Person(start, end, name, post)


def _post_before(text: str) -> str:
    """The posts that a stretch ends with; 、 stands between the posts of one person."""
    run = _LEFT.search(text)
    left = _CUT.split(run[0])[-1] if run else ""
    parts = left.split("、")
    kept: list[str] = []
    while parts and _POST_PART.fullmatch(parts[-1]):
        kept.insert(0, parts.pop())
    return "、".join(kept)


def _tagged(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """What the tagger calls a person and has the form of a name; a name with dots comes in pieces."""
    pieces = [word for word in words if word.tag == "PER"]
    for piece in pieces:
        start, end = piece.start, piece.end
        while text[end : end + 1] == "·" and (more := next((w for w in words if w.start == end + 1), None)):
            end = more.end
        if end - start > 1 and name_of(text[start:end]):
            yield start, end


def _by_surname(text: str) -> Iterator[tuple[int, int]]:
    behind_posts = set(_behind_posts(text))
    yield from behind_posts
    ends = {end for _, end in behind_posts}
    for match in _BEFORE_COMRADE.finditer(text):
        if match.end("name") not in ends and name_of(match["name"]):
            yield match.span("name")


def _behind_posts(text: str) -> Iterator[tuple[int, int]]:
    for match in _AFTER_POST.finditer(text):
        start, end = match.span("name")
        ends = range(end, start + (_SURE if match[0] in _WEAK else 1), -1)
        if match["dots"]:
            ends = range(min(match.end("dots") + 2, end), end + 1)
        yield from islice(
            ((start, at) for at in ends if _GOES_ON.match(text, at) and name_of(text[start:at])), 1
        )


def _listed(text: str, known: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The other names of a list in which one is known, or all of which are names of three signs."""
    for run in _LIST.finditer(text):
        places = [match.span("name") for match in _ITEM.finditer(text, *run.span())]
        sure = any(place in known for place in places)
        if sure or (len(places) > _SURE and all(end - start > _SURE for start, end in places)):
            yield from (
                place
                for place in places
                if name_of(text[slice(*place)]) and not _AT_END.search(text[slice(*place)])
            )


def organs(text: str, words: Sequence[Word] = ()) -> tuple[Organ, ...]:
    """The organs named in a folded text: 县委组织部, 岚江省应急管理厅机关党委."""
    candidates = _runs(text, words) if words else _by_ending(text)
    return tuple(organ for organ in candidates if not _NO_ORGAN.fullmatch(text, organ.start, organ.end))


def _runs(text: str, words: Sequence[Word]) -> Iterator[Organ]:
    """The longest run of the words of a name that ends as organs do, from each first word."""
    for named, group in groupby(words, lambda word: word.tag in _OF_ORGANS):
        rest = list(group) if named else []
        while rest:
            ends = [n for n, word in enumerate(rest) if _AT_END.search(text[rest[0].start : word.end])]
            if not ends:
                break
            yield Organ(rest[0].start, rest[ends[-1]].end)
            rest = rest[ends[-1] + 1 :]


def _by_ending(text: str) -> Iterator[Organ]:
    at = 0
    for cut in (*_CUT.finditer(text), None):
        end = cut.start() if cut else len(text)
        for match in _ORGAN.finditer(text, at, end):
            yield Organ(*match.span())
        at = cut.end() if cut else end
