"""Many units from a roster. The only room that knows papermill, and it imports it when a batch runs."""

from .run import run_batch
from .summary import WORDS, Summary
from .unit import Outcome

__all__ = ["WORDS", "Outcome", "Summary", "run_batch"]
