"""The chair's script against the chair: nobody asks himself to speak, nor says 由我 of what another does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ....text.patterns import LIST_NUMBER
from ...facts.paper import Paper, Passage, compact, group, whole
from ...facts.papers import POST, Papers, most, number, posts_of
from ...rule import Hit, Words, set_rule
from .set_agenda import items_with_speakers, plain

_ASKS = re.compile(r"请(?![＿_]+代)(?P<whom>[^，。；：（）]{2,40})")
_SELF = re.compile(r"由我(?!宣读|主持|介绍|宣布)(?P<act>[^。；（]{1,60})")
_ABOVE = re.compile("上级|到会指导|督导组|巡视组|巡察组|指导组|派员")
_TURN = re.compile(
    rf"\s*{LIST_NUMBER}\s*(?:(?:[请由].{{1,12}})?宣读|请)?(?P<name>[\u4e00-\u9fff·𠀀-𯿿]{{2,15}}?)(?:同志)(?:的?书面)?发言"
)
_ACTS = "通报|讲话|发言|代表|作|总结|带头|宣读|点评"


def asks_himself(papers: Papers) -> Iterator[Hit]:
    """请 and the chair's own name or post."""
    if not papers.chair:
        return
    for paper in papers.of("22"):
        for passage in paper.said:
            for match in _ASKS.finditer(passage.text):
                if own := _himself(compact(match["whom"]), papers):
                    end = match.start("whom") + _length(match["whom"], own)
                    at = re.compile(re.escape(passage.text[match.start() : end])).search(
                        passage.text, match.start()
                    )
                    why = f"主持人就是{papers.chair}，主持词里“请{own}”是请自己"
                    if at:
                        yield Hit.of(group(passage, at), why, "请改为“由我……”")


def _length(words: str, own: str) -> int:
    """How many characters of the words as they are printed make up ``own``, spaces counted."""
    taken, wanted = 0, len(own)
    for n, one in enumerate(words, 1):
        taken += not one.isspace()
        if taken == wanted:
            return n
    return len(words)


def _himself(whom: str, papers: Papers) -> str:
    """The beginning of the words that means the chair; empty if it is somebody else."""
    if papers.chair in papers.single or not papers.names:
        named = re.match(rf"(?:[^的对向为给就，]{{0,16}}(?:{POST}))?{papers.chair}(?:同志)?", whom)
        if named:
            return named[0]
    unit = re.sub("(?:党组|党委|党工委|党支部|领导班子)$", "", papers.team)
    before = "|".join(map(re.escape, filter(None, (papers.team, unit))))
    roles = "|".join(map(re.escape, papers.chair_posts))
    roles += "|主要负责同志" if papers.chair == papers.principal else ""
    roles += rf"|主持人(?={_ACTS})"
    called = re.match(
        rf"(?:{before}|我们|本?单位|党组|党委|班子)?(?:{roles.strip('|')})(?:、(?:{roles.strip('|')}))*(?:同志)?",
        whom,
    )
    if not called or any(whom[called.end() :].startswith(name) for name in papers.names):
        return ""
    return called[0]


def says_i(papers: Papers) -> Iterator[Hit]:
    """由我 for an item that another has by the agenda."""
    speakers: dict[str, list[str]] = {}
    for paper in papers.of("21", "01", "02", "03"):
        for item, who in items_with_speakers(paper):
            if who:
                speakers.setdefault(item, []).append(who)
    for paper in papers.of("22"):
        heading = ""
        for passage in paper.said:
            if plain(passage.text) in speakers:
                heading = plain(passage.text)
            for match in _SELF.finditer(passage.text):
                act = plain(match["act"])
                item = next((one for one in speakers if _begins(act, one)), heading)
                if who := _another(speakers.get(item, []), papers):
                    yield _taken_over(paper, passage, match, item, who)


def _begins(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and longer.startswith(shorter)


def _another(speakers: list[str], papers: Papers) -> str:
    """Who speaks, if it is certain that it is not the chair."""
    own = [who for who in speakers if papers.chair and papers.chair in who]
    others = [who for who in speakers if _not_chair(who, papers)]
    return "" if own or len(others) < len(speakers) else next(iter(others), "")


def _not_chair(who: str, papers: Papers) -> bool:
    principal = bool(papers.chair and papers.principal)
    if re.fullmatch("其他.{0,8}成员|其他同志", who):
        return principal and papers.chair == papers.principal
    if who == "主要负责同志" or who in papers.principal_posts:
        return principal and papers.chair != papers.principal
    holders = [compact(seat.name.text) for seat in papers.members if who in posts_of(seat.post)]
    if holders and papers.chair:  # 党组书记 in the plan stands for its holder
        return papers.chair not in holders
    guests = [compact(seat.name.text) for seat in papers.others]
    named = any(name in who for name in papers.names if name != papers.chair)
    return named or _ABOVE.search(who) is not None or who in guests


def _taken_over(paper: Paper, passage: Passage, match: re.Match[str], item: str, who: str) -> Hit:
    return Hit.of(group(passage, match), f"会议议程中“{item}”由{who}进行，不是主持人", f"请改为“请{who}……”")


def turns_differ(papers: Papers) -> Iterator[Hit]:
    """Those who speak one after another are the same in the timetable, the script and the record.

    Nothing is told where the script has another fault that makes it so.
    """
    told = {id(hit.line) for hit in (*says_i(papers), *stranger(papers), *asks_himself(papers))}
    printed = [(paper, found) for paper in papers.of("21", "22", "27") if (found := _turns(paper, papers))]
    here = [tuple(name for _, name in found if name not in papers.absent) for _, found in printed]
    right = most(here)
    for (paper, found), names in zip(printed, here, strict=True):
        if (
            not told.isdisjoint(map(id, paper.passages))
            or not names
            or right is None
            or names == right
            or here.count(right) < 2
        ):
            continue
        present = [one for one in found if one[1] not in papers.absent]
        at = next((n for n, name in enumerate(names) if n >= len(right) or name != right[n]), len(names) - 1)
        missing = [name for name in right if name not in names]
        why = f"缺少{'、'.join(missing)}" if missing else f"其他材料依次是{'、'.join(right)}"
        yield Hit.of(present[at][0], f"逐一发言的人与其他材料不同：{why}", "请核对发言人和次序")


def _turns(paper: Paper, papers: Papers) -> list[tuple[Words, str]]:
    """Members who speak in turn but the chair, each with the words that say so."""
    if number(paper) == "21":
        rows = [row for table in paper.tables for row in table.columns("议程", "发言人")]
        texts = Counter(plain(item.text) for item, _ in rows)
        found = [
            (whole(who), re.sub(r"[（(].*|同志.*", "", compact(who.text)))
            for item, who in rows
            if texts[plain(item.text)] > 1
        ]
    else:
        turns = ((one, _TURN.match(one.text)) for one in paper.said)
        found = [(group(one, match), compact(match["name"])) for one, match in turns if match]
    return [one for one in found if one[1] in papers.single]


def stranger(papers: Papers) -> Iterator[Hit]:
    """请 and the name of somebody whom neither lists nor the sign-in sheet have."""
    named = compact("".join(one.text for paper in papers.of("01", "02", "03", "23") for one in paper.said))
    for paper in papers.of("22") if papers.members else ():
        for one in paper.said:
            match = _TURN.match(one.text)
            name = compact(match["name"]) if match else ""
            if match and name not in named and not name.endswith(papers.names):
                why = f"应到、列席和到会指导人员中都没有{compact(match['name'])}"
                yield Hit.of(group(one, match, "name"), why, "请核对发言人")


def chair_away(papers: Papers) -> Iterator[Hit]:
    """The chair is not on leave."""
    if papers.chair not in papers.absent:
        return
    for paper in papers.of("21", "22", "03", "01"):
        for passage in paper.said:
            match = re.search(rf"主持(?:人)?[：:]\s*({papers.chair})", passage.text)
            if match:
                yield Hit.of(
                    group(passage, match, 1),
                    f"主持人{papers.chair}请假",
                    "请另定主持人，或者核对请假人员",
                )


_RULED = "《县以上党和国家机关党员领导干部民主生活会若干规定》：民主生活会由党组织主要负责人召集并主持"
_SET = "《会议议程》主持：江启明⏎《会议议程》序号 | 时间 | 议程 | 发言人⏎《会议议程》1 | 上午9:00 | 通报征求意见情况 | 江启明⏎《会议议程》2 | 上午9:20 | 点评 | 到会指导的上级领导⏎《签到表》序号 | 姓名 | 职务 | 签到⏎《签到表》1 | 江启明 | 党组书记、局长 | ⏎《主持词》"
_TURNS = "《会议通知》参加：江启明、贺兰舟、孟珺。⏎《会议议程》议程 | 发言人⏎《会议议程》逐一发言 | 贺兰舟⏎《会议议程》逐一发言 | 孟珺⏎《会议记录》（一）贺兰舟同志发言⏎《会议记录》（二）孟珺同志发言⏎"
_AWAY = "《会议议程》主持：江启明⏎《会议通知》参加：江启明、贺兰舟。⏎《主持词》"

RULES = (
    set_rule(id="chair-asks-himself", level="error", title="主持人请自己发言", reason="主持人本人进行的议程，主持词应写“由我……”", source=_RULED, bad=(_SET + "下面，请党组书记通报征求意见情况。", _SET + "下面，请江启明同志发言。"), good=(_SET + "下面，由我通报征求意见情况。", _SET + "下面，请贺兰舟同志发言。"), find=asks_himself),
    set_rule(id="chair-speaks-for-another", level="error", title="主持人把别人的发言说成自己的", reason="议程由谁进行，主持词就请谁", source=_RULED, bad=(_SET + "最后，由我点评。",), good=(_SET + "最后，请到会指导的上级领导点评。",), find=says_i),
    set_rule(id="turns-differ", level="error", title="逐一发言的人不同", reason="议程、主持词、会议记录中逐一发言的是同一些人，次序相同", source=_RULED, bad=(_TURNS + "《主持词》1.请贺兰舟同志发言。⏎《主持词》2.请贺兰舟同志发言。",), good=(_TURNS + "《主持词》1.请贺兰舟同志发言。⏎《主持词》2.请孟珺同志发言。",), find=turns_differ),
    set_rule(id="speaker-unlisted", level="likely", title="发言人不在名单中", reason="发言的人应在应到、列席或者到会指导人员中", source=_RULED, bad=(_SET + "1.请宋怀瑾同志发言。",), good=(_SET + "会议开始。⏎《签到表》2 | 贺兰舟 | 党组成员 | ⏎《主持词》1.请贺兰舟同志发言。",), find=stranger),
    set_rule(id="chair-away", level="error", title="主持人请假", reason="主持人不到会，会议没有人主持", source=_RULED, bad=(_AWAY + "江启明同志请假。",), good=(_AWAY + "贺兰舟同志请假。",), find=chair_away),
)  # fmt: skip
