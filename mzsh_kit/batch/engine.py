"""papermill's engine of the kit's own: cells run in this process, in a fresh namespace for each notebook.

Registered as ``mzsh-warm`` (entry point ``papermill.engine``): ``papermill --engine mzsh-warm IN.ipynb OUT.ipynb``.
papermill loads every such entry point when it is itself imported, so nothing of papermill's is imported before use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode

NAME = "mzsh-warm"


class WarmEngine:
    """What papermill asks of an engine."""

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, **given: object) -> NotebookNode:
        from .client import InProcess

        executed: NotebookNode = InProcess.execute_notebook(nb, kernel_name, **given)
        return executed

    @classmethod
    def nb_kernel_name(cls, nb: NotebookNode, name: str | None = None) -> str:
        from papermill.utils import nb_kernel_name

        return str(nb_kernel_name(nb, name))

    @classmethod
    def nb_language(cls, nb: NotebookNode, language: str | None = None) -> str:
        from papermill.utils import nb_language

        return str(nb_language(nb, language))


def register() -> None:
    """Make the engine known to papermill where the kit's entry points are not installed."""
    from papermill.engines import papermill_engines

    papermill_engines.register(NAME, WarmEngine)
