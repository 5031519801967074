"""Thousands of values that are not held at once: each in a file without a name until it is asked for."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import IO, Any, Generic, TypeVar, overload

Value = TypeVar("Value")
Load = Callable[[], Value]
"""Gives a stored value, each time anew."""


class Spool:
    """A file, its owner's alone and gone with the object, that values are appended to. Any thread may use it.

    Where the disk is full a value stays in memory: nothing is lost, and nobody needs to know.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._end, self._lock = 0, Lock()
        with suppress(OSError):
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed with the object
            weakref.finalize(self, self._file.close)

    def keep(self, value: Value) -> Load[Value]:
        """Store a value that can be pickled; what gives it back."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with self._lock:
            start = self._end
            if not self._written(data):
                return partial(pickle.loads, data)
            self._end += len(data)
        return partial(self._load, start, len(data))

    def _written(self, data: bytes) -> bool:
        if self._file is None:
            return False
        try:
            self._file.seek(self._end)
            return self._file.write(data) == len(data)
        except OSError:
            return False

    def _load(self, start: int, length: int) -> Any:
        assert self._file is not None
        with self._lock:
            self._file.seek(start)
            return pickle.loads(self._file.read(length))


class Loaded(Sequence[Value], Generic[Value]):
    """Stored values in their order; a value is loaded when it is looked at."""

    def __init__(self, loads: Sequence[Load[Value]]) -> None:
        self._loads = tuple(loads)

    def __len__(self) -> int:
        return len(self._loads)

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, index: int | slice) -> Value | tuple[Value, ...]:
        if isinstance(index, slice):
            return tuple(load() for load in self._loads[index])
        return self._loads[index]()

    def __iter__(self) -> Iterator[Value]:
        return (load() for load in self._loads)
