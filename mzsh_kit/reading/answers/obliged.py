"""A sentence that obliges somebody to send or to tell something -> what, by whom, to whom, until when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from ...plan import Open
from ...text import moments
from ...text.lazy import lazy_pattern
from ...text.patterns import CLOCK, DAY_ALONE, ITEM, WORDS
from .. import values
from ..fact import Fact
from ..lists import covered, has
from ..rows import cells
from ..sending import NO_DAY, THING, sends
from .frame import is_sentence

Answers = dict[str, Any]
_LENGTH = rf"(?:{WORDS['数']}|半)个?(?:天|日|工作日|月|周)"
_ROUND = r"(?:会前|会后|召开前|召开后|结束后|会议前|会议后)"
_DUE_WORDS = lazy_pattern(
    rf"^(?:在|于)?(?:专题|本次|此次)?(?:民主生活会|会议)?(?:会前|会后|召开前|召开后|结束后|召开完毕后|会议前|会议后|后)[^，。；]{{0,10}}?(?:内|前|后|时)?，"
    rf"|^(?:{ITEM})?(?:{WORDS['日期']})之?前[，\s]+"
    rf"|{_ROUND}{_LENGTH}内?"
)
_ENDS_TO = r"(?:审[核查批定阅]|备案|把关|，|$)"
_REPORTS = "(?<![况题合结议查析])报告(?![、和与及，》表])"
"""The verb, which is no paper: 书面报告县委."""
_DUE_LEAD = "(?:即|最迟|最晚|至迟|不[得应能]?[迟晚]于|务必|[须应要请将已在于])*提?"
"""What stands before a limit and belongs to it."""
_SENT = (
    lazy_pattern(
        rf"(?:将|把)?(?P<what>.*?)(?:分别|一并|书面|专题)*(?:上报|报送|呈报|发送|提交|{_REPORTS}|报(?!告)|呈|送)(?:至|给)?(?P<to>[^，。；送报]{{2,40}}?)"
        + _ENDS_TO
    ),
    lazy_pattern(r"向(?P<to>[^，。；]{2,40}?)(?:报送|上报|报告|提交)(?P<what>[^，。；]+|(?<=报告)$)"),
    lazy_pattern(r"(?:形成|起草)(?P<what>[^，。；]+?)(?:，)?(?:分别)?(?:报送?|上报)(?P<to>[^，。；]{2,40})$"),
    lazy_pattern(r"^(?:书面|及时)?(?:上报|报送|提交|报(?!告))(?P<what>[^，。；]+)(?P<to>)$"),
)
_COPIED = lazy_pattern("(?:抄[送报]|(?:并|同时)送|并报(?!送))(?P<to>[^，。；]{2,30}?)(?=备[案查]|[，。；]|$)")
_ADVERB = 4
"""抄送 behind 同时 or 分别 begins a sentence that only names who else gets it."""
_LOOKED_AT, _PERSON = lazy_pattern("审[核查批定阅]$|备案$"), lazy_pattern("书记|同志|领导|负责人|本人")
"""Who looks a paper through or keeps it is an organ, however it is called, but for a person."""
_OFFICE = r"(?:委|部|组|办|室|府|局|会|上级|党组织|机关|中心|科|处|股|党组|工委|组织|机构|支部|部门|总支)"
_ORGAN = lazy_pattern(rf"{_OFFICE}$")
_TOLD = (
    lazy_pattern(r"召开由?(?P<to>[^，。；]{2,60}?)参加的(?:情况)?通报会，通报(?P<what>[^，。；]+)"),
    lazy_pattern(r"^召开(?P<to>[^，。；]{2,30}?会议?)(?:进行)?通报(?P<what>[^，。；]*)$"),
    lazy_pattern(r"^(?:将|把)?(?P<what>[^，。；]*情况)在(?P<to>[^，。；]{2,24}?)(?:进行)?通报$"),
    lazy_pattern(r"^在(?P<to>[^，。；]{2,20}?)(?:将|把)(?P<what>[^。；]+?)(?:及时|进行)*通报"),
    lazy_pattern(r"(?<!范围)向(?P<to>[^，。；]{2,40}?)(?:进行)?通报(?P<what>[^。；]*)"),
    lazy_pattern(r"在(?P<to>[^，。；]{2,20}?)(?:进行)?通报(?P<what>[^。；]*)"),
    lazy_pattern(r"^通报(?P<what>)(?:的?(?:对象|范围))[为是：](?P<to>[^，。；]+)$"),
    lazy_pattern(r"^(?:书面|及时)?通报(?P<what>[^。；]+)(?P<to>)$"),
)

_BY = lazy_pattern(
    r"^由(?P<by>[^，。；]{2,16}?)(?:负责|牵头)?(?=将|把|向)"
    rf"|^(?P<sender>(?!各)[^，。；]{{2,12}}?{_OFFICE})(?=将|把)"
    r"|^(?P<own>(?!各)[^，。；]{0,10}(?:支部|总支|党组|党委|办公室))(?:要|应当?|须)(?:及时)?(?=将|把|向|在|采取|通过)"
)
"""Who sends it, where the sentence begins with that."""

_BEFORE_IT = lazy_pattern(
    r"^(?:同时|会后|并且?|根据要求|按(?:照)?(?:规定|要求)|即[^，]{2,10}前|要|应当?|须|及时|分别|负责|(?:各?(?:个)?班子)?成员应)(?:，)?"
    r"|^(?:形成|起草|草拟|撰写|写出|制定|做好|附)(?=[^，]*$|.*情况报告)"
)
_BEHIND_IT = lazy_pattern(
    r"，?(?:自觉)?接受[^，]*监[督视]$|，让[^，]*评[判议]$|，?同时$|(?:要|应|须|已|并|：)$|写成材料$"
    rf"|，?(?:要|应|需|须)?提前{_LENGTH}$"
    r"|，(?:时间|期限)?(?:一般)?[为在]?$"
    rf"|，?(?:要|应)?(?:在|于)?(?:民主生活会|会议)?{_ROUND}{_LENGTH}(?:内|前)?$"
    rf"|，?(?:要|应)?(?:在|于)(?:(?:{WORDS['日期']})(?:前|内)?|规定时间内)?$"
)
"""Words in front of and behind what is sent that say how and when."""

UNNAMED = "有关材料"
"""What is sent before the meeting by a row that says only to whom and until when."""
RESULT, _NOTHING = "会议情况", ("", "情况", "材料")
"""What is told where a sentence names only those who are, and words that name nothing."""

_REVIEWED = lazy_pattern(
    rf"(?:^|，)(?:送|提交|呈?报送?)(?P<to>[^，。；]{{0,40}}?(?:{_OFFICE}审[核阅查定]|督导组(?:审[核阅查定])?))(?:把关)?$"
)
"""Who looks papers through; a sentence that says no more means those of the meeting."""
_NAMED_LAST = lazy_pattern(f"(?:{THING.pattern})$")
"""What is done to a paper before it is sent is no thing."""
_OTHER_PAPER = ("方案", "议题", "主题", "请示", "名单")
_TAKEN = lazy_pattern(r"(?:^(?:各[^，将把]{1,12}|支部)?|，|(?<=[应要须需日天周]))(?:将|把)")
"""What is sent stands behind the last of these."""
_MADE_BY = lazy_pattern(
    r"^(?P<what>[^，]+?)由(?P<by>[^，]{2,16}?)(?:(?:形成|整理成?|汇总成?)(?:书面|文字)?材料|(?:负责|统一)*(?:起草|草拟|撰写|汇总|收齐|整理))$"
)
_MAKES = lazy_pattern(
    r"^(?:同时|并)?(?:由(?P<by>[^，、]*?)|[^，、由]*?)(?:分别|负责|牵头|汇总|整理)*"
    rf"(?:制[定订]|形成|完成|列出|建立|拟[定订]|填[写好])(?P<what>(?!情况)[^，]*(?:{THING.pattern})等?)$"
)
"""Who makes what is sent, before the thing: 班子制定整改方案."""
_NO_THING = lazy_pattern(r"^(?:但|不|须|请|各(?:单位|支部))|，|必须|不得|\d$")
"""What no thing says of itself: such a sentence stays whole."""
_HOW = lazy_pattern("，?以(?![上下及前后])[^，、]{2,12}$")
"""In what form it is sent, behind it: 以党组文件."""
_NOTE = lazy_pattern("^([^，（）]{2,16})（[^（）]*）(?=前?，)")
_WITH_IT = lazy_pattern("（(?P<with>附[^（）]+)）$")
"""What goes with what is sent, in brackets at the end."""
_AHEAD = lazy_pattern(rf"提前(?P<n>{_LENGTH})")
UNSET = lazy_pattern("[，（(]?(?:具体)?(?:时间|日期)(?:再|暂)?[另待][^，。；（）()]{1,4}[)）]?$")
_WITHIN = lazy_pattern(rf"(?P<n>{_LENGTH})(?:之?内|以内)")
"""A length behind 会后 that stands elsewhere in the sentence: 会后，由办公室在五日内."""
_AFTER = ("report", "bulletin")
"""Fields of what follows the meeting: a length alone is counted from it."""
_AGREED = lazy_pattern(
    r"(?:(?:^|(?<=，)|提?)经|由)[^，。；由经]{2,30}?(?:同意|批准|审[核查批定阅议]|研究|讨论|通过)(?:[^，。；]{0,4}后，?|，)"
)
_WAY = lazy_pattern(
    r"(?:^|(?<=[，后要应内]))(?P<way>(?:通过|采取|采用|以)[^，。；]{2,24}?(?:方式|形式))[，、]?"
)
_NAMED = lazy_pattern(r"^(?:报审|送审|上报|报送|报批)[（(]([^（）()]*[，,：][^（）()]*)[)）]$")
"""A step by its name, what it is in brackets behind it."""
_ITSELF = lazy_pattern("(?:上报|报送|报审|送审|报批)(?:审[核查批定阅])?")
"""A step that says nothing of what is sent: what always is."""
_ACTS = lazy_pattern(
    r"^(?:对|向|于|在|由|经|并|召开(?!.*的请示))|并(?:向|将|上报)|呈|，(?:并将|形成|由)|把关|公示|公开$|纳入|统一|自行"
)
"""What is no thing but an act: such a sentence stays whole."""


_ACT_BEFORE = lazy_pattern(
    r"[后时]，|，(?:首先|再|并|经)?(?:提出|填写|进行|作|做|[当同次]日)|[前后内时日天]$|由[^，]{2,16}审"
    r"|^(?:以上|一[次份]$)|[也亦]可|[于在][^，、]{1,4}$|召开[^，]*，|[当同次翌即][日天](?:[上下]午)?(?:$|，)|[要应须](?:形成|整理)"
)
"""Another act before the thing, or words of a limit: such a sentence stays whole."""


@dataclass(frozen=True, slots=True)
class Obliged:
    """Obligations in their parts, and the sentences that do not come apart."""

    parts: tuple[Answers, ...]
    sentences: tuple[str, ...]


def sent(facts: Iterable[Fact], day: str | None = None) -> Obliged:
    """What is to be sent, to whom, until when; ``day`` is that of the meeting."""
    parts: list[Answers] = []
    whole: list[str] = []
    place = ""
    for fact in facts:
        copied = _COPIED.search(fact.value)
        if copied and copied.start() <= _ADVERB and parts and fact.place == place:
            parts[-1]["to"] = [*parts[-1].get("to", []), *re.split("[、和]", copied["to"])]
        elif duty_parts := _parts(fact, _SENT, day):
            parts.append(duty_parts)
            place = fact.place
        else:
            whole.append(fact.value)
    return Obliged(tuple(parts), tuple(whole))


def told(facts: Iterable[Fact], day: str | None = None) -> Obliged:
    """What is to be told, to whom, until when."""
    apart = [(fact.value, _parts(fact, _TOLD, day)) for fact in facts]
    return Obliged(
        tuple(parts for _, parts in apart if parts), tuple(value for value, parts in apart if not parts)
    )


def until(fact: Fact, day: str | None) -> Answers:
    """Until when; in the words of the sentence where its day has no year."""
    if UNSET.search(fact.value):
        return {"end": Open.UNDECIDED.value}
    if ahead := _AHEAD.search(fact.value):
        return {"end": values.moment(f"会前{ahead['n']}")}
    no_day = not fact.deadline or NO_DAY.search(fact.deadline)
    after = "后" in fact.deadline or (not fact.deadline and fact.field in _AFTER)
    if no_day and after and (within := _WITHIN.search(fact.value)):
        return {"end": values.moment(f"会后{within['n']}内")}
    end = values.moment(fact.deadline, day)
    if not end and no_day and values.relative(fact.value):
        end = values.moment(fact.value)
    if not end and day and fact.field == "submission" and (alone := DAY_ALONE.match(fact.deadline)):
        end = values.day_before(int(alone["day"]), day)
    if end:
        return {"end": end}
    return {"said": fact.deadline} if fact.deadline and not NO_DAY.search(fact.deadline) else {}


def _of_row(fact: Fact) -> Fact:
    """The fact; of one that is a row, the cell that says what is sent."""
    row = cells(fact.value)
    work = next((cell for cell in row if sends(cell)), "") if len(row) > 1 else ""
    return replace(fact, value=work) if work else fact


def _parts(fact: Fact, ways: tuple[re.Pattern[str], ...], day: str | None) -> Answers:
    """The parts of a sentence; none where it is of another shape."""
    fact = _of_row(fact)
    agreed, way = _AGREED.search(fact.value), _WAY.search(fact.value)
    beside = _WITH_IT.search(fact.value)
    told, named = _NAMED.subn(r"\1", _NOTE.sub(r"\1", _WITH_IT.sub("", UNSET.sub("", fact.value)), count=1))
    words = _bare(_DUE_WORDS.sub("", _WAY.sub("", _AGREED.sub("", undated(told, fact.deadline)))))
    by = _BY.match(words)
    owner, words = (by["by"] or by["sender"] or by["own"], words[by.end() :]) if by else ("", words)
    if ways is _SENT and _ITSELF.fullmatch(words):
        return until(fact, day)
    if ways is _SENT and (reviewed := _reviewed(fact, words, day)):
        return reviewed
    match = next((got for way in ways if (got := way.search(words)) and _fits(got, ways)), None)
    if not match and fact.to and fact.to not in fact.value and ways is _SENT and not sends(fact.value):
        return {"what": fact.value, "to": _apart(fact.to)} | until(fact, day)
    makes = list(map(_MAKES.match, match["what"].strip("，").split("，"))) if match and ways is _SENT else []
    made_of = [one for one in makes if one] if all(makes) else []
    if not match or (_ACTS.search(match["what"].lstrip("，")) and not made_of):
        return {}
    what = _bare(_HOW.sub("", _bare(_TAKEN.split(match["what"])[-1])))
    if ways is _SENT and not what and (ahead := _bare(words[: match.start()])) and _NAMED_LAST.search(ahead):
        what = ahead
    if made := _MADE_BY.search(what):
        what, owner = made["what"], made["by"]
    elif made_of:
        what = "、".join(dict.fromkeys(one["what"] for one in made_of))
        owner = owner or (made_of[0]["by"] if len(made_of) == 1 else "")
    if (
        _ACT_BEFORE.search(covered(what))
        or moments.ends(what)
        or is_sentence(what)
        or (ways is _SENT and _NO_THING.search(covered(what)))
    ):
        return {}
    what += beside[0] if beside and what else ""
    if not (what or named) and fact.field == "submission":
        if not until(fact, day) or fact.deadline in fact.value or match.start("what"):
            return {}
        what = UNNAMED
    to = _apart(_whom(match["to"]))
    copied = _COPIED.search(words) if ways is _SENT else None
    to += [part for part in copied["to"].split("、") if part not in to] if copied else []
    condition = [f"{agreed[0].rstrip('，').removesuffix('后')}后"] if agreed else []
    if what in _NOTHING:
        what = what if fact.field == "submission" else RESULT
    parts = {"what": what, "owner": owner, "to": to, "condition": condition}
    parts["way"] = way["way"] if way else ""
    return {key: part for key, part in parts.items() if part} | until(fact, day)


def _reviewed(fact: Fact, words: str, day: str | None) -> Answers:
    """Who looks the papers through and until when, where the sentence names none or what is done to them."""
    match, due = _REVIEWED.search(words), until(fact, day)
    what = words[: match.start()] if match else ""
    named = has(what, _OTHER_PAPER) or _MADE_BY.match(what) or _NAMED_LAST.search(what)
    if not match or named or fact.field != "submission" or "end" not in due:
        return {}
    return {"to": _apart(re.sub("审.$", "", match["to"]))} | due


def undated(words: str, deadline: str) -> str:
    """The sentence without its limit, which is told beside."""
    alone = "(?:^|(?<=，))" if NO_DAY.search(deadline) else ""
    clock = rf"(?:{CLOCK.pattern}?(?:之?前|以前|下班前))?"
    limit = rf"{alone}{_DUE_LEAD}[（(]?{re.escape(deadline)}{clock}(?:之?[前内])?[)）]?[，：]?"
    return re.sub(limit, "", words, count=1) if deadline else words


def _apart(organs: str) -> list[str]:
    named = re.sub("[一各][份式套].*$", "", organs)
    return [part for part in re.split(r"、|以及|(?<![涉以])及|和(?!谐)", named) if part]


def _fits(match: re.Match[str], ways: tuple[re.Pattern[str], ...]) -> bool:
    """Whether what is sent to is an organ: 报告 inside a title is no verb; what is sent, where that stays
    open, is none.
    """
    if ways is not _SENT:
        return True
    if match["to"] and _LOOKED_AT.search(match[0]) and not _PERSON.search(match["to"]):
        return True
    return any(map(_ORGAN.search, _apart(match["to"]))) if match["to"] else not _ORGAN.search(match["what"])


def _bare(words: str) -> str:
    """The thing alone, without what says how and when."""
    before = ""
    while before != words:
        before = words
        words = _BEHIND_IT.sub("", _BEFORE_IT.sub("", words.strip("，。；、 \u3000"))) or words
    return words


def _whom(words: str) -> str:
    """学院教职工大会上 -> 学院教职工大会; a range stays as it is."""
    return re.sub(r"(?<=会|议)上$", "", words)
