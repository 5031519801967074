"""What is worked out of the kit's own files alone, kept from one start to the next where Python keeps its
bytecode.
"""

from __future__ import annotations

import atexit
import hashlib
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

_Made = TypeVar("_Made")
_MOST = 8 << 20
"""Bytes of a table; one that has grown longer, as files were edited, is begun anew."""


class CompiledCache:
    """A table in a file: texts, and what was made of each, which is plain data or Python's code.

    It is trusted as much as bytecode, beside which it stands, and kept under the same terms: not at all where
    Python is to write none (``PYTHONDONTWRITEBYTECODE``) or cannot write there. Nothing may be put in that an
    office or a plan says: what may name people stays in ``outputs/``.
    """

    def __init__(self, name: str, *made_by: str) -> None:
        """``made_by`` names files: what they made in another state of theirs is made anew and removed."""
        self._name, self._made_by = name, made_by
        self._grown = False

    def get(self, text: str, make: Callable[[], _Made]) -> _Made:
        """What ``make`` makes of ``text``, made or kept."""
        known = self._known.get(text)
        if known is not None:
            made: _Made = marshal.loads(known)
            return made
        made = make()
        plain: Any = made
        if not self._grown and not sys.dont_write_bytecode:
            self._grown = True
            atexit.register(self._write)
        self._known[text] = marshal.dumps(plain)
        return made

    @cached_property
    def _file(self) -> Path:
        state = hashlib.sha256(sys.version.encode())
        for file in self._made_by:
            state.update(Path(file).read_bytes())
        return Path(cache_from_source(__file__)).with_name(f"{self._name}-{state.hexdigest()[:16]}")

    @cached_property
    def _known(self) -> dict[str, bytes]:
        with suppress(OSError, EOFError, ValueError, TypeError, NotImplementedError):
            if not sys.dont_write_bytecode and self._file.stat().st_size < _MOST:
                return dict[str, bytes](marshal.loads(self._file.read_bytes()))
        return {}

    def _write(self) -> None:
        with suppress(OSError, NotImplementedError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            former = {*self._file.parent.glob(f"{self._name}-*")} - {self._file}
            part = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            part.write_bytes(marshal.dumps(self._known))
            part.replace(self._file)
            for path in former:
                path.unlink(missing_ok=True)
