"""Executed notebooks: tidied before they are kept, normalised before they are compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from .meetings import Meeting

if TYPE_CHECKING:
    from nbformat import NotebookNode

ROOM = 5_000_000
"""Characters of output that are kept of one notebook."""

_CUT = "\n（输出过长，以下从略。）\n"
_KEY = "mzsh"
"""The record of a run among the metadata."""
_FOLDERS = re.compile(r"(?:[A-Za-z]:)?[\\/](?:[^\s'\"<>|:*?\\/]+[\\/]+)+")
_TIMES = ("start_time", "end_time", "duration")
_PATHS = ("input_path", "output_path", "parameters", "version")


@dataclass(frozen=True, slots=True)
class Record:
    """What an executed notebook was run for: digests by which the next run finds what has not changed, and the meeting.

    ``answers`` is of the row and all that its plan follows from, ``papers`` of what the papers follow from, ``notebook``
    of the notebook that was run.
    """

    answers: str = ""
    papers: str = ""
    notebook: str = ""
    meeting: Meeting | None = None


_RECORD = TypeAdapter(Record)


def kept(notebook: NotebookNode, record: Record) -> bytes:
    """The executed notebook as the file that is kept: runs of a stream as one, output bounded, with its record."""
    import nbformat

    writes: Any = nbformat.writes

    left = ROOM
    for cell in notebook.cells:
        if "outputs" in cell:
            cell.outputs, left = _bounded(_merged(cell.outputs), left)
    notebook.metadata[_KEY] = _RECORD.dump_python(record, mode="json")
    return f"{writes(notebook)}\n".encode("utf-8", "replace")


def record_of(path: Path) -> Record | None:
    """The record of a kept notebook; ``None`` where there is none."""
    try:
        return _RECORD.validate_python(json.loads(path.read_bytes())["metadata"][_KEY])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def normalise(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what no two runs share: ids of cells, times, folders of paths, papermill's own record.

    A path keeps its last name. What engines must agree in is all the rest.
    """
    plain = deepcopy(notebook)
    for key in ("execution", *_PATHS, *_TIMES):
        plain.metadata.pop(key, None)
        plain.metadata.get("papermill", {}).pop(key, None)
    for cell in plain.cells:
        cell.pop("id", None)
        cell.metadata.pop("execution", None)
        for key in _TIMES:
            cell.metadata.get("papermill", {}).pop(key, None)
        if "outputs" in cell:
            cell.outputs = _merged(cell.outputs)
    normal: NotebookNode = _without_folders(plain)
    return normal


def _merged(outputs: Iterable[NotebookNode]) -> list[NotebookNode]:
    """In each run of streams one of stdout and one of stderr: how often a kernel sends them is a matter of time."""
    merged: list[NotebookNode] = []
    run: dict[str, NotebookNode] = {}
    for output in outputs:
        if output.output_type != "stream":
            merged += [run[name] for name in sorted(run, reverse=True)]
            run = {}
            merged.append(output)
        elif output.name in run:
            run[output.name].text += output.text
        else:
            run[output.name] = output
    return merged + [run[name] for name in sorted(run, reverse=True)]


def _bounded(outputs: list[NotebookNode], left: int) -> tuple[list[NotebookNode], int]:
    return list(_within(outputs, left)), max(0, left - sum(map(_size, outputs)))


def _within(outputs: list[NotebookNode], left: int) -> Iterator[NotebookNode]:
    """What there is room for; the stream that goes beyond it is cut, and it is said so."""
    from nbformat import v4

    new_output: Any = v4.new_output

    for output in outputs:
        if _size(output) > left:
            text = output.text[:left] if output.output_type == "stream" else ""
            if text:
                yield new_output("stream", name=output.name, text=text)
            if left:
                yield new_output("stream", name="stderr", text=_CUT)
            return
        left -= _size(output)
        yield output


def _size(output: NotebookNode) -> int:
    if output.output_type == "stream":
        return len(output.text)
    return len(json.dumps(output, ensure_ascii=False))


def _without_folders(value: object) -> Any:
    if isinstance(value, str):
        return _FOLDERS.sub("", value)
    if isinstance(value, list):
        return [_without_folders(item) for item in value]
    if isinstance(value, dict):
        return type(value)({key: _without_folders(item) for key, item in value.items()})
    return value
