"""From a plan to files: safe names, whole files, a manifest, nobody's edit overwritten."""

from .bugs import keep_bug, logged
from .bundle import convert, find_office, pdfs, zip_of, zipped
from .exported import export_templates
from .files import clear_parts, digest, file_digest, make_folder, put, tree_digest, written
from .lock import LOCK, locked
from .manifest import FileEntry, Manifest, input_digest, kit_version, read_manifest, template_texts, unchanged
from .names import safe_name, same_file
from .scratch import made_in, scratch
from .write import FORMER, PLAN, Written, place_papers, rendered, tidied, write_papers

__all__ = [
    "FORMER",
    "LOCK",
    "PLAN",
    "FileEntry",
    "Manifest",
    "Written",
    "clear_parts",
    "convert",
    "digest",
    "export_templates",
    "file_digest",
    "find_office",
    "input_digest",
    "keep_bug",
    "kit_version",
    "locked",
    "logged",
    "made_in",
    "make_folder",
    "pdfs",
    "place_papers",
    "put",
    "read_manifest",
    "rendered",
    "safe_name",
    "same_file",
    "scratch",
    "template_texts",
    "tidied",
    "tree_digest",
    "unchanged",
    "write_papers",
    "written",
    "zip_of",
    "zipped",
]
