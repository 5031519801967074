"""What a notebook may change in the process that runs it, put back after it."""

from __future__ import annotations

import decimal
import locale
import logging
import os
import random
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Undo = Callable[[], object]


@contextmanager
def process_kept() -> Iterator[None]:
    """Folder, path, arguments, environment, warnings, logging, decimals, locale, look of pictures; random
    numbers anew.
    """
    undo = (_folder(), _paths(), _environment(), _logging(), _locale(), _pictures(), _chance)
    with warnings.catch_warnings(), decimal.localcontext():
        try:
            yield
        finally:
            for put_back in undo:
                put_back()


def _folder() -> Undo:
    folder = os.getcwd()  # noqa: PTH109
    return lambda: os.chdir(folder)


def _paths() -> Undo:
    path, words = sys.path[:], sys.argv[:]

    def undo() -> None:
        sys.path[:], sys.argv[:] = path, words

    return undo


def _environment() -> Undo:
    environment = dict(os.environ)

    def undo() -> None:
        for name in set(os.environ) - set(environment):
            del os.environ[name]
        for name, value in environment.items():
            if os.environ.get(name) != value:
                os.environ[name] = value
        if sys.platform != "win32":
            time.tzset()

    return undo


def _logging() -> Undo:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def undo() -> None:
        root.handlers[:] = handlers
        root.setLevel(level)

    return undo


def _locale() -> Undo:
    before = locale.setlocale(locale.LC_ALL)
    return lambda: locale.setlocale(locale.LC_ALL, before)


def _pictures() -> Undo:
    """matplotlib's settings but for the backend, which its pictures are bound to once they are drawn."""
    before = _settings("rcParams")

    def undo() -> None:
        if "matplotlib" in sys.modules:
            dict.update(sys.modules["matplotlib"].rcParams, before or _settings("rcParamsOrig"))

    return undo


def _settings(name: str) -> dict[str, object]:
    """Copied as a plain dictionary is: to ask matplotlib for its backend makes it choose one."""
    settings = getattr(sys.modules.get("matplotlib"), name, {})
    return {key: value for key, value in dict.copy(settings).items() if key != "backend"}


def _chance() -> None:
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
