"""The server: the notebooks as pages, and pages of the kit's own around them. Only room that knows Voilà."""

from .config import configuration
from .voila import KitVoila

__all__ = ["KitVoila", "configuration"]
