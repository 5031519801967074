"""What is to be sent, told and kept: 会前报审, 情况报告, 情况通报, 资料归档, one obligation and its recipients at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text import moments
from .fact import Fact
from .lists import clauses, covered, first, has, inline, sentences, stretch, without_lead
from .passage import Passage
from .tables import words

_ORGAN = r"(?:委|部|组|办|党组织|上级|科|室|局|处|政府|审|备案|学校|总支|支部|机关|单位)"
_SENDS = re.compile(
    rf"(?<!会)(?<!会议)上报|报送|呈报|呈送|抄送|抄报|报请|向[^，。；]{{2,60}}?(?:书面|专题|及时|作|作出)*(?:报告|汇报|提交|请示)(?!会)|(?<![通汇申填简公板情])报(?!告|刊|导|复|道|名|到|酬|送|请|审批后)(?:至|给|经)?(?=[^，。；]{{0,30}}?{_ORGAN})"
    rf"|将[^，。；]{{2,40}}?报告(?=[^，。；]{{0,30}}?{_ORGAN})|送(?=[^，。；]{{2,24}}(?:委|部|组|办|室|党组织|上级)[^，。；]{{0,16}}(?:审|备案|把关))|书面报告(?!会)"
    r"|(?:发送|发|上?交|提交|送交|送)(?:至|到)[^，。；]{1,20}(?:邮箱|室|处|办|组|部|委|科|会)"
)
_TO_PERSON = re.compile(
    r"(?:报|送|交)[^，。；委部]{0,16}(?:同志|负责人|书记|领导|主官)[^，。；]{0,6}(?:审|把关|批)"
)
_TO = re.compile(
    r"(?:报送?|向|呈|抄送|上报)(?P<to>[^，。；报送呈]{2,40}?)(?:报送|上报|报告|审|备案|专题|书面|汇报|$)"
)
_AGREED = re.compile(r"报经?[^，。；]{1,16}(?:同意|批准)$")
_PLANS = ("方案", "请示")
_TELLS = ("通报",)
_NOT_TELLS = words("sending.not_tells")
_KEPT = words("sending.kept")
_EARLY = words("sending.early")
_LATE = words("sending.late")
_ASKED = words("sending.asked")
_NOT_A_DUTY = ("负责", "承担")
_SENT_BELOW = words("sending.sent_below")
_CONTEXT = words("sending.context")
_AND, _ITS_OWN = ("并报", "同时报"), ("将", "把", *"0123456789", "于")
_LEAST, _SHORT, _SUBJECT, _LONGEST = 5, 10, 16, 90
_ELSEWHERE = ("agenda", "study", "duties")


def sends(text: str) -> bool:
    """Whether somebody sends something to an organ."""
    return bool(_SENDS.search(covered(text))) and (has(text, _PLANS) or not _TO_PERSON.search(text))


def sending(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Obligations of every section but those that only list what happens at the meeting."""
    below = -2
    for one in passages:
        if below == one.section and one.number:
            yield Fact("report", sentences(one.text)[0], one.place)
            continue
        below = one.section if one.announces and has(one.text, _SENT_BELOW) else -2
        if (
            one.text.startswith("附件")
            or one.about(*_ELSEWHERE)
            or (one.about("talks", "opinions") and not one.within("materials", "post", "before"))
        ):
            continue
        if (at := _listed_at(one.text)) and (listed := inline(one.text[at:])):
            yield from (Fact("report", text, one.place) for text in listed)
            continue
        for sentence in sentences(one.text):
            yield from _obliged(sentence, one)


def _listed_at(text: str) -> int:
    """Where a list of what is to be sent begins, 提交以下材料：（1）甲."""
    found = first(text, _SENT_BELOW)
    return text.find("：", found[1]) + 1 if found else 0


def _obliged(sentence: str, one: Passage) -> Iterator[Fact]:
    """Each clause that obliges, with those before it that say what and when."""
    held: list[str] = []
    before: list[str] = []
    late = has(sentence, _LATE[:3]) and not has(sentence, _EARLY[:3])
    after = False
    for clause in clauses(sentence):
        field = _field(clause, sentence, one, late or after)
        if not field:
            after = after or has(clause, ("会后", "结束后", "召开后"))
            before = [*before, clause]
            held = [*held, clause] if has(clause, _CONTEXT) and not clause.startswith("接受") else []
            continue
        alone = clause.startswith(_AND) or (clause.startswith(_ITS_OWN) and moments.ends(clause))
        value = clause if alone else _joined([*(held if len(clause) > _SHORT else before), clause], sentence)
        before = []
        to = found["to"] if (found := _TO.search(clause)) else ""
        due = next(moments.words(value, moments.ends(value)), "")
        held = []
        if len(value) >= _LEAST:
            yield Fact(
                field, without_lead(value, ("同时，", "并", "要", "同时")), one.place, to=to, deadline=due
            )


def _joined(parts: Sequence[str], sentence: str) -> str:
    """The clauses as they stand in the sentence, as many of the first left out as make it short."""
    while len(parts) > 1 and sum(map(len, parts)) > _LONGEST:
        parts = parts[1:]
    return stretch(parts, sentence)


def _field(clause: str, sentence: str, one: Passage, late: bool) -> str:
    if clause.startswith(_NOT_A_DUTY):
        return ""
    if (
        has(clause, _KEPT)
        and not one.about("study", "agenda", "opinions", "problems")
        and not has(clause, ("学习",))
    ):
        return "archive"
    if has(clause, _ASKED) or _charged(clause):
        return ""
    if has(covered(clause), _TELLS) and not has(clause, _NOT_TELLS) and not sends(clause):
        after = (
            late
            or has(clause, _LATE[:3])
            or one.within("post", "requirements")
            or has(sentence, ("生活会情况", "会议情况"))
        )
        return (
            "bulletin"
            if after
            and (late or not one.about("before", "preparation"))
            and not clause.startswith(("通报内容", "通报范围", "整理成", "实行"))
            else ""
        )
    if sends(clause):
        if _is_before(clause, sentence, one, late):
            return "submission"
        if (
            one.about("problems", "preamble", "criticism", "hold", "time")
            and not late
            and not has(sentence, _LATE)
        ):
            return "submission" if "方案" in clause else ""
        return "report"
    return ""


def _is_before(clause: str, sentence: str, one: Passage, late: bool) -> bool:
    """Whether it is sent before the meeting: by its words, by its section, or since a draft is sent."""
    if late or has(clause, _LATE[:3]):
        return False
    if _AGREED.search(clause) or (has(clause, ("征求意见", "意见表")) and not one.within("post")):
        return True
    if one.within("before") or has(sentence, _EARLY[:3]):
        return True
    if one.within("post") or has(clause, _LATE):
        return False
    return (
        has(clause, _EARLY)
        or one.about("materials")
        or (one.within("preparation") and has(clause, ("方案", "提纲", "材料", "请示")))
    )


def _charged(clause: str) -> bool:
    """人事科负责…并报送: whose duty it is to do several things; 人事科负责将甲报送乙 is one to send."""
    at = clause.find("负责")
    return 0 < at < _SUBJECT and not clause[at + 2 :].startswith(("同志", "人", "将", "把", "向"))
