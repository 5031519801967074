"""The plans that people wrote, where they are at hand."""

import os
from pathlib import Path

import pytest

_SHARED = Path(os.environ.get("MZSH_SHARED") or Path(__file__).parents[3] / "shared")


@pytest.fixture(scope="session")
def shared():
    """The folder beside the project that holds plans, keys and the score; no part of the project."""
    if not (_SHARED / "plans").is_dir():
        pytest.skip("../shared is not here")
    return _SHARED
