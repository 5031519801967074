"""The list of papers, as ``templates/papers/catalogue.yaml`` states it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from .. import resources
from ..errors import KitError, fault
from ..plan.fields import Line, Optional
from ..plan.kinds import located
from ..plan.model import DUTIES, Plan
from ..plan.people import Facts
from ..plan.source import read_source
from ..plan.when import Open


def _several(value: object) -> object:
    """One sort where several may stand."""
    return (value,) if isinstance(value, str) else value


Size = Literal["必备", "常用", "全部"]
SIZES: tuple[Size, ...] = get_args(Size)
"""What rules and superiors ask for; with it what offices use; everything. Each holds the ones before it."""
ALL = SIZES[-1]
DEFAULT_SIZE: Size = Plan.model_fields["papers"].default


class Paper(Facts):
    """One paper of the set: its fixed number, its name, its phase, and from what it is made.

    A ``text`` under ``templates/papers``, a ``folder`` of texts that the kind of meeting puts in order, or a
    ``module`` of ``mzsh_kit.papers.modules``. ``picture`` stands behind the text. With ``each`` it is made
    once for every member who should attend, with ``all`` once for the team too. ``size`` is the smallest set
    that holds it, ``reason`` and ``source`` say why.
    """

    number: Annotated[Optional, Field(title="编号", pattern=r"\d\d|")] = ""
    name: Annotated[Line, Field(title="名称")]
    phase: Annotated[Literal["会前", "会中", "会后"], Field(title="阶段")]
    size: Annotated[Size, Field(title="材料范围")] = "常用"
    reason: Annotated[Optional, Field(title="为什么要有")] = ""
    source: Annotated[Optional, Field(title="依据")] = "做法"
    text: Annotated[Optional, Field(title="文本")] = ""
    folder: Annotated[Optional, Field(title="文件夹")] = ""
    module: Annotated[Optional, Field(title="程序", pattern=r"[a-z_]*")] = ""
    picture: Annotated[Literal["", "gantt"], Field(title="附图")] = ""
    issues: Annotated[Optional, Field(title="印发的材料", pattern=r"\d\d|")] = ""
    """The paper that it issues, which stands behind it in the same file and is no attachment."""
    attaches: Annotated[Optional, Field(title="附件", pattern=r"\d\d|")] = ""
    """The paper that it attaches, bound in behind it in the same file."""
    each: Annotated[Literal["", "member", "all"], Field(title="每人一份")] = ""
    follows: Annotated[Optional, Field(title="在何事之后")] = ""
    """The sort of steps, or ``meeting``, than which the paper cannot be older; empty: it bears no date."""
    due: Annotated[Optional, Field(title="按何事的时限")] = ""
    """The sort of steps by whose end it is written."""
    opens: Annotated[bool, Field(title="随即成文")] = False
    """Whether those steps begin with it."""
    needs: Annotated[tuple[Line, ...], BeforeValidator(_several), Field(title="因何事而有")] = ()
    """The sorts of steps without any of which a plan has no such paper."""
    item: Annotated[Optional, Field(title="因何议项而有")] = ""
    """Words (a regular expression) of an item of the agenda without which a plan has no such paper."""
    promised: Annotated[Optional, Field(title="因何报送、归档事项而有")] = ""
    """Words of what is sent or archived without which a plan has no such paper."""
    read: Annotated[Optional, Field(title="宣读的议项")] = ""
    """Words of an item at which it is read out, where that is not the one that it comes with."""
    aspect: Annotated[Optional, Field(title="因何方面而有")] = ""
    """Words of an aspect without which a plan has no such paper."""
    large: Annotated[bool, Field(title="大字")] = False
    """Whether it is read out, and is set in larger letters."""
    whole: Annotated[bool, Field(title="不用填写")] = False
    """Whether it comes complete: an empty cell of it means that there is nothing to say."""
    kept: Annotated[bool, Field(title="归档")] = True
    of_plan: Annotated[bool, Field(title="随方案成文")] = False
    """Whether the date and number of the plan are its own."""

    def wanted(self, plan: Plan) -> bool:
        """Whether a plan has such a paper: a unit that does not report beforehand has no request."""
        return (
            (not self.needs or any(getattr(plan.schedule, sort) for sort in self.needs))
            and _named(self.item, (item.text for item in plan.agenda))
            and _named(self.promised, (step.what for sort in DUTIES for step in getattr(plan.schedule, sort)))
            and _named(
                self.aspect,
                () if isinstance(plan.aspects, Open) else (aspect.text for aspect in plan.aspects),
            )
        )

    @property
    def parts(self) -> frozenset[str]:
        """Its number, and that of the paper which stands in the same file."""
        return frozenset({self.number, self.issues, self.attaches} - {""})

    @property
    def stem(self) -> str:
        """The name of its file without ending: ``01-实施方案``."""
        return f"{self.number}-{self.name}"


def _named(words: str, texts: Iterable[object]) -> bool:
    return not words or any(re.search(words, str(text)) for text in texts)


def catalogue(templates: Path | None = None) -> tuple[Paper, ...]:
    """All papers in the order of their numbers. Raises :class:`KitError` for a faulty catalogue."""
    return _catalogue((templates or resources.templates()).absolute() / "papers")


@lru_cache(maxsize=8)
def _catalogue(folder: Path) -> tuple[Paper, ...]:
    source = read_source(folder / "catalogue.yaml")
    if not isinstance(source.data, dict):
        raise KitError(fault("file.not_mapping", source.path.name))
    try:
        rows = TypeAdapter(dict[str, Paper]).validate_python(source.data)
    except ValidationError as error:
        raise KitError(*located(error, Paper, source)) from None
    return tuple(paper.model_copy(update={"number": number}) for number, paper in sorted(rows.items()))


def chosen(names: Iterable[str] | None = None, templates: Path | None = None) -> tuple[Paper, ...]:
    """The papers of these numbers and sizes (必备, 常用, 全部), all when none are named.

    Raises :class:`KitError` for an unknown number.
    """
    papers = {paper.number: paper for paper in catalogue(templates)}
    wanted = list(dict.fromkeys(names or (ALL,)))
    unknown = [name for name in wanted if name not in papers and name not in SIZES]
    if unknown:
        known = "、".join((*SIZES, *papers))
        raise KitError(*(fault("paper.unknown", "材料", found=number, wanted=known) for number in unknown))
    largest = max((SIZES.index(name) for name in wanted if name in SIZES), default=-1)
    return tuple(
        paper for paper in papers.values() if paper.number in wanted or SIZES.index(paper.size) <= largest
    )


def as_asked(
    plan: Plan, names: Iterable[str] | None = None, templates: Path | None = None
) -> tuple[Plan, tuple[Paper, ...]]:
    """The papers that are asked for, by default those of the plan's 材料范围, and the plan, which names their
    size where they are all of one: what a paper lists as the set is what is made.

    Raises :class:`KitError` for an unknown number.
    """
    papers = chosen(names or (plan.papers,), templates)
    sizes = (size for size in (plan.papers, *SIZES) if chosen((size,), templates) == papers)
    return plan.model_copy(update={"papers": next(sizes, plan.papers)}), papers
