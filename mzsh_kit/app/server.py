"""``mzsh app``: checks what it is asked and starts the server. Imports Voilà only when it serves."""

from __future__ import annotations

import ipaddress
import json
import logging
import os
import webbrowser
from importlib.util import find_spec
from urllib.request import urlopen

from .. import resources
from ..console import say
from ..errors import KitError, fault
from .desk import folder_mark
from .office import SHARED

PORT = 8866
_PATIENCE = 3
"""Seconds in which a server on this machine answers."""


def serve(port: int = PORT, host: str = "127.0.0.1", token: str = "", open_browser: bool = True) -> None:
    """Serve the pages until the process is interrupted or terminated.

    A busy ``port`` is replaced by a free one; the address is printed. Where the kit already runs there on the same outputs,
    that one is opened instead. Raises :class:`KitError` when the extra
    ``app`` is not installed, the address cannot be used, or another machine could reach it without a token.
    """
    missing = [name for name in ("voila", "ipywidgets", "anywidget", "ipykernel") if find_spec(name) is None]
    if missing:
        raise KitError(fault("extra.missing", extra="app", found="、".join(missing)))
    if not (is_local(host) or token):
        raise KitError(fault("app.token", found=host or "0.0.0.0"))
    if is_local(host) and not token and (found := running(host, port)):
        say(f"程序已经在运行，请在浏览器中打开：{found}")
        if open_browser:
            webbrowser.open(found)
        return
    from .serving import KitVoila, configuration

    for name in ("tornado.access", "tornado.application", "tornado.general"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    os.environ["MZSH_OUTPUTS"] = str(resources.outputs())
    os.environ[SHARED] = "0" if is_local(host) and not token else "1"
    config = configuration(token, local=is_local(host))
    app = KitVoila(config=config, ip=host, port=port, open_browser=open_browser)
    app.initialize([])
    app.start()


def running(host: str, port: int) -> str:
    """The address of the kit that already serves the same outputs there; empty where none does."""
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    try:
        with urlopen(f"{address}kept", timeout=_PATIENCE) as reply:
            mark = json.load(reply).get("folder")
    except (OSError, ValueError, AttributeError):
        return ""
    return address if mark == folder_mark(resources.outputs()) else ""


def is_local(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
