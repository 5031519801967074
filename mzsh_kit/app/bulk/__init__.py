"""批量生成: a roster handed in, its faults, its units made one after another, their papers as one zip."""

from .open import batch_page

__all__ = ["batch_page"]
