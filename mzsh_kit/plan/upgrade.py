"""Plans, answers and kinds of an earlier format in today's: plain data in, plain data out."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import KitError, fault
from .source import Answers, Data, Value

VERSION = 2
"""The format of ``plan.json``. Answers without a version are of any format up to this one."""

_OBLIGATIONS = {
    "submissions": "submission",
    "reports": "report",
    "bulletins": "bulletin",
    "archives": "archive",
}
"""Lists of format 1 and the steps into which they went: what was to be sent, beside the step that said when.
"""


def upgraded(data: Data) -> Answers:
    """The same facts in today's format; data of today's format as they are.

    Format 1 had a step of the schedule and a list of obligations for the same duty. Raises :class:`KitError`
    for a version from the future.
    """
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise KitError(fault("plan.version", "格式版本", found=version, wanted=VERSION))
    today = {key: value for key, value in data.items() if key not in _OBLIGATIONS}
    if version is not None:
        today["version"] = VERSION if isinstance(version, int) else version
    lists = {sort: data[old] for old, sort in _OBLIGATIONS.items() if old in data}
    if lists:
        steps = data.get("schedule", {})
        own = steps if isinstance(steps, Mapping) else {}
        duties = {sort: _duties(items, own.get(sort)) for sort, items in lists.items()}
        today["schedule"] = {**own, **duties}
    return _submitted_apart(today)


_SENT = ("召开会议的请示和实施方案", "班子对照检查材料、发言提纲和征求意见情况")
"""What went up before the meeting while the kit sent it in two steps."""


def _submitted_apart(data: Answers) -> Answers:
    """Two steps of 报审 that were changed without saying what is sent, with what it was."""
    steps = data.get("schedule")
    if not isinstance(steps, Mapping):
        return data
    sent = steps.get("submission")
    if isinstance(sent, list) and len(sent) == len(_SENT) and all(isinstance(step, Mapping) for step in sent):
        said = [{"what": what, **step} for what, step in zip(_SENT, sent, strict=True)]
        return {**data, "schedule": {**steps, "submission": said}}
    return data


def _duties(items: Value, step: Value) -> Value:
    """The obligations of one sort as steps; what is no list stays, to be refused with its place."""
    if not isinstance(items, (list, tuple)):
        return items
    base = dict(step) if isinstance(step, Mapping) else {}
    return [_duty(item, base) if isinstance(item, Mapping) else item for item in items]


def _duty(item: Data, base: Data) -> Answers:
    """One obligation: its own limit, owner and addressees where it had them, else those of its step."""
    own = {key: value for key, value in item.items() if key not in ("by", "due", "to")}
    if item.get("by"):
        own["owner"] = item["by"]
    if item.get("to"):
        own["to"] = item["to"]
    if item.get("due") is not None:
        own |= {"start": item["due"], "end": item["due"], "least": None}
    return {**base, **own}
