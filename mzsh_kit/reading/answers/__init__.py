"""What was read -> answers, as :func:`mzsh_kit.plan.complete` takes them: only what the document states."""

from .whole import answers_of

__all__ = ["answers_of"]
