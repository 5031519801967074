"""What people say on a command line, and what papermill's makes of it before a notebook hears of it.

Papermill makes whole numbers, fractions, truth values and nothing of words that look like them: ``01`` comes
as 1.
"""

from __future__ import annotations

import math
from pathlib import Path

from .errors import KitError, fault
from .system import refused


def path_of(name: str, given: object) -> Path | None:
    """The path that parameter ``name`` states, relative to the working directory; ``None`` where it states
    none.

    A whole number is the name of a file or folder. Raises :class:`KitError` for what has lost its writing on
    the way, and for what the system takes for no path.
    """
    if given is None or given == "":
        return None
    if isinstance(given, Path) or (_plain(given) and not isinstance(given, float)):
        path = Path(str(given))
        try:
            path.exists()
        except OSError as error:
            raise refused(error, path, reading=True) from None
        return path
    raise KitError(fault("parameter.path", name, found=given))


def numbers_of(given: object, name: str = "papers") -> list[str] | None:
    """Papers as people write them: ``"01,15"``, ``[1, "15"]``, ``1``, ``1.0``, ``"必备"``; ``None`` where
    none are named.
    """
    if given is None:
        return None
    if isinstance(given, str):
        given = given.replace("，", ",").replace("、", ",").split(",")
    many = given if isinstance(given, list | tuple) else (given,)
    return [number for number in (_number(name, item) for item in many) if number] or None


def _number(name: str, given: object) -> str:
    if not _plain(given) or (isinstance(given, float) and not given.is_integer()):
        raise KitError(fault("parameter.papers", name, found=given))
    return f"{int(given) if isinstance(given, float) else str(given).strip():0>2}" if given != "" else ""


def _plain(given: object) -> bool:
    """Text, or a number that counts something."""
    if isinstance(given, str):
        return "\0" not in given
    return (
        isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given) and given >= 0
    )
