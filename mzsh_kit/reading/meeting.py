"""When and where the meeting is: 年度, 日期, 时间, 会期, 地点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text import moments
from ..text.lazy import lazy_pattern
from ..text.patterns import ROOM_NUMBER, WORDS
from .fact import Fact
from .lists import clauses, covered, has, sentences
from .outline import Outline
from .passage import Passage, of_branch
from .presence import of_another
from .sending import sends
from .tables import words

_HELD = ("召开", "举行", "开展", "进行", "过一次")
_OTHER = words("meeting.other")
_SOON = ("近期", "另行通知", "待定")
_LENGTH = words("meeting.length")
_EARLIER = ("通报", "整改落实", "整改措施", "整改情况", "上年", "上一年")
"""What a clause says that tells of an earlier meeting."""
_LASTS = lazy_pattern(
    r"会期|会[^，。；]{0,6}(?:历时|用时|开了)|会议时间|(?:^|会[^，。；]{0,4})(?:历时|时间|每次)[^，。；]{0,8}$|用[^，。；]{1,8}时间[^，。；]{0,4}召开"
)
_GATHERS = lazy_pattern("前?(?:报到|签到|入场|集合)")
"""What is done before the meeting begins."""
_UNTIL, _WHOLE_DAY = lazy_pattern("(?:左右|前)?结束"), "全天"
_MEETING_OVER = lazy_pattern(
    rf"会议[预计拟于至到大约在]{{0,6}}(?P<v>(?:{WORDS['时刻']})(?:左右|前)?结束)(?=$|，)"
)
"""When the meeting is over: 会议预计至18：00结束."""
_ABOUT_IT = ("发出", "下发", "印发", "转发")
_AT_IT = lazy_pattern("生活会.*(?:主持|议程|记录|流程|日程)|生活会[^，。]{0,3}[上时]的?.*(?:讲话|发言)")
"""The title of what is spoken or done at the meeting itself."""
_HEAD_LINES, _LONGEST_HEAD = 2, 40
_NOT_ON = ("截至", "从", "自", "结合")
_FIXED = lazy_pattern(
    r"(?:定|放|安排|改|选择|拟|推迟|提前|(?:会议|召开|开会|^|，)时间|一般|原则上|最迟)[于在为到至是拟：]*$"
)
"""What stands before the day that a meeting is set on."""
_OPENS = lazy_pattern(r"[^，。；]{0,30}?(?:召开|举行|开完|开(?=$|[，。；、一]))")
_OVER = lazy_pattern(r"[^，。；]{0,14}?(?:完成|结束)(?:$|[，。；、])")
"""What stands behind the day on which it is held, or by which it is over."""
_YEARLY = lazy_pattern(rf"(?:每(?:半?年|学期|学年|季度?)|[一半]年)[^，。；]{{0,12}}(?:{WORDS['数']})[次回]")
_OTHER_STEPS = ("study", "opinions", "talks", "materials", "post")
_OTHER_WORK = (
    "出席", "报送", "指导", "学习", "意见", "谈心", "材料", "撰写", "整改", "提纲", "方案", "查摆",
    "阶段",
)  # fmt: skip
_LABELLED = lazy_pattern(r"(?P<of>[\u4e00-\u9fff]{1,6})(?:时间|日期|时限)[：:]\s*\Z")
_WAS_SET = ("原定", "原定于", "原定在", "原计划", "原计划于", "原拟", "原拟于")
"""What stands before a day that holds no longer."""
_NOT_SET = lazy_pattern(
    "(?:顺延|备选|备用|候补|机动|另备)[^，。；]{0,4}$|(?:不得?|不能|不应?)(?:晚于|迟于|超过)[^，。；]{0,4}$"
)
"""What stands before a day that is kept in reserve, or the last that is allowed."""
_ROOM_END = rf"(?:[室厅堂楼馆层]|楼{ROOM_NUMBER}|中心|之家|党校|会场)(?:（[^（）]{{1,20}}）)?"
_ROOM = lazy_pattern(rf"{_ROOM_END}$")
_AT = lazy_pattern(
    r"(?:^|会议|召开|开会|[时日][间期]|[、和及])(?:地点|地址|会场(?=仍?[设为是在]))"
    r"(?:(?:[为是设定在到]|统一|仍|由.+改)+(?![为是，和及、均])|(?=[^，、报送发告通][^，、]*"
    + _ROOM_END
    + r"(?:召开|举行)?$))"
    r"(?P<place>.{2,40}?)(?:召开|举行)?$"
)
"""Behind a word that sets it, or a room that nothing is sent to."""
_HELD_AT = lazy_pattern(rf"在(?P<place>[^，。；在]{{1,30}}?{_ROOM_END})[内里]?(?:召开|举行|进行)")
_MOVED = lazy_pattern(
    r"(?:改|调整|变更|更换|[移换挪])[到至在为于]+(?P<place>[^，。；]{1,40}?"
    + _ROOM_END
    + r")(?:召开|举行|进行)?$"
)
"""The place that a meeting was moved to."""
_WAS_THERE = lazy_pattern("原[定计拟来先为是在本]")
_PERHAPS = lazy_pattern("如[遇果有]|若|视[^，]*情况|必要时")
_OTHER_PLACE = ("谈话", "座谈会", "辅导", "布置")
_LONGEST_PLACE = 40
_DISUSED = lazy_pattern("（[^（）]*(?:停用|原[^（）]*室)[^（）]*）$")
"""Which room is not used, behind the one that is."""
_OTHER_ROOM = lazy_pattern("[由把将对各请送交]|布置|准备")
"""What says something of a room."""


def meeting(tree: Outline, passages: Sequence[Passage]) -> Iterator[Fact]:
    """年度 of title and opening, then day, hour, length and place from sections and labels about them,
    or sentences that set them.
    """
    yield from _year(tree, passages)
    yield from _of_script(tree)
    branch = of_branch(tree, passages)
    told: list[Fact] = []
    for passage in passages:
        for sentence in sentences(passage.text):
            told += [*_when(sentence, passage, branch), *_where(sentence, passage)]
    known = any(fact.field == "meeting.date" and fact.value not in _SOON for fact in told)
    yield from (fact for fact in _as_moved(told, passages) if not (known and fact.value in _SOON))


def _of_script(tree: Outline) -> Iterator[Fact]:
    """Day, hour and place under the title of what is spoken or done at the meeting itself."""
    if not _AT_IT.search(tree.title):
        return
    for line in (*tree.titles, *tree.preamble[:_HEAD_LINES]):
        if days := moments.days(line.text) if len(line.text) <= _LONGEST_HEAD else []:
            yield from (Fact("meeting.date", day, line.place) for day in moments.words(line.text, days))
            hours = moments.hours(line.text)
            yield from (Fact("meeting.time", hour, line.place) for hour in moments.words(line.text, hours))
            behind = line.text[max(moment.end for moment in (*days, *hours)) :]
            rest = re.split("[，；\\s]", behind.strip("（）"))[-1]
            if _ROOM.search(rest):
                yield Fact("meeting.venue", rest, line.place)


def _year(tree: Outline, passages: Sequence[Passage]) -> Iterator[Fact]:
    """年度 of the title, else as the text first says it of the meeting; failing that the year in the name
    of the meeting or of its plan.
    """
    lines = [(line.text, line.place) for line in (*tree.titles, *tree.preamble)]
    said = [(clause, place) for text, place in lines for clause in clauses(text) if _is_this(clause)]
    body = [(clause, one.place) for one in passages for clause in clauses(one.text) if _is_this(clause)]
    ways = (
        ((moments.years(line.text), line.text, line.place) for line in tree.titles),
        ((moments.years(clause), clause, place) for clause, place in (*said, *body)),
        ((_in_name(clause), clause, place) for clause, place in (*said, *body)),
    )
    for years, text, place in (found for way in ways for found in way):
        if years:
            yield Fact("meeting.year", next(moments.words(text, years)), place)
            return


def _is_this(clause: str) -> bool:
    """Whether a clause names the meeting, and not what became of an earlier one."""
    return "生活会" in clause and not has(clause, _EARLIER)


def _in_name(clause: str) -> list[moments.Moment]:
    """The year in the name of the meeting, which is not that of a day: 2012年民主生活会."""
    at = clause.find("年", 0, clause.find("生活会"))
    day = any(moment.start <= at < moment.end for moment in moments.days(clause))
    cited = "《" in clause[: clause.find("生活会")] and "方案》" not in clause
    return [] if at < 0 or day or cited else moments.plain_years(clause)


def _when(sentence: str, passage: Passage, branch: bool) -> Iterator[Fact]:
    of_other = passage.about(*_OTHER_STEPS)
    if (lasts := _lasts(sentence)) and not of_other:
        yield Fact("meeting.duration", lasts, passage.place)
    told = passage.about("time") and not of_other
    if not told and (over := _MEETING_OVER.match(sentence)):
        yield Fact("meeting.duration", over["v"], passage.place)
    days = [day for day in moments.occasions(sentence) if not _of_work(sentence, day)]
    holds = passage.about("time", "hold", "criticism")
    sets = [day for day in days if _sets(sentence, day, branch, holds)]
    elsewhere = passage.about("post", "organisation", "study", "materials", "problems")
    if not (told or sets) or (elsewhere and not (sets and passage.within("before"))):
        return
    if _of_branch_only(sentence, branch):
        return
    parts = clauses(sentence) or [sentence]
    first = next((n for n, part in enumerate(parts) if moments.occasions(part)), 0)
    work = "".join(parts[first : first + 1 + moments.is_moment(parts[first])])
    if told and not sets and (has(work, _OTHER_WORK) or sends(work)):
        return
    here = [day for day in days if day in (sets or days[:1]) or _ends_it(sentence, day)]
    yield from (Fact("meeting.date", value, passage.place) for value in moments.words(sentence, here))
    if not days and told and (soon := next((word for word in _SOON if word in sentence), "")):
        yield Fact("meeting.date", soon, passage.place)
    for hour in _hours(sentence, here):
        over = _UNTIL.match(sentence, hour.end)
        value = sentence[hour.start : over.end() if over else hour.end]
        lasting = over or value == _WHOLE_DAY
        yield Fact("meeting.duration" if lasting else "meeting.time", value, passage.place)
    for clause in () if lasts else clauses(sentence):
        lengths = moments.lengths(clause)
        alone = told and any(clause == words for words in moments.words(clause, lengths))
        if lengths and (alone or (has(clause, _LENGTH) and "准备" not in clause)):
            yield Fact("meeting.duration", next(moments.words(clause, lengths)), passage.place)
            return


def _hours(sentence: str, here: Sequence[moments.Moment]) -> list[moments.Moment]:
    """The hours of the days of the meeting, and those before any day; another day's hour is its own."""
    days = moments.occasions(sentence)
    owners = (
        (next((day for day in reversed(days) if day.start <= hour.start), None), hour)
        for hour in moments.hours(sentence)
    )
    own = [hour for day, hour in owners if day is None or day in here]
    return [hour for hour in own if not _GATHERS.match(sentence, hour.end)]


def _ends_it(sentence: str, day: moments.Moment) -> bool:
    """于7月中旬结束: by when all meetings of a round are over."""
    return sentence[: day.start].endswith("于") and sentence[day.end :].startswith(("结束", "完成"))


def _lasts(sentence: str) -> str:
    """How long the meeting is, where a clause says so itself: 会期半天, 历时4个小时."""
    for clause in clauses(sentence):
        lengths = moments.words(clause, moments.lengths(clause)) if _LASTS.search(clause) else iter(())
        if length := next(lengths, ""):
            return "" if has(length, ("周", "星期", "月")) else length
    return ""


def _of_work(sentence: str, day: moments.Moment) -> bool:
    """Whether the day is told as that of something else, as given up or in reserve: 原定于, 顺延至."""
    label = _LABELLED.search(sentence, 0, day.start)
    other = label and not has(label["of"], ("会", "召开", "开始", "举行", "具体"))
    before = sentence[: day.start]
    return bool(other or before.endswith(_WAS_SET) or _NOT_SET.search(before))


def _sets(sentence: str, day: moments.Moment, branch: bool, holds: bool) -> bool:
    """Whether the day is that of the meeting: 会议定于2月14日, 2月14日，…召开…生活会, 每年两次，3月和9月.

    ``holds``: whether a heading says that it is about holding the meeting.
    """
    hidden = covered(sentence)
    before, behind = hidden[: day.start], hidden[day.end :]
    if before.endswith(_NOT_ON) or of_another(sentence) or _of_branch_only(sentence, branch):
        return False
    lead, rest = before.rpartition("，")[2], behind.partition("，")[0]
    if not has(lead.rpartition("生活会")[2] + rest, (*_OTHER_WORK, *_OTHER)):
        named = "生活会" in before or lead.startswith(("会议", "开会"))
        fixed = (named or holds or "召开" in lead + rest) and _FIXED.search(before)
        opens = (named or holds) and _OPENS.match(behind)
        over = "生活会" in lead and _OVER.match(behind)
        if fixed or opens or over or ((named or holds or "召开" in before) and _YEARLY.search(before)):
            return True
    held = next((part for part in clauses(behind) if has(part, _HELD)), "")
    other = has(held, _ABOUT_IT) or (has(held, _OTHER) and not (branch and "组织生活会" in held))
    apart = not day.start or before.endswith("，") or behind.startswith("，") or [held] == clauses(behind)[:1]
    return "生活会" in held and not other and apart


def _of_branch_only(sentence: str, branch: bool) -> bool:
    """Whether a sentence of a document of no ``branch`` speaks of the meetings of branches alone."""
    return "组织生活会" in sentence and not branch and "民主生活会" not in sentence


def _where(sentence: str, passage: Passage) -> Iterator[Fact]:
    """The places that a sentence names; where it says that the meeting is moved, the one it is moved to."""
    if passage.about(*_OTHER_STEPS, "organisation") or has(sentence, _OTHER_PLACE):
        return
    parts, last = clauses(sentence), ""
    moved = [part for part in parts if _MOVED.search(part)]
    for clause in parts:
        value = "" if clause == passage.label else _place(clause, passage, clause == parts[0])
        value = _DISUSED.sub("", value or _behind_the_hour(clause, last, passage)).removeprefix("在")
        last = clause
        timed = moments.is_moment(value) or moments.hours(value) or moments.lengths(value)
        given_up = clause not in moved and _WAS_THERE.search(clause)
        if 1 < len(value) <= _LONGEST_PLACE and not timed and not (given_up and moved):
            sure = not (given_up or (clause in moved and _PERHAPS.search(sentence)))
            yield Fact("meeting.venue", value, passage.place, certain=sure)


def _as_moved(told: Sequence[Fact], passages: Sequence[Passage]) -> Iterator[Fact]:
    """The facts; of several places only that is certain to which the meeting is said to be moved."""
    places = {fact.value for fact in told if fact.field == "meeting.venue" and fact.certain}
    said = (_MOVED.search(part) for passage in passages for part in clauses(passage.text))
    moved = places & {match["place"].removeprefix("在") for match in said if match}
    for fact in told:
        given_up = moved and fact.value in places - moved
        yield replace(fact, certain=False) if given_up and fact.field == "meeting.venue" else fact


def _behind_the_hour(clause: str, last: str, passage: Passage) -> str:
    """下午2点，三楼会议室: a room that follows the hour of the meeting and nothing else."""
    timed = passage.about("time") and moments.hours(last)
    return clause if timed and _ROOM.search(clause) and not _OTHER_ROOM.search(clause) else ""


def _place(clause: str, passage: Passage, begins: bool) -> str:
    """The place that a clause names as that of the meeting: 地点在甲, 在甲召开, alone in its section where
    it ``begins`` a sentence.
    """
    if match := _MOVED.search(clause) or _AT.search(clause) or _HELD_AT.search(clause):
        return match["place"]
    about, bare = passage.about("venue"), clause.rpartition("在")[2]
    label = has(passage.label, ("地点", "地址", "会场"))
    if about and (_ROOM.search(bare) or (label and not has(passage.label, ("时间", "参加")))):
        return bare
    alone = begins and passage.first and not passage.about("time") and not passage.label
    return bare if about and alone and not has(clause, ("生活会", "时间", "由", "参加")) else ""
