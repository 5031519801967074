"""What the site's pages need beyond mkdocs: roles of docstrings (``:class:`X```) as plain code."""

import re
from typing import Any


def on_page_content(html: str, **_: Any) -> str:
    """The page without the names of the roles."""
    return re.sub(r":(?:class|func|mod|meth):(?=\s*<)", "", html)
