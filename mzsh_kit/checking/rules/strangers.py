"""What belongs to another unit, where a text names its own: another county, another trade, another person in a post."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ..card import Card, Hit, each
from ..lexicon import Lexicon
from ..page import Page

_BASIS = "《党政机关公文处理工作条例》：公文内容应当符合实际"
_ORGAN = "学院|大学|学校|中学|小学|医院|集团|公司|银行|分行|研究院|研究所|法院|检察院|街道|[局厅镇乡县区市州]"
_REALITY = re.compile(
    rf"(?:结合|联系|立足|紧贴|围绕)([\u4e00-\u9fff]{{2,12}}?(?:{_ORGAN}))(?=(?:工作|发展|改革)?实际)"
)
_OURS = re.compile(
    r"(?<!自)(?:我|本)(局(?!限)|厅|校|院|镇|乡|街道|集团|公司)|全(?:体)?(校|院|镇(?!压)|乡|厅|集团|街道)(?=[^，。；]{0,4}(?:干部|职工|党员|上下|师生|各|范围))"
    r"|全(局)(?=干部|职工|党员|上下|系统)|(?:^|[，。；、：“由经报向])(局|厅|镇|乡|街道|集团|公司)(?:党[委组](?!织)|领导班子)"
)
_OWN = re.compile(r"[我本该各全自其某每有]|单位|部门|地区|行业|思想|岗位|工作|个人|自身|班子")
_TOWN = re.compile(
    r"(?:^|[，。；、：“的为在对向由经])([\u4e00-\u9fff]{2}(?:镇|乡|街道))(?=党委|党工委|政府|办事处|人民)"
)
_NO_NAME = re.compile(
    r"[各全本我该某邻外每两几多数些个出到向在由从和及与的是为把对将被于县市乡镇]|有关|其他|所在|所属"
)
_DISTRICTS = "县区旗"
_TOLD = 4
_ELSEWHERE = re.compile(r"总书记|考察|调研|视察|借鉴|经验|对口|帮扶|案例?|事件|通报|典型|教训|籍|赴|讲话")
_POSTS = "党组书记|党委书记|党工委书记|局长|厅长|院长|校长|镇长|乡长|县长|区长|市长|董事长|主任"
_CALLED = re.compile(
    rf"(?P<post>{_POSTS})(?:、[\u4e00-\u9fff]{{2,6}}?(?:长|任|记))?(?P<name>%s)(?=同志|主持|代表|作|通报|带头|担任|讲话|总结|表态|[，。；、）)]|$)"
)
_THIS = re.compile(
    r"(?:召开|开好|举行|组织开好|筹备)(?:[^，。；上]{0,14})(20\d\d)年度(?=[^，。；]{0,14}民主生活会)"
)
_PAST = re.compile(r"上(?:一|个)?年度|上次|整改|通报|情况")


def _home(page: Page) -> str:
    """Where a text names its unit: the title and the end."""
    ends = "".join(line.text for line in page.lines[-3:] if not re.search("[，。；：]", line.text))
    return f"{page.outline.title} {ends}" if page.outline.title and not page.plan else ""


def reality(page: Page) -> Iterator[Hit]:
    """结合某学院实际, of a unit that is not this one."""
    home = _home(page)
    for line, match in each(page, _REALITY) if _named(home) else ():
        if not set(match[1]) <= set(home) and not _OWN.search(match[1]):
            yield Hit(line, match.start(1) - 2, match.end())


def _named(home: str) -> bool:
    """Whether the unit is named, not left out."""
    return bool(re.search(_ORGAN, home)) and not re.search(
        r"[xX×*＊某]{2,}(?:省|市|县|区|局|镇|乡)?(?:党|局)", home
    )


def ours(page: Page) -> Iterator[Hit]:
    """我校 and 镇党委 in a text of a bureau."""
    home = _home(page)
    for line, match in each(page, _OURS) if _named(home) else ():
        word = next(filter(None, match.groups()))
        known = (
            word in home
            or (word == "校" and re.search(r"学|教", home))
            or (word in "镇乡" and re.search("村|所|站", home))
        )
        if not known and not (word == "局" and re.search(r"分局|支队|大队|中心|站|所", home)):
            start = match.start() + (match[0][0] in "，。；、：“由经报向")
            yield Hit(line, start, match.end(), "本单位不是这样的单位", same=match[0])


def counties(page: Page) -> Iterator[Hit]:
    """Another county, district, city or town of the same rank as the unit's own."""
    home = _home(page)
    known, own = _known(page.lexicon), _rank(home)
    for line in page.lines if own else ():
        for start, name in _places(line.text, known, own):
            clause = _clause(line.text, start)
            if name not in home and not _ELSEWHERE.search(clause) and not _titled(line.text, start):
                yield Hit(line, start, start + max(len(name), _TOLD), "不是本单位所在的地方", same=name)


def _rank(home: str) -> str:
    """The lowest rank of place that the unit's name has."""
    ranks = ("镇", "乡", "街道", "县", "旗", "区", "市")
    return next((rank for rank in ranks if re.search(rf"[\u4e00-\u9fff]{{2}}{rank}", home)), "")


def _places(text: str, known: frozenset[str], own: str) -> Iterator[tuple[int, str]]:
    """Names of places of the unit's rank: towns by what follows, others by the table of places."""
    for match in _TOWN.finditer(text) if own in ("镇", "乡", "街道") else ():
        if not _NO_NAME.search(match[1][:2]):
            yield match.start(1), match[1]
    for at, one in enumerate(text):
        if one == own or (one in _DISTRICTS and own in _DISTRICTS):
            name = next(
                (text[at - n : at + 1] for n in (3, 2) if at >= n and text[at - n : at + 1] in known), ""
            )
            if name:
                yield at + 1 - len(name), name


@lru_cache(maxsize=8)
def _known(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name for _, names, _ in lexicon.cells("counties") for name in names.split())


def _clause(text: str, at: int) -> str:
    start = max(text.rfind(one, 0, at) for one in "，。；：") + 1
    end = min((n for one in "，。；：" if (n := text.find(one, at)) >= 0), default=len(text))
    return text[start:end]


def _titled(text: str, at: int) -> bool:
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def trades(page: Page) -> Iterator[Hit]:
    """Words of another trade than the unit's own, of ``trades.tsv``."""
    home = _home(page)
    rows = _trades(page.lexicon) if home else ()
    own = [trade for trade, units, _ in rows if units.search(home)]
    for trade, _, words in rows if len(own) == 1 else ():
        for line, match in each(page, words) if trade != own[0] else ():
            if not _ELSEWHERE.search(_clause(line.text, match.start())) and not _titled(
                line.text, match.start()
            ):
                yield Hit(line, *match.span(), f"这是{trade}单位的说法，本单位不是", same=match[0])


@lru_cache(maxsize=8)
def _trades(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            trade,
            re.compile("|".join(map(re.escape, units.split()))),
            re.compile("|".join(map(re.escape, words.split()))),
        )
        for trade, units, words, _ in lexicon.cells("trades")
    )


def posts(page: Page) -> Iterator[Hit]:
    """Two people in one post: the second."""
    seen: dict[str, str] = {}
    for line, match in each(page, _called(page.lexicon)) if not page.plan else ():
        before = line.text[max(0, match.start() - 8) : match.start()]
        if re.search(r"副$|原$|纪委$|组织部$|[一-龥]{2}[县市区省局]$", before) or re.search(
            r"[县市区省]委$", before
        ):
            continue
        first = seen.setdefault(match["post"], match["name"])
        if (
            first != match["name"]
            and not first.startswith(match["name"])
            and not match["name"].startswith(first)
        ):
            yield Hit(
                line,
                match.start("name"),
                match.end("name"),
                f"前面的{match['post']}是{first}",
                same=match["name"],
            )


@lru_cache(maxsize=8)
def _called(lexicon: Lexicon) -> re.Pattern[str]:
    surname = "|".join(lexicon.column("surnames"))
    return re.compile(_CALLED.pattern % rf"(?:{surname})[\u4e00-\u9fff×*]{{1,2}}?")


def other_year(page: Page) -> Iterator[Hit]:
    """开好2024年度民主生活会 in the plan of 2025."""
    found = re.search(r"(20\d\d)年度", page.outline.title)
    for line, match in each(page, _THIS) if found and not page.plan else ():
        assert found is not None
        if match[1] != found[1] and not _PAST.search(match[0]) and not _titled(line.text, match.start()):
            yield Hit(line, match.start(1), match.end() + len("年度") - 2, f"标题是{found[1]}年度")


def _card(
    name: str, title: str, why: str, bad: str, good: str, find: Callable[[Page], Iterable[Hit]], fix: str
) -> Card:
    return Card(name, "residue", "likely", title, why, _BASIS, (bad,), (good,), find, fix)


_TITLE = "清源县水利局党组2026年度民主生活会实施方案\n"

CARDS = (
    _card("stranger-reality", "别的单位的实际", "结合的是别的单位的实际", "县水利局党组2026年度民主生活会实施方案\n结合外国语学院实际，制定方案。",
          "县水利局党组2026年度民主生活会实施方案\n结合县水利局实际，制定方案。", reality, "请改为本单位"),
    _card("stranger-ours", "别类单位的自称", "不是本单位的自称", _TITLE + "听取我校各方面意见。", _TITLE + "听取我局各方面意见。", ours, "请改为本单位的自称"),
    _card("stranger-county", "别的县区乡镇", "不是本单位所在的地方", _TITLE + "优先解决永宁县人民群众反映强烈的问题。", _TITLE + "优先解决清源县人民群众反映强烈的问题。", counties, "请核对地名"),
    _card("stranger-trade", "别的行业的说法", "不是本单位的业务", _TITLE + "听取广大师生员工意见。", _TITLE + "听取用水群众意见。", trades, "请核对是否本单位的业务"),
    _card("stranger-post", "一个职务两个姓名", "同一职务前后姓名不一", _TITLE + "会议由党组书记王建国同志主持。\n党组书记李志明同志总结讲话。", _TITLE + "会议由党组书记王建国同志主持。\n党组书记王建国同志总结讲话。",
          posts, "请核对姓名"),
    _card("stranger-year", "别的年度", "年度与标题不一", _TITLE + "为开好2025年度民主生活会，制定本方案。", _TITLE + "为开好2026年度民主生活会，制定本方案。", other_year, "请核对年度"),
)  # fmt: skip
