"""Notebooks as papermill's command runs them: its words, its status; the kernel is a process, papermill is
not.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import nbformat
from click.testing import CliRunner
from papermill.cli import papermill as command

from mzsh_kit.batch.notebook import normalise
from mzsh_kit.resources import notebooks


def papermill(folder: Path, notebook: str, *words: str) -> int:
    """The status of ``papermill plan.ipynb OUT.ipynb …`` in a folder.

    Importing papermill takes three seconds, so it is imported once. tests/batch runs it as a process.
    """
    given = [str(notebooks() / f"{notebook}.ipynb"), "OUT.ipynb", "--no-progress-bar", *words]
    with contextlib.chdir(folder):
        return CliRunner().invoke(command, given).exit_code


def contents(folder: Path) -> dict[str, object]:
    """Every file of every unit, notebooks normalised; what the summary says is of one run only."""
    return {
        path.relative_to(folder).as_posix(): normalise(nbformat.read(path, as_version=4))
        if path.suffix == ".ipynb"
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent != folder
    }
