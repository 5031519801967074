"""An existing plan, anyone's (.docx, .txt, .md) -> what it says and where -> a Plan."""

from .answers import answers_of
from .assigned import ROLES, assign, assigned, forget, remember, remembers, stating
from .certainty import incomplete
from .fact import Fact
from .leftover import Unread
from .outline import Outline, Section, outline
from .plan import OldPlan, Shown, label, old_plan, plan_of, without_once
from .read import Reading, read, read_bytes
from .source import KINDS, Line, left_out, margin_lines, read_lines

__all__ = [
    "KINDS",
    "ROLES",
    "Fact",
    "Line",
    "OldPlan",
    "Outline",
    "Reading",
    "Section",
    "Shown",
    "Unread",
    "answers_of",
    "assign",
    "assigned",
    "forget",
    "incomplete",
    "label",
    "left_out",
    "margin_lines",
    "old_plan",
    "outline",
    "plan_of",
    "read",
    "read_bytes",
    "read_lines",
    "remember",
    "remembers",
    "stating",
    "without_once",
]
