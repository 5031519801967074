"""From a plan to documents: one paper, one wording or one module."""

from .build import Made, build, build_all
from .catalogue import Paper, catalogue, chosen
from .changed import changed_papers

__all__ = ["Made", "Paper", "build", "build_all", "catalogue", "changed_papers", "chosen"]
