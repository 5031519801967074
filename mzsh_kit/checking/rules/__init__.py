"""The families of rules, one module each; an earlier one has its words first."""

from types import ModuleType

from . import layout, phrases, placeholders, procedure, punctuation

FAMILIES: tuple[ModuleType, ...] = (placeholders, phrases, punctuation, procedure, layout)
