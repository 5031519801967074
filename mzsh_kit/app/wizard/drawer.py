"""Where a draft comes from and goes to: an earlier plan, plan.json, the sample, the bin."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from ...office import Office
from ...plan import dump_plan
from ...reading import KINDS
from ..markup import attributes, hinted, items, link, press, press_link, tag, words
from .draft import Draft
from .produce import address
from .start import IMPORTED, LEDGER, OLD


@dataclass(frozen=True)
class Drawer:
    """What stands in the drawer: whether it is open, what was refused and why, units to choose from."""

    open: bool = False
    refused: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    question: str = ""
    """What is asked before the one document is begun from."""
    doubt: str = ""
    """What is asked before a document that is no notice is taken as one."""
    deleting: bool = False


def drawer_html(draft: Draft, drawer: Drawer, office: Office | None = None) -> str:
    """The drawer; nothing while it is closed."""
    if not drawer.open:
        return ""
    mine = (_office(draft, office),) if office else ()
    cards = (
        *mine,
        _earlier(drawer.units, drawer.question),
        _notice(drawer.doubt),
        _ledger(draft),
        _import(),
        _export(draft),
        _sample(),
        _delete(drawer.deleting),
    )
    close = press_link("关闭", "drawer")
    head = tag("div", words("h2", "导入和导出", tabindex="-1", id="h-drawer") + close, class_="mz-head")
    return tag("section", head + _refused(drawer.refused) + "".join(cards), class_="mz-drawer")


def _refused(told: Sequence[str]) -> str:
    if not told:
        return ""
    inner = words("p", "没有导入，原来的内容没有变动。") + items(
        (words("span", line) for line in told), "mz-findings"
    )
    return tag("div", inner, class_="mz-alert", role="alert")


def _card(title: str, hint: str, body: str) -> str:
    return tag("div", words("h3", title) + hinted(hint) + body, class_="mz-choice")


def _upload(name: str, label: str, kinds: Sequence[str]) -> str:
    facts = {"type": "file", "id": f"u-{name}", "class_": "mz-file-input", "data_upload": name}
    field = f"<input{attributes({**facts, 'accept': ','.join(kinds)})}>"
    return field + words("label", label, for_=f"u-{name}", class_="mz-button")


def _earlier(units: Sequence[str], question: str = "") -> str:
    hint = (
        "旧方案可以是Word、WPS或文本文件；选本程序生成的实施方案文件，领导修改、批注过的也可以，能接着编。"
        "沿用旧方案里的单位、班子、职责和报送对象；"
        "主题、查摆方面、学习内容、各项时间、文号、巡视巡察情况和年度清空重填。"
    )
    choose = "".join(press(unit, "unit", str(number)) for number, unit in enumerate(units))
    chosen = (
        words("p", question or "请选一个：", role="status") + tag("div", choose, class_="mz-tools")
        if units
        else ""
    )
    return _card("从旧方案开始", hint, _upload("old", "选择旧方案、方案数据或花名册", OLD) + chosen)


def _office(draft: Draft, office: Office) -> str:
    """What is remembered of the unit, and what of this plan is not as it is remembered."""
    ways = press("存入本单位资料", "remember", class_="mz-button mz-main", disabled=draft.plan is None)
    ways += "".join(press(f"沿用{unit.unit}的资料", "recall", unit.unit) for unit in office.units()[:6])
    told = words("p", office.compared(draft.answers), role="status") if draft.plan else ""
    hint = "班子、上级、代字、印发机关、抄送、联系人、职责和自己的写法，存一次，下次开会直接沿用。"
    return _card("本单位资料", hint, told + tag("div", ways, class_="mz-tools"))


def _ledger(draft: Draft) -> str:
    """Last year's ledger; where there is one, how many items it holds."""
    hint = (
        "上年的36-整改台账.xlsx装入后，“上年度整改落实情况”和准备情况报告按它填写，"
        "没有完成的事项转入今年的台账。"
    )
    number = len(draft.value(("previous",)) or ())
    held = (
        words("p", f"已装入{number}项，可以在“会前准备”中核对。", class_="mz-good", role="status")
        if number
        else ""
    )
    return _card("上年整改台账", hint, _upload("ledger", "选择上年整改台账", LEDGER) + held)


def _notice(doubt: str) -> str:
    hint = "读出上级通知里的主题、查摆方面、各项时限、学习内容和报送机关，逐条核对，采纳的填进方案。"
    asked = words("p", doubt, role="status") + tag("div", press("仍照它填写", "propose"), class_="mz-tools")
    return _card("照上级通知填写", hint, _upload("notice", "选择通知", KINDS) + (asked if doubt else ""))


def _import() -> str:
    hint = "原样装入以前导出的方案数据，替换现在的全部内容；装入后可以撤销。"
    return _card("导入方案数据", hint, _upload("plan", "选择方案数据", IMPORTED))


def _export(draft: Draft) -> str:
    text = (
        dump_plan(draft.plan)
        if draft.plan
        else json.dumps(draft.answers, ensure_ascii=False, indent=2) + "\n"
    )
    file = link("导出方案数据", "plan.json", address("plan.json", text.encode()))
    return _card("导出方案数据", "把填写的内容存成一个文件，换一台电脑或下一年度还能用。", file)


def _sample() -> str:
    return _card("载入样例", "单位和人名都是虚构的。载入后可以撤销。", press("载入样例", "sample"))


def _delete(deleting: bool) -> str:
    hint = "删除这份草稿和保存在本机的内容，删除后不能找回。"
    if not deleting:
        return _card("删除草稿", hint, press("删除草稿", "delete"))
    sure = press("确认删除", "deleted", class_="mz-button mz-main") + press("不删除", "keep")
    return _card("删除草稿", "确定要删除吗？删除后不能找回。", tag("div", sure, class_="mz-tools"))
