"""Kernels forked by a process that has loaded what they need: a page opens sooner, and its memory is shared
with the others'.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from ..forkserver import READY

NAME = "mzsh-forked"
_ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""numpy, which openpyxl loads where it is there, starts threads of its own otherwise."""

PATIENCE = 60.0
"""Seconds that loading, or one fork, may take."""

_DIGITS = 20
"""Bytes of the number of a process."""

_LAUNCHER = "ipykernel_launcher"


@cache
def available() -> bool:
    """Whether the system can do it (Linux of 2019 or later) and jupyter_client knows of it."""
    known = entry_points(group="jupyter_client.kernel_provisioners", name=NAME)
    if not known or sys.platform != "linux" or not hasattr(os, "pidfd_open"):
        return False
    with suppress(OSError):
        os.close(os.pidfd_open(os.getpid()))
        return True
    return False


class Process:
    """A process that another one forked, as :class:`subprocess.Popen` shows its own; its status is not
    known.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, descriptor: int) -> None:
        self.pid, self._descriptor = pid, descriptor
        self._end = select.poll()
        self._end.register(descriptor, select.POLLIN)

    def poll(self, timeout: float | None = 0) -> int | None:
        """0 when it has ended."""
        if self._descriptor >= 0 and self._end.poll(timeout and timeout * 1000):
            os.close(self._descriptor)
            self._descriptor = -1
        return 0 if self._descriptor < 0 else None

    def wait(self, timeout: float | None = None) -> int:
        if self.poll(timeout) is None:
            raise subprocess.TimeoutExpired(NAME, timeout or 0)
        return 0

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._descriptor, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class ForkServer:
    """The process that forks, started when it is first asked; it ends with this one, and its kernels with
    it.
    """

    def __init__(self, words: Sequence[str] = ("-m", "mzsh_kit.app.forkserver")) -> None:
        self._words, self._lock = words, threading.Lock()
        self._socket: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._useless = False

    def fork(self, arguments: list[str], environment: dict[str, str], folder: str) -> Process | None:
        """A kernel; ``None`` where there is nobody to fork it. One that ended is started anew for the next
        kernel.

        One that does not answer is not asked again, but stays: its kernels end with it.
        """
        order = json.dumps({"arguments": arguments, "environment": environment, "folder": folder}).encode()
        with self._lock:
            try:
                return None if self._useless else self._asked(self._connected(), order)
            except ConnectionError:
                self._forget()
            except OSError:
                self._useless = True
        return None

    def _connected(self) -> socket.socket:
        """Where it is asked, once it has loaded. Raises :class:`OSError`."""
        if self._socket is None:
            self._socket = self._started()
            self._useless = True
            self._useless = self._socket.recv(len(READY)) != READY
            if self._useless:
                raise ConnectionError
        return self._socket

    def _started(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(PATIENCE)
        with theirs:
            words = [sys.executable, *self._words]
            self._process = subprocess.Popen(
                words,
                stdin=theirs.fileno(),
                stderr=subprocess.DEVNULL,  # what goes wrong in it is no word for whoever serves
                env={**os.environ, **_ALONE},
                start_new_session=True,
            )
        return ours

    def _asked(self, server: socket.socket, order: bytes) -> Process:
        server.sendall(order)
        number, descriptors, *_ = socket.recv_fds(server, _DIGITS, 1)
        if not descriptors:
            raise ConnectionError
        return Process(int(number), descriptors[0])

    def _forget(self) -> None:
        if self._socket is not None and self._process is not None:
            self._socket.close()
            self._process.wait(PATIENCE)
        self._socket = self._process = None


SERVER = ForkServer()


class Forked(LocalProvisioner):
    """Starts a kernel by a fork, and as ever where that cannot be; in all else a process of this machine."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        process, folder = None, str(options.get("cwd") or Path.cwd())
        if _LAUNCHER in cmd:
            arguments = cmd[cmd.index(_LAUNCHER) + 1 :]
            process = await asyncio.to_thread(SERVER.fork, arguments, dict(options["env"]), folder)
        if process is None:
            return await super().launch_kernel(cmd, **options)
        self.process = process  # type: ignore[assignment]  # what is asked of a Popen it answers, too
        self.pid = self.pgid = process.pid
        self.cwd = folder
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """To the kernel and what it has started, never to another process that has got its number since."""
        if self.process is not None and self.process.poll() is None:
            await super().send_signal(signum)
