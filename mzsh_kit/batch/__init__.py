"""Many units from a roster. The only room that knows papermill, and it imports it when a batch runs."""

from .run import run_batch
from .summary import BUSY_DAY, WORDS, Summary
from .unit import Outcome, Task

__all__ = ["BUSY_DAY", "WORDS", "Outcome", "Summary", "Task", "run_batch"]
