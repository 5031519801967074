"""Voilà as the kit serves it: its own template, its own interpreter, no request that leaves the host."""

from __future__ import annotations

import errno
import socket
import threading
import webbrowser
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_server.base.handlers import Template404
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from traitlets import default
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler

from .. import resources
from ..console import say
from ..errors import KitError, fault

IDLE_SECONDS = 600
"""A kernel that no tab is connected to ends after so long, should the browser not have told that it was closed."""

EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8")
"""What the page loads beside Voilà itself; other extensions of the machine's JupyterLab are not wanted."""

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


class OwnKernels(KernelSpecManager):
    """Knows one kernel: the interpreter that runs the kit, whatever else is registered on the machine."""

    @default("kernel_dirs")
    def _no_folders(self) -> list[str]:
        return []

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        spec = super().get_kernel_spec(kernel_name)
        spec.argv = [*spec.argv, "--log-level=ERROR"]
        return spec


class TabClosed(VoilaShutdownKernelHandler):  # type: ignore[misc]
    """Ends a kernel when its tab closes. The browser's beacon cannot carry the XSRF token; the id is the secret."""

    def check_xsrf_cookie(self) -> None:
        pass


def configuration(token: str, *, local: bool) -> Config:
    """Voilà's settings. Without a token it answers to this machine's names only (DNS rebinding)."""
    culling = {"cull_idle_timeout": IDLE_SECONDS, "cull_interval": 60, "cull_connected": False}
    headers = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    return Config(
        Voila={
            "notebook_path": str(resources.notebooks() / "plan.ipynb"),
            "token": token,
            "log_level": "CRITICAL",
            "tornado_settings": {"headers": headers, "allow_remote_access": bool(token) or not local},
        },
        VoilaConfiguration={
            "template": "lab",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "kernel_spec_manager_class": OwnKernels,
            "extension_allowlist": list(EXTENSIONS),
        },
        MappingKernelManager=culling,
        AsyncMappingKernelManager=culling,
    )


class KitVoila(Voila):  # type: ignore[misc]
    """One notebook in the kit's template, which is found beside the notebook and not on Voilà's search path."""

    ip: Any
    port: Any
    template_paths: Any

    @default("config_file_paths")
    def _no_configuration_files(self) -> list[str]:
        return []

    def setup_template_dirs(self) -> None:
        super().setup_template_dirs()
        self.template_paths = [str(resources.templates() / "voila" / "mzsh"), *self.template_paths]

    def init_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = super().init_settings()
        settings["jinja2_env"].loader.searchpath.insert(0, self.template_paths[0])
        return settings

    def init_handlers(self) -> list[Any]:
        """Voilà's, but no file is served beside the notebook, and tabs can say that they close."""
        ours = {VoilaShutdownKernelHandler: (TabClosed,), AllowListFileHandler: (Template404,)}
        return [(path, *ours.get(rest[0], rest)) for path, *rest in super().init_handlers()]

    def listen(self) -> None:
        sockets = self._bind(self.port)
        self.port = sockets[0].getsockname()[1]
        HTTPServer(self.app).add_sockets(sockets)
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
        host = f"[{self.ip}]" if ":" in self.ip else self.ip
        address = f"http://{host}:{self.port}/"
        say(f"请在浏览器中打开：{address}　（按Ctrl+C停止）")
        if self.open_browser:
            token = f"?token={self.token}" if self.token else ""
            threading.Thread(target=webbrowser.open, args=(address + token,), daemon=True).start()
