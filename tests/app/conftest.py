"""The pages as a real process and a real browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest


class Address(str):
    """Where a server answers, with its process id, its outputs and all that it printed."""

    pid: int
    outputs: Path
    log: Path


APP = ("-m", "mzsh_kit.cli", "app", "--no-browser")


@contextmanager
def _running(*words: str, program: Sequence[str] = APP, token: str = "") -> Iterator[Address]:
    """``mzsh app`` with these words, its outputs in a folder of its own; its address as it printed it.

    ``program``: what Python runs instead.
    """
    command = [sys.executable, *program, *words]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        outputs, log = Path(folder) / "outputs", Path(folder) / "log"
        with log.open("wb") as file:
            environment = {**os.environ, "MZSH_OUTPUTS": str(outputs), "MZSH_TOKEN": token}
            process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, env=environment)
        try:
            address = Address(_printed(log, process))
            address.pid, address.outputs, address.log = process.pid, outputs, log
            yield address
        finally:
            process.terminate()
            process.wait(60)


def _printed(log: Path, process: subprocess.Popen[bytes]) -> str:
    for _ in range(1800):
        if match := re.search(r"https?://[^/\s]+/(?:[\w-]+/)*", log.read_text(encoding="utf-8")):
            return match[0]
        assert process.poll() is None, log.read_text(encoding="utf-8")
        time.sleep(0.1)
    pytest.fail("no address within three minutes")


@pytest.fixture(scope="session")
def running():
    """``with running("--port", "8000") as address``: the pages in a process of their own."""
    return _running


def _kernels(address: Address) -> dict[str, psutil.Process]:
    """The kernels of a server by their ids: what listens where a connection file says that one does."""
    listening: dict[int, psutil.Process] = {}
    for process in psutil.Process(address.pid).children(recursive=True):
        with suppress(psutil.Error):
            listening |= {
                connection.laddr.port: process
                for connection in process.net_connections()
                if connection.status == "LISTEN"
            }
    kernels = {}
    for file in Path(tempfile.gettempdir()).glob("voila_*/kernel-*.json"):
        with suppress(OSError, ValueError):  # one that is being written or removed
            ports = [port for name, port in json.loads(file.read_bytes()).items() if name.endswith("_port")]
            if all(port in listening for port in ports):
                kernels[file.stem.removeprefix("kernel-")] = listening[ports[0]]
    return kernels


@pytest.fixture(scope="session")
def kill_kernel():
    """``kill_kernel(id)``: end the process behind a page as the system would, however it was started."""

    def kill(kernel: str) -> None:
        (file,) = Path(tempfile.gettempdir()).glob(f"voila_*/kernel-{kernel}.json")
        port = json.loads(file.read_bytes())["shell_port"]
        (number,) = {
            connection.pid
            for connection in psutil.net_connections("tcp")
            if connection.laddr.port == port and connection.status == "LISTEN"
        }
        psutil.Process(number).kill()

    return kill


@pytest.fixture(scope="session")
def kernels():
    """``kernels(address)``: the kernel processes of a server by their ids."""
    return _kernels


@pytest.fixture(scope="session")
def address():
    """The address of a running server."""
    with _running() as running:
        yield running


@pytest.fixture(scope="session")
def new_page(browser: Any):
    """``new_page(1280)``: a page that notes every address that it asks for and every error that it logs.

    All are of one person's browser, which fetches and compiles the scripts once.
    """
    context = browser.new_context()

    def opened(width: int = 1280, height: int = 900) -> Any:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.asked, page.errors = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("websocket", lambda socket: page.asked.append(socket.url))
        page.on("console", lambda said: page.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page

    yield opened
    context.close()
