"""The same units on a Dask cluster: workers give files back as bytes, and only the client writes."""

from __future__ import annotations

import ipaddress
import queue
import threading
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .. import resources
from ..errors import KitError, fault
from ..output import (
    Manifest,
    kit_version,
    make_folder,
    place_papers,
    put,
    read_manifest,
    scratch,
    template_texts,
    tree_digest,
)
from .options import Stop, Stopped
from .pool import Worker
from .unit import NOTEBOOK, Outcome, Task, ended

if TYPE_CHECKING:
    from distributed import Client, Future
    from distributed.security import Security

Texts = Mapping[str, bytes]
"""Files by name."""

_WAITING = 3
"""Units that each thread of the cluster has at hand, so that it never waits for the next."""
_SECONDS = 5
"""To reach the scheduler."""
_here = threading.local()


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker of the cluster gives back: the outcome there, the papers by name, manifest, notebook, logs."""

    outcome: Outcome
    papers: Texts
    manifest: Manifest | None
    notebook: bytes
    logs: Texts


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the cluster. Raises :class:`KitError` where it is open to others, not there or without workers."""
    from distributed import Client

    security = _security(address)
    try:
        client = Client(address, security=security, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError):
        raise KitError(fault("dask.unreachable", found=address)) from None
    try:
        if not client.nthreads():
            raise KitError(fault("dask.empty"))
        yield client
    finally:
        client.close(timeout=1)


def run_cluster(
    work: Iterable[Task | Outcome], client: Client, seconds: float, stop: Stop
) -> Generator[Task | Outcome]:
    """Tasks as they are taken and outcomes as they come, as :func:`mzsh_kit.batch.pool.run_pool` gives them.

    A unit whose worker is lost goes to another one. Raises :class:`KitError` where the whole cluster is lost.
    """
    events: queue.SimpleQueue[int | Future[Made]] = queue.SimpleQueue()
    running: dict[Future[Made], Task] = {}
    shipped: dict[Path, Future[Texts]] = {}
    most = _WAITING * sum(client.nthreads().values())
    topic = f"mzsh-{client.id}"  # the scheduler tells events of its own under the id alone
    client.subscribe_topic(topic, lambda event: events.put(event[1]))
    for unit in work:
        if isinstance(unit, Outcome):
            yield unit
            continue
        texts = _shipped(client, unit.templates, shipped)
        source = unit.notebook.read_bytes() if unit.notebook else b""
        plain = replace(unit, templates=None, notebook=None)
        future = client.submit(make_remote, plain, texts, source, seconds, kit(), topic, pure=False)
        running[future] = unit
        future.add_done_callback(events.put)
        while len(running) >= most:
            yield from _heard(_next(events, stop), running)
    while running:
        yield from _heard(_next(events, stop), running)


def make_remote(task: Task, texts: Texts, source: bytes, seconds: float, wanted: str, topic: str) -> Made:
    """Make one unit on a worker of the cluster, in a process of its own as on one machine; ``topic`` hears its row."""
    from distributed import get_worker

    get_worker().log_event(topic, task.row)
    if kit() != wanted:
        return Made(ended(task, "failed", (str(fault("dask.version", task.name)),)), {}, None, b"", {})
    with scratch() as here:
        folder = here / task.folder.name
        plain = replace(task, folder=folder, templates=_unpacked(texts), notebook=_written(source, here))
        made = _worker().run(plain, seconds)
        manifest = read_manifest(folder)
        logs = {path.name: path.read_bytes() for path in (folder.parent / "logs").glob("*.log")}
        if made.status != "made" or manifest is None:
            return Made(made, {}, None, b"", logs)
        papers = {entry.paper: (folder / entry.name).read_bytes() for entry in manifest.files}
        return Made(made, papers, manifest, (folder / NOTEBOOK).read_bytes(), logs)


@cache
def kit() -> str:
    """What must be the same on every machine: the kit's version, its templates, its notebook."""
    return tree_digest(
        {
            "version": kit_version().encode(),
            "notebook": (resources.notebooks() / NOTEBOOK).read_bytes(),
            **template_texts(resources.templates()),
        }
    )


def _worker() -> Worker:
    """The process that makes this thread's units; it ends with the thread's process."""
    if not hasattr(_here, "worker"):
        _here.stack = ExitStack()
        _here.scratch = _here.stack.enter_context(scratch())
        _here.worker = Worker(_here.scratch)
    worker: Worker = _here.worker
    return worker


def _unpacked(texts: Texts) -> Path | None:
    """The office's templates in a folder of this thread, written once."""
    if not texts:
        return None
    _worker()
    folder: Path = _here.scratch / tree_digest(texts)[:16]
    for name, data in texts.items():
        target = folder / name
        if folder.resolve() not in target.resolve().parents:
            raise ValueError(name)
        if not target.is_file():
            make_folder(target.parent)
            put(target, data)
    return folder


def _written(source: bytes, folder: Path) -> Path | None:
    if not source:
        return None
    path = folder / "source.ipynb"
    put(path, source)
    return path


def _shipped(
    client: Client, templates: Path | None, shipped: dict[Path, Future[Texts]]
) -> Future[Texts] | Texts:
    """The templates as bytes on every worker, sent once."""
    if templates is None:
        return {}
    if templates not in shipped:
        (shipped[templates],) = client.scatter([template_texts(templates)], broadcast=True)
    return shipped[templates]


def _heard(event: int | Future[Made], running: dict[Future[Made], Task]) -> Iterator[Task | Outcome]:
    """The task of a row that a worker has taken, or the outcome of a future that is done."""
    if isinstance(event, int):
        yield from (task for task in running.values() if task.row == event)
    else:
        yield _received(event, running.pop(event))


def _received(future: Future[Made], task: Task) -> Outcome:
    """What became of a unit, its files written."""
    if future.status == "cancelled":
        raise KitError(fault("dask.lost"))
    if future.status != "finished":
        return ended(task, "failed", (str(fault("batch.worker", task.name)),))
    made = future.result()
    try:
        return _placed(task, made)
    except KitError as error:
        return ended(task, "failed", tuple(map(str, error.faults)))


def _next(events: queue.SimpleQueue[int | Future[Made]], stop: Stop) -> int | Future[Made]:
    """The next row taken or future done for good: what a lost worker had made, another makes anew."""
    while not stop.is_set():
        with suppress(queue.Empty):
            event = events.get(timeout=0.1)
            if isinstance(event, int) or event.status not in ("lost", "pending"):
                return event
            event.add_done_callback(events.put)
    raise Stopped


def _placed(task: Task, made: Made) -> Outcome:
    for name, data in made.logs.items():
        make_folder(task.folder.parent / "logs")
        put(task.folder.parent / "logs" / Path(name).name, data)
    if made.manifest is None:
        return ended(task, "failed", made.outcome.faults, made.outcome.seconds)
    place_papers(task.folder, made.papers, made.manifest)
    put(task.folder / NOTEBOOK, made.notebook)
    return ended(task, "made", seconds=made.outcome.seconds)


def _security(address: str) -> Security | None:
    """TLS, or nothing on this machine: whoever reaches an open scheduler can run anything on every worker."""
    from distributed.security import Security

    scheme, host = _parts(address)
    if scheme == "tls":
        security = Security(require_encryption=True)
        if not (security.tls_ca_file and security.tls_client_cert):  # type: ignore[attr-defined]
            raise KitError(fault("dask.certificate", found=address))
        return security
    if scheme != "tcp" or not _loopback(host):
        raise KitError(fault("dask.open", found=address))
    return None


def _parts(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address if "://" in address else f"tcp://{address}")
        return parts.scheme, parts.hostname or ""
    except ValueError:
        raise KitError(fault("dask.unreachable", found=address)) from None


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
