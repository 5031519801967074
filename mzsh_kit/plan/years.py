"""What a 年度 gives: ``templates/years/2025.yaml``, one file a year, which an office adds or edits.

A year's file holds for the kind of meeting that was held in it. What it does not state stays as the kind has
it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from .fields import Line, Moment, Optional, Stated, Text
from .parts import Aspect
from .people import Facts
from .when import Open

REPORTS = ("通报", "书面通报")
"""How an item of the agenda begins by which something is reported to the meeting."""


def _limit(name: str) -> object:
    return Field(default=Open.UNDECIDED, title=name)


class Limits(Facts):
    """Until when a step is to be done, as the superior's notice sets it."""

    opinions: Moment = _limit("征求意见")
    talks: Moment = _limit("谈心谈话")
    materials: Moment = _limit("撰写材料")
    submission: Moment = _limit("报审")
    notice: Moment = _limit("会议通知")
    bulletin: Moment = _limit("会后通报")
    report: Moment = _limit("情况报告")
    rectification: Moment = _limit("整改清单")


class YearFile(Facts):
    """What the file of one 年度 may state."""

    kind: Annotated[Line, Field(title="会议类型")] = "年度"
    """The kind of meeting that is held this 年度."""
    name: Annotated[Optional, Field(title="专题名称")] = ""
    """Of a special one that is held in place of the 年度 meeting."""
    title: Annotated[Optional, Field(title="会议名称")] = ""
    """Empty: as the kind has it."""
    source: Annotated[Optional, Field(title="出处")] = ""
    theme: Annotated[Stated[Text], Field(title="主题")] = Open.UNDECIDED
    aspects: Annotated[Stated[tuple[Aspect, ...]], Field(title="查摆方面")] = Open.UNDECIDED
    aspect_name: Annotated[Line, Field(title="方面的提法")] = "方面"
    reported: Annotated[tuple[Text, ...], Field(title="会上通报事项")] = ()
    """One item of the agenda each, in the place of the kind's that report something; none: those stay."""
    written: Annotated[bool, Field(title="书面通报")] = False
    """Whether they are handed out in writing, which takes less of the meeting."""
    limits: Annotated[Limits, Field(title="时限")] = Limits()
    report_to: Annotated[tuple[Line, ...], Field(title="报送机关")] = ()
    defaults: Annotated[dict[str, object], Field(title="默认内容", default_factory=dict)]
    """Anything else that a plan may state."""


_STATED = ("theme", "aspects", "aspect_name", "report_to")


def year_defaults(file: YearFile, agenda: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """What a year states of the plan, as plain data; ``agenda`` is the kind's own. Its ``defaults`` stand
    beside.
    """
    stated: dict[str, object] = file.model_dump(mode="json", include=set(_STATED), exclude_unset=True)
    limits = file.limits.model_dump(mode="json", exclude_unset=True)
    if limits:
        stated["schedule"] = {sort: {"end": end, "hard": True} for sort, end in limits.items()}
    if file.reported:
        rest = [item for item in agenda if not str(item.get("text", "")).startswith(REPORTS)]
        stated["agenda"] = [*(_reported(text, file.written) for text in file.reported), *rest]
    return stated


def _reported(text: str, written: bool) -> dict[str, object]:
    how, minutes, most = ("书面通报", 5, 10) if written else ("通报", 10, 15)
    return {"text": how + text, "speaker": "主要负责同志", "least": 5, "minutes": minutes, "most": most}
