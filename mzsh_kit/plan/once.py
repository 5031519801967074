"""What follows from one plan, worked out once for all that ask for it in a row."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from .model import Plan

_Rest = ParamSpec("_Rest")
_Result = TypeVar("_Result")


def once(
    work: Callable[Concatenate[Plan, _Rest], _Result],
) -> Callable[Concatenate[Plan, _Rest], _Result]:
    """Remembers the last result, for the very same plan alone: wordings tell members by being them, so an
    equal plan does not do.
    """
    last: tuple[Plan, object, _Result] | None = None

    def asked(plan: Plan, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Result:
        nonlocal last
        known = last
        if known is None or known[0] is not plan or known[1] != (rest, named):
            last = known = (plan, (rest, named), work(plan, *rest, **named))
        return known[2]

    update_wrapper(asked, work)
    return asked
