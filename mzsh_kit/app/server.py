"""``mzsh app``: checks what it is asked and starts the server. Imports Voilà only when it serves."""

from __future__ import annotations

import ipaddress
import json
import logging
import os
import ssl
import sys
import webbrowser
from pathlib import Path
from urllib.request import urlopen

from .. import resources
from ..console import say
from ..errors import KitError, fault, need_extra
from ..office import SHARED
from ..system import refused
from .desk import folder_mark

PORT = 8866
SHORTEST_TOKEN = 16
_PATIENCE = 3
"""Seconds in which a server on this machine answers."""


def serve(
    port: int = PORT,
    host: str = "127.0.0.1",
    token: str = "",
    open_browser: bool = True,
    *,
    certfile: Path | None = None,
    keyfile: Path | None = None,
    base_url: str = "/",
    proxied: bool = False,
) -> None:
    """Serve the pages until the process is interrupted or terminated.

    A busy ``port`` is replaced by a free one; the address is printed. Where the kit already runs there on the
    same outputs, that one is opened instead. ``certfile`` and ``keyfile`` (PEM) make it https. Behind a proxy
    (``proxied``), which speaks https to people, the pages stand under ``base_url``. Raises :class:`KitError`
    when the extra ``app`` is not installed, the address or the certificate cannot be used, or another machine
    could reach it without a token of at least 16 characters.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # jsonschema can do without; loading it takes a second
    need_extra("app", "voila", "ipywidgets", "anywidget", "ipykernel")
    open_to_others = proxied or not is_local(host)
    if open_to_others and len(token) < SHORTEST_TOKEN:
        code = "app.token_short" if token else "app.token"
        raise KitError(fault(code, found=host or "0.0.0.0", wanted=SHORTEST_TOKEN))
    tls = _tls(certfile, keyfile)
    if not (open_to_others or token or tls) and (address := running(host, port)):
        say(f"程序已经在运行，请在浏览器中打开：{address}")
        if open_browser:
            webbrowser.open(address)
        return
    from .serving import KitVoila, configuration

    for name in ("tornado.access", "tornado.application", "tornado.general"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    os.environ["MZSH_OUTPUTS"] = str(resources.outputs())
    base = f"/{base_url.strip('/')}/".replace("//", "/")
    secure = bool(tls) or proxied
    os.environ[SHARED] = "1" if open_to_others or token else "0"
    config = configuration(token, local=not open_to_others, base_url=base, secure=secure)
    app = KitVoila(config=config, ip=host, port=port, open_browser=open_browser)
    app.ssl, app.proxied = tls, proxied
    app.initialize([])
    app.start()


def _tls(certfile: Path | None, keyfile: Path | None) -> ssl.SSLContext | None:
    if not certfile:
        if keyfile:
            raise KitError(fault("app.certificate", str(keyfile), found="只有私钥，没有证书"))
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(certfile, keyfile, password="")
    except ssl.SSLError:
        raise KitError(
            fault("app.certificate", str(certfile), found="证书和私钥不是一对，或者不是PEM格式")
        ) from None
    except OSError as error:
        raise refused(error, certfile, reading=True) from None
    return context


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
