"""The wizard in a real browser."""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest

READY_MS = 120_000


class Wizard:
    """A page with the wizard, every address that it asked for and every error that it logged."""

    def __init__(self, page, address):
        self.page, self.home = page, address
        self.asked, self.errors = page.asked, page.errors

    def open(self, address=""):
        self.page.goto(address or f"{self.home}new")
        self.page.locator("nav ol").wait_for(timeout=READY_MS)
        return self

    def step(self, key):
        self.page.locator(f"#s-{key}").click()
        self.page.locator(f"#h-{key}").wait_for()
        self.settled()

    def unfold(self, title):
        """Open what is folded under a heading."""
        head = self.page.locator("summary", has=self.page.get_by_role("heading", name=title))
        head.first.evaluate("one => { one.parentElement.open = true; }")

    def settled(self):
        """Everything that was done has been answered and saved."""
        self.page.wait_for_function(
            "!document.documentElement.classList.contains('mz-pending')", timeout=READY_MS
        )

    def type(self, label, text):
        control = self.page.get_by_label(label, exact=True)
        control.fill(text)
        control.blur()
        self.settled()

    def choose(self, label, text):
        self.page.get_by_label(label, exact=True).select_option(text)
        self.settled()

    def said_at(self, key):
        """What stands under a field."""
        return self.page.locator(f"[id='n-{key}']").inner_text()

    def foreign(self):
        local = ("data:", "blob:", self.home, self.home.replace("http", "ws"))
        return [url for url in self.asked if not url.startswith(local)]

    def kernel(self):
        config = self.page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent)")
        return f"{self.home}api/kernels/{config['kernelId']}"

    def english(self):
        return set(re.findall("[A-Za-z]+", self.page.locator("body").inner_text()))


@pytest.fixture(scope="session")
def wizard(new_page):
    """``with wizard(address, width=390) as one``: a page at the wizard, closed afterwards."""

    @contextmanager
    def opened(address, path="new", width=1280):
        opened = Wizard(new_page(width), address)
        try:
            yield opened.open(f"{address}{path}")
        finally:
            opened.page.close(run_before_unload=False)

    return opened
