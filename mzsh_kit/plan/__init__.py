"""What a plan states: the model, the kinds of meeting, load and save."""

from .complete import complete
from .kinds import Kind, Library, UnitType, library
from .model import Aspect, Member, Plan, Role, Unit
from .store import OpenValue, dump_plan, load, open_values
from .when import MonthPart, Open, Relative, Span, When, parse_when, when_text, when_words

__all__ = [
    "Aspect",
    "Kind",
    "Library",
    "Member",
    "MonthPart",
    "Open",
    "OpenValue",
    "Plan",
    "Relative",
    "Role",
    "Span",
    "Unit",
    "UnitType",
    "When",
    "complete",
    "dump_plan",
    "library",
    "load",
    "open_values",
    "parse_when",
    "when_text",
    "when_words",
]
