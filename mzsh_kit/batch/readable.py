"""Parameters in an executed notebook as people write them, not as ``\\u`` escapes."""

from __future__ import annotations


def keep_chinese() -> None:
    """Register a translator that keeps Chinese readable in papermill's injected cell."""
    from papermill.translators import PythonTranslator, papermill_translators

    class Readable(PythonTranslator):  # type: ignore[misc]
        @classmethod
        def translate_str(cls, val: str) -> str:
            return repr(val)

    papermill_translators.register("python", Readable)
