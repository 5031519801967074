"""Which kind of meeting a document plans, and for which unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..plan import Library
from .outline import Outline
from .passage import Passage
from .tables import pattern, rows

_TABLE, _UNITS = "kinds.tsv", "units.tsv"
_BODY = r"(?:党组|党工委|党委|党总支|党支部|领导班子|委员会)"
_UNIT = re.compile(rf"(?P<v>[\u4e00-\u9fffxX×*A-Za-z]{{0,24}}?{_BODY})(?!书记|会议|织|办|建)")
_LEAD = re.compile(
    r".*(?:关于|现就|开好|召开|为|好|就|经|及|和|的|度|由|是|代表|按照|向|对|在|报|呈|以|上级|下级|各级|开展)"
)
_ABOVE = re.compile(r"^(?:[省市县区州旗]委?)?$|^(?:省|市|县|区|州|上级|中共中央|党中央)(?:委|纪委)")
_OWN_TITLE = re.compile(r"《(?P<v>[^《》]{4,60}生活会[^《》]{0,12}方案)》")
_OWN = re.compile(r"关于印发|[《》]")
_SIGNED, _SIGNS = (
    re.compile(r"(?:中共|中国共产党)[^，。；：、《》]{2,30}(?:党组|党委|党工委|委员会|总支|支部)"),
    3,
)
_TOWN = re.compile(r"[乡镇](?:党委|政府|科级|机关|直)")


def kind_of(tree: Outline, passages: Sequence[Passage], books: Library) -> str:
    """The first kind of the table whose words stand in the title, else in the preamble, the theme, or anywhere."""
    opening = "".join(line.text for line in (*tree.titles, *tree.preamble))
    theme = "".join(one.text for one in passages if one.about("theme"))
    everything = "".join(one.text for one in passages)
    names = {kind.source.path.stem: name for name, kind in books.kinds.items()}
    for text in (tree.title, opening, theme, everything):
        for stem, words in rows(_TABLE):
            if stem in names and pattern(words, _TABLE).search(text):
                return names[stem]
    return names.get("other" if "专题" in tree.title + opening else "annual", "")


def type_of(unit: str, passages: Sequence[Passage] = ()) -> str:
    """The type of a unit by its name, and for a committee by whether the text is a township's; empty if unknown."""
    found = next((kind for kind, words in rows(_UNITS) if pattern(words, _UNITS).search(unit)), "")
    township = found == "党委" and any(_TOWN.search(one.text) for one in passages)
    return "乡镇党委" if township else found


def title_of(tree: Outline, passages: Sequence[Passage]) -> str:
    """The title, or the plan's own name where the text mentions it in 《》."""
    if tree.title:
        return tree.title
    return next((found["v"] for one in passages if (found := _OWN_TITLE.search(one.text))), "")


def unit_of(title: str, tree: Outline, passages: Sequence[Passage]) -> str:
    """The leading body as the title, else the preamble, else most of the text calls it; empty if none does."""
    opening = [title, *(line.text for line in tree.preamble)]
    signed = [one.text for one in passages[-_SIGNS:] if _SIGNED.fullmatch(one.text)]
    for text in [_OWN.sub("", title), *signed, *opening[1:]]:
        if found := next((one for one in _units(text) if not one.endswith("班子")), ""):
            return found
    counted = Counter(
        one for passage in passages for one in _units(passage.text) if not one.endswith(("班子", "支部"))
    )
    if counted:
        return counted.most_common(1)[0][0]
    return next((one for text in opening for one in _units(text)), "")


def _units(text: str) -> Iterator[str]:
    for found in _UNIT.finditer(re.sub(r"《[^》]*》", "", text)):
        name = _LEAD.sub("", found["v"]).lstrip("年")
        if len(name) > len("党组") and not _ABOVE.match(name):
            yield name
