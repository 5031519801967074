"""What the page asked for, as the kernel learns it."""

import asyncio
import threading

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketHandler

from mzsh_kit.app.request import asked, draft_id, forgotten, in_voila, remembered

DRAFT = "0123456789abcdef" * 2


@pytest.fixture
def preheated(monkeypatch):
    """Where a kernel asks for its request, answered by a server of one message."""

    class Asked(WebSocketHandler):
        def open(self, kernel):
            if kernel == "the-kernel":
                self.write_message({"QUERY_STRING": f"draft={DRAFT}&sample=1"})
            else:
                self.close()

    loop, sockets = asyncio.new_event_loop(), bind_sockets(0, "127.0.0.1")

    def serve():
        asyncio.set_event_loop(loop)
        HTTPServer(Application([("/voila/query/(.*)", Asked)])).add_sockets(sockets)
        loop.run_forever()

    thread = threading.Thread(target=serve)
    thread.start()
    port = str(sockets[0].getsockname()[1])
    for name, value in {"PREHEAT": "True", "APP_IP": "127.0.0.1", "APP_PORT": port}.items():
        monkeypatch.setenv(f"VOILA_{name}", value)
    monkeypatch.setenv("QUERY_STRING", "")
    yield monkeypatch
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_a_preheated_kernel_waits_for_the_page_and_asks_once(preheated):
    preheated.setenv("VOILA_KERNEL_ID", "the-kernel")
    assert draft_id() == DRAFT
    preheated.setenv("VOILA_APP_PORT", "1")
    assert (draft_id(), asked("sample"), asked("other")) == (DRAFT, "1", "")


def test_a_server_that_stops_before_anybody_asks_leaves_no_draft(preheated):
    preheated.setenv("VOILA_KERNEL_ID", "another")
    assert draft_id() == ""


@pytest.mark.parametrize("query", ["", "draft=", "draft=../../etc", f"draft={DRAFT}0", f"other={DRAFT}"])
def test_only_an_id_is_a_draft(monkeypatch, query):
    monkeypatch.setenv("QUERY_STRING", query)
    assert draft_id() == ""


def test_outside_voila_there_is_none(monkeypatch):
    monkeypatch.delenv("QUERY_STRING", raising=False)
    assert draft_id() == "" and not in_voila()


def test_what_the_browser_is_to_remember_is_escaped():
    assert (
        remembered('甲"><b>') == '<span class="mz-remember" data-unit="甲&quot;&gt;&lt;b&gt;" hidden></span>'
    )
    assert "mz-forget" in forgotten()
