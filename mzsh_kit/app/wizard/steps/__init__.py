"""The steps as data, a module each: which facts are asked where. :mod:`..controls` finds fields in them."""

from __future__ import annotations

from ..fields import Step
from .after import AFTER
from .agenda import AGENDA, ITEMS, PARTS
from .before import BEFORE
from .closing import PRODUCE, REVIEW
from .duties import DUTIES
from .kind import KIND
from .meeting import MEETING
from .unit import MEMBERS, UNIT

__all__ = [
    "AFTER",
    "AGENDA",
    "ASKING",
    "BEFORE",
    "DUTIES",
    "ITEMS",
    "KIND",
    "MEETING",
    "MEMBERS",
    "PARTS",
    "PRODUCE",
    "REVIEW",
    "STEPS",
    "UNIT",
]

ASKING = (UNIT, KIND, MEETING, BEFORE, AGENDA, AFTER, DUTIES)
"""The steps in which facts are typed."""


STEPS = (*ASKING, REVIEW, PRODUCE)


def step_named(key: str) -> Step:
    """The step with this name, the first where there is none."""
    return next((step for step in STEPS if step.key == key), UNIT)
