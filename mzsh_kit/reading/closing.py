"""What is to be sent, told and explained: 报审, 会上说明, 情况报告, 通报."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text.patterns import TEN
from .fact import Fact
from .passage import Passage
from .phrase import items, sentences

_RANGE = re.compile(r"(?:通报|参会(?:人员)?)(?:的)?范围(?:为|是|包括)?[:：]?(?P<v>[^。；]+)$")
_VERBS = re.compile(r"要|应|会后|整改|通报|报告|制定|结合|将")
_AND_THEN = re.compile(
    r"，(?=(?:并|同时)?(?:在[^，。；]{2,16}通报|分别抄送|并通报))|，(?=会议?结束后|会后)|，(?=整改[^，。；]{0,10}(?:公开|公示))|，(?=各(?:班子|党组|党委)?成员应)"
)
_ONLY_WHEN = re.compile(r"[^，。；]{0,12}?[\dxX×*一二两三四五六七八九十半]{1,3}[^，。；]{0,6}")
_WHETHER = re.compile(r"是否.*、是否")
_ASKED = re.compile(r"是否|主动请示")
_DUTY = re.compile(r"^[^，。；]{0,16}负责(?!同志|人)")
_BEFORE = re.compile(r"会前|召开前|召开.{0,6}前")
_AFTER = re.compile(r"会后|召开后|结束后|召开完毕|会议结束")
_LEAST, _SHORT = 8, 3
_OWN_PLAN = re.compile(r"^(?!.*(?:情况报告|会议记录)).*整改方案报|审阅把关|整改措施由")
_SEND = re.compile(
    r"上报|报送|报告报|向[^，。；]{2,16}报告|并报告|(?<!通)(?<!汇)报(?=[^，。；告刊导复]{1,24}(?:委|部|组|办|党组织|上级|科|审|备案))|书面报告(?!会)|呈|抄送|报上级|(?<!听取)(?<!情况)汇报|送(?=[^，。；]{2,24}(?:委|部|组|办|室|党组织|上级)[^，。；]{0,16}(?:审|备案|把关))"
)
_CHECKED = re.compile(r"审[核查批定阅]|把关|请示(?=并|和|及)|审议")
_RESULT = re.compile(r"情况|报告|总结|整改清单|清单|材料|记录")
_TOLD = re.compile(r"通报|公示(?!期|范围)|公开栏|以[^，。；]{2,8}公开")
_NOT_TOLD = re.compile(r"通报(?:认领|反馈|批评)|通报.{0,6}(?:上一|征求|会前)|案件通报")
_EXPLAIN = re.compile(
    r"对(?P<v>[^。；，]{4,200}?)(?:，)?(?:要|应)?(?:(?:逐项|逐一|如实|分别|主动)+(?:向[^，。；]{0,8})?(?:作出?|进行|予以)?|作出|要作|分别作)(?:深刻|专门|如实|相应)?(?:说明|检讨|回应|报告|检查|说明清楚|解释|[讲说](?=清楚))(?:清楚|或说明)?"
)
_MATTERS = re.compile(r"会上|组织处理|处分|诫勉|信访|个人有关事项|重大事项|有关事项|函询|群众反映|受到问责")
_BLAMED = re.compile(r"受到(?:问责|函询|诫勉|处分|组织处理)[^，。；的]{0,12}的[^，。；]{0,14}(?:检查|检讨)")
_REVIEWED = re.compile(r"要?通报(?P<v>上[^，。；]{0,6}年度[^，。；]{0,30}整改[^，。；]{0,12}情况)")
_TO = re.compile(r"(?:报送?|向|呈|抄送|上报)(?P<to>[^，。；报送呈]{2,30}?)(?:报送|上报|报告|审|备案|专题|$)")
_DUE = re.compile(
    rf"(?:会前|会后|召开(?:前|后)|结束后)[^，。；]{{0,3}}?[\dxX×*{TEN}]{{1,3}}(?:个)?(?:天|日|工作日|月|周)内?"
)


def obligations(passage: Passage) -> Iterator[Fact]:
    """Sentences that oblige somebody to send or to tell something."""
    talks = passage.about("talks", "opinions") and not passage.about("materials")
    if talks or passage.about("agenda", "study", "theme", "preamble"):
        return
    listing = False
    for sentence in sentences(passage.text):
        found = _RANGE.search(sentence)
        listing = bool(found) or (listing and not _VERBS.search(sentence))
        if listing:
            people = found["v"] if found else sentence
            yield from (Fact("bulletin", one, passage.place, to=one) for one in re.split("[，,]", people))
            continue
        for part in _obliging(sentence):
            to, due = _first(_TO, part, "to"), _first(_DUE, part)
            for field in _fields(part, passage):
                yield Fact(field, part, passage.place, to=to, deadline=due)


def _obliging(sentence: str) -> list[str]:
    """A sentence cut where a further duty begins; a time alone stays with what is due."""
    parts = _AND_THEN.split(sentence)
    if len(parts) > 1 and _ONLY_WHEN.fullmatch(parts[0]):
        return [f"{parts[0]}，{parts[1]}", *parts[2:]]
    return parts


def _first(pattern: re.Pattern[str], text: str, group: str | int = 0) -> str:
    found = pattern.search(text)
    return found[group] if found else ""


def _fields(sentence: str, passage: Passage) -> list[str]:
    sends, told = _SEND.search(sentence), _TOLD.search(sentence) and not _NOT_TOLD.search(sentence)
    early, late = _BEFORE.search(sentence), _AFTER.search(sentence)
    early = None if early and late and late.start() < early.start() else early
    after = not early and (late or (passage.about("post") and not passage.about("before")))
    if len(sentence) < _LEAST or _ASKED.search(sentence):
        return []
    if passage.about("duties") or _DUTY.search(sentence):
        return ["submission"] if sends and "请示" in sentence and not after else []
    before = early or passage.about("before", "preparation") or _CHECKED.search(sentence)
    if sends and before and not after and "审阅把关" not in sentence:
        return ["submission"]
    if passage.about("materials", "problems") and not after:
        return []
    return [
        field
        for field, says in (
            ("bulletin", told and (after or passage.about("requirements"))),
            ("report", sends and after and _RESULT.search(sentence) and not _OWN_PLAN.search(sentence)),
        )
        if says
    ]


def _matters(text: str) -> list[str]:
    """Matters apart; words too short to be one belong to the next: 个人、家庭、亲属重大事项."""
    found: list[str] = []
    held = ""
    for one in re.split("、(?=是否)", text) if _WHETHER.search(text) else items(text):
        held = f"{held}、{one}" if held else one
        if len(one) >= _SHORT:
            found.append(held)
            held = ""
    return [*found, held] if held else found


def explained(passage: Passage) -> Iterator[Fact]:
    """Matters that members explain at the meeting, one by one."""
    if passage.about("talks", "opinions", "preamble", "theme", "materials"):
        return
    for sentence in sentences(passage.text):
        if not _MATTERS.search(sentence):
            continue
        for found in _EXPLAIN.finditer(sentence):
            yield from (Fact("meeting.report_on", one, passage.place) for one in _matters(found["v"]))
        if blamed := _BLAMED.search(sentence):
            yield Fact("meeting.report_on", blamed[0], passage.place)
        if reviewed := _REVIEWED.search(sentence):
            yield Fact("meeting.report_on", reviewed["v"], passage.place)
