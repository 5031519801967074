"""The families of rules, one module each; an earlier one has its words first."""

from types import ModuleType

from . import placeholders

FAMILIES: tuple[ModuleType, ...] = (placeholders,)
