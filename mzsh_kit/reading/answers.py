"""What was read -> answers, as :func:`mzsh_kit.plan.complete` takes them: only what the document states."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..text import DateSpan, moments, whole_date
from ..text.lazy import lazy_pattern
from . import stated, values
from .actor import is_person
from .fact import Fact
from .item import HALVES, clocked, held, joined, parted
from .itself import issuer_code
from .lists import clauses, has, sentences, stretch
from .obliged import sent, told, undated, until
from .once import is_once
from .read import Reading
from .roles import heading_roles
from .roll import person
from .rows import cells, dated
from .sending import sends
from .stated import every
from .steps import Step

Answers = dict[str, Any]
_TITLE = lazy_pattern(r"^(?P<issuer>[^《]*)《(?P<title>.+)》(?:\s*[（(](?P<number>[^（()）]*号)[)）])?")
_BODY = "(?:[^，。；：]{0,16}(?:小组|专班))?"
_GROUP = lazy_pattern(rf"^{_BODY}(?P<role>[^:：]+)[:：](?P<people>.+)$")
_ROLE = lazy_pattern(
    rf"^{_BODY}(?P<role>(?:常务|执行)?(?:副\s*)?组\s*长|成\s*员(?!单位))\s*"
    r"(?:由|为|包括|是)?(?P<people>.+?)(?:担任|兼任|组成)?$"
)
_FILLS = lazy_pattern(
    rf"^(?:以|由)?(?P<people>.+?)(?:担任|任|为){_BODY}(?P<role>副?组长|成员|主任)(?:的.+)?$"
)
_KEPT = lazy_pattern(
    r"^(?P<what>.+?)(?:由(?P<by>[^，。；]{2,12}?)(?:负责)?)?(?:整理|立卷|统一|及时)*(?:归档|存档)(?:备查|保存)?$"
)
_OF_ALL = "班子成员"
_MEMBER = "(?:班子|成员|委员|常委|副职|支委)"
_PAIRS = (
    ("members-branch", lazy_pattern(r"支部|党员代表|组织关系")),
    ("members-units", lazy_pattern(r"分管|联系|所属|科室|股室|处室|部门|单位负责")),
    (
        "principal-members",
        lazy_pattern(rf"(?:主要负责|书记|主官|主要领导|同志[与和同]每[位名个]).*{_MEMBER}"),
    ),
    (
        "members-members",
        lazy_pattern(
            rf"(?P<one>{_MEMBER})(?:[^与和同]*(?:相互|之间)|[与和同](?:其他)?(?P=one)(?:之间)?$)|相互之间"
        ),
    ),
)
_LED_BY = lazy_pattern(
    "(?P<group>.+组)（组长(?P<who>[^，、：（）]+)(?:[，、](?:(?P<more>[^（）\\d]+)|[^（）]*))?）"
)
_MUTUAL = lazy_pattern(
    "(?:之?间)?(?:相互|互相|彼此|互)(?:谈心谈话|谈心|谈话|交心|谈)$|(?<!之)间(?:互谈|谈)?$"
)
"""How it is said that they talk among each other: 常委间, 成员互谈."""
_URGED = lazy_pattern("(?:逐[一个]|重点|普遍|分别|单独)*(?:必?谈)?$")
_SECOND = lazy_pattern("[与和同跟]")
"""What a relation begins with that leaves out its first side."""
_SIDES = lazy_pattern("[与和同跟]|相互|之?间")
_PUBLISHED = lazy_pattern("整改[^，。；]*公[示开布]|公[示开布][^，。；]*整改")
"""Where what is told is the rectification, and to all."""
_LIST = ("清单", "台账")
_LISTS = lazy_pattern(
    "(?:制[定订]|形成|建立|列出|梳理|完成|公[示开布])[^，]*(?:清单|台账|整改方案)|(?:清单|台账|整改方案)[^，]*(?:制[定订]|形成|建立|完成)"
)
"""What says that the list of rectification is made; by when it is shown to all it is made as well."""
_LOOKED = lazy_pattern("审[阅核定改]|把关")
_AFTER = ("rectification.rule", "report", "bulletin")
"""Fields of what is done after the meeting."""
_PREPARED = ("study", "opinions", "talks", "problems", "materials")
"""Steps that have a limit, each with the facts and the part of the plan of its name."""
_STAGE = lazy_pattern("阶段(?:[（(][^（()）]*[)）])?$")
_NOON, _WHOLE_DAYS = "12:30", ("1天", "一天")
_LONGEST_NAME, _OTHER = 20, "其他安排"
MOST_CRITICISMS = 50
"""More than that a plan does not take."""


_PAPERS = ("材料", "提纲", "报告", "发言")
_WRITTEN = lazy_pattern("(?:材料|提纲|(?:检查|剖析|检视|分析)报告)[^，]{0,20}$")
_HELD = lazy_pattern("召开|开好|参加|参与|组织(?!生活)|指导|[要应须]")
_ACT = lazy_pattern("(?:具体|统一|一并)*(?:负责|承担|承办)?(?P<verb>(?!抓)(?:[\u4e00-\u9fff]{2}){0,2})")
"""What stands behind 甲由乙 and makes 甲 all that 乙 does, or what he does with it: 负责, 负责起草."""
_CHARGED = lazy_pattern(
    "(?:具体|全面|统一)*(?:负责|牵头|承办|协助|配合)(?P<verb>[\u4e00-\u9fff]{2})?(?:并(?:[\u4e00-\u9fff]{2}))?"
)
"""A duty that leaves out its object: 负责, 牵头, 负责汇总并反馈."""
_BRACKET_END = lazy_pattern("[（(][^（()）]*[)）]$")
_ADVERBS = lazy_pattern("^其|[，。；：]|(?:[前后时上中均都可应交]|主要|一般|统一|具体|原则上)$")
"""Where what stands before 由 is not what is done."""


# What a text of a field makes of itself: nothing, where it does not belong at that place.
def _basis(text: str) -> Answers:
    match = _TITLE.match(text)
    return {key: value for key, value in match.groupdict().items() if value} if match else {"text": text}


def _guest(text: str) -> str:
    """A group by who leads it and who is in it, where brackets say so: 督导组（组长甲，成员2人）; a person by
    post and name.
    """
    if match := _LED_BY.fullmatch(text):
        return "、".join(filter(None, [f"{match['group']}组长{match['who']}", match["more"]]))
    post, name = person(text)
    return f"{post} {name}" if post and text.startswith((f"{name}（", f"{name}(")) else text


def _text(text: str) -> Answers:
    return {"text": text}


def _relation(text: str) -> Answers:
    for limit in moments.words(text, moments.ends(text)):
        text = undated(text, limit)
    bare = _URGED.sub("", _MUTUAL.sub("相互之间", text))
    return _paired(bare)


def _paired(bare: str) -> Answers:
    return {"text": bare, "pairs": next((name for name, sign in _PAIRS if sign.search(bare)), "other")}


def _paper(text: str) -> str:
    """Who writes a paper."""
    return text if _WRITTEN.search(text) else ""


def _put_right(text: str) -> str:
    """A rule of rectification; the day until when its list is made is told by the step of that."""
    return undated(text, step_until(Fact("rectification.rule", text, "")))


def _looked_through(text: str) -> str:
    """Who looks papers through; by when is told by the step of that, and that alone says no more."""
    bare = undated(text, step_until(Fact("materials.review", text, "")))
    return "" if bare.startswith("完成") else bare


def _of_talks(text: str) -> str:
    """A rule of talks, which does not say again that there are relations: 做到“四必谈”，逐次登记."""
    return re.sub("^[^，]*[三四五]必谈”?，", "", text)


def _part(text: str) -> str:
    """A part of a paper."""
    return "" if _paper(text) else text


def _told(text: str) -> str:
    """A matter to be explained in a whole sentence: 受到问责的作出检查."""
    return text if "作出" in text else ""


def _matter(text: str) -> str:
    return "" if _told(text) else text


def _held_too(text: str) -> str:
    """A meeting of others as a sentence, where only its name was read: of a title."""
    return text if _HELD.search(text) else f"召开{text}"


def _kept(text: str) -> Answers:
    """What is kept, and by whom where that is said: 会议材料由办公室整理归档."""
    due = next(moments.words(text, moments.until(text)), "")
    text, said = (undated(text, due), {"said": due}) if due and moments.is_day(due) else (text, {})
    match = _KEPT.match(text)
    if not match:
        return {"what": text} | said
    return {"what": match["what"]} | said | ({"owner": match["by"]} if match["by"] else {})


def _is_span(text: str) -> bool:
    """Whether a text is a stretch of days, from one to another."""
    return isinstance(whole_date(text), DateSpan)


def _lasting(text: str) -> str:
    """How long something lasts, where that is no stretch of days, nor a day of the meeting that is over."""
    return "" if _is_span(text) or is_once(text) else text


def _least(text: str) -> int | None:
    """How many criticisms each gives at least, so far as a plan takes it."""
    number = values.count(text)
    return number if number and number <= MOST_CRITICISMS else None


_Place = tuple[str, ...]
_ITEMS: tuple[tuple[str, _Place, Callable[[str], Any]], ...] = (
    ("basis", ("basis",), _basis),
    ("meeting.attendees", ("meeting", "attendees"), _guest),
    ("meeting.observers", ("meeting", "observers"), _guest),
    ("meeting.guidance", ("meeting", "guidance"), _guest),
    ("study.item", ("study", "items"), str),
    ("study.form", ("study", "forms"), str),
    ("opinions.method", ("opinions", "methods"), str),
    ("opinions.scope", ("opinions", "scope"), str),
    ("opinions.handling", ("opinions", "handling"), str),
    ("talks.pair", ("talks", "relations"), _relation),
    ("talks.requirement", ("talks", "rules"), _of_talks),
    ("problems.aspect", ("aspects",), _text),
    ("problems.method", ("problems", "rules"), str),
    ("materials.rule", ("materials", "rules"), str),
    ("materials.review", ("materials", "review"), _looked_through),
    ("materials.team", ("materials", "team_parts"), _part),
    ("materials.team", ("materials", "rules"), _paper),
    ("materials.personal", ("materials", "outline_parts"), _part),
    ("materials.personal", ("materials", "rules"), _paper),
    ("criticism.rule", ("criticism", "rules"), str),
    ("meeting.report_on", ("criticism", "explain"), _matter),
    ("meeting.report_on", ("criticism", "rules"), _told),
    ("rectification.rule", ("rectification",), _put_right),
    ("archive", ("schedule", "archive"), _kept),
    ("attachment", ("attachments",), str),
    ("unit.copies", ("unit", "copies"), str),
    ("related_meeting", ("related",), _held_too),
)
"""Facts whose values are items of a list of the plan: the field, the list, what an item is made of."""
_ONE: tuple[tuple[str, _Place, Callable[[str], Any]], ...] = (
    ("meeting.venue", ("meeting", "venue"), str),
    ("meeting.time", ("meeting", "start"), values.clock),
    ("meeting.duration", ("meeting", "length"), values.length),
    ("meeting.recorder", ("meeting", "recorder"), str),
    ("study.duration", ("study", "length"), values.study_length),
    ("talks.period", ("talks", "length"), _lasting),
    ("criticism.min_count", ("criticism", "least"), _least),
    ("document.number", ("unit", "issuer_code"), issuer_code),
    ("unit.contact", ("unit", "contact"), str),
    ("unit.phone", ("unit", "phone"), str),
)
"""Facts of which the first that says something is taken."""
OBLIGED = {"submission": sent, "report": sent, "bulletin": told}
"""Facts that oblige, which are steps of the same name, and what takes them apart."""
_WHOLE: dict[str, _Place] = {"submission": ("materials", "rules")}
"""Where sentences of them go that it cannot, if not among the rules of rectification."""


def answers_of(reading: Reading) -> Answers:
    """Answers in plain data. What the document leaves open or writes as xx is left out; nothing is made
    up.
    """
    answers: Answers = {}
    reading = replace(reading, facts=tuple(fact for fact in reading.facts if fact.certain))
    facts = reading.facts
    for key, value in _parts(reading):
        if value not in (None, "", [], {}):
            answers[key] = _joined(answers.get(key), value)
    for field, place, read in _ITEMS:
        _append(answers, place, list(filter(None, map(read, every(facts, field)))))
    for field, place, read in _ONE:
        if value := next(filter(None, map(read, every(facts, field))), None):
            answers.setdefault(place[0], {}).setdefault(place[1], value)
    _relate(answers)
    _review(answers, reading)
    _oblige(answers, facts, stated.day(reading))
    _sent_when_written(answers.get("schedule", {}))
    names = {answers.get("meeting", {}).get("chair"), *(one["name"] for one in answers.get("members", ()))}
    items = joined(fact for fact in facts if fact.field == "agenda.item")
    told = [clocked(item.note) | parted(item.value, names - {None}, bool(item.who)) for item in items]
    whole_day = answers.get("meeting", {}).get("length") in _WHOLE_DAYS
    if whole_day:
        answers["meeting"] |= _resumed(facts)
    halves = [one.get("part", "") for one in told]
    if not whole_day or "" in halves or halves != sorted(halves):
        told = [{key: one[key] for key in one if key != "part"} for one in told]
    _append(answers, ("agenda",), held(told))
    if "duties" in answers:  # whoever says who does what without a group has none
        answers.setdefault("groups", [])
    if beside := answers.get("meeting", {}).get("attendees"):
        members = {fact.value for fact in facts if fact.name in names}
        answers["meeting"]["attendees"] = [text for text in beside if text not in members]
    return answers


def _resumed(facts: Sequence[Fact]) -> Answers:
    """The halves of the day, where the hour of the second is told beside that of the first."""
    told = [(fact.place, values.clock(fact.value)) for fact in facts if fact.field == "meeting.time"]
    (place, first), *rest = [(place, hour) for place, hour in told if hour] or [("", "")]
    again = next((hour for at, hour in rest if at == place and first < _NOON <= hour), "")
    hours = zip(HALVES, (first, again), strict=True)
    return {"parts": [{"name": half, "start": hour} for half, hour in hours]} if again else {}


def _relate(answers: Answers) -> None:
    """Relations by their two sides. None of which is usual stand beside the usual ones, as rules, and not in
    their place.
    """
    talks = answers.get("talks", {})
    if "relations" not in talks:
        return
    heads = {one["name"] for one in answers.get("members", ()) if "role" in one}
    relations = talks["relations"] = list(_sided(talks["relations"], heads))
    if all(relation["pairs"] == "other" for relation in relations):
        _append(
            {"talks": talks}, ("talks", "rules"), [f"{one['text']}必谈" for one in talks.pop("relations")]
        )


def _review(answers: Answers, reading: Reading) -> None:
    """Reviews that leave out what is looked through stand with the words before them: 材料由甲起草，乙审."""
    texts = {line.place: line.text for section in reading.tree.sections for line in section.lines}
    papers = answers.get("materials", {})
    for fact in reading.facts:
        said = fact.value if fact.field == "materials.review" and not has(fact.value, _PAPERS) else ""
        sentence = next((part for part in sentences(texts.get(fact.place, "")) if said and said in part), "")
        if not sentence:
            continue
        told = [part for part in clauses(sentence.partition(said)[0]) if not moments.is_moment(part)]
        whole = stretch([*told, said], sentence)
        if has(whole, _PAPERS) and not is_once(whole):
            papers["review"].remove(said)
            papers["rules"] = [*(rule for rule in papers.get("rules", ()) if rule not in whole), whole]


def _sided(relations: Iterable[Answers], heads: Collection[str]) -> Iterator[Answers]:
    """Relations each with its first side, where it is left out that of the one before; one of ``heads`` with
    the members is that of the principal.
    """
    before = _OF_ALL
    for one in relations:
        whole = _paired(f"{before}{one['text']}") if _SECOND.match(one["text"]) else one
        before = _SIDES.split(whole["text"])[0]
        led = whole["pairs"] == "other" and has(before, tuple(heads)) and re.search(_MEMBER, whole["text"])
        yield {**whole, "pairs": "principal-members"} if led else whole


def _oblige(answers: Answers, facts: Sequence[Fact], day: str | None) -> None:
    """Obligations as steps, each with its parts; sentences that do not come apart stand among the rules
    of that time as they are.

    Where a document says in its own sentences what is told, or what is sent to whom and until when, nothing
    is told or sent beside.
    """
    for field, take in OBLIGED.items():
        meant = [fact for fact in facts if fact.field == field]
        obliged = take(meant, day)
        told = field == "bulletin" and not all(_PUBLISHED.search(fact.value) for fact in meant)
        said = told or any(fact.to and until(fact, day) for fact in meant)
        if obliged.parts or (meant and said):
            answers.setdefault("schedule", {})[field] = list(obliged.parts)
        limits = {fact.value: step_until(fact) for fact in meant}
        whole = [undated(text, limits[text]) for text in obliged.sentences]
        _append(answers, _WHOLE.get(field, ("rectification",)), whole)


def _sent_when_written(schedule: Answers) -> None:
    """What is sent without a limit of its own is sent when it is written: no default says earlier."""
    end = schedule.get("materials", {}).get("end")
    for step in schedule.get("submission", ()) if end else ():
        if not {"end", "said"} & step.keys():
            step["end"] = end


def _joined(before: Any, value: Any) -> Any:
    return {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value


def _append(answers: Answers, place: _Place, items: Sequence[Any]) -> None:
    if not items:
        return
    inside = answers.setdefault(place[0], {}) if len(place) > 1 else answers
    inside.setdefault(place[-1], []).extend(item for item in items if item not in inside.get(place[-1], []))


def _parts(reading: Reading) -> Iterator[tuple[str, Any]]:
    facts = reading.facts
    day = stated.day(reading)
    headings = {line.place: section.heading for section in reading.tree.sections for line in section.lines}
    yield "unit", stated.unit(reading)
    yield "members", stated.members(reading)
    yield "kind", reading.kind
    yield "year", stated.year(reading)
    yield "meeting", _held(facts, day, reading.sort == "制度")
    yield "meeting", stated.chair(facts)
    yield "inspection", stated.inspection(reading)
    yield "theme", stated.theme(reading)
    yield "aspect_name", stated.aspect_name(facts)
    yield "schedule", _schedule(facts, day)
    yield "supervision_group", stated.supervision(facts)
    yield "report_to", stated.addressed(reading)
    yield "groups", list(_groups(facts))
    duties = [
        _duty(fact, headings.get(fact.place, "")) for fact in facts if fact.field == "organisation.duty"
    ]
    yield "duties", [duty for duty in duties if duty["does"]]
    yield "requirements", list(stated.requirements(reading))


def _held(facts: Sequence[Fact], day: str | None, rule: bool) -> Answers:
    """The day of the meeting; its words, with those of the hour, where they say less than a plan states. A
    ``rule`` says when meetings usually are, which is no day of this one.
    """
    days, hours = every(facts, "meeting.date"), every(facts, "meeting.time")
    whole = day and (not hours or any(map(values.clock, hours)))
    said = {} if whole or rule or not days else {"said": "".join((*days[:1], *hours[:1]))}
    return ({"date": day} if day else {}) | said


def _schedule(facts: Sequence[Fact], day: str | None) -> Answers:
    answers: Answers = {}
    for step in _PREPARED:
        limits = every(facts, f"{step}.deadline") or every(facts, f"{step}.period")
        limit, end = next(((text, when) for text in limits if (when := values.moment(text, day))), ("", None))
        if limits:
            start = values.begins(limit, day)
            answers[step] = ({"start": start} if start else {}) | (
                {"end": end} if end else {"said": limits[0]}
            )
    published = [replace(fact, deadline=limit) for fact in facts if (limit := _shown(fact))]
    if due := _first_due(published, day):
        answers["publicity"] = due
    made = (replace(fact, value=limit, deadline=limit) for fact in facts if (limit := _made(fact)))
    told = (fact for fact in published if has(fact.value, _LIST))
    if due := _first_due([*made, *told], day):
        answers["rectification"] = due
    looked = [replace(fact, deadline=limit) for fact in facts if (limit := _looked(fact))]
    if due := _first_due(looked, day):
        answers["review"] = due
    unknown = (fact for fact in facts if fact.field == "schedule.step" and not _known(fact, facts))
    steps = [_step(fact, day) for fact in unknown]
    others = [step for step in steps if not _elsewhere(step, answers, day)]
    return answers | ({"others": others} if others else {})


def _known(step: Fact, facts: Sequence[Fact]) -> bool:
    """Whether what a step does is stated as a step of its own sort."""
    return any(
        fact.place == step.place and fact.value in step.value and not dated(fact.value)
        for fact in facts
        if fact.field != step.field
    )


def _elsewhere(step: Answers, schedule: Answers, day: str | None) -> bool:
    """Whether it is a stage without work, the meeting or a step that the schedule has with the same end."""
    roles, end = heading_roles(step["name"]), step.get("end")
    held = "hold" in roles or Step(step["name"], "").is_meeting
    ends = [day] if held else [schedule[role].get("end") for role in roles.intersection(_PREPARED, schedule)]
    stage = "what" not in step and _STAGE.search(step["name"])
    return bool(stage or (end and end in ends))


def _first_due(facts: Iterable[Fact], day: str | None) -> Answers:
    return next((due for fact in facts if (due := until(fact, day))), {})


def step_until(fact: Fact) -> str:
    """The limit that a step tells for a sentence: by when the list of rectification is made or all is shown
    to the public, or papers are looked through.
    """
    return _shown(fact) or _made(fact) or _looked(fact)


def _looked(fact: Fact) -> str:
    """The limit of looking papers through in the house; sent out for that, it is of sending."""
    inside = fact.field == "materials.review" and _LOOKED.search(fact.value) and not sends(fact.value)
    return next(moments.words(fact.value, moments.until(fact.value)), "") if inside else ""


def _made(fact: Fact) -> str:
    """The limit of making the list of rectification."""
    rule = fact.field == _AFTER[0]
    return _limit(fact, _LISTS, "" if rule else "整改") if fact.field in _AFTER else ""


def _shown(fact: Fact) -> str:
    """The limit of showing the rectification to all."""
    return _limit(fact, _PUBLISHED) if fact.field in ("bulletin", _AFTER[0]) else ""


def _limit(fact: Fact, says: re.Pattern[str], word: str = "") -> str:
    """The limit of what a clause says, in that or alone before it; of a sentence that is all, its own."""
    for sentence in sentences(fact.value):
        before = ""
        for clause in clauses(sentence):
            limit = next(moments.words(clause, moments.until(clause)), "")
            if word in clause and says.search(clause):
                return limit or before or fact.deadline * (not word)
            before = limit if clause == limit else ""
    return ""


def _step(fact: Fact, meeting: str | None) -> Answers:
    row = cells(fact.value)
    if len(row) > 1:
        day = next((when for cell in row if (when := values.moment(cell, meeting))), None)
        work = next((cell for cell in row if not dated(cell)), fact.value)
        return _named(work) | ({"end": day} if day else {})
    head, *rest = re.split("[，：:]", fact.value, maxsplit=1)
    end = values.moment(head, meeting)
    return _named(rest[0].strip()) | {"end": end} if end and rest else _named(fact.value)


def _named(work: str) -> Answers:
    """A step by its work; a sentence is what is done, under the name of its stage."""
    first = clauses(work)[0]
    if len(work) <= _LONGEST_NAME:
        return {"name": work}
    if len(first) < _LONGEST_NAME and heading_roles(first):
        return {"name": first, "what": work}
    stage, begins, _ = work.partition("阶段")
    return {"name": f"{stage}阶段" if begins and len(stage) <= _LONGEST_NAME else _OTHER, "what": work}


def _groups(facts: Sequence[Fact]) -> Iterator[Answers]:
    """Each role of a group; a name alone is one more of the role before it."""
    for text in every(facts, "organisation.group"):
        group: Answers = {}
        for part in text.split("，"):
            if not (filled := _group(part)) and group and is_person(part):
                group["people"] += part.split("、")
            elif filled:
                yield from filter(None, [group])
                group = filled
        yield from filter(None, [group])


def _group(text: str) -> Answers:
    match = _GROUP.match(text) or _ROLE.match(text) or _FILLS.match(text)
    if not match:
        return {}
    role = re.sub(r"\s", "", match["role"])
    people = [match["people"]] if role == "组长" else match["people"].split("、")
    return {"role": role, "people": [one for one in people if one]}


def _duty(fact: Fact, heading: str) -> Answers:
    """A duty; one that says nothing of its object has the step that ``heading`` names for it."""
    if fact.who and fact.value.endswith(fact.who):
        return {"does": ""}
    does = fact.value.removeprefix("由").removeprefix(fact.who).removeprefix("要")
    what, _, act = does.partition(f"由{fact.who}") if fact.who else ("", "", "")
    if what and not _ADVERBS.search(what) and (match := _ACT.fullmatch(act)):
        does = f"{match['verb']}{what}"
    if match := _CHARGED.fullmatch(does):
        step = _BRACKET_END.sub("", heading)
        step = step if heading_roles(step) else ""
        does = f"在{step}中{does}" if match["verb"] else f"{does}{step}"
        does = does if step else ""
    return ({"who": fact.who} if fact.who else {}) | {"does": does}
