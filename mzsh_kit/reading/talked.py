"""谈心谈话: who must talk with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .fact import Fact
from .passage import Passage
from .phrase import sentences

_SIDE = r"(?:主要负责(?:同志|人)|主要领导|主官|党组书记|党委书记|支部书记|书记|班子|领导班子|党组|党委|委员|成员|同志|干部|校长|院长|董事长|镇长|本人|分管|联系|领导)"
_TAIL = r"(?:之间|相互|必谈|谈心谈话|逐一|都|要|进行|开展|应当|谈|，|、|；|。|$)"
_PAIR = re.compile(
    r"(?P<v>(?:(?:主要负责(?:同志|人)|主官|[^，。；：、]{0,6}书记)、)?[^，。；：、]{0,16}"
    + _SIDE
    + r"[^，。；：、]{0,4}?(?:(?<!在)(?:[与和跟]|同(?!志|时|步|意))(?!建议)[^，。；：、]{2,32}?(?:、联系[^，。；：、]{1,14}?)?(?=必谈|之间|逐一|都|要谈|要开|进行|开展|应当|谈心|，|；|、|。|$)(?:之间)?|相互之?间(?!不少于)|(?:相互|互相)(?=谈(?!心|话)|谈心(?=，|；|。|$))|之间(?!不少于)))"
)
_OWN = re.compile(
    r"(?:^|、)(?P<v>[与同](?:分管|本人|所在|联系|班子)[^，。；：、]{2,30}?)(?=必谈|之间|逐一|，|、|。|$)"
)
_ALONE = re.compile(
    r"(?:^|，)(?:并|还要|要)*(?P<v>(?:[与和]|同(?!时|志|步|意))[^，。；：、]{2,30}?)(?:重点|逐一|普遍|都要|必须)*(?:谈$|谈(?=，))"
)
_NOT = re.compile(r"记录|在[与同]|问题|差距|意见|思想|道理|听取|反馈|不足|提醒|约谈|不少于|\d次|不到位")
_LEAD = re.compile(r"^(?:[一二三四五六]是|即|其中|做到|同时|即[:：])+|^〔?日期〕?")
_DATE = re.compile(r"^[①②③④⑤]|^.{0,12}?日之?前$")


def talked(passage: Passage) -> Iterator[Fact]:
    """Relations of 必谈, as written."""
    if not passage.touches("talks") or (
        passage.about("study", "post", "criticism", "agenda", "organisation")
    ):
        return
    for sentence in sentences(passage.text):
        if not re.search(r"谈|之间", sentence):
            continue
        for found in (*_PAIR.finditer(sentence), *_OWN.finditer(sentence), *_ALONE.finditer(sentence)):
            value = re.sub(r"^(?:[一二三四五六七]是|即|要|做到)+", "", found["v"])
            if not _NOT.search(value):
                yield Fact("talks.pair", value, passage.place)
