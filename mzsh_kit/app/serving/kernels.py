"""The kernels behind the pages. One that dies is not started anew: its page would be deaf to it."""

from __future__ import annotations

from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import default

from .forked import NAME, available


class OwnKernels(KernelSpecManager):
    """Knows one kernel: the interpreter that runs the kit, whatever else is registered on the machine."""

    @default("kernel_dirs")
    def _no_folders(self) -> list[str]:
        return []

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        spec = super().get_kernel_spec(kernel_name)
        spec.argv = [*spec.argv, "--log-level=CRITICAL"]
        if available():
            spec.metadata = {**spec.metadata, "kernel_provisioner": {"provisioner_name": NAME}}
        return spec


class Kernels(AsyncMappingKernelManager):
    """Keeps the address of one visitor out of the kernel that waits for the next."""

    async def start_kernel(self, *args: Any, **options: Any) -> str:  # type: ignore[override]
        environment = {**(options.get("env") or {})}
        environment.pop("VOILA_REQUEST_URL", None)
        return await super().start_kernel(*args, **{**options, "env": environment})
