"""``mzsh purge``: deletes drafts, with the papers made of them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..console import Parser, say
from ..errors import KitError, fault
from .common import DONE, PARTLY, Commands, command

if TYPE_CHECKING:
    from ..app.drafts import Drafts

    Stores = tuple[Drafts, ...]

ABOUT = "删除草稿和批次及其材料；不加编号和选项的，只列出。删除前不再询问，删除后不能恢复。"


def add(commands: Commands[Parser]) -> None:
    purge = command(commands, "purge", ABOUT, run)
    purge.add_argument("ids", metavar="编号", nargs="*", help="网址中“=”后面的32个字符")
    which = purge.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="全部删除")
    which.add_argument("--older-than", metavar="天数", type=_days, help="只删除这些天内没有改动过的")


def run(given: argparse.Namespace) -> int:
    from ..app.drafts import stores

    wide = given.all or given.older_than is not None
    if given.ids and wide:
        raise KitError(fault("command.usage", found="编号不能与选项同时使用"))
    if given.ids:
        return _named(stores(), given.ids)
    if wide:
        return _report([name for store in stores() for name in store.purge(given.older_than or 0)])
    return _listed(stores())


def _named(stores: Stores, ids: list[str]) -> int:
    missing = 0
    for draft in ids:
        deleted = any(store.delete(draft) for store in stores)
        say(f"已删除：{draft}" if deleted else f"没有这个编号：{draft}")
        missing += not deleted
    return PARTLY if missing else DONE


def _report(deleted: list[str]) -> int:
    for draft in deleted:
        say(f"已删除：{draft}")
    say(f"共删除{len(deleted)}份。")
    return DONE


def _listed(stores: Stores) -> int:
    """By id and day: the log of a timed job may keep this, so it names nobody."""
    for store in stores:
        for draft in store.ids():
            day = store.changed(draft)
            say(f"{draft}　最后改动：{day.year}年{day.month}月{day.day}日")
        say(f"“{store.folder}”中共有{len(store.ids())}份。")
    return DONE


def _days(text: str) -> float:
    """A number of days not below 0, for argparse."""
    if not (days := float(text)) >= 0:
        raise ValueError(text)
    return days
