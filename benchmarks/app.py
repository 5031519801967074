"""The pages in the browser: how soon they are there, what they hold, twenty at once.

``python -m benchmarks.app``
"""

from __future__ import annotations

import asyncio
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psutil

from .visitor import Visitor

ROUNDS, CROWD, LOOKS = 5, 20, 500
_SERVER = """
from mzsh_kit.app.serving import KitVoila, configuration
config = configuration("", local={local})
if not {preheat}:
    config.VoilaKernelManager.kernel_pools_config = {{"default": {{"pool_size": 0}}}}
app = KitVoila(config=config, ip="127.0.0.1", port=0, open_browser=False)
app.initialize([])
app.start()
"""
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@contextmanager
def serving(*, preheat: bool = True, local: bool = True) -> Iterator[tuple[str, psutil.Process]]:
    """The server as a process of its own, with an outputs folder of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as outputs:
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVER.format(preheat=preheat, local=local)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "MZSH_OUTPUTS": outputs},
        )
        assert process.stdout
        try:
            address = next(line.strip() for line in process.stdout if line.startswith("http://"))
            yield address, psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(60)


def kernels(server: psutil.Process) -> list[psutil.Process]:
    """The kernels, forked ones too, and the process that forks them."""
    return server.children(recursive=True)


def settled(server: psutil.Process) -> None:
    """Until nothing of the server works any more: kernels that wait are ready then."""
    quiet = 0
    while quiet < 3:
        processes = [server, *kernels(server)]
        before = spent(processes)
        time.sleep(0.5)
        quiet = quiet + 1 if spent(processes) - before < 0.06 else 0


def spent(processes: list[psutil.Process]) -> float:
    """Seconds of processor so far."""
    return sum(sum(process.cpu_times()[:2]) for process in processes if process.is_running())


def megabytes(processes: list[psutil.Process]) -> float:
    """Memory with shared pages counted by share (PSS)."""
    return sum(process.memory_full_info().pss for process in processes) / 1e6


async def timed(work: Awaitable[Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = await work
    return time.perf_counter() - start, result


# the first page: a server that preheats and one that does not, in turn, so that both meet the same noise


def seen(browser: Any, address: str) -> float:
    """Seconds from the address to the form, in a browser that has nothing in its cache."""
    context = browser.new_context()
    page, start = context.new_page(), time.perf_counter()
    page.goto(f"{address}new")
    page.get_by_label("单位全称").first.wait_for(timeout=120_000)
    seconds = time.perf_counter() - start
    context.close()
    return seconds


async def sent(address: str) -> float:
    """The same without a browser: until every widget's state is there."""
    visitor = Visitor(address)
    seconds, _ = await timed(visitor.open())
    await visitor.close()
    return seconds


def in_turn(measure: Callable[[str], float]) -> tuple[float, float]:
    """Medians of ``measure`` on an address: cold, preheated."""
    with serving(preheat=False) as cold, serving() as warm:
        starts: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for (address, server), rounds in zip((cold, warm), starts, strict=True):
                settled(server)
                rounds.append(measure(address))
    return statistics.median(starts[0]), statistics.median(starts[1])


def heartbeat() -> float:
    """Milliseconds of the server's processor for one look of a page whether it still answers."""

    async def looks(address: str) -> float:
        visitor = Visitor(address)
        await visitor.open()
        await asyncio.sleep(5)
        before = spent([server])
        for _ in range(LOOKS):
            await visitor.look()
        took = spent([server]) - before
        await visitor.close()
        return took / LOOKS * 1000

    with serving() as (address, server):
        return asyncio.run(looks(address))


# memory


async def _memory(address: str, server: psutil.Process) -> list[tuple[str, float]]:
    visitor = Visitor(address)
    *forking, waiting = kernels(server)
    stages = [
        ("the server", megabytes([server])),
        ("the process that forks", megabytes(forking)),
        ("a kernel that waits", megabytes([waiting])),
    ]
    *_, own = kernels(server)  # the one that waits is the one that is opened
    await visitor.open()
    stages.append(("a session that was opened", megabytes([own])))
    await visitor.fill()
    stages.append(("with the eight answers", megabytes([own])))
    await visitor.walk()
    stages.append(("with every step seen and all papers checked", megabytes([own])))
    await visitor.make()
    stages.append(("with the whole set made", megabytes([own])))
    await visitor.close()
    return stages


# 核对

CHANGES = {
    "a new draft": {"act": "step", "of": "review"},
    "the meeting is moved": {"field": "meeting.date", "text": "2027年1月20日"},
    "another who keeps the record": {"field": "meeting.recorder", "text": "王海燕"},
}


async def _looked_through(address: str, server: psutil.Process) -> list[float]:
    """Seconds of the kernel's processor until all papers are looked through, after each of ``CHANGES``.

    The blank form stands for some seconds first, as before a person who reads it.
    """
    await asyncio.to_thread(settled, server)
    *_, own = kernels(server)
    visitor = Visitor(address)
    await visitor.open()
    await asyncio.to_thread(settled, server)
    await visitor.fill()
    costs = []
    for message in CHANGES.values():
        before = spent([own])
        await visitor.tell(visitor.panel(), message)
        await asyncio.to_thread(settled, server)
        costs.append(spent([own]) - before)
    await visitor.close()
    return costs


def review() -> None:
    with serving() as (address, server):
        rounds = [asyncio.run(_looked_through(address, server)) for _ in range(3)]
    print("\nSeconds of processor until all papers are looked through:\n")
    print("| | the first page of a server | later pages | ratio |\n|---|---:|---:|---:|")
    for name, first, *later in zip(CHANGES, *rounds, strict=True):
        print(
            f"| {name} | {first:.2f} | {statistics.mean(later):.2f} | {first / statistics.mean(later):.1f} |"
        )


# a draft that is edited for a long time

EDITS = 300
_SHOWN = "words => document.querySelector('.mz-beside').textContent.includes(words)"
_IDLE = "!document.documentElement.classList.contains('mz-pending')"


def edits() -> None:
    """Fields of one draft typed in again and again in Chromium, the paper beside them: nothing is lost."""
    from playwright.sync_api import sync_playwright

    with serving() as (address, server), sync_playwright() as driver:
        settled(server)
        *_, own = kernels(server)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{address}new?sample=1&step=meeting")
        page.locator("#s-meeting").click(timeout=PATIENCE_MS)
        settled(server)
        before, heap, waits = megabytes([own]), _heap(page), list[float]()
        for number in range(EDITS):
            waits.append(_edited(page, number))
        after, heap_after = megabytes([own]), _heap(page)
        page.reload()
        page.locator("#h-meeting").wait_for(timeout=PATIENCE_MS)
        kept = [page.get_by_label(label, exact=True).input_value() for label in FIELDS]
        assert kept == [words(EDITS - len(FIELDS) + at) for at, words in enumerate(FIELDS.values())]
        browser.close()
    print(f"\n{EDITS} edits of one draft, each until the paper beside the form shows it:\n")
    print("| | first 50 | last 50 |\n|---|---:|---:|")
    for name, of in (("median, s", statistics.median), ("slowest, s", max)):
        print(f"| {name} | {of(waits[:50]):.2f} | {of(waits[-50:]):.2f} |")
    print(f"| the kernel, MB (before, after) | {before:.0f} | {after:.0f} |")
    print(f"| the page's heap, MB (before, after) | {heap:.1f} | {heap_after:.1f} |")


PATIENCE_MS = 120_000
FIELDS: dict[str, Callable[[int], str]] = {
    "会议地点": lambda number: f"{number}号会议室",
    "会议日期": lambda number: f"2027年1月{18 + number % 5}日",
    "开始时间": lambda number: f"上午9:{number % 60:02}",
    "列席人员": lambda number: f"县纪委常委 周{number % 10}明",
}
"""What is typed into which field, by the number of the edit."""


def _edited(page: Any, number: int) -> float:
    """Seconds from leaving the field until the paper shows what was typed and the draft is saved."""
    label, words = list(FIELDS.items())[number % len(FIELDS)]
    control, text = page.get_by_label(label, exact=True), words(number)
    control.fill(text)
    start = time.perf_counter()
    control.blur()
    page.wait_for_function(_SHOWN, arg=text.rpartition(" ")[2])
    seconds = time.perf_counter() - start
    page.wait_for_function(_IDLE)
    return seconds


def _heap(page: Any) -> float:
    """Megabytes of a page's objects, those that nobody needs collected."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


# a crowd


async def _session(address: str) -> dict[str, float]:
    visitor = Visitor(address)
    opened, _ = await timed(visitor.open())
    filled, _ = await timed(visitor.fill())
    made, archive = await timed(visitor.make())
    names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
    await visitor.close()
    return {
        "open the page": opened,
        "give the eight answers": filled,
        "make the set": made,
        "files": len(names),
    }


async def _crowd(
    address: str, server: psutil.Process, size: int
) -> tuple[list[dict[str, float]], float, float]:
    peak = 0.0

    async def watch() -> None:
        nonlocal peak
        while True:
            peak = max(peak, await asyncio.to_thread(megabytes, [server, *kernels(server)]))
            await asyncio.sleep(2)

    watching = asyncio.create_task(watch())
    whole, sessions = await timed(asyncio.gather(*(_session(address) for _ in range(size))))
    watching.cancel()
    return sessions, whole, peak


def main() -> None:
    pages()
    review()
    edits()
    memory()
    crowd()


def pages() -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        in_chromium = in_turn(lambda address: seen(browser, address))
        browser.close()
    alone = in_turn(lambda address: asyncio.run(sent(address)))
    print(f"Seconds to the first page, median of {ROUNDS}:\n")
    print("| | cold | preheated | ratio |\n|---|---:|---:|---:|")
    for name, (cold, warm) in (
        ("in Chromium, nothing cached", in_chromium),
        ("from the server alone", alone),
    ):
        print(f"| {name} | {cold:.2f} | {warm:.2f} | {cold / warm:.1f} |")
    print(f"\nA look of a page whether it still answers, every 4 s: {heartbeat():.1f} ms of the server.")


def memory() -> None:
    with serving() as (address, server):
        while len(kernels(server)) < 2:  # the process that forks, and a kernel
            time.sleep(0.5)
        settled(server)
        print("\n| memory | MB |\n|---|---:|")
        for name, used in asyncio.run(_memory(address, server)):
            print(f"| {name} | {used:.0f} |")


def crowd() -> None:
    crowds = {}
    for size in (1, CROWD):
        with serving(local=False) as (address, server):
            settled(server)
            crowds[size] = asyncio.run(_crowd(address, server, size))
    (alone,), *_ = crowds[1]
    sessions, whole, peak = crowds[CROWD]
    print(f"\nSeconds of one session alone, and of {CROWD} at once, each to the zip of")
    print(f"{alone['files']:.0f} files:\n")
    print("| | alone | median | slowest | ratio of the slowest |\n|---|---:|---:|---:|---:|")
    for name in ("open the page", "give the eight answers", "make the set"):
        each = sorted(session[name] for session in sessions)
        middle, slowest, ratio = statistics.median(each), each[-1], each[-1] / alone[name]
        print(f"| {name} | {alone[name]:.2f} | {middle:.2f} | {slowest:.2f} | {ratio:.1f} |")
    assert all(session["files"] == alone["files"] for session in sessions)
    print(f"\nAll {CROWD} in {whole:.0f} s ({whole / CROWD:.1f} each); at most {peak / 1e3:.1f} GB in use.")


if __name__ == "__main__":
    main()
