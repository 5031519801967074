"""Puts ``templates/`` and ``notebooks/`` inside the package of a wheel; an editable install uses the
checkout's.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Data(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            for folder in ("templates", "notebooks"):
                build_data["force_include"][folder] = f"mzsh_kit/_data/{folder}"
