"""Take the README's pictures of the wizard anew, with the sample: ``python -m docs.screenshots`` (needs
Chromium and Playwright).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).parent / "pictures"
STEPS = ("unit", "before", "produce")
_ANSWERED = "!document.documentElement.classList.contains('mz-pending')"
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@contextmanager
def app() -> Iterator[str]:
    """The address of ``mzsh app`` with an outputs folder of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as outputs:
        command = [sys.executable, "-m", "mzsh_kit.cli", "app", "--no-browser"]
        environment = {**os.environ, "MZSH_OUTPUTS": outputs}
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        try:
            yield next(
                match[0] for line in process.stdout or () if (match := re.search(r"http://[^/\s]+/", line))
            )
        finally:
            process.terminate()
            process.wait(60)


if __name__ == "__main__":
    with app() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.set_default_timeout(120_000)
        page.goto(f"{address}new?sample=1")
        for step in STEPS:
            page.locator(f"#s-{step}").click()
            page.locator(f"#h-{step}").wait_for()
            page.wait_for_function(_ANSWERED)
            page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=PICTURES / f"wizard-{step}.png")
        browser.close()
