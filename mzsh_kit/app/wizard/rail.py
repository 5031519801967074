"""What stands around every step: the title, whether it is saved, undo, the steps, the way on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ...plan import Plan
from ..markup import press, tag, words
from .draft import Draft
from .fields import Step
from .history import History
from .keep import SAVED, UNSAVED, Kept
from .standing import Standing, standings
from .steps import KIND, PRODUCE, REVIEW, STEPS, UNIT

_STATES = {SAVED: "mz-saved mz-done", UNSAVED: "mz-saved mz-unsaved"}


def bar_html(history: History, kept: Kept) -> str:
    """The meeting's name, the tools for the whole draft."""
    draft = history.now
    title = words("h1", "编制民主生活会方案") + words("p", meeting_name(draft.firm), class_="mz-soft")
    state = words("span", kept.words, class_=_STATES.get(kept.words, "mz-saved"), role="status")
    tools = (
        state,
        press("撤销", "undo", disabled=not history.past),
        press("重做", "redo", disabled=not history.future),
        press("导入和导出", "drawer"),
    )
    return tag("div", title, class_="mz-title") + tag("div", "".join(tools), class_="mz-tools")


def meeting_name(plan: Plan | None) -> str:
    return (
        f"{plan.team}{plan.meeting.name}"
        if plan
        else "填好八项就能生成：单位、类型、主要负责同志、成员、会议类型、年度、日期、地点"
    )


def rail_html(draft: Draft, current: Step, today: date | None = None) -> str:
    """All steps, each with its state in words."""
    states = states_of(draft, today)
    lines = "".join(
        tag("li", _step(number, step, states[step.key], current)) for number, step in enumerate(STEPS, 1)
    )
    return tag("nav", tag("ol", lines), aria_label="步骤")


def _step(number: int, step: Step, state: str, current: Step) -> str:
    inner = (
        words("span", number, class_="mz-number", aria_hidden="true")
        + words("span", step.title, class_="mz-name")
        + words("span", state, class_=f"mz-state {_style(state)}")
    )
    facts = {"aria_current": "step" if step is current else None, "id": f"s-{step.key}"}
    return tag("button", inner, type="button", data_act="step", data_of=step.key, **facts)


def _style(state: str) -> str:
    if state.startswith("已填好") or state in ("没有缺项", "可以生成"):
        return "mz-done"
    if "请核对" in state:
        return "mz-doubt"
    return "mz-lack" if state.startswith("缺") or "有误" in state or "要改" in state else "mz-later"


def states_of(draft: Draft, today: date | None = None) -> dict[str, str]:
    """The state of every step in words."""
    found: Mapping[str, Standing] = standings(draft, today)
    begun = [step for step in STEPS if draft.firm or step in (UNIT, KIND)]
    states = {
        step.key: str(found[step.key]) if step.key in found else "已填好" if step in begun else "待填"
        for step in STEPS
    }
    return {
        **states,
        REVIEW.key: _whole(list(found.values())),
        PRODUCE.key: "可以生成" if draft.plan else "待填",
    }


def _whole(found: Sequence[Standing]) -> str:
    """How all steps stand together."""
    missing, wrong, doubtful = (
        sum(getattr(one, name) for one in found) for name in ("missing", "wrong", "doubtful")
    )
    if wrong:
        return f"{wrong + missing}处要改"
    return f"缺{missing}项" if missing else f"{doubtful}处请核对" if doubtful else "没有缺项"


def head_html(step: Step, draft: Draft) -> str:
    """What the step is about, and a word on the defaults that are not there yet."""
    head = words("h2", step.title, id=f"h-{step.key}", tabindex="-1") + words(
        "p", step.lead, class_="mz-lead"
    )
    if draft.firm or step in (UNIT, REVIEW, PRODUCE):
        return head
    return head + words(
        "p", "单位、班子、会议类型和年度填好后，各项的默认内容显示在这里。", class_="mz-empty"
    )


def trouble_html(kept: Kept) -> str:
    """Why the draft is not saved, and what can be done."""
    if kept.trouble is None:
        return ""
    told = "".join(words("p", one) for one in kept.trouble.faults)
    gone = any(one.code == "draft.gone" for one in kept.trouble.faults)
    newest = "" if gone else press("载入最新内容", "reload", class_="mz-button mz-main")
    ways = newest + press("把本页内容另存为新草稿", "apart") if kept.elsewhere else ""
    return tag(
        "section",
        words("h2", "没有保存") + told + tag("div", ways, class_="mz-tools"),
        class_="mz-alert",
        role="alert",
    )


def begun_html(draft: Draft, told: Sequence[tuple[str, Sequence[str]]]) -> str:
    """That the draft was started from an earlier plan, and where it says what became of it; before, that it may be."""
    if not told and not draft.answers:
        way = press("从旧方案开始", "drawer", class_="mz-link")
        inner = words("span", "手头有以前的方案，可以沿用单位、班子和职责，不必重填。") + way
        return tag("div", inner, class_="mz-empty mz-begun")
    if not told:
        return ""
    counts = "，".join(f"{title}{len(lines)}项" for title, lines in told)
    way = press("去核对", "step", REVIEW.key, class_="mz-link")
    return tag(
        "div", words("span", f"已从旧方案开始：{counts}。") + way, class_="mz-empty mz-begun", role="status"
    )


def foot_html(current: Step) -> str:
    """The steps before and after."""
    at = STEPS.index(current)
    back = press(f"上一步：{STEPS[at - 1].title}", "step", STEPS[at - 1].key) if at else "<span></span>"
    style = "mz-button mz-main"
    on = (
        press(f"下一步：{STEPS[at + 1].title}", "step", STEPS[at + 1].key, class_=style)
        if at + 1 < len(STEPS)
        else ""
    )
    return back + on
