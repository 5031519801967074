"""From a plan to documents: one paper, one wording or one module."""

from .build import Made, build, build_all
from .catalogue import Paper, catalogue, chosen

__all__ = ["Made", "Paper", "build", "build_all", "catalogue", "chosen"]
