"""Voilà as the kit serves it: its own template, its own interpreter, no request that leaves the host."""

from __future__ import annotations

import errno
import os
import socket
import threading
import webbrowser
from typing import Any

from jupyter_server.base.handlers import Template404
from jupyter_server.utils import url_path_join
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from traitlets import default
from voila.app import Voila
from voila.request_info_handler import RequestInfoSocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler, TemplateStaticFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from ... import resources
from ...console import say
from ...errors import KitError, fault
from . import exporter
from .handlers import Asked, Desk, Help, Home, KnownDrafts, New, Page, TabClosed

OWN = (("", Home), ("new", New), ("kept", KnownDrafts), ("desk", Desk), ("help", Help))

INSTEAD = {
    TornadoVoilaHandler: Page,
    RequestInfoSocketHandler: Asked,
    VoilaShutdownKernelHandler: TabClosed,
}
"""What stands in for Voilà's handlers."""

CLOSED = (TornadoVoilaTreeHandler, VoilaContentsHandler, AllowListFileHandler)
"""Voilà's handlers that list or give files: nothing is served beside the pages."""


class KitVoila(Voila):  # type: ignore[misc]
    """The notebooks in the kit's template, which is found beside them and not on Voilà's search path."""

    ip: Any
    port: Any
    template_paths: Any
    ssl: Any = None
    """Certificate and key of the server's own TLS."""

    proxied = False
    """Whether a proxy stands before the server, which tells who asks, and how."""

    @default("config_file_paths")
    def _no_configuration_files(self) -> list[str]:
        return []

    def setup_template_dirs(self) -> None:
        super().setup_template_dirs()
        self.template_paths = [str(resources.templates() / "voila" / "mzsh"), *self.template_paths]

    def init_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = super().init_settings()
        settings["jinja2_env"].loader.searchpath.insert(0, self.template_paths[0])
        settings["default_handler_class"] = Template404
        return settings

    def init_handlers(self) -> list[Any]:
        """The kit's pages, and of Voilà's what they need."""
        own = [(f"{self.base_url}{path}", handler) for path, handler in OWN]
        entry = [
            (url_path_join(self.base_url, path), handler)
            for path, handler in self.identity_provider.get_handlers()
        ]
        return [*own, *entry, *(_route(*rest) for rest in super().init_handlers())]

    def start(self) -> None:
        """Bind before kernels are preheated: they must know where to ask for their page."""
        exporter.use()
        self._sockets = self._bind(self.port)
        self.port = self._sockets[0].getsockname()[1]
        os.environ["VOILA_APP_IP"] = _reachable(self.ip)
        os.environ["MZSH_APP_SCHEME"] = "wss" if self.ssl else "ws"
        super().start()

    def listen(self) -> None:
        HTTPServer(self.app, ssl_options=self.ssl, xheaders=self.proxied).add_sockets(self._sockets)
        self._announce()
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            say("已停止。")
        finally:
            self.stop()

    def _bind(self, port: int) -> list[socket.socket]:
        try:
            return bind_sockets(port, self.ip)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and port:
                return self._bind(0)
            raise KitError(fault("app.address", found=f"{self.ip}:{port}")) from None

    def _announce(self) -> None:
        scheme = "https" if self.ssl else "http"
        address = f"{scheme}://{_bracketed(self.ip)}:{self.port}{self.base_url}"
        say(f"请在浏览器中打开：\n{address}\n按Ctrl+C停止。")
        if self.open_browser:  # without the token: every user of the machine sees the words of a command
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _route(path: str, handler: Any, *given: Any) -> tuple[Any, ...]:
    if handler in CLOSED:
        return (path, Template404)
    if handler is TemplateStaticFileHandler:
        return (path.replace("(.*)", r"(lab/static/\w[\w.-]*)"), handler, *given)
    return (path, INSTEAD.get(handler, handler), *given)


def _reachable(host: str) -> str:
    """Where this machine's own kernels reach a server that is bound to ``host``."""
    return {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, _bracketed(host))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
