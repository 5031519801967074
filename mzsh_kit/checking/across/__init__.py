"""Whether the finished papers of a set contradict each other, or the meeting that they are for; no plan is asked.

A rule finds words in the papers of a set (:class:`Papers`): plain functions over documents.
"""

from . import agenda, chair, counts, dates, guests, limits, people, reports, words
from .papers import Papers
from .rule import Rule, contradictions

RULES: tuple[Rule, ...] = tuple(
    rule
    for family in (words, dates, limits, people, guests, counts, chair, agenda, reports)
    for rule in family.RULES
)
"""Words that an earlier rule has found are not found again."""

__all__ = ["RULES", "Papers", "Rule", "contradictions"]
