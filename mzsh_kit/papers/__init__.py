"""From a plan to documents: one paper, one wording or one module."""

from .blanks import Asked, asked
from .build import Made, build, build_all, building
from .catalogue import DEFAULT_SIZE, SIZES, Paper, as_asked, catalogue, chosen
from .changed import changed_papers

__all__ = [
    "DEFAULT_SIZE",
    "SIZES",
    "Asked",
    "Made",
    "Paper",
    "as_asked",
    "asked",
    "build",
    "build_all",
    "building",
    "catalogue",
    "changed_papers",
    "chosen",
]
