"""What others changed in a paper that came back: told one by one, taken into the plan or left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from html import escape
from typing import Any, Literal

from ...reading.own import Change
from ..markup import hinted, press, press_link, soft, tag, words
from .draft import Draft
from .texts import typed

Said = Literal["", "采纳", "不采纳", "已看过"]
_MOST = 120
"""Characters of an unchanged stretch that are shown."""
_AROUND = 18


@dataclass(frozen=True)
class Returned:
    """A change and what a person said to it; empty while nobody has."""

    change: Change
    said: Said = ""


def decided(returned: Sequence[Returned], at: int, said: Said) -> tuple[Returned, ...]:
    return tuple(replace(item, said=said) if n == at else item for n, item in enumerate(returned))


def taken_into(draft: Draft, change: Change) -> Draft:
    """The draft with the value that follows a change."""
    if not change.target:
        return draft
    draft = draft.set(change.target, change.value)
    if change.kind == "通知" and change.target[-1] == "end":
        draft = draft.set(
            (*change.target[:-1], "hard"), True
        )  # what the superior sets is never moved behind its day
    return draft


def returned_html(returned: Sequence[Returned]) -> str:
    """The changes that wait, each with its ways; nothing once all are decided."""
    waiting = [(at, item) for at, item in enumerate(returned) if not item.said]
    if not waiting:
        return ""
    noticed = all(item.change.kind == "通知" for _, item in waiting)
    title = (
        f"上级通知里还有{len(waiting)}项没有核对"
        if noticed
        else f"退回的文件里还有{len(waiting)}处修改没有处理"
    )
    head = words("h2", title, id="h-returned", tabindex="-1")
    lead = hinted("采纳的，改到方案里；不采纳的，方案不变。全部处理完，这里就不再显示。")
    if sum(bool(item.change.target) for _, item in waiting) > 1:
        lead += press_link("其余全部采纳", "adopt")
    return tag(
        "section",
        head
        + lead
        + tag("ul", "".join(_item(at, item.change) for at, item in waiting), class_="mz-findings"),
        class_="mz-returned",
    )


def _item(at: int, change: Change) -> str:
    badge = words("span", change.kind, class_="mz-mark")
    whose = soft("，".join(filter(None, (change.author, change.place))))
    if change.kind == "通知":
        body = words("p", f"{change.label}：{_said(change.after)}" if change.label else change.after)
        ways = _ways(at, change)
    elif change.kind == "批注":
        body = words("p", f"“{_short(change.before)}”：{change.after}")
        ways = press_link("已看过", "seen", str(at))
    else:
        body = tag("p", _marked(change.before, change.after)) + _meaning(change)
        ways = _ways(at, change)
    return tag("li", badge + whose + ways + tag("div", body, class_="mz-change"))


def _meaning(change: Change) -> str:
    if not change.target:
        return hinted("方案里没有与这处文字对应的一项，需要改的请到相应步骤修改。")
    return hinted(f"采纳后：{change.label}改为“{_said(change.value)}”")


def _ways(at: int, change: Change) -> str:
    if not change.target:
        return press_link("已看过", "seen", str(at))
    of = {"class_": "mz-link"}
    return press("采纳", "adopt", str(at), aria_label=f"采纳：{change.label}", **of) + press(
        "不采纳", "refuse", str(at), aria_label=f"不采纳：{change.label}", **of
    )


def _said(value: Any) -> str:
    """A value as papers print it."""
    text = str(value)
    return next((words for sort in ("when", "clock") if (words := typed(text, sort)) != text), text)


def _marked(before: str, after: str) -> str:
    """Both texts in one: what went struck through, what came underlined, long unchanged stretches cut."""
    shown = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            shown.append(escape(_cut(before[a:b], first=a == 0, last=b == len(before))))
            continue
        shown.append(words("del", before[a:b]) if a < b else "")
        shown.append(words("ins", after[c:d]) if c < d else "")
    return "".join(shown)


def _cut(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * _AROUND:
        return text
    left = "" if first else text[:_AROUND]
    right = "" if last else text[-_AROUND:]
    return f"{left}…{right}"


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
