"""What stands around every step: the title, whether it is saved, undo, the steps, the way on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...plan import Plan
from ..markup import press, press_link, tag, words
from .assignment import READ, UNREAD
from .draft import Draft
from .eight import EIGHT_WORDS, missing_of_eight
from .fields import Step
from .history import History
from .marks import Marks
from .saved_draft import SAVED, UNSAVED, SavedDraft
from .steps import ASKING, PRODUCE, REVIEW, STEPS, UNIT
from .stepstate import StepState, step_states

_STATES = {SAVED: "mz-saved mz-done", UNSAVED: "mz-saved mz-unsaved"}


def bar_html(history: History, saved: SavedDraft) -> str:
    """The meeting's name, the tools for the whole draft."""
    draft = history.now
    title = words("h1", "编制民主生活会方案") + words("p", meeting_name(draft.firm), class_="mz-soft")
    state = words("span", saved.words, class_=_STATES.get(saved.words, "mz-saved"), role="status")
    tools = (
        state,
        press("撤销", "undo", disabled=not history.past),
        press("重做", "redo", disabled=not history.future),
        press("导入和导出", "drawer"),
    )
    return tag("div", title, class_="mz-title") + tag("div", "".join(tools), class_="mz-tools")


def meeting_name(plan: Plan | None) -> str:
    return f"{plan.team}{plan.meeting.name}" if plan else f"填好八项就能生成：{EIGHT_WORDS}"


def rail_html(draft: Draft, current: Step, marks: Marks, today: date | None = None) -> str:
    """All steps, each with its state in words."""
    states = states_of(draft, marks, today)
    lines = "".join(
        tag("li", _step(number, step, states[step.key], current)) for number, step in enumerate(STEPS, 1)
    )
    return tag("nav", tag("ol", lines), aria_label="步骤")


def _step(number: int, step: Step, state: tuple[str, str], current: Step) -> str:
    inner = (
        words("span", number, class_="mz-number", aria_hidden="true")
        + words("span", step.title, class_="mz-name")
        + words("span", state[0], class_=f"mz-state mz-{state[1]}")
    )
    facts = {"aria_current": "step" if step is current else None, "id": f"s-{step.key}"}
    return tag("button", inner, type="button", data_act="step", data_of=step.key, **facts)


def states_of(draft: Draft, marks: Marks, today: date | None = None) -> dict[str, tuple[str, str]]:
    """The state of every step in words, and how loud it is said."""
    states = step_states(draft, marks, today)
    return {
        **{key: (str(state), state.style) for key, state in states.items()},
        REVIEW.key: _whole(draft, list(states.values())),
        PRODUCE.key: ("可以生成", "done") if draft.plan else ("还不能生成", "later"),
    }


def _whole(draft: Draft, states: Sequence[StepState]) -> tuple[str, str]:
    """How all steps stand together."""
    wrong, doubtful = (sum(getattr(state, name) for state in states) for name in ("wrong", "doubtful"))
    if wrong:
        return f"{wrong}处有误", "lack"
    if missing := len(missing_of_eight(draft)):
        return f"八项基本内容缺{missing}项", "later" if draft.plan is None else "doubt"
    if doubtful:
        return f"{doubtful}处请核对", "doubt"
    unread = sum(not state.whole for state in states)
    return (f"{unread}步还没有确认", "later") if unread else ("没有缺项", "done")


def head_html(step: Step, draft: Draft) -> str:
    """What the step is about, and a word on the defaults that are not there yet."""
    head = words("h2", step.title, id=f"h-{step.key}", tabindex="-1") + words(
        "p", step.lead, class_="mz-lead"
    )
    if draft.firm or step in (UNIT, REVIEW, PRODUCE):
        return head
    return head + words(
        "p", "单位、班子、会议类型和年度填好后，这里显示各步时间和默认内容。", class_="mz-empty"
    )


def trouble_html(saved: SavedDraft) -> str:
    """Why the draft is not saved, and what can be done."""
    if saved.trouble is None:
        return ""
    told = "".join(words("p", fault) for fault in saved.trouble.faults)
    gone = any(fault.code == "draft.gone" for fault in saved.trouble.faults)
    newest = "" if gone else press("载入最新内容", "reload", class_="mz-button mz-main")
    ways = newest + press("把本页内容另存为新草稿", "apart") if saved.elsewhere else ""
    return tag(
        "section",
        words("h2", "没有保存") + told + tag("div", ways, class_="mz-tools"),
        class_="mz-alert",
        role="alert",
    )


def begun_html(draft: Draft, told: Sequence[tuple[str, Sequence[str]]]) -> str:
    """That the draft was started from an earlier plan, and what became of it; before, that it may be."""
    if not told and not draft.answers:
        way = press_link("从旧方案开始", "drawer")
        inner = words("span", "手头有以前的方案，可以沿用单位、班子和职责，不必重填。") + way
        return tag("div", inner, class_="mz-empty mz-begun")
    if not told:
        return ""
    read = sum(bool(one.fact) for one in draft.passages)
    by_title = {title: len(lines) for title, lines in told} | {READ: read, UNREAD: len(draft.passages) - read}
    counts = "，".join(f"{title}{number}项" for title, number in by_title.items() if number)
    way = press_link("去核对", "step", REVIEW.key)
    return tag(
        "div", words("span", f"已从旧方案开始：{counts}。") + way, class_="mz-empty mz-begun", role="status"
    )


def foot_html(current: Step) -> str:
    """The steps before and after. Going on says that what stands here is right."""
    at = STEPS.index(current)
    back = press(f"上一步：{STEPS[at - 1].title}", "step", STEPS[at - 1].key) if at else "<span></span>"
    if at + 1 == len(STEPS):
        return back
    says = "确认，下一步" if current in ASKING else "下一步"
    on = press(
        f"{says}：{STEPS[at + 1].title}", "confirm", STEPS[at + 1].key, class_="mz-button mz-main", id="b-on"
    )
    return back + on
