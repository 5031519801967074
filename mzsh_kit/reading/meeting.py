"""When and where the meeting is: 年度, 日期, 时间, 会期, 地点."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text import moments
from .fact import Fact
from .lists import clauses, covered, has, sentences, without_lead, without_tail
from .outline import Outline
from .passage import PREAMBLE, Passage, of_branch
from .presence import of_another
from .sending import sends
from .tables import words

_SET = words("meeting.set")
_HELD = ("召开", "举行", "开展", "进行", "过一次")
_MEETING = ("生活会", "会议")
_OTHER = words("meeting.other")
_ROOMS = words("meeting.rooms")
_PLACE_LEADS = words("meeting.place_leads")
_PLACE_TAILS = ("召开", "举行", "进行", "会议")
_SOON = ("近期", "另行通知", "待定")
_LENGTH = words("meeting.length")
_EARLIER = ("通报", "整改落实", "整改措施", "整改情况", "上年", "上一年")
"""What a clause says that tells of an earlier meeting."""
_LASTS = ("会期", "历时", "会议时间为", "每次")
_ABOUT_IT = ("发出", "下发", "印发", "转发")
_PUT = ("安排在", "定在", "放在", "分别在", "于", "在")
_SET_BEFORE = ("时间定", "时间为", "时间暂", "时间拟", "时间初", "时间安排在", "会议定于", "时间：")
_OTHER_WORK = ("出席", "报送", "指导", "学习", "意见", "谈心", "材料", "撰写", "整改", "提纲", "方案")
_LONGEST_PLACE, _LONGEST_SUBJECT = 40, 26


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
    yield from (fact for fact in told if not (known and fact.value in _SOON))


def _of_script(tree: Outline) -> Iterator[Fact]:
    """The day under the title of what is spoken or done at the meeting itself."""
    if has(tree.title, ("主持", "议程")):
        for line in tree.titles:
            yield from (
                Fact("meeting.date", value, line.place)
                for value in moments.words(line.text, moments.days(line.text))
            )


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
    cited = "《" in clause[:at] and "方案》" not in clause
    return [] if at < 0 or day or cited else moments.plain_years(clause)


def _when(sentence: str, passage: Passage, branch: bool) -> Iterator[Fact]:
    if (lasts := _lasts(sentence)) and not passage.about("study", "opinions", "talks", "materials", "post"):
        yield Fact("meeting.duration", lasts, passage.place)
    told = passage.about("time") and not passage.about("study", "opinions", "talks", "materials", "post")
    days = moments.occasions(sentence) if told or has(sentence, (*_HELD, *_SET_BEFORE)) else []
    sets = [day for day in days if _sets(sentence, day, branch)]
    elsewhere = passage.about("post", "organisation", "study", "materials", "problems")
    if not (told or sets) or (elsewhere and not (sets and passage.within("before"))):
        return
    if "组织生活会" in sentence and not branch and "民主生活会" not in sentence:
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
    yield from (
        Fact("meeting.time", value, passage.place)
        for value in moments.words(sentence, moments.hours(sentence))
    )
    for clause in () if lasts else clauses(sentence):
        if has(clause, _LENGTH) and "准备" not in clause and (lengths := moments.lengths(clause)):
            yield Fact("meeting.duration", next(moments.words(clause, lengths)), passage.place)
            return


def _ends_it(sentence: str, day: moments.Moment) -> bool:
    """于7月中旬结束: by when all meetings of a round are over."""
    return sentence[: day.start].endswith("于") and sentence[day.end :].startswith(("结束", "完成"))


def _lasts(sentence: str) -> str:
    """How long the meeting is, where a clause says so itself: 会期半天, 历时4个小时."""
    for clause in clauses(sentence):
        if has(clause, _LASTS) and (lengths := moments.lengths(clause)):
            return next(moments.words(clause, lengths))
    return ""


def _sets(sentence: str, day: moments.Moment, branch: bool) -> bool:
    """Whether the day is that of the meeting: 定于…召开…生活会, 2月14日，…召开…生活会."""
    hidden = covered(sentence)
    before, behind = hidden[: day.start], hidden[day.end :]
    if has(before[-12:], _SET_BEFORE):
        return True
    held = next((clause for clause in clauses(behind) if has(clause, _HELD)), "") or behind[:30]
    known = (
        has(before, _HELD) and "生活会" in before and before.endswith(_PUT) and behind[:1] in ("，", "。", "")
    )
    if known:
        return True
    if not has(held, _HELD) or not (has(held, _MEETING) or has(before, _MEETING)):
        return False
    if of_another(sentence):
        return False
    if (has(held, _OTHER) and not (branch and "组织生活会" in held)) or has(held, _ABOUT_IT):
        return False
    if has(before[-8:], ("截至", "从", "自", "完成")) or ("组织生活会" in before and not branch):
        return False
    clause = before.rpartition("，")[2]
    if (
        "生活会" in held
        and len(clause) < _LONGEST_SUBJECT
        and has(clauses(behind)[0] if clauses(behind) else "", _HELD)
    ):
        return True
    if (
        (before.endswith("，") or behind.startswith("，"))
        and "生活会" in held
        and sentence[day.end - 1] != "前"
    ):
        return True
    return day.start == 0 or before.rstrip("，").endswith(
        (*_SET, "今年", "会议", "生活会", "党组", "班子", "党委")
    )


def _held_in(clause: str) -> tuple[int, int] | None:
    """Where the room stands in 在三楼会议室召开."""
    for room in _ROOMS:
        end = clause.find(room) + len(room)
        start = clause.rfind("在", 0, end) + 1
        if end >= len(room) and start and clause[end:].startswith(_PLACE_TAILS[:3]):
            return start, end
    return None


def _where(sentence: str, passage: Passage) -> Iterator[Fact]:
    if passage.about("study", "opinions", "talks", "materials", "post", "organisation"):
        return
    place = passage.about("venue") and not has(passage.label, ("时间", "参加"))
    for clause in clauses(sentence):
        bare = without_tail(clause, _PLACE_TAILS)
        if place and passage.label and has(passage.label, ("地点", "地址", "会场")):
            value = without_lead(bare, _PLACE_LEADS)
        elif "地点" in bare and not has(bare, ("时间和地点", "时间地点", "时间、地点")):
            value = without_lead(bare[bare.find("地点") :], _PLACE_LEADS)
        elif (bare.endswith(_ROOMS) and (place or "在" in bare) and clause != bare) or (
            place and bare.endswith(_ROOMS)
        ):
            value = without_lead(bare[bare.rfind("在") + 1 :], _PLACE_LEADS)
        elif (
            place
            and passage.first
            and not passage.about("time")
            and len(clause) <= _LONGEST_PLACE
            and not moments.days(clause)
            and not has(clause, ("生活会", "时间", "由", "参加"))
        ):
            value = without_lead(bare, _PLACE_LEADS)
        elif held := _held_in(clause):
            value = clause[held[0] : held[1]]
        else:
            continue
        if 1 < len(value) <= _LONGEST_PLACE and not moments.is_moment(value) and value != PREAMBLE:
            yield Fact("meeting.venue", value, passage.place)
