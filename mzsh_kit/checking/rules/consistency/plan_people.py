"""Names and posts: lists, registers, pairs, the chair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ....plan import Open
from ....plan.persons import member_meant
from ....plan.wording import people as joined
from ...facts.days import COUNT
from ...facts.paper import Paper, Passage, blank, compact, group, whole
from ...facts.papers import AND_OTHERS
from ...facts.plan import PlanFacts, differs
from ...rule import Hit, Words, plan_rule

_LISTS = rf"参加(?:人员)?[：:]|[^。；：\n]*?应到(?:会)?\s*{COUNT.replace('(', '(?:', 1)}\s*人[：:]"
_PRESENT = r"出席(?:人员)?[：:]"
_ABSENT = re.compile(r"^(?:请假|缺席)")
_OBSERVING = r"列席(?:人员)?[：:]|列席会议的有[：:]|列席人员。"
_CHAIR = r"主持(?:人)?[：:]"
_CHAIRED = re.compile(r"会议由([^。；，]{1,60}?)(?:同志)?主持|[，,]([^。；，]{1,60}?)(?:同志)?主持会议")
_NO_NAME = re.compile("负责|书记|委托|召集|轮流|同志$|推选")
_SEPARATOR = re.compile(r"、(?![^（(]*[）)])")
_WHOLE_TEAM = ("座次图", "桌签")


def listed(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """参加 and 应到N人 list those who should attend, in their order."""
    for words in paper.labelled(_LISTS):
        yield from _in_order(words, facts, frozenset())


def present(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """出席 lists them too, but for those who are absent by the plan or by the paper itself."""
    told = "".join(compact(one.text) for one in paper.of_meeting if _ABSENT.match(one.text))
    absent = facts.absent | {name for name in facts.attending if name.partition("（")[0] in told}
    for words in paper.labelled(_PRESENT):
        yield from _in_order(words, facts, absent)


def _in_order(words: Words, facts: PlanFacts, absent: frozenset[str]) -> Iterator[Hit]:
    names = [compact(name) for name in _SEPARATOR.split(words.text.rstrip("。"))]
    places = [facts.attendee(name) for name in names]
    if any(place is not None for place in places) and not AND_OTHERS.search(names[-1]):
        why = _difference(names, places, facts, absent)
        if why:
            yield Hit.of(words, why, _as_planned(facts))


def _difference(
    names: Sequence[str], places: Sequence[int | None], facts: PlanFacts, absent: frozenset[str]
) -> str:
    """In words, how a list of names differs from those who should attend; empty if it does not."""
    found = [place for place in places if place is not None]
    more = [name for name, place in zip(names, places, strict=True) if place is None]
    missing = [
        name for place, name in enumerate(facts.attending) if place not in found and name not in absent
    ]
    twice = [facts.attending[place] for place, number in Counter(found).items() if number > 1]
    told = (("缺少", missing), ("多出", more), ("重复", twice))
    why = "，".join(f"{what}{'、'.join(names)}" for what, names in told if names)
    if not why and found != sorted(found):
        why = "排列顺序不同"
    return why and f"人员与方案的应到人员不一致：{why}"


def _as_planned(facts: PlanFacts) -> str:
    return f"请改为“{'、'.join(facts.attending)}”；班子成员有变的，先改方案再重新生成全套材料"


def sign_in(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """The sign-in sheet has everybody who should attend, in their order."""
    for table in paper.tables:
        rows = table.columns("姓名", "职务") if "签到" in table.heads else ()
        rows = tuple(row for row in rows if row[0].text)
        yield from _register(rows, facts, strict=True)


def speakers(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A column of 研讨发言人 has the members in their order; one filled in by half at least."""
    for table in paper.tables:
        rows = tuple((cell, cell) for (cell,) in table.columns("研讨发言人") if cell.text)
        yield from _register(rows, facts, strict=False)


def _register(rows: Sequence[tuple[Passage, ...]], facts: PlanFacts, *, strict: bool) -> Iterator[Hit]:
    names = [compact(name.text) for name, _ in rows]
    places = [facts.attendee(name.text, post.text) for name, post in rows]
    if sum(place is not None for place in places) * 2 < len(facts.attending) and not strict:
        return
    why = _difference(names, places, facts, frozenset()) if any(p is not None for p in places) else ""
    if why:
        yield Hit.of(whole(_first_wrong(rows, places)), why, _as_planned(facts))


def _first_wrong(rows: Sequence[tuple[Passage, ...]], places: Sequence[int | None]) -> Passage:
    """The first cell where the order breaks; the last cell if only the end is missing."""
    wrong = (row[0] for nth, (row, place) in enumerate(zip(rows, places, strict=True)) if place != nth)
    return next(wrong, rows[-1][0])


def posts(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """A post beside a member's name is the member's."""
    for table in paper.tables:
        for name, post in table.columns("姓名", "职务"):
            place = facts.attendee(name.text)
            wanted = "" if place is None else facts.plan.attending[place].post
            if wanted and not blank(post.text) and compact(post.text) != compact(wanted):
                yield differs(whole(post), f"{compact(name.text)}的职务", wanted)


def observers(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """列席 lists the observers of the plan."""
    wanted = joined(facts.observing)  # the chair says 同志 behind every name
    for words in paper.labelled(_OBSERVING):
        given = compact(words.text).replace("同志", "")
        if (
            wanted
            and not blank(given)
            and given.rstrip("。").replace("》《", "》、《") != wanted.replace("同志", "")
        ):
            yield differs(words, "列席人员", wanted)


def chair(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """主持 names the chair, and nobody else is said to preside."""
    if isinstance(facts.plan.meeting.chair, Open):
        return
    wanted, team = facts.derived.chair, facts.plan.members
    at = member_meant(wanted, team)
    for words in (*_labelled_chair(paper), *_said_chair(paper, facts)):
        given = re.sub(r"（.*|同志$", "", compact(words.text))
        meant = member_meant(given, team)
        if not blank(given) and not given.endswith(compact(wanted)) and (meant is None or meant != at):
            yield differs(words, "主持人", wanted)


def signer(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """签发人 is the principal."""
    for words in paper.labelled("号?签发人[：:]"):
        if not blank(words.text) and facts.plan.principal.name not in compact(words.text):
            yield differs(words, "签发人", facts.plan.principal.name)


def _labelled_chair(paper: Paper) -> Iterator[Words]:
    for words in paper.labelled(_CHAIR, cell="主持人"):
        found = re.match(r"[^，,）)\s]+", words.text)
        if found and not _NO_NAME.search(found[0]):
            yield Words(words.line, words.start, words.start + found.end())


def _said_chair(paper: Paper, facts: PlanFacts) -> Iterator[Words]:
    for passage in paper.of_meeting:
        for match in _CHAIRED.finditer(passage.text):
            words = group(passage, match, 1 if match[1] else 2)
            post = next((one.post for one in facts.plan.members if words.text.startswith(one.post)), "")
            rest = words.text.removeprefix(post)
            named = rest.endswith(tuple(facts.members)) or (rest and not _NO_NAME.search(rest))
            if named and not facts.own(match[0]):
                yield words


def pairs(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """Tables of talks and of criticism hold the pairs that follow from the team."""
    registers = (table for table in paper.tables if "序号" in table.heads)
    for table in registers:
        talks, criticisms = table.columns("谈话人", "谈话对象"), table.columns("批评人", "批评对象")
        yield from _pairs(talks, facts.talks, "谈话", "必谈关系")
        yield from _pairs(criticisms, facts.criticisms, "批评", "应到人员")


def _pairs(
    rows: Sequence[tuple[Passage, ...]], wanted: Iterable[tuple[str, str]], what: str, source: str
) -> Iterator[Hit]:
    found = {(compact(first.text), compact(second.text)): second for first, second in rows if first.text}
    missing = [f"{first}—{second}" for first, second in wanted if (first, second) not in found]
    more = [pair for pair in found if pair not in wanted]
    told = "、".join(sorted(missing)[:3]) + (f"等{len(missing)}对" if len(missing) > 3 else "")
    fix = f"请按{source}补全；班子成员有变的，先改方案再重新生成"
    if more:
        why = f"{what}安排中的{'—'.join(more[0])}不在方案之列" + (f"，缺少{told}" if missing else "")
        yield Hit.of(whole(found[more[0]]), why, fix)
    elif found and missing:
        yield Hit.of(whole(rows[0][0]), f"{what}安排缺少{told}", fix)


def everybody(paper: Paper, facts: PlanFacts) -> Iterator[Hit]:
    """Seats and name cards are there for everybody who comes."""
    if not any(word in paper.name for word in _WHOLE_TEAM) or not paper.passages:
        return
    text = "".join(compact(passage.text) for passage in paper.passages)
    coming = (member.name for member in facts.plan.attending if not member.absence)
    missing = [name for name in coming if name not in text]
    if missing:
        why = f"没有{'、'.join(missing)}"
        yield Hit.of(whole(paper.said[0]), why, "请补上；班子成员有变的，先改方案再重新生成")


_PLAN = "《党政机关公文处理工作条例》：公文内容应当准确；全套材料以方案（plan.json）为准"
_SIGNER = "《党政机关公文格式》（GB/T 9704—2012）版头·签发人"

RULES = (
    plan_rule(id="chair-differs", level="error", title="主持人与方案不一致", reason="主持人在全套材料中应是同一个人", source=_PLAN, bad=("《会议通知》主持：贺兰舟",), good=("《会议通知》主持：江启明",), find=chair),
    plan_rule(id="signer-differs", level="likely", title="签发人与方案不一致", reason="上行文由主要负责同志签发", source=_SIGNER, bad=("《报审请示》签发人：贺兰舟",), good=("《报审请示》签发人：江启明",), find=signer),
    plan_rule(id="attendees-differ", level="error", title="参加人员与方案不一致", reason="班子成员应当全部列入，并按方案的次序排列", source=_PLAN, bad=("《会议通知》参加：贺兰舟、江启明、",), good=("《会议通知》参加：江启明、贺兰舟、",), find=listed),
    plan_rule(id="present-differ", level="likely", title="出席人员与方案不一致", reason="出席人员应是应到人员中没有请假的人", source=_PLAN, bad=("《会议记录》出席：江启明、贺兰舟、孟君",), good=("《会议记录》出席：江启明、贺兰舟、孟珺",), find=present),
    plan_rule(id="sign-in-differs", level="error", title="签到表与方案不一致", reason="签到表是到会人数的凭据，不能缺人、多人、错名", source=_PLAN, bad=("《签到表》孟　君",), good=("《签到表》孟　珺",), find=sign_in),
    plan_rule(id="speakers-differ", level="likely", title="发言人与方案不一致", reason="研讨发言人应是班子成员，名单和次序以方案为准", source=_PLAN, bad=("《学习研讨安排》孟　君",), good=("《学习研讨安排》孟　珺",), find=speakers),
    plan_rule(id="post-differs", level="error", title="职务与方案不一致", reason="同一个人在全套材料中职务应当一致", source=_PLAN, bad=("《签到表》党组成员、总工程师",), good=("《签到表》党组成员、副局长",), find=posts),
    plan_rule(id="observers-differ", level="error", title="列席人员与方案不一致", reason="列席人员在全套材料中应当一致", source=_PLAN, bad=("《会议通知》列席：办公室主任",), good=("《会议通知》列席：副局长尹若溪、办公室主任",), find=observers),
    plan_rule(id="pairs-differ", level="error", title="谈话、批评的对象与方案不一致", reason="应谈、应批评的每一对都要列到，名字要对", source=_PLAN, bad=("《相互批评意见登记表》孟　君",), good=("《相互批评意见登记表》孟　珺",), find=pairs),
    plan_rule(id="seat-missing", level="likely", title="座次图、桌签缺人", reason="应到会的人没有座位或者桌签", source=_PLAN, bad=("《座次图》孟君",), good=("《座次图》孟珺",), find=everybody),
)  # fmt: skip
