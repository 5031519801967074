"""From a plan to files: safe names, whole files, a manifest, nobody's edit overwritten."""

from .bugs import keep_bug
from .bundle import export_templates, find_office, pdfs, zip_of, zipped
from .files import digest, file_digest, make_folder, put
from .manifest import FileEntry, Manifest, input_digest, read_manifest, unchanged
from .names import safe_name, same_file
from .write import PLAN, Written, rendered, write_papers

__all__ = [
    "PLAN",
    "FileEntry",
    "Manifest",
    "Written",
    "digest",
    "export_templates",
    "file_digest",
    "find_office",
    "input_digest",
    "keep_bug",
    "make_folder",
    "pdfs",
    "put",
    "read_manifest",
    "rendered",
    "safe_name",
    "same_file",
    "unchanged",
    "write_papers",
    "zip_of",
    "zipped",
]
