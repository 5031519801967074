"""The page that checks a document: findings beside the words, the commented file, the way to the wizard."""

from .open import check_page

__all__ = ["check_page"]
