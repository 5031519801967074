"""Voilà's settings: what it may load, how long a kernel lives, who is answered."""

from __future__ import annotations

import os

from traitlets.config import Config

from ... import resources
from .entry import Entry
from .forked import available
from .kernels import Kernels, OwnKernels
from .pages import PLAN

IDLE_SECONDS = 45
"""A kernel that no tab is connected to ends after so long, should the browser not have told that it was
closed.
"""

LOOK_SECONDS = 10
"""How often kernels are looked at for that."""

EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget")
"""What the page loads beside Voilà itself; other extensions of the machine's JupyterLab are not wanted."""

LARGEST_MESSAGE = 8 * 1024 * 1024
"""Bytes of one message from a page: a file of 5 MB and what is around it."""

MOST_KERNELS = 40
"""Pages open at once; a session with a set made takes 130 MB."""

MOST_STARTS = (10 if available() else 2) * (os.cpu_count() or 1)
"""Pages that are being opened at once; who comes later is told so, and let in as soon as there is room. A
kernel that is forked costs a tenth of one that loads its modules."""

POOLS = {True: (1, 0), False: (3, 1)}
"""Kernels that wait, for the plan's notebook and for each of the others, by whether one person's machine
serves.
"""

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def configuration(token: str, *, local: bool, base_url: str = "/", secure: bool = False) -> Config:
    """Voilà's settings. Without a token it answers to this machine's names only (DNS rebinding).

    ``secure``: the pages come by https, from here or from a proxy, and cookies are for that alone.
    """
    culling = {"cull_idle_timeout": IDLE_SECONDS, "cull_interval": LOOK_SECONDS, "cull_connected": False}
    plan, others = POOLS[local]
    return Config(
        Voila={
            "root_dir": str(resources.notebooks()),
            "token": token,
            "base_url": base_url,
            "identity_provider_class": Entry,
            "log_level": "CRITICAL",
            "tornado_settings": {
                "headers": HEADERS,
                "allow_remote_access": bool(token) or not local,
                "websocket_max_message_size": LARGEST_MESSAGE,
                "xsrf_cookie_kwargs": {"samesite": "Lax", "secure": secure, "path": base_url},
            },
        },
        Entry={"secure_cookie": secure},
        VoilaConfiguration={
            "template": "lab",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "kernel_spec_manager_class": OwnKernels,
            "multi_kernel_manager_class": Kernels,
            "extension_allowlist": list(EXTENSIONS),
            "preheat_kernel": True,
        },
        VoilaKernelManager={
            "kernel_pools_config": {PLAN: {"pool_size": plan}, "default": {"pool_size": others}}
        },
        KernelRestarter={"restart_limit": 0, "time_to_dead": 1.0},
        MappingKernelManager=culling,
        AsyncMappingKernelManager=culling,
    )
