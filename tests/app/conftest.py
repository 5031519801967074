"""The form as a real process and a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def _running(*words: str) -> Iterator[str]:
    """``mzsh app`` with these words; its address as it printed it."""
    command = [sys.executable, "-m", "mzsh_kit.cli", "app", "--no-browser", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        line = process.stdout.readline()
        found = re.search(r"http://[^/]+/", line)
        assert found, line
        yield found[0]
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def running():
    """``with running("--port", "8000") as address``: the form in a process of its own."""
    return _running


@pytest.fixture(scope="session")
def address():
    """The address of a running form."""
    with _running() as found:
        yield found


@pytest.fixture(scope="session")
def browser(require):
    chromium = shutil.which("chromium")
    if chromium is None:
        require("browser", "chromium is not installed")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()
