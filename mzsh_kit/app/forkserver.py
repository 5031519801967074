"""``python -m mzsh_kit.app.forkserver``: a process that has loaded what every page needs and forks a kernel
when asked.

Its standard input is a socket of packets. A packet is the JSON of a kernel's arguments, environment and
working folder; the answer is the kernel's number, with a descriptor by which its end is seen. While nobody
asks it makes and checks the papers of the sample, so that later kernels have their wordings and the checker's
patterns compiled; papers beside their plan are checked without a tagger, which would start threads. Nothing
that must not be shared is made before a fork: no thread, no zmq context, no event loop, no seed. It ends, and
its kernels with it, when the socket's other end is closed.
"""

from __future__ import annotations

import gc
import json
import os
import random
import select
import signal
import socket
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

PRELOADED = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "anywidget",
    "mzsh_kit.app.lean", "mzsh_kit.app.page", "mzsh_kit.app.wizard.open", "mzsh_kit.app.agenda",
    "mzsh_kit.app.bulk", "mzsh_kit.app.check",
)  # fmt: skip
LARGEST_PACKET = 1 << 20
READY = b"ready"
IDLE = 2.0
"""Seconds without a question after which it gets more ready."""


def main() -> None:
    with socket.socket(fileno=os.dup(0), family=socket.AF_UNIX, type=socket.SOCK_SEQPACKET) as server:
        for name in PRELOADED:
            import_module(name)
        if len(list(Path("/proc/self/task").iterdir())) > 1:
            return  # a thread of some package: a fork of it would not have it
        _shared()
        server.send(READY)
        order = _forked(server)
    if order is not None:
        _run(**order)


def _shared() -> None:
    """What there is now is not written to by looking for garbage, so that kernels go on sharing it."""
    gc.collect()
    gc.freeze()


def _forked(server: socket.socket) -> dict[str, Any] | None:
    """In each kernel its order; in the process that forks them ``None`` when nobody asks any more."""
    ended, wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the socket
    signal.set_wakeup_fd(wake)
    asked_or_ended: list[Any] = [server, ended]
    from .wizard.findings import getting_ready

    idle: float | None = IDLE
    while True:
        ready, _, _ = select.select(asked_or_ended, [], [], idle)
        if not ready:
            idle = 0 if next(getting_ready(), None) else None
            if idle is None:
                _shared()
        if ended in ready:
            os.read(ended, 4096)
            _reap()
        if server not in ready:
            continue
        packet = server.recv(LARGEST_PACKET)
        if not packet:
            return None
        number = os.fork()
        if number == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.close(ended)
            os.close(wake)
            order: dict[str, Any] = json.loads(packet)
            return order
        descriptor = os.pidfd_open(number)
        socket.send_fds(server, [str(number).encode()], [descriptor])
        os.close(descriptor)


def _reap() -> None:
    """Take note of kernels that have ended, so that the system forgets them."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _run(arguments: list[str], environment: dict[str, str], folder: str) -> None:
    """Be the kernel that was ordered, as if it had been started by these words."""
    parent = os.getppid()
    os.setsid()
    os.chdir(folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(environment)
    random.seed()
    sys.argv = ["ipykernel_launcher", *arguments]
    from ipykernel.kernelapp import launch_new_instance

    # ipywidgets was loaded before there was a shell to tell of itself; JPY_PARENT_PID was read then, too
    launch_new_instance([*arguments, "--ext=ipywidgets", f"--IPKernelApp.parent_handle={parent}"])


if __name__ == "__main__":
    main()
