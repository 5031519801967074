"""The families of rules, one module each; an earlier one has its words first."""

from types import ModuleType

from . import (
    calendar,
    counts,
    dates,
    duplication,
    figures,
    layout,
    levels,
    numbering,
    phrases,
    placeholders,
    procedure,
    punctuation,
    residue,
    strangers,
    structure,
    tallies,
    truncation,
)

FAMILIES: tuple[ModuleType, ...] = (
    placeholders,
    phrases,
    residue,
    strangers,
    numbering,
    levels,
    structure,
    dates,
    calendar,
    counts,
    tallies,
    duplication,
    truncation,
    punctuation,
    figures,
    procedure,
    layout,
)
