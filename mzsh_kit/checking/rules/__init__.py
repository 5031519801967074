"""The families of rules, one module each; an earlier one has its words first."""

from types import ModuleType

from . import (
    counts,
    dates,
    duplication,
    figures,
    layout,
    numbering,
    phrases,
    placeholders,
    procedure,
    punctuation,
    residue,
    structure,
    truncation,
)

FAMILIES: tuple[ModuleType, ...] = (
    placeholders,
    phrases,
    residue,
    numbering,
    structure,
    dates,
    counts,
    duplication,
    truncation,
    punctuation,
    figures,
    procedure,
    layout,
)
