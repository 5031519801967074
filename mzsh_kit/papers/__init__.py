"""From a plan to documents: one paper, one wording or one module."""

from .build import build
from .catalogue import Paper, catalogue, chosen

__all__ = ["Paper", "build", "catalogue", "chosen"]
