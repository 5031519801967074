"""From a plan to files: safe names, whole files, a manifest, nobody's edit overwritten."""

from .files import digest, file_digest, make_folder, put
from .manifest import FileEntry, Manifest, input_digest, read_manifest, unchanged
from .names import safe_name, same_file
from .write import Written, write_papers

__all__ = [
    "FileEntry",
    "Manifest",
    "Written",
    "digest",
    "file_digest",
    "input_digest",
    "make_folder",
    "put",
    "read_manifest",
    "safe_name",
    "same_file",
    "unchanged",
    "write_papers",
]
