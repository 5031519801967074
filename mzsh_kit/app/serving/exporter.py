"""Voilà's exporter with its templates compiled once: it makes a new one for every page, and compiling is two
thirds of that.
"""

from __future__ import annotations

from types import CodeType
from typing import Any

import voila.notebook_renderer
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from voila.exporter import VoilaExporter


class Compiled(BytecodeCache):
    """The code of templates by name and file, as long as their text is the same."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key] = bucket.checksum, bucket.code


class Exporter(VoilaExporter):  # type: ignore[misc]
    """One for each page; all of them share what is compiled."""

    _compiled = Compiled()

    def _create_environment(self) -> Any:
        environment = super()._create_environment()
        environment.bytecode_cache = self._compiled
        return environment


def use() -> None:
    """Have Voilà take this one; it has no setting for it."""
    voila.notebook_renderer.VoilaExporter = Exporter
