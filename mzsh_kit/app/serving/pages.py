"""What the home page offers, as data. A task whose notebook is not there is not offered."""

from __future__ import annotations

from dataclasses import dataclass

from ... import resources

PLAN = "plan.ipynb"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: its name, where it leads, the notebook behind it, a line about it."""

    name: str
    address: str
    notebook: str
    about: str


TASKS = (
    Task("编制方案", "new", PLAN, "填写八项基本内容，生成实施方案和全套会议材料"),
    Task("编排议程", "voila/render/agenda.ipynb", "agenda.ipynb", "排定议项次序和时长，推算每一项的起止时刻"),
    Task("批量生成", "voila/render/batch.ipynb", "batch.ipynb", "由一份花名册生成多个单位的材料"),
    Task(
        "审校文档",
        "voila/render/check.ipynb",
        "check.ipynb",
        "检查写好的材料：格式、日期、人数、名称是否一致",
    ),
    Task("样例", "new?sample=1", PLAN, "看一份填写完整的方案，可以在上面改"),
)


def notebooks() -> frozenset[str]:
    """The notebooks that can be opened, by file name."""
    return frozenset(path.name for path in resources.notebooks().glob("*.ipynb"))


def tasks() -> tuple[Task, ...]:
    """What can be done with the notebooks that are there."""
    known = notebooks()
    return tuple(task for task in TASKS if task.notebook in known)
