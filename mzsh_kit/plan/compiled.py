"""Compiled wordings, kept from one start to the next where Python keeps its compiled modules."""

from __future__ import annotations

import hashlib
import shutil
import sys
from contextlib import suppress
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2 import Environment, Template
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from . import bounds

_FOLDER = "wordings-"


class _Kept(FileSystemBytecodeCache):
    """As Jinja's own; what is damaged or cannot be written is compiled as if it were not there."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, EOFError, ValueError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def kept_wordings(environment: str, code: str) -> FileSystemBytecodeCache | None:
    """What keeps the wordings that an environment of that name compiles; ``code`` is the file that makes it.

    They are trusted as much as the module's own bytecode, beside which they stand, and are kept under the
    same terms: ``None`` where Python is to write none (``PYTHONDONTWRITEBYTECODE``) or cannot write there.
    The folder belongs to one state of the sandbox: another state begins a new one and removes it.
    """
    if sys.dont_write_bytecode:
        return None
    try:
        sources = [Path(file).read_bytes() for file in (bounds.__file__, code)]
        state = hashlib.sha256(b"".join((jinja2.__version__.encode(), *sources))).hexdigest()[:16]
        folder = Path(cache_from_source(code)).with_name(_FOLDER + state)
        if not folder.is_dir():
            for former in folder.parent.glob(f"{_FOLDER}*"):
                shutil.rmtree(former, ignore_errors=True)
            folder.mkdir(parents=True)
    except (OSError, NotImplementedError):
        return None
    return _Kept(str(folder), f"{environment}-%s")


@lru_cache(maxsize=1024)
def compiled(env: Environment, text: str, *, own: bool) -> Template:
    """One wording, compiled once a process; one of the kit's ``own`` may be taken from what is kept.

    What an office or a draft words may name people, and what names people stays in ``outputs/``.
    """
    if env.bytecode_cache is None or not own:
        return env.from_string(text)
    bucket = env.bytecode_cache.get_bucket(env, text, None, text)
    if bucket.code is None:
        bucket.code = env.compile(text)
        env.bytecode_cache.set_bucket(bucket)
    return env.template_class.from_code(env, bucket.code, env.make_globals(None))
