"""A person at the wizard as the server sees one: the page's own requests and messages, without a browser."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import uuid
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_binary_message
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 600
_PATIENTLY: dict[str, Any] = {"request_timeout": PATIENCE, "connect_timeout": PATIENCE}
AsyncHTTPClient.configure(None, max_clients=500)
EIGHT = (
    ("unit.name", "清源县水务局"),
    ("unit.type", "局党组"),
    ("kind", "年度"),
    ("year", "2026"),
    ("meeting.date", "2027年1月15日"),
    ("meeting.venue", "三楼会议室"),
)
STEPS = ("kind", "meeting", "before", "agenda", "after", "duties", "review")
MEMBERS = [
    {"name": "张三", "post": "党组书记、局长", "role": "主要负责同志", "politics": "中共党员"},
    {"name": "李国庆", "post": "党组成员、副局长", "role": "班子成员", "politics": "中共党员"},
    {"name": "王海燕", "post": "党组成员、副局长", "role": "班子成员", "politics": "中共党员"},
]


class Visitor:
    """Opens the page, types, presses; ``models`` is what the page shows, by the ids of its widgets."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.models: dict[str, dict[str, Any]] = {}
        self._done: dict[str, asyncio.Event] = {}
        self._socket: WebSocketClientConnection

    async def open(self) -> None:
        """As far as a person sees the form: the page, its kernel, every widget's state."""
        while (
            page := await self._page()
        ).code == 503:  # the page that says there is no room goes on by itself
            await asyncio.sleep(float(page.headers["Retry-After"]))
        match = re.search(r'"kernelId": "([0-9a-f-]+)"', page.body.decode())
        assert match, "no kernel in the page"
        self.kernel = match[1]
        kernel = f"{self.address.replace('http', 'ws')}api/kernels/{self.kernel}"
        channels = f"{kernel}/channels?session_id={uuid.uuid4()}"
        self._socket = await websocket_connect(channels, connect_timeout=PATIENCE, max_message_size=2**28)
        self._listening = asyncio.create_task(self._listen())
        control = uuid.uuid4().hex
        await self._send("comm_open", comm_id=control, target_name="jupyter.widget.control", data={})
        await self._send("comm_msg", comm_id=control, data={"method": "request_states"})
        await self._until(lambda: bool(self._tables()))

    async def _page(self) -> HTTPResponse:
        return await AsyncHTTPClient().fetch(f"{self.address}new", raise_error=False, **_PATIENTLY)

    async def fill(self) -> None:
        """The eight answers, one after another."""
        for field, text in EIGHT:
            await self.tell(self.panel(), {"field": field, "text": text})
        await self.tell(self._tables()[0], {"rows": MEMBERS, "turn": 1})

    async def make(self) -> bytes:
        """The whole set as the zip that the page hands over."""
        for act, of in (("step", "produce"), ("all", ""), ("make", "")):
            await self.tell(self.panel(), {"act": act, "of": of})
        zips = [match[1] for model in self.models.values() if (match := _ZIP.search(model.get("html", "")))]
        assert len(zips) == 1, f"{len(zips)} archives"
        return base64.b64decode(zips[0])

    async def walk(self) -> None:
        """Every step, and all papers looked through at 核对."""
        for step in STEPS:
            await self.tell(self.panel(), {"act": "step", "of": step})
        await self._until(lambda: self._shows("审校各份材料") and not self._shows("正在审校"))

    def _shows(self, words: str) -> bool:
        return any(words in model.get("html", "") for model in self.models.values())

    async def close(self) -> None:
        """As a tab that closes."""
        self._listening.cancel()
        self._socket.close()
        await AsyncHTTPClient().fetch(
            f"{self.address}voila/api/shutdown/{self.kernel}",
            method="POST",
            body="",
            **_PATIENTLY,
        )

    async def look(self) -> None:
        """As the page does every few seconds."""
        await AsyncHTTPClient().fetch(f"{self.address}api/kernels/{self.kernel}", **_PATIENTLY)

    async def tell(self, model: str, content: dict[str, Any]) -> None:
        """A message of a widget's script, and its answer."""
        done = self._done[model] = asyncio.Event()
        await self._send("comm_msg", comm_id=model, data={"method": "custom", "content": content})
        await asyncio.wait_for(done.wait(), PATIENCE)

    def panel(self) -> str:
        return next(key for key, state in self.models.items() if "data-act" in state.get("html", ""))

    def _tables(self) -> list[str]:
        return [key for key, state in self.models.items() if state.get("place") == "members"]

    async def _until(self, holds: Any) -> None:
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await asyncio.sleep(0.005)

    async def _send(self, kind: str, **content: Any) -> None:
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": "b",
            "username": "",
            "version": "5.3",
        }
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {"version": "1.0.0"},
            "content": content,
        }
        await self._socket.write_message(json.dumps({**message, "channel": "shell", "buffers": []}))

    async def _listen(self) -> None:
        while (heard := await self._socket.read_message()) is not None:
            message = json.loads(heard) if isinstance(heard, str) else deserialize_binary_message(heard)
            if message["header"]["msg_type"] in ("comm_open", "comm_msg"):
                self._take(message["content"]["comm_id"], message["content"]["data"])

    def _take(self, comm: str, data: dict[str, Any]) -> None:
        for key, state in data.get("states", {}).items():
            self.models.setdefault(key, {}).update(state["state"])
        if "state" in data:
            self.models.setdefault(comm, {}).update(data["state"])
        if data.get("method") == "custom" and "done" in data["content"] and comm in self._done:
            self._done[comm].set()


_ZIP = re.compile(r'href="data:application/zip;base64,([^"]+)"')
