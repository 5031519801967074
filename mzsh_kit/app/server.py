"""``mzsh app``: checks what it is asked and starts the server. Imports Voilà only when it serves."""

from __future__ import annotations

import ipaddress
import logging
import os
from importlib.util import find_spec

from .. import resources
from ..errors import KitError, fault

PORT = 8866


def serve(port: int = PORT, host: str = "127.0.0.1", token: str = "", open_browser: bool = True) -> None:
    """Serve the pages until the process is interrupted or terminated.

    A busy ``port`` is replaced by a free one; the address is printed. Raises :class:`KitError` when the extra
    ``app`` is not installed, the address cannot be used, or another machine could reach it without a token.
    """
    missing = [name for name in ("voila", "ipywidgets", "anywidget", "ipykernel") if find_spec(name) is None]
    if missing:
        raise KitError(fault("extra.missing", extra="app", found="、".join(missing)))
    if not (is_local(host) or token):
        raise KitError(fault("app.token", found=host or "0.0.0.0"))
    from .serving import KitVoila, configuration

    for name in ("tornado.access", "tornado.application", "tornado.general"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    os.environ["MZSH_OUTPUTS"] = str(resources.outputs())
    config = configuration(token, local=is_local(host))
    app = KitVoila(config=config, ip=host, port=port, open_browser=open_browser)
    app.initialize([])
    app.start()


def is_local(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
