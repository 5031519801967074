"""Whether the finished papers of a set agree with their plan, and so with each other."""

from .agreement import RULES, agreement, disagreements, papers_of, read_paper

__all__ = ["RULES", "agreement", "disagreements", "papers_of", "read_paper"]
