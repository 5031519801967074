"""Names of Office Open XML: namespaces, content types."""

from __future__ import annotations

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
W = f"{{{NAMESPACE}}}"
