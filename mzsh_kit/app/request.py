"""What the page asked for, for a notebook that Voilà runs: it may have been started before anybody asked.

Not by ``voila.utils.get_query_string``: importing Voilà costs every session 40 MB.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Mapping
from html import escape
from threading import Thread
from urllib.parse import parse_qs

from .drafts import is_id


def in_voila() -> bool:
    """Whether Voilà started this kernel."""
    return "VOILA_BASE_URL" in os.environ


def draft_id() -> str:
    """The id of the draft that the address names; empty where it names none.

    In a preheated kernel it waits for somebody to open the page: import what is slow before, read the date
    after.
    """
    given = asked("draft")
    return given if is_id(given) else ""


def asked(name: str) -> str:
    """One argument of the address, ``sample`` of ``?draft=…&sample=1``; empty where it is not given."""
    _wait()
    return parse_qs(os.environ.get("QUERY_STRING", "")).get(name, [""])[0]


def remembered(unit: str) -> str:
    """HTML that shows nothing and has the browser list this draft under 继续编制 by the unit's name."""
    return f'<span class="mz-remember" data-unit="{escape(unit)}" hidden></span>'


def forgotten() -> str:
    """HTML that has the browser take this draft off its list and go to the home page: it has been deleted."""
    return '<span class="mz-forget" hidden></span>'


def _wait() -> None:
    if os.environ.get("VOILA_PREHEAT") != "True":
        return
    facts: dict[str, str] = {}
    thread = Thread(target=lambda: facts.update(asyncio.run(_request())))
    thread.start()
    thread.join()
    os.environ.update(facts, VOILA_PREHEAT="False")


async def _request() -> Mapping[str, str]:
    """The request's facts as the server sends them once; nothing if it stops before."""
    from tornado.httpclient import HTTPRequest
    from tornado.websocket import websocket_connect

    host, port, kernel = (os.environ[f"VOILA_{name}"] for name in ("APP_IP", "APP_PORT", "KERNEL_ID"))
    scheme, base = os.environ.get("MZSH_APP_SCHEME", "ws"), os.environ.get("VOILA_BASE_URL", "/")
    address = f"{scheme}://{host}:{port}{base}voila/query/{kernel}"
    # The server of this very machine: its certificate is for the name that people know.
    connection = await websocket_connect(HTTPRequest(address, validate_cert=False))
    message = await connection.read_message()
    return {name: str(value) for name, value in json.loads(message or "{}").items()}
