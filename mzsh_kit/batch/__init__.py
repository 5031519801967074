"""Many units from a roster. The only room that knows papermill, and it imports it when a batch runs."""

from .options import Listener, Options
from .run import run_batch
from .summary import SUMMARY, Summary, last_summary
from .unit import WORDS, Outcome, Task

__all__ = [
    "SUMMARY",
    "WORDS",
    "Listener",
    "Options",
    "Outcome",
    "Summary",
    "Task",
    "last_summary",
    "run_batch",
]
