"""Kernels that are forked: each a process of its own with nothing in common that must not be, and an end of
its own.
"""

import os
import subprocess
import sys
from contextlib import contextmanager

import psutil
import pytest
from jupyter_client import BlockingKernelClient
from jupyter_client.connect import write_connection_file

from mzsh_kit.app.serving import forked
from mzsh_kit.app.serving.forked import ForkServer
from tests.loop import run

pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="the system has no descriptors of processes"
)
PATIENCE = 60
TOLD = """
import ipywidgets, os, random, sys, threading, uuid
from comm import get_comm_manager
print(os.getpid(), os.getsid(0), random.random(), uuid.uuid4(), os.environ["WHOSE"], os.getcwd(),
      "jupyter.widget.control" in get_comm_manager().targets,
      sorted(sys.modules.keys() & {"mzsh_kit.app.wizard.open"}))
"""


@pytest.fixture(scope="module")
def server():
    """What kernels are forked from; the last test that uses it kills it and has it begin anew."""
    made = ForkServer()
    yield made
    made._socket.close()
    assert made._process.wait(PATIENCE) == 0


@contextmanager
def kernel(server, folder, whose):
    """A forked kernel and who speaks to it."""
    file, _ = write_connection_file(str(folder / f"{whose}.json"), key=whose.encode())
    process = server.fork(["-f", file, "--log-level=CRITICAL"], {**os.environ, "WHOSE": whose}, str(folder))
    client = BlockingKernelClient(connection_file=file)
    client.load_connection_file()
    client.start_channels(hb=False)  # where the machine has other things to do, a late heartbeat is no death
    client.wait_for_ready(PATIENCE)
    yield process, client
    client.stop_channels()


def said(client, code):
    heard = []
    client.execute_interactive(
        code, timeout=PATIENCE, output_hook=lambda message: heard.append(message["content"].get("text", ""))
    )
    return "".join(heard).split()


def test_each_kernel_has_its_own_process_session_chance_and_environment(server, tmp_path):
    with kernel(server, tmp_path, "a") as (first, speak), kernel(server, tmp_path, "b") as (other, speak_too):
        told, told_too = said(speak, TOLD), said(speak_too, TOLD)
        assert [told[0], told[1], told_too[0], told_too[1]] == [str(first.pid)] * 2 + [str(other.pid)] * 2
        assert told[2:4] != told_too[2:4] and told[2] != told_too[2]
        assert (told[4:], told_too[4]) == (["a", str(tmp_path), "True", "['mzsh_kit.app.wizard.open']"], "b")
        assert first.poll() is None
        first.kill()
        assert (first.wait(PATIENCE), first.poll(), other.poll()) == (0, 0, None)
        first.kill()  # of nobody


def test_kernels_end_with_the_process_that_forked_them_and_the_next_one_is_forked_by_another(
    server, tmp_path
):
    with kernel(server, tmp_path, "a") as (process, _):
        server._process.kill()
        assert process.wait(PATIENCE) == 0
    assert server.fork([], {}, "") is None, "this one is started as ever"
    with kernel(server, tmp_path, "b") as (process, _):
        assert process.poll() is None


@pytest.mark.parametrize("program", ["raise SystemExit", "import os; os.write(0, b'other')"])
def test_where_nothing_can_be_forked_it_is_found_once_and_asked_no_more(program, tmp_path):
    server = ForkServer(("-c", program))
    assert server.fork([], {}, "") is None
    assert server.fork([], {}, "") is None and server._process is None, "none is started again"


def test_a_kernel_that_cannot_be_forked_is_started_as_ever(monkeypatch):
    monkeypatch.setattr(forked, "SERVER", ForkServer(("-c", "raise SystemExit")))
    provisioner = forked.Forked(kernel_id="a")
    run(provisioner.launch_kernel([sys.executable, "-c", "pass", "ipykernel_launcher"], env=dict(os.environ)))
    assert isinstance(provisioner.process, subprocess.Popen) and provisioner.process.wait(PATIENCE) == 0


def test_what_is_forked_from_has_one_thread_and_ends_when_nobody_asks_any_more():
    code = (
        "import time\nfrom mzsh_kit.app.serving.forked import ForkServer\nserver = ForkServer()\n"
        "server._connected()\nprint(server._process.pid, flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as run:
        forking = psutil.Process(int(run.stdout.readline()))
        assert forking.num_threads() == 1
        run.kill()
        assert psutil.wait_procs([forking], PATIENCE)[1] == []


def test_papers_are_looked_through_before_a_fork_without_a_thread():
    code = (
        "import os\nfrom mzsh_kit.app.wizard.findings import getting_ready\n"
        "print(sum(1 for _ in getting_ready()), len(os.listdir('/proc/self/task')))"
    )
    alone = {**os.environ, **forked._ALONE}
    papers, threads = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True, env=alone
    ).stdout.split()
    assert int(papers) > 30 and threads == "1"
