"""A roll of people -> who is named, with which posts, in whatever order and with whatever signs between:
党组书记、局长　甲；甲（党组书记、局长）、乙；甲　党组书记、局长；党组成员、副局长：甲、乙（女）.

Brackets are never cut. Each piece between 、，blanks and colons is a name, posts, or posts and a name; posts
alone belong to the next name, or to the one before where the line begins with a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..text import annotated
from ..text.fold import HAN
from ..text.lazy import lazy_pattern
from ..text.names import DOUBLE, POSTS, SURNAMES, name_of
from ..text.patterns import NUMERAL, WORDS
from ..text.people import ORGAN_END, SURNAME
from .actor import PEOPLE_END, is_name, is_person, tells
from .lists import covered, item_spans, sentences

_POST = lazy_pattern(
    rf"(?:[厂庭团村士]长|监事长|督察长|{POSTS}|联络员|助理|总[^，。、：（）]{{0,4}}师|领导|代表|顾问|秘书|督学)(?:（[^（）]*）)?"
)
_IS_POST = lazy_pattern(rf"(?!各|全体|有关|相关|其他|所有|部分)(?:.*(?:{_POST.pattern}))")
_ORDINAL = lazy_pattern(rf"^(?:{NUMERAL}是|、)")
_OF_ONE = lazy_pattern("(?<!副)书记|主要负责")
"""A post of one person, which the names behind his do not share."""
_SPLIT = lazy_pattern("[ \u3000\t]+|[：:]")
_BRACKET = lazy_pattern("[（(]([^（()）]*)[)）]")
_TAIL = lazy_pattern(rf"(?:等|一行|各)?(?:共?(?:{WORDS['数']})[位名人个][{HAN}]{{0,6}})$|等(?:同志)?$")
_ONLY_COUNTED = lazy_pattern(rf"(?:其他)?成员(?:(?:{WORDS['数']})[位名人])?")
AWAY = "(?:请假|缺席|(?:[不未]能|无法)(?:到会|参[会加])|不(?:到会|参会|(?:参加|出席)[^，。；]{0,4}会议?))"
"""How it is said that somebody does not come."""
_ABSENT = lazy_pattern(rf"(?:同志)?(?P<why>(?:因[^，。；]{{1,12}})?{AWAY})$")
_HEADER = lazy_pattern(
    "序号|编号|姓名|名单|职务|职级|单位|部门|责任[^，。]*|性别|民族|时间|地点|人员|备注|分工|分管[^，。]*|阶段|内容"
)
"""What stands over a column and names nobody."""
_BODY = lazy_pattern(rf"(?:{ORGAN_END})(?<![科院])$")
"""With what a body ends, its short name may begin like a person's: 党政办, 纪工委."""
_NOTE = lazy_pattern(f"[男女]|[{HAN}]{{1,5}}族|无党派|[{HAN}]*(?:党员|盟员|会员|学社)")
_NO_NAME = lazy_pattern(
    "^(?:[员长助室部处科组会们等及兼任级办团和与因作到在对为将]|第(?!五)|会议|以上|以下)|[会时等的了]$|[会议日月底周天午][前后]$|参加|列席|出席|主持|召集|联系|委托|出面|记录|指导|督导|点评|讲话|发言|负责|[到参莅]会"
)
"""What no name that only stands where one is due begins with, holds or ends with."""
_MASKED = lazy_pattern(rf"(?:{SURNAME})?[xX×*某]{{1,3}}")
_SURE_LABEL = 4
"""Words before a colon that have so many signs are a label."""
_LEAST_SURE = 2
"""Of the names of a list, one of so many is known as such."""
_LONGEST = 5
_RARE = frozenset(
    "骆亓亢仉仝佘佴冮厉厍夔妫孛宓宦寇尧嵇巢庚庹忻扈昌晁暨暴朴杭杲枚桓檀殳沃洛浦淦湛滑漆濮狄琚璩瓮皋盈眭禄禚禹笪籍綦缑缪羿茅荀莘菅蒿蓬虞蔚虢裘訾赫逄逯邝邰邴郇郏郗鄂鄞酆阙阚雍雒鱼鹿麻敖糜"
)
"""Signs of surnames that are rare, or that begin everyday words as well."""
_WHOLE_GROUP = lazy_pattern(
    r"(?P<group>[^（()）\s]*(?:成员|委员|常委|班子|同志|人员|对象))(?:\d+[人名])?(?:[（(](?P<names>[^（()）]+)[)）])$"
)
_ALL = lazy_pattern("全体|所有|.*：")


@dataclass(frozen=True, slots=True)
class Listed:
    """Who a roll lists: ``text`` as it stands there, of a person his name, posts and what brackets note; of a
    group of people no name.
    """

    text: str
    name: str = ""
    post: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line: ``sign`` stands before it; it says a name, posts, both or neither."""

    start: int
    end: int
    sign: str
    name: str = ""
    post: str = ""
    note: str = ""
    sure: bool = True
    titled: bool = False
    """Whether its posts stand behind its name, in brackets."""


@lru_cache(maxsize=1024)
def roll(text: str) -> tuple[Listed, ...]:
    """Whom a text lists, in its order; persons and groups."""
    return tuple(entry for part in sentences(text) for entry in _counted(part, [*_line(part)]))


def _counted(text: str, listed: Sequence[Listed]) -> Iterator[Listed]:
    """The entries; who is only counted belongs to the person he stands behind: 组长甲及成员2人."""
    held: Listed | None = None
    for one in listed:
        if held and held.name and _ONLY_COUNTED.fullmatch(one.text):
            start, end = text.find(held.text), text.find(one.text) + len(one.text)
            one = replace(held, text=text[start:end])
        elif held:
            yield held
        held = one
    if held:
        yield held


def shaped_roll(text: str) -> list[Listed]:
    """Whom a clause lists that holds nothing but posts and what has the form of a name; nobody where it holds
    something else.
    """
    pieces = list(_pieces(text))
    listed = list((_by_name if _name_first(pieces) else _by_post)(text, pieces))
    return listed if listed and all(one.name and one.post for one in listed) else []


def person(text: str) -> tuple[str, str]:
    """Post and name of the one who is named; either may be empty."""
    listed = roll(text.strip())
    if named := next((one for one in listed if one.name), None):
        return named.post, named.name
    return (text.strip() if len(listed) == 1 and _IS_POST.fullmatch(text.strip()) else ""), ""


def perhaps_person(text: str) -> bool:
    """Whether a text is a post and behind it what only has the form of a name: 党组书记布和."""
    pieces = list(_pieces(text))
    return bool(pieces and pieces[-1].name and pieces[-1].post and not any(one.name for one in pieces[:-1]))


def _line(text: str) -> Iterator[Listed]:
    if (match := _WHOLE_GROUP.match(text)) and (inner := _bare_names(match["names"])):
        post = _ALL.sub("", match["group"])
        yield from (Listed(name, re.sub(r"\s", "", name), post) for name in inner)
        return
    pieces = _accepted(list(_pieces(text)))
    yield from (_by_name if _name_first(pieces) else _by_post)(text, pieces)


def _bare_names(text: str) -> list[str]:
    """The names of a text that holds nothing else and more than one."""
    pieces = _accepted(list(_pieces(text)))
    bare = [piece for piece in pieces if piece.name and not piece.post]
    return [text[one.start : one.end] for one in bare] if 1 < len(bare) == len(pieces) else []


# A line in pieces.


def _pieces(text: str) -> Iterator[_Piece]:
    after = 0
    for start, end in _rejoined(text, item_spans(text)):
        sign = text[after:start].strip(" \u3000\t")[-1:]
        for at, stop in _apart(text, start, end):
            if at > start:
                sign = "：" if text[at - 1] in "：:" else " "
            yield _piece(text[at:stop], at, sign)
        after = end


def _rejoined(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The items without the cuts inside names: 于和伟."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        cut = held and text[held[1] : start] in ("和", "及")
        if held and cut and (len(_BRACKET.sub("", text[start:end])) <= 1 or held[1] - held[0] == 1):
            held = (held[0], end)
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held


def _apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of an item between blanks and colons; a name with a blank inside is one, and 甲与乙 two."""
    hidden = covered(text[start:end])
    ends = [match.span() for match in _SPLIT.finditer(hidden)]
    stops = [(start, start), *((start + a, start + b) for a, b in ends), (end, end)]
    parts = [(stops[n][1], stops[n + 1][0]) for n in range(len(stops) - 1)]
    whole: list[tuple[int, int]] = []
    for at, stop in parts:
        if at == stop:
            continue
        before = text[slice(*whole[-1])] if whole else ""
        gap = text[whole[-1][1] : at] if whole else ""
        if before and not gap.strip() and _goes_on(before, text[at:stop]):
            whole[-1] = (whole[-1][0], stop)
        else:
            whole.append((at, stop))
    return [half for part in whole for half in _two(text, *part)]


def _two(text: str, start: int, end: int) -> list[tuple[int, int]]:
    before, sign, behind = text[start:end].partition("与")
    if sign and is_person(before) and is_person(behind):
        return [(start, start + len(before)), (end - len(behind), end)]
    return [(start, end)]


def _goes_on(before: str, behind: str) -> bool:
    """Whether a blank stands inside a name: 石　磊, 欧阳　静, Peter Wong."""
    given = _BRACKET.sub("", behind).removesuffix("同志")
    if before.isascii() and given.isascii():
        return True
    known = before in SURNAMES or before in DOUBLE or (len(before) == 1 and "\u4e00" <= before <= "\u9fff")
    return (
        known
        and 1 <= len(given) <= 3 - len(before) % 2 * (len(before) == 2)
        and not _IS_POST.fullmatch(given)
    )


def _piece(text: str, at: int, sign: str) -> _Piece:
    """What a piece says."""
    bare = _TAIL.sub("", text) or text
    end = at + len(bare)
    note, posts, core = list[str](), list[str](), bare
    if absent := _ABSENT.search(core):
        note.append(absent["why"])
        core = core[: absent.start()]
        end = at + len(core)
    while (bracket := list(_BRACKET.finditer(core))) and bracket[-1].end() == len(core.rstrip()):
        told = bracket[-1][1]
        core = core[: bracket[-1].start()].rstrip()
        for part in re.split("[，,；;]", told):
            (posts if _are_posts(part) else note).append(part)
    core = _ORDINAL.sub("", core.removesuffix("同志").strip())
    piece = _Piece(at, end, sign, note="，".join(note))
    whole = replace(piece, end=at + len(text))
    counted = bare != text and _IS_POST.fullmatch(core)
    if not core or counted or _HEADER.fullmatch(core) or _NOTE.fullmatch(core):
        return whole
    if _IS_POST.fullmatch(core):
        name = _before_post(core)
        post = "、".join((_ALL.sub("", core.removeprefix(name)), *posts))
        return replace(whole, name=name, post=post, titled=bool(name))
    post, name, sure = _post_and_name(core)
    if not name:
        return whole
    note += (inside for inside in _BRACKET.findall(post) if _NOTE.fullmatch(inside) or inside == "列席")
    post = _BRACKET.sub(
        lambda inside: f"、{inside[1]}" if _are_posts(inside[1]) else inside[0] * (inside[1] not in note),
        post,
    )
    joined = "、".join(filter(None, [post, *posts]))
    return replace(
        piece,
        note="，".join(note),
        name=re.sub(r"\s", "", name),
        post=joined,
        sure=sure,
        titled=bool(posts) and not post,
    )


def _are_posts(text: str) -> bool:
    """Whether a text is posts; beside one that is known another may be of any name: 党委委员、总护士长."""
    parts = [re.sub("^[兼任]+", "", part) for part in text.split("、")]
    return any(map(_IS_POST.fullmatch, parts)) and not any(_NOTE.fullmatch(p) or tells(p) for p in parts)


def _post_and_name(core: str) -> tuple[str, str, bool]:
    """Posts or a body, the name behind them, and whether it is known as one; no name where none is due."""
    ends = [match.end() for match in _POST.finditer(core)]
    splits = [(core[:end], core[end:].lstrip("的")) for end in reversed(ends) if core[end:]]
    for post, name in [*splits, ("", core)]:
        bare = re.sub(r"\s", "", name)
        if not post and _BODY.search(bare):
            continue
        if is_name(bare) or _MASKED.fullmatch(name) or _annotated(core, name):
            return post, name, True
    for one in annotated(core).persons:
        if one.end == len(core) and _BODY.search(core[: one.start]):
            return core[: one.start], one.name, True
    for post, name in [*splits, ("", core)]:
        if _shaped(name):
            return post, name, False
    return "", "", False


def _before_post(core: str) -> str:
    """The name that stands before its post without a blank: 魏长青主任; no surname alone."""
    known = (one.name for one in annotated(core).persons if not (one.start or one.post))
    names = (name for name in known if len(name) > 2 and not _BODY.search(name))
    return next((name for name in names if _POST.fullmatch(core[len(name) :].removeprefix("副"))), "")


def _annotated(core: str, name: str) -> bool:
    return any(one.name == name and core.endswith(name) for one in annotated(core).persons)


def _shaped(name: str) -> bool:
    """Whether a piece may be a name, where one is due."""
    bare = re.sub(r"\s", "", name)
    return (
        len(bare.replace("·", "")) > 1
        and (len(bare) <= _LONGEST or "·" in bare)
        and bool(name_of(name))
        and not (
            PEOPLE_END.search(bare)
            or (_NO_NAME.search(bare) and bare[:2] not in DOUBLE)
            or _NOTE.fullmatch(bare)
            or _POST.search(bare)
        )
        and not tells(bare[:-1] if tells(bare[-1]) else bare)
    )


def _accepted(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces; a name that only has the form of one is none but beside posts, or among names that are
    known.
    """
    names = [piece for piece in pieces if piece.name and not piece.post]
    known = _LEAST_SURE * sum(piece.sure for piece in names) >= len(names)
    some = any(piece.name and piece.sure for piece in pieces) or (
        len(pieces) > 1 and all(piece.name and piece.post for piece in pieces)
    )
    listed = known and len(names) > 1 and any(piece.sure for piece in names)
    kept: list[_Piece] = []
    for n, piece in enumerate(pieces):
        before, behind = pieces[n - 1] if n else None, pieces[n + 1] if n + 1 < len(pieces) else None
        beside = (before and before.post and not before.name and piece.sign in " ：") or (
            behind
            and behind.post
            and not behind.name
            and behind.sign in (" ", "，", *["："][: len(piece.name) < _SURE_LABEL])
        )
        shares = bool(before and before.name and before.post and piece.sign in "、和及与" and (kept[-1].name))
        glued = (
            piece.name
            and piece.post
            and (
                piece.titled
                or piece.note
                or piece.name[0] in _RARE
                or some
                or "、" in piece.post
                or (before and before.post and not before.name and piece.sign == "、")
            )
        )
        due = piece.sure or glued or beside or listed or shares
        kept.append(piece if due else replace(piece, name=""))
    return kept


# Pieces joined to persons and groups.


def _name_first(pieces: Sequence[_Piece]) -> bool:
    """Whether posts stand behind their names."""
    said = [piece for piece in pieces if piece.name or piece.post]
    if len(said) < 2 or not said[0].name or said[0].post or said[1].name:
        return False
    return said[1].sign in (" ", "：") or (
        said[1].sign == "，" and not any(one.name and one.post for one in said)
    )


def _by_name(text: str, pieces: Sequence[_Piece]) -> Iterator[Listed]:
    """Persons from their names on."""
    held: list[_Piece] = []
    for piece in pieces:
        noted = held and not (held[-1].name or held[-1].post) and piece.sign in ("、", "和", "及")
        if piece.name and held and not noted:
            yield _one(text, held)
            held = []
        held.append(piece)
    if held:
        yield _one(text, held)


def _one(text: str, pieces: Sequence[_Piece]) -> Listed:
    posts = [piece.post for piece in pieces if piece.post]
    notes = [text[one.start : one.end] for one in pieces[1:] if not one.post]
    last = [piece for n, piece in enumerate(pieces) if not n or piece.post]
    end = (last or pieces)[-1].end
    note = "，".join(filter(None, [*(piece.note for piece in pieces), *notes]))
    return Listed(text[pieces[0].start : end], pieces[0].name, "、".join(posts), note)


def _by_post(text: str, pieces: Sequence[_Piece]) -> Iterator[Listed]:
    """Persons behind their posts, and the groups between them."""
    waiting: list[_Piece] = []
    before = ""
    for piece in pieces:
        own = [one for one in waiting if one.post]
        apart = piece.sign == "，" or (piece.titled and piece.sign not in (" ", "："))
        if piece.name and own and waiting[-len(own) :] == own and not apart:
            if waiting[: -len(own)]:
                yield _group(text, waiting[: -len(own)])
            yield _one_behind(text, own, piece)
            before, waiting = "、".join((*(one.post for one in own), *filter(None, [piece.post]))), []
        elif piece.name:
            if waiting:
                yield _group(text, waiting)
            shared = before if piece.sign in ("、", "和", "及", "与", " ") and not piece.post else ""
            shared = "" if _OF_ONE.search(shared) else shared
            yield Listed(text[piece.start : piece.end], piece.name, piece.post or shared, piece.note)
            before, waiting = (piece.post if not piece.titled else "") or shared, []
        else:
            if waiting and piece.sign == "，":
                yield _group(text, waiting)
                waiting = []
            waiting.append(piece)
            before = ""
    if waiting:
        yield _group(text, waiting)


def _one_behind(text: str, posts: Sequence[_Piece], named: _Piece) -> Listed:
    whole = "、".join((*(one.post for one in posts), *filter(None, [named.post])))
    note = "，".join(filter(None, (*(one.note for one in posts), named.note)))
    return Listed(text[posts[0].start : named.end], named.name, whole, note)


def _group(text: str, pieces: Sequence[_Piece]) -> Listed:
    return Listed(text[pieces[0].start : pieces[-1].end])
