"""Many units from a roster. The only room that knows papermill, and it imports it when a batch runs."""

from .options import Listener, Options
from .run import run_batch
from .summary import Summary
from .unit import WORDS, Outcome, Task

__all__ = ["WORDS", "Listener", "Options", "Outcome", "Summary", "Task", "run_batch"]
