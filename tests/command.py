"""The command ``mzsh``, asked in this process: what it says, and its status, as of a process of its own."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
from pathlib import Path
from unittest.mock import patch

from mzsh_kit.cli import main


def mzsh(*words: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``mzsh`` in a folder, with an environment that is bare but for ``environment``.

    Starting a process takes a second, most of it for imports. What only a process shows (locales, signals, a
    closed pipe) is tested with one.
    """
    given = [str(word) for word in words]
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "MZSH"))}
    out, error = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with contextlib.ExitStack() as here:
        here.enter_context(patch.dict(os.environ, {**bare, **environment}, clear=True))
        here.enter_context(contextlib.chdir(cwd or Path.cwd()))
        here.enter_context(contextlib.redirect_stdout(out))
        here.enter_context(contextlib.redirect_stderr(error))
        try:
            status: object = main(given)
        except SystemExit as end:
            status = end.code or 0
    return subprocess.CompletedProcess(given, status, out.buffer.getvalue(), error.buffer.getvalue())
