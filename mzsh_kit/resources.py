"""Where the kit's own data stand, and where results go."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent
_DATA = (
    _CHECKOUT
    if (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "templates").is_dir()
    else _PACKAGE / "_data"
)


def templates() -> Path:
    """The folder of kinds, wordings and samples: ``templates/`` of a checkout, inside the package of a
    wheel.
    """
    return _DATA / "templates"


def notebooks() -> Path:
    """The folder of the notebooks, found as :func:`templates` is."""
    return _DATA / "notebooks"


def outputs(given: str | os.PathLike[str] | None = None) -> Path:
    """Where results go: what is given, else ``MZSH_OUTPUTS``, else ``./outputs``. Absolute."""
    return Path(given or os.environ.get("MZSH_OUTPUTS") or "outputs").absolute()
