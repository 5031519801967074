"""What a clause says of who comes to the meeting, and for what: 主持, 参加, 列席, 到会指导, 记录.

A verb closes the clause, and the noun phrase before it is who comes (甲主持, 由甲主持, 请甲到会指导,
甲列席会议并记录); or a name made of such a verb stands before who comes (参加人员为甲, 出席会议的有甲,
列席：甲). What the verb is about must be the meeting: who chairs a talk or attends a lesson is told by
the same verbs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..text import annotated
from ..text.lazy import lazy_pattern
from ..text.patterns import NUMERAL
from .actor import Actor, actor, are_people
from .lists import covered, has
from .passage import Passage
from .roll import roll

HOST, ATTEND, OBSERVE, GUIDE, RECORD = (
    f"meeting.{part}" for part in ("host", "attendees", "observers", "guidance", "recorder")
)
_VERBS = {
    HOST: ("主持", "召集"),
    RECORD: ("记录",),
    GUIDE: ("指导", "督导", "点评", "讲话", "作重要指示", "莅临", "莅会", "光临"),
    OBSERVE: ("列席", "旁听", "监督"),
    ATTEND: ("参加", "参与", "出席", "参会", "与会", "到会", "到场", "到齐", "应到"),
}
"""What somebody comes for, by verb; where verbs follow one another, the part that stands first here
counts.
"""
_VERB = "|".join(verb for verbs in _VERBS.values() for verb in verbs)
_VERB_SIGN = lazy_pattern(_VERB)
COMES = lazy_pattern(f"{_VERB}|邀请?|安排|设")
"""What tells of somebody who comes."""
_OBJECT = f"(?!并)(?:(?:(?!{_VERB})[^，。；：]){{0,24}}?(?:会议|生活会)|会|全过程)"
_HEAD = "(?:人员|对象|范围|单位|领导|同志|名单|代表|成员|干部|工作|[人者员])"
_SAYS = "(?:还|一般|应当?|可以?)*(?:为|是|有|包括|含|系|即|由)"
_TITLE = lazy_pattern(
    rf"(?P<lead>[^，。；：]{{0,20}}?)(?P<verbs>(?:{_VERB}|邀请?)(?:(?:[、和及与]|会议)?(?:{_VERB}))*)(?:了?{_OBJECT})?"
    rf"(?P<head>的?(?:[^，。；：、的]{{0,4}}?{_HEAD})?)(?:(?P<says>{_SAYS})(?P<people>.*))?"
)
_LEAD = lazy_pattern("(?:[^了对在向]{0,16}会议?的?)?[^了对在向]{0,6}")
_PLAIN_TITLE = lazy_pattern("(?:会议|扩大)?(?:人员范围|人员|对象|范围)")
_TAIL = lazy_pattern(
    rf"(?!组(?!织)|[员人者词])[了过]?(?P<about>{_OBJECT})?(?:工作)?(?P<more>(?:[并和及、或且听作提]|(?:{_VERB})(?!的)).*)?"
)
_IS_ONE = lazy_pattern(rf"(?P<people>[^，。；]+?)[都均]?[为是](?:正式)?(?P<verb>{_VERB})的?(?:人员?|对象|者)")
_REACHES = lazy_pattern(r"(?P<lead>.*?)(?:开|扩大)[到至](?P<people>.+)")
_OPTIONAL = ("根据", "必要", "需要", "可")
_ON_IT = lazy_pattern(
    rf"(?P<before>(?:.*[^针面加强])?)对(?P<about>{_OBJECT})(?:情况)?(?:进行|给予|[作做]出?|提出)了?[^，。；]{{0,8}}?(?:点评|指导|督导|评价|肯定|要求).*"
)
_JUDGES = lazy_pattern(
    r"(?P<before>.*?)(?:[作做]了?|进行了?)?(?:点评|(?:充分)?肯定了?(?=[^，。；]{0,12}会)|(?P<says>指出|讲了|提出|[作做]了))(?!的).*"
)
_SPEAKS = ("讲话", "点评", "作重要指示")
"""What an agenda says of those who are there; who came is told by it in a report, or of a person by name."""
_KNOWN = lazy_pattern(rf"[到参与]会|{NUMERAL}是")
"""Who is spoken of as there already: 与会同志发言."""
_KEEPING = lazy_pattern(
    r"(?:(?:负责|担任|整理|做好?|作好?|专门)|会议|原始|的|详细|如实|同步|全程|用[^，。；]{1,8})+$"
)
ABOVE = ("上级", "督导", "指导", "巡回", "巡视组", "巡察", "派驻")
_FROM_ABOVE = lazy_pattern(
    rf"(?:中央|[省市州县区旗])(?:直|委|纪委|监委|政府|人大(?!代表)|政协(?!委员)|机关|管|级|长)|领导(?!班子)|纪检监察组|组(?:成员|组长|负责(?:人|同志))?$|{'|'.join(ABOVE)}"
)
_ONLY_HERE = ("列席", "旁听", "到会", "莅临", "莅会")
_COMES = ("到会", "莅", "临", "全程", "现场", "派", "前来", "应邀", "自始至终")
_BELOW = ("下级", "联系", "分管", "包联", "各单位", "基层单位", "其民主生活会")
"""Whose meeting it is that somebody from above comes to."""
_ANOTHER = ("所在", "所属", "流入", "其他", "座谈")
_OF_BRANCH = ("组织生活会", "支部生活会")
_NOT_OF_BRANCH = ("流入", "下级", "座谈")
_ELSEWHERE = lazy_pattern("座谈|学习|党课|研讨|谈话|测评|评议|动员|培训|调研")
_ANOTHER_HELD = lazy_pattern(
    r"(?:召开|举行|举办)了?(?:(?!生活会|会)[^，。；“”])*"
    r"(?:(?<![开行办了本次])会(?![上前后]|[^，。；]{0,12}生活会)|会议?，?[^，。；]{0,4}(?:安排|部署|研究)[^。；]*)"
)
STEPS = ("study", "opinions", "talks", "materials", "problems", "submission", "post")
"""Sections in which people come to something else."""
_THIS = lazy_pattern(r"(?:本次|此次|这次|今天|该|我[^会]{0,6})?的?(?:会议|会|全过程)")
OWN = ("班子成员", "党组成员", "党委委员", "全体", "领导班子", "支部委员", "各成员")


@dataclass(frozen=True, slots=True)
class Presence:
    """Who comes for what; nobody where the clause leaves it to those before it."""

    field: str
    people: str


def titled(clause: str, sign: str, passage: Passage, branch: bool) -> Presence | None:
    """出席会议的有甲, 参加人员为甲, 记录由甲负责; with a colon behind it 列席人员 and 主持 alone."""
    title = _TITLE.fullmatch(clause)
    if not title or not (title["says"] or sign == "："):
        return None
    verbs, head, says, lead = (title[part] or "" for part in ("verbs", "head", "says", "lead"))
    another = "生活会" in lead and not is_the_meeting(lead.rstrip("的"), branch)
    if another or (says and not head) or not _LEAD.fullmatch(lead):
        return None
    if passage.about(*STEPS) and "生活会" not in clause:
        return None
    field = _first_of(verbs) or GUIDE
    guests = field == ATTEND and head.endswith(("领导", "嘉宾"))
    return Presence(GUIDE if guests else field, (title["people"] or "").strip("：: "))


def _first_of(verbs: str) -> str:
    """The part that verbs which follow one another say."""
    return next((field for field, words_of in _VERBS.items() if has(verbs, words_of)), "")


def is_title(name: str) -> bool:
    """Whether a phrase names nobody but a part in the meeting: 列席人员, 参会对象."""
    title = _TITLE.fullmatch(name)
    known = (
        title
        and title["head"]
        and (not _first_of(title["verbs"]) or has(title["verbs"], ("列席", *_VERBS[ATTEND])))
    )
    return bool(known or _PLAIN_TITLE.fullmatch(name))


def guest(clause: str) -> Presence | None:
    """Who is invited or sent by a clause that leaves it to a later one to say what for: 邀请甲，乙参加."""
    who = actor(clause)
    comes = who.cause.startswith(("邀", "请", "特", "派出", "选派", "恭请", "敬请"))
    return (
        Presence(invited(who.name), who.name)
        if comes and are_people(who.name) and not _KNOWN.match(who.name)
        else None
    )


def invited(name: str) -> str:
    """What somebody comes for who is invited to attend: from above to guide, others to sit in."""
    return GUIDE if _FROM_ABOVE.search(name) else OBSERVE


def closed(clause: str, before_it: str, passage: Passage, branch: bool, last: str) -> list[Presence]:
    """What a clause says that somebody comes for; ``last`` is who came by the clause before,
    ``before_it`` what the sentence said till then.
    """
    if (match := _REACHES.fullmatch(clause)) and (last or has(match["lead"], ("会", "范围", "人员"))):
        return [Presence(OBSERVE if has(match["lead"], _OPTIONAL) else ATTEND, match["people"])]
    if (match := _ON_IT.fullmatch(clause)) and not passage.about(*STEPS):
        who = actor(match["before"])
        heard = are_people(who.name) if who.name else last
        known = _KNOWN.match(match["before"]) or "负责" in match["before"]
        on_this = is_the_meeting(match["about"], branch) or has(match["about"], _BELOW)
        if heard and on_this and not known:
            return [Presence(GUIDE, who.name)]
    prepares = passage.about(*STEPS)
    if "了" in clause and (match := _JUDGES.fullmatch(clause)) and not prepares:
        name = actor(match["before"]).name
        sent = has(name, ("督导", "指导"))
        from_above = not match["says"] and _FROM_ABOVE.search(name) and annotated(name).persons
        if are_people(name) and (sent or from_above) and not has(name, ("了", "代表", "各")):
            return [Presence(GUIDE, name)]
    for match in _VERB_SIGN.finditer(covered(clause)):
        if tail := _TAIL.fullmatch(clause, match.end()):
            before, about = clause[: match.start()], tail["about"] or ""
            said = _Clause(match[0], actor(before), before, about, tail["more"] or "", last)
            if said.who.name == "其":
                said = replace(said, who=replace(said.who, name=last))
            meant = about or said.asked or match[0] in _ONLY_HERE
            here = "生活会" in about or (meant and (not prepares or "生活会" in before_it + before))
            if not here and (prepares or _ELSEWHERE.search(covered(before_it))):
                return []
            return said.presences(branch)
    if (match := _IS_ONE.fullmatch(clause)) and are_people(match["people"]):
        return [Presence(_first_of(match["verb"]), match["people"])]
    who = actor(clause)
    told = who.cause == "通知" and who.name.startswith(("全体", "各")) and not prepares
    return [Presence(ATTEND, who.name)] if told and are_people(who.name) else []


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause in its parts: who, ``verb``, what it is ``about``, ``more`` verbs; ``last`` is who came
    by the clause before.
    """

    verb: str
    who: Actor
    before: str
    about: str
    more: str
    last: str

    @property
    def asked(self) -> bool:
        return self.who.cause.endswith("请") and _first_of(self.verb) in (GUIDE, OBSERVE)

    def presences(self, branch: bool) -> list[Presence]:
        below = has(self.about, _BELOW) and not has(self.who.name, OWN) and "身份" not in self.who.manner
        if self.about and not (is_the_meeting(self.about, branch) or below):
            return []
        field = _first_of(self.verb)
        if field == RECORD:
            return self._recorded()
        if self.who.topic.endswith("负责") or (self.who.cause == "由" and not self._of_the_meeting(branch)):
            return []
        if field == HOST and not self.before.strip("并负责和"):
            return [Presence(HOST, self.last)] if self.last else []
        if field == HOST:
            given = self.who.cause == "由" and len(self.who.name) > 1
            return [Presence(HOST, self.who.name)] if given or are_people(self.who.name) else []
        field = self._part(field, below)
        if not field or _KNOWN.match(self.who.name) or (self.who.name and not are_named(self.who.name)):
            return []
        kept = [Presence(RECORD, self.who.name)] if "记录" in self.more else []
        return [Presence(field, self.who.name), *kept]

    def _of_the_meeting(self, branch: bool) -> bool:
        """Whether what stands before 由 is the meeting, or says when."""
        topic = self.who.topic
        return (
            not topic
            or topic.endswith(("，", "时", "后", "前", "并", "一般", "原则上", "应当", "应", "要", "会议"))
            or is_the_meeting(topic, branch)
        )

    def _recorded(self) -> list[Presence]:
        name = actor(_KEEPING.sub("", self.before)).name
        if not name and self.before.startswith(("并", "同时", "负责", "做")) and self.last:
            name = self.last
        return [Presence(RECORD, name)] if are_people(name) else []

    def _part(self, field: str, below: bool) -> str:
        """What they come for by verb, manner and rank; empty where a verb that may mean anything says
        nothing of the meeting.
        """
        who, more = self.who, _first_of(self.more)
        above = has(who.name, ABOVE) and not has(who.name, OWN)
        if field == ATTEND and more in (GUIDE, OBSERVE):
            field = more
        if field == OBSERVE and has(self.more, ("指导", "督导", "点评")):
            return GUIDE
        if self.verb == "参与" and not (self.about or more == GUIDE):
            return ""
        if field == ATTEND:
            sent = has(who.cause + who.manner, ("派", "莅", *ABOVE)) or (
                "全程" in who.manner and not has(who.name, OWN)
            )
            asked = who.cause.endswith(("请", "到", "了")) or "邀" in who.manner
            comes = self.verb in ("到会", "到场") and _FROM_ABOVE.search(who.name) and not has(who.name, OWN)
            return GUIDE if sent or above or below or comes else invited(who.name) if asked else field
        if self.verb in _SPEAKS:
            spoke = "了" in self.before + self.more or bool(who.cause and annotated(who.name).persons)
            if not (spoke and (above or (who.cause and _FROM_ABOVE.search(who.name)))):
                return ""
        if field == GUIDE or self.verb == "监督":
            said = who.manner + self.before[-2:] + self.verb + self.more
            meant = (
                bool(_FROM_ABOVE.search(who.name or self.last))
                if self.verb == "监督"
                else who.cause or has(said, ("会议", "生活会", *_COMES, "点评", "讲话"))
            )
            told = self.about or above or meant
            field = GUIDE if above or (self.verb == "监督" and "全程" in who.manner) else field
            return field if told else ""
        return field


def are_named(phrase: str) -> bool:
    """Whether a phrase is of people, or of persons by name alone."""
    return are_people(phrase) or all(one.name for one in roll(phrase))


def of_another(sentence: str, before: bool = False) -> bool:
    """Whether what is said from here on is of another meeting that the sentence says was held, or one
    ``before`` it: 机关党委召开会议，部署民主生活会.
    """
    rest = _ANOTHER_HELD.sub("", sentence)
    return "生活会" not in rest and (before or rest != sentence)


def is_the_meeting(about: str, branch: bool) -> bool:
    """Whether an object is the meeting that the document is about; to a branch its leaders' 民主生活会
    is another.
    """
    if "生活会" not in about:
        return bool(_THIS.fullmatch(about))
    whose: tuple[str, ...]
    if branch:
        whose, of_this = _NOT_OF_BRANCH, "组织生活会" in about or "班子" not in about
    else:
        whose, of_this = _ANOTHER, "民主生活会" in about or not has(about, _OF_BRANCH)
    return of_this and about.endswith(("会", "会议")) and not has(about, whose)
