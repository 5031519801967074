"""What is to be sent, told and kept: 会前报审, 情况报告, 情况通报, 资料归档, one obligation and its
recipients at a time.

A statement is a thing, a verb of sending or telling and who gets it; whether it comes before the meeting
is said by its words, its section or, failing both, by the thing: a 方案 comes before, a 记录 after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text import moments
from ..text.lazy import lazy_pattern
from .fact import Fact
from .lists import clauses, covered, has, inline, sentences, stretch, without_lead
from .passage import Passage
from .tables import words

_ORGAN = r"(?:委|部|组|办|党组织|上级|中心|科|室|局|处|政府|学校|总支|支部|机关|单位)"
_BOX = r"(?:邮箱|信箱|QQ|微信)"
_SENDS = lazy_pattern(
    rf"(?<!会)(?<!会议)上报|报送|呈[报送]|抄[送报]|报请|报批(?!评)|书面报告(?!会(?!议))|将[^，。；]{{2,40}}?报告(?=[^，。；]{{0,30}}?{_ORGAN})"
    r"|向[^，。；]{2,60}?(?:报告|汇报|提交|请示)(?!会(?!议))"
    rf"|(?<![通汇申填简公板情])报(?![告刊导复道名到酬])[至给经]?(?=[^，。；]{{0,30}}?(?:{_ORGAN}|审))"
    rf"|(?<=[须应要将日天周月])报告(?!会(?!议))(?=[^，。；的]{{0,16}}?{_ORGAN})"
    rf"|(?:发送|送|(?<![印下])发|(?<![提递转移成社])交(?![心换流办谈往代接班叉]))(?:[至到给][^，。；]{{0,24}}?(?:{_ORGAN}|{_BOX})|[^，。；心意将]{{1,20}}?{_ORGAN}(?:$|审|备案|把关|汇总))"
    rf"|提交[^，。；]{{1,20}}?{_ORGAN}(?:$|审|备案|把关)"
    r"|(?<=[日前内])报[^，。；]{0,8}情况$"
    r"|(?:上交|提交)[^，。；]{0,24}(?:记录|材料|总结|报告|清单|照片)"
)
_TO_PERSON = lazy_pattern(r"[报送][^，。；部]{0,16}(?:同志|负责人|书记|领导)[^，。；]{0,6}(?:审|把关)")
_NO_DUTY = lazy_pattern(
    r"请假|书面发言|向主持人|不要求|时间另行|[报交][^，。；委部]{0,8}(?:书记|[局院校镇县]长)$"
)
"""What is asked of who is absent, what is not asked, and what is only given to a leader."""
_TO = lazy_pattern(
    r"(?:(?<![通简])报送?|(?<![通简况题合结议查])报告|向|呈|抄送|上报|提交)(?P<to>[^，。；报送呈]{2,40}?(?<!情况|材料|措施|方案|清单|记录))(?:通报|报送|上报|公[布示开]|报告|审|备案|同意|批准|专题|书面|汇报|$)"
)
_SENT_TO = lazy_pattern(
    rf"(?:报送?|提交|向|至)(?P<to>[^，。；：\0报送]{{1,20}}{_ORGAN})(?=\0|提交|报送|上报|[，。：]|$)"
)
_AGREED = lazy_pattern(r"报经?[^，。；]{1,16}(?:同意|批准)$")
_TELLS = lazy_pattern(
    r"通报(?!前|会(?!议)|可|批|案|要)|公布$|[向在于][^，。；]{2,30}?(?:公布|公示|公开|张榜|发布|贴|挂|晒出?|说明)|公[示开布][^，。；]*(?:清单|措施|情况)|(?:清单|措施|情况|结果|台账)[^，。；]*公[示开布]"
)
_TOLD = lazy_pattern("通报|情况|措施|方案|清单|台账|结果|承诺|整改")
_CAME_OF_IT, _OF_LAST_YEAR = ("评议结果", "整改"), ("去年", "上年", "年度民主生活会整改")
_BLAMES = lazy_pattern("^对[^，]*通报$|不予通报|一定范围[^，]*公开")
AT_FAULT = lazy_pattern("(?:逾期|迟|漏|不按|未)[^，。；]{0,16}(?:的|单位|支部)，[^。；]*通报")
"""Who does not do what is asked is told of to others; what came of the meeting is not."""
_TO_ONE = lazy_pattern("向(?:其|缺席|未到)|本人")
"""Who was not there is told what was said: of nobody else."""
_NOT_TELLS = words("sending.not_tells")
_REVIEWED = lazy_pattern("督导组$|督导组[^，]{0,4}审")
"""Who looks papers through before the meeting."""
_KEPT = lazy_pattern(
    "(?:整理[^，。；]{0,12}会议纪要|归档|存档|档案|立卷|归卷|备查|留存|保管|保存|装订|归集)"
    "|[存归记装放录写收][入进到][^，。；]*(?:档案|系统|盒|册|柜)|存[^，。；]{1,8}[办室科处]$"
)
_EARLY = words("sending.early")
_LATE = words("sending.late")
_ASKED = words("sending.asked")
_SENT_BELOW = lazy_pattern(
    f"{'|'.join(words('sending.sent_below'))}|[将把](?:以下|下列|如下)[^，。；：]{{1,20}}?[报送交发]"
)
"""What announces a list of what is to be sent."""
THING = lazy_pattern(
    "报告|材料|提纲|稿|资料|情况|状况|清单|台账|方案|记录|总结|议题|主题|时间|请示|表|纪要|计划|安排|名单|结果|措施"
)
_ENDS_IN_THING = lazy_pattern(f"(?:{THING.pattern})等?$")
_GATHERS = lazy_pattern("通报会|召开[^，。；]*会议?$")
_WHERE = lazy_pattern("范围|会后|向(?![^，。；]{2,8}通报$)|会上|通报[^，。；]{2,}|适时|及时")
"""What tells a bulletin whole."""
_PREPARED = ("方案", "请示", "计划", "议题", "议程", "日程")
"""What is sent before the meeting, whatever is said of when."""
_TAKES = lazy_pattern("[将把][^，。；]{2,}[报交送发]")
_TO_NOBODY = lazy_pattern(f"(?!.*{_ORGAN}).*情况$")
"""上报情况: no paper, and nobody who gets it."""
_WRITTEN = ("提纲", "稿", "班子材料", "检查材料", "剖析材料", "检视材料", "发言材料")
_CARRIES = lazy_pattern("^[^，]{0,16}[将把]")
"""What says of what is sent what is done with it: the sending goes on, however long that is."""
_MADE = lazy_pattern("(?:制[定订]|形成|建立)[^，]{0,8}整改")
"""What has a day of its own: that of telling is another."""
_SAYS_WHEN = lazy_pattern("(?:后|前|内|时|完毕|[日号天周旬])$|^同时$|^附")
_ALONE = ("同时", "并")
_ROUND_LIMIT = lazy_pattern("[（(][^（）()]*[）)]")
_ONLY_LIMIT = lazy_pattern(
    r"[，、\s]*(?:即|时间|期限|一般|原则上|最[迟晚]|至迟|应当?|[在于为是须自从到至由起止]|不[得应]?[迟晚]于)*"
    r"[前内后]?[，、\s]*"
)
"""What may stand beside the days in a clause that is nothing but a limit: 即1月9日前, 时间为3月2日前."""
NO_DAY = lazy_pattern("^[^月日天周旬年节]*[前后]$")
"""A limit without a day or a number of them: 会后."""
_LEAST, _SHORT, _LONGEST = 5, 10, 20
_ELSEWHERE = ("agenda", "study", "duties")


def sends(text: str) -> bool:
    """Whether somebody sends something to an organ."""
    return (
        not _NO_DUTY.search(text)
        and bool(_SENDS.search(covered(text)))
        and (has(text, _PREPARED[:2]) or not _TO_PERSON.search(text))
    )


def sent_as(thing: str, to: str, said: str, passage: Passage) -> str:
    """The field of a thing that is sent to somebody, of which more is ``said``: drafts go before the meeting;
    what else does not say so, after it.
    """
    late = has(said, _LATE[:3])
    if has(thing, _WRITTEN) and not late:
        return "submission"
    clause = f"将{thing}报{to}"
    return _field(clause, f"{said}，{clause}", passage, late) or "report"


def obliges(work: str, passage: Passage) -> str:
    """The field of what a row of a timetable sends or tells; nothing where it does neither."""
    late = passage.within("post")
    field = _field(work, work, passage, late)
    return field or ("report" if late else "submission") * sends(work)


def sending(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Obligations of every section but those that only list what happens at the meeting."""
    below, announced = -2, ""
    for passage in passages:
        if below == passage.section and passage.number:
            yield _listed(sentences(passage.text)[0], passage, announced)
            continue
        below = passage.section if lists_below(passage) else -2
        announced = passage.text
        if (passage.about(*_ELSEWHERE) and not _is_due(passage.text)) or (
            passage.about("talks", "opinions") and not passage.within("materials", "post", "before")
        ):
            continue
        at = _listed_at(passage.text)
        listed = inline(passage.text[at:]) if at else []
        for sentence in sentences(passage.text[:at] if listed else passage.text):
            yield from _obliged(sentence, passage)
        yield from (_listed(text, passage, passage.text[:at]) for text in listed)


def _is_due(text: str) -> bool:
    """Whether something is sent until a day: nothing that is done at the meeting has one."""
    limits = (due(sentence) for sentence in sentences(text) if any(map(sends, clauses(sentence))))
    return any(limit and not NO_DAY.search(limit) for limit in limits)


def lists_below(passage: Passage) -> bool:
    """Whether it announces what is to be sent, which stands below it."""
    return passage.announces and bool(_SENT_BELOW.search(passage.text))


def is_list(heading: str) -> bool:
    """Whether what stands below a heading is what is to be sent."""
    return bool(_SENT_BELOW.fullmatch(heading))


def _listed(text: str, passage: Passage, announced: str) -> Fact:
    """A thing of a list that is to be sent, to whom and until when the last sentence that says so before the
    list does.
    """
    for sentence in reversed(sentences(announced)):
        if to := _SENT_TO.search(covered(sentence)):
            due = moments.words(sentence, moments.ends(sentence[: to.start()])[-1:])
            field = sent_as(text, to["to"], sentence, passage)
            return Fact(field, text, passage.place, to=to["to"], deadline=next(due, ""))
    return Fact("report", text, passage.place)


def _listed_at(text: str) -> int:
    """Where a list of what is to be sent begins, 提交以下材料：（1）甲."""
    begins = _SENT_BELOW.search(text)
    return text.find("：", begins.end()) + 1 if begins else 0


def _obliged(sentence: str, passage: Passage) -> Iterator[Fact]:
    """Each clause that obliges, with those before it that say what and when."""
    late = has(sentence, _LATE[:3]) and not has(sentence, _EARLY[:4])
    done, after, said = 0, False, ""
    told = clauses(sentence)
    found: list[tuple[str, int, int]] = []
    for n, clause in enumerate([] if AT_FAULT.search(sentence) else told):
        field = _field(clause, sentence, passage, late or after)
        after = after or has(clause, ("会后", "结束后", "召开后"))
        if not field or (n + 1 < len(told) and _other_form(told[n + 1])):
            continue
        if found and field == said and done == n and field != "bulletin" and not _names(clause):
            begins = found.pop()[1]
        else:
            begins = _begins(told, n, done, field)
        ends = n + 1 + (n + 2 == len(told) and only_limits(told[n + 1]))
        found.append((field, begins, ends))
        done, said = ends, field
    for field, begins, ends in found:
        value = stretch(told[begins:ends], sentence)
        to = next(filter(None, map(recipient, told[begins:ends][::-1])), "")
        due = _due(told[begins:ends]) or _held_over(told[:begins]) or _of_heading(field, passage)
        if len(value) >= _LEAST and (due or field == "bulletin" or not _TO_NOBODY.match(value)):
            yield Fact(
                field, without_lead(value, ("同时，", "并", "要", "同时")), passage.place, to=to, deadline=due
            )


def due(sentence: str) -> str:
    """The limit that a sentence itself states."""
    return _due(clauses(sentence))


def recipient(clause: str) -> str:
    """Whom a clause sends or tells something to."""
    to = match["to"] if (match := _TO.search(_ROUND_LIMIT.sub("", clause))) else ""
    return "" if moments.ends(to) or THING.search(to[-3:]) else to


def _due(told: Sequence[str]) -> str:
    """The limit of an obligation: in the clause that obliges, else the last before it; 会后 alone says the
    least.
    """
    limits = [word for clause in told[::-1] for word in _limits(clause)]
    return next((word for word in limits if not NO_DAY.search(word)), next(iter(limits), ""))


def only_limits(clause: str) -> bool:
    """Whether a clause is nothing but when something is due, in brackets or not: 会后5日内（3月2日前）."""
    bare = _ROUND_LIMIT.sub("", clause)
    limits = moments.until(bare)
    for start, end in limits[::-1]:
        bare = bare[:start] + bare[end:]
    return bool(limits) and bool(_ONLY_LIMIT.fullmatch(bare))


def _held_over(before: Sequence[str]) -> str:
    """The limit at the head of a sentence, which holds for all that is told behind it until another."""
    n, told = next(((n, one) for n, one in reversed(list(enumerate(before))) if moments.until(one)), (0, ""))
    begins = not n and any(limit.start == 0 for limit in moments.until(told))
    return _due([told]) if told and (begins or only_limits(told)) else ""


def _of_heading(field: str, passage: Passage) -> str:
    """The limit in the heading of what is sent or told: 审核（1月8日—10日）, 会后5日内通报."""
    heading = passage.heading if field != "archive" else ""
    days = moments.days(heading) if field == "submission" else moments.until(heading)
    return next(moments.words(heading, days[-1:]), "")


def _limits(clause: str) -> list[str]:
    """The limits of a clause, those that 、 joins whole: 5月底、11月底前."""
    listed = (
        one for one in moments.words(clause, moments.occasions(clause)) if "、" in one and one[-1] in "前底末"
    )
    return [*listed, *moments.words(clause, moments.until(clause))]


def _names(clause: str) -> bool:
    """Whether a clause itself says what is sent, told or kept."""
    thing = _WHERE if "通报" in clause else THING
    return "抄" in clause or bool(thing.search(_SENDS.sub("", clause)) or _TAKES.search(clause))


def _other_form(clause: str) -> bool:
    """电子版发至邮箱，纸质版交至办公室: the same thing in another form."""
    return clause.startswith(("纸质", "电子")) and sends(clause)


def _begins(told: Sequence[str], n: int, done: int, field: str) -> int:
    """The first of the clauses that an obligation is told in: those that say what is sent, where its own
    does not, and when.
    """
    first, named = n, _names(told[n])
    if field != "bulletin" and told[n].startswith("抄") and not done:
        return 0
    if field == "archive":
        return n - (n > done and (not named or told[n].startswith("并")))
    if told[n].startswith(("随附", "附")) and n > done:
        return n - 1
    if told[n].startswith(_ALONE) and (
        named or (len(told[n]) > _SHORT and not (n and _MADE.search(told[n - 1])))
    ):
        return n
    while first > done:
        before = told[first - 1]
        says_when = (
            (len(before) <= _LONGEST and _SAYS_WHEN.search(before))
            or only_limits(before)
            or _GATHERS.search(before)
        )
        size = sum(map(len, told[first - 1 : n]))
        far = (
            size > _LONGEST
            and not _CARRIES.search(before)
            and not (first == n and _ENDS_IN_THING.search(before))
        )
        beside = bool(_MADE.search(before) and _MADE.search(told[first]) and field != "bulletin")
        if (field == "bulletin" and _MADE.search(before)) or (not (says_when or beside) and (named or far)):
            break
        first -= 1
        named = named or bool(THING.search(told[first]))
    return first


def _field(clause: str, sentence: str, passage: Passage, late: bool) -> str:
    if _SENT_BELOW.search(clause):
        return ""
    if (
        _KEPT.search(clause)
        and not sends(clause)
        and not passage.about("study", "agenda", "opinions", "problems")
        and not has(clause, ("学习", "手机"))
    ):
        return "archive"
    if has(clause, _ASKED):
        return ""
    if _TELLS.search(covered(clause)) and not has(clause, _NOT_TELLS) and not sends(clause):
        return "bulletin" if _is_told(clause, sentence, passage, late) else ""
    if sends(clause):
        if _is_before(clause, sentence, passage, late):
            return "submission"
        if (
            passage.about("problems", "preamble", "criticism", "hold", "time")
            and not late
            and not has(sentence, _LATE)
        ):
            return ""
        return "report"
    return ""


def _is_told(clause: str, sentence: str, passage: Passage, late: bool) -> bool:
    """Whether what came of the meeting is told to many."""
    after = (
        late
        or has(clause, _LATE[:3])
        or passage.within("post", "requirements")
        or has(sentence, ("生活会情况", "会议情况", "会议的情况"))
        or (has(sentence, _CAME_OF_IT) and has(clause, ("向", "在")) and not has(clause, _OF_LAST_YEAR))
    )
    return (
        after
        and bool(_TOLD.search(sentence))
        and (late or not passage.about("before", "preparation"))
        and not _TO_ONE.search(clause)
        and not _BLAMES.search(clause)
        and not clause.startswith("重点通报")
    )


def _is_before(clause: str, sentence: str, passage: Passage, late: bool) -> bool:
    """Whether it is sent before the meeting: by its words, by its section, or since a draft is sent."""
    if late or has(clause, _LATE[:3]):
        return False
    if _AGREED.search(clause) or (has(clause, ("征求意见", "意见表")) and not passage.within("post")):
        return True
    if passage.within("before") or has(sentence, _EARLY[:4]):
        return True
    if passage.within("post") or has(clause, _LATE):
        return False
    return (
        has(clause, _EARLY)
        or passage.about("materials")
        or bool(_REVIEWED.search(clause))
        or has(clause, _PREPARED)
        or (has(clause, _WRITTEN) and not has(clause, ("记录", "情况", "整改")))
    )
