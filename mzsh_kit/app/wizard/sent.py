"""Papers that went out, frozen with date and number; what a later change touches and who is to be told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from datetime import date as Day
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ...document import dump
from ...document.tree import Document
from ...errors import KitError
from ...output import rendered
from ...papers import Made, build_all, catalogue, changed_papers, chosen
from ...papers.dates import paper_date
from ...papers.postponed import Issued, postponed
from ...plan import Plan, complete
from ...plan.when import Open, when_words
from ...timing import changes, schedule
from ..markup import headed, hinted, items, link, press, press_link, soft, tag, words
from .draft import Draft
from .produce import address

_NOTICE = "03"
_MOST_WORDS = 3
_BETWEEN = re.compile(r"(?:<[^>]*>|[，。；：\s])+")


class Sent(NamedTuple):
    """A paper that went out: date and number as printed (or empty), the day, the answers it was made of."""

    date: str
    number: str
    day: Day
    of: str


@dataclass(frozen=True)
class Outbox:
    """The papers of a draft that went out, by number, and the answers that they were made of."""

    papers: Mapping[str, Sent] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def send(self, draft: Draft, numbers: Iterable[str], today: date) -> Outbox:
        """After these papers went out as they are now."""
        if draft.plan is None:
            return self
        of = digest(draft.said)
        new = {number: Sent(*_printed(draft.plan, number, draft.templates), today, of) for number in numbers}
        return Outbox({**self.papers, **new}, {**self.answers, of: draft.said})

    def take_back(self, number: str) -> Outbox:
        """As if a paper had not gone out."""
        papers = {other: sent for other, sent in self.papers.items() if other != number}
        used = {sent.of for sent in papers.values()}
        return Outbox(papers, {of: given for of, given in self.answers.items() if of in used})

    @property
    def whole(self) -> bool:
        """Whether of every paper there are the answers that it was made of."""
        return all(value.of in self.answers for value in self.papers.values())


def digest(answers: Any) -> str:
    """By which answers are known again."""
    return sha256(json.dumps(answers, sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()[
        :16
    ]


def _printed(plan: Plan, number: str, templates: Path | None) -> tuple[str, str]:
    """Date and number that a paper bears; empty where it bears none or room was left."""
    (paper,) = chosen((number,), templates)
    if not paper.follows:
        return "", ""
    dated = paper_date(plan, paper, schedule(plan))
    return "" if isinstance(dated.day, Open) else dated.date, "" if isinstance(
        dated.number, Open
    ) else dated.mark


# what a change touches


@dataclass(frozen=True)
class Touched:
    """A paper that went out and would read otherwise now: some of its words, before and after."""

    number: str
    stem: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Aftermath:
    """What follows for papers that went out: those touched, who is told what, the notice of the change."""

    touched: tuple[Touched, ...] = ()
    notices: tuple[str, ...] = ()
    postponed: Made | None = None


def aftermath(draft: Draft, outbox: Outbox) -> Aftermath:
    """What the answers of now change in papers that went out; nothing while they make no plan."""
    plan = draft.plan
    if plan is None or not outbox.papers:
        return Aftermath()
    numbers = {of: tuple(n for n, sent in outbox.papers.items() if sent.of == of) for of in outbox.answers}
    olds = {of: old for of, answers in outbox.answers.items() if (old := _plan(answers, draft.templates))}
    touched = [
        touched_paper
        for of, old in olds.items()
        for touched_paper in _touched(old, plan, numbers[of], draft.templates)
    ]
    notices = (
        [str(notice) for old in olds.values() for notice in changes(old, plan).notices] if touched else []
    )
    sent = outbox.papers.get(_NOTICE)
    before = olds.get(sent.of) if sent else None
    notice = (
        postponed(before, plan, Issued(sent.date, sent.number), draft.templates) if sent and before else None
    )
    return Aftermath(
        tuple(sorted(touched, key=lambda paper: paper.number)), tuple(dict.fromkeys(notices)), notice
    )


def _plan(answers: Mapping[str, Any], templates: Path | None) -> Plan | None:
    try:
        return complete(answers, templates)
    except KitError:
        return None


@lru_cache(maxsize=16)
def _touched(old: Plan, plan: Plan, numbers: tuple[str, ...], templates: Path | None) -> tuple[Touched, ...]:
    if not numbers or old == plan:
        return ()
    changed = changed_papers(old, plan, numbers, templates)
    return tuple(
        Touched(
            paper.number, paper.stem, tuple(_other_words(old, plan, paper.number, templates))[:_MOST_WORDS]
        )
        for paper in changed
    )


def _other_words(old: Plan, plan: Plan, number: str, templates: Path | None) -> Iterator[tuple[str, str]]:
    """The clauses that were and are, where both have as many."""
    before, after = (_clauses(side, number, templates) for side in (old, plan))
    gone, come = (
        [clause for clause in before if clause not in after],
        [clause for clause in after if clause not in before],
    )
    yield from zip(gone, come, strict=False)


def _clauses(plan: Plan, number: str, templates: Path | None) -> list[str]:
    made = build_all(plan, chosen((number,), templates), templates)
    texts = (dump(file.content) for file in made if isinstance(file.content, Document))
    return [clause for text in texts for clause in _BETWEEN.split(text) if clause]


def as_sent(draft: Draft, outbox: Outbox, number: str) -> dict[str, bytes]:
    """The files of a paper as it went out."""
    plan = _plan(outbox.answers[outbox.papers[number].of], draft.templates)
    return (
        dict(map(rendered, build_all(plan, chosen((number,), draft.templates), draft.templates)))
        if plan
        else {}
    )


# what is shown


def sent_html(draft: Draft, outbox: Outbox, aftermath: Aftermath, chosen_now: frozenset[str]) -> str:
    """What went out and when, what a change touches and what to do; the way to say that papers went out."""
    if draft.plan is None:
        return ""
    new = [number for number in sorted(chosen_now) if number not in outbox.papers]
    way = press(f"把所选{len(new)}份记为已发出", "send", disabled=not new) if new else ""
    hint = hinted("记为已发出的，日期、文号和内容固定下来；方案再改动，这里列出受影响的材料和要告知的人。")
    head = headed("已发出的材料", f"{len(outbox.papers)}份" if outbox.papers else "")
    touched = {paper.number for paper in aftermath.touched}
    stems = {paper.number: paper.stem for paper in catalogue(draft.templates)}
    lines = (
        words("b", stems.get(number, number))
        + soft(_when(sent))
        + press_link("取消", "unsend", number, aria_label=f"取消已发出：{stems.get(number, number)}")
        for number, sent in sorted(outbox.papers.items())
        if number not in touched
    )
    rest = (
        tag(
            "details",
            tag("summary", words("span", f"没有受影响的{len(outbox.papers) - len(touched)}份"))
            + items(lines, "mz-findings"),
            class_="mz-fold",
        )
        if len(outbox.papers) > len(touched)
        else ""
    )
    body = _aftermath_html(draft, outbox, aftermath) + rest
    return tag("section", head + (body or hint) + tag("div", way, class_="mz-tools"), class_="mz-group")


def _when(paper: Sent) -> str:
    return "，".join(filter(None, (paper.date, paper.number, f"{when_words(paper.day)}发出")))


def _aftermath_html(draft: Draft, outbox: Outbox, aftermath: Aftermath) -> str:
    """The papers that are touched, each as it was and as it is now; the notice; whom to tell."""
    if not aftermath.touched:
        return ""
    told = words("p", f"改动触及已发出的{len(aftermath.touched)}份材料。", class_="mz-missing", role="status")
    lines = (
        words("b", paper.stem)
        + soft(_when(outbox.papers[paper.number]))
        + tag("p", "".join(words("del", was) + words("ins", now) for was, now in paper.words))
        + _links(as_sent(draft, outbox, paper.number), "已发稿")
        + press_link("按新稿重发", "resend", paper.number)
        for paper in aftermath.touched
    )
    notice = _notice(aftermath.postponed) if aftermath.postponed else ""
    tell = (
        words("h4", "需要告知")
        + items((words("span", notice) for notice in aftermath.notices), "mz-findings")
        if aftermath.notices
        else ""
    )
    return told + items(lines, "mz-findings mz-rewritten") + notice + tell


def _notice(made: Made) -> str:
    name, data = rendered(made)
    return link("下载改期通知", name, address(name, data), "mz-button mz-main")


def _links(files: Mapping[str, bytes], label: str) -> str:
    """Files that were, each under a name that tells them from those of now."""
    named = ((Path(name), data) for name, data in files.items())
    return "".join(
        link(label, f"{path.stem}（{label}）{path.suffix}", address(path.name, data), "mz-link")
        for path, data in named
    )


def banner_html(aftermath: Aftermath) -> str:
    """On every step: that a change touches what went out, and the way there."""
    if not aftermath.touched:
        return ""
    names = "、".join(paper.stem for paper in aftermath.touched[:4]) + (
        "等" if len(aftermath.touched) > 4 else ""
    )
    way = press_link("去处理", "step", "produce")
    return tag(
        "div",
        words("span", f"这次改动触及已发出的{len(aftermath.touched)}份材料：{names}。") + way,
        class_="mz-empty mz-begun mz-touched",
        role="status",
    )
