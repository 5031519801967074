"""The page that checks a document: what was found beside the words, the commented file, the way into the
wizard.
"""

from .open import check_page

__all__ = ["check_page"]
