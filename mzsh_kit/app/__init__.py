"""The form in the browser and its notebook. Only ``serving`` knows Voilà."""

from .page import plan_page

__all__ = ["plan_page"]
