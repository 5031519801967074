"""Whether the finished papers of a set agree with their plan, and so with each other."""

from .agreement import RULES, agreement, disagreements

__all__ = ["RULES", "agreement", "disagreements"]
